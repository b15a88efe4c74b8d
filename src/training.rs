//! From anonymous visits to the [models](crate::advice::models) that a bank ships: on the command line, never in the
//! browser.
//!
//! *Similar*: the score of a product `j` beside a feature or product `t` is the cosine of the visits that have each,
//! `visits with both / √(visits with t · visits with j)` (item-to-item: Linden, Smith, York, IEEE Internet Computing
//! 2003). *Learned*: a vector for each feature and product such that products of a visit lie nearer to the sum of its
//! features than others do (Rendle et al., BPR, UAI 2009), found by seeded gradient steps and rounded to eight bits.
//! Neither sees an amount, a return or a margin. Whatever fewer than `min_visits` stand behind is left out.
//!
//! A bank with too many visits for one machine makes the same *similar* rows with its own database:
#![allow(clippy::arithmetic_side_effects, reason = "counts of visits; no money")]
#![doc = concat!("```sql\n", include_str!("training/similar.sql"), "```")]

pub mod csv;
mod embeddings;
pub mod evaluation;
mod random;
pub mod synthetic;

use std::collections::{BTreeMap, BTreeSet};

use crate::advice::models::Neighbours;
use crate::base::Id;

pub use embeddings::learn_embeddings;

/// One visit: what is known about it, and the products that were chosen in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Visit {
    /// Features such as `goal_saving`.
    pub features: BTreeSet<Id>,
    /// Products that were opened, compared or continued with.
    pub products: BTreeSet<Id>,
}

impl Visit {
    fn names(&self) -> impl Iterator<Item = &Id> {
        self.features.iter().chain(&self.products)
    }
}

/// How models are trained.
#[derive(Clone, Copy, Debug)]
pub struct Hyperparameters {
    /// How many visits must stand behind every number.
    pub min_visits: u32,
    /// How many neighbours a feature or product keeps.
    pub max_neighbours: usize,
    /// How long the vectors are; 0 for none.
    pub dimensions: usize,
    /// What chance starts from: the same seed gives the same models.
    pub seed: u64,
}

/// In how many visits each name is.
#[must_use]
pub fn visit_counts(visits: &[Visit]) -> BTreeMap<&Id, u32> {
    let mut counts = BTreeMap::new();
    for name in visits.iter().flat_map(Visit::names) {
        let count: &mut u32 = counts.entry(name).or_default();
        *count += 1;
    }
    counts
}

/// What was chosen together, by name: for each feature and product the products with the highest cosine, in
/// thousandths.
#[must_use]
pub fn neighbours(visits: &[Visit], settings: &Hyperparameters) -> Vec<Neighbours> {
    let counts = visit_counts(visits);
    let mut pairs: BTreeMap<&Id, BTreeMap<&Id, u32>> = BTreeMap::new();
    for visit in visits {
        for from in visit.names() {
            for to in visit.products.iter().filter(|to| *to != from) {
                let both = pairs.entry(from).or_default().entry(to).or_default();
                *both += 1;
            }
        }
    }
    let mut rows = Vec::new();
    for (from, others) in pairs {
        let visits_of = |name| f64::from(counts.get(name).copied().unwrap_or(0));
        let mut scored: Vec<(u32, &Id)> = Vec::new();
        for (to, both) in others.into_iter().filter(|(_, both)| *both >= settings.min_visits) {
            let cosine = f64::from(both) / (visits_of(from) * visits_of(to)).sqrt();
            scored.push((thousandths(cosine), to));
        }
        scored.sort_by(|(a, first), (b, second)| b.cmp(a).then_with(|| first.cmp(second)));
        scored.truncate(settings.max_neighbours);
        if !scored.is_empty() {
            let (scores, to) = scored.into_iter().map(|(score, to)| (score, to.clone())).unzip();
            rows.push(Neighbours { from: from.clone(), to, scores });
        }
    }
    rows
}

/// At least 1, so that what is there counts.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a cosine of counts lies between 0 and 1")]
fn thousandths(cosine: f64) -> u32 {
    (cosine * 1000.0).round().clamp(1.0, 1000.0) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn visit(features: &[&str], products: &[&str]) -> Visit {
        let ids = |names: &[&str]| names.iter().map(|name| Id::new(name).unwrap()).collect();
        Visit { features: ids(features), products: ids(products) }
    }

    const PLAIN: Hyperparameters = Hyperparameters { min_visits: 1, max_neighbours: 9, dimensions: 0, seed: 1 };

    #[test]
    fn the_score_is_the_cosine_of_visits() {
        let visits = [
            visit(&["goal_saving"], &["a", "b"]),
            visit(&["goal_saving"], &["a"]),
            visit(&["goal_home"], &["b", "c"]),
            visit(&["goal_saving"], &["a", "c"]),
        ];
        let rows = neighbours(&visits, &PLAIN);
        let row = |from: &str| {
            let row = rows.iter().find(|row| row.from == from).unwrap();
            row.to.iter().map(|to| to.to_string()).zip(row.scores.clone()).collect::<Vec<_>>()
        };
        // a is in 3 visits, b and c in 2 each, goal_saving in 3.
        // goal_saving: a 3 / √(3·3) = 1; b and c 1 / √(3·2) = 0.408.
        let saving = [("a", 1000), ("b", 408), ("c", 408)].map(|(to, score)| (to.to_owned(), score));
        assert_eq!(row("goal_saving"), saving);
        // b: c 1 / √(2·2) = 0.5; a 1 / √(2·3) = 0.408.
        assert_eq!(row("b"), [("c".to_owned(), 500), ("a".to_owned(), 408)]);
    }

    #[test]
    fn what_few_visits_stand_behind_is_left_out() {
        let mut visits = vec![visit(&["goal_saving"], &["a", "b"]); 20];
        visits.extend(vec![visit(&["goal_saving"], &["c"]); 19]);
        let rows = neighbours(&visits, &Hyperparameters { min_visits: 20, ..PLAIN });
        let named: Vec<_> = rows.iter().map(|row| (row.from.to_string(), row.to.len())).collect();
        let expected = [("a", 1), ("b", 1), ("goal_saving", 2)].map(|(from, count)| (from.to_owned(), count));
        assert_eq!(named, expected, "c is in 19 visits alone");
    }
}
