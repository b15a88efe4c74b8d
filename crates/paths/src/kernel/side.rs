//! Four paths.

use super::draw::first;
use super::tables::{Assets, Month, Tables, Year};
use crate::lanes::{F32x4, Mask, U32x4};

/// So small a wealth is none: a divisor that is never 0.
const NOTHING: f32 = 1e-30;

/// Where four paths stand.
#[derive(Clone, Copy)]
pub struct Side<const N: usize> {
    holdings: [F32x4; N],
    /// How many of them there are.
    used: usize,
    /// Which are not exhausted.
    alive: Mask,
    /// When they were.
    pub exhausted: U32x4,
    /// The level of prices.
    pub prices: F32x4,
    /// The level of prices at the end of the last year: what indexed flows follow.
    last_prices: F32x4,
    /// What one unit that was invested at the beginning has become.
    pub index: F32x4,
}

impl<const N: usize> Side<N> {
    pub fn new(tables: &Tables) -> Side<N> {
        let one = F32x4::splat(1.0);
        Side {
            holdings: first(&tables.initial),
            used: tables.assets,
            alive: Mask::splat(true),
            exhausted: U32x4::splat(0),
            prices: one,
            last_prices: one,
            index: one,
        }
    }

    /// Where there is room for four, all four count, so that loops have a fixed length.
    #[inline(always)]
    fn used(&self) -> usize {
        if N <= 4 { N } else { self.used }
    }

    /// The wealth.
    #[inline(always)]
    pub fn total(&self) -> F32x4 {
        let mut holdings = self.holdings.into_iter().take(self.used());
        let first = holdings.next().unwrap_or_else(F32x4::zero);
        holdings.fold(first, |sum, holding| sum + holding)
    }

    /// A month in which nothing can go out: nobody is or becomes exhausted.
    #[inline(always)]
    pub fn pay_in(&mut self, month: &Month) {
        let used = self.used();
        for (holding, added) in self.holdings.iter_mut().zip(month.added).take(used) {
            *holding = *holding + F32x4::splat(added);
        }
    }

    /// A month in which money may go in or out, and who has too little is exhausted.
    #[inline(never)]
    pub fn pay(mut self, month: &Month, year: &Year, number: u32) -> Side<N> {
        let flow = F32x4::splat(month.fixed) + F32x4::splat(month.indexed) * self.last_prices;
        let paid_in = flow.at_least(F32x4::zero()).only(self.alive);
        let paid_out = (F32x4::zero() - flow).at_least(F32x4::zero()).only(self.alive);
        let total = self.total();
        let short = total.less(paid_out);
        self.exhausted = U32x4::splat(number).or_else(short, self.exhausted);
        self.alive = self.alive & !short;
        let kept = F32x4::splat(1.0) - (paid_out / total.at_least(F32x4::splat(NOTHING))).at_most(F32x4::splat(1.0));
        let used = self.used();
        for (holding, weight) in self.holdings.iter_mut().zip(year.weights).take(used) {
            *holding = *holding * kept + paid_in * F32x4::splat(weight);
        }
        self
    }

    /// Every asset by its factor.
    #[inline(always)]
    pub fn grow(&mut self, factors: [F32x4; N]) {
        let used = self.used();
        for (holding, factor) in self.holdings.iter_mut().zip(factors).take(used) {
            *holding = *holding * factor;
        }
    }

    /// The same, and notes by what the whole has grown; what is nothing does not grow.
    #[inline(never)]
    pub fn grow_measured(mut self, factors: [F32x4; N]) -> Side<N> {
        let before = self.total();
        self.grow(factors);
        let there = F32x4::splat(NOTHING).less(before);
        let factor = self.total() / before.at_least(F32x4::splat(NOTHING));
        let one = F32x4::splat(1.0);
        self.index = self.index * (factor.only(there) + one.only(!there));
        self
    }

    /// What there is, by these weights.
    #[inline(always)]
    pub fn rebalance(&mut self, wealth: F32x4, weights: &Assets) {
        let used = self.used();
        for (holding, weight) in self.holdings.iter_mut().zip(weights).take(used) {
            *holding = wealth * F32x4::splat(*weight);
        }
    }

    /// From now on indexed flows follow the prices of now.
    #[inline(always)]
    pub fn end_year(&mut self) {
        self.last_prices = self.prices;
    }
}
