//! The figures, the tables and the pictures.

use rust_decimal::Decimal;

use super::{CarFinance, OptionComparison, Report, option_name, rate_of};
use crate::base::decimal::DecimalExt as _;
use crate::domain::cost::MonthlyCost;
use crate::domain::money::{Money, Rounding, Side};
use crate::tool::report::{Cell, Chart, Series, SeriesRole, Unit};
use crate::tool::text::{Arg, Text};

pub fn figures(report: &mut Report, finance: &CarFinance, comparison: &OptionComparison, real: Option<MonthlyCost>) {
    let cheaper = option_name(finance, comparison.saving() > Decimal::ZERO);
    let method = report.text("how", "saving").with("way", cheaper.clone()).percent("rate", finance.earns);
    let alike = comparison.saving().abs() < Decimal::ONE;
    let label = report.text("face", if alike { "alike" } else { "saving" }).with("way", cheaper);
    report.read_as(label, Arg::at_most(comparison.saving().abs()));
    match real {
        Some(real) => report.read("simple", rate_of(real.simple_percent)),
        None => report.read_money("total_offer", comparison.offer.total()),
    }
    report.read_money("payment", comparison.offer.payment(1));
    report.figure_by("saving", Arg::at_most(comparison.saving().abs()), method);
    if let Some(real) = real {
        report.figure("simple", rate_of(real.simple_percent));
        report.figure("compound", rate_of(real.compound_percent));
    }
    if let Some(fees) = finance.annual_cost(&comparison.offer, Money::ZERO) {
        report.figure("with_fees", rate_of(fees.simple_percent));
    }
    report.money("payment", comparison.offer.payment(1));
    report.money("total_offer", comparison.offer.total());
    report.money("total_other", comparison.other.total());
    match finance.break_even(comparison) {
        Some(discount) => report.figure("break_even", Arg::at_least(discount)),
        None => report.figure("break_even", Arg::text(Text::of("car_loan", "any"))),
    }
    if finance.other.is_none() {
        if let Some(real) = real {
            report.figure("break_even_return", Arg::Percent(real.compound_percent.ceil_dp(2)));
        }
        report.figure("left_offer", Arg::at_most(comparison.offer.savings_at_end()));
        report.figure("left_other", Arg::at_most(comparison.other.savings_at_end()));
    }
}

/// What is paid and owed, and what is left of the savings.
pub fn payments(report: &mut Report, finance: &CarFinance, comparison: &OptionComparison) {
    let Some(plan) = &comparison.offer.plan else { return };
    let mut cells = Vec::new();
    for row in plan.rows() {
        cells.extend(Cell::of_payment(row));
    }
    report.table("payments", &["number", "payment", "principal", "interest", "balance"], cells);
    let mut lines = Vec::new();
    for (option, offer) in [(&comparison.offer, true), (&comparison.other, false)] {
        let Some(plan) = &option.plan else { continue };
        let mut values = vec![plan.principal().to_decimal()];
        for row in plan.rows() {
            values.push(row.balance.to_decimal());
        }
        lines.push((offer, values));
    }
    let summary = report.text("chart", "summary").money("payment", comparison.offer.payment(1));
    let summary = summary.count("n", finance.months).money("last", plan.last_payment());
    let table = if finance.other.is_some() { "owed" } else { "payments" };
    let title = report.text("chart", "title");
    chart(report, finance, lines, Chart { unit: Unit::Money, ..Chart::new("owed", title, summary, table) });
    if finance.other.is_none() {
        let lines = vec![(true, comparison.offer.savings_left.clone()), (false, comparison.other.savings_left.clone())];
        let left = report.text("chart", "left_summary").with("offer", Arg::at_most(comparison.offer.savings_at_end()));
        let left = left.with("other", Arg::at_most(comparison.other.savings_at_end())).duration("time", finance.months);
        let title = report.text("chart", "left");
        let unit = Unit::Rounded(Side::AtMost);
        chart(report, finance, lines, Chart { unit, ..Chart::new("left", title, left, "left") });
    }
}

/// A line for each way, and both in a table where there are two.
fn chart(report: &mut Report, finance: &CarFinance, lines: Vec<(bool, Vec<Decimal>)>, mut chart: Chart) {
    if let [(_, offer), (_, other)] = lines.as_slice() {
        let cell = |amount: Decimal| match chart.unit {
            Unit::Money => {
                let exact = Money::from_decimal(amount, finance.currency, Rounding::HalfUp);
                exact.map_or(Cell::at_most(amount), Cell::Money)
            }
            _ => Cell::at_most(amount),
        };
        let mut cells = Vec::new();
        for ((number, offer), other) in (0..).zip(offer).zip(other) {
            cells.push(Cell::Count(number));
            cells.push(cell(*offer));
            cells.push(cell(*other));
        }
        let second = if finance.other.is_some() { "loan" } else { "savings" };
        report.table(chart.table, &["number", "offer", second], cells);
    }
    for (offer, values) in lines {
        let Arg::Text(label) = option_name(finance, offer) else { continue };
        let role = if offer { SeriesRole::After } else { SeriesRole::Before };
        chart.series.push(Series { label: *label, role, values });
    }
    report.charts.push(chart);
}
