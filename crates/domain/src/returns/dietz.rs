//! The return of one period with payments in it, from its two ends alone.

use super::{ReturnError, decimal, percent};
use crate::cashflow::DatedFlow;
use crate::date::{NaiveDate, days_between};
use crate::double_double::DoubleDouble;
use finplan_base::decimal::DecimalExt as _;
use rust_decimal::Decimal;

/// A modified Dietz return and what it is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ModifiedDietz {
    /// What was gained: the value at the end less that at the beginning and all that was paid in.
    pub gain: Decimal,
    /// The capital that was there on average.
    pub average_capital: Decimal,
    /// The gain over it, in percent; none where the average capital is not above zero and the figure has no meaning.
    pub return_percent: Option<Decimal>,
}

/// The modified Dietz return (P. O. Dietz; GIPS): `gain / (begin + sum w F)`, `w = (T - t) / T`, of `T` days, for a
/// payment at the end of day `t` after the beginning. Payments in are positive, payments out negative.
///
/// # Errors
/// [`ReturnError::Dates`] when the end is not after the beginning, or a payment lies outside; [`ReturnError::Value`]
/// for a negative value; [`ReturnError::OutOfRange`].
///
/// ```
/// use finplan_domain::{date::parse, returns::modified_dietz};
/// let day = |text| parse(text).unwrap();
/// // 100 become 300 in two equal years, 50 were paid in between: 150 on 125.
/// let flows = [(day("2021-12-31"), 50.into())];
/// let found = modified_dietz(day("2020-12-31"), 100.into(), day("2022-12-31"), 300.into(), &flows).unwrap();
/// assert_eq!(found.return_percent.unwrap().to_string(), "120");
/// ```
pub fn modified_dietz(
    start: NaiveDate,
    begin_value: Decimal,
    end: NaiveDate,
    end_value: Decimal,
    flows: &[DatedFlow],
) -> Result<ModifiedDietz, ReturnError> {
    if begin_value < Decimal::ZERO || end_value < Decimal::ZERO {
        return Err(ReturnError::Value);
    }
    let days = days_between(start, end);
    if days <= 0 {
        return Err(ReturnError::Dates);
    }
    let mut gain = end_value.sub_checked(begin_value).ok_or(ReturnError::OutOfRange)?;
    let mut average = DoubleDouble::from(begin_value);
    for (date, amount) in flows {
        let left = days_between(*date, end);
        if left < 0 || left > days {
            return Err(ReturnError::Dates);
        }
        gain = gain.sub_checked(*amount).ok_or(ReturnError::OutOfRange)?;
        average += DoubleDouble::from(*amount) * DoubleDouble::from(left) / DoubleDouble::from(days);
    }
    let average_capital = decimal(average)?;
    let meaningful = average_capital > Decimal::ZERO;
    let return_percent = meaningful.then(|| percent(DoubleDouble::from(gain) / average)).transpose()?;
    Ok(ModifiedDietz { gain, average_capital, return_percent })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::parse;

    #[test]
    fn payments_at_the_ends_weigh_all_or_nothing() {
        let (start, end) = (parse("2024-01-01").unwrap(), parse("2024-02-01").unwrap());
        let with = |date, amount: i64| {
            let flow = (date, Decimal::from(amount));
            modified_dietz(start, 100.into(), end, 210.into(), &[flow]).map(|found| found.average_capital)
        };
        assert_eq!(with(start, 100), Ok(200.into()));
        assert_eq!(with(end, 100), Ok(100.into()));
        assert_eq!(with(parse("2024-02-02").unwrap(), 100), Err(ReturnError::Dates));
        assert_eq!(with(parse("2023-12-31").unwrap(), 100), Err(ReturnError::Dates));
    }

    #[test]
    fn without_capital_there_is_no_return() {
        let (start, end) = (parse("2024-01-01").unwrap(), parse("2024-02-01").unwrap());
        let taken = [(start, Decimal::from(-100))];
        let found = modified_dietz(start, 100.into(), end, 5.into(), &taken).unwrap();
        assert_eq!((found.gain, found.return_percent), (5.into(), None));
        assert_eq!(modified_dietz(start, 1.into(), start, 1.into(), &[]), Err(ReturnError::Dates));
    }
}
