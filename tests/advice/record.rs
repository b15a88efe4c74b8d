//! Records of suggestions: what is in them, and that they come out the same again.

use finplan::advice::facts::Facts;
use finplan::advice::level::Level;
use finplan::advice::ranking::RankingOrder;
use finplan::advice::suitability::Customer;
use finplan::base::Locale;
use finplan::config::{Bank, SAMPLE, load};
use finplan::suggest;
use serde_json::Value;

use super::{assessed, bank, customer, day, shown, today};

/// Different people, as the questionnaire leaves them.
fn people(bank: &Bank) -> Vec<Customer> {
    let mut people = vec![Customer::default(), customer(bank, Level::C1, true), customer(bank, Level::C3, false)];
    for given in [
        [("horizon", "now"), ("liquidity", "days"), ("means", "to_50k")],
        [("horizon", "later"), ("liquidity", "any"), ("means", "over_6m")],
        [("horizon", "three"), ("liquidity", "month"), ("age", "from_65")],
    ] {
        people.push(Customer::assessed(assessed(bank, 9, &given)));
        people.push(Customer::assessed(assessed(bank, 0, &given)));
    }
    people.push(Customer { amount: Some("20000.50".parse().unwrap()), ..customer(bank, Level::C5, false) });
    people
}

fn orders() -> [RankingOrder; 4] {
    [
        RankingOrder::Personal,
        RankingOrder::ByName(Locale::ZhCn),
        RankingOrder::ByName(Locale::ZhTw),
        RankingOrder::ByName(Locale::En),
    ]
}

#[test]
fn every_record_comes_out_the_same_again() {
    let bank = bank();
    for person in people(&bank) {
        for order in orders() {
            let record = suggest::record(&bank, &person, order, today());
            assert_eq!(suggest::replay(&bank, record.as_str()), Ok(Vec::new()), "{record:?}");
            assert_eq!(suggest::record_date(record.as_str()), Ok(today()));
        }
    }
}

#[test]
fn a_record_is_canonical_json_of_what_was_shown() {
    let bank = bank();
    for person in people(&bank) {
        for order in orders() {
            let record = suggest::record(&bank, &person, order, today());
            let json: Value = serde_json::from_str(record.as_str()).unwrap();
            let ids: Vec<&str> = json["answer"]["shown"]
                .as_array()
                .unwrap()
                .iter()
                .map(|one| one["product"].as_str().unwrap())
                .collect();
            let suggestions = suggest::listed(&bank, &person, order, today());
            assert_eq!(ids, shown(&suggestions));
            let withheld = json["answer"]["withheld"].as_array().unwrap();
            assert_eq!(withheld.len(), suggestions.withheld.len());
            for one in json["answer"]["shown"].as_array().unwrap().iter().chain(withheld) {
                assert!(!one["words"].as_array().unwrap().is_empty(), "{one}");
                assert!(one["words"][0].as_str().unwrap().ends_with("@2026-11-01"), "{one}");
            }
            assert_eq!(sorted(&json).to_string(), record.as_str(), "keys in order, no space");
        }
    }
}

/// The same value with the keys of every object in order.
fn sorted(value: &Value) -> Value {
    match value {
        Value::Object(entries) => {
            let mut entries: Vec<_> = entries.iter().collect();
            entries.sort_by_key(|(key, _)| *key);
            Value::Object(entries.into_iter().map(|(key, value)| (key.clone(), sorted(value))).collect())
        }
        Value::Array(values) => Value::Array(values.iter().map(sorted).collect()),
        other => other.clone(),
    }
}

#[test]
fn r19_a_record_holds_no_answer_no_score_and_no_name() {
    let bank = bank();
    let questionnaire = bank.questionnaire.as_ref().unwrap();
    let person = Customer::assessed(assessed(&bank, 9, &[("means", "to_300k")]));
    let record = suggest::record(&bank, &person, RankingOrder::Personal, today());
    let json: Value = serde_json::from_str(record.as_str()).unwrap();
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&json), ["answer", "asked", "under"]);
    assert_eq!(keys(&json["asked"]), ["date", "facts", "order", "profile"]);
    let profile =
        ["facts_changed", "goal_level", "level", "minimal", "questionnaire", "taken_on", "valid_until", "version"];
    assert_eq!(keys(&json["asked"]["profile"]), profile);
    for item in &questionnaire.items {
        for choice in &item.choices {
            assert!(!record.as_str().contains(&format!("\"{}\"", choice.id)) || is_fact(&choice.id), "{}", choice.id);
        }
    }
    assert!(json["asked"]["facts"]["means_to"].is_string(), "the band, as the rules read it: {json}");
}

/// Facts have their own names, which a choice may share.
fn is_fact(id: &str) -> bool {
    finplan::advice::facts::Need::from_code(id).is_some() || finplan::advice::facts::Occupation::from_code(id).is_some()
}

#[test]
fn another_document_questionnaire_or_product_is_named_in_the_replay() {
    let then = bank();
    let record = suggest::record(&then, &customer(&then, Level::C3, false), RankingOrder::Personal, today());
    let again = |text: &str| suggest::replay(&load(text, &|_| true, today()).unwrap(), record.as_str()).unwrap();
    let differences = again(&SAMPLE.replacen(&then.version, "2027.1", 1));
    assert_eq!(differences.len(), 1);
    assert_eq!((differences[0].place.as_str(), differences[0].now.as_str()), ("/under/document", "2027.1"));

    let mut document: Value = serde_json::from_str(SAMPLE).unwrap();
    document["questionnaire"]["version"] = "9".into();
    let stale = again(&document.to_string());
    assert!(stale.iter().any(|one| one.place.starts_with("/answer/shown") && one.now.is_empty()), "{stale:?}");
    assert!(stale.iter().any(|one| one.place.contains("/reasons/")), "{stale:?}");

    let mut document: Value = serde_json::from_str(SAMPLE).unwrap();
    let grade = document["products"].as_array().unwrap().iter().position(|one| one["seller_grade"] == "R1").unwrap();
    document["products"][grade]["seller_grade"] = "R5".into();
    let regraded = again(&document.to_string());
    assert!(regraded.iter().all(|one| one.place.starts_with("/answer/")) && !regraded.is_empty(), "{regraded:?}");
}

#[test]
fn what_somebody_changed_in_a_record_is_found() {
    let bank = bank();
    let record = suggest::record(&bank, &customer(&bank, Level::C2, false), RankingOrder::Personal, today());
    let changed = record.as_str().replace("\"level\":\"C2\"", "\"level\":\"C5\"");
    assert!(suggest::replay(&bank, &changed).unwrap().iter().any(|one| one.place.starts_with("/answer/shown")));
    let shown = record.as_str().replacen("\"product\":\"", "\"product\":\"x_", 1);
    let differences = suggest::replay(&bank, &shown).unwrap();
    assert_eq!(differences.len(), 1, "{differences:?}");
    assert!(differences[0].then.starts_with("x_") && differences[0].place.ends_with("/product"));
}

#[test]
fn what_is_no_record_is_refused_with_its_problems() {
    let bank = bank();
    let record = suggest::record(&bank, &Customer::default(), RankingOrder::Personal, today());
    for (text, place) in [
        ("", ""),
        ("[]", "/asked"),
        ("{\"asked\":{}}", "/asked/date"),
        (&record.as_str().replace("personal", "by_return"), "/asked/order"),
        (&record.as_str().replace("\"facts\":{}", "\"facts\":{\"income\":5}"), "/asked/facts/income"),
    ] {
        let problems = suggest::replay(&bank, text).unwrap_err();
        assert_eq!(problems[0].pointer, place, "{text}: {problems:?}");
    }
}

#[test]
fn a_record_is_run_again_for_its_own_day() {
    let bank = bank();
    let record = suggest::record(&bank, &customer(&bank, Level::C3, false), RankingOrder::Personal, day(2026, 11, 24));
    let later = load(SAMPLE, &|_| true, day(2027, 12, 1)).unwrap();
    assert_eq!(suggest::replay(&later, record.as_str()), Ok(Vec::new()), "the result counts as it did then");
    assert_ne!(customer(&bank, Level::C3, false).facts, Facts::default());
}
