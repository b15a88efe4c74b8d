//! The figures of the best option, the tables and the chart.

use rust_decimal::Decimal;

use super::options::{CreditTerms, FinancingOption};
use super::{OptionComparison, Report, option_name};
use crate::base::decimal::DecimalExt as _;
use crate::domain::cost::MonthlyCost;
use crate::domain::money::Money;
use crate::tool::report::{Cell, Chart, ChartForm, Series, SeriesRole, Table, Unit};
use crate::tool::text::{Arg, Text};

/// The figures of the best option, and all options side by side.
pub fn compare(report: &mut Report, terms: &CreditTerms, comparison: &OptionComparison) {
    let best = comparison.best();
    let rate = |percent: Decimal| percent.round_half_up(2);
    let mut cells = Vec::new();
    let mut cost: Option<MonthlyCost> = None;
    for option in &comparison.options {
        let annual = terms.annual(option);
        let cell = |percent: Option<Decimal>| match percent {
            Some(percent) => Cell::Percent(rate(percent)),
            None => Cell::Word("business_loan", "none"),
        };
        cells.push(Cell::Word("business_loan.way", option.name));
        cells.push(Cell::Money(option.cost));
        cells.push(cell(annual.map(|annual| annual.simple_percent)));
        cells.push(cell(annual.map(|annual| annual.compound_percent)));
        cells.push(Cell::Money(option.highest.0));
        cells.push(Cell::Month(terms.day(option.highest.1)));
        cells.push(Cell::Money(option.lowest.0));
        if option.name == best.name {
            cost = annual;
        }
    }
    report.read_money("cost", best.cost);
    if let Some(cost) = cost {
        report.read("simple", Arg::Percent(rate(cost.simple_percent)));
    }
    report.read_money("highest", best.highest.0);
    report.money("cost", best.cost);
    if let Some(cost) = cost {
        let exact = if best.name == "line" { "dated" } else { "monthly" };
        report.figure_by("simple", Arg::Percent(rate(cost.simple_percent)), report.text("how", exact));
        report.figure("compound", Arg::Percent(rate(cost.compound_percent)));
    }
    report.money("highest", best.highest.0);
    report.figure("highest_month", Arg::Month(terms.day(best.highest.1)));
    report.money("lowest", best.lowest.0);
    report.money("average", best.average());
    report.table("ways", &["way", "cost", "simple", "compound", "highest", "month", "lowest"], cells);
}

pub fn schedule(report: &mut Report, terms: &CreditTerms, option: &FinancingOption) {
    let mut cells = Vec::new();
    for (number, month) in (1..).zip(&option.months) {
        cells.push(Cell::Month(terms.day(number)));
        for amount in [month.drawn, month.principal, month.interest, month.fee, month.balance, month.cash] {
            cells.push(Cell::Money(amount));
        }
    }
    let columns = ["due", "drawn", "principal", "interest", "fee", "balance", "cash"];
    report.table("schedule", &columns, cells);
    if let Some(table) = report.tables.last_mut() {
        table.title = Text::item("business_loan", "table", "schedule").with("way", option_name(option));
    }
}

/// What is owed on average in each month. After the last payment it is nothing.
pub fn chart(report: &mut Report, terms: &CreditTerms, comparison: &OptionComparison) {
    let (mut series, mut columns) = (Vec::new(), vec![report.text("column", "in")]);
    for (place, (option, role)) in comparison
        .options
        .iter()
        .zip([SeriesRole::Other, SeriesRole::Fee, SeriesRole::Before, SeriesRole::Interest])
        .enumerate()
    {
        let mut values = Vec::new();
        for month in &option.months {
            values.push(month.owed.to_decimal());
        }
        values.push(Decimal::ZERO);
        let role = if place == comparison.best { SeriesRole::Balance } else { role };
        series.push(Series { label: Text::of("business_loan.way", option.name), role, values });
        columns.push(Text::of("business_loan.way", option.name));
    }
    let mut cells = Vec::new();
    for (number, place) in (0..terms.months).zip(0..) {
        cells.push(Cell::Month(terms.day(number)));
        for option in &comparison.options {
            cells.push(Cell::Money(option.months.get(place).map_or(Money::ZERO, |month| month.owed)));
        }
    }
    let title = report.text("chart", "title");
    let best = comparison.best();
    let summary = report.text("chart", "summary").with("way", option_name(best)).money("average", best.average());
    report.charts.push(Chart {
        form: ChartForm::Steps,
        unit: Unit::Money,
        series,
        // At the end nothing is owed either way.
        marker: terms.months.checked_div(2),
        ..Chart::new("owed", title.clone(), summary.money("amount", terms.amount), "owed")
    });
    report.tables.push(Table { id: "owed", title, columns, cells });
}
