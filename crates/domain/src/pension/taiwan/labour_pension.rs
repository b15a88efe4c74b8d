//! The account of the labour pension (勞退新制個人專戶), and what it pays.

use crate::annuity::{annual, monthly, series};
use crate::double_double::DoubleDouble;
use crate::pension::enterprise::due;
use crate::pension::{MAX_MONTHS, PensionError, amount, exact, less, share};
use rust_decimal::Decimal;

/// The rules of contributions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct LabourPensionRules {
    /// The least that the employer pays, in percent of the wage (雇主提繳率).
    pub employer_min: Decimal,
    /// The most that the worker may add, in percent (自提).
    pub voluntary_max: Decimal,
    /// The monthly wage up to which contributions count.
    pub wage_cap: Decimal,
}

/// An account and what goes into it at the end of each month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LabourAccount {
    /// What is there now.
    pub opening: Decimal,
    /// The monthly wage of the first year.
    pub wage: Decimal,
    /// By how many percent it rises every twelve months.
    pub wage_growth: Decimal,
    /// What the employer pays, in percent.
    pub employer_share: Decimal,
    /// What the worker adds, in percent.
    pub voluntary_share: Decimal,
    /// The effective annual return in percent.
    pub annual_return: Decimal,
    /// How many months.
    pub months: u32,
}

/// What becomes of an account, exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LabourBalance {
    /// The balance at the end.
    pub balance: Decimal,
    /// Everything paid in, without the opening balance.
    pub contributions: Decimal,
    /// What was earned.
    pub growth: Decimal,
}

impl LabourAccount {
    /// Follows the account. The grades of wages (提繳工資分級表) are not part of it.
    ///
    /// Formula: the contribution of month `m`, from 1, is `(employer + voluntary) * min(wage * (1+g)^floor((m-1)/12),
    /// cap)`, and a month multiplies by `(1+R)^(1/12)`. Source: 勞工退休金條例第14條.
    ///
    /// # Errors
    /// [`PensionError::Rate`] for shares outside the rules; [`PensionError::Term`] beyond 1200 months;
    /// [`PensionError::Amount`], [`PensionError::OutOfRange`].
    ///
    /// ```
    /// use finplan_domain::pension::taiwan::{LabourAccount, LabourPensionRules};
    /// let rules =
    ///     LabourPensionRules { employer_min: 6.into(), voluntary_max: 6.into(), wage_cap: 150_000.into() };
    /// let account = LabourAccount {
    ///     opening: 0.into(),
    ///     wage: 200_000.into(),
    ///     wage_growth: 0.into(),
    ///     employer_share: 6.into(),
    ///     voluntary_share: 0.into(),
    ///     annual_return: 0.into(),
    ///     months: 12,
    /// };
    /// assert_eq!(account.follow(&rules).unwrap().balance, 108_000.into());
    /// ```
    pub fn follow(&self, rules: &LabourPensionRules) -> Result<LabourBalance, PensionError> {
        if self.months > MAX_MONTHS {
            return Err(PensionError::Term);
        }
        if self.employer_share < rules.employer_min || self.voluntary_share > rules.voluntary_max {
            return Err(PensionError::Rate);
        }
        let part = share(self.employer_share)? + share(self.voluntary_share)?;
        let (rate, rise) = (monthly(self.annual_return), annual(self.wage_growth));
        let (rate, rise) = (rate.ok_or(PensionError::Rate)?, rise.ok_or(PensionError::Rate)?);
        let (opening, cap) = (amount(self.opening)?, amount(rules.wage_cap)?);
        let (mut balance, mut paid, mut wage) = (opening, DoubleDouble::ZERO, amount(self.wage)?);
        let mut left = self.months;
        while left > 0 {
            let months = left.min(12);
            let contribution = part * if wage < cap { wage } else { cap };
            balance += balance * rate.compound_m1(months) + contribution * series(rate, months);
            paid += contribution * DoubleDouble::from(months);
            wage += wage * rise;
            left = left.saturating_sub(months);
        }
        let (balance, contributions) = (exact(balance)?, exact(paid)?);
        Ok(LabourBalance { balance, contributions, growth: less(less(balance, self.opening)?, contributions)? })
    }
}

/// What an account pays (請領方式).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LabourPayout {
    /// Too few years for a pension: everything at once (一次退休金).
    LumpSum(Decimal),
    /// So much at the start of each month (月退休金), exact.
    Monthly(Decimal),
}

/// When the account may be paid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct LabourPayoutRules {
    /// The age from which it is paid.
    pub age: u32,
    /// The least whole years of service for a monthly pension.
    pub minimum_years: u32,
}

impl LabourPayoutRules {
    /// What a balance pays after so many whole years of service: a level amount at the start of each month for so many
    /// years at an effective annual rate, or everything at once below the least years. Paid for these years alone, not
    /// for life. Source: 勞工退休金條例第23條、第24條.
    ///
    /// # Errors
    /// [`PensionError::Term`] for no years of payment or more than a hundred; [`PensionError::Amount`],
    /// [`PensionError::Rate`], [`PensionError::OutOfRange`].
    ///
    /// ```
    /// use finplan_domain::pension::taiwan::{LabourPayout, LabourPayoutRules};
    /// let rules = LabourPayoutRules { age: 60, minimum_years: 15 };
    /// let pays = |service| rules.pay(240_000.into(), service, 20, 0.into()).unwrap();
    /// assert_eq!(pays(15), LabourPayout::Monthly(1_000.into()));
    /// assert_eq!(pays(14), LabourPayout::LumpSum(240_000.into()));
    /// ```
    pub fn pay(
        &self,
        balance: Decimal,
        service_years: u32,
        payout_years: u32,
        annual_rate: Decimal,
    ) -> Result<LabourPayout, PensionError> {
        let money = amount(balance)?;
        if service_years < self.minimum_years {
            return Ok(LabourPayout::LumpSum(balance));
        }
        Ok(LabourPayout::Monthly(exact(due(money, payout_years.saturating_mul(12), annual_rate)?)?))
    }
}

/// For how many years those of an age are paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PayoutAge {
    /// The age at the claim, in whole years.
    pub age: u32,
    /// The average remaining life that is used (平均餘命), in whole years.
    pub years: u32,
}

/// The basis on which the monthly pension is computed (月退休金計算基礎), reviewed every three years.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PayoutBasis {
    /// The effective annual rate in percent.
    pub rate: Decimal,
    /// The years by age, the youngest first; the last row also holds above its age.
    pub rows: Vec<PayoutAge>,
}

impl PayoutBasis {
    /// For how many years those of an age are paid; `None` below the first row.
    ///
    /// ```
    /// use finplan_domain::pension::taiwan::{PayoutAge, PayoutBasis};
    /// let rows = [(60, 23), (61, 23), (62, 22)].map(|(age, years)| PayoutAge { age, years }).to_vec();
    /// let basis = PayoutBasis { rate: "1.1473".parse().unwrap(), rows };
    /// assert_eq!([59, 60, 62, 90].map(|age| basis.years(age)), [None, Some(23), Some(22), Some(22)]);
    /// ```
    #[must_use]
    pub fn years(&self, age: u32) -> Option<u32> {
        Some(self.rows.iter().rev().find(|row| row.age <= age)?.years)
    }
}
