//! Time deposits (定期存款): maturity and interest.

use super::{DepositError, MAX_MONTHS};
use crate::date::{NaiveDate, add_months};
use crate::loan::Interest;
use crate::money::Money;
use crate::rate::AnnualRate;

/// A time deposit (整存整取): a sum for some months at a rate that stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TimeDeposit {
    /// What is paid in; above zero.
    pub principal: Money,
    /// The nominal annual rate, not negative.
    pub rate: AnnualRate,
    /// The first day (起息日).
    pub opened: NaiveDate,
    /// How long, in months.
    pub months: u32,
}

impl TimeDeposit {
    /// The day of maturity (到期日): the same day so many months later, or the last day of a shorter month.
    ///
    /// # Errors
    /// [`DepositError::Months`]; [`DepositError::OutOfRange`] beyond the calendar.
    ///
    /// ```
    /// use finplan_domain::{date::parse, deposit::TimeDeposit, money::Money, rate::AnnualRate};
    /// let opened = parse("2024-08-31").unwrap();
    /// let deposit = TimeDeposit { principal: Money::from_minor(1), rate: AnnualRate::ZERO, opened, months: 6 };
    /// assert_eq!(deposit.maturity(), Ok(parse("2025-02-28").unwrap()));
    /// ```
    pub fn maturity(&self) -> Result<NaiveDate, DepositError> {
        self.check()?;
        month_later(self.opened, self.months)
    }

    /// The interest at maturity (到期付息): `principal * rate * months / 12`, rounded half up once. Simple, whatever the
    /// term: banks in mainland China do not compound within it.
    ///
    /// # Errors
    /// [`DepositError::Amount`], [`DepositError::Rate`], [`DepositError::Months`], [`DepositError::OutOfRange`].
    ///
    /// ```
    /// use finplan_domain::{date::parse, deposit::TimeDeposit, money::Money, rate::AnnualRate};
    /// let deposit = TimeDeposit {
    ///     principal: Money::from_minor(147_700_000),
    ///     rate: AnnualRate::from_percent("3.85".parse().unwrap()).unwrap(),
    ///     opened: parse("2020-02-14").unwrap(),
    ///     months: 60,
    /// };
    /// assert_eq!(deposit.interest().unwrap().to_decimal().to_string(), "284322.50");
    /// ```
    pub fn interest(&self) -> Result<Money, DepositError> {
        self.check()?;
        Ok(Interest::over(self.rate, self.months, 12)?.of(self.principal)?)
    }

    /// What is paid out at maturity when interest is added to the principal every so many months (复利), rounded half up
    /// each time; months left over after the last full period earn simple interest.
    ///
    /// # Errors
    /// As [`interest`](Self::interest); [`DepositError::Months`] for a period of none.
    ///
    /// ```
    /// use finplan_domain::{date::parse, deposit::TimeDeposit, money::Money, rate::AnnualRate};
    /// let deposit = TimeDeposit {
    ///     principal: Money::from_minor(5_000_000),
    ///     rate: AnnualRate::from_percent("1.25".parse().unwrap()).unwrap(),
    ///     opened: parse("2025-01-01").unwrap(),
    ///     months: 36,
    /// };
    /// assert_eq!(deposit.interest().unwrap().minor(), 187_500);
    /// assert_eq!(deposit.compounded(12).unwrap().minor(), 5_189_853);
    /// ```
    pub fn compounded(&self, every: u32) -> Result<Money, DepositError> {
        self.check()?;
        let periods = self.months.checked_div(every).ok_or(DepositError::Months)?;
        let rest = self.months.checked_rem(every).ok_or(DepositError::Months)?;
        let (period, last) = (Interest::over(self.rate, every, 12)?, Interest::over(self.rate, rest, 12)?);
        let mut balance = self.principal;
        for _ in 0..periods {
            balance = added(balance, period.of(balance)?)?;
        }
        added(balance, last.of(balance)?)
    }

    pub(super) fn check(&self) -> Result<(), DepositError> {
        if !self.principal.is_positive() {
            return Err(DepositError::Amount);
        }
        if self.rate.is_negative() {
            return Err(DepositError::Rate);
        }
        if self.months == 0 || self.months > MAX_MONTHS { Err(DepositError::Months) } else { Ok(()) }
    }
}

/// The day so many months later.
pub(super) fn month_later(date: NaiveDate, months: u32) -> Result<NaiveDate, DepositError> {
    i32::try_from(months).ok().and_then(|months| add_months(date, months)).ok_or(DepositError::OutOfRange)
}

/// A balance with its interest, through the bound of an amount: it grows in a loop.
pub(super) fn added(balance: Money, interest: Money) -> Result<Money, DepositError> {
    Ok((balance + interest).times(1)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::parse;

    fn deposit(months: u32) -> TimeDeposit {
        let rate = AnnualRate::from_percent(3.into()).unwrap();
        TimeDeposit { principal: Money::from_minor(1_000_000), rate, opened: parse("2024-01-31").unwrap(), months }
    }

    #[test]
    fn months_left_over_earn_simple_interest() {
        // 10,300 after a year, then half a year: 154.50.
        assert_eq!(deposit(18).compounded(12).unwrap().minor(), 1_045_450);
        assert_eq!(deposit(3).interest().unwrap().minor(), 7_500);
        assert_eq!(deposit(12).compounded(0), Err(DepositError::Months));
    }

    #[test]
    fn inputs_are_named() {
        assert_eq!(deposit(0).interest(), Err(DepositError::Months));
        assert_eq!(deposit(1201).maturity(), Err(DepositError::Months));
        assert_eq!(TimeDeposit { principal: Money::ZERO, ..deposit(1) }.interest(), Err(DepositError::Amount));
        let falling = AnnualRate::from_percent((-1).into()).unwrap();
        assert_eq!(TimeDeposit { rate: falling, ..deposit(1) }.interest(), Err(DepositError::Rate));
        let steep = AnnualRate::from_percent(100_000.into()).unwrap();
        assert_eq!(TimeDeposit { rate: steep, ..deposit(1200) }.compounded(1), Err(DepositError::OutOfRange));
        let last = TimeDeposit { opened: NaiveDate::MAX, ..deposit(1) };
        assert_eq!(last.maturity(), Err(DepositError::OutOfRange));
    }
}
