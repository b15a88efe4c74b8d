//! A bank's own wording of built-in texts.

use crate::base::Locale;
use crate::base::json::Json;
use crate::config::node::{Node, object_entries};
use crate::config::problem::{ProblemCode, Problems};
use crate::config::scalar::coded;
#[cfg(feature = "cli")]
use crate::config::schema::Definitions;

/// Texts that replace built-in ones: language, key, text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts(Vec<(Locale, String, String)>);

impl Texts {
    /// The bank's text of `key` in `locale`, where it has one.
    #[must_use]
    pub fn get(&self, locale: Locale, key: &str) -> Option<&str> {
        self.0.iter().find(|(l, k, _)| *l == locale && k == key).map(|(_, _, text)| text.as_str())
    }

    /// Every replaced text.
    pub fn iter(&self) -> impl Iterator<Item = (Locale, &str, &str)> {
        self.0.iter().map(|(locale, key, text)| (*locale, key.as_str(), text.as_str()))
    }

    /// Notes every key that no built-in text has.
    pub(in crate::config) fn check_keys(&self, known: &dyn Fn(&str) -> bool, problems: &mut Problems) {
        for (locale, key, _) in self.0.iter().filter(|(_, key, _)| !known(key)) {
            problems.note_at(&["texts", locale.tag(), key], ProblemCode::UnknownId, "the key of a built-in text", key);
        }
    }
}

impl Node for Texts {
    fn initial() -> Self {
        Texts::default()
    }

    fn read(&mut self, json: &Json, problems: &mut Problems) -> bool {
        let Some(languages) = object_entries(json, problems) else {
            return false;
        };
        for (tag, json) in languages {
            let mark = problems.enter(tag);
            let place = coded(&Locale::ALL.map(Locale::tag), &Json::Text(tag.clone()), problems);
            let locale = place.and_then(|place| Locale::ALL.get(place).copied());
            for (key, json) in object_entries(json, problems).unwrap_or_default() {
                let mark = problems.enter(key);
                let mut text = String::new();
                if let (true, Some(locale)) = (text.read(json, problems), locale) {
                    self.0.push((locale, key.clone(), text));
                }
                problems.leave(mark);
            }
            problems.leave(mark);
        }
        true
    }

    #[cfg(feature = "cli")]
    fn schema(_: &mut Definitions) -> serde_json::Value {
        let texts = serde_json::json!({
            "type": "object",
            "additionalProperties": { "type": "string", "minLength": 1 },
        });
        serde_json::json!({
            "type": "object",
            "properties": { "zh-CN": texts, "zh-TW": texts, "en": texts },
            "additionalProperties": false,
        })
    }
}
