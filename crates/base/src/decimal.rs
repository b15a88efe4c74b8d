//! Rounding of decimals, named as banks name it.

use rust_decimal::{Decimal, RoundingStrategy};

/// Rounding to a number of decimal places, which [`Decimal`] itself only has with a strategy beside it.
pub trait RoundDecimal: Sized {
    /// The nearest number with at most `places` decimals, halves away from zero (四舍五入).
    fn round_half_up(self, places: u32) -> Decimal;
    /// The smallest number with at most `places` decimals that is not below it: up, also where it is negative.
    fn ceil_dp(self, places: u32) -> Decimal;
    /// The largest number with at most `places` decimals that is not above it: down, also where it is negative.
    fn floor_dp(self, places: u32) -> Decimal;
}

impl RoundDecimal for Decimal {
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
