//! Where the customer is, and what links and hosts call it.

use crate::campaign::link::{DeepLink, LinkTarget};
use crate::config::{HomeCard, HomeConfig};

/// What hosts know the screen of a product by. No link leads to it: what may be seen is for the list to say.
const PRODUCT: &str = "product";

/// Where the customer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// The cards.
    Home,
    /// A tool, by its name.
    Tool(&'static str),
    /// The risk questionnaire: what it is about.
    RiskIntro,
    /// One of its questions.
    RiskItem(usize),
    /// All answers, before they count.
    RiskReview,
    /// What they say.
    RiskResult,
    /// Products.
    Suggestions,
    /// One of them, by its place in the bank's document.
    Product(usize),
    /// The financial well-being scale: 0 says what it is about, then the questions, then the score.
    WellBeing(usize),
    /// Where the code of a receipt is entered.
    Receipt,
}

impl Screen {
    /// The screen that a link leads to: home for what the bank does not offer.
    #[must_use]
    pub fn of(start: &DeepLink, home: &HomeConfig) -> Screen {
        match start.screen {
            LinkTarget::Receipt => Screen::Receipt,
            place if !home.offers(place.name()) => Screen::Home,
            LinkTarget::Home => Screen::Home,
            LinkTarget::RiskProfile => Screen::RiskIntro,
            LinkTarget::Suggestions => Screen::Suggestions,
            LinkTarget::WellBeing => Screen::WellBeing(0),
            LinkTarget::Tool(id) => Screen::Tool(id),
        }
    }

    /// The screen that a card of home opens.
    #[must_use]
    pub const fn of_card(card: HomeCard) -> Screen {
        match card {
            HomeCard::Tool(id) => Screen::Tool(id),
            HomeCard::RiskProfile => Screen::RiskIntro,
            HomeCard::Suggestions => Screen::Suggestions,
            HomeCard::WellBeing => Screen::WellBeing(0),
        }
    }

    /// The screen of this name, where the bank offers it: of a questionnaire its beginning, and of a product the list,
    /// which says anew whether it may be seen.
    #[must_use]
    pub fn named(name: &str, home: &HomeConfig) -> Option<Screen> {
        let name = if name == PRODUCT { LinkTarget::Suggestions.name() } else { name };
        let card = home.cards.iter().find(|card| card.code() == name);
        let other = [Screen::Home, Screen::Receipt].into_iter().find(|screen| screen.name() == name);
        card.map(|card| Screen::of_card(*card)).or(other)
    }

    /// The name that hosts and links know it by.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Screen::Home => LinkTarget::Home.name(),
            Screen::Tool(id) => id,
            Screen::RiskIntro | Screen::RiskItem(_) | Screen::RiskReview | Screen::RiskResult => {
                LinkTarget::RiskProfile.name()
            }
            Screen::Suggestions => LinkTarget::Suggestions.name(),
            Screen::Product(_) => PRODUCT,
            Screen::WellBeing(_) => LinkTarget::WellBeing.name(),
            Screen::Receipt => LinkTarget::Receipt.name(),
        }
    }
}
