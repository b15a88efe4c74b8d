//! What the first screen needs of a bank's document.

use super::bank::Bank;
use super::model::home::HomeCard;
use super::model::institution::Institution;
use super::model::texts::Texts;
use super::node::{Node, PartialList};
use super::part::part;
use crate::base::Locale;
use crate::base::json::Json;

/// Who speaks, in which languages, and what the home screen offers.
#[derive(Clone, Debug, PartialEq)]
pub struct HomeConfig {
    /// Who speaks.
    pub institution: Institution,
    /// The languages that are offered, the default first; never empty.
    pub locales: Vec<Locale>,
    /// The cards of the home screen in their order.
    pub cards: Vec<HomeCard>,
    /// Whether each screen is an entry of the browser's history.
    pub browser_history: bool,
    /// Whether the calm way is taken from the start.
    pub calm: bool,
    /// The bank's own wording of built-in texts.
    pub texts: Texts,
}

impl HomeConfig {
    /// The bank's own wording in one language: key and text.
    #[must_use]
    pub fn own_words(&self, locale: Locale) -> Vec<(String, String)> {
        let words = self.texts.iter().filter(|(language, _, _)| *language == locale);
        words.map(|(_, key, text)| (key.to_owned(), text.to_owned())).collect()
    }

    /// Whether the home screen has a card of this name: nothing else is opened.
    #[must_use]
    pub fn offers(&self, card: &str) -> bool {
        self.cards.iter().any(|known| known.code() == card)
    }
}

impl From<&Bank> for HomeConfig {
    fn from(bank: &Bank) -> HomeConfig {
        HomeConfig {
            institution: bank.institution.clone(),
            locales: bank.locales.clone(),
            cards: bank.home.clone(),
            browser_history: bank.browser_history,
            calm: bank.calm,
            texts: bank.texts.clone(),
        }
    }
}

/// Takes what the home screen needs of a document that [`load`](super::load) accepts, and passes over the rest.
///
/// This is no check: what is wrong in the other parts is found by `load` alone. `None` where what is needed cannot be
/// read.
///
/// ```
/// use finplan::base::json::parse;
/// use finplan::config::{SAMPLE, home_config};
/// let home_of = |text| home_config(&parse(text).unwrap());
/// assert!(home_of(SAMPLE).is_some_and(|home| home.offers("mortgage") && home.institution.sample));
/// assert!(home_of("{}").is_none());
/// ```
#[must_use]
pub fn home_config(document: &Json) -> Option<HomeConfig> {
    let locales: PartialList<Locale> = part(document, "locales")??;
    let cards: PartialList<HomeCard> = part(document, "home")??;
    let home = HomeConfig {
        institution: part(document, "institution")??,
        locales: locales.into_entries(),
        cards: cards.into_entries(),
        browser_history: part(document, "browser_history")?.unwrap_or(true),
        calm: part(document, "calm")?.unwrap_or(false),
        texts: part(document, "texts")?.unwrap_or_else(Node::initial),
    };
    (!home.locales.is_empty()).then_some(home)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::json;
    use crate::config::{SAMPLE, load};

    fn home_of(text: &str) -> Option<HomeConfig> {
        home_config(&json::parse(text).unwrap())
    }

    #[test]
    fn the_home_config_is_that_of_the_whole_bank() {
        let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        let samples =
            [SAMPLE, include_str!("../../public/banks/education.json"), include_str!("../../public/banks/plain.json")];
        for text in samples {
            let bank = load(text, &|_| true, today).unwrap();
            assert_eq!(home_of(text), Some(HomeConfig::from(&bank)));
        }
    }

    #[test]
    fn a_document_that_cannot_be_read_has_no_home_config() {
        for (part, broken) in [("\"locales\": [", "\"locales\": [5, "), ("\"home\": [", "\"home\": [\"alchemy\", ")] {
            assert!(SAMPLE.contains(part));
            assert_eq!(home_of(&SAMPLE.replacen(part, broken, 1)), None);
        }
        assert_eq!(home_of("[]"), None);
    }
}
