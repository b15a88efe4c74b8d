//! Whether the models say more than "what everybody opens", on visits that they were not trained on.
//!
//! Of each held-out visit one product is hidden; the features and the other products are known, and every product
//! that is not known stands in the list.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::random::Random;
use super::{Settings, Visit, counts, learn, similar};
use crate::advice::models::Models;
use crate::base::Id;
use crate::base::LocalText;
use chrono::NaiveDate;

/// The models of these visits.
#[must_use]
pub fn trained(visits: &[Visit], settings: &Settings, trained_on: NaiveDate) -> Models {
    let (products, features) = learn(visits, settings);
    Models {
        version: String::new(),
        trained_on,
        source: LocalText::default(),
        visits: u32::try_from(visits.len()).unwrap_or(u32::MAX),
        least_visits: settings.least,
        horizons: Vec::new(),
        similar: similar(visits, settings),
        products,
        features,
    }
}

/// How good a way of putting products in order is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quality {
    /// In what share of the visits the hidden product was among the first.
    pub hits: f64,
    /// The same, an early place counting more: the mean of `1 / log2(place + 1)`, 0 below the first.
    pub ndcg: f64,
    /// What share of the products was among the first for anybody.
    pub coverage: f64,
}

/// The ways that are compared.
pub const WAYS: [&str; 4] = ["popularity", "similar", "learned", "both"];

/// Trains on four visits of five and tries the rest, `at` products being the first: the quality of each of [`WAYS`].
#[must_use]
pub fn evaluate(visits: &[Visit], settings: &Settings, at: usize) -> [Quality; WAYS.len()] {
    let (mut known, mut held) = (Vec::new(), Vec::new());
    let mut random = Random::new(settings.seed);
    for visit in visits {
        if random.below(5) == 0 { held.push(visit) } else { known.push(visit.clone()) }
    }
    let models = trained(&known, settings, NaiveDate::MIN);
    let counts = counts(&known);
    let names: BTreeSet<&Id> = known.iter().flat_map(|visit| &visit.products).collect();
    let mut tries = 0.0;
    let mut sums = [(0.0, 0.0); WAYS.len()];
    let mut covered: [BTreeSet<&Id>; WAYS.len()] = std::array::from_fn(|_| BTreeSet::new());
    for visit in held.into_iter().filter(|visit| visit.products.len() > 1) {
        let Some(hidden) = visit.products.iter().nth(random.below(visit.products.len())) else { continue };
        let opened: Vec<Id> = visit.products.iter().filter(|product| *product != hidden).cloned().collect();
        let features: Vec<&str> = visit.features.iter().map(Id::as_str).collect();
        let affinity = models.affinity(&features, &opened);
        let candidates: Vec<&Id> = names.iter().copied().filter(|name| !opened.contains(name)).collect();
        let order = |score: &dyn Fn(&Id) -> f64| {
            let mut order = candidates.clone();
            order.sort_by(|a, b| score(b).total_cmp(&score(a)).then_with(|| a.cmp(b)));
            order
        };
        let value = |score: Option<i32>| score.map_or(f64::NEG_INFINITY, f64::from);
        let popular = order(&|id| f64::from(counts.get(id).copied().unwrap_or(0)));
        let by_similar = order(&|id| value(affinity.similar(id)));
        let by_learned = order(&|id| value(affinity.learned(id)));
        let part = |list: &[&Id], id: &Id| {
            list.iter()
                .zip(1_u32..)
                .find(|(other, _)| **other == id)
                .map_or(0.0, |(_, place)| 1.0 / (10.0 + f64::from(place)))
        };
        let both = order(&|id| part(&by_similar, id) + part(&by_learned, id));
        tries += 1.0;
        for (way, list) in [popular, by_similar, by_learned, both].iter().enumerate() {
            let (Some(sum), Some(covered)) = (sums.get_mut(way), covered.get_mut(way)) else { continue };
            covered.extend(list.iter().take(at));
            if let Some((_, place)) = list.iter().zip(1_u32..).take(at).find(|(id, _)| **id == hidden) {
                sum.0 += 1.0;
                sum.1 += 1.0 / f64::from(place.saturating_add(1)).log2();
            }
        }
    }
    #[allow(clippy::cast_precision_loss, reason = "a count of products")]
    let coverage = |way: usize| covered.get(way).map_or(0.0, |ids| ids.len() as f64 / (names.len() as f64).max(1.0));
    std::array::from_fn(|way| {
        let (hits, ndcg) = sums.get(way).copied().unwrap_or_default();
        Quality { hits: hits / f64::max(tries, 1.0), ndcg: ndcg / f64::max(tries, 1.0), coverage: coverage(way) }
    })
}

/// The qualities as a table.
#[must_use]
pub fn table(qualities: &[Quality; WAYS.len()], at: usize) -> String {
    let mut text = format!("{:12} {:>8} {:>8} {:>9}\n", "", format!("hit@{at}"), format!("NDCG@{at}"), "coverage");
    for (way, Quality { hits, ndcg, coverage }) in WAYS.iter().zip(qualities) {
        let percent = coverage * 100.0;
        let _ = writeln!(text, "{way:12} {hits:8.3} {ndcg:8.3} {percent:8.0}%");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Four goals with five products each, three of which are chosen in a visit; nothing is everybody's.
    fn clustered() -> Vec<Visit> {
        let mut random = Random::new(3);
        let mut visits = Vec::new();
        for goal in ["saving", "home", "growth", "income"].iter().cycle().take(2000) {
            let mut visit = Visit::default();
            visit.features.insert(Id::new(&format!("goal_{goal}")).unwrap());
            while visit.products.len() < 3 {
                visit.products.insert(Id::new(&format!("{goal}_{}", random.below(5))).unwrap());
            }
            visits.push(visit);
        }
        visits
    }

    #[test]
    fn known_structure_is_found_and_beats_popularity() {
        let settings = Settings { least: 10, most: 8, size: 8, seed: 7 };
        let [popularity, similar, learned, both] = evaluate(&clustered(), &settings, 3);
        // 20 products, 2 of them known: whoever guesses finds the hidden one among 3 of 18 in one visit of six. Within
        // the goal 3 are left, all of which fit into the first three: the mean of 1, 1 / log2(3) and 1 / 2 is 0.71.
        assert!((0.1..0.3).contains(&popularity.hits), "{popularity:?}");
        assert!(popularity.coverage < 0.6, "{popularity:?}");
        for model in [similar, learned, both] {
            assert!(model.hits > 0.99, "{model:?}");
            assert!((0.65..0.77).contains(&model.ndcg), "{model:?}");
            assert!(model.coverage > 0.99, "{model:?}");
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_models() {
        let settings = Settings { least: 10, most: 8, size: 4, seed: 7 };
        let trained = |settings| super::trained(&clustered(), &settings, NaiveDate::MIN);
        assert_eq!(trained(settings), trained(settings));
        assert_ne!(trained(settings).products, trained(Settings { seed: 8, ..settings }).products);
    }
}
