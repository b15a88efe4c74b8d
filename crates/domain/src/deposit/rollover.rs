//! Automatic renewal (自动转存).

use super::time::{added, month_later};
use super::{DepositError, MAX_MONTHS, TimeDeposit};
use crate::date::NaiveDate;
use crate::money::Money;
use crate::rate::AnnualRate;

/// What is renewed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RolloverMode {
    /// Principal and interest (本息续存).
    PrincipalAndInterest,
    /// The principal; interest is paid out and earns nothing here (本金续存).
    PrincipalOnly,
}

/// One term of a renewed deposit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RolloverTerm {
    /// Its maturity, on which the next term begins.
    pub maturity: NaiveDate,
    /// Its interest.
    pub interest: Money,
}

/// What a deposit became over its terms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rollover {
    /// The terms in order.
    pub terms: Vec<RolloverTerm>,
    /// What stands in the account after the last of them.
    pub balance: Money,
    /// The interest that was paid out on the way.
    pub paid_out: Money,
}

impl Rollover {
    /// The interest of all terms.
    ///
    /// ```
    /// # use finplan_domain::{date::parse, deposit::{RolloverMode, TimeDeposit}, money::Money, rate::AnnualRate};
    /// let deposit = TimeDeposit {
    ///     principal: Money::from_minor(1_000_000),
    ///     rate: AnnualRate::from_percent(2.into()).unwrap(),
    ///     opened: parse("2024-01-31").unwrap(),
    ///     months: 12,
    /// };
    /// let rates = [deposit.rate; 3];
    /// let paid_out = deposit.roll_over(&rates, RolloverMode::PrincipalOnly).unwrap();
    /// assert_eq!(paid_out.total_interest().minor(), 60_000);
    /// ```
    #[must_use]
    pub fn total_interest(&self) -> Money {
        self.terms.iter().map(|term| term.interest).sum()
    }
}

impl TimeDeposit {
    /// Renews the deposit at the rate of each term; the deposit's own rate is not used. A term begins on the maturity
    /// of the one before, so a 31st stays lost once a month had none (31 January, 28 February, 28 March). The interest
    /// of a term is rounded half up and added to the deposit, or paid out.
    ///
    /// # Errors
    /// [`DepositError::Terms`] without rates; [`DepositError::Amount`], [`DepositError::Rate`],
    /// [`DepositError::Months`] also for all terms together, [`DepositError::OutOfRange`].
    ///
    /// ```
    /// use finplan_domain::{date::parse, deposit::{RolloverMode, TimeDeposit}, money::Money, rate::AnnualRate};
    /// let rate = |percent: &str| AnnualRate::from_percent(percent.parse().unwrap()).unwrap();
    /// let opened = parse("2024-01-31").unwrap();
    /// let deposit = TimeDeposit { principal: Money::from_minor(1_000_000), rate: rate("0"), opened, months: 12 };
    /// let renewed = deposit.roll_over(&[rate("2"), rate("1.5")], RolloverMode::PrincipalAndInterest).unwrap();
    /// // 10,200 after a year, 1.5 % on them in the next.
    /// assert_eq!(renewed.balance.minor(), 1_035_300);
    /// ```
    pub fn roll_over(&self, rates: &[AnnualRate], mode: RolloverMode) -> Result<Rollover, DepositError> {
        let count = u32::try_from(rates.len()).ok().filter(|count| *count > 0).ok_or(DepositError::Terms)?;
        if count.checked_mul(self.months).is_none_or(|months| months > MAX_MONTHS) {
            return Err(DepositError::Months);
        }
        let (mut opened, mut balance, mut paid_out) = (self.opened, self.principal, Money::ZERO);
        let mut terms = Vec::with_capacity(rates.len());
        for rate in rates {
            let interest = TimeDeposit { principal: balance, rate: *rate, ..*self }.interest()?;
            match mode {
                RolloverMode::PrincipalAndInterest => balance = added(balance, interest)?,
                RolloverMode::PrincipalOnly => paid_out = added(paid_out, interest)?,
            }
            opened = month_later(opened, self.months)?;
            terms.push(RolloverTerm { maturity: opened, interest });
        }
        Ok(Rollover { terms, balance, paid_out })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::parse;

    #[test]
    fn a_lost_thirty_first_stays_lost() {
        let opened = parse("2023-01-31").unwrap();
        let deposit = TimeDeposit { principal: Money::from_minor(1), rate: AnnualRate::ZERO, opened, months: 1 };
        let renewed = deposit.roll_over(&[AnnualRate::ZERO; 3], RolloverMode::PrincipalOnly).unwrap();
        let days: Vec<_> = renewed.terms.iter().map(|term| crate::date::iso(term.maturity)).collect();
        assert_eq!(days, ["2023-02-28", "2023-03-28", "2023-04-28"]);
        assert_eq!(deposit.roll_over(&[], RolloverMode::PrincipalOnly), Err(DepositError::Terms));
        let long = TimeDeposit { months: 601, ..deposit };
        assert_eq!(long.roll_over(&[AnnualRate::ZERO; 2], RolloverMode::PrincipalOnly), Err(DepositError::Months));
    }
}
