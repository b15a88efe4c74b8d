//! Every event as the host reads it: JSON with listed fields, and nothing of a person in it.

use super::*;
use crate::campaign::utm::{KEYS, Utm};

fn every() -> Vec<Event> {
    let code = || EventCode::from("x");
    vec![
        Event::Ready,
        Event::ViewShown { view: code() },
        Event::QuestionnaireStarted,
        Event::StepViewed { index: 1, of: 10 },
        Event::QuestionnaireCompleted { level: None },
        Event::QuestionnaireCompleted { level: Some(code()) },
        Event::AssessmentAttempted,
        Event::AssessmentRecorded(Box::new(AssessmentRecord {
            questionnaire: code(),
            version: r#"2026 "a\b""#.into(),
            hash: Digest::new(&"0a".repeat(32)).unwrap(),
            level: EventCode::from("C3"),
            minimal: false,
            taken_on: NaiveDate::from_ymd_opt(2026, 11, 23).unwrap(),
            valid_until: NaiveDate::from_ymd_opt(2027, 11, 22).unwrap(),
        })),
        Event::CalculatorChanged { tool: code() },
        Event::CalculatorCompleted { tool: code() },
        Event::PlanCompared { tool: code() },
        Event::PlanSaved { tool: code() },
        Event::StatementConfirmed { tool: code(), hash: Digest::new(&"0a".repeat(32)).unwrap() },
        Event::SuggestionsViewed { count: 3 },
        Event::SuggestionSelected { product: code(), position: 1 },
        Event::CtaClicked { product: code() },
        Event::LanguageChanged { locale: EventCode::from("zh-CN") },
        Event::PiiDropped,
        Event::LinkDropped,
        Event::UtmCleaned,
        Event::ConfigError { count: 2 },
        Event::OffersLeftOut { count: 1 },
        Event::RecordReplayed { differences: None },
        Event::RecordReplayed {
            differences: Some(vec![Difference {
                place: "/under/document".into(),
                then: "\"1\"".into(),
                now: "2".into(),
            }]),
        },
    ]
}

#[test]
fn payloads_are_json_with_the_campaign_in_them() {
    let mut utm = Utm::default();
    utm.set("utm_campaign", "春节 a/b").unwrap();
    for event in every() {
        let json: serde_json::Value = serde_json::from_str(&event.json(&utm)).unwrap();
        assert_eq!(json["utm"]["utm_campaign"], "春节 a/b", "{event:?}");
        let plain: serde_json::Value = serde_json::from_str(&event.json(&Utm::default())).unwrap();
        assert!(plain.is_object() && plain.get("utm").is_none(), "{event:?}");
    }
}

/// Whatever a campaign's key holds, no event has a person's data, and each is JSON without an escape.
#[test]
fn no_event_has_personal_data() {
    for personal in ["138_0013_8000", "110105491231002", "DE89 3704 0044 0532 0130 00", "a@b.cn", "4111111111111111"] {
        let mut utm = Utm::default();
        for (key, (before, after)) in
            KEYS.into_iter().zip([("", ""), ("x_", ""), ("", "_x"), ("春节", "上海"), ("a\"", "\"b")])
        {
            assert!(utm.set(key, &format!("{before}{personal}{after}")).is_err(), "{key} {personal}");
        }
        for event in every() {
            let json = event.json(&utm);
            assert!(
                serde_json::from_str::<serde_json::Value>(&json).is_ok_and(|json| json.get("utm").is_none()),
                "{json}"
            );
        }
    }
}

#[test]
fn fields_are_those_that_the_documentation_lists() {
    let fields = "view index of level tool hash count product position locale questionnaire version minimal \
                  taken_on valid_until";
    let of_records = ["verdict", "differences"];
    let allowed: Vec<&str> = fields.split(' ').collect();
    for event in every() {
        let json: serde_json::Value = serde_json::from_str(&event.json(&Utm::default())).unwrap();
        for (key, value) in json.as_object().unwrap() {
            if matches!(event, Event::RecordReplayed { .. }) {
                assert!(of_records.contains(&key.as_str()), "{event:?}: {key}");
                continue;
            }
            assert!(allowed.contains(&key.as_str()), "{event:?}: {key}");
            assert!(value.is_string() || value.is_boolean() || value.as_u64().is_some_and(|n| n < 1000));
        }
    }
}

#[test]
fn a_record_says_which_rules_and_which_days_and_no_answer() {
    let every = every();
    let record = every.iter().find(|event| event.name() == "assessment.recorded").unwrap();
    let json: serde_json::Value = serde_json::from_str(&record.json(&Utm::default())).unwrap();
    let wanted = serde_json::json!({
        "questionnaire": "x", "version": "2026 \"a\\b\"", "hash": "0a".repeat(32), "level": "C3",
        "minimal": false, "taken_on": "2026-11-23", "valid_until": "2027-11-22",
    });
    assert_eq!(json, wanted);
}

#[test]
fn what_is_no_hash_is_no_digest() {
    let hash = "0123456789abcdef".repeat(4);
    assert!(Digest::new(&hash).is_some());
    for text in ["", "12000", &hash.to_uppercase(), &hash.replace('a', "g"), &hash[1..], &format!("{hash}0")] {
        assert_eq!(Digest::new(text), None, "{text}");
    }
}

#[test]
fn what_a_customer_types_is_no_code() {
    for text in ["", "1200000", "张三", "a b", "a\"b", "a@b.cn", &"x".repeat(65)] {
        assert_eq!(EventCode::new(text), None, "{text}");
        assert_eq!(EventCode::from(text).as_str(), "other");
    }
    for text in ["mortgage", "C3", "zh-CN", "fund.money_1"] {
        assert_eq!(EventCode::from(text).as_str(), text);
    }
}
