//! Prepay, or keep the money? (提前还款划算吗)
//!
//! What is owed today is taken as a loan over the months left. The saving is that of the schedules, to the cent; the money
//! invested instead is a comparison under an assumed return.

mod answer;
mod case;
mod steps;
mod tables;
#[cfg(test)]
mod tests;
pub(super) mod texts;

use rust_decimal::Decimal;

use crate::advice::facts::Need;
use crate::base::decimal::Exact as _;
use crate::domain::loan::{Method, PenaltyBasis, Strategy};
use crate::domain::money::Money;
use crate::tool::calculator::Calculator;
use crate::tool::input::{Input, Kind, Range, joined};
use crate::tool::meaning::{Meaning, Reference, Tells};
use crate::tool::report::Report;
use crate::tool::text::{Arg, Text};
use crate::tool::value::{Fault, Values};
use crate::tool::{Context, Tool};
use answer::{Answer, Comparison};
use case::Case;

const LEVEL: &str = "equal_installment";
const FALLING: &str = "equal_principal";
const SHORTEN: &str = "shorten";
const LOWER: &str = "lower";
/// The questions that leave open what becomes of the payments.
const EITHER: &[&str] = &["amount", "save"];
/// The contract says more about it than a share of the amount.
const MORE: &str = "more";
const AGAIN: &[&str] = &["month", "quarter", "year"];
/// With less than this many payments, or months of spending, in reserve the customer is asked to think about it.
const RESERVE: u32 = 6;

const fn amount(default: u32) -> Kind {
    Kind::Money(Range::whole(100, 100_000_000, 1_000, default))
}

const fn month(default: u32) -> Kind {
    Kind::Month(Range::whole(0, 479, 1, default))
}

/// Months of an assumption, none at first.
const fn months(id: &'static str) -> Input {
    Input::new(id, Kind::Months(Range::whole(0, 480, 1, 0))).assumed()
}

/// An amount of an assumption, none at first.
const fn money(id: &'static str, step: u32) -> Input {
    Input::new(id, Kind::Money(Range::whole(0, 100_000_000, step, 0))).assumed()
}

macro_rules! further {
    ($place:literal) => {
        crate::row!("extra", $place, "month" => month(12 * $place); "amount" => amount(50_000))
    };
}

static INPUTS: [Input; 34] = joined(&[
    &[
        Input::new("question", Kind::Choice(&["amount", "save", "free_by", "budget"])),
        Input::new("balance", Kind::Money(Range::whole(10_000, 100_000_000, 10_000, 800_000)))
            .means(Meaning::OwedBalance),
        Input::new("annual_rate", Kind::Percent(Range::scaled(0, 2_400, 5, 350, 2).usual(100, 700, 2)))
            .means(Meaning::OwedRate)
            .begins(Reference::Lpr),
        Input::new("months_left", Kind::Months(Range::whole(2, 480, 1, 240))).means(Meaning::OwedMonths),
        Input::new("method", Kind::Choice(&[LEVEL, FALLING])),
        Input::new("every", Kind::Choice(&["once", "month", "quarter", "year"])).unless("question", "budget"),
        Input::new("amount", amount(100_000)).only("question", "amount").tells(Tells::Amount),
        Input::new("save", amount(50_000)).only("question", "save"),
        Input::new("free_by", month(120)).only("question", "free_by"),
        Input::new("budget", amount(6_000)).only("question", "budget"),
        Input::new("month", month(0)),
        Input::new("until", month(479)).among("every", AGAIN),
        Input::new("mode", Kind::Choice(&[SHORTEN, LOWER])).among("question", EITHER),
        Input::new("extra", Kind::Rows(Range::whole(0, 5, 1, 0))).only("question", "amount"),
    ],
    further!(1),
    further!(2),
    further!(3),
    further!(4),
    further!(5),
    &[
        Input::new("contract", Kind::Choice(&["plain", MORE])).assumed(),
        Input::new("penalty_kind", Kind::Choice(&["percent", "months"])).only("contract", MORE).assumed(),
        Input::new("penalty", Kind::Percent(Range::scaled(0, 1_000, 10, 0, 2).usual(0, 300, 2)))
            .unless("penalty_kind", "months")
            .assumed(),
        Input::new("penalty_months", Kind::Months(Range::whole(1, 24, 1, 1))).only("penalty_kind", "months").assumed(),
        months("free_after").only("contract", MORE),
        money("minimum", 10_000).only("contract", MORE),
        months("wait").only("contract", MORE),
        Input::new("return_rate", Kind::Percent(Range::scaled(-2_000, 2_000, 25, 150, 2).usual(-500, 500, 2)))
            .means(Meaning::KeptReturn)
            .assumed(),
        money("savings", 10_000),
        money("essentials", 500),
    ],
]);

/// The tool.
pub static TOOL: Tool = Tool::new("prepayment", &INPUTS).with_money_for(Need::Preservation);

/// The tool with what it calculates.
pub static CALCULATOR: Calculator = Calculator::new(&TOOL, evaluate);

fn evaluate(values: &Values, context: &Context) -> Result<Report, Fault> {
    let answer = Answer::of(Case::read(values, context.currency, context.today)?)?;
    // The same money in the other way.
    let mut case = answer.case.clone();
    (case.goal, case.amount, case.strategy) = (None, answer.each, other(case.strategy));
    case.rules.minimum = Money::ZERO;
    let other = Answer::of(case)?;
    let comparison = answer.compare()?;
    let mut report = Report::untyped("prepayment", headline(&answer));
    figures(&mut report, &answer, &comparison);
    tables::picture(&mut report, &answer);
    match answer.case.strategy {
        Strategy::ReduceTerm => tables::balances(&mut report, &answer, &other),
        Strategy::ReducePayment => tables::balances(&mut report, &other, &answer),
    }
    tables::schedule(&mut report, &answer);
    tables::invested(&mut report, &answer, &comparison);
    report.assume(&["new_loan", "rate_fixed", "timing", "returns", "costs"]);
    warnings(&mut report, &answer, &comparison);
    steps::levers(&mut report, &answer);
    steps::next(&mut report, &answer);
    Ok(report)
}

const fn other(strategy: Strategy) -> Strategy {
    match strategy {
        Strategy::ReduceTerm => Strategy::ReducePayment,
        Strategy::ReducePayment => Strategy::ReduceTerm,
    }
}

/// What one prepayment gains: fewer payments, lower ones, a smaller last one, or nothing.
fn kind(answer: &Answer) -> &'static str {
    if answer.net.is_negative() {
        "loss"
    } else if answer.lowers() && answer.case.repeated() {
        "several"
    } else if answer.lowers() && answer.case.terms.method == Method::EqualPrincipal {
        "lower_falling"
    } else if answer.lowers() {
        "lower"
    } else if answer.settled() && answer.sooner() == 0 {
        "settled_last"
    } else if answer.sooner() == 0 {
        "last"
    } else if answer.settled() {
        "settled"
    } else {
        "sooner"
    }
}

/// A sentence about what is gained.
fn gain(answer: &Answer, group: &'static str, kind: &'static str) -> Text {
    Text::item("prepayment", group, kind)
        .money("amount", answer.taken)
        .money("each", answer.each)
        .count("n", answer.times)
        .money("net", answer.net)
        .money("loss", -answer.net)
        .duration("time", answer.sooner())
        .month("end", answer.paid_off())
        .money("less", answer.lower_by())
}

fn headline(answer: &Answer) -> Text {
    let case = &answer.case;
    let kind = match kind(answer) {
        "loss" => "loss",
        _ if case.question == "budget" && answer.sooner() == 0 => "budget_last",
        _ if case.question == "budget" => "budget",
        _ if !case.further.is_empty() => "several",
        _ if case.step() > 0 => case.every,
        kind => kind,
    };
    gain(answer, "headline", kind)
}

fn figures(report: &mut Report, answer: &Answer, comparison: &Comparison) {
    let case = &answer.case;
    if case.goal.is_some() {
        report.money("each", answer.each);
    }
    report.money("net", answer.net);
    report.money("interest", answer.interest);
    let clause = match case.rules.penalty.basis {
        PenaltyBasis::MonthsOfInterest(_) => "penalty_months",
        _ => "penalty",
    };
    report.figure_by("penalty", Arg::Money(answer.penalty), report.text("how", clause));
    if case.repeated() {
        report.figure_by("taken", Arg::Money(answer.taken), report.text("how", "taken").count("n", answer.times));
    }
    if answer.lowers() {
        report.money("payment", answer.next_payment());
    } else {
        report.figure("sooner", Arg::Duration(answer.sooner()));
    }
    report.figure("end", Arg::Month(answer.paid_off()));
    if let Some(percent) = comparison.break_even {
        report.figure("break_even", Arg::Percent(percent.up(2)));
    }
    let left = case.savings - answer.cash;
    if case.essentials.is_positive() && case.savings.is_positive() && !left.is_negative() {
        report.figure("fund", Arg::Duration(times(left, case.essentials)));
    }
}

/// How often a positive amount goes into another one.
fn times(amount: Money, one: Money) -> u32 {
    amount.minor().checked_div(one.minor()).and_then(|times| u32::try_from(times).ok()).unwrap_or(0)
}

fn warnings(report: &mut Report, answer: &Answer, comparison: &Comparison) {
    let case = &answer.case;
    let better = if comparison.advantage < Decimal::ZERO { "keep" } else { "prepay" };
    let compared = report.text("compare", better).percent("return", case.annual_return);
    report.warn(compared.month("date", answer.usual_end()).with("amount", Arg::at_most(comparison.advantage.abs())));
    if case.question == "amount" && !case.repeated() && answer.taken < case.amount {
        report.warn(report.text("warning", "enough").money("owed", answer.taken));
    }
    if case.savings.is_positive() {
        reserve(report, answer);
    }
    report.warn(Text::plain("risk.projection"));
}

/// What is left for a rainy day: in months of living where that is known, else in payments.
fn reserve(report: &mut Report, answer: &Answer) {
    let case = &answer.case;
    let left = case.savings - answer.cash;
    // Counted in what is paid from now on; once the loan is settled, in what was paid.
    let payment = if answer.settled() { answer.usual_payment() } else { answer.next_payment() };
    let living = case.essentials.is_positive();
    let count = times(left, if living { case.essentials } else { payment });
    let kind = if left.is_negative() {
        "short"
    } else if living && count < RESERVE {
        "fund_little"
    } else if living {
        "fund"
    } else if answer.settled() {
        "left_settled"
    } else if count < RESERVE {
        "left_little"
    } else {
        "left"
    };
    let short = if left.is_negative() { -left } else { fund(case) - left };
    let text = report.text("warning", kind).money("left", left).money("short", short);
    report.warn(text.count("n", count).duration("time", count).duration("fund", RESERVE));
    if case.repeated() {
        report.warn(Text::of("prepayment.warning", "first_only"));
    }
}

/// The emergency fund that is not to be touched.
fn fund(case: &Case) -> Money {
    case.essentials.times(RESERVE).unwrap_or(Money::MAX)
}
