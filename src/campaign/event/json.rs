//! An event's fields as JSON.

use super::{Event, EventCode};
use crate::base::json::write::{entry, next, quoted};
use crate::campaign::utm::Utm;
use crate::domain::date::iso;

impl Event {
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

    fn code(&mut self, key: &str, code: &EventCode) {
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
