//! The proof that every score that can be reached has exactly one level (R10).
//!
//! It walks through the items and keeps every score that some answers lead to, together with which later items these
//! answers lead to. Each of these states remembers one way to it: where a score is undecided, that is the
//! counter-example.

use super::super::level::Level;
use super::super::questionnaire::{Band, Choice, Dimension, Item, ItemKind, Questionnaire};
use super::levels_of;
use crate::base::Id;
use crate::base::stable_sort;

/// The most states, and the most steps from them, that are looked at.
const MAX_STATES: usize = 200_000;
const MAX_STEPS: usize = 1_000_000;

/// A score that a customer can reach and that the bands do not decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undecided {
    /// The dimension that is scored; `None` for the sum of all points.
    pub dimension: Option<Dimension>,
    /// The score.
    pub score: u32,
    /// The levels that claim it: none, or more than one.
    pub levels: Vec<Level>,
    /// Answers that lead to it: item and choice, as often as several choices were taken.
    pub answers: Vec<(Id, Id)>,
}

/// There are more combinations than can be gone through, as with very large points or very many conditions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("too many combinations")]
pub struct TooManyCombinations;

/// Every reachable score that does not lie in exactly one band, ascending; empty for a sound questionnaire.
///
/// # Errors
/// [`TooManyCombinations`]: nothing is proved.
pub fn coverage(questionnaire: &Questionnaire) -> Result<Vec<Undecided>, TooManyCombinations> {
    let mut undecided = Vec::new();
    if questionnaire.scales.is_empty() {
        uncovered(questionnaire, None, &questionnaire.bands, &mut undecided)?;
    }
    for scale in &questionnaire.scales {
        uncovered(questionnaire, Some(scale.dimension), &scale.bands, &mut undecided)?;
    }
    Ok(undecided)
}

fn uncovered(
    questionnaire: &Questionnaire,
    dimension: Option<Dimension>,
    bands: &[Band],
    undecided: &mut Vec<Undecided>,
) -> Result<(), TooManyCombinations> {
    let layers = walk(questionnaire, dimension)?;
    for (place, state) in layers.last().into_iter().flatten().enumerate() {
        let levels = levels_of(bands, state.score);
        if levels.len() != 1 {
            let answers = trace(questionnaire, &layers, place);
            undecided.push(Undecided { dimension, score: state.score, levels, answers });
        }
    }
    Ok(())
}

/// Every score of a dimension, or of all items, that some combination of answers reaches, ascending.
///
/// # Errors
/// [`TooManyCombinations`]: it is not known.
pub fn reachable(questionnaire: &Questionnaire, dimension: Option<Dimension>) -> Result<Vec<u32>, TooManyCombinations> {
    let layers = walk(questionnaire, dimension)?;
    Ok(layers.last().into_iter().flatten().map(|state| state.score).collect())
}

/// Where some answers to the items so far lead.
#[derive(Clone, Copy)]
struct State {
    score: u32,
    /// The later items that they lead to, of those that are not always asked; a bit for each item.
    due: u64,
    /// The state before the last item.
    from: usize,
    /// The choices that were taken in the last item, a bit for each; none where it was not asked.
    taken: u64,
}

/// The states before the first item and after each.
fn walk(questionnaire: &Questionnaire, dimension: Option<Dimension>) -> Result<Vec<Vec<State>>, TooManyCombinations> {
    let mut last = vec![State { score: 0, due: 0, from: 0, taken: 0 }];
    let mut layers = Vec::with_capacity(questionnaire.items.len().saturating_add(1));
    for (place, item) in questionnaire.items.iter().enumerate() {
        let counts = item.scored() && (dimension.is_none() || item.dimension == dimension);
        let steps = steps(questionnaire, place, item, counts);
        if last.len().saturating_mul(steps.len()) > MAX_STEPS {
            return Err(TooManyCombinations);
        }
        let own = bit(place);
        let mut next = Vec::new();
        for (from, state) in last.iter().enumerate() {
            if item.when.is_some() && state.due & own == 0 {
                next.push(State { from, taken: 0, ..*state });
                continue;
            }
            for step in &steps {
                let score = state.score.saturating_add(step.score);
                next.push(State { score, due: (state.due & !own) | step.due, from, taken: step.taken });
            }
        }
        layers.push(last);
        last = distinct(&next);
        if last.len() > MAX_STATES {
            return Err(TooManyCombinations);
        }
    }
    layers.push(last);
    Ok(layers)
}

/// The ways to answer one item that differ in what follows from them.
fn steps(questionnaire: &Questionnaire, at: usize, item: &Item, counts: bool) -> Vec<State> {
    let none = State { score: 0, due: 0, from: 0, taken: 0 };
    let mut several = vec![none];
    let mut single = Vec::new();
    for (place, choice) in item.choices.iter().enumerate() {
        let (taken, due) = (bit(place), due(questionnaire, at, item, choice));
        let worth = if counts { choice.worth() } else { 0 };
        if item.kind() != ItemKind::Multiple || choice.alone {
            single.push(State { score: item.weighed(worth), due, taken, ..none });
            continue;
        }
        let with = several.clone();
        for state in with {
            let score = if item.highest { state.score.max(worth) } else { state.score.saturating_add(worth) };
            several.push(State { score, due: state.due | due, taken: state.taken | taken, ..none });
        }
        // Nothing taken yet is a state of its own: it is no answer in the end.
        let (empty, taken): (Vec<State>, Vec<State>) = several.iter().partition(|state| state.taken == 0);
        several = distinct(&taken);
        several.extend(empty);
    }
    for state in several {
        if state.taken != 0 {
            single.push(State { score: item.weighed(state.score), ..state });
        }
    }
    distinct(&single)
}

/// The later items that a choice leads to.
fn due(questionnaire: &Questionnaire, at: usize, item: &Item, choice: &Choice) -> u64 {
    let mut due = 0;
    for (place, later) in questionnaire.items.iter().enumerate() {
        if place > at && later.when.as_ref().is_some_and(|when| when.item == item.id && when.is.contains(&choice.id)) {
            due |= bit(place);
        }
    }
    due
}

fn bit(place: usize) -> u64 {
    u32::try_from(place).ok().and_then(|place| 1_u64.checked_shl(place)).unwrap_or(0)
}

/// The states that differ in score or in what is asked, by score.
fn distinct(states: &[State]) -> Vec<State> {
    let mut states = stable_sort(states, &|a, b| (a.score, a.due) < (b.score, b.due));
    states.dedup_by_key(|state| (state.score, state.due));
    states
}

/// The answers that lead to a state after the last item.
fn trace(questionnaire: &Questionnaire, layers: &[Vec<State>], mut place: usize) -> Vec<(Id, Id)> {
    let mut answers = Vec::new();
    let after = layers.get(1..).unwrap_or_default();
    for (item, layer) in questionnaire.items.iter().zip(after).rev() {
        let Some(state) = layer.get(place) else { break };
        for (index, choice) in item.choices.iter().enumerate().rev() {
            if state.taken & bit(index) != 0 {
                answers.push((item.id.clone(), choice.id.clone()));
            }
        }
        place = state.from;
    }
    answers.reverse();
    answers
}
