//! The paths themselves: four pairs at a time, each path with its mirror image.
//!
//! A pair has the same draws with opposite signs (antithetic, 对偶变量), so that good and bad luck balance and half the
//! draws are enough. Everything is in single precision: over 480 months rounding adds up to a few millionths of the
//! wealth, a hundredth of what ten thousand paths leave uncertain. Every operation is one that rounding keeps in order:
//! who saves more has never less, path by path, and a higher fee never leaves more.

mod draw;
mod side;
pub mod tables;

use crate::lanes::{F32x4, LANES, U32x4};
use crate::philox::Philox;
use draw::{Luck, Places};
use side::Side;
use tables::Tables;

/// Paths that are worked on together: four pairs.
pub const GROUP: usize = 2 * LANES;

/// Where what becomes of a group is put.
pub trait Record {
    /// Wealth, and the level of prices, at the end of a year: four paths and their mirror images.
    fn year(&mut self, year: usize, wealth: [F32x4; 2], prices: [F32x4; 2]);

    /// The month in which each path was exhausted, 0 for those that never were.
    fn exhausted(&mut self, months: [U32x4; 2]);

    /// What is invested, as an index that begins at 1, month by month: only where it is measured.
    fn index(&mut self, months: &[[F32x4; 2]]);
}

/// Works out one group: the pairs `4 group` to `4 group + 3`.
///
/// The loops over four assets are of a fixed length; those over more go as far as there are assets.
#[inline(never)]
pub fn run(tables: &Tables, philox: &Philox, group: u32, record: &mut dyn Record) {
    if tables.assets <= 4 {
        few(tables, philox, group, record);
    } else {
        many(tables, philox, group, record);
    }
}

#[inline(never)]
fn few(tables: &Tables, philox: &Philox, group: u32, record: &mut dyn Record) {
    play::<4>(tables, philox, group, record);
}

#[inline(never)]
fn many(tables: &Tables, philox: &Philox, group: u32, record: &mut dyn Record) {
    play::<12>(tables, philox, group, record);
}

#[inline(always)]
fn play<const N: usize>(tables: &Tables, philox: &Philox, group: u32, record: &mut dyn Record) {
    let first = group.wrapping_mul(4);
    let pairs = philox.counters(U32x4::splat(first) + U32x4::new([0, 1, 2, 3]));
    let luck = Luck { tables, philox, pairs: &pairs };
    let mut sides: [Side<N>; 2] = [Side::new(tables), Side::new(tables)];
    let mut places = Places::default();
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
                sides = sides.map(|side| side.pay(month, table, number));
            }
            let grown = luck.month::<N>(&mut places, number, month);
            let [of_one, of_other] = grown.assets;
            let [mut one, mut other] = sides;
            if tables.is_measured {
                (one, other) = (one.grow_measured(of_one), other.grow_measured(of_other));
                index.push([one.index, other.index]);
            } else {
                one.grow(of_one);
                other.grow(of_other);
            }
            sides = [one, other];
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
