//! From answers to a level.
//!
//! The sum of the points lies in exactly one band ([`coverage`] proves it for a bank's data, R10). Where dimensions are
//! scored apart, each has its own sum and bands, and the level is that of the tolerance unless a dimension that caps it
//! is lower. The items of the lowest category override all of it (R08). What is missing is never guessed: no score
//! without every answer that is asked for (R07).

mod answers;
mod drivers;
mod proof;
mod second_look;

use chrono::{Months, NaiveDate};

use super::facts::Facts;
use super::level::{Level, Tolerance};
use super::mode::Mode;
use super::questionnaire::{Band, Choice, Dimension, Item, Questionnaire};
use crate::base::Id;
use crate::base::LocalText;

pub use answers::Answers;
pub use drivers::LevelDriver;
pub use proof::{TooManyCombinations, Undecided, coverage, reachable};
pub use second_look::{SecondLook, second_look};

/// The result of a finished questionnaire.
#[derive(Clone, Debug, PartialEq)]
pub enum AssessmentOutcome {
    /// The formal result, in institution mode only (R01).
    Level(Assessment),
    /// What the exercise of education mode says: no level, nothing kept.
    Exercise(Exercise),
}

/// A formal result.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    /// Which questionnaire it was made with.
    pub questionnaire: Id,
    /// Which version of it.
    pub version: String,
    /// The level, and whether it is the lowest category.
    pub tolerance: Tolerance,
    /// The day it was made.
    pub taken_on: NaiveDate,
    /// The last day on which it counts.
    pub valid_until: NaiveDate,
    /// What the answers say besides the score.
    pub facts: Facts,
    /// Whether the age rule applies: the calmer path with the stronger notice (R09).
    pub senior: bool,
    /// What moved the level most, the strongest first; items of the dimension that decided, where there are dimensions.
    pub drivers: Vec<LevelDriver>,
    /// What each dimension came to; none where the sum of all points decides.
    pub scales: Vec<ScaleLevel>,
    /// The dimension that is lower than the tolerance, so that the level is its own.
    pub capped_by: Option<Dimension>,
    /// The highest level for each goal whose horizon was asked for; never above the level itself.
    pub goals: Vec<GoalLevel>,
    /// Set by the caller when the customer says that facts have changed: the result no longer counts (R05).
    pub facts_changed: bool,
}

/// The level of one dimension.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScaleLevel {
    /// The dimension.
    pub dimension: Dimension,
    /// Its level.
    pub level: Level,
    /// Whether the result is never above it.
    pub caps: bool,
}

/// The level for the money of one goal.
#[derive(Clone, Debug, PartialEq)]
pub struct GoalLevel {
    /// What the money is for.
    pub goal: LocalText,
    /// The level.
    pub level: Level,
    /// Whether it is lower than the result because the money is needed soon.
    pub sooner: bool,
}

impl GoalLevel {
    /// A level for a goal that is not named, as a record holds it.
    #[must_use]
    pub fn only(level: Level) -> GoalLevel {
        GoalLevel { goal: LocalText::default(), level, sooner: false }
    }
}

/// What the exercise says.
#[derive(Clone, Debug, PartialEq)]
pub struct Exercise {
    /// What matters most to the customer, where one item stands out.
    pub theme: Option<LocalText>,
}

/// Why there is no result.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoResult {
    /// These items have no answer.
    #[error("{} items are not answered", .0.len())]
    Unanswered(Vec<Id>),
    /// The bank's bands do not decide this sum. [`coverage`] finds this when the bank's document is checked.
    #[error("the score is not in exactly one band")]
    NoBand,
}

/// The result of `answers` on `today`.
///
/// # Errors
/// [`NoResult::Unanswered`] names the open items; [`NoResult::NoBand`] says that the bank's bands are wrong.
pub fn assess(
    questionnaire: &Questionnaire,
    answers: &Answers,
    mode: Mode,
    today: NaiveDate,
) -> Result<AssessmentOutcome, NoResult> {
    let open = answers.open(questionnaire);
    if !open.is_empty() {
        return Err(NoResult::Unanswered(open));
    }
    let mut chosen: Chosen<'_> = Vec::new();
    for place in answers.asked(questionnaire) {
        if let Some(item) = questionnaire.items.get(place) {
            chosen.push((item, answers.chosen(item)));
        }
    }
    if mode == Mode::Education {
        return Ok(AssessmentOutcome::Exercise(Exercise { theme: drivers::theme(&chosen) }));
    }
    let mut facts = Facts::default();
    let mut minimal = false;
    for (item, choices) in &chosen {
        for choice in choices {
            let horizon = facts.horizon_months.filter(|_| item.goal.is_some());
            facts.absorb(&choice.facts);
            minimal |= choice.minimal;
            // The first goal is what products are matched for.
            facts.horizon_months = horizon.or(facts.horizon_months);
        }
    }
    let mut scales = Vec::new();
    for scale in &questionnaire.scales {
        let level = level_of(&scale.bands, score(&chosen, Some(scale.dimension)))?;
        scales.push(ScaleLevel { dimension: scale.dimension, level, caps: scale.caps });
    }
    let mut deciding = scales.iter().find(|scale| scale.dimension == Dimension::Tolerance).copied();
    let mut level = match deciding {
        Some(tolerance) => tolerance.level,
        None => level_of(&questionnaire.bands, score(&chosen, None))?,
    };
    let mut capped_by = None;
    for scale in &scales {
        if scale.caps && scale.level < level {
            (level, deciding, capped_by) = (scale.level, Some(*scale), Some(scale.dimension));
        }
    }
    let mut drivers = Vec::new();
    if minimal {
        (level, capped_by) = (Level::C1, None);
    } else {
        drivers = drivers::strongest(&chosen, deciding.map(|scale| scale.dimension));
    }
    Ok(AssessmentOutcome::Level(Assessment {
        questionnaire: questionnaire.id.clone(),
        version: questionnaire.version.clone(),
        tolerance: Tolerance { level, minimal },
        taken_on: today,
        valid_until: last_day(today, questionnaire.valid_months),
        senior: is_senior(questionnaire, &facts),
        facts,
        drivers,
        scales,
        capped_by,
        goals: goals(questionnaire, &chosen, level)?,
        facts_changed: false,
    }))
}

/// The items that were asked, with the choices that were taken.
type Chosen<'a> = Vec<(&'a Item, Vec<&'a Choice>)>;

/// The points of a dimension, or of all items.
fn score(chosen: &Chosen<'_>, dimension: Option<Dimension>) -> u32 {
    let mut score = 0_u32;
    for (item, choices) in chosen {
        if dimension.is_none() || item.dimension == dimension {
            score = score.saturating_add(item.total(&mut choices.iter().map(|choice| choice.worth())));
        }
    }
    score
}

fn goals(questionnaire: &Questionnaire, chosen: &Chosen<'_>, level: Level) -> Result<Vec<GoalLevel>, NoResult> {
    let mut goals = Vec::new();
    for (item, choices) in chosen {
        let months = choices.first().and_then(|choice| choice.facts.horizon_months);
        if let (Some(goal), Some(months)) = (&item.goal, months) {
            let highest = level_of(&questionnaire.horizons, months)?;
            goals.push(GoalLevel { goal: goal.clone(), level: level.min(highest), sooner: highest < level });
        }
    }
    Ok(goals)
}

fn is_senior(questionnaire: &Questionnaire, facts: &Facts) -> bool {
    facts.age_from.is_some_and(|age| age >= questionnaire.senior_age)
}

/// Whether the answers so far put the customer on the calmer path (R09).
#[must_use]
pub fn senior(questionnaire: &Questionnaire, answers: &Answers) -> bool {
    let mut senior = false;
    for item in &questionnaire.items {
        for choice in answers.chosen(item) {
            senior |= is_senior(questionnaire, &choice.facts);
        }
    }
    senior
}

impl Assessment {
    /// Whether this result still counts for `questionnaire` on `today` (R05).
    ///
    /// # Errors
    /// [`Stale`] says why not.
    pub fn current(&self, questionnaire: &Questionnaire, today: NaiveDate) -> Result<Tolerance, Stale> {
        if self.questionnaire != questionnaire.id || self.version != questionnaire.version {
            return Err(Stale::Version);
        }
        if self.facts_changed {
            return Err(Stale::FactsChanged);
        }
        if today > self.valid_until || today < self.taken_on {
            return Err(Stale::Expired(self.valid_until));
        }
        Ok(self.tolerance)
    }
}

/// Why a result no longer counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stale {
    /// Its last day is past.
    Expired(NaiveDate),
    /// It was made with another questionnaire or version.
    Version,
    /// The customer's situation has changed.
    FactsChanged,
}

/// A result of the same day one year later is expired: valid through the day before.
fn last_day(today: NaiveDate, months: u32) -> NaiveDate {
    today.checked_add_months(Months::new(months)).and_then(|date| date.pred_opt()).unwrap_or(today)
}

fn level_of(bands: &[Band], score: u32) -> Result<Level, NoResult> {
    match levels_of(bands, score)[..] {
        [level] => Ok(level),
        _ => Err(NoResult::NoBand),
    }
}

fn levels_of(bands: &[Band], score: u32) -> Vec<Level> {
    bands.iter().filter(|band| band.from <= score && score <= band.to).map(|band| band.level).collect()
}
