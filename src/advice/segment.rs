//! What a customer needs, by rules that are the bank's data.
//!
//! A segment is named by the need ("starting to save"), never by a label of the person.

use rust_decimal::Decimal;

use super::facts::{Facts, Need, Occupation};
use super::id::Id;
use super::level::Level;
use super::local_text::LocalText;

/// A group of customers with the same needs.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    /// Its name in rules and events; never shown.
    pub id: Id,
    /// The heading over the suggestions: the need, not the person.
    pub heading: LocalText,
    /// Why these products come first, in one sentence beginning with the facts.
    pub reason: LocalText,
    /// Who belongs to it.
    pub when: Rule,
    /// What they need, the most important first.
    pub needs: Vec<Need>,
}

/// A rule over what is known. Everything that is given must hold; what is unknown about a customer does not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rule {
    /// One of these levels.
    pub levels: Vec<Level>,
    /// One of these occupations.
    pub occupations: Vec<Occupation>,
    /// At least this age.
    pub age_from: Option<u32>,
    /// At most this age.
    pub age_to: Option<u32>,
    /// At least this investable amount.
    pub means_from: Option<Decimal>,
    /// At most this investable amount.
    pub means_to: Option<Decimal>,
    /// At least this many months before the money is needed.
    pub horizon_from: Option<u32>,
    /// One of these goals.
    pub goals: Vec<Need>,
}

impl Rule {
    /// Whether the rule holds. A rule without conditions holds for everybody.
    #[must_use]
    pub fn holds(&self, facts: &Facts, level: Option<Level>) -> bool {
        one_of(&self.levels, level)
            && one_of(&self.occupations, facts.occupation)
            && one_of(&self.goals, facts.goal)
            && at_least(self.age_from, facts.age_from)
            && at_most(self.age_to, facts.age_to)
            && at_least(self.means_from, facts.means_from)
            && at_most(self.means_to, facts.means_to)
            && at_least(self.horizon_from, facts.horizon_months)
    }
}

fn one_of<T: PartialEq>(wanted: &[T], fact: Option<T>) -> bool {
    wanted.is_empty() || fact.is_some_and(|fact| wanted.contains(&fact))
}

fn at_least<T: PartialOrd>(limit: Option<T>, fact: Option<T>) -> bool {
    limit.is_none_or(|limit| fact.is_some_and(|fact| fact >= limit))
}

fn at_most<T: PartialOrd>(limit: Option<T>, fact: Option<T>) -> bool {
    limit.is_none_or(|limit| fact.is_some_and(|fact| fact <= limit))
}

/// The first segment whose rule holds; the bank's order is the priority.
#[must_use]
pub fn match_segment<'a>(segments: &'a [Segment], facts: &Facts, level: Option<Level>) -> Option<&'a Segment> {
    segments.iter().find(|segment| segment.when.holds(facts, level))
}
