//! Deposits: interest at maturity or compounded, early withdrawal, ladders, and what deposit insurance covers.

use super::SavingError;
use crate::date::NaiveDate;
use crate::day_count::DayCount;
use crate::loan::{Interest, LoanError};
use crate::money::{Money, Rounding};
use crate::rate::AnnualRate;

impl From<LoanError> for SavingError {
    fn from(error: LoanError) -> SavingError {
        match error {
            LoanError::Rate => SavingError::Return,
            LoanError::Months => SavingError::Months,
            _ => SavingError::OutOfRange,
        }
    }
}

/// A time deposit (定期存款).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Deposit {
    /// What is paid in.
    pub principal: Money,
    /// The nominal annual rate.
    pub rate: AnnualRate,
    /// How long, in months.
    pub months: u32,
    /// Months after which interest is added to the principal; `None` for simple interest at maturity (到期付息), which is
    /// what banks in mainland China pay.
    pub compounded_every: Option<u32>,
}

impl Deposit {
    /// What is paid out at maturity. Interest is rounded half up each time it is added; months left over after the last
    /// full period earn simple interest.
    ///
    /// # Errors
    /// [`SavingError::Months`] without months or with a period of none; [`SavingError::Return`],
    /// [`SavingError::OutOfRange`].
    ///
    /// ```
    /// use finplan_domain::{money::Money, rate::AnnualRate, saving::Deposit};
    /// let rate = AnnualRate::from_percent("1.25".parse().unwrap()).unwrap();
    /// let deposit = Deposit { principal: Money::from_minor(5_000_000), rate, months: 36, compounded_every: None };
    /// assert_eq!(deposit.maturity().unwrap().minor(), 5_187_500);
    /// let yearly = Deposit { compounded_every: Some(12), ..deposit };
    /// assert_eq!(yearly.maturity().unwrap().minor(), 5_189_853);
    /// ```
    pub fn maturity(&self) -> Result<Money, SavingError> {
        let every = self.compounded_every.unwrap_or(self.months);
        let periods = self.months.checked_div(every).ok_or(SavingError::Months)?;
        if self.months == 0 || self.months > super::MAX_MONTHS {
            return Err(SavingError::Months);
        }
        let mut balance = self.principal;
        let period = Interest::over(self.rate, every, 12)?;
        for _ in 0..periods {
            balance += period.of(balance)?;
        }
        let rest = self.months.checked_rem(every).unwrap_or(0);
        Ok(balance + Interest::over(self.rate, rest, 12)?.of(balance)?)
    }

    /// What is paid out on a day before maturity: the principal and, for the actual days over 360, interest at the
    /// demand rate (活期利率) instead: `principal (1 + demand * days / 360)`, the interest rounded half up once.
    ///
    /// # Errors
    /// [`SavingError::Months`] when `on` is before `opened`; [`SavingError::Return`], [`SavingError::OutOfRange`].
    ///
    /// ```
    /// use finplan_domain::{date::parse, money::Money, rate::AnnualRate, saving::Deposit};
    /// let rate = |percent: &str| AnnualRate::from_percent(percent.parse().unwrap()).unwrap();
    /// let principal = Money::from_minor(5_000_000);
    /// let deposit = Deposit { principal, rate: rate("1.25"), months: 36, compounded_every: None };
    /// // 90 days at 0.1 %: 50,000 * 0.001 * 90 / 360.
    /// let paid = deposit.withdrawn(rate("0.1"), parse("2025-01-01").unwrap(), parse("2025-04-01").unwrap());
    /// assert_eq!(paid, Ok(Money::from_minor(5_001_250)));
    /// ```
    pub fn withdrawn(&self, demand: AnnualRate, opened: NaiveDate, on: NaiveDate) -> Result<Money, SavingError> {
        Ok(self.principal + DayCount::Act360.interest(self.principal, demand, opened, on)?)
    }
}

/// What deposit insurance covers of each bank's deposits, principal and interest together, and what it does not.
///
/// `limit` is the cap per person and bank: 500,000 yuan in mainland China (存款保险条例, 2015), but data, not a constant.
///
/// ```
/// use finplan_domain::{money::Money, saving::insured};
/// let [a, b, limit] = [80_000_000, 30_000_000, 50_000_000].map(Money::from_minor);
/// assert_eq!(insured(&[a, b], limit), (Money::from_minor(80_000_000), Money::from_minor(30_000_000)));
/// ```
#[must_use]
pub fn insured(per_bank: &[Money], limit: Money) -> (Money, Money) {
    let (mut covered, mut open) = (Money::ZERO, Money::ZERO);
    for deposit in per_bank {
        let safe = (*deposit).min(limit);
        covered += safe;
        open += *deposit - safe;
    }
    (covered, open)
}

/// Splits money into a ladder (阶梯存款): equal parts that mature one after the other, the cents with the last.
///
/// Each entry is the months of a rung and its part. `None` for no rungs.
///
/// ```
/// use finplan_domain::{money::Money, saving::ladder};
/// let rungs = ladder(Money::from_minor(10_000_000), &[12, 24, 36]).unwrap();
/// assert_eq!(rungs.map(|rung| rung.1.minor()).collect::<Vec<_>>(), [3_333_333, 3_333_333, 3_333_334]);
/// ```
#[must_use]
pub fn ladder(total: Money, months: &[u32]) -> Option<impl Iterator<Item = (u32, Money)>> {
    let count = u32::try_from(months.len()).ok()?;
    let part = total.part(count, Rounding::Down)?;
    let last = total - part.times(count.checked_sub(1)?).ok()?;
    let end = months.len().checked_sub(1)?;
    Some(months.iter().enumerate().map(move |(index, months)| (*months, if index == end { last } else { part })))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::parse;

    fn deposit(months: u32, compounded_every: Option<u32>) -> Deposit {
        let rate = AnnualRate::from_percent(3.into()).unwrap();
        Deposit { principal: Money::from_minor(1_000_000), rate, months, compounded_every }
    }

    #[test]
    fn months_left_over_earn_simple_interest() {
        // 10,300 after a year, then half a year: 154.50.
        assert_eq!(deposit(18, Some(12)).maturity().unwrap().minor(), 1_045_450);
        assert_eq!(deposit(3, None).maturity().unwrap().minor(), 1_007_500);
        assert_eq!(deposit(0, None).maturity(), Err(SavingError::Months));
        assert_eq!(deposit(12, Some(0)).maturity(), Err(SavingError::Months));
    }

    #[test]
    fn early_withdrawal_earns_the_demand_rate() {
        let day = |text: &str| parse(text).unwrap();
        let demand = AnnualRate::from_percent("0.05".parse().unwrap()).unwrap();
        let paid = deposit(36, None).withdrawn(demand, day("2026-01-01"), day("2026-12-27"));
        // 10,000 * 0.05 % * 360 / 360.
        assert_eq!(paid.unwrap().minor(), 1_000_500);
        assert!(deposit(36, None).withdrawn(demand, day("2026-01-02"), day("2026-01-01")).is_err());
    }

    #[test]
    fn a_ladder_needs_rungs() {
        assert!(ladder(Money::from_minor(1), &[]).is_none());
    }
}
