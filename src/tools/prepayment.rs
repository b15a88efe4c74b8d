//! Prepay, or keep the money? (提前还款划算吗)
//!
//! What is owed today is taken as a loan over the months left. The saving is that of the schedules, to the cent; the
//! money invested instead is a comparison under an assumed return.

mod inputs;
mod levers;
mod outcome;
mod tables;
mod terms;
#[cfg(test)]
mod tests;
mod texts;

use std::iter;

use crate::jobs::prepayment::NeededAmounts;
use rust_decimal::Decimal;

use crate::base::decimal::DecimalExt as _;
use crate::domain::loan::PenaltyBasis;
use crate::domain::money::Money;
use crate::tool::Context;
use crate::tool::calculator::Evaluate;
use crate::tool::text::{Arg, Text, ToolTexts};
use crate::tools::repayment::{Mode, Repayment};
pub use inputs::{Charge, Contract, Every, Further, Prepayment, Question};
use levers::Change;
use outcome::{Comparison, PrepaymentOutcome};
use terms::PrepaymentTerms;

type Evaluation = crate::tool::evaluation::Evaluation<Prepayment>;
type FieldError = crate::tool::value::FieldError<Prepayment>;
type Report = crate::tool::report::Report<Prepayment>;

/// With less than this many payments, or months of spending, in reserve the customer is asked to think about it.
const RESERVE: u32 = 6;

impl Evaluate for Prepayment {
    const TEXTS: ToolTexts = texts::TEXTS;

    /// An amount is answered at once; the least amount that reaches a goal takes a schedule for each step towards it.
    fn evaluate(&self, context: &Context) -> Result<Evaluation, FieldError> {
        let terms = PrepaymentTerms::of(self, context)?;
        let changes = levers::changes(&terms);
        let Some(goal) = terms.goal else {
            return Ok(report(&PrepaymentOutcome::of(terms)?, &changes, &[])?.into());
        };
        terms.check_reach(goal)?;
        let goals = iter::once(&terms).chain(changes.iter().map(|change| &change.terms));
        let task = NeededAmounts(goals.filter_map(PrepaymentTerms::query).collect());
        Ok(Evaluation::deferred(task, move |found| {
            let (first, others) = found.amounts().split_first().unwrap_or((&None, &[]));
            report(&PrepaymentOutcome::of(terms.clone().with_found(*first)?)?, &changes, others)
        }))
    }
}

/// The report on an outcome; with a goal, what is found for the changes so far.
fn report(outcome: &PrepaymentOutcome, changes: &[Change], found: &[Option<Money>]) -> Result<Report, FieldError> {
    // The same money in the other way.
    let mut terms = outcome.terms.clone();
    (terms.goal, terms.amount, terms.mode) = (None, outcome.each, terms.mode.other());
    terms.rules.minimum = Money::ZERO;
    let other = PrepaymentOutcome::of(terms)?;
    let comparison = outcome.compare()?;
    let mut report = Report::new(headline(outcome));
    figures(&mut report, outcome, &comparison);
    tables::chart(&mut report, outcome);
    match outcome.terms.mode {
        Mode::Shorten => tables::balances(&mut report, outcome, &other),
        Mode::Lower => tables::balances(&mut report, &other, outcome),
    }
    tables::schedule(&mut report, outcome);
    tables::invested(&mut report, outcome, &comparison);
    report.assume(&["new_loan", "rate_fixed", "timing", "returns", "costs"]);
    warnings(&mut report, outcome, &comparison);
    levers::levers(&mut report, outcome, changes, found);
    levers::next(&mut report, outcome);
    Ok(report)
}

/// What one prepayment gains: fewer payments, lower ones, a smaller last one, or nothing.
fn gain_kind(outcome: &PrepaymentOutcome) -> &'static str {
    if outcome.net.is_negative() {
        "loss"
    } else if outcome.lowers() && outcome.terms.repeated() {
        "several"
    } else if outcome.lowers() && outcome.terms.method == Repayment::EqualPrincipal {
        "lower_falling"
    } else if outcome.lowers() {
        "lower"
    } else if outcome.settled() && outcome.sooner() == 0 {
        "settled_last"
    } else if outcome.sooner() == 0 {
        "last"
    } else if outcome.settled() {
        "settled"
    } else {
        "sooner"
    }
}

/// A sentence about what is gained.
fn gain(outcome: &PrepaymentOutcome, group: &'static str, kind: &'static str) -> Text {
    Text::item("prepayment", group, kind)
        .money("amount", outcome.taken)
        .money("each", outcome.each)
        .count("n", outcome.times)
        .money("net", outcome.net)
        .money("loss", -outcome.net)
        .duration("time", outcome.sooner())
        .month("end", outcome.paid_off())
        .money("less", outcome.lower_by())
}

fn headline(outcome: &PrepaymentOutcome) -> Text {
    let terms = &outcome.terms;
    let kind = match gain_kind(outcome) {
        "loss" => "loss",
        _ if terms.question == Question::Budget && outcome.sooner() == 0 => "budget_last",
        _ if terms.question == Question::Budget => "budget",
        _ if !terms.further.is_empty() => "several",
        kind => terms.every.filter(|_| terms.step() > 0).map_or(kind, Every::code),
    };
    gain(outcome, "headline", kind)
}

/// What a goal takes, else what is saved; and how much sooner or lower the rest is.
fn face(report: &mut Report, outcome: &PrepaymentOutcome) {
    if outcome.terms.goal.is_some() {
        report.read_money("each", outcome.each);
    }
    if outcome.net.is_negative() {
        report.read_money("loss", -outcome.net);
    } else {
        report.read_money("net", outcome.net);
    }
    if outcome.lowers() {
        report.read_money("less", outcome.lower_by());
    } else if outcome.sooner() > 0 {
        report.read("sooner", Arg::Duration(outcome.sooner()));
    }
    if report.face.len() < 3 {
        report.read("end", Arg::Month(outcome.paid_off()));
    }
}

fn figures(report: &mut Report, outcome: &PrepaymentOutcome, comparison: &Comparison) {
    let terms = &outcome.terms;
    face(report, outcome);
    if terms.goal.is_some() {
        report.money("each", outcome.each);
    }
    report.money("net", outcome.net);
    report.money("interest", outcome.interest);
    let clause = match terms.rules.penalty.basis {
        PenaltyBasis::MonthsOfInterest(_) => "penalty_months",
        _ => "penalty",
    };
    report.figure_by("penalty", Arg::Money(outcome.penalty), report.text("how", clause));
    if terms.repeated() {
        report.figure_by("taken", Arg::Money(outcome.taken), report.text("how", "taken").count("n", outcome.times));
    }
    if outcome.lowers() {
        report.money("payment", outcome.next_payment());
    } else {
        report.figure("sooner", Arg::Duration(outcome.sooner()));
    }
    report.figure("end", Arg::Month(outcome.paid_off()));
    if let Some(percent) = comparison.break_even {
        report.figure("break_even", Arg::Percent(percent.ceil_dp(2)));
    }
    let left = terms.savings - outcome.cash;
    if terms.essentials.is_positive() && terms.savings.is_positive() && !left.is_negative() {
        report.figure("fund", Arg::Duration(whole_times(left, terms.essentials)));
    }
}

/// How often a positive amount goes into another one.
fn whole_times(amount: Money, one: Money) -> u32 {
    amount.minor().checked_div(one.minor()).and_then(|times| u32::try_from(times).ok()).unwrap_or(0)
}

fn warnings(report: &mut Report, outcome: &PrepaymentOutcome, comparison: &Comparison) {
    let terms = &outcome.terms;
    let better = if comparison.advantage < Decimal::ZERO { "keep" } else { "prepay" };
    let compared = report.text("compare", better).percent("return", terms.annual_return);
    report.warn(compared.month("date", outcome.usual_end()).with("amount", Arg::at_most(comparison.advantage.abs())));
    if terms.question == Question::Amount && !terms.repeated() && outcome.taken < terms.amount {
        report.warn(report.text("warning", "enough").money("owed", outcome.taken));
    }
    if terms.savings.is_positive() {
        reserve(report, outcome);
    }
    report.warn(Text::plain("risk.projection"));
}

/// What is left for a rainy day: in months of living where that is known, else in payments.
fn reserve(report: &mut Report, outcome: &PrepaymentOutcome) {
    let terms = &outcome.terms;
    let left = terms.savings - outcome.cash;
    // Counted in what is paid from now on; once the loan is settled, in what was paid.
    let payment = if outcome.settled() { outcome.usual_payment() } else { outcome.next_payment() };
    let living = terms.essentials.is_positive();
    let count = whole_times(left, if living { terms.essentials } else { payment });
    let kind = if left.is_negative() {
        "short"
    } else if living && count < RESERVE {
        "fund_little"
    } else if living {
        "fund"
    } else if outcome.settled() {
        "left_settled"
    } else if count < RESERVE {
        "left_little"
    } else {
        "left"
    };
    let short = if left.is_negative() { -left } else { fund(terms) - left };
    let text = report.text("warning", kind).money("left", left).money("short", short);
    report.warn(text.count("n", count).duration("time", count).duration("fund", RESERVE));
    if terms.repeated() {
        report.warn(Text::of("prepayment.warning", "first_only"));
    }
}

/// The emergency fund that is not to be touched.
fn fund(terms: &PrepaymentTerms) -> Money {
    terms.essentials.times(RESERVE).unwrap_or(Money::MAX)
}
