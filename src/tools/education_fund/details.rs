//! The savings over the years, and what each year costs.

use rust_decimal::Decimal;

use super::family::{CASES, Projection, UNIVERSITY};
use super::{EducationFund, Report};
use crate::domain::money::Side;
use crate::domain::saving::FamilyCosts;
use crate::tool::Context;
use crate::tool::form::month_after;
use crate::tool::report::{Cell, Chart, ChartForm, Mark, MarkKind, Series, SeriesRole, Unit};
use crate::tool::text::{Arg, Text};

/// The value of a month.
fn at(path: &[Decimal], month: u32) -> Decimal {
    usize::try_from(month).ok().and_then(|place| path.get(place)).copied().unwrap_or_default()
}

/// The cost of a year, counted from today.
fn cost_of(costs: &FamilyCosts, year: u32) -> Decimal {
    costs.by_year.iter().find(|one| one.year == year).map_or(Decimal::ZERO, |one| one.cost)
}

/// What is there after each cost as things are saved now, and what cannot be paid in the bad case.
pub(super) fn savings(report: &mut Report, input: &EducationFund, projection: &Projection, context: &Context) {
    let month = |months: u32| month_after(context.today, months.into());
    let mut summary = report.text("chart", "summary");
    let mut series = Vec::new();
    for ((case, role), outcome) in CASES.into_iter().zip(&projection.cases) {
        summary = summary.with(case, Arg::at_least(outcome.gap));
        series.push(Series { label: Text::of("case", case), role, values: outcome.path.savings.clone() });
    }
    let mut events = Vec::new();
    for age in input.ages() {
        let starts = UNIVERSITY.0.checked_sub(age).map(|years| years.saturating_mul(12));
        if let Some(starts) = starts.filter(|starts| *starts > 0 && *starts <= projection.months) {
            let label = report.text("chart", "university").month("date", month(starts));
            events.push(Mark { month: starts, label, kind: MarkKind::Fee });
        }
    }
    events.sort_by_key(|event| event.month);
    let [bad, ..] = &projection.cases;
    report.charts.push(Chart {
        form: ChartForm::Band,
        unit: Unit::Rounded(Side::AtMost),
        series,
        marker: bad.path.short_in.filter(|month| *month <= projection.months),
        events,
        ..Chart::new("savings", report.text("chart", "title"), summary, "years")
    });
    let mut cells = Vec::new();
    for year in 0..=projection.months.div_euclid(12) {
        let months = year.saturating_mul(12);
        cells.push(Cell::Month(month(months)));
        cells.push(Cell::at_least(cost_of(&projection.costs, year)));
        cells.extend(projection.cases.iter().map(|case| Cell::at_most(at(&case.path.savings, months))));
        cells.push(Cell::at_least(at(&bad.path.shortfall, months)));
    }
    report.table("years", &["month", "cost", "bad", "middle", "good", "short"], cells);
}

/// What each year costs, child by child.
pub(super) fn costs(report: &mut Report, projection: &Projection) {
    let last = projection.months.div_euclid(12).saturating_add(1);
    let names = ["first", "second"];
    let mut series = Vec::new();
    let roles = [SeriesRole::Principal, SeriesRole::Interest];
    for ((costs, name), role) in projection.of_children.iter().zip(names).zip(roles) {
        // The first period is the year that begins today.
        let values = (0..last).map(|year| cost_of(costs, year)).collect();
        series.push(Series { label: report.text("child", name), role, values });
    }
    let mut cells = Vec::new();
    for year in 0..last {
        cells.push(Cell::Count(year.saturating_add(1)));
        cells.extend(projection.of_children.iter().map(|costs| Cell::at_least(cost_of(costs, year))));
        cells.push(Cell::at_least(cost_of(&projection.costs, year)));
    }
    let mut columns = vec!["year"];
    columns.extend(names.into_iter().take(projection.of_children.len()));
    columns.push("cost");
    let peak = projection.costs.peak;
    let summary = report.text("costs", "summary");
    let summary = summary
        .count("year", peak.map_or(1, |peak| peak.year.saturating_add(1)))
        .with("peak", Arg::at_least(peak.map_or(Decimal::ZERO, |peak| peak.cost)))
        .with("total", Arg::at_least(projection.costs.total));
    report.charts.push(Chart {
        form: ChartForm::Stacked,
        unit: Unit::Rounded(Side::AtLeast),
        every: 12,
        series,
        marker: peak.map(|peak| peak.year.saturating_add(1)),
        ..Chart::new("costs", report.text("costs", "title"), summary, "costs")
    });
    report.table("costs", &columns, cells);
}
