//! The US annual percentage rate of advances and payments on calendar dates.

use super::annual::percent;
use super::reg_z::unit_period_rate;
use super::unit_period::due_day;
use super::{CostError, UnitFlow, UnitPeriod, unit_period};
use crate::date::NaiveDate;
use crate::double_double::DoubleDouble;
use rust_decimal::Decimal;

/// A rate and the period it was counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DatedApr {
    /// The APR in percent.
    pub percent: Decimal,
    /// The unit period found.
    pub unit: UnitPeriod,
}

/// The APR of advances and payments on calendar dates, by the actuarial method: the unit period is found by
/// [`unit_period`], each date is measured in it by [`UnitPeriod::between`], and the equation is that of
/// [`apr`](super::apr). The term begins with the first advance.
///
/// Amounts are above zero for both, in any order. Source: 12 CFR 1026, Appendix J (b)(2) to (b)(8). Disclosed to two
/// decimals: [`round_percent`](super::round_percent).
///
/// # Errors
/// [`CostError::Dates`]; [`CostError::Fraction`] when there are several advances and the dates fall into more than six
/// different fractions of a unit period; [`CostError::NoRate`], [`CostError::Ambiguous`], [`CostError::OutOfRange`].
///
/// ```
/// use finplan_domain::cost::{UnitPeriod, apr_of_dates, round_percent};
/// use finplan_domain::date::{add_months, parse};
/// // Appendix J (c)(1)(iv): 10,000 on 23 May 1978 for 40 payments of 385 every three months from 1 October on.
/// let first = parse("1978-10-01").unwrap();
/// let payments: Vec<_> = (0..40).map(|k| (add_months(first, 3 * k).unwrap(), 385.into())).collect();
/// let found = apr_of_dates(&[(parse("1978-05-23").unwrap(), 10_000.into())], &payments).unwrap();
/// assert_eq!(found.unit, UnitPeriod::Months(3));
/// assert_eq!(round_percent(found.percent, 2).to_string(), "8.97");
/// ```
pub fn apr_of_dates(
    advances: &[(NaiveDate, Decimal)],
    payments: &[(NaiveDate, Decimal)],
) -> Result<DatedApr, CostError> {
    let dates = |flows: &[(NaiveDate, Decimal)]| flows.iter().map(|flow| flow.0).collect::<Vec<_>>();
    let unit = unit_period(&dates(advances), &dates(payments))?;
    let start = advances.iter().map(|flow| flow.0).min().ok_or(CostError::Dates)?;
    let timed = |flows: &[(NaiveDate, Decimal)]| {
        let series = due_day(&dates(flows));
        let flow = |(date, amount): &(NaiveDate, Decimal)| {
            // Without a common day each date keeps its own.
            let day = series.unwrap_or_else(|| chrono::Datelike::day(date));
            let (periods, fraction) = unit.between(start, *date, day)?;
            Some(UnitFlow { amount: *amount, periods, fraction })
        };
        flows.iter().map(flow).collect::<Option<Vec<_>>>().ok_or(CostError::Dates)
    };
    let rate = unit_period_rate(&timed(advances)?, &timed(payments)?)?;
    let (times, of) = unit.per_year();
    Ok(DatedApr { percent: percent(rate * DoubleDouble::from(times) / DoubleDouble::from(of))?, unit })
}
