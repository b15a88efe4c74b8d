//! Amounts of every rhythm, as months.

use crate::money::{Money, Rounding};

/// How often an amount comes or goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Frequency {
    /// 365 times a year.
    Daily,
    /// 52 times.
    Weekly,
    /// 26 times.
    EveryTwoWeeks,
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
    let mut yearly = Money::ZERO;
    for line in lines {
        yearly += line.amount.times(line.frequency.per_year()).ok()?;
    }
    yearly.part(12, Rounding::HalfUp)
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
