//! The chart and the tables.

use super::Report;
use super::offers::OfferComparison;
use crate::base::decimal::DecimalExt as _;
use crate::domain::money::Money;
use crate::tool::report::{Cell, Chart, Series, SeriesRole};
use crate::tool::text::Text;

/// The loans: the one there is, and the offers. The column of each and its line.
const COLUMNS: [(&str, SeriesRole); 4] = [
    ("stay", SeriesRole::Before),
    ("switch", SeriesRole::After),
    ("switch2", SeriesRole::Interest),
    ("switch3", SeriesRole::Fee),
];

/// The name of a loan.
pub(super) fn column(place: usize) -> Text {
    Text::of("refinance.column", COLUMNS.get(place).map_or("", |column| column.0))
}

/// What has been paid for each loan by each month, without the principal.
pub(super) fn paths(comparison: &OfferComparison) -> Vec<Vec<Money>> {
    let months = comparison.loans.iter().map(|loan| loan.schedule.periods()).max().unwrap_or(0);
    let mut paths = Vec::new();
    for loan in &comparison.loans {
        let mut sum = loan.upfront;
        let mut path = vec![sum];
        for period in 1..=months {
            sum += loan.schedule.row(period).map_or(Money::ZERO, |row| row.interest);
            path.push(sum);
        }
        paths.push(path);
    }
    paths
}

/// From which month on the best offer has cost no more than staying: to the end where it saves, else for a while.
pub(super) fn crossing(comparison: &OfferComparison, paths: &[Vec<Money>]) -> Option<u32> {
    if !comparison.result.saving.is_negative() {
        return comparison.result.recovered_after;
    }
    let (stay, best) = (paths.first()?, paths.get(comparison.best)?);
    let place = stay.iter().zip(best).position(|(stay, best)| best <= stay)?;
    u32::try_from(place).ok()
}

pub(super) fn chart(report: &mut Report, comparison: &OfferComparison, paths: &[Vec<Money>]) {
    let mut series = Vec::new();
    for (place, (path, (.., role))) in paths.iter().zip(COLUMNS).enumerate() {
        let mut values = Vec::new();
        for money in path {
            values.push(money.to_decimal());
        }
        series.push(Series { label: column(place), role, values });
    }
    let crossing = crossing(comparison, paths);
    let name = match crossing {
        Some(0) => "summary_at_once",
        Some(_) if comparison.result.saving.is_negative() => "summary_for_a_while",
        Some(_) => "summary",
        None => "summary_never",
    };
    let summary = report
        .text("chart", name)
        .duration("time", crossing.unwrap_or(0))
        .money("stay", comparison.stay.cost)
        .money("switch", comparison.result.cost);
    let marker = crossing.filter(|months| *months > 0);
    let chart = Chart { series, marker, ..Chart::new("cost", report.text("chart", "title"), summary, "years") };
    report.charts.push(chart);
}

/// The loans side by side, one a row.
pub(super) fn loans(report: &mut Report, comparison: &OfferComparison) {
    let mut cells = Vec::new();
    for ((name, _), one) in COLUMNS.iter().zip(&comparison.compared.choices) {
        cells.push(Cell::Word("refinance.column", name));
        cells.push(Cell::Money(one.first_payment));
        cells.push(Cell::Count(one.months));
        cells.push(Cell::Money(one.interest));
        cells.push(Cell::Money(one.fees));
        cells.push(Cell::Money(one.cost));
        cells.push(Cell::Percent(one.rate.map_or_else(Default::default, |rate| rate.simple_percent.round_half_up(2))));
    }
    report.table("loans", &["loan", "payment", "months", "interest", "fees", "cost", "all_in"], cells);
}

/// What each has cost so far, year by year, and what the only offer has saved.
pub(super) fn years(report: &mut Report, paths: &[Vec<Money>]) {
    let mut columns = vec!["year"];
    columns.extend(COLUMNS.iter().take(paths.len()).map(|column| column.0));
    let only = if let [stay, switch] = paths { Some((stay, switch)) } else { None };
    if only.is_some() {
        columns.push("saved");
    }
    let last = paths.first().map_or(0, Vec::len).saturating_sub(1);
    let at = |path: &[Money], month: usize| path.get(month).copied().unwrap_or_default();
    let mut cells = Vec::new();
    for (year, place) in (0..).zip(0..=last.div_ceil(12)) {
        let month = place.saturating_mul(12).min(last);
        cells.push(Cell::Count(year));
        for path in paths {
            cells.push(Cell::Money(at(path, month)));
        }
        if let Some((stay, switch)) = only {
            cells.push(Cell::Money(at(stay, month) - at(switch, month)));
        }
    }
    report.table("years", &columns, cells);
}
