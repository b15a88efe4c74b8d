//! Closed forms: the level withdrawal, the perpetuity, the growing annuity.

use super::path::check_amount;
use super::{DrawdownError, MAX_YEARS};
use crate::double_double::DoubleDouble;
use crate::rate::AnnualRate;
use crate::tvm::Timing;
use rust_decimal::Decimal;

/// A withdrawal that stays the same in real terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LevelWithdrawal {
    /// The first, in the money of its own date; negative when the legacy alone needs more than there is.
    pub first: Decimal,
    /// The same as a percentage of the capital.
    pub percent_of_capital: Decimal,
    /// What is left at the end, in the money of that day.
    pub legacy: Decimal,
}

/// The yearly withdrawal, rising with inflation, that leaves a legacy in today's money after so many years.
///
/// Formula: `capital = sum first (1+i)^(k-1) / (1+r)^t + legacy (1+i)^n / (1+r)^n`, `t = k-1` at the beginning of a
/// year and `k` at its end.
///
/// # Errors
/// [`DrawdownError::Amount`] unless the capital is above zero, and for a negative legacy; [`DrawdownError::Years`];
/// [`DrawdownError::OutOfRange`].
///
/// ```
/// use finplan_domain::{drawdown::level_withdrawal, rate::AnnualRate, tvm::Timing};
/// let two = AnnualRate::from_percent(2.into()).unwrap();
/// // A return that inflation eats: an equal part each year.
/// let level = level_withdrawal(350_000.into(), 35, two, two, Timing::Begin, 0.into()).unwrap();
/// assert_eq!(level.first.to_string(), "10000");
/// ```
pub fn level_withdrawal(
    capital: Decimal,
    years: u32,
    annual_return: AnnualRate,
    inflation: AnnualRate,
    timing: Timing,
    legacy_real: Decimal,
) -> Result<LevelWithdrawal, DrawdownError> {
    check_amount(capital)?;
    if legacy_real < Decimal::ZERO {
        return Err(DrawdownError::Amount);
    }
    check_payments(years)?;
    let (gain, rise, one) = (annual_return.fraction(), inflation.fraction(), DoubleDouble::ONE);
    let d = (rise - gain) / (one + gain);
    let (sum, legacy) = (powers(d, years), DoubleDouble::from(legacy_real));
    let sum = if timing == Timing::End { sum / (one + gain) } else { sum };
    let whole = DoubleDouble::from(capital);
    let first = (whole - legacy * (d.compound_m1(years) + one)) / sum;
    Ok(LevelWithdrawal {
        first: decimal(first)?,
        percent_of_capital: decimal(first / whole * DoubleDouble::from(100))?,
        legacy: decimal(legacy * (rise.compound_m1(years) + one))?,
    })
}

/// The first payment that a capital gives for ever, rising each year: `capital (r - g)`, at the beginning of a year
/// over `1 + r`.
///
/// # Errors
/// [`DrawdownError::Growth`] unless the return exceeds the growth; [`DrawdownError::Amount`];
/// [`DrawdownError::OutOfRange`].
///
/// ```
/// use finplan_domain::{drawdown::perpetuity_payment, rate::AnnualRate, tvm::Timing};
/// let rate = |percent: i64| AnnualRate::from_percent(percent.into()).unwrap();
/// let payment = perpetuity_payment(1_000_000.into(), rate(5), rate(2), Timing::End).unwrap();
/// assert_eq!(payment.round_dp(20).normalize().to_string(), "30000");
/// ```
pub fn perpetuity_payment(
    capital: Decimal,
    annual_return: AnnualRate,
    growth: AnnualRate,
    timing: Timing,
) -> Result<Decimal, DrawdownError> {
    check_amount(capital)?;
    decimal(DoubleDouble::from(capital) * perpetuity_share(annual_return, growth, timing)?)
}

/// The capital that gives a first payment for ever, rising each year: the inverse of [`perpetuity_payment`].
///
/// # Errors
/// As [`perpetuity_payment`].
///
/// ```
/// use finplan_domain::{drawdown::perpetuity_capital, rate::AnnualRate, tvm::Timing};
/// let rate = |percent: i64| AnnualRate::from_percent(percent.into()).unwrap();
/// let capital = perpetuity_capital(30_000.into(), rate(5), rate(2), Timing::End).unwrap();
/// assert_eq!(capital.round_dp(20).normalize().to_string(), "1000000");
/// ```
pub fn perpetuity_capital(
    first: Decimal,
    annual_return: AnnualRate,
    growth: AnnualRate,
    timing: Timing,
) -> Result<Decimal, DrawdownError> {
    check_amount(first)?;
    decimal(DoubleDouble::from(first) / perpetuity_share(annual_return, growth, timing)?)
}

fn perpetuity_share(
    annual_return: AnnualRate,
    growth: AnnualRate,
    timing: Timing,
) -> Result<DoubleDouble, DrawdownError> {
    if annual_return <= growth {
        return Err(DrawdownError::Growth);
    }
    let (gain, rise) = (annual_return.fraction(), growth.fraction());
    let share = gain - rise;
    Ok(if timing == Timing::Begin { share / (DoubleDouble::ONE + gain) } else { share })
}

/// What payments that grow are worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GrowingAnnuity {
    /// Now.
    pub present_value: Decimal,
    /// At the end of the last period.
    pub future_value: Decimal,
    /// The last payment.
    pub last_payment: Decimal,
}

/// The value of payments that grow by the same percentage from one to the next.
///
/// Formula: at the end of each period `PV = first (1 - ((1+g)/(1+r))^n) / (r - g)`, and `first n / (1+r)` where
/// `r = g`; at the beginning times `1 + r`. `FV = PV (1+r)^n`. Rates are per period.
///
/// # Errors
/// [`DrawdownError::Amount`] unless the first payment is above zero; [`DrawdownError::Years`];
/// [`DrawdownError::OutOfRange`].
///
/// ```
/// use finplan_domain::{drawdown::growing_annuity, rate::AnnualRate, tvm::Timing};
/// let rate = |percent: i64| AnnualRate::from_percent(percent.into()).unwrap();
/// // 100 now and 110 in a period, at 10 %: 200 today.
/// let annuity = growing_annuity(100.into(), 2, rate(10), rate(10), Timing::Begin).unwrap();
/// assert_eq!(annuity.present_value.to_string(), "200");
/// ```
pub fn growing_annuity(
    first: Decimal,
    payments: u32,
    growth: AnnualRate,
    rate: AnnualRate,
    timing: Timing,
) -> Result<GrowingAnnuity, DrawdownError> {
    check_amount(first)?;
    check_payments(payments)?;
    let (rise, gain, one) = (growth.fraction(), rate.fraction(), DoubleDouble::ONE);
    let due = DoubleDouble::from(first) * powers((rise - gain) / (one + gain), payments);
    let present = if timing == Timing::End { due / (one + gain) } else { due };
    let last = DoubleDouble::from(first) * (rise.compound_m1(payments.saturating_sub(1)) + one);
    Ok(GrowingAnnuity {
        present_value: decimal(present)?,
        future_value: decimal(present * (gain.compound_m1(payments) + one))?,
        last_payment: decimal(last)?,
    })
}

/// `1 + q + ... + q^(n-1)` with `q = 1 + d`.
pub(super) fn powers(d: DoubleDouble, n: u32) -> DoubleDouble {
    if d.is_zero() { DoubleDouble::from(n) } else { d.compound_m1(n) / d }
}

fn check_payments(payments: u32) -> Result<(), DrawdownError> {
    let most = MAX_YEARS.saturating_mul(12);
    if payments == 0 || payments > most { Err(DrawdownError::Years) } else { Ok(()) }
}

pub(super) fn checked(value: DoubleDouble) -> Result<DoubleDouble, DrawdownError> {
    if value.is_finite() { Ok(value) } else { Err(DrawdownError::OutOfRange) }
}

pub(super) fn decimal(value: DoubleDouble) -> Result<Decimal, DrawdownError> {
    value.to_decimal().ok_or(DrawdownError::OutOfRange)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inputs_are_named() {
        let rate = |percent: i64| AnnualRate::from_percent(percent.into()).unwrap();
        let level = |capital: i64, years, legacy: i64| {
            level_withdrawal(capital.into(), years, rate(2), rate(1), Timing::End, legacy.into())
        };
        assert_eq!(level(0, 1, 0), Err(DrawdownError::Amount));
        assert_eq!(level(1, 0, 0), Err(DrawdownError::Years));
        assert_eq!(level(1, 1, -1), Err(DrawdownError::Amount));
        // A legacy that is more than there is leaves less than nothing to take.
        assert!(level(100, 10, 1_000).unwrap().first < Decimal::ZERO);
        let payment = |gain, growth| perpetuity_payment(Decimal::ONE, rate(gain), rate(growth), Timing::End);
        assert_eq!(payment(2, 2), Err(DrawdownError::Growth));
        assert_eq!(payment(2, 3), Err(DrawdownError::Growth));
        assert_eq!(growing_annuity(Decimal::ONE, 0, rate(1), rate(1), Timing::End), Err(DrawdownError::Years));
    }
}
