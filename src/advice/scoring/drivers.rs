//! What moved a level, in plain words.

use super::super::questionnaire::{Dimension, Effect, Item, ItemKind};
use super::Chosen;
use crate::base::Id;
use crate::base::LocalText;
use crate::base::stable_sort;

/// How many items are named as having moved the level.
const MAX_DRIVERS: usize = 3;

/// One item that moved the level.
#[derive(Clone, Debug, PartialEq)]
pub struct LevelDriver {
    /// The item.
    pub item: Id,
    /// Whether it raised the level; otherwise it lowered it.
    pub up: bool,
    /// In plain words.
    pub text: LocalText,
}

/// The items of a dimension, or all, that pull furthest, in the bank's words.
pub(super) fn strongest(chosen: &Chosen<'_>, dimension: Option<Dimension>) -> Vec<LevelDriver> {
    let mut drivers = Vec::new();
    for (item, pull, effect) in effects(chosen, dimension) {
        let up = pull > 0;
        let text = if up { &effect.up } else { &effect.down };
        drivers.push(LevelDriver { item: item.id.clone(), up, text: text.clone() });
    }
    drivers
}

/// What stands out most.
pub(super) fn theme(chosen: &Chosen<'_>) -> Option<LocalText> {
    effects(chosen, None).first().map(|(_, _, effect)| effect.theme.clone())
}

/// The items that pull furthest from their middle: twice the distance and the direction, strongest first.
fn effects<'a>(chosen: &Chosen<'a>, dimension: Option<Dimension>) -> Vec<(&'a Item, i64, &'a Effect)> {
    let mut effects = Vec::new();
    for (item, choices) in chosen {
        let Some(effect) = item.effect.as_ref().filter(|_| dimension.is_none() || item.dimension == dimension) else {
            continue;
        };
        let points = item.total(&mut choices.iter().map(|choice| choice.worth()));
        let (low, high) = ends(item);
        let pull = i64::from(points).saturating_mul(2).saturating_sub(i64::from(low)).saturating_sub(i64::from(high));
        if pull != 0 {
            effects.push((*item, pull, effect));
        }
    }
    let mut effects = stable_sort(&effects, &|a, b| a.1.unsigned_abs() > b.1.unsigned_abs());
    effects.truncate(MAX_DRIVERS);
    effects
}

/// The fewest and the most points that an item can count.
fn ends(item: &Item) -> (u32, u32) {
    let mut low = u32::MAX;
    let mut high = 0;
    for choice in &item.choices {
        low = low.min(item.weighed(choice.worth()));
        high = high.max(item.weighed(choice.worth()));
    }
    if item.kind() == ItemKind::Multiple {
        high =
            high.max(item.total(&mut item.choices.iter().filter(|choice| !choice.alone).map(|choice| choice.worth())));
    }
    (low.min(high), high)
}
