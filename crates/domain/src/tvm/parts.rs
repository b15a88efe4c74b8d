//! Interest and principal parts of level payments, unrounded.

use super::{Timing, TvmError, decimal, fv_dd, pmt_dd};
use crate::double_double::DoubleDouble;
use rust_decimal::Decimal;

/// Checks that a period lies in the term.
fn checked_period(per: u32, nper: DoubleDouble) -> Result<(), TvmError> {
    if per == 0 || DoubleDouble::from(per) > nper { Err(TvmError::Period) } else { Ok(()) }
}

fn ipmt_dd(
    rate: DoubleDouble,
    per: u32,
    nper: DoubleDouble,
    pv: DoubleDouble,
    fv: DoubleDouble,
    timing: Timing,
) -> Result<DoubleDouble, TvmError> {
    checked_period(per, nper)?;
    let payment = pmt_dd(rate, nper, pv, fv, timing)?;
    if timing == Timing::Begin && per == 1 {
        return Ok(DoubleDouble::ZERO);
    }
    // Interest on what is owed after the payments before, discounted when it is paid in advance.
    let owed = fv_dd(rate, DoubleDouble::from(per.saturating_sub(1)), payment, pv, timing)?;
    Ok(match timing {
        Timing::End => owed * rate,
        Timing::Begin => owed * rate / (DoubleDouble::ONE + rate),
    })
}

fn ppmt_dd(
    rate: DoubleDouble,
    per: u32,
    nper: DoubleDouble,
    pv: DoubleDouble,
    fv: DoubleDouble,
    timing: Timing,
) -> Result<DoubleDouble, TvmError> {
    Ok(pmt_dd(rate, nper, pv, fv, timing)? - ipmt_dd(rate, per, nper, pv, fv, timing)?)
}

/// The terms under which spreadsheets answer the cumulative questions.
fn checked_span(
    rate: DoubleDouble,
    nper: DoubleDouble,
    pv: DoubleDouble,
    start: u32,
    end: u32,
) -> Result<(), TvmError> {
    if rate <= DoubleDouble::ZERO {
        return Err(TvmError::Rate);
    }
    if nper <= DoubleDouble::ZERO {
        return Err(TvmError::Nper);
    }
    if pv <= DoubleDouble::ZERO {
        return Err(TvmError::Pv);
    }
    if start == 0 || start > end || DoubleDouble::from(end) > nper {
        return Err(TvmError::Period);
    }
    Ok(())
}

/// Interest and principal of the periods `start` to `end`: the balance before less the balance after is principal.
fn cumipmt_dd(
    rate: DoubleDouble,
    nper: DoubleDouble,
    pv: DoubleDouble,
    start: u32,
    end: u32,
    timing: Timing,
) -> Result<(DoubleDouble, DoubleDouble), TvmError> {
    checked_span(rate, nper, pv, start, end)?;
    let payment = pmt_dd(rate, nper, pv, DoubleDouble::ZERO, timing)?;
    let owed = |after: u32| -> Result<DoubleDouble, TvmError> {
        Ok(match (timing, after) {
            (_, 0) => -pv,
            (Timing::End, _) => fv_dd(rate, DoubleDouble::from(after), payment, pv, timing)?,
            // Owed right after the payment in advance of the next period's beginning.
            (Timing::Begin, _) => {
                fv_dd(rate, DoubleDouble::from(after), payment, pv, timing)? / (DoubleDouble::ONE + rate)
            }
        })
    };
    let paid = payment * DoubleDouble::from(end.saturating_sub(start).saturating_add(1));
    let principal = owed(start.saturating_sub(1))? - owed(end)?;
    Ok((paid - principal, principal))
}

/// The interest part of one payment (利息部分). Spreadsheet `IPMT`.
///
/// Formula: `i fv(i, per - 1, pmt, pv)`, negative for a loan received; in advance divided by `1 + i`, and nothing for
/// the first payment.
///
/// # Errors
/// [`TvmError::Period`] outside 1 to `nper`; [`TvmError::Rate`], [`TvmError::Nper`], [`TvmError::OutOfRange`].
///
/// ```
/// use finplan_domain::tvm::{Timing, ipmt};
/// let interest = ipmt("0.1".parse().unwrap(), 3, 3.into(), 8_000.into(), 0.into(), Timing::End).unwrap();
/// assert_eq!(interest.round_dp(2).to_string(), "-292.45");
/// ```
pub fn ipmt(
    rate: Decimal,
    per: u32,
    nper: Decimal,
    pv: Decimal,
    fv: Decimal,
    timing: Timing,
) -> Result<Decimal, TvmError> {
    decimal(ipmt_dd(rate.into(), per, nper.into(), pv.into(), fv.into(), timing)?)
}

/// The principal part of one payment (本金部分): `pmt - ipmt`. Spreadsheet `PPMT`; with [`ipmt`] it adds up to `pmt`.
///
/// # Errors
/// As [`ipmt`].
///
/// ```
/// use finplan_domain::tvm::{Timing, ppmt};
/// let part = ppmt("0.08".parse().unwrap(), 10, 10.into(), 200_000.into(), 0.into(), Timing::End).unwrap();
/// assert_eq!(part.round_dp(2).to_string(), "-27598.05");
/// ```
pub fn ppmt(
    rate: Decimal,
    per: u32,
    nper: Decimal,
    pv: Decimal,
    fv: Decimal,
    timing: Timing,
) -> Result<Decimal, TvmError> {
    decimal(ppmt_dd(rate.into(), per, nper.into(), pv.into(), fv.into(), timing)?)
}

/// The interest of the payments `start` to `end`, the sum of their [`ipmt`]: negative, as it is paid. Spreadsheet
/// `CUMIPMT`.
///
/// # Errors
/// As spreadsheets: [`TvmError::Rate`], [`TvmError::Nper`] and [`TvmError::Pv`] unless these are above zero,
/// [`TvmError::Period`] unless the periods lie in the term in order; [`TvmError::OutOfRange`].
///
/// ```
/// use finplan_domain::tvm::{Timing, cumipmt};
/// let interest = cumipmt("0.0075".parse().unwrap(), 360.into(), 125_000.into(), 1, 1, Timing::End).unwrap();
/// assert_eq!(interest.round_dp(9).normalize().to_string(), "-937.5");
/// ```
pub fn cumipmt(
    rate: Decimal,
    nper: Decimal,
    pv: Decimal,
    start: u32,
    end: u32,
    timing: Timing,
) -> Result<Decimal, TvmError> {
    decimal(cumipmt_dd(rate.into(), nper.into(), pv.into(), start, end, timing)?.0)
}

/// The principal repaid by the payments `start` to `end`, the sum of their [`ppmt`]: negative, as it is paid.
/// Spreadsheet `CUMPRINC`.
///
/// # Errors
/// As [`cumipmt`].
///
/// ```
/// use finplan_domain::tvm::{Timing, cumprinc};
/// let principal = cumprinc("0.0075".parse().unwrap(), 360.into(), 125_000.into(), 1, 1, Timing::End).unwrap();
/// assert_eq!(principal.round_dp(8).to_string(), "-68.27827118");
/// ```
pub fn cumprinc(
    rate: Decimal,
    nper: Decimal,
    pv: Decimal,
    start: u32,
    end: u32,
    timing: Timing,
) -> Result<Decimal, TvmError> {
    decimal(cumipmt_dd(rate.into(), nper.into(), pv.into(), start, end, timing)?.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn parts_add_up_to_the_cumulative_ones() {
        for timing in [Timing::End, Timing::Begin] {
            let (rate, n, pv) = (d("0.01"), d("24"), d("50000"));
            let sum = |part: fn(Decimal, u32, Decimal, Decimal, Decimal, Timing) -> Result<Decimal, TvmError>| {
                (3..=24).map(|per| part(rate, per, n, pv, Decimal::ZERO, timing).unwrap()).sum::<Decimal>()
            };
            let near = |a: Decimal, b: Decimal| (a - b).abs() < d("0.0000000000001");
            assert!(near(sum(ipmt), cumipmt(rate, n, pv, 3, 24, timing).unwrap()));
            assert!(near(sum(ppmt), cumprinc(rate, n, pv, 3, 24, timing).unwrap()));
            assert!(near(cumprinc(rate, n, pv, 1, 24, timing).unwrap(), -pv));
        }
    }

    #[test]
    fn questions_outside_the_term_are_refused() {
        let (rate, n, pv) = (d("0.01"), d("24"), d("50000"));
        assert_eq!(ipmt(rate, 0, n, pv, Decimal::ZERO, Timing::End), Err(TvmError::Period));
        assert_eq!(ppmt(rate, 25, n, pv, Decimal::ZERO, Timing::End), Err(TvmError::Period));
        assert_eq!(cumipmt(rate, n, pv, 5, 4, Timing::End), Err(TvmError::Period));
        assert_eq!(cumipmt(-rate, n, pv, 1, 2, Timing::End), Err(TvmError::Rate));
        assert_eq!(cumprinc(rate, n, -pv, 1, 2, Timing::End), Err(TvmError::Pv));
    }
}
