//! What the customer can change, and where to go on.

use rust_decimal::Decimal;

use super::answer::Answer;
use super::case::Case;
use super::inputs::{Every, Prepayment, Question};
use super::{Report, fund, gain, kind};
use crate::domain::loan::PrepaymentGoal;
use crate::domain::money::{Money, Rounding};
use crate::tool::inputs::Set;
use crate::tool::report::Place;
use crate::tools::mortgage::Mortgage;
use crate::tools::refinance::Refinance;
use crate::tools::saving_goal::{self, SavingGoal};

/// A change that the customer can make.
#[derive(Clone)]
pub(super) struct Change {
    name: &'static str,
    set: Vec<Set<Prepayment>>,
    /// What she would ask then.
    pub(super) case: Case,
    /// Whether it is one only while something is left to repay.
    with_rest: bool,
}

impl Change {
    fn of(case: &Case, name: &'static str, set: Vec<Set<Prepayment>>, change: impl FnOnce(&mut Case)) -> Change {
        let mut case = case.clone();
        change(&mut case);
        Change { name, set, case, with_rest: false }
    }

    fn with_rest(self) -> Change {
        Change { with_rest: true, ..self }
    }
}

/// The other way, more, again and again, and at once: each keeps the goal where there is one.
pub(super) fn changes(case: &Case) -> Vec<Change> {
    let mut changes = Vec::new();
    if matches!(case.question, Question::Amount | Question::Save) {
        let mode = case.mode.other();
        let set = vec![Prepayment::MODE.to(mode)];
        changes.push(Change::of(case, mode.code(), set, |case| case.mode = mode).with_rest());
    }
    let more = match case.question {
        Question::Budget => {
            let more = case.amount.percent(Decimal::from(110), Rounding::Up);
            more.ok().map(|amount| ("more", Prepayment::BUDGET, amount))
        }
        Question::Amount => case.amount.times(2).ok().map(|amount| ("double", Prepayment::AMOUNT, amount)),
        Question::Save | Question::FreeBy => None,
    };
    if let Some((name, input, amount)) = more.filter(|(_, _, amount)| *amount < case.terms.principal) {
        changes.push(Change::of(case, name, vec![input.to(case.plain(amount))], |case| case.amount = amount));
    }
    if case.every == Some(Every::Once) && case.further.is_empty() {
        // With a goal in view a little each month is the easier way; without one, the same again next year.
        let every = if case.goal.is_some() { Every::Month } else { Every::Year };
        let last = case.terms.months.saturating_sub(1);
        let set = vec![Prepayment::EVERY.to(every), Prepayment::UNTIL.to(case.month(last))];
        // By the month of a goal all is over anyway.
        let last = if let Some(PrepaymentGoal::FreeBy(period)) = case.goal { period.saturating_sub(1) } else { last };
        let change =
            Change::of(case, every.code(), set, |case| (case.every, case.last) = (Some(every), last)).with_rest();
        changes.push(change);
    }
    if case.first > case.rules.not_before {
        let first = case.rules.not_before;
        let set = vec![Prepayment::MONTH.to(case.month(first))];
        changes.push(Change::of(case, "now", set, |case| case.first = first));
    }
    changes
}

/// What of the changes can be done, and no more than the emergency fund allows. `found`: with a goal, the amounts that
/// are known so far; a change whose amount is not known yet is left out.
pub(super) fn levers(report: &mut Report, answer: &Answer, changes: &[Change], found: &[Option<Money>]) {
    let possible = changes.iter().enumerate().filter(|(_, change)| !(change.with_rest && answer.settled()));
    for (place, change) in possible {
        let case = match (answer.case.goal, found.get(place)) {
            (None, _) => Ok(change.case.clone()),
            (Some(_), Some(amount)) => change.case.clone().with_found(*amount),
            (Some(_), None) => continue,
        };
        if let Ok(case) = case {
            lever(report, answer, change.name, &change.set, case);
        }
    }
    keep_fund(report, answer);
}

/// No more than leaves the emergency fund as it is.
fn keep_fund(report: &mut Report, answer: &Answer) {
    let case = &answer.case;
    let left = case.savings - answer.cash;
    if case.question == Question::Amount
        && case.essentials.is_positive()
        && case.savings.is_positive()
        && left < fund(case)
    {
        let room = case.savings - fund(case) - answer.penalty;
        // Whole hundreds, downwards.
        let hundred =
            Money::from_decimal(Decimal::ONE_HUNDRED, case.terms.currency, Rounding::Down).unwrap_or_default();
        let amount = room.down_to(hundred);
        if amount >= case.rules.minimum.max(hundred) {
            let set = [Prepayment::AMOUNT.to(case.plain(amount))];
            lever(report, answer, "keep_fund", &set, Case { amount, ..case.clone() });
        }
    }
}

/// A change that is possible, with what it does.
fn lever(report: &mut Report, now: &Answer, name: &'static str, set: &[Set<Prepayment>], case: Case) {
    let Ok(after) = Answer::of(case) else { return };
    // What saves as much, ends in the same month and asks for the same payments is no change.
    let told = |answer: &Answer| (answer.net, answer.taken, answer.paid_off(), answer.lower_by(), answer.each);
    if told(&after) == told(now) {
        return;
    }
    let label = report.text("lever", name).money("amount", after.each);
    let kind = if after.case.goal.is_some() && now.each != after.each { "each" } else { kind(&after) };
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
pub(super) fn next(report: &mut Report, answer: &Answer) {
    let case = &answer.case;
    let terms = &case.terms;
    let rate = terms.annual_rate.percent();
    let rest = case.plain(answer.rest());
    if !rest.is_zero() && !case.repeated() {
        let years = answer.with.periods().saturating_sub(answer.start).div_ceil(12);
        let mut set = Mortgage::of_loan(rest, rate);
        set.extend([Mortgage::TERM.to(years), Mortgage::METHOD.to(case.method)]);
        report.go_on("mortgage", Place::to(set));
    }
    let save = |question, set| Place::to([SavingGoal::QUESTION.to(question), set, SavingGoal::START.to(Decimal::ZERO)]);
    let monthly = |money: Money| save(saving_goal::Question::Goal, SavingGoal::MONTHLY.to(case.plain(money)));
    if case.repeated() {
        report.go_on("after", monthly(answer.usual_payment()));
    } else if answer.lowers() {
        report.go_on("freed", monthly(answer.lower_by()));
    } else {
        let goal = SavingGoal::GOAL.to(case.plain(answer.taken));
        report.go_on("refill", save(saving_goal::Question::Monthly, goal));
    }
    let loan = [
        Refinance::BALANCE.to(case.plain(terms.principal)),
        Refinance::CURRENT_RATE.to(rate),
        Refinance::MONTHS_LEFT.to(terms.months),
    ];
    report.go_on("refinance", Place::to(loan));
    report.go_on("suggestions", Place::Suggestions);
}
