//! What does this mortgage cost each month, and in all? (房贷计算)
//!
//! A commercial loan, one of the housing provident fund (公积金), or both together; a rate of its own or LPR and basis
//! points, repriced on its day; prepayments and other rates on the way; counted by whole months or as the bank's
//! statement counts.

mod case;
mod follow;
mod inputs;
mod levers;
mod notes;
mod picture;
mod plan;
mod tables;
#[cfg(test)]
mod tests;
mod texts;

use crate::base::decimal::Exact as _;
use crate::domain::cost::monthly_cost;
use crate::domain::money::Money;
use crate::tool::Context;
use crate::tool::calculator::{Derived, Evaluate, Followed};
use crate::tool::text::{Arg, Text, ToolTexts};
use crate::tools::repayment::Repayment;
use case::Case;
pub use inputs::{By, Change, City, Counting, Expected, Home, Lender, Mortgage, RateBy};
use plan::{Plan, Wish};

type Evaluation = crate::tool::evaluation::Evaluation<Mortgage>;
type Fault = crate::tool::value::Fault<Mortgage>;
type Report = crate::tool::report::Report<Mortgage>;

impl Evaluate for Mortgage {
    const TEXTS: ToolTexts = texts::TEXTS;
    const FOLLOWING: &'static [&'static str] = follow::FOLLOWING;

    fn evaluate(&self, context: &Context) -> Result<Evaluation, Fault> {
        let case = Case::of(self, context)?;
        let wish = case.wish();
        let plan = case.plan(wish)?;
        let other = case.plan(Wish { method: case.method.other(), ..wish })?;
        let mut report = Report::new(headline(&case, &plan));
        figures(&mut report, &case, &plan)?;
        picture::balance(&mut report, &case, &plan);
        picture::split(&mut report, &case, &plan);
        tables::years(&mut report, &case, &plan);
        tables::months(&mut report, &case, &plan);
        tables::methods(&mut report, &case, &plan, &other);
        tables::parts(&mut report, &plan);
        notes::warnings(&mut report, self, context, &case, &plan);
        tables::stress(&mut report, &case, &plan)?;
        notes::assumptions(&mut report, self, context, &case);
        levers::levers(&mut report, self, context, &case, &plan, &other)?;
        levers::next(&mut report, &case);
        Ok(report.into())
    }

    fn follow(&self, context: &Context) -> Vec<Followed> {
        follow::follow(self, context)
    }

    fn derive(&self) -> Vec<Derived> {
        follow::derive(self)
    }
}

fn headline(case: &Case, plan: &Plan) -> Text {
    let (first, last) = (plan.payment(case.regular()), plan.payment(plan.periods()));
    if changes(case, plan, first) {
        return Text::of("mortgage", "headline_changing")
            .money("first", first)
            .money("last", last)
            .duration("term", plan.periods())
            .money("interest", plan.interest);
    }
    if case.method == Repayment::EqualPrincipal {
        let next = plan.payment(case.regular().saturating_add(1));
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
fn changes(case: &Case, plan: &Plan, first: Money) -> bool {
    if !case.events.is_empty() {
        return true;
    }
    let mut periods = case.regular()..plan.periods();
    case.method != Repayment::EqualPrincipal && periods.any(|period| plan.payment(period) != first)
}

fn figures(report: &mut Report, case: &Case, plan: &Plan) -> Result<(), Fault> {
    let mut names = ["annual_rate", "fund_rate"].iter();
    if case.kind == Lender::Fund {
        names.next();
    }
    for (name, part) in names.zip(&case.parts) {
        report.figure(name, Arg::Percent(part.rate.percent()));
    }
    report.money("first_payment", plan.payment(1));
    report.money("last_payment", plan.payment(plan.periods()));
    report.money("total_interest", plan.interest);
    report.money("total_repaid", plan.paid);
    if let Some((_, down)) = case.price {
        report.money("borrowed", case.amount());
        report.money("down_payment", down);
    }
    if let Some(payment) = case.repriced() {
        report.figure("repricing", Arg::Month(case.month(payment)));
    }
    if !case.events.is_empty() {
        let without = case.plan(Wish { events: false, ..case.wish() })?;
        report.figure("paid_off", Arg::Month(case.month(plan.periods())));
        report.money("interest_change", plan.interest - without.interest);
    }
    if plan.penalty.is_positive() {
        report.money("penalty", plan.penalty);
    }
    if case.fees.is_positive() || case.yearly.is_positive() {
        all_in(report, case, plan)?;
    }
    Ok(())
}

/// What the loan costs in a year with its fees: of all money that moves.
fn all_in(report: &mut Report, case: &Case, plan: &Plan) -> Result<(), Fault> {
    let mut payments = Vec::with_capacity(plan.rows.len());
    let mut cost = plan.interest + plan.penalty + case.fees;
    for row in &plan.rows {
        let mut paid = row.payment + row.extra + plan.fee(row.period);
        if row.period.is_multiple_of(12) && row.period < plan.periods() {
            paid += case.yearly;
            cost += case.yearly;
        }
        payments.push(paid.to_decimal(case.currency));
    }
    // The first year is insured from the start.
    cost += case.yearly;
    let received = case.received(plan);
    if !received.is_positive() {
        return Err(Fault::at(case.dearest, Text::plain("mortgage.error.nothing_left")));
    }
    if let Ok(rate) = monthly_cost(received.to_decimal(case.currency), &payments) {
        report.figure("all_in", Arg::Percent(rate.simple_percent.half_up(2)));
        report.figure("all_in_compound", Arg::Percent(rate.compound_percent.half_up(2)));
    }
    report.money("cost", cost);
    Ok(())
}
