//! The savings from year to year, as a picture and as a table.

use rust_decimal::Decimal;

use super::dates::day_of;
use super::prospect::{Projection, Prospect};
use super::{CASES, Report, age};
use crate::domain::money::Side;
use crate::tool::report::{Cell, Chart, ChartForm, Mark, MarkKind, Series, Unit};
use crate::tool::text::Text;

/// Months from one value of the picture to the next.
const YEAR: u32 = 12;

/// The months of the picture: now, every year from now, and the end.
fn months(prospect: &Prospect) -> impl Iterator<Item = u32> {
    let until = prospect.dates.until;
    (0..=until.div_ceil(YEAR)).map(move |year| year.saturating_mul(YEAR).min(until))
}

fn at(projection: &Projection, month: u32) -> Decimal {
    let saved = usize::try_from(month).ok().and_then(|month| projection.path.savings.get(month));
    saved.copied().unwrap_or_default()
}

/// From the bad case to the good one, with the lawful age, the pension and the end of the money.
pub(super) fn chart(report: &mut Report, prospect: &Prospect, outcomes: &[Projection; 3]) {
    let dates = prospect.dates;
    let summary = report.text("chart", "summary").with("stop", super::stop(&dates));
    let (mut summary, mut series) = (summary.count("n", prospect.input.until), Vec::new());
    for ((case, role, _), outcome) in CASES.into_iter().zip(outcomes) {
        summary = summary.with(case, super::lasts(prospect, outcome));
        let values = months(prospect).map(|month| at(outcome, month)).collect();
        series.push(Series { label: Text::of("case", case), role, values });
    }
    let event = |name, month: u32, kind| {
        let reached = age(dates.age_in(month));
        let text = Text::item("retirement", "event", name).month("date", day_of(dates.month_in(month)));
        Mark { month, label: text.with("age", reached), kind }
    };
    let mut events = Vec::new();
    if let Some(statutory) = dates.statutory {
        let month = u32::try_from(statutory.month.since(dates.now)).unwrap_or(0);
        if (1..=dates.until).contains(&month) {
            events.push(event("lawful", month, MarkKind::Begin));
        }
        if dates.begin != statutory.month && prospect.pension > Decimal::ZERO && dates.begin_in() > 0 {
            events.push(event("pension", dates.begin_in(), MarkKind::Begin));
        }
    }
    let [bad, ..] = outcomes;
    events.extend(bad.lasts().map(|month| event("gone", month, MarkKind::End)));
    events.sort_by_key(|event| event.month);
    report.charts.push(Chart {
        form: ChartForm::Band,
        unit: Unit::Rounded(Side::AtMost),
        every: YEAR,
        series,
        marker: Some(dates.retire_in.div_ceil(YEAR)),
        events,
        ..Chart::new("savings", report.text("chart", "title"), summary, "years")
    });
}

/// Year by year: the age, and what is there in each case.
pub(super) fn years(report: &mut Report, prospect: &Prospect, outcomes: &[Projection; 3]) {
    let mut cells = Vec::new();
    for month in months(prospect) {
        cells.push(Cell::Month(day_of(prospect.dates.month_in(month))));
        cells.push(Cell::Count(prospect.dates.age_in(month).years));
        cells.extend(outcomes.iter().map(|outcome| Cell::at_most(at(outcome, month))));
    }
    report.table("years", &["month", "age", "bad", "middle", "good"], cells);
}
