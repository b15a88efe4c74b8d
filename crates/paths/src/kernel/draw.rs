//! By what assets and prices grow in a month.

use super::tables::{Assets, MAX_ASSETS, Month, Past, PriceRow, Source, Tables};
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
/// Where a month's log return of Student's t is cut, halved three times.
const CUT: f32 = 3.0 / 8.0;

/// Factors of a month: of the paths, and of their mirror images.
pub struct Grown<const N: usize> {
    pub assets: [[F32x4; N]; 2],
    pub prices: [F32x4; 2],
}

/// What draws are made of.
#[derive(Clone, Copy)]
pub struct Luck<'a> {
    pub tables: &'a Tables,
    pub philox: &'a Philox,
    pub pairs: &'a Counters,
}

/// Where in the past paths are.
#[derive(Default)]
pub struct Places {
    places: [[u32; 4]; 2],
    /// How many months of a block of fixed length are left.
    left: u32,
}

impl Luck<'_> {
    /// How many assets there are; where there is room for four, all four count, so that loops have a fixed length.
    #[inline(always)]
    pub fn assets<const N: usize>(&self) -> usize {
        if N <= 4 { N } else { self.tables.assets.min(N) }
    }

    #[inline(always)]
    pub fn month<const N: usize>(&self, places: &mut Places, number: u32, month: &Month) -> Grown<N> {
        let scale = match &self.tables.source {
            Source::Normal => None,
            Source::StudentT { degrees, scale } => Some(self.common_scale(number, *degrees, *scale)),
            Source::Past(past) => {
                let (assets, prices) = self.past(places, past, number, month);
                let first = |factors: [F32x4; MAX_ASSETS]| {
                    let mut some = [F32x4::zero(); N];
                    for (there, factor) in some.iter_mut().zip(factors) {
                        *there = factor;
                    }
                    some
                };
                return Grown { assets: assets.map(first), prices };
            }
        };
        // Once in the code for both: it is the longest part of it.
        self.normals(number, month, scale)
    }

    #[inline(always)]
    fn normals<const N: usize>(&self, number: u32, month: &Month, scale: Option<F32x4>) -> Grown<N> {
        let Tables { lower, halvings, prices, .. } = self.tables;
        let mut z = [F32x4::zero(); N];
        if N <= 4 {
            let four = normal::four(self.philox.block(self.pairs, number, 0));
            for (there, drawn) in z.iter_mut().zip(four) {
                *there = drawn;
            }
        } else {
            for (four, block) in z.chunks_exact_mut(4).zip(0..).take(self.assets::<N>().div_ceil(4)) {
                four.copy_from_slice(&self.four(number, block));
            }
        }
        let mut up = [F32x4::zero(); N];
        let mut down = [F32x4::zero(); N];
        let rows = lower.iter().zip(month.growth).enumerate();
        for ((up, down), (place, (row, kept))) in up.iter_mut().zip(&mut down).zip(rows).take(self.assets::<N>()) {
            let mut weighted = row.iter().zip(&z).take(place.wrapping_add(1)).map(|(l, z)| F32x4::splat(*l) * *z);
            let first = weighted.next().unwrap_or_else(F32x4::zero);
            let s = weighted.fold(first, |sum, part| sum + part);
            (*up, *down) = both(s, scale, *halvings, kept);
        }
        let prices = match prices {
            None => [F32x4::splat(1.0); 2],
            Some(prices) => self.prices(number, prices, &z, scale, month.price_growth),
        };
        Grown { assets: [up, down], prices }
    }

    /// Normal numbers out of line: in the loops that are not about time.
    #[inline(never)]
    fn four(&self, number: u32, block: u32) -> [F32x4; 4] {
        normal::four(self.words(number, block))
    }

    #[inline(never)]
    fn words(&self, number: u32, block: u32) -> [U32x4; 4] {
        self.philox.block(self.pairs, number, block)
    }

    #[inline(never)]
    fn prices(&self, number: u32, prices: &PriceRow, z: &[F32x4], scale: Option<F32x4>, kept: f32) -> [F32x4; 2] {
        let [own, ..] = self.four(number, PRICES);
        let with_assets = prices.row.iter().zip(z).map(|(l, z)| F32x4::splat(*l) * *z);
        let s = with_assets.fold(F32x4::splat(prices.own) * own, |sum, part| sum + part);
        let (up, down) = both(s, scale, self.tables.halvings, kept);
        [up, down]
    }

    /// `sqrt((n - 2)/chi^2)` with n degrees of freedom, so that the deviation stays what it is; `scale` is `n - 2`.
    ///
    /// `chi^2` of an even number is `-2 ln` of a product of uniform numbers; one more degree is a squared normal
    /// number.
    #[inline(never)]
    fn common_scale(&self, number: u32, degrees: u32, scale: f32) -> F32x4 {
        let mut chi2 = F32x4::zero();
        let mut left = degrees;
        let mut block = SCALE;
        while left > 0 {
            if left == 1 {
                let [z, ..] = self.four(number, block);
                chi2 = chi2 + z * z;
                break;
            }
            for word in self.words(number, block) {
                if left >= 2 {
                    chi2 = chi2 - F32x4::splat(2.0) * logarithm_of_uniform(word);
                    left = left.wrapping_sub(2);
                }
            }
            block = block.wrapping_add(1);
        }
        (F32x4::splat(scale) / chi2.at_least(F32x4::splat(1e-6))).sqrt()
    }

    #[inline(never)]
    fn past(
        &self,
        places: &mut Places,
        past: &Past,
        number: u32,
        month: &Month,
    ) -> ([[F32x4; MAX_ASSETS]; 2], [F32x4; 2]) {
        let is_fixed = past.jump_below.is_none();
        let begins = number == 1 || (is_fixed && places.left == 0);
        places.left = if begins { past.length } else { places.left }.wrapping_sub(1);
        let mut assets = [[F32x4::zero(); MAX_ASSETS]; 2];
        let mut prices = [F32x4::splat(1.0); 2];
        let sides = places.places.iter_mut().zip(PAST).zip(assets.iter_mut().zip(&mut prices));
        for ((places, purpose), (factors, of_prices)) in sides {
            let [jump, place, _, _] = self.words(number, purpose);
            let fresh = place.widening_mul(U32x4::splat(past.months)).1;
            *places = past.next(*places, jump.to_array(), fresh.to_array(), begins);
            let [a, b, c, d] = places.map(|place| past.growth(place));
            let lanes = a.into_iter().zip(b).zip(c).zip(d);
            for ((factor, kept), (((a, b), c), d)) in
                factors.iter_mut().zip(month.growth).zip(lanes).take(self.tables.assets)
            {
                *factor = F32x4::new([a, b, c, d]) * F32x4::splat(kept);
            }
            let lanes = places.map(|place| past.prices(place));
            *of_prices = F32x4::new(lanes) * F32x4::splat(month.price_growth);
        }
        (assets, prices)
    }
}

#[inline(never)]
fn logarithm_of_uniform(word: U32x4) -> F32x4 {
    normal::logarithm(normal::uniform(word))
}

/// `kept e^s` and `kept e^-s`, of `s` that was halved so many times. `e^s = cosh s + sinh s` shares the work.
#[inline(always)]
fn both(s: F32x4, scale: Option<F32x4>, halvings: u32, kept: f32) -> (F32x4, F32x4) {
    let s = match scale {
        None => s,
        Some(scale) => (s * scale).at_most(F32x4::splat(CUT)).at_least(F32x4::splat(-CUT)),
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

/// The first `N` of them, each in every lane.
#[inline(always)]
pub fn first<const N: usize>(values: &Assets) -> [F32x4; N] {
    let mut all = [F32x4::zero(); N];
    for (there, value) in all.iter_mut().zip(values) {
        *there = F32x4::splat(*value);
    }
    all
}
