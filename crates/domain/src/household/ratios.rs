//! The ratios of a household, and where they stand.

use crate::money::Money;
use finplan_base::decimal::DecimalExt as _;
use rust_decimal::Decimal;

/// A range that is commonly used, both ends within it. It is data with a source: nothing here says what is right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Norm {
    /// The lower end.
    pub low: Decimal,
    /// The upper end.
    pub high: Decimal,
}

/// Where a figure stands beside a norm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Below its lower end.
    Below,
    /// Within it, or at an end.
    Within,
    /// Above its upper end.
    Above,
}

impl Norm {
    /// Where a figure stands.
    ///
    /// ```
    /// use finplan_domain::household::{Norm, Standing};
    /// let norm = Norm { low: 3.into(), high: 6.into() };
    /// assert_eq!(norm.standing(6.into()), Standing::Within);
    /// assert_eq!(norm.standing("6.01".parse().unwrap()), Standing::Above);
    /// ```
    #[must_use]
    pub fn standing(&self, figure: Decimal) -> Standing {
        if figure < self.low {
            Standing::Below
        } else if figure > self.high {
            Standing::Above
        } else {
            Standing::Within
        }
    }
}

/// A month of a household, and what it has and owes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct HouseholdMonth {
    /// What comes in.
    pub income: Money,
    /// What is spent, without payments on debts.
    pub expense: Money,
    /// What is paid on debts.
    pub debt_payments: Money,
    /// Money that is there within days.
    pub liquid: Money,
    /// Everything owed.
    pub debt: Money,
}

/// The ratios of a month, exact. Those over an amount that is not positive do not exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct HouseholdRatios {
    /// Months of spending that the liquid money covers (流动性比率): `liquid / expense`.
    pub liquidity_months: Option<Decimal>,
    /// Payments on debts in percent of the income (债务偿还比率).
    pub debt_service_percent: Option<Decimal>,
    /// What is not spent in percent of the income (储蓄比率): `(income - expense) / income`, before payments on debts.
    pub saving_rate_percent: Option<Decimal>,
    /// Debts as a multiple of the income of a year.
    pub debt_to_annual_income: Option<Decimal>,
    /// What is left after spending and payments on debts; negative where they are more.
    pub surplus_after_debt: Money,
}

impl HouseholdMonth {
    /// The ratios.
    ///
    /// ```
    /// use finplan_domain::household::HouseholdMonth;
    /// use finplan_domain::money::Money;
    /// let [income, expense, debt_payments, liquid, debt] =
    ///     [2_000_000, 1_200_000, 500_000, 3_600_000, 48_000_000].map(Money::from_minor);
    /// let ratios = HouseholdMonth { income, expense, debt_payments, liquid, debt }.ratios();
    /// assert_eq!(ratios.liquidity_months, Some(3.into()));
    /// assert_eq!((ratios.debt_service_percent, ratios.saving_rate_percent), (Some(25.into()), Some(40.into())));
    /// assert_eq!((ratios.debt_to_annual_income, ratios.surplus_after_debt.minor()), (Some(2.into()), 300_000));
    /// ```
    #[must_use]
    pub fn ratios(&self) -> HouseholdRatios {
        let saved = self.income - self.expense;
        HouseholdRatios {
            liquidity_months: quotient(self.liquid, 1, self.expense),
            debt_service_percent: percent(self.debt_payments, self.income),
            saving_rate_percent: percent(saved, self.income),
            debt_to_annual_income: self.income.times(12).ok().and_then(|yearly| quotient(self.debt, 1, yearly)),
            surplus_after_debt: saved - self.debt_payments,
        }
    }
}

/// One amount in percent of another; `None` unless the other is positive.
pub(super) fn percent(part: Money, whole: Money) -> Option<Decimal> {
    quotient(part, 100, whole)
}

fn quotient(part: Money, times: i64, whole: Money) -> Option<Decimal> {
    if !whole.is_positive() {
        return None;
    }
    Decimal::from(part.minor()).mul_checked(times.into())?.div_checked(whole.minor().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_income_or_spending_there_are_no_ratios() {
        let ratios = HouseholdMonth { debt: Money::MAX, ..HouseholdMonth::default() }.ratios();
        assert_eq!((ratios.liquidity_months, ratios.debt_service_percent), (None, None));
        assert_eq!((ratios.saving_rate_percent, ratios.debt_to_annual_income), (None, None));
        let spent = HouseholdMonth { expense: Money::from_minor(7), ..HouseholdMonth::default() }.ratios();
        assert_eq!(spent.surplus_after_debt, Money::from_minor(-7));
    }
}
