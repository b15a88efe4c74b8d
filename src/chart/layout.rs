//! A report's chart as lines, areas and ticks.

use super::marks::{self, Flag};
use super::path::{self, Point};
use super::{SIDE, ticks};
use crate::domain::decimal::Exact as _;
use crate::tool::report::{Chart, ChartForm, Role, Unit};

/// Points drawn for one line at most: more than a phone can tell apart.
const MOST_POINTS: usize = 181;
/// How far the lines across a part of a stack lie apart, as a share of the width: about 5 px on a phone.
const HATCH: f64 = 0.02;

/// Everything needed to draw a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// What the amounts on the grid are.
    pub unit: Unit,
    /// Heights of the grid lines with their amounts, in 0..=[`SIDE`].
    pub y_ticks: Vec<(f64, f64)>,
    /// Places along the time axis with their months.
    pub x_ticks: Vec<(f64, u32)>,
    /// The area between the first and the third line of a band chart.
    pub band: Option<String>,
    /// Every series as a line.
    pub lines: Vec<Line>,
    /// Every mark, with SVG path data of what leads from it to the axis.
    pub flags: Vec<(Flag, String)>,
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
    /// Where it is a part of a stack: the area between it and the part below.
    pub area: Option<Area>,
}

/// A part of a stack.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    /// SVG path data of its outline.
    pub path: String,
    /// SVG path data of the lines across it, which tell it from the parts below where colours do not; the lowest
    /// part has none.
    pub hatch: String,
}

/// Lays out a chart.
#[must_use]
pub fn draw(chart: &Chart) -> Drawing {
    let (steps, months) = (chart.steps(), chart.months());
    let mut series: Vec<Vec<f64>> = Vec::with_capacity(chart.series.len());
    for line in &chart.series {
        series.push(line.values.iter().map(|value| value.float()).collect());
    }
    let stacked = chart.form == ChartForm::Stacked;
    if stacked {
        stack(&mut series);
    }
    let (mut lowest, mut highest) = (0.0_f64, 1.0_f64);
    for value in series.iter().flatten() {
        (lowest, highest) = (lowest.min(*value), highest.max(*value));
    }
    let ticks = ticks::amounts(lowest, highest);
    let bottom = ticks.first().copied().unwrap_or(0.0);
    let top = ticks.last().copied().unwrap_or(1.0);
    let height = |value: f64| SIDE - (value - bottom) / (top - bottom).max(1.0) * SIDE;
    let mut traced: Vec<Vec<Point>> = Vec::with_capacity(series.len());
    for values in &series {
        traced.push(match chart.form {
            ChartForm::Lines | ChartForm::Band => thinned(values, steps, &height),
            ChartForm::Steps => stairs(values, steps, 1, &height),
            ChartForm::Stacked => stairs(values, steps, values.len().div_ceil(MOST_POINTS).max(1), &height),
        });
    }
    let band = match (chart.form, traced.first(), traced.get(2)) {
        (ChartForm::Band, Some(low), Some(high)) => Some(path::band(high, low)),
        _ => None,
    };
    let ground = [(0.0, height(0.0)), (SIDE, height(0.0))];
    let mut below: (&[Point], Option<&Vec<f64>>) = (&ground, None);
    let mut lines = Vec::with_capacity(traced.len());
    for ((line, points), values) in chart.series.iter().zip(&traced).zip(&series) {
        let area = stacked.then(|| Area {
            path: path::band(points, below.0),
            hatch: below.1.map(|low| hatch(low, values, &height)).unwrap_or_default(),
        });
        below = (points, Some(values));
        let end = points.last().map_or(SIDE, |(_, y)| *y);
        lines.push(Line { role: line.role, path: path::line(points), end, area });
    }
    let mut flags = Vec::new();
    for flag in marks::flags(&chart.events, months) {
        let (from, to) = ([(flag.from, SIDE), (flag.from, 0.0)], [(flag.to, 0.0), (flag.to, SIDE)]);
        let frame = if flag.first == flag.last { path::line(&from) } else { path::line(&[from, to].concat()) };
        flags.push((flag, frame));
    }
    Drawing {
        unit: chart.unit,
        y_ticks: ticks.iter().map(|tick| (height(*tick), *tick)).collect(),
        x_ticks: ticks::months(months).into_iter().map(|month| (across(month, months), month)).collect(),
        band,
        lines,
        flags,
    }
}

/// Where a moment lies from left to right.
fn across(moment: u32, last: u32) -> f64 {
    f64::from(moment) / f64::from(last.max(1)) * SIDE
}

/// Puts every part on top of those before it.
fn stack(series: &mut [Vec<f64>]) {
    let mut below: Vec<f64> = Vec::new();
    for part in series {
        for (place, value) in part.iter_mut().enumerate() {
            *value = value.max(0.0) + below.get(place).copied().unwrap_or(0.0);
        }
        below.clone_from(part);
    }
}

fn thinned(values: &[f64], steps: u32, height: &dyn Fn(f64) -> f64) -> Vec<Point> {
    let every = values.len().div_ceil(MOST_POINTS).max(1);
    let last = values.len().saturating_sub(1);
    let mut points = Vec::with_capacity(MOST_POINTS);
    for (place, (month, value)) in (0_u32..).zip(values).enumerate() {
        if place.is_multiple_of(every) || place == last {
            points.push((across(month, steps), height(*value)));
        }
    }
    points
}

/// Each value holds until the next one: across, then up or down. The last holds to the end of the picture.
fn stairs(values: &[f64], steps: u32, every: usize, height: &dyn Fn(f64) -> f64) -> Vec<Point> {
    let mut points: Vec<Point> = Vec::new();
    for (place, (step, value)) in (0_u32..).zip(values).enumerate() {
        let (x, y) = (across(step, steps), height(*value));
        let before = points.last().map(|(_, before)| *before);
        // A value that stays needs no point of its own.
        #[allow(clippy::float_cmp, reason = "the same value gives the same height")]
        if !place.is_multiple_of(every) || before == Some(y) {
            continue;
        }
        points.extend(before.map(|before| (x, before)));
        points.push((x, y));
    }
    points.extend(points.last().map(|(_, y)| (SIDE, *y)));
    points
}

/// Lines from the top of the part below to the top of this one.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place among the values there are")]
fn hatch(below: &[f64], values: &[f64], height: &dyn Fn(f64) -> f64) -> String {
    let (mut lines, mut share) = (Vec::new(), HATCH / 2.0);
    let count = f64::from(u32::try_from(values.len()).unwrap_or(0));
    while share < 1.0 {
        let place = (share * count) as usize;
        if let (Some(low), Some(high)) = (below.get(place), values.get(place)) {
            lines.push((share * SIDE, height(*high), height(*low)));
        }
        share += HATCH;
    }
    path::hatch(&lines)
}

#[cfg(test)]
mod tests;
