//! Taking money out on another day than that of maturity.

use super::{DepositError, TimeDeposit};
use crate::date::{NaiveDate, days_between};
use crate::day_count::DayCount;
use crate::money::Money;
use crate::rate::AnnualRate;

/// A part taken out before maturity (部分提前支取).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EarlyWithdrawal {
    /// The actual days until the withdrawal.
    pub days_held: u32,
    /// The interest on the part taken out, at the demand rate.
    pub interest_on_withdrawn: Money,
    /// The principal that stays.
    pub remaining: Money,
    /// The interest on it at maturity, at the rate of the deposit.
    pub interest_on_remaining: Money,
    /// The interest at maturity had nothing been taken out.
    pub interest_if_held: Money,
}

impl EarlyWithdrawal {
    /// All interest, of both parts.
    ///
    /// ```
    /// # use finplan_domain::{deposit::EarlyWithdrawal, money::Money};
    /// # let money = Money::from_minor;
    /// let taken = EarlyWithdrawal {
    ///     days_held: 90, interest_on_withdrawn: money(10), remaining: money(1_000),
    ///     interest_on_remaining: money(30), interest_if_held: money(60) };
    /// assert_eq!((taken.total_interest(), taken.interest_given_up()), (money(40), money(20)));
    /// ```
    #[must_use]
    pub fn total_interest(&self) -> Money {
        self.interest_on_withdrawn + self.interest_on_remaining
    }

    /// What the withdrawal costs: the interest had nothing been taken out, less all interest. Negative where the demand
    /// rate is the higher one.
    ///
    /// ```
    /// # use finplan_domain::{deposit::EarlyWithdrawal, money::Money};
    /// # let money = Money::from_minor;
    /// # let taken = EarlyWithdrawal {
    /// #     days_held: 90, interest_on_withdrawn: money(10), remaining: money(1_000),
    /// #     interest_on_remaining: money(30), interest_if_held: money(60) };
    /// assert_eq!(taken.interest_given_up(), taken.interest_if_held - taken.total_interest());
    /// ```
    #[must_use]
    pub fn interest_given_up(&self) -> Money {
        self.interest_if_held - self.total_interest()
    }
}

/// A deposit taken out after maturity (逾期支取).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OverdueWithdrawal {
    /// The actual days after maturity.
    pub overdue_days: u32,
    /// The interest of the term.
    pub term_interest: Money,
    /// The interest of the days after it.
    pub overdue_interest: Money,
    /// All that is paid out.
    pub amount: Money,
}

impl TimeDeposit {
    /// Takes out a part before maturity: the part earns the demand rate of that day for the actual days over 360, the
    /// rest keeps its rate and its maturity (储蓄管理条例, article 24). Both interests are rounded half up, each for
    /// itself.
    ///
    /// # Errors
    /// [`DepositError::Dates`] unless the day lies from the opening until before maturity;
    /// [`DepositError::Withdrawal`]; those of [`interest`](TimeDeposit::interest).
    ///
    /// ```
    /// use finplan_domain::{date::parse, deposit::TimeDeposit, money::Money, rate::AnnualRate};
    /// let rate = |percent: &str| AnnualRate::from_percent(percent.parse().unwrap()).unwrap();
    /// let deposit = TimeDeposit {
    ///     principal: Money::from_minor(5_000_000),
    ///     rate: rate("1.25"),
    ///     opened: parse("2025-01-01").unwrap(),
    ///     months: 36,
    /// };
    /// let taken = deposit.withdraw_early(Money::from_minor(2_000_000), rate("0.1"), parse("2025-04-01").unwrap());
    /// // 20,000 for 90 days at 0.1 %; 30,000 for three years at 1.25 %.
    /// let taken = taken.unwrap();
    /// assert_eq!((taken.interest_on_withdrawn.minor(), taken.interest_on_remaining.minor()), (500, 112_500));
    /// ```
    pub fn withdraw_early(
        &self,
        amount: Money,
        demand: AnnualRate,
        on: NaiveDate,
    ) -> Result<EarlyWithdrawal, DepositError> {
        let interest_if_held = self.interest()?;
        if on >= self.maturity()? {
            return Err(DepositError::Dates);
        }
        if !amount.is_positive() || amount > self.principal {
            return Err(DepositError::Withdrawal);
        }
        let remaining = self.principal - amount;
        let rest = TimeDeposit { principal: remaining, ..*self };
        Ok(EarlyWithdrawal {
            days_held: days(self.opened, on)?,
            interest_on_withdrawn: DayCount::Act360.interest(amount, demand, self.opened, on)?,
            remaining,
            interest_on_remaining: if remaining.is_zero() { Money::ZERO } else { rest.interest()? },
            interest_if_held,
        })
    }

    /// Takes out the whole on or after the day of maturity: the term earns its rate, the days after it the demand rate,
    /// on the principal alone, actual days over 360 (储蓄管理条例, article 25). Both are rounded half up, each for itself.
    ///
    /// # Errors
    /// [`DepositError::Dates`] before maturity; those of [`interest`](TimeDeposit::interest).
    ///
    /// ```
    /// use finplan_domain::{date::parse, deposit::TimeDeposit, money::Money, rate::AnnualRate};
    /// let rate = |percent: &str| AnnualRate::from_percent(percent.parse().unwrap()).unwrap();
    /// let deposit = TimeDeposit {
    ///     principal: Money::from_minor(1_000_000),
    ///     rate: rate("1.5"),
    ///     opened: parse("2024-01-15").unwrap(),
    ///     months: 12,
    /// };
    /// let paid = deposit.withdraw_overdue(rate("0.1"), parse("2025-04-15").unwrap()).unwrap();
    /// // 150 for the year; 90 days at 0.1 % on 10,000.
    /// assert_eq!((paid.overdue_days, paid.amount.minor()), (90, 1_015_250));
    /// ```
    pub fn withdraw_overdue(&self, demand: AnnualRate, on: NaiveDate) -> Result<OverdueWithdrawal, DepositError> {
        let (maturity, term_interest) = (self.maturity()?, self.interest()?);
        let overdue_interest = DayCount::Act360.interest(self.principal, demand, maturity, on)?;
        Ok(OverdueWithdrawal {
            overdue_days: days(maturity, on)?,
            term_interest,
            overdue_interest,
            amount: self.principal + term_interest + overdue_interest,
        })
    }
}

/// Actual days, none of which may lie before the first date.
pub(super) fn days(from: NaiveDate, to: NaiveDate) -> Result<u32, DepositError> {
    u32::try_from(days_between(from, to)).map_err(|_| DepositError::Dates)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::parse;

    fn deposit() -> TimeDeposit {
        let rate = AnnualRate::from_percent(2.into()).unwrap();
        TimeDeposit { principal: Money::from_minor(1_000_000), rate, opened: parse("2024-01-31").unwrap(), months: 12 }
    }

    #[test]
    fn the_whole_may_be_taken_and_the_day_of_maturity_is_not_early() {
        let (all, demand) = (deposit().principal, AnnualRate::ZERO);
        let on = |date: &str| deposit().withdraw_early(all, demand, parse(date).unwrap());
        let taken = on("2025-01-30").unwrap();
        assert_eq!((taken.remaining, taken.total_interest()), (Money::ZERO, Money::ZERO));
        assert_eq!(taken.interest_given_up(), deposit().interest().unwrap());
        assert_eq!(on("2025-01-31"), Err(DepositError::Dates));
        assert_eq!(on("2024-01-30"), Err(DepositError::Dates));
        let more = all + Money::from_minor(1);
        let day = parse("2024-02-01").unwrap();
        assert_eq!(deposit().withdraw_early(more, demand, day), Err(DepositError::Withdrawal));
        assert_eq!(deposit().withdraw_early(Money::ZERO, demand, day), Err(DepositError::Withdrawal));
    }

    #[test]
    fn overdue_begins_on_the_day_of_maturity() {
        let demand = AnnualRate::from_percent(1.into()).unwrap();
        let on = |date: &str| deposit().withdraw_overdue(demand, parse(date).unwrap());
        assert_eq!(on("2025-01-31").unwrap().overdue_interest, Money::ZERO);
        assert_eq!(on("2025-01-30"), Err(DepositError::Dates));
    }
}
