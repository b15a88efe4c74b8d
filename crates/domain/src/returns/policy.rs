//! Savings insurance: what one gets by leaving after each year.

use super::ReturnError;
use crate::cashflow::{CashflowError, irr};
use crate::solve::Solution;
use finplan_base::decimal::DecimalExt as _;
use rust_decimal::Decimal;

/// One policy year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PolicyYear {
    /// The premium paid at the beginning of the year.
    pub premium: Decimal,
    /// What is paid out at its end while the policy goes on, guaranteed or not: the caller decides which to count.
    pub benefit: Decimal,
    /// The cash value (现金价值) at its end.
    pub cash_value: Decimal,
}

/// The internal rate of return of leaving at the end of each year: premiums paid, benefits and the cash value received,
/// all given as positive amounts.
///
/// Formula: [`irr`] of the yearly flows, per year and as a fraction; entry 0 is for leaving after the first year.
/// In the first years it is usually negative, and [`Solution::None`] when nothing comes back.
///
/// # Errors
/// [`ReturnError::Periods`] without years; [`ReturnError::OutOfRange`].
///
/// ```
/// use finplan_domain::returns::{PolicyYear, policy_rates};
/// let year = |premium: i64, cash_value: i64| PolicyYear {
///     premium: premium.into(), benefit: 0.into(), cash_value: cash_value.into() };
/// let rates = policy_rates(&[year(10_000, 4_000), year(10_000, 12_000), year(0, 20_000), year(0, 20_900)]).unwrap();
/// let percent = |index: usize| rates[index].unique().unwrap().rate().unwrap().round_dp(4).to_string();
/// assert_eq!(percent(0), "-0.6000");
/// assert_eq!(percent(2), "0");
/// assert_eq!(percent(3), "0.0126");
/// ```
pub fn policy_rates(years: &[PolicyYear]) -> Result<Vec<Solution>, ReturnError> {
    if years.is_empty() {
        return Err(ReturnError::Periods);
    }
    let mut rates = Vec::new();
    // Flows before leaving: the premium of each year, and the benefit of the year before.
    let mut flows: Vec<Decimal> = Vec::new();
    let mut benefit_before = Decimal::ZERO;
    for year in years {
        flows.push(benefit_before.sub_checked(year.premium).ok_or(ReturnError::OutOfRange)?);
        let mut leaving = flows.clone();
        leaving.push(year.benefit.add_checked(year.cash_value).ok_or(ReturnError::OutOfRange)?);
        rates.push(irr(&leaving).map_err(|error| match error {
            CashflowError::Empty => ReturnError::Periods,
            _ => ReturnError::OutOfRange,
        })?);
        benefit_before = year.benefit;
    }
    Ok(rates)
}

/// The first year, counted from 1, at whose end leaving gives back at least what was paid (回本): the cash value and all
/// benefits so far against all premiums so far. `None` when no year does.
///
/// # Errors
/// [`ReturnError::Periods`] without years; [`ReturnError::OutOfRange`].
///
/// ```
/// use finplan_domain::returns::{PolicyYear, break_even_year};
/// let year = |premium: i64, cash_value: i64| PolicyYear {
///     premium: premium.into(), benefit: 0.into(), cash_value: cash_value.into() };
/// assert_eq!(break_even_year(&[year(10_000, 4_000), year(10_000, 12_000), year(0, 20_000)]), Ok(Some(3)));
/// assert_eq!(break_even_year(&[year(10_000, 4_000)]), Ok(None));
/// ```
pub fn break_even_year(years: &[PolicyYear]) -> Result<Option<u32>, ReturnError> {
    if years.is_empty() {
        return Err(ReturnError::Periods);
    }
    // What was paid and has not come back yet.
    let mut open = Decimal::ZERO;
    for (number, year) in (1_u32..).zip(years) {
        let more = year.premium.sub_checked(year.benefit).ok_or(ReturnError::OutOfRange)?;
        open = open.add_checked(more).ok_or(ReturnError::OutOfRange)?;
        if year.cash_value >= open {
            return Ok(Some(number));
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::solve::NoRoot;

    #[test]
    fn a_year_without_value_has_no_rate() {
        let year = PolicyYear { premium: Decimal::ONE, benefit: Decimal::ZERO, cash_value: Decimal::ZERO };
        assert_eq!(policy_rates(&[year]).unwrap(), [Solution::None(NoRoot::OneSign)]);
        assert_eq!(policy_rates(&[]), Err(ReturnError::Periods));
    }

    #[test]
    fn benefits_count_from_the_year_they_are_paid() {
        let year = |premium: i64, benefit: i64, cash_value: i64| PolicyYear {
            premium: premium.into(),
            benefit: benefit.into(),
            cash_value: cash_value.into(),
        };
        // 100 paid, 10 a year, 100 back: 10 % whenever one leaves.
        let rates = policy_rates(&[year(100, 10, 100), year(0, 10, 100), year(0, 10, 100)]).unwrap();
        for rate in rates {
            let percent = rate.unique().unwrap().rate().unwrap();
            assert_eq!(percent.round_dp(12).normalize().to_string(), "0.1");
        }
    }
}
