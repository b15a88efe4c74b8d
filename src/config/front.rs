//! What the first screen needs of a bank's document.

use super::bank::Bank;
use super::model::home::Card;
use super::model::institution::Institution;
use super::model::texts::Texts;
use super::node::{Node, Slots};
use super::problem::Problems;
use crate::base::Locale;
use crate::base::json::Json;

/// Who speaks, in which languages, and what the home screen offers.
#[derive(Clone, Debug, PartialEq)]
pub struct Front {
    /// Who speaks.
    pub institution: Institution,
    /// The languages that are offered, the default first; never empty.
    pub locales: Vec<Locale>,
    /// The cards of the home screen in their order.
    pub home: Vec<Card>,
    /// The bank's own wording of built-in texts.
    pub texts: Texts,
}

impl Front {
    /// The bank's own wording in one language: key and text.
    #[must_use]
    pub fn own_words(&self, locale: Locale) -> Vec<(String, String)> {
        let words = self.texts.iter().filter(|(language, _, _)| *language == locale);
        words.map(|(_, key, text)| (key.to_owned(), text.to_owned())).collect()
    }

    /// Whether the home screen has a card of this name: nothing else is opened.
    #[must_use]
    pub fn offers(&self, card: &str) -> bool {
        self.home.iter().any(|known| known.code() == card)
    }
}

impl From<&Bank> for Front {
    fn from(bank: &Bank) -> Front {
        Front {
            institution: bank.institution.clone(),
            locales: bank.locales.clone(),
            home: bank.home.clone(),
            texts: bank.texts.clone(),
        }
    }
}

/// Takes the front of a document that [`load`](super::load) accepts, and passes over everything else in it.
///
/// This is no check: what is wrong in the other parts is found by `load` alone. `None` where the front itself
/// cannot be read.
///
/// ```
/// use finplan::base::json::parse;
/// use finplan::config::{SAMPLE, front};
/// let front_of = |text| front(&parse(text).unwrap());
/// assert!(front_of(SAMPLE).is_some_and(|front| front.offers("mortgage") && front.institution.sample));
/// assert!(front_of("{}").is_none());
/// ```
#[must_use]
pub fn front(document: &Json) -> Option<Front> {
    let Json::Object(entries) = document else { return None };
    let locales: Slots<Locale> = part(entries, "locales")??;
    let home: Slots<Card> = part(entries, "home")??;
    let front = Front {
        institution: part(entries, "institution")??,
        locales: locales.into_entries(),
        home: home.into_entries(),
        texts: part(entries, "texts")?.unwrap_or_else(Node::blank),
    };
    (!front.locales.is_empty()).then_some(front)
}

/// A part of the document: `Some(None)` where it is left out, `None` where it cannot be read.
fn part<T: Node>(entries: &[(String, Json)], key: &str) -> Option<Option<T>> {
    let Some((_, json)) = entries.iter().find(|(known, _)| known == key) else { return Some(None) };
    let (mut part, mut problems) = (T::blank(), Problems::default());
    (part.read(json, &mut problems) && problems.is_empty()).then_some(Some(part))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::json;
    use crate::config::{SAMPLE, load};

    fn front_of(text: &str) -> Option<Front> {
        front(&json::parse(text).unwrap())
    }

    #[test]
    fn the_front_is_that_of_the_whole_bank() {
        let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        let samples =
            [SAMPLE, include_str!("../../public/banks/education.json"), include_str!("../../public/banks/plain.json")];
        for text in samples {
            let bank = load(text, &|_| true, today).unwrap();
            assert_eq!(front_of(text), Some(Front::from(&bank)));
        }
    }

    #[test]
    fn a_front_that_cannot_be_read_is_none() {
        for (part, broken) in [("\"locales\": [", "\"locales\": [5, "), ("\"home\": [", "\"home\": [\"alchemy\", ")] {
            assert!(SAMPLE.contains(part));
            assert_eq!(front_of(&SAMPLE.replacen(part, broken, 1)), None);
        }
        assert_eq!(front_of("[]"), None);
    }
}
