//! Amounts of every rhythm, as months.

use super::ratios::percent;
use crate::money::{Money, Rounding};
use finplan_base::decimal::DecimalExt as _;
use rust_decimal::Decimal;

/// How often an amount comes or goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Frequency {
    /// 365 times a year.
    Daily,
    /// 52 times.
    Weekly,
    /// 26 times.
    EveryTwoWeeks,
    /// 24 times.
    TwiceMonthly,
    /// 13 times.
    EveryFourWeeks,
    /// 12 times.
    Monthly,
    /// 4 times.
    Quarterly,
    /// Twice.
    HalfYearly,
    /// Once.
    Yearly,
}

impl Frequency {
    /// Times a year.
    ///
    /// ```
    /// use finplan_domain::household::Frequency;
    /// assert_eq!(Frequency::EveryFourWeeks.per_year(), 13);
    /// assert_eq!(Frequency::HalfYearly.per_year(), 2);
    /// ```
    #[must_use]
    pub const fn per_year(self) -> u32 {
        match self {
            Frequency::Daily => 365,
            Frequency::Weekly => 52,
            Frequency::EveryTwoWeeks => 26,
            Frequency::TwiceMonthly => 24,
            Frequency::EveryFourWeeks => 13,
            Frequency::Monthly => 12,
            Frequency::Quarterly => 4,
            Frequency::HalfYearly => 2,
            Frequency::Yearly => 1,
        }
    }
}

/// One income or expense; income is positive, expense negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct BudgetLine {
    /// The amount each time.
    pub amount: Money,
    /// How often.
    pub frequency: Frequency,
}

/// What the lines come to in a month: the exact yearly sum over twelve, rounded half up once; `None` on overflow.
///
/// ```
/// use finplan_domain::household::{Frequency, BudgetLine, monthly_total};
/// use finplan_domain::money::Money;
/// let line = |minor, frequency| BudgetLine { amount: Money::from_minor(minor), frequency };
/// let lines = [line(1_200_000, Frequency::Monthly), line(-240_000, Frequency::Quarterly), line(-10_000, Frequency::Weekly)];
/// assert_eq!(monthly_total(&lines).unwrap().minor(), 1_076_667);
/// ```
#[must_use]
pub fn monthly_total(lines: &[BudgetLine]) -> Option<Money> {
    yearly_total(lines)?.part(12, Rounding::HalfUp)
}

/// The exact sum of a year.
fn yearly_total(lines: &[BudgetLine]) -> Option<Money> {
    let mut yearly = Money::ZERO;
    for line in lines {
        yearly += line.amount.times(line.frequency.per_year()).ok()?;
    }
    Some(yearly)
}

/// What comes in and what is spent (收支预算), both as positive amounts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Budget {
    /// What comes in.
    pub income: Vec<BudgetLine>,
    /// What is spent.
    pub expense: Vec<BudgetLine>,
}

/// A budget in years and months. The sums of a year are exact; a month is a twelfth of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct BudgetTotals {
    /// The income of a year.
    pub yearly_income: Money,
    /// The spending of a year.
    pub yearly_expense: Money,
}

impl Budget {
    /// The sums of the budget; `None` on overflow.
    ///
    /// ```
    /// use finplan_domain::household::{Budget, BudgetLine, Frequency};
    /// use finplan_domain::money::Money;
    /// let line = |minor, frequency| BudgetLine { amount: Money::from_minor(minor), frequency };
    /// let budget = Budget {
    ///     income: vec![line(1_000_000, Frequency::TwiceMonthly)],
    ///     expense: vec![line(10_000, Frequency::Daily), line(700_000, Frequency::Quarterly)],
    /// };
    /// let totals = budget.totals().unwrap();
    /// assert_eq!(totals.yearly_surplus().minor(), 24_000_000 - 3_650_000 - 2_800_000);
    /// assert_eq!(totals.monthly(totals.yearly_expense).unwrap().minor(), 537_500);
    /// assert_eq!(totals.saving_rate_percent().unwrap().to_string(), "73.125");
    /// ```
    #[must_use]
    pub fn totals(&self) -> Option<BudgetTotals> {
        Some(BudgetTotals { yearly_income: yearly_total(&self.income)?, yearly_expense: yearly_total(&self.expense)? })
    }
}

impl BudgetTotals {
    /// What is left of a year; negative where more is spent.
    ///
    /// See [`Budget::totals`].
    #[must_use]
    pub fn yearly_surplus(&self) -> Money {
        self.yearly_income - self.yearly_expense
    }

    /// The month of a yearly sum, rounded half up to the cent once. A surplus so shown may differ by a cent from the
    /// difference of the two sums so shown.
    ///
    /// See [`Budget::totals`].
    #[must_use]
    pub fn monthly(&self, yearly: Money) -> Option<Money> {
        yearly.part(12, Rounding::HalfUp)
    }

    /// The month of a yearly sum, exact.
    ///
    /// ```
    /// use finplan_domain::household::BudgetTotals;
    /// use finplan_domain::money::Money;
    /// let totals = BudgetTotals { yearly_income: Money::from_minor(100), yearly_expense: Money::ZERO };
    /// assert_eq!(totals.monthly_exact(totals.yearly_income).unwrap().round_dp(4).to_string(), "0.0833");
    /// ```
    #[must_use]
    pub fn monthly_exact(&self, yearly: Money) -> Option<Decimal> {
        yearly.to_decimal().div_checked(12.into())
    }

    /// The surplus in percent of the income (储蓄比率), exact; `None` without income.
    ///
    /// See [`Budget::totals`].
    #[must_use]
    pub fn saving_rate_percent(&self) -> Option<Decimal> {
        percent(self.yearly_surplus(), self.yearly_income)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounding_happens_once() {
        // Three times a third of a cent is a cent.
        let line = BudgetLine { amount: Money::from_minor(4), frequency: Frequency::Yearly };
        assert_eq!(monthly_total(&[line; 3]), Some(Money::from_minor(1)));
        assert_eq!(monthly_total(&[]), Some(Money::ZERO));
        let huge = BudgetLine { amount: Money::MAX, frequency: Frequency::Weekly };
        assert_eq!(monthly_total(&[huge]), None);
    }
}
