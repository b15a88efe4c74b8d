//! What a bank learned from many anonymous visits, as data for the order of suitable products.
//!
//! Two models, each of which may be missing: *similar* says which products were chosen together with a feature of a
//! customer or with another product; *learned* has a short vector for each product and each feature, and the dot
//! product of the two sides says how well they go together. Features are names:
//! `goal_saving`, `segment_young_starter`, `level_c3`, `horizon_1` (the number of `horizons` that are not longer).
//! Neither knows a return or a margin. `finplan train` makes both.

use chrono::NaiveDate;

use super::level::Level;
use super::segment::Segment;
use super::suitability::Customer;
use crate::base::Id;
use crate::base::LocalText;

/// The trained models of a bank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Models {
    /// Their version, for the record.
    pub version: String,
    /// The day of the training.
    pub trained_on: NaiveDate,
    /// What they were trained on.
    pub source: LocalText,
    /// From how many visits.
    pub visits: u32,
    /// How many visits at least stand behind each number.
    pub least_visits: u32,
    /// The ends of the bands of horizons, in months.
    pub horizons: Vec<u32>,
    /// What was chosen together, by name.
    pub similar: Vec<Neighbours>,
    /// The vectors of the products, by name; all are equally long.
    pub products: Vec<Embedding>,
    /// The vectors of the features, by name.
    pub features: Vec<Embedding>,
}

/// What was chosen by customers with a feature, or together with a product.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Neighbours {
    /// The feature or the product.
    pub from: Id,
    /// The products.
    pub to: Vec<Id>,
    /// How strongly each goes with it: 1 to 1000, in the same order.
    pub scores: Vec<u32>,
}

/// A product or a feature as a vector.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Embedding {
    /// The product or the feature.
    pub id: Id,
    /// Where it lies.
    pub vector: Vector,
}

/// A few whole numbers from -128 to 127, written as two hexadecimal digits each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vector(pub Vec<i8>);

/// How long a vector may be.
const MAX_VECTOR_LEN: usize = 32;

impl Vector {
    /// The vector of this text.
    ///
    /// ```
    /// use finplan::advice::models::Vector;
    /// assert_eq!(Vector::new("01ff80"), Some(Vector(vec![1, -1, -128])));
    /// assert_eq!(Vector::new("01f"), None);
    /// assert_eq!(Vector(vec![1, -1, -128]).code(), "01ff80");
    /// ```
    #[must_use]
    pub fn new(text: &str) -> Option<Vector> {
        let mut vector = Vec::new();
        for pair in text.as_bytes().chunks(2) {
            let [high, low] = pair else { return None };
            let value = digit(*high)?.checked_mul(16)?.checked_add(digit(*low)?)?;
            vector.push(value.cast_signed());
        }
        (1..=MAX_VECTOR_LEN).contains(&vector.len()).then_some(Vector(vector))
    }

    /// The text of this vector.
    #[must_use]
    pub fn code(&self) -> String {
        let digit = |value: u8| char::from_digit(value.into(), 16).unwrap_or('0');
        let mut text = String::new();
        for value in &self.0 {
            let value = value.cast_unsigned();
            text.push(digit(value >> 4));
            text.push(digit(value & 15));
        }
        text
    }
}

fn digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => byte.checked_sub(b'0'),
        b'a'..=b'f' => byte.checked_sub(b'a')?.checked_add(10),
        _ => None,
    }
}

/// The features of a customer.
#[must_use]
pub fn features(customer: &Customer, segment: Option<&Segment>, level: Option<Level>, horizons: &[u32]) -> Vec<String> {
    let mut features = Vec::new();
    if let Some(goal) = customer.goal() {
        features.push(format!("goal_{}", goal.code()));
    }
    if let Some(segment) = segment {
        features.push(format!("segment_{}", segment.id));
    }
    if let Some(level) = level {
        features.push(format!("level_{}", level.code().to_ascii_lowercase()));
    }
    if let Some(months) = customer.horizon_months() {
        let band = horizons.iter().filter(|end| **end <= months).count();
        features.push(format!("horizon_{band}"));
    }
    features
}

/// What the models say about one customer: asked product by product.
#[derive(Clone, Debug, Default)]
pub struct Affinity<'a> {
    /// Products with how strongly they go with the customer, by name.
    similar: Vec<(&'a str, u32)>,
    vectors: &'a [Embedding],
    customer: Vec<i32>,
}

impl Models {
    /// What the models say about somebody with these features who looked into these products.
    #[must_use]
    pub fn affinity<S: AsRef<str>>(&self, features: &[S], opened: &[Id]) -> Affinity<'_> {
        let mut affinity = Affinity { vectors: &self.products, ..Affinity::default() };
        for feature in features {
            let feature = feature.as_ref();
            affinity.add_neighbours(&self.similar, feature);
            if let Some(vector) = vector(&self.features, feature) {
                affinity.customer.resize(vector.len(), 0);
                for (sum, part) in affinity.customer.iter_mut().zip(vector) {
                    *sum = sum.saturating_add((*part).into());
                }
            }
        }
        for product in opened {
            affinity.add_neighbours(&self.similar, product);
        }
        affinity
    }
}

impl<'a> Affinity<'a> {
    fn add_neighbours(&mut self, all: &'a [Neighbours], from: &str) {
        let Ok(place) = all.binary_search_by(|row| row.from.as_str().cmp(from)) else { return };
        let Some(row) = all.get(place) else { return };
        for (product, score) in row.to.iter().zip(&row.scores) {
            match self.similar.binary_search_by(|(known, _)| (*known).cmp(product.as_str())) {
                Ok(place) => {
                    if let Some((_, sum)) = self.similar.get_mut(place) {
                        *sum = sum.saturating_add(*score);
                    }
                }
                Err(place) => self.similar.insert(place, (product.as_str(), *score)),
            }
        }
    }

    /// How strongly similar customers chose this product; `None` where the model does not know it.
    #[must_use]
    pub fn similar(&self, product: &str) -> Option<i32> {
        let place = self.similar.binary_search_by(|(known, _)| (*known).cmp(product)).ok()?;
        self.similar.get(place).and_then(|(_, score)| i32::try_from(*score).ok())
    }

    /// How near the product lies to the customer; `None` where one of the two has no vector.
    #[must_use]
    pub fn learned(&self, product: &str) -> Option<i32> {
        if self.customer.is_empty() {
            return None;
        }
        let vector = vector(self.vectors, product)?;
        let mut sum = 0_i32;
        for (mine, part) in self.customer.iter().zip(vector) {
            sum = sum.saturating_add(mine.saturating_mul((*part).into()));
        }
        Some(sum)
    }
}

fn vector<'a>(all: &'a [Embedding], id: &str) -> Option<&'a [i8]> {
    let place = all.binary_search_by(|row| row.id.as_str().cmp(id)).ok()?;
    all.get(place).map(|row| row.vector.0.as_slice())
}
