//! How much can a household borrow, and what does it leave? (能贷多少)

mod details;
mod inputs;
mod terms;
#[cfg(test)]
mod tests;
mod texts;

use rust_decimal::Decimal;

use super::mortgage::Mortgage;
use super::saving_goal::SavingGoal;
use crate::base::decimal::DecimalExt as _;
use crate::domain::debt::{Burden, Household};
use crate::domain::money::{Money, Rounding};
use crate::tool::Context;
use crate::tool::calculator::Evaluate;
use crate::tool::report::Destination;
use crate::tool::text::{Arg, Text, ToolTexts};
use inputs::MAX_YEARS;
pub use inputs::{Affordability, Flow, Other, Rhythm};
use terms::AffordabilityTerms;

type Evaluation = crate::tool::evaluation::Evaluation<Affordability>;
type FieldError = crate::tool::value::FieldError<Affordability>;
type Report = crate::tool::report::Report<Affordability>;

/// Years by which a lever lengthens the loan.
const LONGER_YEARS: u32 = 5;
/// The points by which the rate rises at worst.
const STRESS_POINTS: u32 = 3;

impl Evaluate for Affordability {
    const TEXTS: ToolTexts = texts::TEXTS;

    fn evaluate(&self, context: &Context) -> Result<Evaluation, FieldError> {
        let terms = AffordabilityTerms::of(self, context.currency)?;
        let (low, high) = (terms.loan_within(terms.comfortable, 0)?, terms.highest_loan()?);
        let loan = if self.wanted.is_positive() { self.wanted } else { high };
        let runway = terms.runway(terms.burden(loan, 0)?.payment);
        let mut report = Report::new(headline(&terms, low, high)?);
        figures(&mut report, &terms, [low, high], loan, runway)?;
        if loan.is_positive() {
            details::shocks(&mut report, &terms, loan)?;
        }
        details::balances(&mut report, &terms, low, high, self.wanted)?;
        report.assume(&["level", "take_home", "shares", "savings", "no_fees"]);
        if terms.fund.is_positive() {
            report.assume(&["fund"]);
        }
        warnings(&mut report, &terms, loan, runway, self.reserve)?;
        levers(&mut report, &terms, high)?;
        next(&mut report, &terms, loan);
        Ok(report.into())
    }
}

fn headline(terms: &AffordabilityTerms, low: Money, high: Money) -> Result<Text, FieldError> {
    if !high.is_positive() {
        let without = terms.burden(Money::ZERO, 0)?;
        let share = Arg::Percent(without.debt_to_income.round_half_up(2));
        return Ok(if without.left_over.is_negative() {
            let short = -without.left_over;
            Text::of("affordability", "headline_short").with("short", Arg::Money(short))
        } else {
            Text::of("affordability", "headline_none").with("share", share).with("limit", Arg::Percent(terms.limit))
        });
    }
    let name = if low == high {
        "headline_one"
    } else if low.is_positive() {
        "headline"
    } else {
        "headline_tight"
    };
    Ok(Text::of("affordability", name)
        .with("low", terms.rounded_down(low))
        .with("high", terms.rounded_down(high))
        .with("points", Arg::Points(Decimal::from(STRESS_POINTS)))
        .with("stressed", terms.rounded_down(terms.loan_within(terms.limit, STRESS_POINTS)?)))
}

fn figures(
    report: &mut Report,
    terms: &AffordabilityTerms,
    [low, high]: [Money; 2],
    loan: Money,
    runway: Option<u32>,
) -> Result<(), FieldError> {
    let now = terms.burden(loan, 0)?;
    let share = now.debt_to_income.round_half_up(2);
    let verdict = report.text("verdict", terms.verdict(&now)).percent("share", share);
    face(report, terms, low, high, &now)?;
    report.figure("cautious", terms.rounded_down(low));
    report.figure("top", terms.rounded_down(high));
    report.money("payment", now.payment);
    if terms.fund.is_positive() {
        report.money("from_pay", now.payment - terms.fund.min(now.payment));
    }
    report.figure("share", Arg::text(verdict));
    report.money("left_over", now.left_over);
    report.money("shocked", terms.burden(loan, STRESS_POINTS)?.payment);
    if let Some(months) = runway {
        report.figure("runway", Arg::Duration(months));
    }
    for figure in &mut report.figures {
        figure.label = figure.label.clone().with("points", Arg::Points(Decimal::from(STRESS_POINTS)));
        let method = figure.method.clone().percent("comfortable", terms.comfortable).percent("limit", terms.limit);
        figure.method = method.with("loan", terms.rounded_down(loan));
    }
    Ok(())
}

/// What the budget carries, comfortably where it can; without room, what stands in the way.
fn face(
    report: &mut Report,
    terms: &AffordabilityTerms,
    low: Money,
    high: Money,
    now: &Burden,
) -> Result<(), FieldError> {
    if high.is_positive() {
        if low.is_positive() && low != high {
            report.read("cautious", terms.rounded_down(low));
            report.read("top", terms.rounded_down(high));
        } else {
            report.read("top_alone", terms.rounded_down(high));
        }
        let stressed = terms.rounded_down(terms.loan_within(terms.limit, STRESS_POINTS)?);
        let label = report.text("face", "stressed").with("points", Arg::Points(Decimal::from(STRESS_POINTS)));
        report.read_as(label, stressed);
        return Ok(());
    }
    let without = terms.burden(Money::ZERO, 0)?;
    if without.left_over.is_negative() {
        report.read_money("short", -without.left_over);
    } else {
        report.read("share", Arg::Percent(without.debt_to_income.round_half_up(2)));
        report.read("limit", Arg::Percent(terms.limit));
    }
    report.read_money("left_over", now.left_over);
    Ok(())
}

fn warnings(
    report: &mut Report,
    terms: &AffordabilityTerms,
    loan: Money,
    runway: Option<u32>,
    reserve: u32,
) -> Result<(), FieldError> {
    report.warn(Text::of("affordability.warning", "not_an_offer"));
    let worst = terms.burden(loan, STRESS_POINTS)?;
    if loan.is_positive() && worst.left_over.is_negative() {
        let short = -worst.left_over;
        let text = report.text("warning", "short").with("points", Arg::Points(Decimal::from(STRESS_POINTS)));
        report.warn(text.money("short", short));
    }
    if let Some(months) = runway.filter(|months| *months < reserve) {
        let text = report.text("warning", "reserve");
        report.warn(text.duration("time", months).duration("reserve", reserve));
    }
    Ok(())
}

/// A longer term, no other debts, less spending: each where it raises what can be borrowed.
fn levers(report: &mut Report, terms: &AffordabilityTerms, high: Money) -> Result<(), FieldError> {
    let years = terms.years.saturating_add(LONGER_YEARS).min(MAX_YEARS);
    let household = terms.household;
    let less = terms.living.percent(Decimal::from(90), Rounding::Down);
    let less = less.map_err(|_| FieldError::out_of_range(Affordability::LIVING))?;
    // Whole units: the field holds what a person would type.
    let living = less.to_decimal().trunc();
    let money = Money::from_decimal(living, terms.currency, Rounding::Down);
    let money = money.map_err(|_| FieldError::out_of_range(Affordability::LIVING))?;
    let label = |name: &'static str| Text::of("affordability.lever", name);
    let changes = [
        (
            AffordabilityTerms { years, ..*terms },
            label("longer").duration("term", years.saturating_mul(12)),
            Affordability::TERM.to(years),
        ),
        (
            AffordabilityTerms {
                household: Household { commitments: household.commitments - terms.debts, ..household },
                ..*terms
            },
            label("no_debts").money("debts", terms.debts),
            Affordability::DEBTS.to(Decimal::ZERO),
        ),
        (
            AffordabilityTerms {
                household: Household { living: household.living - (terms.living - money), ..household },
                ..*terms
            },
            label("spend_less").with("living", Arg::Amount(living)),
            Affordability::LIVING.to(living),
        ),
    ];
    for (other, label, set) in changes {
        let gain = other.highest_loan()? - high;
        if gain.is_positive() {
            let effect = report.text("lever", "more").with("gain", terms.rounded_down(gain));
            report.lever(label, effect, [set]);
        }
    }
    Ok(())
}

/// A mortgage of whole thousands; nothing of it where nothing can be borrowed.
fn next(report: &mut Report, terms: &AffordabilityTerms, most: Money) {
    let thousand = Decimal::ONE_THOUSAND;
    let whole = most.to_decimal().div_checked(thousand).and_then(|loan| loan.trunc().mul_checked(thousand));
    if let Some(amount) = whole.filter(|loan| !loan.is_zero()) {
        let mut set = Mortgage::of_loan(amount, terms.rate.percent());
        set.push(Mortgage::TERM.to(terms.years));
        report.go_on("mortgage", Destination::to(set));
    }
    report.go_on("save", Destination::to::<SavingGoal>([]));
}
