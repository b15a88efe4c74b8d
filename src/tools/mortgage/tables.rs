//! Every figure: by year and by month, both methods, both loans, and with the rate higher.

use super::plan::{RepaymentPlan, WhatIf, rate_at};
use super::terms::MortgageTerms;
use super::{FieldError, Report};
use crate::base::decimal::DecimalExt as _;
use crate::domain::loan::CombinedRow;
use crate::domain::money::Money;
use crate::tool::report::Cell;
use crate::tool::text::Text;
use crate::tools::repayment::Repayment;

fn sum(rows: &[CombinedRow], part: fn(&CombinedRow) -> Money) -> Cell {
    Cell::Money(rows.iter().map(part).sum::<Money>())
}

/// Year by year; with what is prepaid, where something is.
pub(super) fn years(report: &mut Report, terms: &MortgageTerms, plan: &RepaymentPlan) {
    let extra = !terms.events.is_empty();
    let mut cells = Vec::new();
    for (rows, year) in plan.rows.chunks(12).zip(1_u32..) {
        cells.push(Cell::Count(year));
        cells.push(sum(rows, |row| row.payment));
        cells.push(sum(rows, |row| row.principal));
        cells.push(sum(rows, |row| row.interest));
        if extra {
            cells.push(sum(rows, |row| row.extra));
        }
        cells.push(Cell::Money(rows.last().map_or(Money::ZERO, |row| row.balance)));
    }
    let columns: &[&str] = if extra {
        &["year", "payment", "principal", "interest", "extra", "balance"]
    } else {
        &["year", "payment", "principal", "interest", "balance"]
    };
    report.table("years", columns, cells);
}

/// Payment by payment; as a bank's statement lists them, where more than equal months happen.
pub(super) fn months(report: &mut Report, terms: &MortgageTerms, plan: &RepaymentPlan) {
    let whole = terms.by_days || !terms.events.is_empty() || terms.first_repriced_payment().is_some();
    let mut cells = Vec::new();
    for row in &plan.rows {
        cells.push(Cell::Count(row.period));
        if whole {
            cells.push(Cell::Month(terms.month(row.period)));
        }
        cells.push(Cell::Money(row.payment));
        cells.push(Cell::Money(row.principal));
        cells.push(Cell::Money(row.interest));
        if whole {
            cells.push(Cell::Money(row.extra));
            cells.push(Cell::Money(plan.fee(row.period)));
        }
        cells.push(Cell::Money(row.balance));
    }
    let columns: &[&str] = if whole {
        &["period", "month", "payment", "principal", "interest", "extra", "penalty", "balance"]
    } else {
        &["period", "payment", "principal", "interest", "balance"]
    };
    report.table("months", columns, cells);
}

/// Both methods side by side.
pub(super) fn methods(report: &mut Report, terms: &MortgageTerms, plan: &RepaymentPlan, other: &RepaymentPlan) {
    let (level, falling) = match terms.method {
        Repayment::EqualPrincipal => (other, plan),
        Repayment::EqualInstallment => (plan, other),
    };
    let mut cells = Vec::new();
    for (method, plan) in [(Repayment::EqualInstallment, level), (Repayment::EqualPrincipal, falling)] {
        cells.push(Cell::Word("mortgage.method", method.code()));
        cells.push(Cell::Money(plan.payment(terms.first_regular_payment())));
        cells.push(Cell::Money(plan.payment(plan.periods())));
        cells.push(Cell::Money(plan.interest));
        cells.push(Cell::Money(plan.paid));
    }
    report.table("methods", &["method", "first", "last", "total_interest", "total_repaid"], cells);
}

/// The payments of both loans and their sum.
pub(super) fn parts(report: &mut Report, plan: &RepaymentPlan) {
    let [commercial, fund] = plan.parts.as_slice() else { return };
    let mut cells = Vec::new();
    for row in &plan.rows {
        cells.push(Cell::Count(row.period));
        for part in [commercial, fund] {
            cells.push(Cell::Money(part.row(row.period).map_or(Money::ZERO, |row| row.payment)));
        }
        cells.push(Cell::Money(row.payment));
        cells.push(Cell::Money(row.balance));
    }
    report.table("parts", &["period", "commercial", "fund", "together", "balance"], cells);
}

/// What the payment would be with the rate one, two and three points higher, and a warning of the first.
pub(super) fn stress(report: &mut Report, terms: &MortgageTerms, plan: &RepaymentPlan) -> Result<(), FieldError> {
    let from = terms.first_repriced_payment();
    // The first payment that costs the higher rate for a whole month.
    let at =
        from.map_or(terms.first_regular_payment(), |from| if terms.by_days { from.saturating_add(1) } else { from });
    let Some(now) = plan.row(at) else { return Ok(()) };
    let Some(part) = terms.parts.first() else { return Ok(()) };
    let mut cells = Vec::new();
    let name = if from.is_some() { "stress_later" } else { "stress" };
    let mut text = Text::of("mortgage", name).month("month", terms.month(at));
    for (points, extra) in [(0, ""), (1, "one"), (2, "two"), (3, "three")] {
        let raised = if points == 0 { None } else { Some(terms.plan(WhatIf { points, ..terms.unchanged() })?) };
        let higher = raised.as_ref().unwrap_or(plan);
        let more = higher.payment(at) - now.payment;
        let rate = rate_at(part.rate, &part.repricings, at).percent();
        let rate = rate.add_checked(points.into()).unwrap_or(rate);
        cells.push(Cell::Percent(rate));
        cells.push(Cell::Money(higher.payment(at)));
        cells.push(Cell::Money(more));
        cells.push(Cell::Money(higher.interest));
        text = text.money(extra, more);
    }
    report.warn(text);
    report.table("stress", &["rate", "stressed", "more", "total_interest"], cells);
    Ok(())
}
