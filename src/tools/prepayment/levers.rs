//! What the customer can change, and where to go on.

use rust_decimal::Decimal;

use super::inputs::{Every, Prepayment, Question};
use super::outcome::PrepaymentOutcome;
use super::terms::PrepaymentTerms;
use super::{Report, fund, gain, gain_kind};
use crate::domain::loan::PrepaymentGoal;
use crate::domain::money::{Money, Rounding};
use crate::tool::inputs::Set;
use crate::tool::report::Destination;
use crate::tools::mortgage::Mortgage;
use crate::tools::refinance::Refinance;
use crate::tools::saving_goal::{self, SavingGoal};

/// A change that the customer can make.
#[derive(Clone)]
pub(super) struct Change {
    name: &'static str,
    set: Vec<Set<Prepayment>>,
    /// What she would ask then.
    pub(super) terms: PrepaymentTerms,
    /// Whether it is one only while something is left to repay.
    with_rest: bool,
}

impl Change {
    fn of(
        terms: &PrepaymentTerms,
        name: &'static str,
        set: Vec<Set<Prepayment>>,
        change: impl FnOnce(&mut PrepaymentTerms),
    ) -> Change {
        let mut terms = terms.clone();
        change(&mut terms);
        Change { name, set, terms, with_rest: false }
    }

    fn with_rest(self) -> Change {
        Change { with_rest: true, ..self }
    }
}

/// The other way, more, again and again, and at once: each keeps the goal where there is one.
pub(super) fn changes(terms: &PrepaymentTerms) -> Vec<Change> {
    let mut changes = Vec::new();
    if matches!(terms.question, Question::Amount | Question::Save) {
        let mode = terms.mode.other();
        let set = vec![Prepayment::MODE.to(mode)];
        changes.push(Change::of(terms, mode.code(), set, |terms| terms.mode = mode).with_rest());
    }
    let more = match terms.question {
        Question::Budget => {
            let more = terms.amount.percent(Decimal::from(110), Rounding::Up);
            more.ok().map(|amount| ("more", Prepayment::BUDGET, amount))
        }
        Question::Amount => terms.amount.times(2).ok().map(|amount| ("double", Prepayment::AMOUNT, amount)),
        Question::Save | Question::FreeBy => None,
    };
    if let Some((name, input, amount)) = more.filter(|(_, _, amount)| *amount < terms.loan.principal) {
        changes.push(Change::of(terms, name, vec![input.to(amount.to_decimal())], |terms| terms.amount = amount));
    }
    if terms.every == Some(Every::Once) && terms.further.is_empty() {
        // With a goal in view a little each month is the easier way; without one, the same again next year.
        let every = if terms.goal.is_some() { Every::Month } else { Every::Year };
        let last = terms.loan.months.saturating_sub(1);
        let set = vec![Prepayment::EVERY.to(every), Prepayment::UNTIL.to(terms.month(last))];
        // By the month of a goal all is over anyway.
        let last = if let Some(PrepaymentGoal::FreeBy(period)) = terms.goal { period.saturating_sub(1) } else { last };
        let change =
            Change::of(terms, every.code(), set, |terms| (terms.every, terms.last) = (Some(every), last)).with_rest();
        changes.push(change);
    }
    if terms.first > terms.rules.not_before {
        let first = terms.rules.not_before;
        let set = vec![Prepayment::MONTH.to(terms.month(first))];
        changes.push(Change::of(terms, "now", set, |terms| terms.first = first));
    }
    changes
}

/// What of the changes can be done, and no more than the emergency fund allows. `found`: with a goal, the amounts that
/// are known so far; a change whose amount is not known yet is left out.
pub(super) fn levers(report: &mut Report, outcome: &PrepaymentOutcome, changes: &[Change], found: &[Option<Money>]) {
    let possible = changes.iter().enumerate().filter(|(_, change)| !(change.with_rest && outcome.settled()));
    for (place, change) in possible {
        let terms = match (outcome.terms.goal, found.get(place)) {
            (None, _) => Ok(change.terms.clone()),
            (Some(_), Some(amount)) => change.terms.clone().with_found(*amount),
            (Some(_), None) => continue,
        };
        if let Ok(terms) = terms {
            lever(report, outcome, change.name, &change.set, terms);
        }
    }
    keep_fund(report, outcome);
}

/// No more than leaves the emergency fund as it is.
fn keep_fund(report: &mut Report, outcome: &PrepaymentOutcome) {
    let terms = &outcome.terms;
    let left = terms.savings - outcome.cash;
    if terms.question == Question::Amount
        && terms.essentials.is_positive()
        && terms.savings.is_positive()
        && left < fund(terms)
    {
        let room = terms.savings - fund(terms) - outcome.penalty;
        // Whole hundreds, downwards.
        let hundred =
            Money::from_decimal(Decimal::ONE_HUNDRED, terms.loan.currency, Rounding::Down).unwrap_or_default();
        let amount = room.floor_to(hundred);
        if amount >= terms.rules.minimum.max(hundred) {
            let set = [Prepayment::AMOUNT.to(amount.to_decimal())];
            lever(report, outcome, "keep_fund", &set, PrepaymentTerms { amount, ..terms.clone() });
        }
    }
}

/// A change that is possible, with what it does.
fn lever(
    report: &mut Report,
    now: &PrepaymentOutcome,
    name: &'static str,
    set: &[Set<Prepayment>],
    terms: PrepaymentTerms,
) {
    let Ok(after) = PrepaymentOutcome::of(terms) else { return };
    // What saves as much, ends in the same month and asks for the same payments is no change.
    let told = |outcome: &PrepaymentOutcome| {
        (outcome.net, outcome.taken, outcome.paid_off(), outcome.lower_by(), outcome.each)
    };
    if told(&after) == told(now) {
        return;
    }
    let label = report.text("lever", name).money("amount", after.each);
    let kind = if after.terms.goal.is_some() && now.each != after.each { "each" } else { gain_kind(&after) };
    let effect = gain(&after, "effect", if after.net.is_zero() { without_saving(kind) } else { kind });
    report.lever(label, effect, set.iter().copied());
}

/// The same effect where no interest is saved.
fn without_saving(kind: &'static str) -> &'static str {
    match kind {
        "last" => "only_last",
        "sooner" => "only_sooner",
        "settled" | "settled_last" => "only_settled",
        "lower" => "only_lower",
        "lower_falling" => "only_next",
        "several" => "only_end",
        "each" => "only_each",
        other => other,
    }
}

/// The rest of the loan as a mortgage; what becomes of the payments saved, or of the reserve; another loan; what the
/// bank offers.
pub(super) fn next(report: &mut Report, outcome: &PrepaymentOutcome) {
    let terms = &outcome.terms;
    let loan = &terms.loan;
    let rate = loan.annual_rate.percent();
    let rest = outcome.rest().to_decimal();
    if !rest.is_zero() && !terms.repeated() {
        let years = outcome.with.periods().saturating_sub(outcome.start).div_ceil(12);
        let mut set = Mortgage::of_loan(rest, rate);
        set.extend([Mortgage::TERM.to(years), Mortgage::METHOD.to(terms.method)]);
        report.go_on("mortgage", Destination::to(set));
    }
    let save =
        |question, set| Destination::to([SavingGoal::QUESTION.to(question), set, SavingGoal::START.to(Decimal::ZERO)]);
    let monthly = |money: Money| save(saving_goal::Question::Goal, SavingGoal::MONTHLY.to(money.to_decimal()));
    if terms.repeated() {
        report.go_on("after", monthly(outcome.usual_payment()));
    } else if outcome.lowers() {
        report.go_on("freed", monthly(outcome.lower_by()));
    } else {
        let goal = SavingGoal::GOAL.to(outcome.taken.to_decimal());
        report.go_on("refill", save(saving_goal::Question::Monthly, goal));
    }
    let switch = [
        Refinance::BALANCE.to(loan.principal.to_decimal()),
        Refinance::CURRENT_RATE.to(rate),
        Refinance::MONTHS_LEFT.to(loan.months),
    ];
    report.go_on("refinance", Destination::to(switch));
    report.go_on("suggestions", Destination::Suggestions);
}
