//! The cards of the home screen.

use crate::config::json::Json;
use crate::config::node::Node;
use crate::config::problem::Problems;
use crate::config::scalar::coded;
#[cfg(feature = "cli")]
use crate::config::schema::{self, Definitions};
use crate::tool::Tool;
use crate::tool::registry::TOOLS;

/// One card.
#[derive(Clone, Copy, Debug)]
pub enum Card {
    /// A tool.
    Tool(&'static Tool),
    /// The risk questionnaire; in education mode the exercise.
    RiskProfile,
    /// The suggestions.
    Suggestions,
}

impl Card {
    /// The name in the document and in events.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Card::Tool(tool) => tool.id,
            Card::RiskProfile => "risk_profile",
            Card::Suggestions => "suggestions",
        }
    }
}

impl PartialEq for Card {
    fn eq(&self, other: &Card) -> bool {
        self.code() == other.code()
    }
}

fn all() -> Vec<Card> {
    let tools = TOOLS.iter().map(|tool| Card::Tool(tool));
    tools.chain([Card::RiskProfile, Card::Suggestions]).collect()
}

fn codes() -> Vec<&'static str> {
    all().iter().map(Card::code).collect()
}

impl Node for Card {
    fn blank() -> Self {
        Card::RiskProfile
    }

    fn read(&mut self, json: &Json, problems: &mut Problems) -> bool {
        let card = coded(&codes(), json, problems).and_then(|place| all().get(place).copied());
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
