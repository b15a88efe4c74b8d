//! Money, rates and durations as people write them.
//!
//! Two styles of money exist: *exact*, what a contract would show, and *rounded*, three or four significant digits that
//! never err to the customer's loss.

mod amount;
mod duration;
mod parts;
mod rate;

use rust_decimal::Decimal;

use crate::base::decimal::DecimalExt as _;

pub use amount::{axis, currency_sign, currency_unit, exact, money, rounded, whole};
pub use duration::{duration, months};
pub use parts::{FigureParts, figure_parts};
pub use rate::{basis_points, percent, points};

/// Keeps a number and its unit on one line.
pub const NO_BREAK: char = '\u{a0}';

/// Where a number stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberStyle {
    /// In running text: unit in words, `.00` dropped.
    Sentence,
    /// In a row of key figures: currency sign before.
    Figure,
    /// In a table: no unit, all decimals.
    Cell,
    /// Read aloud: no separators, no signs.
    Spoken,
}

/// A count with thousands separators.
#[must_use]
pub fn count(value: u32) -> String {
    digits(Decimal::from(value), 0)
}

/// A number with thousands separators and as many decimals as it has, as it stands in a field.
#[must_use]
pub fn plain(number: Decimal) -> String {
    let number = number.normalize();
    digits(number, number.scale())
}

/// The minus stands before everything else: `−¥1,200.00`.
fn signed(amount: Decimal, write: &dyn Fn(Decimal) -> String) -> String {
    let text = write(amount.abs());
    if amount.is_sign_negative() && !amount.is_zero() { format!("−{text}") } else { text }
}

fn digits(number: Decimal, places: u32) -> String {
    signed(number, &|size| grouped(size, places))
}

fn grouped(size: Decimal, places: u32) -> String {
    let mut fixed = size.round_half_up(places);
    fixed.rescale(places);
    let text = fixed.to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let mut out = String::with_capacity(text.len().saturating_add(6));
    for (index, digit) in whole.chars().enumerate() {
        let rest = whole.len().saturating_sub(index);
        if index > 0 && rest.is_multiple_of(3) && digit != '-' && !out.ends_with('-') {
            out.push(',');
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

fn spoken(number: Decimal, minus: &str) -> String {
    let size = number.abs().normalize().to_string();
    if number.is_sign_negative() && !number.is_zero() { format!("{minus}{size}") } else { size }
}

/// What the tests of each kind of number write and read.
#[cfg(test)]
mod testing {
    use super::{Decimal, NO_BREAK};

    pub fn decimal(text: &str) -> Decimal {
        Decimal::from_str_exact(text).unwrap()
    }

    pub fn clean(text: String) -> String {
        text.replace(NO_BREAK, " ")
    }
}
