//! What children and their education cost in mainland China (子女养育与教育费用). Averages, to begin with.

use rust_decimal::Decimal;

use super::Edition;
use super::dated::{Dated, Unverified, note_unverified};
use crate::base::Id;

/// What children cost a year. Every list holds the oldest value first.
#[derive(Clone, Debug, PartialEq)]
pub struct EducationCost {
    /// Whose data it is.
    pub edition: Edition,
    /// Everything that a household spends on a child, by age.
    pub upbringing: Vec<Dated<Vec<AgeCost>>>,
    /// What is spent on education alone, by stage.
    pub stages: Vec<Dated<Vec<StageCost>>>,
}

/// The cost of a year at some ages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AgeCost {
    /// The first age.
    pub from_age: u32,
    /// The last age.
    pub to_age: u32,
    /// The cost of a year.
    pub per_year: Decimal,
}

/// The cost of a year in a stage of education.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StageCost {
    /// The stage.
    pub stage: Id,
    /// The first age.
    pub from_age: u32,
    /// The last age.
    pub to_age: u32,
    /// The cost of a year.
    pub per_year: Decimal,
}

impl EducationCost {
    /// Every value that still has to be checked.
    #[must_use]
    pub fn unverified(&self) -> Vec<Unverified> {
        let mut found = Vec::new();
        note_unverified("upbringing", &self.upbringing, &mut found);
        note_unverified("stages", &self.stages, &mut found);
        found
    }
}
