//! What would change the answer, and where to go next.

use crate::base::decimal::DecimalExt as _;
use rust_decimal::Decimal;

use super::inputs::Mortgage;
use super::notes::unlike;
use super::plan::{RepaymentPlan, WhatIf};
use super::terms::MortgageTerms;
use super::{FieldError, Report};
use crate::domain::money::Money;
use crate::domain::rate::AnnualRate;
use crate::tool::Context;
use crate::tool::inputs::{Entered, Set};
use crate::tool::report::Destination;
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
const MAX_DOWN_SHARE: u32 = 95;

/// Five years less, more paid down, the rate that was published, the other method.
pub(super) fn levers(
    report: &mut Report,
    input: &Mortgage,
    context: &Context,
    terms: &MortgageTerms,
    plan: &RepaymentPlan,
    other: &RepaymentPlan,
) -> Result<(), FieldError> {
    let what_if = terms.unchanged();
    if let Some(shorter) = input.term.checked_sub(SHORTER_YEARS).filter(|years| *years > 0) {
        let months = shorter.saturating_mul(12);
        let label = report.text("lever", "shorter").duration("term", months);
        lever(report, terms, plan, &terms.plan(WhatIf { months, ..what_if })?, label, Mortgage::TERM.to(shorter));
    }
    let share = input.down_share.and_then(|share| share.add_checked(Decimal::from(MORE_DOWN)));
    if let Some(share) = share.filter(|share| *share <= Decimal::from(MAX_DOWN_SHARE)) {
        let label = report.text("lever", "down").percent("share", share);
        let changed = Mortgage { down_share: Some(share), ..input.clone() };
        instead(report, terms, plan, (&changed, context), label, Mortgage::DOWN_SHARE.to(share));
    }
    if let Some(published) = unlike(input, context, terms)
        && let Ok(value) = AnnualRate::from_percent(published)
    {
        let label = report.text("lever", "fund_rate").percent("rate", published);
        let changed = Mortgage { fund_rate: Some(Entered { value, is_default: false }), ..input.clone() };
        instead(report, terms, plan, (&changed, context), label, Mortgage::FUND_RATE.to(published));
    }
    let name = match terms.method {
        Repayment::EqualPrincipal => "level",
        Repayment::EqualInstallment => "falling",
    };
    let label = report.text("lever", name);
    lever(report, terms, plan, other, label, Mortgage::METHOD.to(terms.method.other()));
    Ok(())
}

/// How the first payment and the interest of `other` differ from those of the plan.
fn lever(
    report: &mut Report,
    terms: &MortgageTerms,
    plan: &RepaymentPlan,
    other: &RepaymentPlan,
    label: Text,
    set: Set<Mortgage>,
) {
    let regular = terms.first_regular_payment();
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
    terms: &MortgageTerms,
    plan: &RepaymentPlan,
    (changed, context): (&Mortgage, &Context),
    label: Text,
    set: Set<Mortgage>,
) {
    let other = MortgageTerms::of(changed, context).and_then(|changed| {
        let plan = changed.plan(changed.unchanged())?;
        Ok((changed, plan))
    });
    // Where the other inputs do not allow it, there is no such lever.
    let Ok((changed, other)) = other else { return };
    if changed.received(&other).is_positive() {
        lever(report, terms, plan, &other, label, set);
    }
}

/// Prepaying, whether it can be borne, another loan, the down payment, what the bank offers.
pub(super) fn next(report: &mut Report, terms: &MortgageTerms) {
    // Of two loans, what can be prepaid or taken over is the first.
    let first = terms.parts.first().map_or(Money::ZERO, |part| part.principal);
    let percent = terms.parts.first().map_or(Decimal::ZERO, |part| part.rate.percent());
    let carried = [
        Prepayment::BALANCE.to(first.to_decimal()),
        Prepayment::ANNUAL_RATE.to(percent),
        Prepayment::MONTHS_LEFT.to(terms.months),
        Prepayment::METHOD.to(terms.method),
    ];
    report.go_on("prepay", Destination::to(carried));
    let carried = [
        Affordability::WANTED.to(terms.amount().to_decimal()),
        Affordability::ANNUAL_RATE.to(percent),
        Affordability::TERM.to(terms.months / 12),
    ];
    report.go_on("afford", Destination::to(carried));
    let carried = [
        Refinance::BALANCE.to(first.to_decimal()),
        Refinance::CURRENT_RATE.to(percent),
        Refinance::MONTHS_LEFT.to(terms.months),
    ];
    report.go_on("refinance", Destination::to(carried));
    if terms.parts.len() == 1 {
        let loan = (first.to_decimal(), terms.months);
        report.may_go_on("cost", CostStatement::of_loan(loan, terms.method.into(), percent, Decimal::ZERO));
    }
    let goal = terms.price.map(|(_, down)| {
        vec![SavingGoal::QUESTION.to(saving_goal::Question::Monthly), SavingGoal::GOAL.to(down.to_decimal())]
    });
    report.go_on("save", Destination::to(goal.unwrap_or_default()));
    report.go_on("suggestions", Destination::Suggestions);
}
