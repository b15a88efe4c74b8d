//! What does this mortgage cost each month, and in all? (房贷计算)
//!
//! A commercial loan, one of the housing provident fund (公积金), or both together; a rate of its own or LPR and basis
//! points, repriced on its day; prepayments and other rates on the way; counted by whole months or as the bank's
//! statement counts.

mod charts;
mod follow;
mod inputs;
mod levers;
mod notes;
mod plan;
mod tables;
mod terms;
#[cfg(test)]
mod tests;
mod texts;

use crate::base::decimal::DecimalExt as _;
use crate::domain::cost::monthly_cost;
use crate::domain::money::Money;
use crate::tool::Context;
use crate::tool::calculator::{Derived, Evaluate, Followed};
use crate::tool::text::{Arg, Text, ToolTexts};
use crate::tools::repayment::Repayment;
pub use inputs::{By, Change, City, Counting, Expected, Home, Lender, Mortgage, RateBy};
use plan::{RepaymentPlan, WhatIf};
use terms::MortgageTerms;

type Evaluation = crate::tool::evaluation::Evaluation<Mortgage>;
type FieldError = crate::tool::value::FieldError<Mortgage>;
type Report = crate::tool::report::Report<Mortgage>;

impl Evaluate for Mortgage {
    const TEXTS: ToolTexts = texts::TEXTS;
    const FOLLOWING: &'static [&'static str] = follow::FOLLOWING;

    fn evaluate(&self, context: &Context) -> Result<Evaluation, FieldError> {
        let terms = MortgageTerms::of(self, context)?;
        let what_if = terms.unchanged();
        let plan = terms.plan(what_if)?;
        let other = terms.plan(WhatIf { method: terms.method.other(), ..what_if })?;
        let mut report = Report::new(headline(&terms, &plan));
        figures(&mut report, &terms, &plan)?;
        charts::balance(&mut report, &terms, &plan);
        charts::split(&mut report, &plan);
        tables::years(&mut report, &terms, &plan);
        tables::months(&mut report, &terms, &plan);
        tables::methods(&mut report, &terms, &plan, &other);
        tables::parts(&mut report, &plan);
        notes::warnings(&mut report, self, context, &terms, &plan);
        tables::stress(&mut report, &terms, &plan)?;
        notes::assumptions(&mut report, self, context, &terms);
        levers::levers(&mut report, self, context, &terms, &plan, &other)?;
        levers::next(&mut report, &terms);
        Ok(report.into())
    }

    fn follow(&self, context: &Context) -> Vec<Followed> {
        follow::follow(self, context)
    }

    fn derive(&self) -> Vec<Derived> {
        follow::derive(self)
    }
}

fn headline(terms: &MortgageTerms, plan: &RepaymentPlan) -> Text {
    let (first, last) = (plan.payment(terms.first_regular_payment()), plan.payment(plan.periods()));
    if changes(terms, plan, first) {
        return Text::of("mortgage", "headline_changing")
            .money("first", first)
            .money("last", last)
            .duration("term", plan.periods())
            .money("interest", plan.interest);
    }
    if terms.method == Repayment::EqualPrincipal {
        let next = plan.payment(terms.first_regular_payment().saturating_add(1));
        return Text::of("mortgage", "headline_equal_principal")
            .money("first", first)
            .money("step", first - next)
            .money("last", last)
            .money("interest", plan.interest);
    }
    Text::of("mortgage", "headline")
        .money("payment", first)
        .duration("term", plan.periods())
        .money("interest", plan.interest)
        .with("method", Arg::text(Text::of("method", "cent_schedule")))
}

/// Whether what is paid changes on the way in another manner than the method's own.
fn changes(terms: &MortgageTerms, plan: &RepaymentPlan, first: Money) -> bool {
    if !terms.events.is_empty() {
        return true;
    }
    let mut periods = terms.first_regular_payment()..plan.periods();
    terms.method != Repayment::EqualPrincipal && periods.any(|period| plan.payment(period) != first)
}

/// What is paid each month, or at first, and what it comes to.
fn face(report: &mut Report, terms: &MortgageTerms, plan: &RepaymentPlan) {
    let first = plan.payment(terms.first_regular_payment());
    let level = terms.method == Repayment::EqualInstallment && !changes(terms, plan, first);
    let when = Text::item("mortgage", "when", if level { "month" } else { "first" });
    let label = report.text("face", "payment").with("when", Arg::text(when));
    report.read_as(label, Arg::Money(first));
    report.read_money("interest", plan.interest);
    report.read_money("total", plan.paid);
}

fn figures(report: &mut Report, terms: &MortgageTerms, plan: &RepaymentPlan) -> Result<(), FieldError> {
    face(report, terms, plan);
    let mut names = ["annual_rate", "fund_rate"].iter();
    if terms.kind == Lender::Fund {
        names.next();
    }
    for (name, part) in names.zip(&terms.parts) {
        report.figure(name, Arg::Percent(part.rate.percent()));
    }
    report.money("first_payment", plan.payment(1));
    report.money("last_payment", plan.payment(plan.periods()));
    report.money("total_interest", plan.interest);
    report.money("total_repaid", plan.paid);
    if let Some((_, down)) = terms.price {
        report.money("borrowed", terms.amount());
        report.money("down_payment", down);
    }
    if let Some(payment) = terms.first_repriced_payment() {
        report.figure("repricing", Arg::Month(terms.month(payment)));
    }
    if !terms.events.is_empty() {
        let without = terms.plan(WhatIf { events: false, ..terms.unchanged() })?;
        report.figure("paid_off", Arg::Month(terms.month(plan.periods())));
        report.money("interest_change", plan.interest - without.interest);
    }
    if plan.penalty.is_positive() {
        report.money("penalty", plan.penalty);
    }
    if terms.fees.is_positive() || terms.yearly.is_positive() {
        all_in(report, terms, plan)?;
    }
    Ok(())
}

/// What the loan costs in a year with its fees: of all money that moves.
fn all_in(report: &mut Report, terms: &MortgageTerms, plan: &RepaymentPlan) -> Result<(), FieldError> {
    let mut payments = Vec::with_capacity(plan.rows.len());
    let mut cost = plan.interest + plan.penalty + terms.fees;
    for row in &plan.rows {
        let mut paid = row.payment + row.extra + plan.fee(row.period);
        if row.period.is_multiple_of(12) && row.period < plan.periods() {
            paid += terms.yearly;
            cost += terms.yearly;
        }
        payments.push(paid.to_decimal());
    }
    // The first year is insured from the start.
    cost += terms.yearly;
    let received = terms.received(plan);
    if !received.is_positive() {
        return Err(FieldError::at(terms.dearest, Text::plain("mortgage.error.nothing_left")));
    }
    if let Ok(rate) = monthly_cost(received.to_decimal(), &payments) {
        report.figure("all_in", Arg::Percent(rate.simple_percent.round_half_up(2)));
        report.figure("all_in_compound", Arg::Percent(rate.compound_percent.round_half_up(2)));
    }
    report.money("cost", cost);
    Ok(())
}
