//! The four quantities that follow directly.

use super::{Timing, TvmError, checked_rate, decimal};
use crate::double_double::DoubleDouble;
use rust_decimal::Decimal;

/// `(1+i)^n - 1`.
fn growth(i: DoubleDouble, n: DoubleDouble) -> DoubleDouble {
    match n.floor().map(u32::try_from) {
        Some(Ok(whole)) if DoubleDouble::from(whole) == n => i.compound_m1(whole),
        _ => i.compound_m1_dd(n),
    }
}

/// `amount (1+g) + perpetuity g`, with the sign it has where `g` is beyond every number.
fn grown(amount: DoubleDouble, perpetuity: DoubleDouble, g: DoubleDouble) -> DoubleDouble {
    let growing = amount + perpetuity;
    if growing.is_zero() { amount } else { amount + growing * g }
}

/// [`fv`] in 31 digits, without the limits of a decimal.
///
/// Formula: `-(pv (1+i)^n + pmt (1 + i type) ((1+i)^n - 1) / i)`, with the limits of the module for `i = 0`.
///
/// # Errors
/// As [`fv`], but never [`TvmError::OutOfRange`]: a value beyond 1e308 is not finite.
///
/// ```
/// use finplan_domain::{double_double::DoubleDouble, tvm::{Timing, fv_dd}};
/// // 1,000 paid in at 5 % for two periods.
/// let (rate, nper, pv) = (DoubleDouble::ratio(1, 20), DoubleDouble::from(2), DoubleDouble::from(-1_000));
/// let value = fv_dd(rate, nper, DoubleDouble::ZERO, pv, Timing::End).unwrap();
/// assert_eq!(value.to_f64(), 1_102.5);
/// ```
pub fn fv_dd(
    rate: DoubleDouble,
    nper: DoubleDouble,
    pmt: DoubleDouble,
    pv: DoubleDouble,
    timing: Timing,
) -> Result<DoubleDouble, TvmError> {
    let i = checked_rate(rate)?;
    if i.is_zero() {
        return Ok(-(pv + pmt * nper));
    }
    let perpetuity = pmt * (DoubleDouble::ONE + i * timing.as_dd()) / i;
    Ok(-grown(pv, perpetuity, growth(i, nper)))
}

/// [`pv`] in 31 digits, without the limits of a decimal.
///
/// Formula: `-(fv + pmt (1 + i type) ((1+i)^n - 1) / i) / (1+i)^n`, with the limits of the module for `i = 0`.
///
/// # Errors
/// As [`pv`], but never [`TvmError::OutOfRange`]: a value beyond 1e308 is not finite.
///
/// ```
/// use finplan_domain::{double_double::DoubleDouble, tvm::{Timing, pv_dd}};
/// // What has to be paid in at 5 % to have 1,102.50 after two periods.
/// let (rate, nper, fv) = (DoubleDouble::ratio(1, 20), DoubleDouble::from(2), DoubleDouble::from_f64(1_102.5));
/// let value = pv_dd(rate, nper, DoubleDouble::ZERO, fv, Timing::End).unwrap();
/// assert_eq!(value.to_f64(), -1_000.0);
/// ```
pub fn pv_dd(
    rate: DoubleDouble,
    nper: DoubleDouble,
    pmt: DoubleDouble,
    fv: DoubleDouble,
    timing: Timing,
) -> Result<DoubleDouble, TvmError> {
    let i = checked_rate(rate)?;
    if i.is_zero() {
        return Ok(-(fv + pmt * nper));
    }
    // Discounting is growing at 1 + j = 1 / (1+i); the payments then count backwards.
    let j = -(i / (DoubleDouble::ONE + i));
    let perpetuity = pmt * (DoubleDouble::ONE + i * timing.as_dd()) / i;
    Ok(-grown(fv, -perpetuity, growth(j, nper)))
}

/// [`pmt`] in 31 digits, without the limits of a decimal.
///
/// Formula: `-(pv (1+i)^n + fv) i / ((1 + i type) ((1+i)^n - 1))`, with the limits of the module for `i = 0`.
///
/// # Errors
/// As [`pmt`], but never [`TvmError::OutOfRange`]: a value beyond 1e308 is not finite.
///
/// ```
/// use finplan_domain::{double_double::DoubleDouble, tvm::{Timing, pmt_dd}};
/// // 2,100 received at 10 % and repaid in two payments: 1,210 each, as 1,210 / 1.1 + 1,210 / 1.21 = 2,100.
/// let (rate, nper, pv) = (DoubleDouble::ratio(1, 10), DoubleDouble::from(2), DoubleDouble::from(2_100));
/// let value = pmt_dd(rate, nper, pv, DoubleDouble::ZERO, Timing::End).unwrap();
/// assert_eq!(value.to_f64(), -1_210.0);
/// ```
pub fn pmt_dd(
    rate: DoubleDouble,
    nper: DoubleDouble,
    pv: DoubleDouble,
    fv: DoubleDouble,
    timing: Timing,
) -> Result<DoubleDouble, TvmError> {
    let i = checked_rate(rate)?;
    if nper.is_zero() {
        return Err(TvmError::Nper);
    }
    if i.is_zero() {
        return Ok(-(pv + fv) / nper);
    }
    let begin = DoubleDouble::ONE + i * timing.as_dd();
    let grown = growth(i, nper);
    if grown.is_zero() {
        return Err(TvmError::Nper);
    }
    // pv (1 + 1/g) + fv / g, with g the growth less one: right also where g overflows or is tiny.
    let per_growth = i / grown;
    Ok(-(pv * i + (pv + fv) * per_growth) / begin)
}

/// [`nper`] in 31 digits, without the limits of a decimal.
///
/// Formula: `ln((z - fv i) / (z + pv i)) / ln(1+i)` with `z = pmt (1 + i type)`, with the limits of the module for `i =
/// 0`.
///
/// # Errors
/// As [`nper`], but never [`TvmError::OutOfRange`]: a value beyond 1e308 is not finite.
///
/// ```
/// use finplan_domain::{double_double::DoubleDouble, tvm::{Timing, nper_dd}};
/// // 1,210 a period repay 2,100 at 10 % in two.
/// let (rate, pmt, pv) = (DoubleDouble::ratio(1, 10), DoubleDouble::from(-1_210), DoubleDouble::from(2_100));
/// let periods = nper_dd(rate, pmt, pv, DoubleDouble::ZERO, Timing::End).unwrap();
/// assert_eq!(periods.to_f64(), 2.0);
/// ```
pub fn nper_dd(
    rate: DoubleDouble,
    pmt: DoubleDouble,
    pv: DoubleDouble,
    fv: DoubleDouble,
    timing: Timing,
) -> Result<DoubleDouble, TvmError> {
    let i = checked_rate(rate)?;
    if i.is_zero() {
        return if pmt.is_zero() { Err(TvmError::NoSolution) } else { Ok(-(pv + fv) / pmt) };
    }
    // (1+i)^n = (z - fv i) / (z + pv i) with z = pmt (1 + i type); as a difference from one, for tiny rates.
    let z = pmt * (DoubleDouble::ONE + i * timing.as_dd());
    let denominator = z + pv * i;
    let difference = -(pv + fv) * i / denominator;
    if denominator.is_zero() || !difference.is_finite() || difference <= -DoubleDouble::ONE {
        return Err(TvmError::NoSolution);
    }
    Ok(difference.ln_1p() / i.ln_1p())
}

/// The future value (终值): `-(pv (1+i)^n + pmt (1 + i type) ((1+i)^n - 1) / i)`. Spreadsheet `FV`.
///
/// # Errors
/// [`TvmError::Rate`], [`TvmError::OutOfRange`].
///
/// ```
/// use finplan_domain::tvm::{Timing, fv};
/// let value = fv("0.005".parse().unwrap(), 36.into(), (-20).into(), 0.into(), Timing::End).unwrap();
/// assert_eq!(value.round_dp(2).to_string(), "786.72");
/// ```
pub fn fv(rate: Decimal, nper: Decimal, pmt: Decimal, pv: Decimal, timing: Timing) -> Result<Decimal, TvmError> {
    decimal(fv_dd(rate.into(), nper.into(), pmt.into(), pv.into(), timing)?)
}

/// The present value (现值): `-(fv + pmt (1 + i type) ((1+i)^n - 1) / i) / (1+i)^n`. Spreadsheet `PV`.
///
/// # Errors
/// [`TvmError::Rate`], [`TvmError::OutOfRange`].
///
/// ```
/// use finplan_domain::tvm::{Timing, pv};
/// let value = pv("0.07".parse().unwrap(), 20.into(), 12_000.into(), 0.into(), Timing::End).unwrap();
/// assert_eq!(value.round_dp(2).to_string(), "-127128.17");
/// ```
pub fn pv(rate: Decimal, nper: Decimal, pmt: Decimal, fv: Decimal, timing: Timing) -> Result<Decimal, TvmError> {
    decimal(pv_dd(rate.into(), nper.into(), pmt.into(), fv.into(), timing)?)
}

/// The level payment per period (每期付款): `-(pv (1+i)^n + fv) i / ((1 + i type) ((1+i)^n - 1))`. Spreadsheet `PMT`.
///
/// # Errors
/// [`TvmError::Rate`]; [`TvmError::Nper`] for no periods; [`TvmError::OutOfRange`].
///
/// ```
/// use finplan_domain::tvm::{Timing, pmt};
/// let payment = pmt(0.into(), 24.into(), 100_000.into(), 0.into(), Timing::End).unwrap();
/// assert_eq!(payment.round_dp(6).to_string(), "-4166.666667");
/// ```
pub fn pmt(rate: Decimal, nper: Decimal, pv: Decimal, fv: Decimal, timing: Timing) -> Result<Decimal, TvmError> {
    decimal(pmt_dd(rate.into(), nper.into(), pv.into(), fv.into(), timing)?)
}

/// The number of periods (期数), fractional in general: `ln((z - fv i) / (z + pv i)) / ln(1+i)` with
/// `z = pmt (1 + i type)`. Spreadsheet `NPER`.
///
/// Negative where, under these signs, the goal was passed before the start: for a customer it is then unreachable.
///
/// # Errors
/// [`TvmError::Rate`]; [`TvmError::NoSolution`] where no number of periods satisfies the equation.
///
/// ```
/// use finplan_domain::tvm::{Timing, TvmError, nper};
/// let n = nper("0.01".parse().unwrap(), (-100).into(), (-1_000).into(), 10_000.into(), Timing::End).unwrap();
/// assert_eq!(n.round_dp(7).to_string(), "60.0821229");
/// // A payment of 9 does not even cover the interest of 10.
/// let never = nper("0.01".parse().unwrap(), (-9).into(), 1_000.into(), 0.into(), Timing::End);
/// assert_eq!(never, Err(TvmError::NoSolution));
/// ```
pub fn nper(rate: Decimal, pmt: Decimal, pv: Decimal, fv: Decimal, timing: Timing) -> Result<Decimal, TvmError> {
    decimal(nper_dd(rate.into(), pmt.into(), pv.into(), fv.into(), timing)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn every_quantity_gives_back_the_others() {
        for rate in ["0.01", "-0.02", "0", "0.0000000000001", "0.9"] {
            for timing in [Timing::End, Timing::Begin] {
                let (rate, n, pv_given, pmt_given) = (d(rate), d("17.25"), d("-5000"), d("-310.55"));
                let future = fv(rate, n, pmt_given, pv_given, timing).unwrap();
                let near = |a: Decimal, b: Decimal| (a - b).abs() < d("0.000000000001");
                assert!(near(pv(rate, n, pmt_given, future, timing).unwrap(), pv_given));
                assert!(near(pmt(rate, n, pv_given, future, timing).unwrap(), pmt_given));
                assert!(near(nper(rate, pmt_given, pv_given, future, timing).unwrap(), n));
            }
        }
    }

    #[test]
    fn impossible_questions_have_no_answer() {
        assert_eq!(pmt(d("0.1"), d("0"), d("1"), d("1"), Timing::End), Err(TvmError::Nper));
        assert_eq!(fv(d("-1"), d("1"), d("1"), d("1"), Timing::End), Err(TvmError::Rate));
        assert_eq!(nper(d("0"), d("0"), d("1"), d("1"), Timing::End), Err(TvmError::NoSolution));
        // The interest is exactly the payment: the debt stays for ever.
        assert_eq!(nper(d("0.01"), d("-10"), d("1000"), d("0"), Timing::End), Err(TvmError::NoSolution));
        assert_eq!(fv(d("9.99"), d("60"), d("1"), d("1"), Timing::End), Err(TvmError::OutOfRange));
    }

    #[test]
    fn a_payment_exists_however_long_the_term() {
        // (1+i)^n is beyond every number; the payment is the interest.
        assert_eq!(pmt(d("1"), d("100000"), d("500"), d("0"), Timing::End).unwrap(), d("-500"));
        assert_eq!(pv(d("1"), d("100000"), d("-500"), d("7"), Timing::End).unwrap(), d("500"));
    }
}
