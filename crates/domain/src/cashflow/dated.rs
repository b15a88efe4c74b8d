//! Flows on dates: years of 365 days, counted from the earliest date.

use super::{CashflowError, decimal};
use crate::date::{NaiveDate, days_between};
use crate::day_count::DayCount;
use crate::double_double::DoubleDouble;
use crate::solve::{ExpSum, Solution};
use rust_decimal::Decimal;

/// A date and the amount that moves on it; positive when received.
pub type DatedFlow = (NaiveDate, Decimal);

/// The days of the year of `XIRR`, leap years ignored.
const DAYS: i32 = 365;

fn earliest(flows: &[DatedFlow]) -> Result<NaiveDate, CashflowError> {
    flows.iter().map(|flow| flow.0).min().ok_or(CashflowError::Empty)
}

/// Years since the first date: actual days over 365.
fn years(since: NaiveDate, date: NaiveDate) -> DoubleDouble {
    // The calendar has fewer days than fit.
    DoubleDouble::ratio(i32::try_from(days_between(since, date)).unwrap_or(i32::MAX), DAYS)
}

/// The present value on the earliest date: `sum v / (1+rate)^(days/365)`. Spreadsheet `XNPV`, in any order of dates.
///
/// # Errors
/// [`CashflowError::Empty`], [`CashflowError::Rate`], [`CashflowError::OutOfRange`].
///
/// ```
/// use finplan_domain::{cashflow::xnpv, date::parse};
/// let flows = [(parse("2025-01-01").unwrap(), (-100).into()), (parse("2026-01-01").unwrap(), 110.into())];
/// assert_eq!(xnpv("0.1".parse().unwrap(), &flows).unwrap().round_dp(20).normalize().to_string(), "0");
/// ```
pub fn xnpv(rate: Decimal, flows: &[DatedFlow]) -> Result<Decimal, CashflowError> {
    let first = earliest(flows)?;
    if rate <= -Decimal::ONE {
        return Err(CashflowError::Rate);
    }
    let log = DoubleDouble::from(rate).ln_1p();
    let mut total = DoubleDouble::ZERO;
    for (date, amount) in flows {
        total += DoubleDouble::from(*amount) * (-(log * years(first, *date))).exp();
    }
    decimal(total)
}

/// The internal rate of return per year of 365 days: every rate above -100 % at which [`xnpv`] is zero.
///
/// The dates may be in any order; amounts of one date are netted exactly before anything else.
///
/// # Errors
/// [`CashflowError::Empty`], [`CashflowError::OutOfRange`]. No root and several roots are answers, not errors.
///
/// ```
/// use finplan_domain::{cashflow::xirr, date::parse};
/// let flows: Vec<_> = [("2008-01-01", -10_000), ("2008-03-01", 2_750), ("2008-10-30", 4_250),
///     ("2009-02-15", 3_250), ("2009-04-01", 2_750)]
///     .map(|(date, amount)| (parse(date).unwrap(), amount.into())).to_vec();
/// let rate = xirr(&flows).unwrap().unique().unwrap().rate().unwrap();
/// // Spreadsheets stop at 1e-8 and print 0.373362535.
/// assert_eq!(rate.round_dp(12).to_string(), "0.373362533519");
/// ```
pub fn xirr(flows: &[DatedFlow]) -> Result<Solution, CashflowError> {
    let first = earliest(flows)?;
    let timed = flows.iter().map(|(date, amount)| (years(first, *date), *amount)).collect();
    ExpSum::new(timed).map(|sum| sum.solve()).ok_or(CashflowError::OutOfRange)
}

/// [`xirr`] with another measure of time: years by a day-count convention from the earliest date.
///
/// # Errors
/// [`CashflowError::Empty`], [`CashflowError::OutOfRange`].
///
/// ```
/// use finplan_domain::{cashflow::xirr_by, date::parse, day_count::DayCount};
/// let flows = [(parse("2025-01-15").unwrap(), (-100).into()), (parse("2026-01-15").unwrap(), 105.into())];
/// let rate = |basis| xirr_by(&flows, basis).unwrap().unique().unwrap().rate().unwrap().round_dp(6).to_string();
/// assert_eq!(rate(DayCount::ThirtyE360), "0.050000");
/// assert_eq!(rate(DayCount::Act360), "0.049298");
/// ```
pub fn xirr_by(flows: &[DatedFlow], basis: DayCount) -> Result<Solution, CashflowError> {
    let first = earliest(flows)?;
    let timed = flows.iter().map(|(date, amount)| {
        let (parts, whole) = basis.fraction(first, *date)?;
        Some((DoubleDouble::from(parts) / DoubleDouble::from(whole), *amount))
    });
    let timed = timed.collect::<Option<_>>().ok_or(CashflowError::OutOfRange)?;
    ExpSum::new(timed).map(|sum| sum.solve()).ok_or(CashflowError::OutOfRange)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::parse;
    use crate::solve::NoRoot;

    fn flows(rows: &[(&str, &str)]) -> Vec<DatedFlow> {
        rows.iter().map(|(date, amount)| (parse(date).unwrap(), amount.parse().unwrap())).collect()
    }

    #[test]
    fn amounts_of_one_day_are_netted_exactly() {
        // 0.1 + 0.2 - 0.3 is nothing, not 5.6e-17.
        let cancelled = flows(&[("2025-01-01", "0.1"), ("2025-01-01", "0.2"), ("2025-01-01", "-0.3")]);
        assert_eq!(xirr(&cancelled).unwrap(), Solution::Every);
        let one = flows(&[("2025-01-01", "0.1"), ("2025-01-01", "-0.3"), ("2026-01-01", "0")]);
        assert_eq!(xirr(&one).unwrap(), Solution::None(NoRoot::OneSign));
    }

    #[test]
    fn a_day_can_multiply_beyond_every_float() {
        // Times 7.4 overnight: (1+r)^(1/365) = 7.449...
        let overnight = flows(&[("2027-09-14", "283.07"), ("2027-09-13", "-38")]);
        let root = *xirr(&overnight).unwrap().unique().unwrap();
        assert_eq!(root.rate(), None);
        let power_of_ten = root.log_factor().to_f64() / core::f64::consts::LN_10;
        assert!((power_of_ten - 318.32024).abs() < 1e-4);
    }

    #[test]
    fn almost_everything_lost() {
        let lost = flows(&[("2014-12-26", "-636812"), ("2015-05-07", "5")]);
        let rate = xirr(&lost).unwrap().unique().unwrap().rate().unwrap();
        assert!(rate > -Decimal::ONE && rate < "-0.99999999999999".parse().unwrap());
    }
}
