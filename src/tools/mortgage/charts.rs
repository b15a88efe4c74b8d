//! What is owed with everything that happens on the way, and what of each year's payments is interest.

use rust_decimal::Decimal;

use super::Report;
use super::plan::RepaymentPlan;
use super::terms::MortgageTerms;
use crate::domain::loan::{CombinedRow, LoanEvent};
use crate::domain::money::Money;
use crate::tool::report::{Chart, ChartForm, Mark, MarkKind, Series, SeriesRole, Unit};
use crate::tool::text::{Arg, Text};

fn series(report: &Report, group: &'static str, name: &'static str, role: SeriesRole, values: Vec<Decimal>) -> Series {
    Series { label: report.text(group, name), role, values }
}

/// What is owed and the interest paid so far; the month in which half of it is.
pub(super) fn balance(report: &mut Report, terms: &MortgageTerms, plan: &RepaymentPlan) {
    let mut owed = vec![terms.amount().to_decimal()];
    let mut paid = vec![Decimal::ZERO];
    let mut interest = Money::ZERO;
    let half = plan.interest.minor() / 2;
    let mut marker = None;
    for row in &plan.rows {
        interest += row.interest;
        owed.push(row.balance.to_decimal());
        paid.push(interest.to_decimal());
        if marker.is_none() && interest.minor() >= half {
            marker = Some(row.period);
        }
    }
    let months = marker.unwrap_or(0);
    let summary =
        report.text("chart", "summary").count("n", months).duration("time", months).money("interest", plan.interest);
    report.charts.push(Chart {
        series: vec![
            series(report, "chart", "balance", SeriesRole::Balance, owed),
            series(report, "chart", "interest", SeriesRole::Interest, paid),
        ],
        marker,
        events: marks(report, terms, plan),
        ..Chart::new("balance", report.text("chart", "title"), summary, "years")
    });
}

/// What the customer expects on the way, and the repricings that change the rate, in the order of time.
fn marks(report: &Report, terms: &MortgageTerms, plan: &RepaymentPlan) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    let mut add = |month: u32, label: Text, kind| {
        if month <= plan.periods() {
            let place = marks.iter().position(|mark| mark.month > month).unwrap_or(marks.len());
            marks.insert(place, Mark { month, label: label.month("month", terms.month(month)), kind });
        }
    };
    let mut before = terms.parts.first().map(|part| part.rate);
    for event in terms.parts.iter().flat_map(|part| &part.repricings) {
        if let LoanEvent::Rate { from, rate } | LoanEvent::RateSplit { with: from, rate, .. } = event
            && before != Some(*rate)
        {
            before = Some(*rate);
            add(*from, report.text("event", "repricing").percent("rate", rate.percent()), MarkKind::Repricing);
        }
    }
    for event in &terms.events {
        match event {
            LoanEvent::Rate { from, rate } => {
                add(*from, report.text("event", "rate").percent("rate", rate.percent()), MarkKind::Rate);
            }
            LoanEvent::Prepayment { after, amount, .. } => {
                add(*after, report.text("event", "prepay").money("amount", *amount), MarkKind::Prepayment);
            }
            _ => {}
        }
    }
    marks
}

/// What of each year's payments is principal and what is interest.
pub(super) fn split(report: &mut Report, plan: &RepaymentPlan) {
    let sum = |rows: &[CombinedRow], part: fn(&CombinedRow) -> Money| rows.iter().map(part).sum::<Money>().to_decimal();
    let (mut principal, mut interest) = (Vec::new(), Vec::new());
    for rows in plan.rows.chunks(12) {
        principal.push(sum(rows, |row| row.principal));
        interest.push(sum(rows, |row| row.interest));
    }
    let end = |value: Option<&Decimal>| Arg::Amount(value.copied().unwrap_or_default());
    let summary =
        report.text("split", "summary").with("first", end(interest.first())).with("last", end(interest.last()));
    report.charts.push(Chart {
        form: ChartForm::Stacked,
        unit: Unit::Money,
        every: 12,
        series: vec![
            series(report, "column", "principal", SeriesRole::Principal, principal),
            series(report, "column", "interest", SeriesRole::Interest, interest),
        ],
        marker: Some(1),
        ..Chart::new("split", report.text("split", "title"), summary, "years")
    });
}
