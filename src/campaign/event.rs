//! What a host learns about a visit: a closed list of events, each with a closed list of harmless fields.

mod field;

use chrono::NaiveDate;

use super::utm::Utm;
use crate::advice::record::{Difference, Record};
use crate::base::json::write::{entry, next, quoted};
use crate::domain::date::iso;

pub use field::{Code, Digest};

/// What an institution keeps of a formal assessment, handed over because the customer pressed for it. No answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssessmentRecord {
    /// The questionnaire's name.
    pub questionnaire: Code,
    /// Its version, as the institution wrote it.
    pub version: String,
    /// Of `JSON.stringify` of the questionnaire's data, which the institution can make again.
    pub hash: Digest,
    /// The level.
    pub level: Code,
    /// Whether it is the lowest category within the level.
    pub minimal: bool,
    /// The day of the assessment.
    pub taken_on: NaiveDate,
    /// The last day on which it counts.
    pub valid_until: NaiveDate,
}

/// Something that happened, as the host learns it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The first screen can be used.
    Ready,
    /// A screen is shown.
    ViewShown {
        /// `home`, `risk_profile`, `suggestions` or the name of a tool.
        view: Code,
    },
    /// The first question is shown.
    QuestionnaireStarted,
    /// A question is shown; which answer was given is never told.
    StepViewed {
        /// Its place, from 1.
        index: u32,
        /// The number of questions.
        of: u32,
    },
    /// Every question is answered.
    QuestionnaireCompleted {
        /// The level, where the bank's configuration lets the host know it.
        level: Option<Code>,
    },
    /// The answers were submitted for a formal assessment: it counts towards the limits, which the institution keeps.
    AssessmentAttempted,
    /// The customer handed over the record of an assessment.
    AssessmentRecorded(Box<AssessmentRecord>),
    /// An input of a tool was changed; which and to what is never told.
    CalculatorChanged {
        /// The tool.
        tool: Code,
    },
    /// The customer looked at a result long enough, or used it.
    CalculatorCompleted {
        /// The tool.
        tool: Code,
    },
    /// A variant of a tool's inputs was put beside what is entered; which inputs is never told.
    PlanCompared {
        /// The tool.
        tool: Code,
    },
    /// The customer asked to keep variants on the device; what is in them is never told.
    PlanSaved {
        /// The tool.
        tool: Code,
    },
    /// A cost statement was in view for the time that the bank asks for, and confirmed.
    StatementConfirmed {
        /// The tool that drew it up.
        tool: Code,
        /// Of the statement's canonical JSON; see [`statement`](crate::tool::statement).
        hash: Digest,
    },
    /// Suggestions are shown.
    SuggestionsViewed {
        /// How many.
        count: u32,
    },
    /// A suggestion was opened.
    SuggestionSelected {
        /// The product.
        product: Code,
        /// Its place in the list, from 1.
        position: u32,
    },
    /// "Continue at the bank".
    CtaClicked {
        /// The product.
        product: Code,
    },
    /// The customer consented that the record of a list goes to the host. The one event with what is known about her.
    SuggestionsRecorded {
        /// The record.
        record: Record,
        /// Of its canonical JSON.
        hash: Digest,
    },
    /// A record that the host gave was run again.
    RecordReplayed {
        /// Where it differs; `None` where it is no record.
        differences: Option<Vec<Difference>>,
    },
    /// Another language was chosen.
    LanguageChanged {
        /// The language's tag.
        locale: Code,
    },
    /// Part of a link looked like a person's data and was dropped.
    PiiDropped,
    /// Part of a link was not understood and was dropped.
    LinkDropped,
    /// A value of the campaign's keys is not what the link had: it was cleaned or dropped.
    UtmCleaned,
    /// The bank's configuration has problems; the console lists them.
    ConfigError {
        /// How many.
        count: u32,
    },
    /// Offers that break a rule of words are left out; the console lists why.
    OffersLeftOut {
        /// How many problems they have.
        count: u32,
    },
}

impl Event {
    /// The name, which the host's page sees as `finplan:<name>`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Event::Ready => "ready",
            Event::ViewShown { .. } => "view.shown",
            Event::QuestionnaireStarted => "questionnaire.started",
            Event::StepViewed { .. } => "questionnaire.step_viewed",
            Event::QuestionnaireCompleted { .. } => "questionnaire.completed",
            Event::AssessmentAttempted => "questionnaire.attempted",
            Event::AssessmentRecorded(_) => "assessment.recorded",
            Event::CalculatorChanged { .. } => "calculator.changed",
            Event::CalculatorCompleted { .. } => "calculator.completed",
            Event::PlanCompared { .. } => "plan.compared",
            Event::PlanSaved { .. } => "plan.saved",
            Event::StatementConfirmed { .. } => "statement.confirmed",
            Event::SuggestionsViewed { .. } => "suggestion.viewed",
            Event::SuggestionSelected { .. } => "suggestion.selected",
            Event::CtaClicked { .. } => "cta.clicked",
            Event::SuggestionsRecorded { .. } => "suggestions.recorded",
            Event::RecordReplayed { .. } => "record.replayed",
            Event::LanguageChanged { .. } => "language.changed",
            Event::PiiDropped => "warn.pii_dropped",
            Event::LinkDropped => "warn.link_dropped",
            Event::UtmCleaned => "warn.utm_cleaned",
            Event::ConfigError { .. } => "error.config",
            Event::OffersLeftOut { .. } => "error.offer",
        }
    }

    /// The fields as JSON, with the campaign's keys that the visit came with.
    ///
    /// ```
    /// use finplan::campaign::{event::Event, utm::Utm};
    /// let mut utm = Utm::default();
    /// utm.set("utm_source", "wechat").unwrap();
    /// assert_eq!(
    ///     Event::StepViewed { index: 2, of: 10 }.json(&utm),
    ///     r#"{"index":2,"of":10,"utm":{"utm_source":"wechat"}}"#
    /// );
    /// ```
    #[must_use]
    pub fn json(&self, utm: &Utm) -> String {
        let mut json = Object::new();
        match self {
            Event::Ready
            | Event::QuestionnaireStarted
            | Event::AssessmentAttempted
            | Event::PiiDropped
            | Event::LinkDropped
            | Event::UtmCleaned => {}
            Event::AssessmentRecorded(record) => {
                json.code("questionnaire", &record.questionnaire);
                json.raw("version", &quoted(&record.version));
                json.text("hash", record.hash.as_str());
                json.code("level", &record.level);
                json.raw("minimal", if record.minimal { "true" } else { "false" });
                json.text("taken_on", &iso(record.taken_on));
                json.text("valid_until", &iso(record.valid_until));
            }
            Event::ViewShown { view } => json.code("view", view),
            Event::StepViewed { index, of } => {
                json.number("index", *index);
                json.number("of", *of);
            }
            Event::QuestionnaireCompleted { level } => {
                if let Some(level) = level {
                    json.code("level", level);
                }
            }
            Event::CalculatorChanged { tool }
            | Event::CalculatorCompleted { tool }
            | Event::PlanCompared { tool }
            | Event::PlanSaved { tool } => json.code("tool", tool),
            Event::StatementConfirmed { tool, hash } => {
                json.code("tool", tool);
                json.text("hash", hash.as_str());
            }
            Event::SuggestionsViewed { count } | Event::ConfigError { count } | Event::OffersLeftOut { count } => {
                json.number("count", *count)
            }
            Event::SuggestionSelected { product, position } => {
                json.code("product", product);
                json.number("position", *position);
            }
            Event::CtaClicked { product } => json.code("product", product),
            Event::SuggestionsRecorded { record, hash } => {
                json.raw("record", &quoted(record.as_str()));
                json.text("hash", hash.as_str());
            }
            Event::RecordReplayed { differences } => {
                let mut places = "[".to_owned();
                for one in differences.iter().flatten() {
                    next(&mut places);
                    places.push('{');
                    for (name, value) in [("now", &one.now), ("place", &one.place), ("then", &one.then)] {
                        entry(&mut places, name, value);
                    }
                    places.push('}');
                }
                places.push(']');
                let verdict = match differences {
                    Some(all) if all.is_empty() => "same",
                    Some(_) => "different",
                    None => "unreadable",
                };
                json.text("verdict", verdict);
                json.raw("differences", &places);
            }
            Event::LanguageChanged { locale } => json.code("locale", locale),
        }
        if !utm.is_empty() {
            let mut keys = Object::new();
            for (key, value) in utm.iter() {
                keys.text(key, value);
            }
            json.raw("utm", &keys.close());
        }
        json.close()
    }
}

/// A JSON object under construction. Its texts are codes and utm values, whose characters need no escape, or escaped.
struct Object(String);

impl Object {
    fn new() -> Object {
        Object("{".to_owned())
    }

    fn raw(&mut self, key: &str, value: &str) {
        if self.0.len() > 1 {
            self.0.push(',');
        }
        for part in ["\"", key, "\":", value] {
            self.0.push_str(part);
        }
    }

    fn text(&mut self, key: &str, value: &str) {
        self.raw(key, &format!("\"{value}\""));
    }

    fn code(&mut self, key: &str, code: &Code) {
        self.text(key, code.as_str());
    }

    fn number(&mut self, key: &str, value: u32) {
        self.raw(key, &value.to_string());
    }

    fn close(mut self) -> String {
        self.0.push('}');
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::utm::KEYS;

    fn every() -> Vec<Event> {
        let code = || Code::from("x");
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
                level: Code::from("C3"),
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
            Event::LanguageChanged { locale: Code::from("zh-CN") },
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
        for personal in
            ["138_0013_8000", "110105491231002", "DE89 3704 0044 0532 0130 00", "a@b.cn", "4111111111111111"]
        {
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
            assert_eq!(Code::new(text), None, "{text}");
            assert_eq!(Code::from(text).as_str(), "other");
        }
        for text in ["mortgage", "C3", "zh-CN", "fund.money_1"] {
            assert_eq!(Code::from(text).as_str(), text);
        }
    }
}
