//! Vectors of features and products.

use std::collections::BTreeMap;

use super::random::Random;
use super::{Hyperparameters, Visit, visit_counts};
use crate::advice::models::{Embedding, Vector};
use crate::base::Id;

/// How often all visits are gone through.
const EPOCHS: usize = 30;
const LEARNING_RATE: f64 = 0.05;
/// Keeps vectors short, so that what was seen a few times does not outweigh the rest.
const REGULARISATION: f64 = 0.01;

type VectorsById = BTreeMap<Id, Vec<f64>>;

/// The vectors of the products and of the features, by name, each number rounded to eight bits.
#[must_use]
pub fn learn_embeddings(visits: &[Visit], settings: &Hyperparameters) -> (Vec<Embedding>, Vec<Embedding>) {
    let mut random = Random::new(settings.seed);
    let enough = |visits: u32| visits >= settings.min_visits;
    let known: Vec<&Id> =
        visit_counts(visits).into_iter().filter(|(_, count)| enough(*count)).map(|(id, _)| id).collect();
    let (mut products, mut features) = (VectorsById::new(), VectorsById::new());
    for id in known {
        let product = visits.iter().any(|visit| visit.products.contains(id));
        let side = if product { &mut products } else { &mut features };
        side.insert(id.clone(), (0..settings.dimensions).map(|_| random.around_zero() * 0.1).collect());
    }
    let names: Vec<Id> = products.keys().cloned().collect();
    if settings.dimensions == 0 || names.is_empty() || features.is_empty() {
        return (Vec::new(), Vec::new());
    }
    for _ in 0..EPOCHS {
        for visit in visits {
            for chosen in visit.products.iter().filter(|id| names.contains(id)) {
                let other = random.pick(&names).filter(|other| !visit.products.contains(*other));
                if let Some(other) = other {
                    gradient_step(visit, chosen, other, &mut products, &mut features);
                }
            }
        }
    }
    (quantised(&products), quantised(&features))
}

/// Moves the chosen product nearer to the customer than another one.
fn gradient_step(visit: &Visit, chosen: &Id, other: &Id, products: &mut VectorsById, features: &mut VectorsById) {
    let (Some(near), Some(far)) = (products.get(chosen).cloned(), products.get(other).cloned()) else { return };
    let mut customer = vec![0.0; near.len()];
    for vector in visit.features.iter().filter_map(|feature| features.get(feature)) {
        add(&mut customer, vector, 1.0);
    }
    let mut gap = near.clone();
    add(&mut gap, &far, -1.0);
    let pull = LEARNING_RATE / (1.0 + dot(&customer, &gap).exp());
    for (product, sign) in [(chosen, 1.0), (other, -1.0)] {
        if let Some(vector) = products.get_mut(product) {
            regularise(vector);
            add(vector, &customer, sign * pull);
        }
    }
    for feature in &visit.features {
        if let Some(vector) = features.get_mut(feature) {
            regularise(vector);
            add(vector, &gap, pull);
        }
    }
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn add(sum: &mut [f64], part: &[f64], times: f64) {
    for (sum, part) in sum.iter_mut().zip(part) {
        *sum += times * part;
    }
}

fn regularise(vector: &mut [f64]) {
    for part in vector {
        *part *= 1.0 - LEARNING_RATE * REGULARISATION;
    }
}

/// One scale for a whole side: the order of products stays the same.
#[allow(clippy::cast_possible_truncation, reason = "scaled to at most 127")]
fn quantised(side: &VectorsById) -> Vec<Embedding> {
    let largest = side.values().flatten().fold(f64::MIN_POSITIVE, |most, part| most.max(part.abs()));
    let eight_bits = |part: &f64| (part / largest * 127.0).round() as i8;
    let row = |(id, vector): (&Id, &Vec<f64>)| Embedding {
        id: id.clone(),
        vector: Vector(vector.iter().map(eight_bits).collect()),
    };
    side.iter().map(row).collect()
}
