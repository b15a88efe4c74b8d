//! Several debts and one budget: which to clear first.

use super::DebtError;
use crate::loan::{Interest, MAX_MONTHS};
use crate::money::Money;
use crate::rate::AnnualRate;
use finplan_base::stable_sort;

/// One debt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Debt {
    /// What is owed.
    pub balance: Money,
    /// The nominal annual rate.
    pub rate: AnnualRate,
    /// What must be paid each month.
    pub minimum: Money,
}

/// Which debt gets the money that is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PayoffOrder {
    /// The dearest first (雪崩法): the least interest.
    Avalanche,
    /// The smallest first (雪球法): the first success soonest.
    Snowball,
}

/// How it went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PayoffPlan {
    /// The month in which each debt is cleared, in the order given.
    pub cleared_in: Vec<u32>,
    /// All interest.
    pub interest: Money,
    /// What is owed in all after each month; the first entry is now.
    pub path: Vec<Money>,
}

/// Clears debts with a fixed monthly budget: the minimum of each, and all that is left on one after the other.
///
/// # Errors
/// [`DebtError::Amount`] when an amount is negative, nothing is owed, or the budget is less than the minimums;
/// [`DebtError::NeverPaid`] when it takes more than a hundred years.
///
/// ```
/// use finplan_domain::debt::{Debt, PayoffOrder, payoff};
/// use finplan_domain::{money::Money, rate::AnnualRate};
/// let debt = |balance, percent: i64, minimum| Debt {
///     balance: Money::from_minor(balance),
///     rate: AnnualRate::from_percent(percent.into()).unwrap(),
///     minimum: Money::from_minor(minimum),
/// };
/// let debts = [debt(3_000_000, 18, 60_000), debt(800_000, 6, 30_000)];
/// let budget = Money::from_minor(200_000);
/// let dearest = payoff(&debts, budget, PayoffOrder::Avalanche).unwrap();
/// let smallest = payoff(&debts, budget, PayoffOrder::Snowball).unwrap();
/// assert!(dearest.interest < smallest.interest);
/// assert!(smallest.cleared_in[1] < dearest.cleared_in[1]);
/// ```
pub fn payoff(debts: &[Debt], budget: Money, order: PayoffOrder) -> Result<PayoffPlan, DebtError> {
    let mut minimums = Money::ZERO;
    let mut open = Vec::new();
    for debt in debts {
        if debt.balance.is_negative() || debt.minimum.is_negative() {
            return Err(DebtError::Amount);
        }
        minimums += debt.minimum;
        open.push((debt.balance, Interest::month(debt.rate)?, *debt));
    }
    let owed = |open: &[(Money, Interest, Debt)]| open.iter().map(|debt| debt.0).sum::<Money>();
    let mut plan = PayoffPlan { cleared_in: vec![0; debts.len()], interest: Money::ZERO, path: vec![owed(&open)] };
    if budget < minimums || plan.path.first().is_none_or(|owed| owed.is_zero()) {
        return Err(DebtError::Amount);
    }
    let ranking: Vec<(usize, &Debt)> = debts.iter().enumerate().collect();
    let ranking = stable_sort(&ranking, &|(_, a), (_, b)| match order {
        PayoffOrder::Avalanche if a.rate != b.rate => a.rate > b.rate,
        _ => a.balance < b.balance,
    });
    for month in 1..=MAX_MONTHS {
        let mut left = budget;
        for (balance, interest, debt) in &mut open {
            let charge = interest.of(*balance)?;
            plan.interest += charge;
            *balance += charge;
            let paid = debt.minimum.min(*balance);
            *balance -= paid;
            left -= paid;
        }
        for (index, _) in &ranking {
            if let Some((balance, _, _)) = open.get_mut(*index) {
                let paid = left.min(*balance);
                *balance -= paid;
                left -= paid;
            }
        }
        for ((balance, _, debt), cleared) in open.iter().zip(&mut plan.cleared_in) {
            if balance.is_zero() && *cleared == 0 && debt.balance.is_positive() {
                *cleared = month;
            }
        }
        plan.path.push(owed(&open));
        if plan.path.last().is_some_and(|owed| owed.is_zero()) {
            return Ok(plan);
        }
    }
    Err(DebtError::NeverPaid)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn debt(balance: i64, percent: i64, minimum: i64) -> Debt {
        let rate = AnnualRate::from_percent(percent.into()).unwrap();
        Debt {
            balance: Money::try_from_minor(balance).unwrap(),
            rate,
            minimum: Money::try_from_minor(minimum).unwrap(),
        }
    }

    fn run(debts: &[Debt], budget: i64) -> Result<PayoffPlan, DebtError> {
        payoff(debts, Money::try_from_minor(budget).unwrap(), PayoffOrder::Avalanche)
    }

    #[test]
    fn without_interest_it_is_a_division() {
        let plan = run(&[debt(1_000, 0, 0), debt(500, 0, 100)], 300).unwrap();
        assert_eq!(plan.path.iter().map(|money| money.minor()).collect::<Vec<_>>(), [1_500, 1_200, 900, 600, 300, 0]);
        // At the same rate the smaller one goes first.
        assert_eq!(plan.cleared_in, [5, 2]);
    }

    #[test]
    fn a_budget_below_the_minimums_or_the_interest_is_refused() {
        assert_eq!(run(&[debt(1_000, 0, 200)], 199), Err(DebtError::Amount));
        assert_eq!(run(&[], 199), Err(DebtError::Amount));
        assert_eq!(run(&[debt(1_000_000, 12, 0)], 10_000), Err(DebtError::NeverPaid));
        assert_eq!(run(&[debt(-1, 12, 0)], 10_000), Err(DebtError::Amount));
    }
}
