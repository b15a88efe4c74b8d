//! How much can a household borrow, and what does it leave? (能贷多少)

mod case;
mod details;
mod inputs;
#[cfg(test)]
mod tests;
mod texts;

use rust_decimal::Decimal;

use super::mortgage::Mortgage;
use super::saving_goal::SavingGoal;
use crate::base::decimal::Exact as _;
use crate::domain::debt::Household;
use crate::domain::money::{Money, Rounding};
use crate::tool::Context;
use crate::tool::calculator::Evaluate;
use crate::tool::report::Place;
use crate::tool::text::{Arg, Text, ToolTexts};
use case::Case;
use inputs::LONGEST_YEARS;
pub use inputs::{Affordability, Flow, Other, Rhythm};

type Evaluation = crate::tool::evaluation::Evaluation<Affordability>;
type Fault = crate::tool::value::Fault<Affordability>;
type Report = crate::tool::report::Report<Affordability>;

/// Years by which a lever lengthens the loan.
const LONGER_YEARS: u32 = 5;
/// The points by which the rate rises at worst.
const WORST: u32 = 3;

impl Evaluate for Affordability {
    const TEXTS: ToolTexts = texts::TEXTS;

    fn evaluate(&self, context: &Context) -> Result<Evaluation, Fault> {
        let case = Case::of(self, context.currency)?;
        let (low, high) = (case.most(case.comfortable, 0)?, case.top()?);
        let loan = if self.wanted.is_positive() { self.wanted } else { high };
        let runway = case.runway(case.burden(loan, 0)?.payment);
        let mut report = Report::new(headline(&case, low, high)?);
        figures(&mut report, &case, [low, high], loan, runway)?;
        if loan.is_positive() {
            details::shocks(&mut report, &case, loan)?;
        }
        details::balances(&mut report, &case, low, high, self.wanted)?;
        report.assume(&["level", "take_home", "shares", "savings", "no_fees"]);
        if case.fund.is_positive() {
            report.assume(&["fund"]);
        }
        warnings(&mut report, &case, loan, runway, self.reserve)?;
        levers(&mut report, &case, high)?;
        next(&mut report, &case, loan);
        Ok(report.into())
    }
}

fn headline(case: &Case, low: Money, high: Money) -> Result<Text, Fault> {
    if !high.is_positive() {
        let without = case.burden(Money::ZERO, 0)?;
        let share = Arg::Percent(without.debt_to_income.half_up(2));
        return Ok(if without.left_over.is_negative() {
            let short = -without.left_over;
            Text::of("affordability", "headline_short").with("short", Arg::Money(short))
        } else {
            Text::of("affordability", "headline_none").with("share", share).with("limit", Arg::Percent(case.limit))
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
        .with("low", case.about(low))
        .with("high", case.about(high))
        .with("points", Arg::Points(Decimal::from(WORST)))
        .with("stressed", case.about(case.most(case.limit, WORST)?)))
}

fn figures(
    report: &mut Report,
    case: &Case,
    [low, high]: [Money; 2],
    loan: Money,
    runway: Option<u32>,
) -> Result<(), Fault> {
    let now = case.burden(loan, 0)?;
    let share = now.debt_to_income.half_up(2);
    let verdict = report.text("verdict", case.verdict(&now)).percent("share", share);
    report.figure("cautious", case.about(low));
    report.figure("top", case.about(high));
    report.money("payment", now.payment);
    if case.fund.is_positive() {
        report.money("from_pay", now.payment - case.fund.min(now.payment));
    }
    report.figure("share", Arg::text(verdict));
    report.money("left_over", now.left_over);
    report.money("shocked", case.burden(loan, WORST)?.payment);
    if let Some(months) = runway {
        report.figure("runway", Arg::Duration(months));
    }
    for figure in &mut report.figures {
        figure.label = figure.label.clone().with("points", Arg::Points(Decimal::from(WORST)));
        let method = figure.method.clone().percent("comfortable", case.comfortable).percent("limit", case.limit);
        figure.method = method.with("loan", case.about(loan));
    }
    Ok(())
}

fn warnings(report: &mut Report, case: &Case, loan: Money, runway: Option<u32>, reserve: u32) -> Result<(), Fault> {
    report.warn(Text::of("affordability.warning", "not_an_offer"));
    let worst = case.burden(loan, WORST)?;
    if loan.is_positive() && worst.left_over.is_negative() {
        let short = -worst.left_over;
        let text = report.text("warning", "short").with("points", Arg::Points(Decimal::from(WORST)));
        report.warn(text.money("short", short));
    }
    if let Some(months) = runway.filter(|months| *months < reserve) {
        let text = report.text("warning", "reserve");
        report.warn(text.duration("time", months).duration("reserve", reserve));
    }
    Ok(())
}

/// A longer term, no other debts, less spending: each where it raises what can be borrowed.
fn levers(report: &mut Report, case: &Case, high: Money) -> Result<(), Fault> {
    let years = case.years.saturating_add(LONGER_YEARS).min(LONGEST_YEARS);
    let household = case.household;
    let less = case.living.percent(Decimal::from(90), Rounding::Down);
    let less = less.map_err(|_| Fault::out_of_range(Affordability::LIVING))?;
    // Whole units: the field holds what a person would type.
    let living = case.decimal(less).trunc();
    let money = Money::from_decimal(living, case.currency, Rounding::Down);
    let money = money.map_err(|_| Fault::out_of_range(Affordability::LIVING))?;
    let label = |name: &'static str| Text::of("affordability.lever", name);
    let changes = [
        (
            Case { years, ..*case },
            label("longer").duration("term", years.saturating_mul(12)),
            Affordability::TERM.to(years),
        ),
        (
            Case { household: Household { commitments: household.commitments - case.debts, ..household }, ..*case },
            label("no_debts").money("debts", case.debts),
            Affordability::DEBTS.to(Decimal::ZERO),
        ),
        (
            Case { household: Household { living: household.living - (case.living - money), ..household }, ..*case },
            label("spend_less").with("living", Arg::Amount(living)),
            Affordability::LIVING.to(living),
        ),
    ];
    for (other, label, set) in changes {
        let gain = other.top()? - high;
        if gain.is_positive() {
            let effect = report.text("lever", "more").with("gain", case.about(gain));
            report.lever(label, effect, [set]);
        }
    }
    Ok(())
}

/// A mortgage of whole thousands; nothing of it where nothing can be borrowed.
fn next(report: &mut Report, case: &Case, most: Money) {
    let thousand = Decimal::ONE_THOUSAND;
    let whole = case.decimal(most).over(thousand).and_then(|loan| loan.trunc().times(thousand));
    if let Some(amount) = whole.filter(|loan| !loan.is_zero()) {
        let mut set = Mortgage::of_loan(amount, case.rate.percent());
        set.push(Mortgage::TERM.to(case.years));
        report.go_on("mortgage", Place::to(set));
    }
    report.go_on("save", Place::to::<SavingGoal>([]));
}
