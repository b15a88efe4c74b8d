//! The cards of the home screen.

use crate::base::json::Json;
use crate::config::node::Node;
use crate::config::problem::Problems;
use crate::config::scalar::coded;
#[cfg(feature = "cli")]
use crate::config::schema::{self, Definitions};
use crate::tool::wish::Wish;
use crate::tools::registry::{IDS, WISHES};

/// One card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HomeCard {
    /// A tool, by its name.
    Tool(&'static str),
    /// The risk questionnaire; in education mode the exercise.
    RiskProfile,
    /// The suggestions.
    Suggestions,
    /// The financial well-being scale.
    WellBeing,
}

impl HomeCard {
    /// The name in the document and in events.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            HomeCard::Tool(id) => id,
            HomeCard::RiskProfile => "risk_profile",
            HomeCard::Suggestions => "suggestions",
            HomeCard::WellBeing => "wellbeing",
        }
    }

    /// What people want who open it.
    ///
    /// ```
    /// use finplan::config::HomeCard;
    /// use finplan::tool::wish::Wish;
    /// assert_eq!(HomeCard::Tool("prepayment").wish(), Wish::Home);
    /// assert_eq!(HomeCard::WellBeing.wish(), Wish::Myself);
    /// ```
    #[must_use]
    pub fn wish(&self) -> Wish {
        let HomeCard::Tool(id) = self else { return Wish::Myself };
        IDS.iter().zip(WISHES).find(|(known, _)| *known == id).map_or(Wish::Myself, |(_, wish)| wish)
    }
}

fn all() -> impl Iterator<Item = HomeCard> {
    IDS.into_iter().map(HomeCard::Tool).chain([HomeCard::RiskProfile, HomeCard::Suggestions, HomeCard::WellBeing])
}

fn codes() -> Vec<&'static str> {
    all().map(|card| card.code()).collect()
}

impl Node for HomeCard {
    fn initial() -> Self {
        HomeCard::RiskProfile
    }

    fn read(&mut self, json: &Json, problems: &mut Problems) -> bool {
        let card = coded(&codes(), json, problems).and_then(|place| all().nth(place));
        if let Some(card) = card {
            *self = card;
        }
        card.is_some()
    }

    #[cfg(feature = "cli")]
    fn schema(_: &mut Definitions) -> serde_json::Value {
        schema::one_of(&codes())
    }
}
