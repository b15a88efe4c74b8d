//! The chart and the tables.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::Report;
use super::inputs::Question;
use super::outcome::{Comparison, PrepaymentOutcome};
use crate::domain::loan::Schedule;
use crate::domain::money::Money;
use crate::tool::report::{Cell, Chart, Mark, MarkKind, Series, SeriesRole};

/// The balance with and without.
pub(super) fn chart(report: &mut Report, outcome: &PrepaymentOutcome) {
    let months = outcome.without.periods().max(outcome.with.periods());
    let line = |name: &'static str, role: SeriesRole, schedule: &Schedule| {
        let mut values = Vec::new();
        for month in 0..=months {
            values.push(outcome.owed(schedule, month).to_decimal());
        }
        Series { label: report.text("chart", name), role, values }
    };
    let series =
        vec![line("without", SeriesRole::Before, &outcome.without), line("with", SeriesRole::Balance, &outcome.with)];
    let lowers = outcome.lowers() && !outcome.terms.repeated();
    let summary = report
        .text("chart", if lowers { "summary_lower" } else { "summary_sooner" })
        .money("less", outcome.lower_by())
        .month("usual", outcome.usual_end())
        .month("end", outcome.paid_off());
    let chart = Chart {
        series,
        events: events(report, outcome),
        marker: Some(if lowers { outcome.start } else { outcome.with.periods() }),
        ..Chart::new("balance", report.text("chart", "title"), summary, "balance")
    };
    report.charts.push(chart);
}

/// The money paid in, only the first of many, and the last payment with and without it.
fn events(report: &Report, outcome: &PrepaymentOutcome) -> Vec<Mark> {
    let (terms, with) = (&outcome.terms, &outcome.with);
    let mut events = Vec::new();
    let mut mark = |event: &'static str, month: u32, when: NaiveDate, paid: Money| {
        let label = report.text("event", event).month("month", when).money("amount", paid);
        let kind = if paid.is_positive() { MarkKind::Prepayment } else { MarkKind::End };
        events.push(Mark { month, label, kind });
    };
    for period in outcome.start..=with.periods() {
        let paid = outcome.extra(period);
        let planned = period == outcome.start || terms.further.iter().any(|(after, _)| *after == period);
        if paid.is_positive() && planned {
            // A budget is spent with the payment.
            let budget = terms.question == Question::Budget;
            let when = if budget { terms.month_of_payment(period) } else { terms.month(period) };
            mark(if terms.step() > 0 && period == outcome.start { "first" } else { "prepay" }, period, when, paid);
        }
    }
    mark("end", with.periods().max(outcome.start), outcome.paid_off(), Money::ZERO);
    if outcome.usual_end() > outcome.paid_off() {
        mark("usual_end", outcome.without.periods(), outcome.usual_end(), Money::ZERO);
    }
    events
}

/// Every twelfth number up to the last one, and that.
fn yearly(last: u32) -> Vec<u32> {
    let mut places = Vec::new();
    for place in 0..=last {
        if place.is_multiple_of(12) || place == last {
            places.push(place);
        }
    }
    places
}

/// What is owed, year by year: without prepaying and with either way of doing it.
pub(super) fn balances(report: &mut Report, shorter: &PrepaymentOutcome, lower: &PrepaymentOutcome) {
    let mut cells = Vec::new();
    for month in yearly(shorter.without.periods().max(lower.with.periods())) {
        cells.push(Cell::Count(month));
        for schedule in [&shorter.without, &shorter.with, &lower.with] {
            cells.push(Cell::Money(shorter.owed(schedule, month)));
        }
    }
    report.table("balance", &["months", "without", "shorten", "lower"], cells);
}

/// The payments that are left; with what else is paid in where that goes on.
pub(super) fn schedule(report: &mut Report, outcome: &PrepaymentOutcome) {
    let repeated = outcome.terms.repeated();
    let mut cells = Vec::new();
    for row in outcome.rows_after() {
        let mut line = Cell::of_payment(row);
        if let (true, [_, _, principal, ..]) = (repeated, &mut line) {
            *principal = Cell::Money(row.extra);
        }
        cells.extend(line);
    }
    if !cells.is_empty() {
        let third = if repeated { "extra" } else { "principal" };
        report.table("after", &["period", "payment", third, "interest", "balance"], cells);
    }
}

/// The money kept and the payments freed, year by year, both invested.
pub(super) fn invested(report: &mut Report, outcome: &PrepaymentOutcome, comparison: &Comparison) {
    let months = u32::try_from(comparison.kept.len().saturating_sub(1)).unwrap_or(0);
    let mut cells = Vec::new();
    for place in yearly(months) {
        let nth = usize::try_from(place).unwrap_or(usize::MAX);
        let at = |path: &[Decimal]| Cell::at_most(path.get(nth).copied().unwrap_or_default());
        cells.push(Cell::Month(outcome.terms.month(outcome.start.saturating_add(place))));
        cells.push(at(&comparison.kept));
        cells.push(at(&comparison.freed));
    }
    report.table("invested", &["month", "kept", "freed"], cells);
}
