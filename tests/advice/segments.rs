//! What customers need: the sample bank's rules, and what of them is told.

use finplan::advice::facts::{Facts, Need, Occupation};
use finplan::advice::level::Level;
use finplan::advice::ranking::RankingOrder;
use finplan::advice::segment::{Known, QuestionnaireProgress, Rule, SegmentReason, UsedTool, Visit, matched};
use finplan::advice::suitability::Customer;
use finplan::base::Id;
use finplan::base::Locale;
use finplan::suggest;
use rust_decimal::Decimal;

use super::{bank, customer, day, shown, today};

fn used(tool: &'static str, kept: u32, numbers: &[(&'static str, u32)]) -> Visit {
    let numbers: Vec<_> = numbers.iter().map(|(input, number)| (*input, Decimal::from(*number))).collect();
    Visit {
        tools: vec![UsedTool { tool, changed: !numbers.is_empty(), kept, numbers }],
        questions: QuestionnaireProgress::Untouched,
    }
}

/// The segment of the sample bank, and why.
fn found(facts: &Facts, level: Option<Level>, visit: &Visit) -> (String, Vec<SegmentReason>) {
    let bank = bank();
    let (segment, because) = matched(&bank.segments, &Known { facts, level, visit }).unwrap();
    (segment.id.to_string(), because)
}

#[test]
fn each_need_of_the_sample_bank_is_found_and_says_why() {
    let none = Visit::default();
    let sum =
        |from: u32, to: u32| Facts { means_from: Some(from.into()), means_to: Some(to.into()), ..Facts::default() };
    let cases = [
        (
            sum(6_000_000, 9_000_000),
            None,
            none.clone(),
            "high_net_worth",
            vec![SegmentReason::MeansFrom(6_000_000.into())],
        ),
        (
            Facts { occupation: Some(Occupation::BusinessOwner), ..sum(0, 50_000) },
            None,
            none.clone(),
            "business_owner",
            vec![SegmentReason::Occupation(Occupation::BusinessOwner)],
        ),
        (
            Facts::default(),
            None,
            used("business_loan", 0, &[("amount", 500_000)]),
            "business_owner",
            vec![SegmentReason::Used("business_loan")],
        ),
        (
            Facts { age_to: Some(30), ..sum(0, 50_000) },
            Some(Level::C2),
            none.clone(),
            "young_starter",
            vec![SegmentReason::AgeTo(35), SegmentReason::MeansTo(300_000.into())],
        ),
        (
            Facts::default(),
            None,
            used("saving_goal", 0, &[("goal", 200_000)]),
            "young_starter",
            vec![SegmentReason::Planned("saving_goal")],
        ),
        (
            Facts::default(),
            None,
            used("saving_goal", 2, &[]),
            "young_starter",
            vec![SegmentReason::Opened("saving_goal"), SegmentReason::Kept(1)],
        ),
        (
            Facts { horizon_months: Some(60), ..Facts::default() },
            Some(Level::C5),
            none.clone(),
            "growth",
            vec![SegmentReason::Level, SegmentReason::HorizonFrom(36)],
        ),
        (Facts::default(), Some(Level::C1), none.clone(), "cautious", vec![SegmentReason::Level]),
        (
            Facts { goal: Some(Need::Preservation), ..Facts::default() },
            Some(Level::C3),
            none.clone(),
            "cautious",
            vec![SegmentReason::Goal(Need::Preservation)],
        ),
        (Facts::default(), Some(Level::C3), none, "balanced", vec![]),
    ];
    for (facts, level, visit, id, because) in cases {
        assert_eq!(found(&facts, level, &visit), (id.to_owned(), because), "{facts:?} {visit:?}");
    }
}

#[test]
fn what_a_rule_excludes_is_not_found_by_its_other_conditions() {
    let young =
        Facts { age_to: Some(30), means_from: Some(0.into()), means_to: Some(50_000.into()), ..Facts::default() };
    let retired = Facts { occupation: Some(Occupation::Retired), ..young };
    let (id, because) = found(&retired, None, &used("saving_goal", 0, &[("goal", 200_000)]));
    assert_eq!((id.as_str(), because), ("balanced", vec![]));
    // 300,001 is above the rule's bound of 300,000.
    assert_eq!(found(&Facts::default(), None, &used("saving_goal", 0, &[("goal", 300_001)])).0, "balanced");
}

#[test]
fn only_what_held_is_told_and_of_alternatives_the_first() {
    let rule = |json: &str| {
        let when = [
            "{\"id\": \"x\", \"heading\": {\"zh-CN\": \"甲\", \"zh-TW\": \"甲\", \"en\": \"A\"}, \"reason\": \
            {\"zh-CN\": \"甲\", \"zh-TW\": \"甲\", \"en\": \"A\"}, \"needs\": [\"saving\"], \"when\": ",
            json,
            "}",
        ];
        let text = include_str!("../../public/banks/sample.json");
        let (before, after) = text.split_once("\"segments\": [").unwrap();
        let text = [before, "\"segments\": [", &when.concat(), ",", after].concat();
        finplan::config::load(&text, &|_| true, today()).unwrap().segments.remove(0).when
    };
    let facts = Facts { goal: Some(Need::Home), age_from: Some(40), ..Facts::default() };
    let visit = Visit { questions: QuestionnaireProgress::Finished, ..used("mortgage", 3, &[("amount", 1)]) };
    let told = |rule: &Rule| {
        let mut because = Vec::new();
        let known = Known { facts: &facts, level: None, visit: &visit };
        rule.holds(&known, &mut because).then_some(because)
    };
    let goal = SegmentReason::Goal(Need::Home);
    for (json, expected) in [
        ("{}", Some(vec![])),
        (r#"{"goals": ["home"], "age_from": 40}"#, Some(vec![goal, SegmentReason::AgeFrom(40)])),
        (r#"{"goals": ["home"], "age_from": 41}"#, None),
        (
            r#"{"any": [{"goals": ["home"], "age_from": 41}, {"kept_from": 2}, {"goals": ["home"]}]}"#,
            Some(vec![SegmentReason::Kept(2)]),
        ),
        (r#"{"any": [{"kept_from": 4}], "goals": ["home"]}"#, None),
        (r#"{"not": [{"kept_from": 4}], "finished": true}"#, Some(vec![SegmentReason::Finished])),
        (r#"{"not": [{"any": [{"kept_from": 4}, {"opened": ["mortgage"]}]}]}"#, None),
        (r#"{"opened": ["car_loan", "mortgage"]}"#, Some(vec![SegmentReason::Opened("mortgage")])),
        (r#"{"plan": {"tool": "mortgage"}}"#, Some(vec![SegmentReason::Used("mortgage")])),
        (r#"{"plan": {"tool": "car_loan"}}"#, None),
        (
            r#"{"plan": {"tool": "mortgage", "input": "amount", "from": 1}}"#,
            Some(vec![SegmentReason::Planned("mortgage")]),
        ),
        (r#"{"plan": {"tool": "mortgage", "input": "amount", "from": 2}}"#, None),
        // Of an unknown fact nothing holds, not even its upper bound.
        (r#"{"means_to": 100}"#, None),
        (r#"{"horizon_to": 12}"#, None),
    ] {
        assert_eq!(told(&rule(json)), expected, "{json}");
    }
}

#[test]
fn a_visit_alone_leads_to_a_need_only_where_the_rule_asks_for_it() {
    let bank = bank();
    let need = |visit: Visit| {
        let found = suggest::need(&bank, &Customer::default(), &visit, today());
        found.map(|(segment, because)| (segment.id.to_string(), because))
    };
    assert_eq!(need(Visit::default()), None, "of a stranger nothing is said");
    assert_eq!(need(used("mortgage", 0, &[("amount", 1)])), None);
    let business = Some(("business_owner".to_owned(), vec![SegmentReason::Used("business_loan")]));
    assert_eq!(need(used("business_loan", 0, &[("amount", 1)])), business);
    let stale = Customer { assessment: customer(&bank, Level::C2, false).assessment, ..Customer::default() };
    let later = day(2028, 11, 23);
    assert_eq!(suggest::need(&bank, &stale, &used("business_loan", 0, &[("amount", 1)]), later), None);
}

#[test]
fn the_need_decides_the_order_and_the_neutral_order_ignores_it() {
    let bank = bank();
    let known = customer(&bank, Level::C3, false);
    let business = Customer { segment: Id::new("business_owner"), ..known.clone() };
    let ask = |customer: &Customer, order| {
        let suggestions = suggest::products(&bank, customer, order, today());
        (suggestions.segment.map(|segment| segment.id.to_string()), shown(&suggestions).join(" "))
    };
    let (id, order) = ask(&business, RankingOrder::Personal);
    assert_eq!(id.as_deref(), Some("business_owner"));
    assert_ne!(order, ask(&known, RankingOrder::Personal).1);
    // R20: by name it is as if nothing was known.
    let neutral = RankingOrder::ByName(Locale::En);
    assert_eq!(ask(&business, neutral), ask(&known, neutral));
    assert_eq!(ask(&business, neutral).0, None);
}

#[test]
fn a_record_replays_the_need_without_telling_what_was_done() {
    let bank = bank();
    let business = Customer { segment: Id::new("business_owner"), ..customer(&bank, Level::C3, false) };
    let record = suggest::record(&bank, &business, RankingOrder::Personal, today());
    assert!(record.as_str().contains("\"segment\":\"business_owner\""));
    assert!(!record.as_str().contains("business_loan\":"));
    assert_eq!(suggest::replay(&bank, record.as_str()), Ok(Vec::new()));
}
