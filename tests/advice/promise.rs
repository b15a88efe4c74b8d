//! What a segment's sentence promises holds of the list below it.

use finplan::advice::facts::{Facts, Need};
use finplan::advice::level::{Grade, Level};
use finplan::advice::ranking::{RankingOrder, Suggestions};
use finplan::advice::segment::Visit;
use finplan::advice::suitability::Customer;
use finplan::config::{Bank, Problem, SAMPLE, load};
use finplan::handover::product_intent::ProductIntent;
use finplan::suggest;
use finplan::tools::registry::TOOLS;
use serde_json::{Value, json};

use super::needs::{seen, worked_with};
use super::{bank, customer, shown, today};

/// What the sample bank's sentences promise, read from the words alone.
fn is_as_promised(words: &str, one: &finplan::advice::catalogue::Product) -> bool {
    let money = one.kind.holds_money();
    let small = one.minimum.is_none_or(|minimum| minimum <= 1_000.into());
    let free = one.term_days.is_none() && one.holding_months.is_none() && one.early_exit.is_none();
    let soon = one.cash_days.is_some_and(|days| days <= 3) && free;
    let steady = one.grade().is_none_or(|grade| grade <= Grade::R2);
    (!words.contains("起点低") || money && small)
        && (!words.contains("取用方便") || money && soon)
        && (!words.contains("波动小") || money && steady)
        && (!words.contains("久放") || one.holding_months.is_some_and(|months| months >= 36))
        && (!words.contains("备用的钱") || one.kind.is_loan() || one.needs.contains(&Need::Emergency) && soon)
}

#[test]
fn above_every_list_stands_a_true_sentence_or_none() {
    let bank = bank();
    let (mut told, mut kept_back) = (Vec::new(), 0);
    let mut look = |list: &Suggestions<'_>| {
        let Some(segment) = list.segment else { return };
        let words = &segment.reason.as_ref().unwrap().zh_cn;
        if !list.segment_applies {
            kept_back += 1;
            return;
        }
        assert!(is_as_promised(words, list.shown[0].product), "{words} above {}", list.shown[0].product.id);
        let kept: Vec<bool> = list.shown.iter().map(|one| segment.leads(one.product)).collect();
        assert!(kept[0] && kept.is_sorted_by(|a, b| a >= b), "{words} above {:?}", shown(list));
        told.push(segment.id.to_string());
    };
    let levels = Level::ALL.iter().map(|level| customer(&bank, *level, false)).chain([Customer::default()]);
    for person in levels {
        for goal in Need::ALL.iter().map(|need| Some(*need)).chain([None]) {
            for horizon_months in [None, Some(0), Some(12), Some(60)] {
                for segment in bank.segments.iter().map(|segment| Some(segment.id.clone())).chain([None]) {
                    let facts = Facts { goal, horizon_months, ..Facts::default() };
                    let person = Customer { facts, segment, ..person.clone() };
                    look(&suggest::products(&bank, &person, RankingOrder::Personal, today()));
                }
            }
        }
        for tool in TOOLS {
            let intent = ProductIntent::of(tool, &finplan::tool::value::Values::default(), today());
            for visit in [Visit::default(), worked_with(tool.id)] {
                let mut person = person.clone();
                intent.unwrap_or_default().add_to(&mut person);
                look(&seen(&bank, &mut person, &visit));
            }
        }
    }
    for segment in &bank.segments {
        assert!(told.iter().any(|id| segment.id == id.as_str()), "{} is never told", segment.id);
    }
    assert!(kept_back > 0, "a sentence that is always there proves nothing");
}

#[test]
fn an_equity_fund_never_stands_under_low_minimums_and_easy_access() {
    let bank = bank();
    let mut young = customer(&bank, Level::C5, false);
    young.facts = Facts {
        age_from: Some(18),
        age_to: Some(35),
        means_from: Some(0.into()),
        means_to: Some(50_000.into()),
        horizon_months: Some(60),
        goal: Some(Need::Growth),
        ..Facts::default()
    };
    let list = suggest::products(&bank, &young, RankingOrder::Personal, today());
    assert_eq!(
        (list.segment.unwrap().id.as_str(), shown(&list)[0], list.segment_applies),
        ("young_starter", "index_fund", false)
    );
    young.facts.goal = Some(Need::Emergency);
    let list = suggest::products(&bank, &young, RankingOrder::Personal, today());
    assert_eq!((shown(&list)[0], list.segment_applies), ("demand", true));
    assert!(
        !suggest::products(&bank, &young, RankingOrder::ByName(finplan::base::Locale::En), today()).segment_applies
    );
}

fn changed(change: impl FnOnce(&mut Value)) -> Result<Bank, Vec<Problem>> {
    let mut document: Value = serde_json::from_str(SAMPLE).unwrap();
    change(&mut document);
    load(&document.to_string(), &|_| true, today())
}

#[test]
fn the_check_refuses_a_sentence_that_cannot_hold() {
    let young = |document: &mut Value, first: Value| document["segments"][2]["first"] = first;
    for (first, place) in [
        // Words that no rule keeps, in each language in which they stand there.
        (json!([{"cash_days_to": 3}]), "/segments/2/reason/zh-CN"),
        (json!([{"minimum_to": 1000}]), "/segments/2/reason/en"),
        (json!([{"minimum_to": 1000, "cash_days_to": 90}]), "/segments/2/reason/zh-TW"),
        (json!([{"minimum_to": 1000, "cash_days_to": 3}, {"needs": ["growth"]}]), "/segments/2/reason/zh-CN"),
        // Rules that no product can keep.
        (json!([{"minimum_to": 0, "cash_days_to": 3}]), "/segments/2/first/0"),
        (json!([{"minimum_to": 1000, "cash_days_to": 3, "holding_from": 1}]), "/segments/2/first/0/holding_from"),
        (json!([{}]), "/segments/2/first/0"),
        (json!([{"minimum_to": -1, "cash_days_to": 3}]), "/segments/2/first/0/minimum_to"),
    ] {
        let problems = changed(|document| young(document, first.clone())).unwrap_err();
        assert!(problems.iter().any(|problem| problem.pointer == place), "{first}: {problems:?}");
    }
    // Without a rule the sentence never stands there, and the check says so.
    let bank = changed(|document| {
        document["segments"][2].as_object_mut().unwrap().remove("first");
    })
    .unwrap();
    assert_eq!(bank.warnings.iter().map(|one| one.pointer.as_str()).collect::<Vec<_>>(), ["/segments/2/first"]);
}

#[test]
fn a_product_left_out_for_its_words_does_not_turn_a_rule_into_a_fault() {
    let mut document: Value = serde_json::from_str(SAMPLE).unwrap();
    document["segments"][2]["first"] = json!([{"minimum_to": 1, "cash_days_to": 0, "grade_to": "R1"}]);
    document["products"][0]["summary"]["zh-CN"] = "稳赚不赔".into();
    let bank = finplan::config::load_lenient(&document.to_string(), &|_| true, today()).unwrap();
    assert!(bank.product("demand").is_none() && bank.left_out.len() == 1);
}
