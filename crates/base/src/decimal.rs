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
    /// The smallest whole number that is not below it.
    fn ceiling(self) -> Decimal;
    /// Whether it is whole.
    fn is_whole(&self) -> bool;
    /// The nearest number with at most `places` decimals, halves away from zero (四舍五入).
    fn half_up(self, places: u32) -> Decimal;
    /// The smallest number with at most `places` decimals that is not below it.
    fn up(self, places: u32) -> Decimal;
    /// The largest number with at most `places` decimals that is not above it.
    fn down(self, places: u32) -> Decimal;
    /// The nearest binary number, for pictures.
    fn float(self) -> f64;
}

impl Exact for Decimal {
    fn plus(self, other: Decimal) -> Option<Decimal> {
        self.checked_add(other)
    }

    fn minus(self, other: Decimal) -> Option<Decimal> {
        // One copy of the addition does for both.
        let mut less = other;
        less.set_sign_negative(!other.is_sign_negative());
        let mut rest = self.plus(less)?;
        if rest.is_zero() {
            rest.set_sign_positive(true);
        }
        Some(rest)
    }

    fn times(self, other: Decimal) -> Option<Decimal> {
        self.checked_mul(other)
    }

    fn over(self, other: Decimal) -> Option<Decimal> {
        self.checked_div(other)
    }

    fn ceiling(self) -> Decimal {
        let whole = self.trunc();
        if whole < self { whole.plus(Decimal::ONE).unwrap_or(whole) } else { whole }
    }

    fn is_whole(&self) -> bool {
        self.trunc() == *self
    }

    fn half_up(self, places: u32) -> Decimal {
        self.round_dp_with_strategy(places, rust_decimal::RoundingStrategy::MidpointAwayFromZero)
    }

    fn up(self, places: u32) -> Decimal {
        self.round_dp_with_strategy(places, rust_decimal::RoundingStrategy::ToPositiveInfinity)
    }

    fn down(self, places: u32) -> Decimal {
        self.round_dp_with_strategy(places, rust_decimal::RoundingStrategy::ToNegativeInfinity)
    }

    fn float(self) -> f64 {
        rust_decimal::prelude::ToPrimitive::to_f64(&self).unwrap_or(0.0)
    }
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects, reason = "tests may overflow: they then fail")]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn decimals() -> impl Strategy<Value = Decimal> {
        (-1_000_000_000_000_i64..1_000_000_000_000, 0_u32..9)
            .prop_map(|(mantissa, scale)| Decimal::new(mantissa, scale))
    }

    proptest! {
        #[test]
        fn says_the_same_as_the_library(a in decimals(), b in decimals()) {
            let text = |number: Option<Decimal>| number.map(|number| number.to_string());
            prop_assert_eq!(text(a.minus(b)), text(a.checked_sub(b)));
            prop_assert_eq!(a.ceiling(), a.ceil());
            prop_assert_eq!(a.is_whole(), a.fract().is_zero());
            prop_assert!(a.up(2) >= a && a.up(2) - a < Decimal::new(1, 2));
            prop_assert!(a.down(2) <= a && a - a.down(2) < Decimal::new(1, 2));
        }
    }

    #[test]
    fn nothing_less_nothing_has_no_sign() {
        for (a, b) in [(0, 0), (7, 7), (-7, -7), (7, 0)] {
            let (a, b) = (Decimal::from(a), Decimal::from(b));
            assert_eq!(a.minus(b).map(|rest| rest.to_string()), a.checked_sub(b).map(|rest| rest.to_string()));
        }
        assert_eq!(Decimal::MAX.minus(Decimal::MIN), None);
    }
}
