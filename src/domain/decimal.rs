//! Exact arithmetic, out of line.
//!
//! `rust_decimal` is inlined wherever it is used, half a kilobyte for an addition. Code that runs in the browser
//! calls these instead: one copy each.

use rust_decimal::Decimal;

/// Arithmetic that says `None` where a number would be out of range.
pub trait Exact: Sized {
    /// The sum.
    fn plus(self, other: Decimal) -> Option<Decimal>;
    /// The difference.
    fn minus(self, other: Decimal) -> Option<Decimal>;
    /// The product.
    fn times(self, other: Decimal) -> Option<Decimal>;
    /// The quotient.
    fn over(self, other: Decimal) -> Option<Decimal>;
    /// The nearest number with at most `places` decimals, halves away from zero (四舍五入).
    fn half_up(self, places: u32) -> Decimal;
    /// The nearest binary number, for pictures.
    fn float(self) -> f64;
}

impl Exact for Decimal {
    #[inline(never)]
    fn plus(self, other: Decimal) -> Option<Decimal> {
        self.checked_add(other)
    }

    #[inline(never)]
    fn minus(self, other: Decimal) -> Option<Decimal> {
        self.checked_sub(other)
    }

    #[inline(never)]
    fn times(self, other: Decimal) -> Option<Decimal> {
        self.checked_mul(other)
    }

    #[inline(never)]
    fn over(self, other: Decimal) -> Option<Decimal> {
        self.checked_div(other)
    }

    #[inline(never)]
    fn half_up(self, places: u32) -> Decimal {
        self.round_dp_with_strategy(places, rust_decimal::RoundingStrategy::MidpointAwayFromZero)
    }

    #[inline(never)]
    fn float(self) -> f64 {
        rust_decimal::prelude::ToPrimitive::to_f64(&self).unwrap_or(0.0)
    }
}
