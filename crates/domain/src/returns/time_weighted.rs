//! The time-weighted return: what the investment did, whatever the investor paid in and out.

use super::{ReturnError, percent, power_m1};
use crate::date::{NaiveDate, days_between};
use crate::double_double::DoubleDouble;
use rust_decimal::Decimal;

/// The value on a day on which money moved, or at the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Valuation {
    /// The day.
    pub date: NaiveDate,
    /// The value before the payment; nothing on the first day of a new investment.
    pub value_before: Decimal,
    /// The payment: positive when paid in, negative when taken out.
    pub flow: Decimal,
}

/// What the investment did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeWeighted {
    /// The return from each valuation to the next, in percent.
    pub period_returns: Vec<Decimal>,
    /// The return of all periods, in percent.
    pub total: Decimal,
    /// The same a year.
    pub annual: Decimal,
    /// The days of all periods.
    pub days: u32,
}

/// The time-weighted return (时间加权收益率): each period returns
/// `value before / (value before of the last + its payment) - 1`, and all periods the product of their factors, less one; a year that to the power of `365 / days`.
///
/// # Errors
/// [`ReturnError::Periods`] for fewer than two valuations; [`ReturnError::Dates`] unless each is later than the one
/// before; [`ReturnError::Value`] where nothing is invested in a period, or a value is negative;
/// [`ReturnError::OutOfRange`].
///
/// ```
/// use finplan_domain::{date::parse, returns::{Valuation, time_weighted}};
/// let at = |date, value_before: i64, flow: i64| Valuation {
///     date: parse(date).unwrap(), value_before: value_before.into(), flow: flow.into() };
/// // 100 become 110; then 1,000 are paid in, and 10 % are lost.
/// let found = time_weighted(&[at("2024-01-01", 0, 100), at("2024-07-01", 110, 1_000), at("2024-12-31", 999, 0)]);
/// let found = found.unwrap();
/// assert_eq!((found.total.to_string(), found.days), ("-1".to_owned(), 365));
/// ```
pub fn time_weighted(valuations: &[Valuation]) -> Result<TimeWeighted, ReturnError> {
    let (first, last) = valuations.first().zip(valuations.last()).ok_or(ReturnError::Periods)?;
    if valuations.len() < 2 {
        return Err(ReturnError::Periods);
    }
    let mut product = DoubleDouble::ONE;
    let mut period_returns = Vec::with_capacity(valuations.len());
    for (before, now) in valuations.iter().zip(valuations.iter().skip(1)) {
        if now.date <= before.date {
            return Err(ReturnError::Dates);
        }
        let invested = DoubleDouble::from(before.value_before) + DoubleDouble::from(before.flow);
        if before.value_before < Decimal::ZERO || invested <= DoubleDouble::ZERO || now.value_before < Decimal::ZERO {
            return Err(ReturnError::Value);
        }
        let factor = DoubleDouble::from(now.value_before) / invested;
        period_returns.push(percent(factor - DoubleDouble::ONE)?);
        product = product * factor;
    }
    let days = u32::try_from(days_between(first.date, last.date)).map_err(|_| ReturnError::Dates)?;
    let year = DoubleDouble::from(365) / DoubleDouble::from(days);
    Ok(TimeWeighted {
        period_returns,
        total: percent(product - DoubleDouble::ONE)?,
        annual: percent(power_m1(product, year))?,
        days,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::parse;

    #[test]
    fn nothing_and_less_than_nothing_are_refused() {
        let at = |date: &str, value: i64, flow: i64| Valuation {
            date: parse(date).unwrap(),
            value_before: value.into(),
            flow: flow.into(),
        };
        let found = |a, b| time_weighted(&[a, b]).map(|found| found.total);
        let (start, end) = (at("2024-01-01", 0, 100), at("2025-01-01", 0, 0));
        assert_eq!(found(start, end), Ok(Decimal::from(-100)));
        assert_eq!(found(at("2024-01-01", 100, -100), end), Err(ReturnError::Value));
        assert_eq!(found(start, at("2025-01-01", -1, 0)), Err(ReturnError::Value));
        assert_eq!(found(end, start), Err(ReturnError::Dates));
        assert_eq!(time_weighted(&[start]), Err(ReturnError::Periods));
        assert_eq!(time_weighted(&[]), Err(ReturnError::Periods));
    }
}
