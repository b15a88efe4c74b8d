//! The paths themselves: four pairs at a time, each path with its mirror image.
//!
//! A pair has the same draws with opposite signs (antithetic, 对偶变量), so that good and bad luck balance and half the
//! draws are enough. Everything is in single precision: over 480 months rounding adds up to a few millionths of the
//! wealth, a hundredth of what ten thousand paths leave uncertain. Every operation is one that rounding keeps in order:
//! who saves more has never less, path by path, and a higher fee never leaves more.

mod draw;
mod side;
pub(crate) mod tables;

use crate::lanes::{F32x4, LANES, Mask, U32x4};
use crate::philox::Philox;
use side::Side;
use tables::Tables;

/// Paths that are worked on together: four pairs.
pub const GROUP: usize = 2 * LANES;

/// Where what becomes of a group is put.
pub(crate) trait Record {
    /// Wealth, and the level of prices, at the end of a year: four paths and their mirror images.
    fn year(&mut self, year: usize, wealth: [F32x4; 2], prices: [F32x4; 2]);

    /// The month in which each path was exhausted, 0 for those that never were.
    fn exhausted(&mut self, months: [U32x4; 2]);

    /// What is invested, as an index that begins at 1, month by month: only where it is measured.
    fn index(&mut self, months: &[[F32x4; 2]]);
}

/// Works out one group.
#[inline(always)]
pub(crate) fn group<const N: usize>(tables: &Tables<N>, philox: &Philox, group: u32, record: &mut impl Record) {
    let first = group.wrapping_mul(4);
    let pairs = philox.counters(U32x4::splat(first) + U32x4::new([0, 1, 2, 3]));
    let mut sides = [Side::new(tables), Side::new(tables)];
    let mut draw = draw::Draw::new(tables);
    let mut index = Vec::new();
    let mut number: u32 = 0;
    for (year, table) in tables.years.iter().enumerate() {
        for month in &table.months {
            number = number.wrapping_add(1);
            if month.is_plain {
                for side in &mut sides {
                    side.pay_in(month);
                }
            } else {
                for side in &mut sides {
                    side.pay(month, table, number);
                }
            }
            let grown = draw.month(tables, philox, &pairs, number, month);
            if tables.is_measured {
                let before = [side::Side::total, side::Side::total];
                let [one, other] = &mut sides;
                let [of_one, of_other] = before;
                let (was_one, was_other) = (of_one(one), of_other(other));
                let [by_one, by_other] = grown.assets;
                one.grow(by_one);
                other.grow(by_other);
                one.note(was_one);
                other.note(was_other);
                index.push([one.index, other.index]);
            } else {
                for (side, growth) in sides.iter_mut().zip(grown.assets) {
                    side.grow(growth);
                }
            }
            for (side, growth) in sides.iter_mut().zip(grown.prices) {
                side.prices = side.prices * growth;
            }
            if tables.is_monthly {
                for side in &mut sides {
                    side.rebalance(side.total(), &table.weights);
                }
            }
        }
        let [one, other] = &mut sides;
        let wealth = [one.total(), other.total()];
        record.year(year, wealth, [one.prices, other.prices]);
        for (side, wealth) in sides.iter_mut().zip(wealth) {
            side.end_year();
            if tables.is_rebalanced {
                side.rebalance(wealth, &table.next);
            }
        }
    }
    let [one, other] = sides;
    record.exhausted([one.exhausted, other.exhausted]);
    if tables.is_measured {
        record.index(&index);
    }
}

/// Nothing is left out.
pub(crate) fn all() -> Mask {
    Mask::splat(true)
}
