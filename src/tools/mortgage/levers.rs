//! What would change the answer, and where to go next.

use rust_decimal::Decimal;

use super::case::Case;
use super::inputs::Mortgage;
use super::notes::unlike;
use super::plan::{Plan, Wish};
use super::{Fault, Report};
use crate::base::decimal::Exact as _;
use crate::domain::money::Money;
use crate::domain::rate::AnnualRate;
use crate::tool::Context;
use crate::tool::inputs::{Entered, Set};
use crate::tool::report::Place;
use crate::tool::text::Text;
use crate::tools::affordability::Affordability;
use crate::tools::cost_statement::CostStatement;
use crate::tools::prepayment::Prepayment;
use crate::tools::refinance::Refinance;
use crate::tools::repayment::Repayment;
use crate::tools::saving_goal::{self, SavingGoal};

/// Years by which a lever shortens the loan.
const SHORTER_YEARS: u32 = 5;
/// Points of the price by which a lever raises the down payment.
const MORE_DOWN: u32 = 10;
/// The largest share of the price that the form takes.
const MOST_DOWN: u32 = 95;

/// Five years less, more paid down, the rate that was published, the other method.
pub(super) fn levers(
    report: &mut Report,
    input: &Mortgage,
    context: &Context,
    case: &Case,
    plan: &Plan,
    other: &Plan,
) -> Result<(), Fault> {
    let wish = case.wish();
    if let Some(shorter) = input.term.checked_sub(SHORTER_YEARS).filter(|years| *years > 0) {
        let months = shorter.saturating_mul(12);
        let label = report.text("lever", "shorter").duration("term", months);
        lever(report, case, plan, &case.plan(Wish { months, ..wish })?, label, Mortgage::TERM.to(shorter));
    }
    let share = input.down_share.and_then(|share| share.plus(Decimal::from(MORE_DOWN)));
    if let Some(share) = share.filter(|share| *share <= Decimal::from(MOST_DOWN)) {
        let label = report.text("lever", "down").percent("share", share);
        let changed = Mortgage { down_share: Some(share), ..input.clone() };
        instead(report, case, plan, (&changed, context), label, Mortgage::DOWN_SHARE.to(share));
    }
    if let Some(published) = unlike(input, context, case)
        && let Ok(value) = AnnualRate::from_percent(published)
    {
        let label = report.text("lever", "fund_rate").percent("rate", published);
        let changed = Mortgage { fund_rate: Some(Entered { value, left: false }), ..input.clone() };
        instead(report, case, plan, (&changed, context), label, Mortgage::FUND_RATE.to(published));
    }
    let name = match case.method {
        Repayment::EqualPrincipal => "level",
        Repayment::EqualInstallment => "falling",
    };
    let label = report.text("lever", name);
    lever(report, case, plan, other, label, Mortgage::METHOD.to(case.method.other()));
    Ok(())
}

/// How the first payment and the interest of `other` differ from those of the plan.
fn lever(report: &mut Report, case: &Case, plan: &Plan, other: &Plan, label: Text, set: Set<Mortgage>) {
    let regular = case.regular();
    let first = other.payment(regular) - plan.payment(regular);
    let interest = plan.interest - other.interest;
    let effect = match (first.minor().signum(), interest.minor().signum()) {
        // Without interest both methods are one.
        (0, 0) => return,
        (0, 1) => "effect_only_less_interest",
        (0, _) => "effect_only_more_interest",
        (1, 0) => "effect_only_more",
        (_, 0) => "effect_only_less",
        (1, 1) => "effect_less_interest",
        (1, _) => "effect_more",
        (_, 1) => "effect_less",
        _ => "effect_lower_payment",
    };
    let size = |money: Money| if money.is_negative() { -money } else { money };
    let effect = report.text("lever", effect).money("first", size(first)).money("interest", size(interest));
    report.lever(label, effect, [set]);
}

/// A lever that changes what was asked for.
fn instead(
    report: &mut Report,
    case: &Case,
    plan: &Plan,
    (changed, context): (&Mortgage, &Context),
    label: Text,
    set: Set<Mortgage>,
) {
    let other = Case::of(changed, context).and_then(|changed| {
        let plan = changed.plan(changed.wish())?;
        Ok((changed, plan))
    });
    // Where the other inputs do not allow it, there is no such lever.
    let Ok((changed, other)) = other else { return };
    if changed.received(&other).is_positive() {
        lever(report, case, plan, &other, label, set);
    }
}

/// Prepaying, whether it can be borne, another loan, the down payment, what the bank offers.
pub(super) fn next(report: &mut Report, case: &Case) {
    let plain = |money: Money| money.to_decimal(case.currency);
    // Of two loans, what can be prepaid or taken over is the first.
    let first = case.parts.first().map_or(Money::ZERO, |part| part.principal);
    let percent = case.parts.first().map_or(Decimal::ZERO, |part| part.rate.percent());
    let carried = [
        Prepayment::BALANCE.to(plain(first)),
        Prepayment::ANNUAL_RATE.to(percent),
        Prepayment::MONTHS_LEFT.to(case.months),
        Prepayment::METHOD.to(case.method),
    ];
    report.go_on("prepay", Place::to(carried));
    let carried = [
        Affordability::WANTED.to(plain(case.amount())),
        Affordability::ANNUAL_RATE.to(percent),
        Affordability::TERM.to(case.months / 12),
    ];
    report.go_on("afford", Place::to(carried));
    let carried = [
        Refinance::BALANCE.to(plain(first)),
        Refinance::CURRENT_RATE.to(percent),
        Refinance::MONTHS_LEFT.to(case.months),
    ];
    report.go_on("refinance", Place::to(carried));
    if case.parts.len() == 1 {
        let terms = (plain(first), case.months);
        report.may_go_on("cost", CostStatement::of_loan(terms, case.method.into(), percent, Decimal::ZERO));
    }
    let goal = case.price.map(|(_, down)| {
        vec![SavingGoal::QUESTION.to(saving_goal::Question::Monthly), SavingGoal::GOAL.to(plain(down))]
    });
    report.go_on("save", Place::to(goal.unwrap_or_default()));
    report.go_on("suggestions", Place::Suggestions);
}
