//! Wealth products (理财): the yield that is left when idle days count.

use super::DepositError;
use super::early::days;
use crate::date::NaiveDate;
use crate::day_count::DayCount;
use crate::double_double::DoubleDouble;
use crate::loan::Interest;
use crate::money::Money;
use crate::rate::AnnualRate;
use finplan_base::decimal::DecimalExt as _;
use rust_decimal::Decimal;

/// The days of a year in both yields.
const YEAR: u32 = 365;

/// A product with a stated yield for the days it is invested.
///
/// The stated figure is a benchmark (业绩比较基准) or a past result, never a promise: a screen computes both ends of the
/// range and shows it as an assumption.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct WealthProduct {
    /// What is paid; above zero.
    pub amount: Money,
    /// The stated annual yield; negative for a loss.
    pub rate: AnnualRate,
    /// Days of the year in which it is stated, 365 or 360.
    pub basis: u32,
    /// The day the money leaves the account (认购日).
    pub subscribed: NaiveDate,
    /// The day from which it is invested (起息日).
    pub value_from: NaiveDate,
    /// The day until which it is (到期日).
    pub matures: NaiveDate,
    /// The day it is back (到账日).
    pub cash_on: NaiveDate,
    /// The demand rate that it earns until it is invested.
    pub idle_rate: AnnualRate,
}

/// What is left of a stated yield.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WealthYield {
    /// Days before the money is invested (募集期).
    pub idle_days: u32,
    /// Days it is invested.
    pub value_days: u32,
    /// Days until it can be used again (清算期); they earn nothing.
    pub settlement_days: u32,
    /// The income of the product; negative for a loss.
    pub product_income: Money,
    /// The interest of the idle days.
    pub idle_income: Money,
    /// What both are a year, over all days, in percent; not rounded.
    pub simple_percent: Decimal,
    /// The same with income reinvested; not rounded.
    pub compound_percent: Decimal,
    /// The stated yield less the simple one.
    pub lost_percent: Decimal,
}

impl WealthYield {
    /// All days the money is bound.
    ///
    /// ```
    /// # use finplan_domain::{deposit::WealthYield, money::Money};
    /// # let income = Money::from_minor(100);
    /// # let found = WealthYield { idle_days: 5, value_days: 62, settlement_days: 2, product_income: income,
    /// #     idle_income: income, simple_percent: 0.into(), compound_percent: 0.into(), lost_percent: 0.into() };
    /// assert_eq!((found.total_days(), found.income().minor()), (69, 200));
    /// ```
    #[must_use]
    pub const fn total_days(&self) -> u32 {
        self.idle_days.saturating_add(self.value_days).saturating_add(self.settlement_days)
    }

    /// All income.
    ///
    /// ```
    /// # use finplan_domain::{deposit::WealthYield, money::Money};
    /// # let income = Money::from_minor(100);
    /// # let found = WealthYield { idle_days: 5, value_days: 62, settlement_days: 2, product_income: income,
    /// #     idle_income: income, simple_percent: 0.into(), compound_percent: 0.into(), lost_percent: 0.into() };
    /// assert_eq!(found.income(), found.product_income + found.idle_income);
    /// ```
    #[must_use]
    pub fn income(&self) -> Money {
        self.product_income + self.idle_income
    }
}

impl WealthProduct {
    /// What the customer earns a year over all days that her money is bound.
    ///
    /// Formula: income `amount * rate * days / basis`, idle interest `amount * idle * days / 360` as banks credit it,
    /// each rounded half up; of their sum to the cent `simple = income / amount * 365 / T` and
    /// `compound = (1 + income / amount)^(365/T) - 1`, `T` all days.
    ///
    /// # Errors
    /// [`DepositError::Amount`], [`DepositError::Rate`]; [`DepositError::Dates`] unless they follow each other;
    /// [`DepositError::Days`] for a basis of none, and when the money is bound for no day;
    /// [`DepositError::OutOfRange`].
    ///
    /// ```
    /// use finplan_domain::{date::parse, deposit::WealthProduct, money::Money, rate::AnnualRate};
    /// let rate = |percent: &str| AnnualRate::from_percent(percent.parse().unwrap()).unwrap();
    /// let day = |text| parse(text).unwrap();
    /// // China Securities Journal, 2019: 5.5 % for 62 days are 4.97 % over the 69 days the money is gone.
    /// let product = WealthProduct {
    ///     amount: Money::from_minor(5_000_000), rate: rate("5.5"), basis: 365, idle_rate: rate("0.35"),
    ///     subscribed: day("2025-03-03"), value_from: day("2025-03-08"),
    ///     matures: day("2025-05-09"), cash_on: day("2025-05-11"),
    /// };
    /// let found = product.true_yield().unwrap();
    /// assert_eq!(found.product_income.minor(), 46_712);
    /// assert_eq!(found.simple_percent.round_dp(2).to_string(), "4.97");
    /// ```
    pub fn true_yield(&self) -> Result<WealthYield, DepositError> {
        if !self.amount.is_positive() {
            return Err(DepositError::Amount);
        }
        if self.basis == 0 {
            return Err(DepositError::Days);
        }
        let mut found = WealthYield {
            idle_days: days(self.subscribed, self.value_from)?,
            value_days: days(self.value_from, self.matures)?,
            settlement_days: days(self.matures, self.cash_on)?,
            product_income: Money::ZERO,
            idle_income: DayCount::Act360.interest(self.amount, self.idle_rate, self.subscribed, self.value_from)?,
            simple_percent: Decimal::ZERO,
            compound_percent: Decimal::ZERO,
            lost_percent: Decimal::ZERO,
        };
        if found.total_days() == 0 {
            return Err(DepositError::Days);
        }
        let rate = self.rate.percent();
        let size = AnnualRate::from_percent(rate.abs()).map_err(|_| DepositError::Rate)?;
        let income = Interest::over(size, found.value_days, self.basis)?.of(self.amount)?;
        found.product_income = if rate.is_sign_negative() { -income } else { income };
        let earned = DoubleDouble::from(found.income().minor()) / DoubleDouble::from(self.amount.minor());
        let times = DoubleDouble::from(YEAR) / DoubleDouble::from(found.total_days());
        let percent =
            |part: DoubleDouble| (part * DoubleDouble::from(100)).to_decimal().ok_or(DepositError::OutOfRange);
        found.simple_percent = percent(earned * times)?;
        found.compound_percent = percent(earned.compound_m1_dd(times))?;
        found.lost_percent = self.rate.percent().sub_checked(found.simple_percent).ok_or(DepositError::OutOfRange)?;
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::parse;

    fn product() -> WealthProduct {
        let day = |text| parse(text).unwrap();
        WealthProduct {
            amount: Money::from_minor(36_500_000),
            rate: AnnualRate::from_percent(4.into()).unwrap(),
            basis: 365,
            subscribed: day("2025-01-01"),
            value_from: day("2025-01-01"),
            matures: day("2025-04-01"),
            cash_on: day("2025-04-01"),
            idle_rate: AnnualRate::ZERO,
        }
    }

    #[test]
    fn without_idle_days_it_is_what_is_stated() {
        let found = product().true_yield().unwrap();
        assert_eq!((found.simple_percent, found.lost_percent), (4.into(), Decimal::ZERO));
        assert!(found.compound_percent > found.simple_percent);
        // A year of 360 days has more of them than it counts.
        assert!(WealthProduct { basis: 360, ..product() }.true_yield().unwrap().simple_percent > 4.into());
    }

    #[test]
    fn a_loss_is_as_large_as_the_gain_of_the_same_rate() {
        let gain = product().true_yield().unwrap();
        let rate = AnnualRate::from_percent((-4).into()).unwrap();
        let loss = WealthProduct { rate, ..product() }.true_yield().unwrap();
        assert_eq!((loss.product_income, loss.simple_percent), (-gain.product_income, -gain.simple_percent));
        assert!(loss.compound_percent > loss.simple_percent && loss.compound_percent < Decimal::ZERO);
    }

    #[test]
    fn inputs_are_named() {
        let early = parse("2024-12-31").unwrap();
        assert_eq!(WealthProduct { value_from: early, ..product() }.true_yield(), Err(DepositError::Dates));
        assert_eq!(WealthProduct { cash_on: early, ..product() }.true_yield(), Err(DepositError::Dates));
        assert_eq!(WealthProduct { basis: 0, ..product() }.true_yield(), Err(DepositError::Days));
        let never = WealthProduct { matures: product().value_from, cash_on: product().value_from, ..product() };
        assert_eq!(never.true_yield(), Err(DepositError::Days));
    }
}
