//! The questions behind a prepayment: how much, to what end?

use super::{Event, LoanError, Schedule, Strategy, Terms, schedule, schedule_with};
use crate::domain::money::Money;

/// What a customer wants from prepaying.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PrepaymentGoal {
    /// At least so much less interest.
    SaveInterest(Money),
    /// No more than so many payments.
    FreeBy(u32),
}

/// How the money is brought in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Contribution {
    /// Once, right after a payment.
    Once {
        /// The payment it follows.
        after: u32,
    },
    /// The same amount after every `every`-th payment from `first` on.
    Recurring {
        /// The first payment that is followed by one.
        first: u32,
        /// 1 for every month, 12 for once a year.
        every: u32,
    },
}

impl Contribution {
    /// The events of contributing `amount` each time within a term.
    ///
    /// ```
    /// use finplan::domain::loan::{Contribution, Strategy};
    /// use finplan::domain::money::Money;
    /// let yearly = Contribution::Recurring { first: 12, every: 12 };
    /// assert_eq!(yearly.events(Money::from_minor(1), Strategy::ReduceTerm, 60).len(), 5);
    /// ```
    #[must_use]
    pub fn events(self, amount: Money, strategy: Strategy, months: u32) -> Vec<Event> {
        let (first, every) = match self {
            Contribution::Once { after } => (after, u32::MAX),
            Contribution::Recurring { first, every } => (first, every.max(1)),
        };
        let mut events = Vec::new();
        let mut after = first;
        while after <= months {
            events.push(Event::Prepayment { after, amount, strategy });
            let Some(next) = after.checked_add(every) else {
                break;
            };
            after = next;
        }
        events
    }
}

/// The least amount that reaches a goal, and the schedule with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoalFound {
    /// The amount of each contribution.
    pub amount: Money,
    /// The schedule with it.
    pub schedule: Schedule,
}

/// The least contribution that reaches a goal; `None` when even settling the loan at the first opportunity does not.
///
/// More money never means more interest or more payments, so the cent is found by halving.
///
/// # Errors
/// See [`LoanError`].
///
/// ```
/// use finplan::domain::loan::{Contribution, Method, PrepaymentGoal, Strategy, Terms, prepayment_needed};
/// use finplan::domain::money::{Currency, Money};
/// use finplan::domain::rate::AnnualRate;
/// let terms = Terms {
///     principal: Money::from_minor(100_000_000),
///     annual_rate: AnnualRate::from_percent("4.9".parse().unwrap()).unwrap(),
///     months: 360,
///     method: Method::EqualInstallment,
///     currency: Currency::Cny,
/// };
/// // What must I add every month to be free after twenty years?
/// let monthly = Contribution::Recurring { first: 1, every: 1 };
/// let found = prepayment_needed(&terms, PrepaymentGoal::FreeBy(240), monthly, Strategy::ReduceTerm).unwrap().unwrap();
/// assert_eq!(found.schedule.periods(), 240);
/// // The payment of a loan of twenty years is 6,544.44: about 1,237.17 more than 5,307.27.
/// assert!(found.amount.minor().abs_diff(123_717) < 5);
/// ```
pub fn prepayment_needed(
    terms: &Terms,
    goal: PrepaymentGoal,
    contribution: Contribution,
    strategy: Strategy,
) -> Result<Option<GoalFound>, LoanError> {
    let without = schedule(terms)?;
    let with = |amount: Money| schedule_with(terms, &contribution.events(amount, strategy, terms.months));
    let reached = |schedule: &Schedule| match goal {
        PrepaymentGoal::FreeBy(period) => schedule.periods() <= period,
        PrepaymentGoal::SaveInterest(target) => {
            without.total_interest().checked_sub(schedule.total_interest()).is_some_and(|saved| saved >= target)
        }
    };
    if reached(&without) {
        return Ok(Some(GoalFound { amount: Money::ZERO, schedule: without }));
    }
    let (mut too_little, mut enough) = (0, terms.principal.minor());
    let mut best = with(terms.principal)?;
    if !reached(&best) {
        return Ok(None);
    }
    while enough.saturating_sub(too_little) > 1 {
        let middle = too_little.midpoint(enough);
        let schedule = with(Money::from_minor(middle))?;
        if reached(&schedule) {
            (enough, best) = (middle, schedule);
        } else {
            too_little = middle;
        }
    }
    Ok(Some(GoalFound { amount: Money::from_minor(enough), schedule: best }))
}

/// The schedule of a customer who pays a fixed budget every month from payment `from` on, until nothing is left.
///
/// # Errors
/// [`LoanError::Event`] for a loan without a level payment.
pub fn with_budget(terms: &Terms, from: u32, budget: Money) -> Result<Schedule, LoanError> {
    schedule_with(terms, &[Event::Payment { from, amount: budget }])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::loan::Method;
    use crate::domain::money::Currency;
    use crate::domain::rate::AnnualRate;

    fn terms(method: Method) -> Terms {
        Terms {
            principal: Money::from_minor(60_000_000),
            annual_rate: AnnualRate::from_percent("3.85".parse().unwrap()).unwrap(),
            months: 240,
            method,
            currency: Currency::Cny,
        }
    }

    #[test]
    fn a_cent_less_does_not_reach_the_goal() {
        for method in [Method::EqualInstallment, Method::EqualPrincipal] {
            let terms = terms(method);
            let target = Money::from_minor(3_000_000);
            let once = Contribution::Once { after: 24 };
            let goal = PrepaymentGoal::SaveInterest(target);
            let found = prepayment_needed(&terms, goal, once, Strategy::ReduceTerm).unwrap().unwrap();
            let saved = |amount: i64| {
                let events = once.events(Money::from_minor(amount), Strategy::ReduceTerm, 240);
                let with = schedule_with(&terms, &events).unwrap().total_interest();
                schedule(&terms).unwrap().total_interest().checked_sub(with).unwrap()
            };
            assert!(saved(found.amount.minor()) >= target);
            assert!(saved(found.amount.minor().strict_sub(1)) < target);
        }
    }

    #[test]
    fn what_is_there_already_needs_nothing_and_too_much_is_impossible() {
        let terms = terms(Method::EqualInstallment);
        let once = Contribution::Once { after: 100 };
        let need =
            |goal| prepayment_needed(&terms, goal, once, Strategy::ReduceTerm).unwrap().map(|found| found.amount);
        assert_eq!(need(PrepaymentGoal::FreeBy(240)), Some(Money::ZERO));
        assert_eq!(need(PrepaymentGoal::FreeBy(99)), None);
        assert_eq!(need(PrepaymentGoal::SaveInterest(Money::from_minor(i64::MAX))), None);
        // Free right after the hundredth payment: settle all that is left.
        let balance = schedule(&terms).unwrap().row(100).unwrap().balance;
        assert_eq!(need(PrepaymentGoal::FreeBy(100)), Some(balance));
    }

    #[test]
    fn a_budget_pays_off_early() {
        let terms = terms(Method::EqualInstallment);
        let usual = schedule(&terms).unwrap();
        let budget = usual.first_payment().checked_add(Money::from_minor(50_000)).unwrap();
        let faster = with_budget(&terms, 1, budget).unwrap();
        assert!(faster.periods() < usual.periods());
        assert_eq!(faster.first_payment(), budget);
    }
}
