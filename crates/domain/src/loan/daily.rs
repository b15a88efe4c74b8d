//! Interest by the day: drawing and repaying as one likes (随借随还), settling on any day, and a single payment at the end.

use super::{LoanError, Terms};
use crate::date::{NaiveDate, days_between};
use crate::day_count::DayCount;
use crate::loan::Interest;
use crate::money::Money;
use crate::rate::AnnualRate;
use finplan_base::stable_sort;

/// Money drawn (positive) or repaid (negative) on a day.
pub type Movement = (NaiveDate, Money);

/// What is owed on the day a credit line is settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Settlement {
    /// The principal still out.
    pub principal: Money,
    /// All interest since the first movement, rounded once.
    pub interest: Money,
    /// Both.
    pub total: Money,
    /// Days on which something was owed.
    pub days: u32,
    /// What was owed on each day, added up: divided by the days, what was owed on average.
    pub day_balances: Money,
}

/// What a credit line with daily interest costs until `on`: the principal of each day times the daily rate, added up
/// exactly and rounded once. A day counts from the movement on; the day of settling does not.
///
/// `basis` is [`DayCount::Act360`] or [`DayCount::Act365Fixed`]; which one is a matter of the contract. Movements may
/// be in any order; those after `on` are ignored.
///
/// # Errors
/// [`LoanError::Event`] when more is repaid than is owed; [`LoanError::Rate`]; [`LoanError::Shape`] for another basis;
/// [`LoanError::OutOfRange`].
///
/// ```
/// use finplan_domain::{date::parse, day_count::DayCount, loan::settle_credit_line, money::Money, rate::AnnualRate};
/// let day = |text| parse(text).unwrap();
/// let rate = AnnualRate::from_percent("3.6".parse().unwrap()).unwrap();
/// // 100,000 for thirty days, 40,000 of it for thirty more: 0.01 % a day.
/// let moves = [(day("2026-03-01"), Money::from_minor(10_000_000)), (day("2026-03-31"), Money::from_minor(-6_000_000))];
/// let settled = settle_credit_line(&moves, rate, DayCount::Act360, day("2026-04-30")).unwrap();
/// assert_eq!(settled.interest.minor(), 42_000);
/// assert_eq!(settled.total.minor(), 4_042_000);
/// ```
pub fn settle_credit_line(
    movements: &[Movement],
    rate: AnnualRate,
    basis: DayCount,
    on: NaiveDate,
) -> Result<Settlement, LoanError> {
    let whole = match basis {
        DayCount::Act360 => 360,
        DayCount::Act365Fixed => 365,
        _ => return Err(LoanError::Shape),
    };
    let movements: Vec<Movement> = movements.iter().filter(|movement| movement.0 <= on).copied().collect();
    let movements = stable_sort(&movements, &|a, b| a.0 < b.0);
    let (mut principal, mut days, mut product) = (0_i64, 0_u32, 0_i64);
    let mut since = on;
    let scale: Money = movements.iter().map(|movement| movement.1).sum();
    let mut accrue = |principal: i64, from: NaiveDate, to: NaiveDate| -> Option<i64> {
        let span = days_between(from, to);
        if principal > 0 {
            days = days.checked_add(u32::try_from(span).ok()?)?;
        }
        product = product.checked_add(principal.checked_mul(span)?)?;
        Some(product)
    };
    for (date, amount) in movements {
        accrue(principal, since.min(date), date).ok_or(LoanError::OutOfRange)?;
        principal = principal.checked_add(amount.minor()).ok_or(LoanError::OutOfRange)?;
        if principal < 0 {
            return Err(LoanError::Event);
        }
        since = date;
    }
    // The sum of balance times days, at the interest of one day: exact until this rounding.
    let product = accrue(principal, since.min(on), on).ok_or(LoanError::OutOfRange)?;
    let day_balances = scale.with_minor(Some(product.into()))?;
    let interest = Interest::over(rate, 1, whole)?.of(day_balances)?;
    let principal = scale.with_minor(Some(principal.into()))?;
    let total = principal + interest;
    Ok(Settlement { principal, interest, total, days, day_balances })
}

/// What it costs to settle a loan between two payments: the balance after the last payment, and the interest of the
/// days since.
///
/// Formula: `balance * rate * fraction`, with the part of a year by [`DayCount::fraction`], rounded half up once.
///
/// # Errors
/// [`LoanError::Months`] when `on` is before the last payment; [`LoanError::Rate`], [`LoanError::OutOfRange`].
///
/// ```
/// use finplan_domain::{date::parse, day_count::DayCount, loan::settle_between, money::Money, rate::AnnualRate};
/// let rate = AnnualRate::from_percent("4.9".parse().unwrap()).unwrap();
/// let (paid, on) = (parse("2026-05-20").unwrap(), parse("2026-06-01").unwrap());
/// let settled = settle_between(Money::from_minor(98_000_000), rate, DayCount::Act360, paid, on).unwrap();
/// // 980,000 * 4.9 % * 12 / 360.
/// assert_eq!(settled.interest.minor(), 160_067);
/// ```
pub fn settle_between(
    balance: Money,
    rate: AnnualRate,
    basis: DayCount,
    last_payment: NaiveDate,
    on: NaiveDate,
) -> Result<Settlement, LoanError> {
    let interest = basis.interest(balance, rate, last_payment, on)?;
    let days = u32::try_from(days_between(last_payment, on)).map_err(|_| LoanError::Months)?;
    let total = balance + interest;
    Ok(Settlement { principal: balance, interest, total, days, day_balances: over_days(balance, days)? })
}

/// A loan repaid at once with all its interest (到期一次还本付息): simple interest for the months agreed.
///
/// Formula: `principal * rate * months / 12`, rounded half up once. The method of the terms plays no part; the days
/// given are 30 for each month.
///
/// # Errors
/// See [`LoanError`].
///
/// ```
/// use finplan_domain::loan::{Method, Terms, single_payment};
/// use finplan_domain::money::{Currency, Money};
/// use finplan_domain::rate::AnnualRate;
/// let terms = Terms {
///     principal: Money::from_minor(5_000_000),
///     annual_rate: AnnualRate::from_percent("4.35".parse().unwrap()).unwrap(),
///     months: 6,
///     method: Method::InterestOnly,
///     currency: Currency::Cny,
/// };
/// assert_eq!(single_payment(&terms).unwrap().total.minor(), 5_108_750);
/// ```
pub fn single_payment(terms: &Terms) -> Result<Settlement, LoanError> {
    terms.check()?;
    let interest = Interest::over(terms.annual_rate, terms.months, 12)?.of(terms.principal)?;
    let total = terms.principal + interest;
    let days = terms.months.saturating_mul(30);
    let day_balances = over_days(terms.principal, days)?;
    Ok(Settlement { principal: terms.principal, interest, total, days, day_balances })
}

/// The same balance on each of so many days, added up.
fn over_days(balance: Money, days: u32) -> Result<Money, LoanError> {
    Ok(balance.times(days)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::parse;

    fn day(text: &str) -> NaiveDate {
        parse(text).unwrap()
    }

    fn rate(percent: &str) -> AnnualRate {
        AnnualRate::from_percent(percent.parse().unwrap()).unwrap()
    }

    #[test]
    fn order_and_the_day_of_settling_do_not_matter() {
        let moves = [
            (day("2026-01-10"), Money::from_minor(-300)),
            (day("2026-01-01"), Money::from_minor(1_000)),
            (day("2026-02-01"), Money::from_minor(9_999)),
        ];
        let settled = settle_credit_line(&moves, rate("36"), DayCount::Act360, day("2026-01-20")).unwrap();
        // (1000 * 9 + 700 * 10) * 0.1 % = 16.
        assert_eq!((settled.interest.minor(), settled.principal.minor(), settled.days), (16, 700, 19));
        assert_eq!(settled.day_balances.minor(), 1_000 * 9 + 700 * 10);
        let nothing = settle_credit_line(&[], rate("36"), DayCount::Act360, day("2026-01-20")).unwrap();
        assert_eq!(nothing.total, Money::ZERO);
    }

    #[test]
    fn repaying_more_than_is_owed_is_refused() {
        let moves = [(day("2026-01-01"), Money::from_minor(100)), (day("2026-01-02"), Money::from_minor(-101))];
        let settle = |basis| settle_credit_line(&moves, rate("5"), basis, day("2026-02-01"));
        assert_eq!(settle(DayCount::Act365Fixed), Err(LoanError::Event));
        assert_eq!(settle(DayCount::ThirtyE360), Err(LoanError::Shape));
    }
}
