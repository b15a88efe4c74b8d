//! Checks across the parts of a document. Each runs as far as the parts it needs could be read.

mod address;
mod products;
mod suffix;
mod words;

use chrono::{Days, NaiveDate};

use super::load::{DocumentParts, SCHEMA_VERSION};
use super::model::home::HomeCard;
use super::model::questionnaire;
use super::node::PartialList;
use super::problem::{Problem, ProblemCode, Problems};
use crate::advice::mode::Mode;
use crate::advice::questionnaire::Questionnaire;
use crate::base::Id;
use crate::base::json::Json;
use crate::base::stable_sort;

/// Notes everything that contradicts something else.
pub(super) fn check(
    parts: &DocumentParts,
    json: &Json,
    known_text: &dyn Fn(&str) -> bool,
    today: NaiveDate,
    problems: &mut Problems,
) {
    if let Some(version) = parts.schema.get().filter(|version| **version != SCHEMA_VERSION) {
        problems.note_at(&["schema"], ProblemCode::Range, "1, the version that this build reads", &version.to_string());
    }
    check_locales(parts, problems);
    check_home(parts, problems);
    if let Some(Some(questionnaire)) = parts.questionnaire.get() {
        check_questionnaire(questionnaire, parts, today, problems);
    }
    unique("segments", parts.segments.get(), |segment| &segment.id, problems);
    unique("providers", parts.providers.get(), |provider| &provider.id, problems);
    unique("products", parts.products.get(), |product| &product.id, problems);
    unique("saving_cases", parts.saving_cases.get(), |case| &case.id, problems);
    check_disclosures(parts, problems);
    products::check(parts, today, problems);
    products::check_first(parts, problems);
    words::check(json, parts, problems);
    if let Some(texts) = parts.texts.get() {
        texts.check_keys(known_text, problems);
    }
}

/// Notes every id that an earlier entry of the list has.
fn unique<T>(list: &str, entries: Option<&PartialList<T>>, id: fn(&T) -> &Id, problems: &mut Problems) {
    let ids = readable(entries).map(|(place, entry)| (id(entry).as_str(), place));
    for (id, place) in repeated(ids.collect()) {
        let pointer = [list, &place.to_string(), "id"];
        problems.note_at(&pointer, ProblemCode::Duplicate, "a new id", id);
    }
}

/// The names that stand there a second time, with their places.
fn repeated(names: Vec<(&str, usize)>) -> Vec<(&str, usize)> {
    let names = stable_sort(&names, &|a, b| a < b);
    let pairs = names.windows(2).filter_map(|pair| match pair {
        [(first, _), (second, place)] if first == second => Some((*second, *place)),
        _ => None,
    });
    let repeated: Vec<(&str, usize)> = pairs.collect();
    stable_sort(&repeated, &|a, b| a.1 < b.1)
}

/// The entries of a list that could be read, with their places.
fn readable<T>(entries: Option<&PartialList<T>>) -> impl Iterator<Item = (usize, &T)> {
    entries.into_iter().flat_map(PartialList::iter)
}

fn check_questionnaire(
    questionnaire: &Questionnaire,
    parts: &DocumentParts,
    today: NaiveDate,
    problems: &mut Problems,
) {
    let mark = problems.enter("questionnaire");
    if questionnaire.approved_on > today {
        let found = questionnaire.approved_on.to_string();
        problems.note_at(&["approved_on"], ProblemCode::Range, "a day that is not in the future", &found);
    }
    if parts.institution.get().is_none_or(|institution| institution.mode != Mode::Education) {
        questionnaire::check_formal(questionnaire, problems);
    }
    problems.leave(mark);
}

fn check_locales(parts: &DocumentParts, problems: &mut Problems) {
    let Some(locales) = parts.locales.get() else {
        return;
    };
    if locales.is_empty() {
        problems.note_at(&["locales"], ProblemCode::Empty, "at least one language", "none");
    }
    for (index, locale) in locales.iter() {
        if locales.iter().any(|(earlier, other)| earlier < index && other == locale) {
            problems.note_at(
                &["locales", &index.to_string()],
                ProblemCode::Duplicate,
                "each language once",
                locale.tag(),
            );
        }
    }
}

fn check_home(parts: &DocumentParts, problems: &mut Problems) {
    let Some(home) = parts.home.get() else { return };
    if home.is_empty() {
        problems.note_at(&["home"], ProblemCode::Empty, "at least one card", "none");
    }
    for (index, card) in home.iter() {
        let place = index.to_string();
        if home.iter().any(|(earlier, other)| earlier < index && other == card) {
            problems.note_at(&["home", &place], ProblemCode::Duplicate, "each card once", card.code());
        }
        let lacking = match card {
            HomeCard::Tool(_) | HomeCard::WellBeing => continue,
            HomeCard::RiskProfile if parts.questionnaire.get() == Some(&None) => "a questionnaire for this card",
            HomeCard::Suggestions if parts.products.get().is_some_and(PartialList::is_empty) => {
                "products for this card"
            }
            HomeCard::RiskProfile | HomeCard::Suggestions => continue,
        };
        problems.note_at(&["home", &place], ProblemCode::Inconsistent, lacking, "none");
    }
    let has = |card: HomeCard| home.iter().any(|(_, other)| *other == card);
    let institution = parts.institution.get().is_some_and(|i| i.mode == Mode::Institution);
    let all = parts.products.get();
    // Deposits, loans and insurance that invests nothing wait for no result.
    let waits =
        all.is_none_or(PartialList::is_empty) || readable(all).any(|(_, product)| product.kind.regime().is_some());
    if has(HomeCard::Suggestions) && institution && waits && !has(HomeCard::RiskProfile) {
        let expected = "the card risk_profile: without a result no product that invests is matched";
        problems.note_at(&["home"], ProblemCode::Inconsistent, expected, "suggestions alone");
    }
}

fn check_disclosures(parts: &DocumentParts, problems: &mut Problems) {
    for (index, disclosure) in readable(parts.disclosures.get()) {
        let twin = readable(parts.disclosures.get()).any(|(earlier, other)| {
            earlier < index && other.id == disclosure.id && other.valid_from == disclosure.valid_from
        });
        if twin {
            let expected = "a new id, or another valid_from for a new version";
            problems.note_at(&["disclosures", &index.to_string()], ProblemCode::Duplicate, expected, &disclosure.id);
        }
    }
}

/// Half a year: after that a rate is looked at again.
const OLD: Days = Days::new(183);

/// What is lawful but should be looked at.
pub(super) fn warnings(parts: &DocumentParts, today: NaiveDate) -> Vec<Problem> {
    let mut warnings = Problems::default();
    let old = today.checked_sub_days(OLD).unwrap_or(today);
    let mut dated = |pointer: &[&str], as_of: NaiveDate| {
        if as_of < old {
            warnings.note_at(pointer, ProblemCode::Stale, "a value not older than half a year", &as_of.to_string());
        } else if as_of > today {
            warnings.note_at(pointer, ProblemCode::Stale, "a day that is not in the future", &as_of.to_string());
        }
    };
    for (tool, setting) in parts.tools.get().into_iter().flat_map(|tools| tools.iter()) {
        if let Some(source) = &setting.source {
            dated(&["tools", tool, &setting.input, "source", "as_of"], source.as_of);
        }
    }
    let statement = parts.cost_statement.get().and_then(Option::as_ref);
    if let Some(source) = statement.and_then(|rules| rules.source.as_ref()) {
        dated(&["cost_statement", "source", "as_of"], source.as_of);
    }
    if let Some(Some(matching)) = parts.matching.get() {
        dated(&["matching", "as_of"], matching.as_of);
    }
    if let Some(Some(models)) = parts.models.get() {
        dated(&["models", "trained_on"], models.trained_on);
    }
    for (index, case) in readable(parts.saving_cases.get()) {
        dated(&["saving_cases", &index.to_string(), "as_of"], case.as_of);
    }
    for (index, product) in readable(parts.products.get()) {
        let place = index.to_string();
        if let Some(loan) = &product.loan {
            dated(&["products", &place, "loan", "as_of"], loan.as_of);
        }
        if let Some(as_of) = product.as_of {
            dated(&["products", &place, "as_of"], as_of);
        }
    }
    products::warnings(parts, today, &mut warnings);
    for (index, product) in readable(parts.products.get()) {
        if let Some(last) = product.on_sale_to.filter(|last| *last < today) {
            let pointer = ["products", &index.to_string(), "on_sale_to"];
            warnings.note_at(&pointer, ProblemCode::Stale, "a product that is on sale", &last.to_string());
        }
    }
    warnings.into_list()
}
