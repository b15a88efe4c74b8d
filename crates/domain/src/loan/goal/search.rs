//! The least amount that reaches a goal, step by step.

use super::{PrepaymentGoal, PrepaymentPlan, plan};
use crate::loan::{Contribution, LoanError, PrepaymentRules, Schedule, Strategy, Terms, schedule, schedule_with};
use crate::money::Money;

/// The search for the least contribution that reaches a goal, one schedule a step: whoever may not be held up for as
/// long as the whole takes goes on when there is time.
///
/// The amounts allowed are `least`, `least + unit`, ...; as much as the principal settles the loan and is allowed too.
/// More money never means more interest or more payments, so each step halves what is left of them.
///
/// ```
/// use finplan_domain::loan::{Contribution, Method, PrepaymentGoal, PrepaymentRules, PrepaymentSearch, Strategy, Terms};
/// use finplan_domain::money::{Currency, Money};
/// use finplan_domain::rate::AnnualRate;
/// // 12,000 over a year without interest, free after ten months: the last two payments at once.
/// let terms = Terms {
///     principal: Money::from_minor(1_200_000),
///     annual_rate: AnnualRate::ZERO,
///     months: 12,
///     method: Method::EqualInstallment,
///     currency: Currency::Cny,
/// };
/// let (goal, once) = (PrepaymentGoal::FreeBy(10), Contribution::Once { after: 0 });
/// let mut search =
///     PrepaymentSearch::begin(&terms, goal, once, Strategy::ReduceTerm, &PrepaymentRules::default()).unwrap();
/// while !search.is_done() {
///     search.step().unwrap();
/// }
/// assert_eq!(search.amount(), Some(Money::from_minor(200_000)));
/// ```
#[derive(Clone, Debug)]
pub struct PrepaymentSearch {
    terms: Terms,
    goal: PrepaymentGoal,
    contribution: Contribution,
    strategy: Strategy,
    rules: PrepaymentRules,
    without: Schedule,
    /// The last step that is known to be too little; below -1 where nothing at all is enough.
    too_little: i64,
    /// The first that is known to be enough.
    enough: i64,
    /// The schedule with that; without one nothing is.
    best: Option<Schedule>,
}

impl PrepaymentSearch {
    /// Looks at both ends: whether anything is needed, and whether settling the loan would do. Takes two schedules.
    ///
    /// # Errors
    /// What is wrong with the terms, see [`LoanError`].
    pub fn begin(
        terms: &Terms,
        goal: PrepaymentGoal,
        contribution: Contribution,
        strategy: Strategy,
        rules: &PrepaymentRules,
    ) -> Result<PrepaymentSearch, LoanError> {
        let without = schedule(terms)?;
        let (too_little, enough) = (-2, -1);
        let (terms, rules) = (*terms, *rules);
        let mut search =
            PrepaymentSearch { terms, goal, contribution, strategy, rules, without, too_little, enough, best: None };
        if search.reaches(&search.without) {
            search.best = Some(search.without.clone());
            return Ok(search);
        }
        let steps = terms.principal.minor().checked_div(search.unit().minor()).unwrap_or(0).saturating_add(1);
        let least = rules.at_least(Money::from_minor(1));
        (search.too_little, search.enough) = (-1, if least >= terms.principal { 0 } else { steps });
        let most = search.with(search.amount_at(search.enough))?;
        search.best = Some(most).filter(|most| search.reaches(most));
        Ok(search)
    }

    /// Whether the answer is known.
    #[must_use]
    pub const fn is_done(&self) -> bool {
        self.best.is_none() || self.apart() <= 1
    }

    /// How many steps are left, at most.
    #[must_use]
    pub const fn steps_left(&self) -> u32 {
        if self.is_done() { 0 } else { self.apart().saturating_sub(1).ilog2().saturating_add(1) }
    }

    /// One step: one schedule. Nothing happens once the answer is known.
    ///
    /// # Errors
    /// As [`prepayment_effect`](super::prepayment_effect).
    pub fn step(&mut self) -> Result<(), LoanError> {
        if self.is_done() {
            return Ok(());
        }
        let middle = self.too_little.midpoint(self.enough);
        let schedule = self.with(self.amount_at(middle))?;
        if self.reaches(&schedule) {
            (self.enough, self.best) = (middle, Some(schedule));
        } else {
            self.too_little = middle;
        }
        Ok(())
    }

    /// The least amount known to be enough: the answer once the search is done. Zero where the goal is reached anyway,
    /// `None` where no amount reaches it.
    #[must_use]
    pub fn amount(&self) -> Option<Money> {
        self.best.as_ref().map(|_| self.amount_at(self.enough))
    }

    /// The plan with the amount found, `None` where no amount reaches the goal.
    ///
    /// # Errors
    /// As [`prepayment_effect`](super::prepayment_effect).
    pub fn plan(self) -> Result<Option<PrepaymentPlan>, LoanError> {
        let amount = self.amount_at(self.enough);
        let Some(best) = self.best else { return Ok(None) };
        plan(&self.terms, &self.without, amount, best, &self.rules).map(Some)
    }

    const fn apart(&self) -> i64 {
        self.enough.saturating_sub(self.too_little)
    }

    fn unit(&self) -> Money {
        self.rules.unit.max(Money::from_minor(1))
    }

    fn amount_at(&self, step: i64) -> Money {
        if step < 0 {
            return Money::ZERO;
        }
        let (least, all) = (self.rules.at_least(Money::from_minor(1)), self.terms.principal);
        self.unit().times(step).map_or(all, |more| (least + more).min(all))
    }

    fn with(&self, amount: Money) -> Result<Schedule, LoanError> {
        schedule_with(&self.terms, &self.contribution.events(amount, self.strategy, self.terms.months))
    }

    fn reaches(&self, schedule: &Schedule) -> bool {
        match self.goal {
            PrepaymentGoal::FreeBy(period) => schedule.periods() <= period,
            PrepaymentGoal::SaveInterest(target) => self.without.total_interest() - schedule.total_interest() >= target,
        }
    }
}
