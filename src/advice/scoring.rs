//! From answers to a level.
//!
//! The sum of the points lies in exactly one band ([`coverage`] proves it for a bank's data, R10); the items of
//! the lowest category override it (R08). What is missing is never guessed: no score without every answer (R07).

use chrono::{Months, NaiveDate};

use super::facts::Facts;
use super::id::Id;
use super::level::{Level, Tolerance};
use super::local_text::LocalText;
use super::mode::Mode;
use super::questionnaire::{Band, Choice, Effect, Item, Questionnaire};
use crate::domain::order::sorted;

/// How many items are named as having moved the level.
const NAMED_EFFECTS: usize = 3;

/// The answers given so far: item and choice. They stay in memory; nothing writes them anywhere (R19).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers(Vec<(Id, Id)>);

impl Answers {
    /// Answers `item` with `choice`, replacing an earlier answer.
    pub fn set(&mut self, item: &Id, choice: &Id) {
        match self.0.iter_mut().find(|(known, _)| known == item) {
            Some(entry) => entry.1 = choice.clone(),
            None => self.0.push((item.clone(), choice.clone())),
        }
    }

    /// The answer to `item`.
    #[must_use]
    pub fn get(&self, item: &str) -> Option<&Id> {
        self.0.iter().find(|(known, _)| known == item).map(|(_, choice)| choice)
    }

    /// The items of `questionnaire` that are still open, in their order.
    #[must_use]
    pub fn open(&self, questionnaire: &Questionnaire) -> Vec<Id> {
        let answered = |item: &Item| self.chosen(item).is_some();
        questionnaire.items.iter().filter(|item| !answered(item)).map(|item| item.id.clone()).collect()
    }

    /// Forgets every answer.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    fn chosen<'a>(&self, item: &'a Item) -> Option<&'a Choice> {
        self.get(&item.id).and_then(|choice| item.choice(choice))
    }
}

/// The result of a finished questionnaire.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
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
    /// What moved the level most, the strongest first.
    pub moved: Vec<Moved>,
    /// Set by the caller when the customer says that facts have changed: the result no longer counts (R05).
    pub facts_changed: bool,
}

/// One item that moved the level.
#[derive(Clone, Debug, PartialEq)]
pub struct Moved {
    /// The item.
    pub item: Id,
    /// Whether it raised the level; otherwise it lowered it.
    pub up: bool,
    /// In plain words.
    pub text: LocalText,
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
) -> Result<Outcome, NoResult> {
    let open = answers.open(questionnaire);
    if !open.is_empty() {
        return Err(NoResult::Unanswered(open));
    }
    let chosen: Vec<(&Item, &Choice)> =
        questionnaire.items.iter().filter_map(|item| answers.chosen(item).map(|choice| (item, choice))).collect();
    let effects = effects(&chosen);
    if mode == Mode::Education {
        let theme = effects.first().map(|(_, _, effect)| effect.theme.clone());
        return Ok(Outcome::Exercise(Exercise { theme }));
    }
    let mut score = 0_u32;
    let mut facts = Facts::default();
    let mut minimal = false;
    for (_, choice) in &chosen {
        score = score.saturating_add(choice.points.map_or(0, |points| points.get()));
        facts.absorb(&choice.facts);
        minimal |= choice.minimal;
    }
    let [level] = levels_of(&questionnaire.bands, score)[..] else {
        return Err(NoResult::NoBand);
    };
    let level = if minimal { Level::C1 } else { level };
    let moved = if minimal { Vec::new() } else { effects.iter().map(named).collect() };
    Ok(Outcome::Level(Assessment {
        questionnaire: questionnaire.id.clone(),
        version: questionnaire.version.clone(),
        tolerance: Tolerance { level, minimal },
        taken_on: today,
        valid_until: last_day(today, questionnaire.valid_months),
        senior: facts.age_from.is_some_and(|age| age >= questionnaire.senior_age),
        facts,
        moved,
        facts_changed: false,
    }))
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

/// The items that pull furthest from their middle: twice the distance and the direction, strongest first.
fn effects<'a>(chosen: &[(&'a Item, &'a Choice)]) -> Vec<(&'a Item, i64, &'a Effect)> {
    let effects: Vec<(&Item, i64, &Effect)> = chosen
        .iter()
        .filter_map(|(item, choice)| {
            let points = i64::from(choice.points?.get());
            let all = || item.choices.iter().filter_map(|choice| choice.points.map(|points| points.get()));
            let ends = i64::from(all().min()?).saturating_add(i64::from(all().max()?));
            let effect = item.effect.as_ref()?;
            Some((*item, points.saturating_mul(2).saturating_sub(ends), effect))
        })
        .filter(|(_, pull, _)| *pull != 0)
        .collect();
    let mut effects = sorted(&effects, &|a, b| a.1.unsigned_abs() > b.1.unsigned_abs());
    effects.truncate(NAMED_EFFECTS);
    effects
}

fn named((item, pull, effect): &(&Item, i64, &Effect)) -> Moved {
    let up = *pull > 0;
    let text = if up { &effect.up } else { &effect.down };
    Moved { item: item.id.clone(), up, text: text.clone() }
}

fn levels_of(bands: &[Band], score: u32) -> Vec<Level> {
    bands.iter().filter(|band| band.from <= score && score <= band.to).map(|band| band.level).collect()
}

/// A score that a customer can reach and that the bands do not decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undecided {
    /// The score.
    pub score: u32,
    /// The levels that claim it: none, or more than one.
    pub levels: Vec<Level>,
}

/// Every reachable score that does not lie in exactly one band, ascending; empty for a sound questionnaire (R10).
#[must_use]
pub fn coverage(questionnaire: &Questionnaire) -> Vec<Undecided> {
    reachable(questionnaire)
        .into_iter()
        .map(|score| Undecided { score, levels: levels_of(&questionnaire.bands, score) })
        .filter(|undecided| undecided.levels.len() != 1)
        .collect()
}

/// Every score that some combination of answers reaches, ascending.
#[must_use]
pub fn reachable(questionnaire: &Questionnaire) -> Vec<u32> {
    let mut scores = vec![0_u32];
    for item in questionnaire.items.iter().filter(|item| item.scored()) {
        let points = item.choices.iter().map(|choice| choice.points.map_or(0, |points| points.get()));
        let points = ascending(&points.collect::<Vec<u32>>());
        let mut next = Vec::with_capacity(scores.len().saturating_mul(points.len()));
        for add in points {
            next.extend(scores.iter().map(|score| score.saturating_add(add)));
        }
        scores = ascending(&next);
    }
    scores
}

/// Every number once, ascending.
fn ascending(numbers: &[u32]) -> Vec<u32> {
    let mut numbers = sorted(numbers, &|a, b| a < b);
    numbers.dedup();
    numbers
}
