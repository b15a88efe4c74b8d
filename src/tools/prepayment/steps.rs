//! What the customer can change, and where to go on.

use rust_decimal::Decimal;

use super::answer::Answer;
use super::case::Case;
use super::{EITHER, FALLING, LEVEL, LOWER, SHORTEN, fund, gain, kind, other};
use crate::domain::loan::{Method, PrepaymentGoal, Strategy};
use crate::domain::money::{Money, Rounding};
use crate::tool::report::{Place, Report};
use crate::tool::value::Value;
use crate::tools::loan;

/// The other way, more, again and again, at once, and no more than the emergency fund allows.
pub(super) fn levers(report: &mut Report, answer: &Answer) {
    let case = &answer.case;
    let plain = |money: Money| Value::Number(case.plain(money));
    if EITHER.contains(&case.question) && !answer.settled() {
        let strategy = other(case.strategy);
        let mode = if strategy == Strategy::ReduceTerm { SHORTEN } else { LOWER };
        lever(report, answer, mode, vec![("mode", Value::Choice(mode))], &|case| case.strategy = strategy);
    }
    let more = match case.question {
        "budget" => case.amount.percent(Decimal::from(110), Rounding::Up).ok().map(|amount| ("more", "budget", amount)),
        "amount" => case.amount.times(2).ok().map(|amount| ("double", "amount", amount)),
        _ => None,
    };
    if let Some((name, input, amount)) = more.filter(|(_, _, amount)| *amount < case.terms.principal) {
        lever(report, answer, name, vec![(input, plain(amount))], &|case| case.amount = amount);
    }
    if case.every == "once" && case.further.is_empty() && !answer.settled() {
        // With a goal in view a little each month is the easier way; without one, the same again next year.
        let every = if case.goal.is_some() { "month" } else { "year" };
        let last = case.terms.months.saturating_sub(1);
        let set = vec![("every", Value::Choice(every)), ("until", Value::Month(case.month(last)))];
        // By the month of a goal all is over anyway.
        let last = if let Some(PrepaymentGoal::FreeBy(period)) = case.goal { period.saturating_sub(1) } else { last };
        lever(report, answer, every, set, &|case| (case.every, case.last) = (every, last));
    }
    if case.first > case.rules.not_before {
        let first = case.rules.not_before;
        let set = vec![("month", Value::Month(case.month(first)))];
        lever(report, answer, "now", set, &|case| case.first = first);
    }
    let left = case.savings - answer.cash;
    if case.question == "amount" && case.essentials.is_positive() && case.savings.is_positive() && left < fund(case) {
        let room = case.savings - fund(case) - answer.penalty;
        // Whole hundreds, downwards.
        let hundred =
            Money::from_decimal(Decimal::ONE_HUNDRED, case.terms.currency, Rounding::Down).unwrap_or_default();
        let amount = room.down_to(hundred);
        if amount >= case.rules.minimum.max(hundred) {
            lever(report, answer, "keep_fund", vec![("amount", plain(amount))], &|case| case.amount = amount);
        }
    }
}

/// A change that is possible, with what it does.
#[inline(never)]
fn lever(
    report: &mut Report,
    now: &Answer,
    name: &'static str,
    set: Vec<(&'static str, Value)>,
    change: &dyn Fn(&mut Case),
) {
    let mut case = now.case.clone();
    change(&mut case);
    let Ok(after) = Answer::of(case) else { return };
    // What saves as much, ends in the same month and asks for the same payments is no change.
    let told = |answer: &Answer| (answer.net, answer.taken, answer.paid_off(), answer.lower_by(), answer.each);
    if told(&after) == told(now) {
        return;
    }
    let label = report.text("lever", name).money("amount", after.each);
    let kind = if after.case.goal.is_some() && now.each != after.each { "each" } else { kind(&after) };
    report.lever_untyped(
        label,
        gain(&after, "effect", if after.net.is_zero() { without_saving(kind) } else { kind }),
        set,
    );
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

/// The rest of the loan as a mortgage; what becomes of the payments saved, or of the reserve; another loan; what the bank
/// offers.
pub(super) fn next(report: &mut Report, answer: &Answer) {
    let case = &answer.case;
    let terms = &case.terms;
    let number = |value: Decimal| Value::Number(value);
    let rate = number(terms.annual_rate.percent());
    let rest = case.plain(answer.rest());
    if !rest.is_zero() && !case.repeated() {
        let years = answer.with.periods().saturating_sub(answer.start).div_ceil(12);
        let method = if terms.method == Method::EqualPrincipal { FALLING } else { LEVEL };
        let more = [("term", number(Decimal::from(years))), ("method", Value::Choice(method))];
        report.go_on("mortgage", loan::mortgage(rest, terms.annual_rate.percent(), &more));
    }
    let monthly = |money: Money| number(case.plain(money));
    let start = ("start", number(Decimal::ZERO));
    let save = |name, value| vec![("question", Value::Choice("goal")), (name, value), start];
    if case.repeated() {
        report.go_on(
            "after",
            Place::Tool(crate::tools::saving_goal::CALCULATOR.tool, save("monthly", monthly(answer.usual_payment()))),
        );
    } else if answer.lowers() {
        report.go_on(
            "freed",
            Place::Tool(crate::tools::saving_goal::CALCULATOR.tool, save("monthly", monthly(answer.lower_by()))),
        );
    } else {
        let goal = case.plain(answer.taken);
        let carried = vec![("question", Value::Choice("monthly")), ("goal", number(goal)), start];
        report.go_on("refill", Place::Tool(crate::tools::saving_goal::CALCULATOR.tool, carried));
    }
    let loan = vec![
        ("balance", number(case.plain(terms.principal))),
        ("current_rate", rate),
        ("months_left", number(Decimal::from(terms.months))),
    ];
    report.go_on("refinance", Place::Tool(crate::tools::refinance::CALCULATOR.tool, loan));
    report.go_on("suggestions", Place::Suggestions);
}
