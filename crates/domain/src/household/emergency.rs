//! The emergency fund (应急储备金).

use super::{Norm, Standing};
use crate::money::{Money, Rounding};
use finplan_base::decimal::DecimalExt as _;
use rust_decimal::Decimal;

/// How many months of essential spending the liquid money covers: `liquid / essential_monthly`, both in the same unit
/// and positive; `None` without spending.
///
/// ```
/// use finplan_domain::household::emergency_months;
/// assert_eq!(emergency_months(45_000.into(), 10_000.into()).unwrap().normalize().to_string(), "4.5");
/// ```
#[must_use]
pub fn emergency_months(liquid: Decimal, essential_monthly: Decimal) -> Option<Decimal> {
    if essential_monthly <= Decimal::ZERO { None } else { liquid.div_checked(essential_monthly) }
}

/// An emergency fund beside the norm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct EmergencyFund {
    /// The months of spending that are covered, exact.
    pub months_covered: Decimal,
    /// Where that stands.
    pub standing: Standing,
    /// What reaches the lower end of the norm.
    pub to_low: EmergencyGoal,
    /// What reaches its upper end.
    pub to_high: EmergencyGoal,
}

/// One end of the norm, in money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct EmergencyGoal {
    /// The fund at this end, rounded half up to the cent.
    pub fund: Money,
    /// What is missing, never below nothing.
    pub gap: Money,
    /// The whole months of saving that close the gap; none when nothing is saved.
    pub months: Option<u64>,
}

/// Holds liquid money against a norm in months of spending.
///
/// Formulas: `months covered = liquid / spending`; the fund at an end of the norm is `months * spending`; the months to
/// it are `gap / saving`, rounded up.
///
/// `None` without spending, with a negative amount, or on overflow.
///
/// ```
/// use finplan_domain::household::{Norm, Standing, emergency_fund};
/// use finplan_domain::money::Money;
/// let norm = Norm { low: 3.into(), high: 6.into() };
/// let [spending, liquid, saving] = [1_000_000, 2_500_000, 200_000].map(Money::from_minor);
/// let fund = emergency_fund(spending, liquid, saving, norm).unwrap();
/// assert_eq!((fund.standing, fund.to_low.gap.minor()), (Standing::Below, 500_000));
/// assert_eq!((fund.to_low.months, fund.to_high.months), (Some(3), Some(18)));
/// ```
#[must_use]
pub fn emergency_fund(spending: Money, liquid: Money, saving: Money, norm: Norm) -> Option<EmergencyFund> {
    if !spending.is_positive() || liquid.is_negative() || norm.low > norm.high || norm.low < Decimal::ZERO {
        return None;
    }
    let months_covered = emergency_months(liquid.minor().into(), spending.minor().into())?;
    let goal = |months: Decimal| {
        let fund = spending.percent(months.mul_checked(Decimal::ONE_HUNDRED)?, Rounding::HalfUp).ok()?;
        let gap = (fund - liquid).at_least_zero();
        let months = if gap.is_zero() {
            Some(0)
        } else if saving.is_positive() {
            let whole = gap.minor().unsigned_abs().div_ceil(saving.minor().unsigned_abs());
            Some(whole)
        } else {
            None
        };
        Some(EmergencyGoal { fund, gap, months })
    };
    Some(EmergencyFund {
        months_covered,
        standing: norm.standing(months_covered),
        to_low: goal(norm.low)?,
        to_high: goal(norm.high)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ends_of_the_norm_lie_within_it_and_nothing_saved_reaches_nothing() {
        let norm = Norm { low: 3.into(), high: 6.into() };
        let fund = |liquid, saving| {
            let [spending, liquid, saving] = [100, liquid, saving].map(Money::from_minor);
            emergency_fund(spending, liquid, saving, norm).unwrap()
        };
        assert_eq!(
            [299, 300, 600, 601].map(|liquid| fund(liquid, 0).standing),
            [Standing::Below, Standing::Within, Standing::Within, Standing::Above]
        );
        assert_eq!((fund(300, 0).to_low.months, fund(300, 0).to_high.months), (Some(0), None));
        assert_eq!(fund(0, 299).to_low.months, Some(2));
        assert_eq!(emergency_fund(Money::ZERO, Money::ZERO, Money::ZERO, norm), None);
        assert_eq!(emergency_months(Decimal::ONE, Decimal::ZERO), None);
    }
}
