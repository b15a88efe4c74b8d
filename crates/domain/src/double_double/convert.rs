//! To and from decimals and integers.

use super::DoubleDouble;
use rust_decimal::Decimal;

/// The most digits a `Decimal` can always hold.
const DIGITS: u32 = 28;

impl From<i64> for DoubleDouble {
    fn from(value: i64) -> DoubleDouble {
        DoubleDouble::from_i128(i128::from(value))
    }
}

impl From<u32> for DoubleDouble {
    fn from(value: u32) -> DoubleDouble {
        DoubleDouble { hi: f64::from(value), lo: 0.0 }
    }
}

impl From<i32> for DoubleDouble {
    fn from(value: i32) -> DoubleDouble {
        DoubleDouble { hi: f64::from(value), lo: 0.0 }
    }
}

impl From<Decimal> for DoubleDouble {
    fn from(value: Decimal) -> DoubleDouble {
        DoubleDouble::from_i128(value.mantissa()) / DoubleDouble::power_of_ten(value.scale())
    }
}

impl DoubleDouble {
    /// Exactly this `f64`.
    ///
    /// ```
    /// use finplan_domain::double_double::DoubleDouble;
    /// assert_eq!(DoubleDouble::from_f64(0.5).to_decimal().unwrap().to_string(), "0.5");
    /// // The float next to a tenth is a little more.
    /// assert!(DoubleDouble::from_f64(0.1) > DoubleDouble::ratio(1, 10));
    /// ```
    #[must_use]
    pub const fn from_f64(value: f64) -> DoubleDouble {
        DoubleDouble { hi: value, lo: 0.0 }
    }

    /// An integer; exact up to 106 significant bits, so for every mantissa of a `Decimal`.
    ///
    /// ```
    /// use finplan_domain::double_double::DoubleDouble;
    /// let digits = 1_234_567_890_123_456_789_012_345_678;
    /// assert_eq!(DoubleDouble::from_i128(digits).floor(), Some(digits));
    /// ```
    #[must_use]
    pub fn from_i128(value: i128) -> DoubleDouble {
        if let Ok(value) = i64::try_from(value) {
            // The common case, without 128-bit conversions; i64::MAX as a float is one more than it.
            let hi = value as f64;
            return DoubleDouble::normal(hi, i128::from(value).saturating_sub(hi as i128) as i64 as f64);
        }
        let hi = value as f64;
        // Rounding to 53 bits can carry i128::MAX past the type; the cast back saturates.
        let rest = value.saturating_sub(hi as i128);
        DoubleDouble::normal(hi, rest as f64)
    }

    /// The quotient of two integers, to about 31 digits; not finite for a divisor of zero. It takes a fifth of the
    /// time of a division.
    ///
    /// ```
    /// use finplan_domain::double_double::DoubleDouble;
    /// assert_eq!(DoubleDouble::ratio(1, 3).to_decimal(), (DoubleDouble::ONE / DoubleDouble::from(3)).to_decimal());
    /// ```
    #[must_use]
    pub fn ratio(numerator: i32, denominator: i32) -> DoubleDouble {
        let (a, b) = (f64::from(numerator), f64::from(denominator));
        let hi = a / b;
        // What the quotient leaves of the numerator is exact in a float.
        let product = DoubleDouble::from_f64(hi).scale(b);
        DoubleDouble::normal(hi, ((a - product.hi) - product.lo) / b)
    }

    /// Ten to a power of at most 28, exactly.
    pub(super) fn power_of_ten(exponent: u32) -> DoubleDouble {
        DoubleDouble::from_i128(10_i128.saturating_pow(exponent.min(28)))
    }

    /// The nearest integer below or at the value, when it fits.
    ///
    /// ```
    /// use finplan_domain::double_double::DoubleDouble;
    /// assert_eq!(DoubleDouble::from_f64(-2.5).floor(), Some(-3));
    /// assert_eq!(DoubleDouble::from_f64(1e40).floor(), None);
    /// ```
    #[must_use]
    pub fn floor(self) -> Option<i128> {
        if !self.is_finite() || self.hi.abs() > 1e38 {
            return None;
        }
        let whole = self.hi.floor();
        let rest = (self.hi - whole) + self.lo;
        (whole as i128).checked_add(rest.floor() as i128)
    }

    /// The value to 28 significant digits; `None` where a `Decimal` cannot hold it (beyond 7.9e28).
    ///
    /// ```
    /// use finplan_domain::double_double::DoubleDouble;
    /// assert_eq!(DoubleDouble::from(5).to_decimal().unwrap().to_string(), "5");
    /// assert!(DoubleDouble::from_f64(1e29).to_decimal().is_none());
    /// ```
    #[must_use]
    pub fn to_decimal(self) -> Option<Decimal> {
        if !self.is_finite() || self.hi.abs() >= 7.9e28 {
            return None;
        }
        // Every digit before the point is one fewer after it.
        let mut scale = DIGITS;
        let mut bound = 1.0;
        while self.hi.abs() >= bound && scale > 0 {
            scale = scale.saturating_sub(1);
            bound *= 10.0;
        }
        let scaled = self * DoubleDouble::power_of_ten(scale);
        let mantissa = (scaled + DoubleDouble::from_f64(0.5)).floor()?;
        Decimal::try_from_i128_with_scale(mantissa, scale).ok().map(|d| d.normalize())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_survive_the_round_trip() {
        for text in [
            "0",
            "1",
            "-1",
            "0.01",
            "5307.2672062281104119951735",
            "1234567890123456789012345678",
            "-0.0000000000000000000000000001",
            "12345678901234567890.12345678",
        ] {
            let decimal: Decimal = text.parse().unwrap();
            assert_eq!(DoubleDouble::from(decimal).to_decimal(), Some(decimal.normalize()), "{text}");
        }
    }

    #[test]
    fn ratios_are_quotients() {
        for (a, b) in
            [(1, 3), (-22, 7), (0, 5), (30, 365), (7305, 365), (i32::MAX, -3), (i32::MIN, i32::MAX), (1, i32::MAX)]
        {
            let error = (DoubleDouble::ratio(a, b) - DoubleDouble::from(a) / DoubleDouble::from(b)).abs();
            assert!(error.to_f64() <= 1e-31 * DoubleDouble::ratio(a, b).abs().to_f64(), "{a} / {b}");
        }
        assert!(!DoubleDouble::ratio(1, 0).is_finite() && !DoubleDouble::ratio(0, 0).is_finite());
    }

    #[test]
    fn floor_looks_at_both_halves() {
        let just_below = DoubleDouble::from(3) - DoubleDouble::from_f64(1e-25);
        assert_eq!(just_below.floor(), Some(2));
        assert_eq!(DoubleDouble::from_i128(123_456_789_012_345_678_901).floor(), Some(123_456_789_012_345_678_901));
    }
}
