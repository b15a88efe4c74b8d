//! The four questions behind a prepayment (提前还款反算).
//!
//! | given | asked | function |
//! |---|---|---|
//! | an amount, or several | what they save | [`prepayment_effect`], [`prepaid`] |
//! | interest to save | the least amount | [`prepayment_needed`], [`PrepaymentGoal::SaveInterest`] |
//! | the payment after which one is free | the least amount | [`prepayment_needed`], [`PrepaymentGoal::FreeBy`] |
//! | a budget for each month | how soon one is free | [`with_budget`] |
//!
//! Where no amount can do it the answer is `None`, never a guess.

use super::{Contribution, LoanError, LoanEvent, Method, PrepaymentRules, Schedule, Strategy, Terms};
use super::{schedule, schedule_with};
use crate::money::Money;
pub use search::PrepaymentSearch;

mod search;

/// What a customer wants from prepaying.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum PrepaymentGoal {
    /// At least so much less interest.
    SaveInterest(Money),
    /// No more than so many payments.
    FreeBy(u32),
}

/// A loan with prepayments, and what they save.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrepaymentPlan {
    /// The amount of each contribution; the first one, where they differ.
    pub amount: Money,
    /// The schedule with them.
    pub schedule: Schedule,
    /// Interest that need not be paid.
    pub interest_saved: Money,
    /// Payments that need not be made.
    pub periods_saved: u32,
    /// All penalties.
    pub penalty: Money,
}

/// What prepaying the same amount once or again and again saves.
///
/// The last contribution is the balance where that is less than the amount. Penalties are at the rate of the terms.
///
/// # Errors
/// [`LoanError::Refused`] when the rules forbid one of them; else see [`LoanError`].
///
/// ```
/// use finplan_domain::loan::{Contribution, Method, PrepaymentRules, Strategy, Terms, prepayment_effect};
/// use finplan_domain::money::{Currency, Money};
/// use finplan_domain::rate::AnnualRate;
/// let terms = Terms {
///     principal: Money::from_minor(100_000_000),
///     annual_rate: AnnualRate::from_percent("4.9".parse().unwrap()).unwrap(),
///     months: 360,
///     method: Method::EqualInstallment,
///     currency: Currency::Cny,
/// };
/// // Ten thousand after every twelfth payment.
/// let (amount, yearly) = (Money::from_minor(1_000_000), Contribution::Recurring { first: 12, every: 12 });
/// let plan = prepayment_effect(&terms, amount, yearly, Strategy::ReduceTerm, &PrepaymentRules::default()).unwrap();
/// assert_eq!(plan.periods_saved, 89);
/// assert_eq!(plan.interest_saved.minor(), 25_371_678);
/// ```
pub fn prepayment_effect(
    terms: &Terms,
    amount: Money,
    contribution: Contribution,
    strategy: Strategy,
    rules: &PrepaymentRules,
) -> Result<PrepaymentPlan, LoanError> {
    let plan = prepaid(terms, &contribution.events(amount, strategy, terms.months), rules)?;
    Ok(PrepaymentPlan { amount, ..plan })
}

/// What several prepayments of any size save, or a budget.
///
/// # Errors
/// As [`prepayment_effect`].
///
/// ```
/// use finplan_domain::loan::{LoanEvent, Method, PrepaymentRules, Strategy, Terms, prepaid};
/// use finplan_domain::money::{Currency, Money};
/// use finplan_domain::rate::AnnualRate;
/// // 12,000 over a year without interest: 1,000 a month.
/// let terms = Terms {
///     principal: Money::from_minor(1_200_000),
///     annual_rate: AnnualRate::ZERO,
///     months: 12,
///     method: Method::EqualInstallment,
///     currency: Currency::Cny,
/// };
/// let event = |after, amount| {
///     LoanEvent::Prepayment { after, amount: Money::from_minor(amount), strategy: Strategy::ReduceTerm }
/// };
/// let plan = prepaid(&terms, &[event(0, 100_000), event(3, 250_000)], &PrepaymentRules::default()).unwrap();
/// assert_eq!((plan.amount.minor(), plan.periods_saved), (100_000, 3));
/// ```
pub fn prepaid(terms: &Terms, events: &[LoanEvent], rules: &PrepaymentRules) -> Result<PrepaymentPlan, LoanError> {
    let with = schedule_with(terms, events)?;
    let mut first = with.prepaid_at_start();
    if first.is_zero() {
        first = with.rows().iter().map(|row| row.extra).find(|extra| extra.is_positive()).unwrap_or_default();
    }
    plan(terms, &schedule(terms)?, first, with, rules)
}

/// The least contribution, as the rules allow it, that reaches a goal; `None` when even settling the loan at the first
/// opportunity does not.
///
/// All the steps of a [`PrepaymentSearch`] at once.
///
/// # Errors
/// As [`prepayment_effect`].
///
/// ```
/// use finplan_domain::loan::{Contribution, Method, PrepaymentGoal, PrepaymentRules, Strategy, Terms, prepayment_needed};
/// use finplan_domain::money::{Currency, Money};
/// use finplan_domain::rate::AnnualRate;
/// let terms = Terms {
///     principal: Money::from_minor(100_000_000),
///     annual_rate: AnnualRate::from_percent("4.9".parse().unwrap()).unwrap(),
///     months: 360,
///     method: Method::EqualInstallment,
///     currency: Currency::Cny,
/// };
/// // What must I add every month to be free after twenty years?
/// let (free, monthly) = (PrepaymentGoal::FreeBy(240), Contribution::Recurring { first: 1, every: 1 });
/// let needed = |rules| prepayment_needed(&terms, free, monthly, Strategy::ReduceTerm, &rules).unwrap().unwrap();
/// let found = needed(PrepaymentRules::default());
/// assert_eq!(found.schedule.periods(), 240);
/// // The payment of a loan of twenty years is 6,544.44: about 1,237.17 more than 5,307.27.
/// assert!(found.amount.minor().abs_diff(123_717) < 5);
/// // In whole hundreds it is 1,300.
/// let hundreds = PrepaymentRules { unit: Money::from_minor(10_000), ..PrepaymentRules::default() };
/// assert_eq!(needed(hundreds).amount.minor(), 130_000);
/// ```
pub fn prepayment_needed(
    terms: &Terms,
    goal: PrepaymentGoal,
    contribution: Contribution,
    strategy: Strategy,
    rules: &PrepaymentRules,
) -> Result<Option<PrepaymentPlan>, LoanError> {
    let mut search = PrepaymentSearch::begin(terms, goal, contribution, strategy, rules)?;
    while !search.is_done() {
        search.step()?;
    }
    search.plan()
}

/// A customer who pays a fixed budget every month from payment `from` on, until nothing is left: what the payment due
/// leaves of it is prepaid at once. `None` when the budget is less than a payment due.
///
/// # Errors
/// [`LoanError::Event`] for a negative budget; [`LoanError::FlatFeePrepayment`]; else see [`LoanError`].
///
/// ```
/// use finplan_domain::loan::{Method, Strategy, Terms, with_budget};
/// use finplan_domain::money::{Currency, Money};
/// use finplan_domain::rate::AnnualRate;
/// let terms = Terms {
///     principal: Money::from_minor(100_000_000),
///     annual_rate: AnnualRate::from_percent("4.9".parse().unwrap()).unwrap(),
///     months: 360,
///     method: Method::EqualInstallment,
///     currency: Currency::Cny,
/// };
/// let with = |budget| with_budget(&terms, 1, Money::from_minor(budget), Strategy::ReduceTerm).unwrap();
/// assert_eq!(with(654_500).unwrap().periods_saved, 120);
/// assert_eq!(with(500_000), None);
/// ```
pub fn with_budget(
    terms: &Terms,
    from: u32,
    budget: Money,
    strategy: Strategy,
) -> Result<Option<PrepaymentPlan>, LoanError> {
    let without = schedule(terms)?;
    let with = schedule_with(terms, &[LoanEvent::Budget { from, amount: budget, strategy }])?;
    let due = |schedule: &Schedule, from| schedule.row(from).map_or(Money::ZERO, |row| row.payment);
    // The payments of the other methods never rise, but for cents in the last one.
    let last = if terms.method == Method::InterestOnly { with.last_payment() } else { Money::ZERO };
    if due(&without, from.max(1)).max(last) > budget {
        return Ok(None);
    }
    let first = with.row(from.max(1)).map_or(Money::ZERO, |row| row.extra);
    plan(terms, &without, first, with, &PrepaymentRules::default()).map(Some)
}

/// Checks every prepayment of a schedule against the rules, and adds up what they cost and save.
fn plan(
    terms: &Terms,
    without: &Schedule,
    amount: Money,
    schedule: Schedule,
    rules: &PrepaymentRules,
) -> Result<PrepaymentPlan, LoanError> {
    let mut penalty = Money::ZERO;
    let mut earlier = Vec::new();
    let start = (0, schedule.prepaid_at_start(), terms.principal);
    let later = schedule.rows().iter().map(|row| (row.period, row.extra, row.balance + row.extra));
    for (after, extra, balance) in core::iter::once(start).chain(later).filter(|one| one.1.is_positive()) {
        rules.check(extra, balance, after, &earlier)?;
        let charge = rules.penalty.of(extra, balance, terms.annual_rate, after)?;
        penalty += charge;
        earlier.push(after);
    }
    Ok(PrepaymentPlan {
        amount,
        interest_saved: without.total_interest() - schedule.total_interest(),
        periods_saved: without.periods().saturating_sub(schedule.periods()),
        penalty,
        schedule,
    })
}

#[cfg(test)]
mod tests;
