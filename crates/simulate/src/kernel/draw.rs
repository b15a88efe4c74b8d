//! By what assets and prices grow in a month.

use super::tables::{Month, Source, Tables};
use crate::lanes::{F32x4, U32x4};
use crate::normal;
use crate::philox::{Counters, Philox};

/// What the blocks of a month are for; assets have 0, 1 and 2.
const PRICES: u32 = 3;
/// Seven blocks and a half for as many as 30 words.
const SCALE: u32 = 4;
/// Which months of the past come next: one of these for the paths, one for their mirror images.
const PAST: [u32; 2] = [12, 13];
/// `cosh s` in `s^2` and `sinh s / s` in `s^2`, for `|s| <= 0.65`: the terms of their series.
const EVEN: [f32; 4] = [1.0 / 720.0, 1.0 / 24.0, 0.5, 1.0];
const ODD: [f32; 4] = [1.0 / 5040.0, 1.0 / 120.0, 1.0 / 6.0, 1.0];
/// Where a month's log return of Student's t is cut.
pub const CUT: f32 = 3.0;

/// Factors of a month: of the paths, and of their mirror images.
pub struct Grown<const N: usize> {
    pub assets: [[F32x4; N]; 2],
    pub prices: [F32x4; 2],
}

/// What is carried from one month to the next.
pub struct Draw {
    /// Where in the past each path is.
    past: [[u32; 4]; 2],
    /// How many months of a fixed block are left.
    left: u32,
}

impl Draw {
    pub fn new<const N: usize>(_tables: &Tables<N>) -> Draw {
        Draw { past: [[0; 4]; 2], left: 0 }
    }

    #[inline(always)]
    pub fn month<const N: usize>(
        &mut self,
        tables: &Tables<N>,
        philox: &Philox,
        pairs: &Counters,
        number: u32,
        month: &Month<N>,
    ) -> Grown<N> {
        match &tables.source {
            Source::Normal => normals(tables, philox, pairs, number, month, None),
            Source::StudentT { degrees, scale } => {
                let scale = common_scale(philox, pairs, number, *degrees, *scale);
                normals(tables, philox, pairs, number, month, Some(scale))
            }
            Source::Past(past) => {
                if past.mean_length.is_none() {
                    self.left = if self.left == 0 { past.length } else { self.left }.wrapping_sub(1);
                }
                let begins = past.mean_length.is_none() && self.left == past.length.wrapping_sub(1);
                let mut sides = self.past.into_iter().zip(PAST).map(|(places, purpose)| {
                    let [jump, place, _, _] = philox.block(pairs, number, purpose);
                    let fresh = place.widening_mul(U32x4::splat(past.months)).1;
                    past.next(places, jump.to_array(), fresh.to_array(), begins || number == 1)
                });
                let (one, other) = (sides.next().unwrap_or_default(), sides.next().unwrap_or_default());
                drop(sides);
                self.past = [one, other];
                let factors = |places: [u32; 4]| {
                    let [a, b, c, d] = places.map(|place| past.growth(place));
                    let mut factors = [F32x4::zero(); N];
                    for (((((factor, kept), a), b), c), d) in
                        factors.iter_mut().zip(month.growth).zip(a).zip(b).zip(c).zip(d)
                    {
                        *factor = F32x4::new([a, b, c, d]) * F32x4::splat(kept);
                    }
                    factors
                };
                let prices = |places: [u32; 4]| {
                    F32x4::new(places.map(|place| past.prices(place))) * F32x4::splat(month.price_growth)
                };
                Grown { assets: [factors(one), factors(other)], prices: [prices(one), prices(other)] }
            }
        }
    }
}

#[inline(always)]
fn normals<const N: usize>(
    tables: &Tables<N>,
    philox: &Philox,
    pairs: &Counters,
    number: u32,
    month: &Month<N>,
    scale: Option<F32x4>,
) -> Grown<N> {
    let mut z = [F32x4::zero(); N];
    for (four, block) in z.chunks_exact_mut(4).zip(0..) {
        four.copy_from_slice(&normal::four(philox.block(pairs, number, block)));
    }
    let mut up = [F32x4::zero(); N];
    let mut down = [F32x4::zero(); N];
    let places = up.iter_mut().zip(&mut down).zip(tables.lower.iter().zip(month.growth)).enumerate();
    for (place, ((up, down), (row, kept))) in places {
        let mut weighted = row.iter().zip(&z).take(place.wrapping_add(1)).map(|(l, z)| F32x4::splat(*l) * *z);
        let first = weighted.next().unwrap_or_else(F32x4::zero);
        let s = weighted.fold(first, |sum, part| sum + part);
        (*up, *down) = both(s, scale, tables.halvings, kept);
    }
    let prices = match &tables.prices {
        None => [F32x4::splat(1.0); 2],
        Some(prices) => {
            let [own, ..] = normal::four(philox.block(pairs, number, PRICES));
            let with_assets = prices.row.iter().zip(&z).map(|(l, z)| F32x4::splat(*l) * *z);
            let s = with_assets.fold(F32x4::splat(prices.own) * own, |sum, part| sum + part);
            let (up, down) = both(s, scale, tables.halvings, month.price_growth);
            [up, down]
        }
    };
    Grown { assets: [up, down], prices }
}

/// `kept e^s` and `kept e^-s`, of `s` that was halved so many times. `e^s = cosh s + sinh s` shares the work.
#[inline(always)]
fn both(s: F32x4, scale: Option<F32x4>, halvings: u32, kept: f32) -> (F32x4, F32x4) {
    let s = match scale {
        None => s,
        Some(scale) => {
            let cut = CUT / 8.0;
            (s * scale).at_most(F32x4::splat(cut)).at_least(F32x4::splat(-cut))
        }
    };
    let s2 = s * s;
    let even = s2.polynomial(EVEN);
    let odd = s * s2.polynomial(ODD);
    let (mut up, mut down) = (even + odd, even - odd);
    for _ in 0..halvings {
        (up, down) = (up * up, down * down);
    }
    let kept = F32x4::splat(kept);
    (up * kept, down * kept)
}

/// `sqrt((n - 2)/chi^2)` with n degrees of freedom, so that the deviation stays what it is; `scale` is `n - 2`.
///
/// `chi^2` of an even number is `-2 ln` of a product of uniform numbers; one more degree is a squared normal number.
fn common_scale(philox: &Philox, pairs: &Counters, number: u32, degrees: u32, scale: f32) -> F32x4 {
    let mut chi2 = F32x4::zero();
    let mut left = degrees;
    let mut block = SCALE;
    while left > 0 {
        let [a, b, c, d] = philox.block(pairs, number, block);
        block = block.wrapping_add(1);
        if left == 1 {
            let [z, _] = normal::pair(a, b);
            chi2 = chi2 + z * z;
            break;
        }
        for word in [a, b, c, d] {
            if left >= 2 {
                chi2 = chi2 - F32x4::splat(2.0) * normal::logarithm(normal::uniform(word));
                left = left.wrapping_sub(2);
            }
        }
    }
    (F32x4::splat(scale) / chi2.at_least(F32x4::splat(1e-6))).sqrt()
}
