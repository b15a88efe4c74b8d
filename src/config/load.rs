//! From the text of a document to a bank or the list of all its problems.

use std::sync::Arc;

use chrono::NaiveDate;

use super::bank::Bank;
use super::check;
use super::model::disclosure::Disclosure;
use super::model::home::HomeCard;
use super::model::institution::Institution;
use super::model::packs;
use super::model::provider::Provider;
use super::model::saving_case::SavingCase;
use super::model::segment;
use super::model::statement::StatementRules;
use super::model::texts::Texts;
use super::model::theme::Theme;
use super::model::tools as tool_settings;
use super::model::wording::{BankWording, WordingInForce};
use super::node::suggestion;
use super::node::{Key, Node, PartialList, read_object};
use super::problem::{Problem, ProblemCode, Problems, ToolRules};
use super::publication::joined;
#[cfg(feature = "cli")]
use super::schema::{self, Definitions, Property};
use super::tools::ToolsConfig;
use crate::advice::catalogue::Product;
use crate::advice::lifecycle::LifecycleThresholds;
use crate::advice::matching::Matching;
use crate::advice::models::Models;
use crate::advice::questionnaire::Questionnaire;
use crate::advice::segment::Segment;
use crate::base::Locale;
use crate::base::json::{self, Json};
use crate::handover::settings::Settings;
use crate::tool::pack::Packs;

/// The version of the document's form that this build reads.
pub const SCHEMA_VERSION: u32 = 1;

/// The largest document, in bytes.
const MAX_DOCUMENT_BYTES: usize = 8_000_000;

/// A part of the document, if it could be read.
#[derive(Debug)]
pub(super) struct DocumentPart<T> {
    value: T,
    readable: bool,
}

impl<T> DocumentPart<T> {
    /// The part, where it could be read or left out.
    pub(super) fn get(&self) -> Option<&T> {
        self.readable.then_some(&self.value)
    }
}

/// Describes the whole document: like `object!`, but a part that cannot be read leaves the others readable.
macro_rules! document {
    (
        $(#[doc = $about:literal])*
        DocumentParts {
            $( $(#[doc = $note:literal])* $([$optional:ident])? $field:ident $(as $key:literal)? : $type:ty ),+ $(,)?
        }
    ) => {
        /// The parts of a document.
        #[derive(Debug)]
        pub(super) struct DocumentParts { $( pub(super) $field: DocumentPart<$type> ),+ }

        impl DocumentParts {
            fn read(json: &Json, problems: &mut Problems) -> DocumentParts {
                const KEYS: &[Key] = &[$( super::node::key!($([$optional])? $field $($key)?) ),+];
                let mut optional = KEYS.iter().map(|key| !key.required);
                let mut parts = DocumentParts {
                    $( $field: DocumentPart { value: Node::initial(), readable: optional.next() == Some(true) } ),+
                };
                let _noted = read_object(json, KEYS, problems, &mut |place, json, problems| {
                    $(
                        if place == 0 {
                            parts.$field.readable = parts.$field.value.read(json, problems);
                            return parts.$field.readable;
                        }
                        let place = place.wrapping_sub(1);
                    )+
                    let _beyond = place;
                    false
                });
                parts
            }
        }

        /// The JSON Schema of the document.
        #[cfg(feature = "cli")]
        fn properties(definitions: &mut Definitions) -> serde_json::Value {
            let properties = vec![$( Property {
                key: super::node::key!($([$optional])? $field $($key)?),
                about: &[$($note),*],
                schema: <$type as Node>::schema(definitions),
            } ),+];
            schema::object(&[$($about),*], properties)
        }
    };
}

document! {
    /// What a bank sets for FinPlan: one document.
    ///
    /// Amounts are in units of the institution's currency, rates in percent (3.5 means 3.5 %).
    /// `finplan check` lists every problem with its place.
    DocumentParts {
        /// Where this schema is, for editors.
        [optional] schema_address as "$schema": Option<String>,
        /// Phrases that are banned, allowed or required besides those that are built in. None of these is ever lifted.
        [optional] wording: BankWording,
        /// The version of the document's form: 1.
        schema: u32,
        /// The bank's own version of this document, which goes into records.
        version: String,
        /// Who speaks.
        institution: Institution,
        /// Colours and shape; left out, FinPlan's own.
        [optional] theme: Option<Theme>,
        /// The languages that are offered, the default first.
        locales: PartialList<Locale>,
        /// The cards of the home screen in their order. Only tools with a card are opened.
        home: PartialList<HomeCard>,
        /// Whether each screen is an entry of the browser's history, so that its back leads to the screen before; left
        /// out, true.
        [optional] browser_history: Option<bool>,
        /// Whether the calm way is taken from the start: larger, one thing at a time, with a number to call. Every
        /// customer may choose it and leave it; left out, false.
        [optional] calm: Option<bool>,
        /// Defaults and limits of the tools' inputs.
        [optional] tools: Settings,
        /// Dated rules and reference rates that are not FinPlan's own.
        [optional] packs: Packs,
        /// Assumed returns for the saving goal, the default first.
        [optional] saving_cases: PartialList<SavingCase>,
        /// How the all-in cost statement is read and confirmed.
        [optional] cost_statement: Option<StatementRules>,
        /// The risk questionnaire.
        [optional] questionnaire: Option<Questionnaire>,
        /// Segments of customers, the most specific first.
        [optional] segments: PartialList<Segment>,
        /// From when on a plan counts as old; left out, FinPlan's own thresholds.
        [optional] lifecycle: Option<LifecycleThresholds>,
        /// How products are matched and put in order.
        [optional] matching: Option<Matching>,
        /// What was learned from many anonymous visits.
        [optional] models: Option<Models>,
        /// Other companies whose products are sold.
        [optional] providers: PartialList<Provider>,
        /// Words that must stand beside products.
        [optional] disclosures: PartialList<Disclosure>,
        /// The products.
        [optional] products: PartialList<Product>,
        /// Own wording of built-in texts: language, key, text.
        [optional] texts: Texts,
    }
}

/// The list and place that a pointer leads into, where it leads into one entry of a list.
pub(super) fn list_entry(pointer: &str) -> Option<(&str, usize)> {
    let mut steps = pointer.split('/').skip(1);
    Some((steps.next()?, steps.next()?.parse().ok()?))
}

impl DocumentParts {
    /// Whether this entry of a list was not left out.
    pub(super) fn is_kept(&self, list: &str, place: usize) -> bool {
        match list {
            "products" => self.products.value.at(place).is_some(),
            "disclosures" => self.disclosures.value.at(place).is_some(),
            "segments" => self.segments.value.at(place).is_some(),
            _ => true,
        }
    }

    /// Leaves out the products, required words and segments that break a rule of words. Whether that cures the document
    /// of these problems: what else is wrong concerns the whole of it.
    fn leave_out(&mut self, problems: &[Problem]) -> bool {
        let mut known: Vec<(&str, usize)> = Vec::new();
        for problem in problems {
            let of_words =
                matches!(problem.code, ProblemCode::Wording | ProblemCode::RequiredWords | ProblemCode::ForeignHost);
            let Some((list, place)) = list_entry(&problem.pointer).filter(|_| of_words) else { return false };
            if known.contains(&(list, place)) {
                continue;
            }
            known.push((list, place));
            if !self.leave_out_entry(list, place) {
                return false;
            }
        }
        true
    }

    /// Leaves out one entry of a list; false where it is not there or the list is not one of offers.
    fn leave_out_entry(&mut self, list: &str, place: usize) -> bool {
        match list {
            "products" => self.products.value.leave_out(place),
            "disclosures" => self.disclosures.value.leave_out(place),
            "segments" => self.segments.value.leave_out(place),
            _ => false,
        }
    }

    fn into_bank(self, json: &Json, warnings: Vec<Problem>, left_out: Vec<Problem>) -> Bank {
        let tools = ToolsConfig::new(
            self.tools.value,
            self.packs.value,
            self.saving_cases.value.into_entries(),
            self.cost_statement.value,
            self.lifecycle.value,
            self.institution.value.currency,
        );
        Bank {
            version: self.version.value,
            institution: self.institution.value,
            theme: self.theme.value,
            locales: self.locales.value.into_entries(),
            home: self.home.value.into_entries(),
            browser_history: self.browser_history.value.unwrap_or(true),
            calm: self.calm.value.unwrap_or(false),
            tools: Arc::new(tools),
            questionnaire: self.questionnaire.value,
            questionnaire_data: json.entry("questionnaire").and_then(json::stringify),
            matching: self.matching.value,
            models: self.models.value,
            providers: self.providers.value.into_entries(),
            products: self.products.value.into_kept(),
            segments: self.segments.value.into_kept(),
            texts: self.texts.value,
            disclosures: self.disclosures.value.into_kept(),
            warnings,
            left_out,
        }
    }
}

/// Reads and checks a bank's document.
///
/// `known_text` says whether a key of `texts` is that of a built-in text. `today` decides which disclosures are
/// in force and which dates are old. What is lawful but old comes back as [`Bank::warnings`].
///
/// # Errors
/// Every problem of the document, in its order.
///
/// ```
/// use finplan::config::{load, ProblemCode};
/// let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
/// let problems = load("{\"schema\": 1, \"insitution\": {}}", &|_| true, today).unwrap_err();
/// assert_eq!(problems[0].pointer, "/insitution");
/// assert_eq!(problems[0].code, ProblemCode::UnknownKey);
/// assert_eq!(problems[0].expected, "did you mean institution?");
/// ```
pub fn load(text: &str, known_text: &dyn Fn(&str) -> bool, today: NaiveDate) -> Result<Bank, Vec<Problem>> {
    let bank = load_lenient(text, known_text, today)?;
    if bank.left_out.is_empty() { Ok(bank) } else { Err(bank.left_out) }
}

/// Reads a bank's document for customers: an offer that breaks a rule of words (a product with a banned phrase, without
/// its required words, with a link that leads away; such words; such a segment) is left out, with its problems in
/// [`Bank::left_out`], and the rest of the bank stands.
///
/// # Errors
/// Every problem of the document, where one of them concerns more than such an offer.
///
/// ```
/// use finplan::config::{SAMPLE, load_lenient};
/// let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
/// let bank = load_lenient(&SAMPLE.replace("黄金价格变化", "黄金价格稳赚"), &|_| true, today).unwrap();
/// assert!(bank.left_out[0].pointer.ends_with("/summary/zh-CN"));
/// ```
pub fn load_lenient(text: &str, known_text: &dyn Fn(&str) -> bool, today: NaiveDate) -> Result<Bank, Vec<Problem>> {
    load_parsed(&parse(&[text])?, known_text, today)
}

/// Reads a document, in one text or in [pieces](super::Piece); what it says is not looked at.
///
/// # Errors
/// It is too large, or no JSON.
pub fn parse(texts: &[impl AsRef<str>]) -> Result<Json, Vec<Problem>> {
    let mut problems = Problems::default();
    let length: usize = texts.iter().map(|text| text.as_ref().len()).fold(0, usize::saturating_add);
    if length > MAX_DOCUMENT_BYTES {
        problems.note(ProblemCode::TooLarge, "at most 8000000 bytes", &length.to_string());
        return Err(problems.into_list());
    }
    let pieces: Result<Vec<Json>, json::SyntaxError> = texts.iter().map(|text| json::parse(text.as_ref())).collect();
    match pieces {
        Ok(mut pieces) if pieces.len() == 1 => Ok(pieces.swap_remove(0)),
        Ok(pieces) => Ok(joined(pieces)),
        Err(error) => {
            problems.note(ProblemCode::Syntax, error.expected, &error.place());
            Err(problems.into_list())
        }
    }
}

/// The same of a document that was parsed.
///
/// # Errors
/// As of [`load_lenient`].
pub fn load_parsed(json: &Json, known_text: &dyn Fn(&str) -> bool, today: NaiveDate) -> Result<Bank, Vec<Problem>> {
    let mut problems = Problems::default();
    problems.wording = Some(Box::new(WordingInForce::new(today)));
    problems.suggest = Some(suggestion);
    problems.tools = Some(ToolRules { settings: tool_settings::checked, planned: segment::check_input });
    let mut parts = DocumentParts::read(json, &mut problems);
    let mut left_out: Vec<Problem> = Vec::new();
    loop {
        check::check(&parts, json, known_text, today, &mut problems);
        let found = problems.take();
        if found.is_empty() {
            break;
        }
        let cured = parts.leave_out(&found);
        left_out.extend(found);
        if !cured {
            return Err(left_out);
        }
    }
    let warnings = check::warnings(&parts, today);
    let mut bank = parts.into_bank(json, warnings, left_out);
    bank.warnings.extend(packs::warnings(&bank.tools.packs, today));
    Ok(bank)
}

/// The bank of a document in which [`load`] has found no problem: nothing is checked anew. In the browser the checks
/// are a chunk of their own, which the document that the widget was built with does not need.
///
/// ```
/// use finplan::base::json::parse;
/// use finplan::config::{SAMPLE, load, load_trusted};
/// let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
/// let bank = load(SAMPLE, &|_| true, today).unwrap();
/// assert_eq!(load_trusted(&parse(SAMPLE).unwrap()).products, bank.products);
/// ```
#[must_use]
pub fn load_trusted(document: &Json) -> Bank {
    DocumentParts::read(document, &mut Problems::default()).into_bank(document, Vec::new(), Vec::new())
}

/// The JSON Schema of a bank's document, as the file in `public/schema/` holds it.
#[cfg(feature = "cli")]
#[must_use]
pub fn schema_text() -> String {
    let mut definitions = Definitions::default();
    let mut schema = properties(&mut definitions);
    let mut whole = serde_json::Map::new();
    whole.insert("$schema".into(), "https://json-schema.org/draft/2020-12/schema".into());
    whole.insert("title".into(), "FinPlan bank document".into());
    if let Some(fields) = schema.as_object_mut() {
        whole.append(fields);
    }
    whole.insert("$defs".into(), definitions.into_value());
    let mut text = serde_json::to_string_pretty(&serde_json::Value::Object(whole)).unwrap_or_default();
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::SAMPLE;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
    }

    #[test]
    fn the_sample_bank_has_no_problem_and_no_warning() {
        let bank = load(SAMPLE, &|_| true, today()).unwrap_or_else(|problems| {
            panic!("{}", problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
        });
        assert_eq!(bank.warnings, []);
        assert!(bank.products.len() >= 12);
    }
}
