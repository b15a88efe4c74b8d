//! Arithmetic on decimals in one copy, and rounding as banks name it.

use rust_decimal::{Decimal, RoundingStrategy};

/// What [`Decimal`] has in another form.
///
/// Its own checked operations are inlined wherever they are used, half a kilobyte each: 27 KB (brotli) of a visit to a
/// calculator, see `docs/decisions/exactness.md`. These are the same, and one copy each.
pub trait DecimalExt: Sized {
    /// [`Decimal::checked_add`]: the sum, `None` where it would be out of range.
    fn add_checked(self, other: Decimal) -> Option<Decimal>;
    /// [`Decimal::checked_sub`]: the difference, `None` where it would be out of range.
    fn sub_checked(self, other: Decimal) -> Option<Decimal>;
    /// [`Decimal::checked_mul`]: the product, `None` where it would be out of range.
    fn mul_checked(self, other: Decimal) -> Option<Decimal>;
    /// [`Decimal::checked_div`]: the quotient, `None` by zero or where it would be out of range.
    fn div_checked(self, other: Decimal) -> Option<Decimal>;
    /// The nearest number with at most `places` decimals, halves away from zero (四舍五入).
    fn round_half_up(self, places: u32) -> Decimal;
    /// The smallest number with at most `places` decimals that is not below it: up, also where it is negative.
    fn ceil_dp(self, places: u32) -> Decimal;
    /// The largest number with at most `places` decimals that is not above it: down, also where it is negative.
    fn floor_dp(self, places: u32) -> Decimal;
}

impl DecimalExt for Decimal {
    fn add_checked(self, other: Decimal) -> Option<Decimal> {
        self.checked_add(other)
    }

    fn sub_checked(self, other: Decimal) -> Option<Decimal> {
        self.checked_sub(other)
    }

    fn mul_checked(self, other: Decimal) -> Option<Decimal> {
        self.checked_mul(other)
    }

    fn div_checked(self, other: Decimal) -> Option<Decimal> {
        self.checked_div(other)
    }

    fn round_half_up(self, places: u32) -> Decimal {
        self.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero)
    }

    fn ceil_dp(self, places: u32) -> Decimal {
        self.round_dp_with_strategy(places, RoundingStrategy::ToPositiveInfinity)
    }

    fn floor_dp(self, places: u32) -> Decimal {
        self.round_dp_with_strategy(places, RoundingStrategy::ToNegativeInfinity)
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
        fn one_copy_says_the_same_as_the_library(a in decimals(), b in decimals()) {
            prop_assert_eq!(a.add_checked(b), a.checked_add(b));
            prop_assert_eq!(a.sub_checked(b), a.checked_sub(b));
            prop_assert_eq!(a.mul_checked(b), a.checked_mul(b));
            prop_assert_eq!(a.div_checked(b), a.checked_div(b));
            prop_assert_eq!(a.div_checked(Decimal::ZERO), None);
            prop_assert_eq!(Decimal::MAX.add_checked(Decimal::MAX), None);
        }

        #[test]
        fn rounding_goes_the_way_it_is_named(number in decimals()) {
            let cent = Decimal::new(1, 2);
            prop_assert!(number.ceil_dp(2) >= number && number.ceil_dp(2) - number < cent);
            prop_assert!(number.floor_dp(2) <= number && number - number.floor_dp(2) < cent);
            prop_assert!((number.round_half_up(2) - number).abs() * Decimal::TWO <= cent);
        }
    }

    #[test]
    fn halves_go_away_from_zero() {
        let half = Decimal::new(1_005, 3);
        assert_eq!(half.round_half_up(2), Decimal::new(101, 2));
        assert_eq!((-half).round_half_up(2), Decimal::new(-101, 2));
    }
}
