//! Prepay, or keep the money? (提前还款划算吗)
//!
//! What is owed today is taken as a loan over the months left. The saving is that of the schedules, to the cent; the money
//! invested instead is a comparison under an assumed return.

mod choice;
mod tables;

use rust_decimal::Decimal;

use super::form::month_after;
use super::input::{Input, Kind, Range};
use super::report::{Figure, Lever, Next, Place, Report};
use super::text::{Arg, Text};
use super::value::{Fault, Value, Values};
use super::{Context, Tool};
use crate::domain::decimal::Exact as _;
use crate::domain::loan::{Method, Strategy};
use crate::domain::money::Money;
use choice::{Choice, Comparison, Question};

const LEVEL: &str = "equal_installment";
const FALLING: &str = "equal_principal";
const SHORTEN: &str = "shorten";
const LOWER: &str = "lower";
/// With less than this many payments in reserve the customer is asked to think about it.
const RESERVE_PAYMENTS: i64 = 6;

/// The tool.
pub static TOOL: Tool = Tool {
    id: "prepayment",
    inputs: &[
        Input::new("balance", Kind::Money(Range::whole(10_000, 100_000_000, 10_000, 800_000))),
        Input::new("annual_rate", Kind::Percent(Range::scaled(0, 2_400, 5, 350, 2).usual(100, 700, 2))),
        Input::new("months_left", Kind::Months(Range::whole(2, 480, 1, 240))),
        Input::new("method", Kind::Choice(&[LEVEL, FALLING])),
        Input::new("amount", Kind::Money(Range::whole(1_000, 100_000_000, 10_000, 100_000))),
        Input::new("month", Kind::Month(Range::whole(0, 479, 1, 0))),
        Input::new("mode", Kind::Choice(&[SHORTEN, LOWER])),
        Input::new("penalty", Kind::Percent(Range::scaled(0, 1_000, 10, 0, 2).usual(0, 300, 2))).assumed(),
        Input::new("return_rate", Kind::Percent(Range::scaled(-2_000, 2_000, 25, 150, 2).usual(-500, 500, 2)))
            .assumed(),
        Input::new("savings", Kind::Money(Range::whole(0, 100_000_000, 10_000, 0))).assumed(),
    ],
};

pub(super) fn evaluate(values: &Values, context: &Context) -> Result<Report, Fault> {
    let question = Question::of(values, context.currency, context.today)?;
    let choice = Choice::of(question)?;
    let other = Choice::of(Question { strategy: other(question.strategy), ..question })?;
    let comparison = choice.compare()?;
    let (shorter, lower) = match question.strategy {
        Strategy::ReduceTerm => (&choice, &other),
        Strategy::ReducePayment => (&other, &choice),
    };
    Ok(Report {
        scope: "prepayment",
        headline: headline(&choice),
        figures: figures(&choice, &comparison),
        charts: vec![tables::picture(&choice)],
        tables: [
            Some(tables::balances(shorter, lower)),
            Some(tables::schedule(&choice)).filter(|table| !table.cells.is_empty()),
            Some(tables::invested(&choice, &comparison)),
        ]
        .into_iter()
        .flatten()
        .collect(),
        assumptions: ["new_loan", "rate_fixed", "timing", "returns", "costs"]
            .into_iter()
            .map(|id| name("assume", id))
            .collect(),
        warnings: warnings(&choice, &comparison),
        levers: levers(&choice, &other)?,
        next: next(&choice),
    })
}

fn name(group: &'static str, name: &'static str) -> Text {
    Text::item("prepayment", group, name)
}

const fn other(strategy: Strategy) -> Strategy {
    match strategy {
        Strategy::ReduceTerm => Strategy::ReducePayment,
        Strategy::ReducePayment => Strategy::ReduceTerm,
    }
}

const fn mode(strategy: Strategy) -> &'static str {
    match strategy {
        Strategy::ReduceTerm => SHORTEN,
        Strategy::ReducePayment => LOWER,
    }
}

/// What is gained, in the words of `group`: fewer payments, lower ones, a smaller last one, or nothing.
fn gain(choice: &Choice, group: &'static str) -> Text {
    let done = &choice.done;
    let kind = if done.net_saving.is_negative() {
        "loss"
    } else if choice.lowers() && choice.question.terms.method == Method::EqualPrincipal {
        "lower_falling"
    } else if choice.lowers() {
        "lower"
    } else if done.periods_saved == 0 {
        "last"
    } else if choice.settled() {
        "settled"
    } else {
        "sooner"
    };
    let loss = Money::ZERO.checked_sub(done.net_saving).unwrap_or_default();
    name(group, kind)
        .with("amount", Arg::Money(done.extra))
        .with("net", Arg::Money(done.net_saving))
        .with("loss", Arg::Money(loss))
        .with("time", Arg::Duration(done.periods_saved))
        .with("end", Arg::Month(choice.paid_off()))
        .with("less", Arg::Money(choice.less()))
}

fn headline(choice: &Choice) -> Text {
    gain(choice, "headline")
}

fn figures(choice: &Choice, comparison: &Comparison) -> Vec<Figure> {
    let figure = |id: &'static str, value: Arg| Figure { label: name("figure", id), value, method: name("how", id) };
    let done = &choice.done;
    let mut figures = vec![
        figure("net", Arg::Money(done.net_saving)),
        figure("interest", Arg::Money(done.interest_saved)),
        figure("penalty", Arg::Money(done.penalty)),
    ];
    if choice.lowers() {
        figures.push(figure("payment", Arg::Money(done.next_payment)));
    } else {
        figures.push(figure("sooner", Arg::Duration(done.periods_saved)));
    }
    figures.push(figure("end", Arg::Month(choice.paid_off())));
    if let Some(percent) = comparison.break_even {
        figures.push(figure("break_even", Arg::Percent(percent.half_up(2))));
    }
    figures
}

fn warnings(choice: &Choice, comparison: &Comparison) -> Vec<Text> {
    let question = &choice.question;
    let better = if comparison.advantage < Decimal::ZERO { "keep" } else { "prepay" };
    let mut warnings = vec![
        name("compare", better)
            .with("return", Arg::Percent(question.annual_return))
            .with("date", Arg::Month(choice.usual_end()))
            .with("amount", Arg::About(comparison.advantage.abs())),
    ];
    if choice.done.extra < question.amount {
        warnings.push(name("warning", "enough").with("owed", Arg::Money(choice.done.extra)));
    }
    warnings.extend(question.savings.map(|savings| reserve(choice, savings)));
    warnings.push(Text::plain("risk.projection"));
    warnings
}

/// What is left for a rainy day, in payments.
fn reserve(choice: &Choice, savings: Money) -> Text {
    let left = savings.checked_sub(choice.cash()).unwrap_or_default();
    if left.is_negative() {
        let short = Money::ZERO.checked_sub(left).unwrap_or_default();
        return name("warning", "short").with("short", Arg::Money(short));
    }
    // Counted in what is paid from now on; once the loan is settled, in what was paid.
    let next = choice.done.next_payment;
    let payment = if next.is_positive() { next } else { choice.done.payment_before };
    let payments = left.minor().checked_div(payment.minor()).unwrap_or(0);
    let kind = match (choice.settled(), payments < RESERVE_PAYMENTS) {
        (true, _) => "left_settled",
        (_, true) => "left_little",
        _ => "left",
    };
    name("warning", kind)
        .with("left", Arg::Money(left))
        .with("n", Arg::Count(u32::try_from(payments).unwrap_or(u32::MAX)))
}

/// The other way, twice the amount, or without waiting.
fn levers(choice: &Choice, other: &Choice) -> Result<Vec<Lever>, Fault> {
    let question = choice.question;
    let mut levers = Vec::new();
    if !choice.settled() {
        let mode = mode(other.question.strategy);
        levers.push(lever(other, name("lever", mode), ("mode", Value::Choice(mode))));
    }
    let double = question.amount.checked_mul(2).filter(|double| *double < choice.done.balance_before);
    if let Some(amount) = double {
        let more = Choice::of(Question { amount, ..question })?;
        let label = name("lever", "double").with("amount", Arg::Money(amount));
        levers.push(lever(&more, label, ("amount", Value::Number(question.plain(amount)))));
    }
    if question.after > 0 {
        let now = Choice::of(Question { after: 0, ..question })?;
        let month = month_after(question.today, Decimal::ZERO);
        levers.push(lever(&now, name("lever", "now"), ("month", Value::Month(month))));
    }
    Ok(levers)
}

fn lever(after: &Choice, label: Text, set: (&'static str, Value)) -> Lever {
    Lever { label, effect: gain(after, "effect"), set: vec![set] }
}

/// The rest of the loan as a mortgage; what becomes of the payments saved, or of the reserve; what the bank offers.
fn next(choice: &Choice) -> Vec<Next> {
    let question = &choice.question;
    let terms = &question.terms;
    let mut next = Vec::new();
    let rest = question.plain(choice.done.balance_after);
    if rest >= Decimal::from(10_000) {
        let years = choice.done.remaining_payments.div_ceil(12).clamp(1, 40);
        let method = if terms.method == Method::EqualPrincipal { FALLING } else { LEVEL };
        let carried = vec![
            ("amount", Value::Number(rest)),
            ("annual_rate", Value::Number(terms.annual_rate.percent())),
            ("term", Value::Number(Decimal::from(years))),
            ("method", Value::Choice(method)),
        ];
        next.push(Next { label: name("next", "mortgage"), place: Place::Tool("mortgage", carried) });
    }
    let most = Decimal::from(1_000_000);
    let (label, asked) = if choice.lowers() {
        let monthly = question.plain(choice.less()).clamp(Decimal::ZERO, most);
        ("freed", vec![("question", Value::Choice("goal")), ("monthly", Value::Number(monthly))])
    } else {
        let goal = question.plain(choice.done.extra).max(Decimal::ONE_THOUSAND);
        ("refill", vec![("question", Value::Choice("monthly")), ("goal", Value::Number(goal))])
    };
    let carried = asked.into_iter().chain([("start", Value::Number(Decimal::ZERO))]).collect();
    next.push(Next { label: name("next", label), place: Place::Tool("saving_goal", carried) });
    next.push(Next { label: name("next", "suggestions"), place: Place::Suggestions });
    next
}

#[cfg(test)]
mod tests;
