//! Credit cards: the path of minimum payments, and what clears the balance by a month.

use super::DebtError;
use crate::loan::{Interest, MAX_MONTHS, level_payment};
use crate::money::{Money, Rounding};
use crate::rate::AnnualRate;
use rust_decimal::Decimal;

/// The least a card asks for each month (最低还款): a part of the principal owed plus the interest, but not less than a
/// floor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MinimumPayment {
    /// Percent of the principal owed.
    pub percent: Decimal,
    /// The floor.
    pub floor: Money,
}

/// The balance after each month of minimum payments without new purchases, and the interest paid; the first entry is
/// the balance now.
///
/// Interest is a month of the annual rate on the balance, half up. Cards in mainland China charge 0.05 % a day on the
/// whole bill from the day of each purchase; that is 18.25 % a year here, without the days before the bill.
///
/// # Errors
/// [`DebtError::Amount`] unless something is owed and the minimum is above nothing; [`DebtError::NeverPaid`] when it is
/// not cleared in a hundred years.
///
/// ```
/// use finplan_domain::debt::{MinimumPayment, minimum_path};
/// use finplan_domain::{money::Money, rate::AnnualRate};
/// let rule = MinimumPayment { percent: 10.into(), floor: Money::from_minor(10_000) };
/// let rate = AnnualRate::from_percent("18.25".parse().unwrap()).unwrap();
/// let (path, interest) = minimum_path(Money::from_minor(2_000_000), rate, rule).unwrap();
/// // 20,000 takes forty months and costs 2,980.
/// assert_eq!(path.len(), 41);
/// assert_eq!(interest.minor(), 297_959);
/// ```
pub fn minimum_path(balance: Money, rate: AnnualRate, rule: MinimumPayment) -> Result<(Vec<Money>, Money), DebtError> {
    if !balance.is_positive() || rule.percent < Decimal::ZERO || rule.floor.is_negative() {
        return Err(DebtError::Amount);
    }
    let month = Interest::month(rate)?;
    let (mut owed, mut total) = (balance, Money::ZERO);
    let mut path = vec![owed];
    for _ in 0..MAX_MONTHS {
        let interest = month.of(owed)?;
        let part = owed.percent(rule.percent, Rounding::HalfUp).map_err(|_| DebtError::OutOfRange)?;
        let due = (part + interest).max(rule.floor);
        total += interest;
        owed = (owed + interest - due).max(Money::ZERO);
        path.push(owed);
        if owed.is_zero() {
            return Ok((path, total));
        }
    }
    Err(DebtError::NeverPaid)
}

/// The level payment that clears a card by a month, in minor units: [`level_payment`] of the balance at a twelfth of
/// the annual rate. The last one may be some cents less.
///
/// # Errors
/// [`DebtError::Amount`], [`DebtError::Months`], [`DebtError::Rate`].
///
/// ```
/// use finplan_domain::debt::payment_to_clear;
/// use finplan_domain::{money::Money, rate::AnnualRate};
/// let rate = AnnualRate::from_percent("18.25".parse().unwrap()).unwrap();
/// // 20,000 in a year: 1,835.98 a month.
/// assert_eq!(payment_to_clear(Money::from_minor(2_000_000), rate, 12).unwrap().minor(), 183_598);
/// ```
pub fn payment_to_clear(balance: Money, rate: AnnualRate, months: u32) -> Result<Money, DebtError> {
    if !balance.is_positive() {
        return Err(DebtError::Amount);
    }
    if months > MAX_MONTHS {
        return Err(DebtError::Months);
    }
    Ok(level_payment(balance, &Interest::month(rate)?, months)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rate(percent: i64) -> AnnualRate {
        AnnualRate::from_percent(percent.into()).unwrap()
    }

    #[test]
    fn a_minimum_without_principal_never_ends() {
        let rule = MinimumPayment { percent: Decimal::ZERO, floor: Money::from_minor(100) };
        assert_eq!(minimum_path(Money::from_minor(1_000_000), rate(12), rule), Err(DebtError::NeverPaid));
        let (path, interest) = minimum_path(Money::from_minor(1_000), rate(0), rule).unwrap();
        assert_eq!((path.len(), interest), (11, Money::ZERO));
    }

    #[test]
    fn the_level_payment_is_that_of_a_loan() {
        assert_eq!(payment_to_clear(Money::from_minor(120_000), rate(0), 12), Ok(Money::from_minor(10_000)));
        assert_eq!(payment_to_clear(Money::ZERO, rate(0), 12), Err(DebtError::Amount));
        assert_eq!(payment_to_clear(Money::from_minor(1), rate(0), 0), Err(DebtError::Months));
    }
}
