//! A report's chart as lines, bands and ticks.

use super::path::{self, Point};
use super::{SIDE, ticks};
use crate::domain::decimal::Exact as _;
use crate::tool::report::{Chart, ChartForm, Role};

/// Points drawn for one line at most: more than a phone can tell apart.
const MOST_POINTS: usize = 181;

/// Everything needed to draw a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// The number of months from left to right.
    pub months: u32,
    /// Heights of the grid lines with their amounts, in 0..=[`SIDE`].
    pub y_ticks: Vec<(f64, f64)>,
    /// Places along the time axis with their months.
    pub x_ticks: Vec<(f64, u32)>,
    /// The area between the first and the third line of a band chart.
    pub band: Option<String>,
    /// Every series as a line.
    pub lines: Vec<Line>,
}

/// One series as a line.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What it stands for.
    pub role: Role,
    /// SVG path data.
    pub path: String,
    /// The height of its last point.
    pub end: f64,
}

/// Lays out a chart.
#[must_use]
pub fn draw(chart: &Chart) -> Drawing {
    let months = chart.months();
    let series: Vec<Vec<f64>> =
        chart.series.iter().map(|series| series.values.iter().map(|value| value.float()).collect()).collect();
    let (mut lowest, mut highest) = (0.0_f64, 1.0_f64);
    for value in series.iter().flatten() {
        (lowest, highest) = (lowest.min(*value), highest.max(*value));
    }
    let ticks = ticks::amounts(lowest, highest);
    let bottom = ticks.first().copied().unwrap_or(0.0);
    let top = ticks.last().copied().unwrap_or(1.0);
    let height = |value: f64| SIDE - (value - bottom) / (top - bottom).max(1.0) * SIDE;
    let traced: Vec<Vec<Point>> = series.iter().map(|values| thinned(values, months, &height)).collect();
    let band = match (chart.form, traced.first(), traced.get(2)) {
        (ChartForm::Band, Some(low), Some(high)) => Some(path::band(high, low)),
        _ => None,
    };
    let lines = chart.series.iter().zip(&traced).map(|(series, points)| Line {
        role: series.role,
        path: path::line(points),
        end: points.last().map_or(SIDE, |(_, y)| *y),
    });
    Drawing {
        months,
        y_ticks: ticks.iter().map(|tick| (height(*tick), *tick)).collect(),
        x_ticks: ticks::months(months).into_iter().map(|month| (across(month, months), month)).collect(),
        band,
        lines: lines.collect(),
    }
}

/// Where a month lies from left to right.
#[must_use]
pub fn across(month: u32, months: u32) -> f64 {
    f64::from(month) / f64::from(months.max(1)) * SIDE
}

/// The month that lies nearest to `share` (0 to 1) of the width.
#[must_use]
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the months there are")]
pub fn month_at(share: f64, months: u32) -> u32 {
    (share.clamp(0.0, 1.0) * f64::from(months)).round() as u32
}

fn thinned(values: &[f64], months: u32, height: &dyn Fn(f64) -> f64) -> Vec<Point> {
    let every = values.len().div_ceil(MOST_POINTS).max(1);
    let last = values.len().saturating_sub(1);
    let mut points = Vec::with_capacity(MOST_POINTS);
    for (place, (month, value)) in (0_u32..).zip(values).enumerate() {
        if place.is_multiple_of(every) || place == last {
            points.push((across(month, months), height(*value)));
        }
    }
    points
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tool::report::Series;
    use crate::tool::text::Text;
    use rust_decimal::Decimal;

    fn chart(form: ChartForm, series: &[&[i64]]) -> Chart {
        let series = series.iter().map(|values| Series {
            label: Text::plain("x"),
            role: Role::Middle,
            values: values.iter().map(|v| Decimal::from(*v)).collect(),
        });
        Chart {
            id: "c",
            title: Text::plain("x"),
            summary: Text::plain("x"),
            form,
            series: series.collect(),
            marker: None,
            table: "t",
        }
    }

    #[test]
    fn a_line_runs_from_edge_to_edge_and_zero_lies_at_the_bottom() {
        let drawing = draw(&chart(ChartForm::Lines, &[&[1000, 500, 0]]));
        assert_eq!(drawing.months, 2);
        assert_eq!(drawing.lines[0].path, "M0 0L500 500L1000 1000");
        assert_eq!(drawing.y_ticks.first().map(|(y, _)| *y as i32), Some(1000));
    }

    #[test]
    fn negative_amounts_stay_inside_the_picture() {
        let drawing = draw(&chart(ChartForm::Lines, &[&[-300, 900]]));
        let heights: Vec<i32> = drawing.y_ticks.iter().map(|(y, _)| *y as i32).collect();
        assert!(heights.iter().all(|y| (0..=1000).contains(y)), "{heights:?}");
        assert!(drawing.lines[0].end >= 0.0);
    }

    #[test]
    fn a_band_closes_between_the_bad_and_the_good_case() {
        let drawing = draw(&chart(ChartForm::Band, &[&[0, 10], &[0, 20], &[0, 40]]));
        let band = drawing.band.unwrap();
        assert!(band.starts_with('M') && band.ends_with('Z'), "{band}");
    }

    #[test]
    fn long_series_keep_their_first_and_last_point() {
        let values: Vec<i64> = (0..=480).collect();
        let drawing = draw(&chart(ChartForm::Lines, &[&values]));
        let path = &drawing.lines[0].path;
        assert!(path.matches('L').count() <= MOST_POINTS);
        assert!(path.starts_with("M0 1000") && path.contains("L1000 "), "{path}");
    }

    #[test]
    fn an_empty_chart_draws_nothing_and_fails_nowhere() {
        assert_eq!(draw(&chart(ChartForm::Lines, &[])).lines.len(), 0);
        assert_eq!(month_at(2.0, 0), 0);
    }
}
