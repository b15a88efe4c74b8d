//! What a questionnaire says besides its questions: conditions, dimensions, and what is asked back.

use super::Band;
use crate::base::Id;
use crate::base::LocalText;
use crate::base::string_enum;

string_enum! {
    /// How an item is answered.
    pub enum ItemKind {
        /// With exactly one choice.
        Single = "single",
        /// With one choice or more.
        Multiple = "multiple",
        /// With an amount, of which only the band counts.
        Amount = "amount",
        /// With yes or no.
        YesNo = "yes_no",
    }
}

string_enum! {
    /// What an item says something about.
    pub enum Dimension {
        /// What somebody is willing to bear.
        Tolerance = "tolerance",
        /// What somebody's situation can bear.
        Capacity = "capacity",
        /// What somebody knows and has lived through.
        Experience = "experience",
    }
}

/// An answer that something depends on: `item` was asked, and one of `is` was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The item.
    pub item: Id,
    /// Its choices.
    pub is: Vec<Id>,
}

/// A dimension with bands of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    /// The dimension.
    pub dimension: Dimension,
    /// Which of its scores mean which level (R10).
    pub bands: Vec<Band>,
    /// Whether the result is never above its level; [`Dimension::Tolerance`] is what is capped.
    pub caps: bool,
}

/// A heading over the items from `from` on.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Its first item.
    pub from: Id,
    /// The heading.
    pub title: LocalText,
    /// One line below it.
    pub line: LocalText,
}

/// Answers that do not go together, and a neutral question about them.
///
/// It says nothing of what either answer leads to; keeping both is as easy as changing one.
#[derive(Clone, Debug, PartialEq)]
pub struct Doubt {
    /// The answers, two of them.
    pub answers: Vec<Condition>,
    /// The question.
    pub ask: LocalText,
}

/// A sentence that is true or not, to find out whether something was understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// The sentence.
    pub text: LocalText,
    /// Whether it is true.
    pub truth: bool,
    /// Why it is or is not, for those who chose the other answer.
    pub why: LocalText,
}
