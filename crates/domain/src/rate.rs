//! Rates of interest as exact decimals.

mod convert;

pub use convert::{Compounding, effect, nominal, pduration, real_rate, rri};

use crate::double_double::DoubleDouble;
use rust_decimal::Decimal;

/// The largest annual rate accepted, in percent.
const MAX_PERCENT: Decimal = Decimal::from_parts(100_000, 0, 0, false, 0);

/// Why a rate was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RateError {
    /// Not above -100 %, or above 100,000 %.
    #[error("the annual rate must be above -100 % and at most 100,000 %")]
    OutOfRange,
    /// Fewer than one compounding a year.
    #[error("interest must be compounded at least once a year")]
    Compounding,
    /// An amount or a number of periods that is not above zero.
    #[error("amounts and periods must be above zero")]
    NotPositive,
}

/// An annual rate (年利率) in percent, exact: 3.5 means 3.5 % a year.
///
/// How it compounds is not part of the rate; the function that uses it says so.
///
/// ```
/// use finplan_domain::rate::AnnualRate;
/// let rate = AnnualRate::from_percent("3.50".parse().unwrap()).unwrap();
/// assert_eq!(rate.percent().to_string(), "3.5");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AnnualRate(Decimal);

/// As text in percent, which every format of `serde` takes; what is read is held against the same bounds.
#[cfg(feature = "serde")]
mod text {
    use rust_decimal::Decimal;
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    use super::AnnualRate;

    impl Serialize for AnnualRate {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_str(&self.0)
        }
    }

    impl<'de> Deserialize<'de> for AnnualRate {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<AnnualRate, D::Error> {
            let percent: Decimal = String::deserialize(deserializer)?.parse().map_err(D::Error::custom)?;
            AnnualRate::from_percent(percent).map_err(D::Error::custom)
        }
    }
}

impl AnnualRate {
    /// No interest.
    pub const ZERO: AnnualRate = AnnualRate(Decimal::ZERO);

    /// A rate given in percent: 3.5 for 3.5 % a year, negative for one below zero.
    ///
    /// # Errors
    /// [`RateError::OutOfRange`] unless `-100 < percent <= 100,000`.
    ///
    /// ```
    /// use finplan_domain::rate::{AnnualRate, RateError};
    /// assert_eq!(AnnualRate::from_percent("4.90".parse().unwrap()).unwrap().percent().to_string(), "4.9");
    /// assert_eq!(AnnualRate::from_percent((-100).into()), Err(RateError::OutOfRange));
    /// ```
    pub fn from_percent(percent: Decimal) -> Result<AnnualRate, RateError> {
        if percent <= -Decimal::ONE_HUNDRED || percent > MAX_PERCENT {
            return Err(RateError::OutOfRange);
        }
        Ok(AnnualRate(percent.normalize()))
    }

    /// The rate in percent, without trailing zeros.
    ///
    /// ```
    /// use finplan_domain::rate::AnnualRate;
    /// let rate = AnnualRate::from_percent("3.450".parse().unwrap()).unwrap();
    /// assert_eq!(rate.percent().to_string(), "3.45");
    /// ```
    #[must_use]
    pub const fn percent(self) -> Decimal {
        self.0
    }

    /// The rate as a fraction: 0.035 for 3.5 %.
    pub(crate) fn fraction(self) -> DoubleDouble {
        DoubleDouble::from(self.0) / DoubleDouble::from(100)
    }

    /// Growth in one of so many equal periods of a year, less one, where this is the effective rate of the year:
    /// `(1 + r)^(1/m) - 1`.
    pub(crate) fn per_period(self, per_year: u32) -> DoubleDouble {
        if per_year == 1 {
            return self.fraction();
        }
        self.fraction().compound_m1_dd(DoubleDouble::ONE / DoubleDouble::from(per_year))
    }

    /// True for a rate below zero.
    ///
    /// ```
    /// use finplan_domain::rate::AnnualRate;
    /// assert!(AnnualRate::from_percent((-1).into()).unwrap().is_negative());
    /// assert!(!AnnualRate::ZERO.is_negative());
    /// ```
    #[must_use]
    pub fn is_negative(self) -> bool {
        self.0 < Decimal::ZERO
    }

    /// True for no interest.
    ///
    /// ```
    /// use finplan_domain::rate::AnnualRate;
    /// assert!(AnnualRate::ZERO.is_zero());
    /// assert!(!AnnualRate::from_percent(1.into()).unwrap().is_zero());
    /// ```
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }
}
