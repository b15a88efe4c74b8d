//! The questions a bank asks before it matches products.

mod rules;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::facts::Facts;
use super::level::Level;
use crate::base::Id;
use crate::base::LocalText;

pub use rules::{Condition, Dimension, Doubt, ItemKind, Scale, Section, Statement};

/// A bank's questionnaire with its score bands.
///
/// What a screen may show is in the items: their order, their texts and the texts of their choices. Points are
/// [`Points`], which only this module can read (R07).
#[derive(Clone, Debug, PartialEq)]
pub struct Questionnaire {
    /// Its name.
    pub id: Id,
    /// Its version; an assessment made with another version no longer counts (R05).
    pub version: String,
    /// Who wrote it.
    pub author: String,
    /// Who approved it.
    pub approved_by: String,
    /// When it was approved.
    pub approved_on: NaiveDate,
    /// Where its rules come from.
    pub source: String,
    /// For how many months a result is valid (R05).
    pub valid_months: u32,
    /// From which age on the calmer path with the stronger notice is used (R09).
    pub senior_age: u32,
    /// How often one customer may be assessed on one day; counted by the institution (R06).
    pub attempts_per_day: u32,
    /// How often within any twelve months; counted by the institution (R06).
    pub attempts_per_year: u32,
    /// The questions in their order.
    pub items: Vec<Item>,
    /// Headings over the items that follow.
    pub sections: Vec<Section>,
    /// Which sums of all points mean which level (R10); none where there are [`Questionnaire::scales`].
    pub bands: Vec<Band>,
    /// Dimensions that are scored apart; none where the sum of all points decides.
    pub scales: Vec<Scale>,
    /// The highest level for money that is needed within so many months; see [`Item::goal`].
    pub horizons: Vec<Band>,
    /// What this bank calls the levels.
    pub levels: Vec<LevelName>,
    /// Answers that do not go together and are asked back.
    pub doubts: Vec<Doubt>,
    /// With the same position in at least so many single-choice items the customer is asked to look again.
    pub same_position: Option<u32>,
    /// With fewer seconds than this for each item the customer is asked to look again.
    pub seconds_per_item: Option<u32>,
    /// What the customer should have understood before products are matched. It never changes the level.
    pub understanding: Vec<Statement>,
    /// Whether the institution's page learns the level when the questionnaire is completed.
    pub tell_level: bool,
}

/// One question.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Its name.
    pub id: Id,
    /// How it is answered; with one choice where nothing is said.
    pub kind: Option<ItemKind>,
    /// When it is asked; always where nothing is said. An item that is not asked scores nothing.
    pub when: Option<Condition>,
    /// The question.
    pub text: LocalText,
    /// A line of help below it.
    pub help: Option<LocalText>,
    /// The answers in their order; none is given beforehand (R07, R22).
    pub choices: Vec<Choice>,
    /// What it says something about, where dimensions are scored apart.
    pub dimension: Option<Dimension>,
    /// How often its points count; once where nothing is said.
    pub weight: Option<u32>,
    /// Of several answers the highest points count instead of their sum.
    pub highest: bool,
    /// The most points that several answers come to, before the weight.
    pub cap: Option<u32>,
    /// What the money is for whose horizon it asks: that goal gets a level of its own.
    pub goal: Option<LocalText>,
    /// What to say about this item when it moved the level; items without it are never named.
    pub effect: Option<Effect>,
}

/// One possible answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Its name, unique within the item.
    pub id: Id,
    /// The answer.
    pub text: LocalText,
    /// What it counts; `None` in the items that are not scored.
    pub points: Option<Points>,
    /// In an [`ItemKind::Amount`] item the lowest amount of the band; the next choice's begins where this one ends.
    pub from: Option<Decimal>,
    /// In a [`ItemKind::Multiple`] item it stands alone, such as "none of these".
    pub alone: bool,
    /// What it says about the customer.
    pub facts: Facts,
    /// Whether it puts the customer into the lowest category, whatever the score (R08).
    pub minimal: bool,
}

/// The points of an answer. No screen, event or record can read them: they are for scoring alone (R07).
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Points(u32);

impl Points {
    /// The most points one answer can have.
    pub const MAX: u32 = 1_000;

    /// No points.
    pub const ZERO: Points = Points(0);

    /// These points; above [`Points::MAX`] there are none.
    #[must_use]
    pub const fn new(points: u32) -> Option<Points> {
        if points <= Points::MAX { Some(Points(points)) } else { None }
    }

    pub(in crate::advice) const fn get(self) -> u32 {
        self.0
    }
}

impl std::fmt::Debug for Points {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Points")
    }
}

/// How an item that moved the level is described, in words that are no hint how to answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Effect {
    /// When the answer raised the level.
    pub up: LocalText,
    /// When the answer lowered it.
    pub down: LocalText,
    /// What the item is about, for the exercise of education mode ("what matters most to you: ...").
    pub theme: LocalText,
}

/// The scores of one level, both ends inclusive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Band {
    /// The level.
    pub level: Level,
    /// The lowest score.
    pub from: u32,
    /// The highest score.
    pub to: u32,
}

/// A bank's name for a level.
#[derive(Clone, Debug, PartialEq)]
pub struct LevelName {
    /// The level.
    pub level: Level,
    /// Its name.
    pub name: LocalText,
}

impl Choice {
    /// What it counts.
    pub(in crate::advice) fn worth(&self) -> u32 {
        self.points.map_or(0, Points::get)
    }
}

impl Questionnaire {
    /// The item of this name.
    #[must_use]
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.id == id)
    }

    /// The section that the item at `place` is in.
    #[must_use]
    pub fn section(&self, place: usize) -> Option<&Section> {
        let begun = self.items.get(..=place)?;
        self.sections.iter().rfind(|section| begun.iter().any(|item| item.id == section.from))
    }

    /// This bank's name for `level`.
    #[must_use]
    pub fn level_name(&self, level: Level) -> Option<&LocalText> {
        self.levels.iter().find(|name| name.level == level).map(|name| &name.name)
    }
}

impl Item {
    /// The choice of this name.
    #[must_use]
    pub fn choice(&self, id: &str) -> Option<&Choice> {
        self.choices.iter().find(|choice| choice.id == id)
    }

    /// How it is answered.
    #[must_use]
    pub fn kind(&self) -> ItemKind {
        self.kind.unwrap_or(ItemKind::Single)
    }

    /// The band of an [`ItemKind::Amount`] item that an amount lies in.
    #[must_use]
    pub fn band(&self, amount: Decimal) -> Option<&Choice> {
        self.choices.iter().rfind(|choice| choice.from.is_some_and(|from| from <= amount))
    }

    /// Where the bands of an [`ItemKind::Amount`] item begin to differ: the lowest that does not begin at nothing.
    #[must_use]
    pub fn first_bound(&self) -> Option<Decimal> {
        let mut bounds: Vec<Decimal> = self.choices.iter().filter_map(|choice| choice.from).collect();
        bounds.retain(|from| *from > Decimal::ZERO);
        bounds.into_iter().min()
    }

    /// What the answers count together: their sum or the highest, up to the cap, times the weight.
    pub(in crate::advice) fn total(&self, points: &mut dyn Iterator<Item = u32>) -> u32 {
        let sum = points.fold(0_u32, |sum, more| if self.highest { sum.max(more) } else { sum.saturating_add(more) });
        self.weighed(sum)
    }

    pub(in crate::advice) fn weighed(&self, sum: u32) -> u32 {
        self.cap.map_or(sum, |cap| sum.min(cap)).saturating_mul(self.weight.unwrap_or(1))
    }

    /// Whether its answer counts for the score.
    #[must_use]
    pub fn scored(&self) -> bool {
        self.choices.iter().any(|choice| choice.points.is_some())
    }

    /// Whether an answer of it can put the customer into the lowest category.
    #[must_use]
    pub fn decides_minimal(&self) -> bool {
        self.choices.iter().any(|choice| choice.minimal)
    }
}
