//! Between nominal, effective, periodic and real rates.

use super::{AnnualRate, RateError};
use crate::double_double::DoubleDouble;
use core::num::NonZeroU32;
use rust_decimal::Decimal;

/// How often in a year interest is added to the principal (复利频率).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Compounding {
    /// Once a year.
    Annual,
    /// Every half year.
    SemiAnnual,
    /// Every quarter.
    Quarterly,
    /// Every month.
    Monthly,
    /// Every week, 52 a year.
    Weekly,
    /// Every day, 365 a year.
    Daily,
    /// So many times a year, such as 360.
    Times(NonZeroU32),
    /// At every moment: `e^rate`.
    Continuous,
}

impl Compounding {
    /// Times a year; `None` for continuous compounding.
    ///
    /// ```
    /// use finplan_domain::rate::Compounding;
    /// assert_eq!(Compounding::Quarterly.per_year(), Some(4));
    /// assert_eq!(Compounding::Continuous.per_year(), None);
    /// ```
    #[must_use]
    pub const fn per_year(self) -> Option<u32> {
        Some(match self {
            Compounding::Annual => 1,
            Compounding::SemiAnnual => 2,
            Compounding::Quarterly => 4,
            Compounding::Monthly => 12,
            Compounding::Weekly => 52,
            Compounding::Daily => 365,
            Compounding::Times(times) => times.get(),
            Compounding::Continuous => return None,
        })
    }
}

impl AnnualRate {
    /// The effective annual rate (实际年利率) of this nominal one: `(1 + r/m)^m - 1`, or `e^r - 1`.
    ///
    /// # Errors
    /// [`RateError::OutOfRange`] when the result is no annual rate.
    ///
    /// ```
    /// use finplan_domain::rate::{AnnualRate, Compounding};
    /// let nominal = AnnualRate::from_percent(12.into()).unwrap();
    /// let effective = nominal.effective(Compounding::Monthly).unwrap();
    /// assert_eq!(effective.percent().round_dp(6).to_string(), "12.682503");
    /// ```
    pub fn effective(self, compounding: Compounding) -> Result<AnnualRate, RateError> {
        let rate = self.fraction();
        let grown = match compounding.per_year() {
            Some(times) => (rate / DoubleDouble::from(times)).compound_m1(times),
            None => rate.exp_m1(),
        };
        AnnualRate::from_percent(percent(grown)?)
    }

    /// The nominal annual rate (名义年利率) of this effective one: `m ((1 + r)^(1/m) - 1)`, or `ln(1 + r)`; the inverse of
    /// [`effective`](Self::effective).
    ///
    /// # Errors
    /// [`RateError::OutOfRange`] when the result is no annual rate.
    ///
    /// ```
    /// use finplan_domain::rate::{AnnualRate, Compounding};
    /// let effective = AnnualRate::from_percent("12.682503".parse().unwrap()).unwrap();
    /// let nominal = effective.nominal(Compounding::Monthly).unwrap();
    /// assert_eq!(nominal.percent().round_dp(5).to_string(), "12.00000");
    /// ```
    pub fn nominal(self, compounding: Compounding) -> Result<AnnualRate, RateError> {
        let log = self.fraction().ln_1p();
        let nominal = match compounding.per_year() {
            Some(times) => (log / DoubleDouble::from(times)).exp_m1() * DoubleDouble::from(times),
            None => log,
        };
        AnnualRate::from_percent(percent(nominal)?)
    }
}

fn fraction(percent: Decimal) -> DoubleDouble {
    DoubleDouble::from(percent) / DoubleDouble::from(100)
}

fn percent(rate: DoubleDouble) -> Result<Decimal, RateError> {
    (rate * DoubleDouble::from(100)).to_decimal().ok_or(RateError::OutOfRange)
}

fn decimal(value: DoubleDouble) -> Result<Decimal, RateError> {
    value.to_decimal().ok_or(RateError::OutOfRange)
}

/// The effective annual rate of a nominal one, both as fractions. Spreadsheet `EFFECT`, which wants a positive rate.
///
/// # Errors
/// [`RateError::NotPositive`] for a rate of zero or less, [`RateError::Compounding`] for no compounding.
///
/// ```
/// use finplan_domain::rate::effect;
/// assert_eq!(effect("0.0525".parse().unwrap(), 4).unwrap().round_dp(7).to_string(), "0.0535427");
/// ```
pub fn effect(nominal_rate: Decimal, periods_per_year: u32) -> Result<Decimal, RateError> {
    check_spreadsheet(nominal_rate, periods_per_year)?;
    decimal((DoubleDouble::from(nominal_rate) / DoubleDouble::from(periods_per_year)).compound_m1(periods_per_year))
}

/// The nominal annual rate of an effective one, both as fractions. Spreadsheet `NOMINAL`, which wants a positive rate.
///
/// # Errors
/// As [`effect`].
///
/// ```
/// use finplan_domain::rate::nominal;
/// assert_eq!(nominal("0.053543".parse().unwrap(), 4).unwrap().round_dp(8).to_string(), "0.05250032");
/// ```
pub fn nominal(effective_rate: Decimal, periods_per_year: u32) -> Result<Decimal, RateError> {
    check_spreadsheet(effective_rate, periods_per_year)?;
    let times = DoubleDouble::from(periods_per_year);
    decimal((DoubleDouble::from(effective_rate).ln_1p() / times).exp_m1() * times)
}

fn check_spreadsheet(rate: Decimal, periods_per_year: u32) -> Result<(), RateError> {
    if rate <= Decimal::ZERO {
        return Err(RateError::NotPositive);
    }
    if periods_per_year == 0 { Err(RateError::Compounding) } else { Ok(()) }
}

/// The rate per period at which `present` grows to `future`: `(future / present)^(1/n) - 1`. Spreadsheet `RRI`.
///
/// # Errors
/// [`RateError::NotPositive`] unless all three are above zero.
///
/// ```
/// use finplan_domain::rate::rri;
/// let rate = rri(8.into(), 10_000.into(), 11_000.into()).unwrap();
/// assert_eq!(rate.round_dp(12).to_string(), "0.011985024140");
/// ```
pub fn rri(periods: Decimal, present: Decimal, future: Decimal) -> Result<Decimal, RateError> {
    if periods <= Decimal::ZERO || present <= Decimal::ZERO || future <= Decimal::ZERO {
        return Err(RateError::NotPositive);
    }
    decimal(((DoubleDouble::from(future) / DoubleDouble::from(present)).ln() / DoubleDouble::from(periods)).exp_m1())
}

/// The number of periods in which `present` grows to `future`: `ln(future / present) / ln(1 + rate)`. Spreadsheet
/// `PDURATION`.
///
/// # Errors
/// [`RateError::NotPositive`] unless all three are above zero.
///
/// ```
/// use finplan_domain::rate::pduration;
/// let years = pduration("0.025".parse().unwrap(), 2_000.into(), 2_200.into()).unwrap();
/// assert_eq!(years.round_dp(2).to_string(), "3.86");
/// ```
pub fn pduration(rate: Decimal, present: Decimal, future: Decimal) -> Result<Decimal, RateError> {
    if rate <= Decimal::ZERO || present <= Decimal::ZERO || future <= Decimal::ZERO {
        return Err(RateError::NotPositive);
    }
    decimal((DoubleDouble::from(future) / DoubleDouble::from(present)).ln() / DoubleDouble::from(rate).ln_1p())
}

/// What a return is worth after inflation (实际收益率), in percent: `(1 + return) / (1 + inflation) - 1` (Fisher).
///
/// # Errors
/// [`RateError::OutOfRange`] when inflation is -100 % or less.
///
/// ```
/// use finplan_domain::rate::real_rate;
/// assert_eq!(real_rate(5.into(), 3.into()).unwrap().round_dp(4).to_string(), "1.9417");
/// ```
pub fn real_rate(return_percent: Decimal, inflation_percent: Decimal) -> Result<Decimal, RateError> {
    if inflation_percent <= -Decimal::ONE_HUNDRED {
        return Err(RateError::OutOfRange);
    }
    let (gain, inflation) = (fraction(return_percent), fraction(inflation_percent));
    percent((gain - inflation) / (DoubleDouble::ONE + inflation))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Compounding; 8] = [
        Compounding::Annual,
        Compounding::SemiAnnual,
        Compounding::Quarterly,
        Compounding::Monthly,
        Compounding::Weekly,
        Compounding::Daily,
        Compounding::Times(NonZeroU32::new(360).unwrap()),
        Compounding::Continuous,
    ];

    #[test]
    fn nominal_and_effective_undo_each_other() {
        for compounding in ALL {
            for percent in ["0", "0.0000001", "3.5", "36", "-5"] {
                let rate = AnnualRate::from_percent(percent.parse().unwrap()).unwrap();
                let back = rate.effective(compounding).and_then(|rate| rate.nominal(compounding)).unwrap();
                let error = (back.percent() - rate.percent()).abs();
                assert!(error < "0.00000000000000000001".parse().unwrap(), "{percent} {compounding:?} {error}");
            }
        }
    }

    #[test]
    fn spreadsheet_limits_are_kept() {
        assert_eq!(effect(Decimal::ZERO, 4), Err(RateError::NotPositive));
        assert_eq!(nominal(Decimal::ONE, 0), Err(RateError::Compounding));
        assert_eq!(rri(Decimal::ZERO, Decimal::ONE, Decimal::ONE), Err(RateError::NotPositive));
        assert_eq!(pduration(Decimal::ONE, Decimal::ONE, Decimal::ZERO), Err(RateError::NotPositive));
        assert_eq!(real_rate(Decimal::ONE, (-100).into()), Err(RateError::OutOfRange));
    }
}
