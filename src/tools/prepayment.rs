//! Prepay, or keep the money? (提前还款划算吗)
//!
//! What is owed today is taken as a loan over the months left. The saving is that of the schedules, to the cent; the
//! money invested instead is a comparison under an assumed return.

mod answer;
mod case;
mod inputs;
mod steps;
mod tables;
#[cfg(test)]
mod tests;
mod texts;

use std::iter;

use crate::jobs::prepayment::NeededAmounts;
use rust_decimal::Decimal;

use crate::base::decimal::Exact as _;
use crate::domain::loan::PenaltyBasis;
use crate::domain::money::Money;
use crate::tool::Context;
use crate::tool::calculator::Evaluate;
use crate::tool::text::{Arg, Text, ToolTexts};
use crate::tools::repayment::{Mode, Repayment};
use answer::{Answer, Comparison};
use case::Case;
pub use inputs::{Charge, Contract, Every, Further, Prepayment, Question};
use steps::Change;

type Evaluation = crate::tool::evaluation::Evaluation<Prepayment>;
type Fault = crate::tool::value::Fault<Prepayment>;
type Report = crate::tool::report::Report<Prepayment>;

/// With less than this many payments, or months of spending, in reserve the customer is asked to think about it.
const RESERVE: u32 = 6;

impl Evaluate for Prepayment {
    const TEXTS: ToolTexts = texts::TEXTS;

    /// An amount is answered at once; the least amount that reaches a goal takes a schedule for each step towards it.
    fn evaluate(&self, context: &Context) -> Result<Evaluation, Fault> {
        let case = Case::of(self, context)?;
        let changes = steps::changes(&case);
        let Some(goal) = case.goal else {
            return Ok(report(&Answer::of(case)?, &changes, &[])?.into());
        };
        case.check_reach(goal)?;
        let goals = iter::once(&case).chain(changes.iter().map(|change| &change.case));
        let task = NeededAmounts(goals.filter_map(Case::needed).collect());
        Ok(Evaluation::later(task, move |found| {
            let (first, others) = found.amounts().split_first().unwrap_or((&None, &[]));
            report(&Answer::of(case.clone().with_found(*first)?)?, &changes, others)
        }))
    }
}

/// The report on an answer; with a goal, what is found for the changes so far.
fn report(answer: &Answer, changes: &[Change], found: &[Option<Money>]) -> Result<Report, Fault> {
    // The same money in the other way.
    let mut case = answer.case.clone();
    (case.goal, case.amount, case.mode) = (None, answer.each, case.mode.other());
    case.rules.minimum = Money::ZERO;
    let other = Answer::of(case)?;
    let comparison = answer.compare()?;
    let mut report = Report::new(headline(answer));
    figures(&mut report, answer, &comparison);
    tables::picture(&mut report, answer);
    match answer.case.mode {
        Mode::Shorten => tables::balances(&mut report, answer, &other),
        Mode::Lower => tables::balances(&mut report, &other, answer),
    }
    tables::schedule(&mut report, answer);
    tables::invested(&mut report, answer, &comparison);
    report.assume(&["new_loan", "rate_fixed", "timing", "returns", "costs"]);
    warnings(&mut report, answer, &comparison);
    steps::levers(&mut report, answer, changes, found);
    steps::next(&mut report, answer);
    Ok(report)
}

/// What one prepayment gains: fewer payments, lower ones, a smaller last one, or nothing.
fn kind(answer: &Answer) -> &'static str {
    if answer.net.is_negative() {
        "loss"
    } else if answer.lowers() && answer.case.repeated() {
        "several"
    } else if answer.lowers() && answer.case.method == Repayment::EqualPrincipal {
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
        _ if case.question == Question::Budget && answer.sooner() == 0 => "budget_last",
        _ if case.question == Question::Budget => "budget",
        _ if !case.further.is_empty() => "several",
        kind => case.every.filter(|_| case.step() > 0).map_or(kind, Every::code),
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
    if case.question == Question::Amount && !case.repeated() && answer.taken < case.amount {
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
