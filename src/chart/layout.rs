//! A report's chart as lines, areas and ticks.

use rust_decimal::prelude::ToPrimitive as _;

use super::extent::{self, Extent};
use super::marks::{self, Flag};
use super::path::{self, Point};
use super::{SIDE, ticks};
use crate::tool::report::{Chart, ChartForm, SeriesRole, Unit};

/// Points drawn for one line at most: more than a phone can tell apart.
const MAX_POINTS: usize = 181;
/// Lines that stay this close lie over one another: a pixel of a picture that is about 200 px high.
pub(super) const PIXEL: f64 = SIDE / 200.0;
/// How far the lines across a part of a stack lie apart, as a share of the width: about 5 px on a phone.
const HATCH_SPACING: f64 = 0.02;

/// Everything needed to draw a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// What the amounts on the grid are.
    pub unit: Unit,
    /// Heights of the grid lines with their amounts, in 0..=[`SIDE`].
    pub y_ticks: Vec<(f64, f64)>,
    /// Places along the time axis with their months.
    pub x_ticks: Vec<(f64, u32)>,
    /// The area between the lower and the upper bound of a band chart.
    pub band: Option<String>,
    /// Every line that can be told from the others.
    pub lines: Vec<ChartLine>,
    /// Every mark.
    pub flags: Vec<Flag>,
    /// SVG path data of what leads from the marks to the axis.
    pub leader_lines: String,
}

/// One series as a line, or several that lie over one another.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartLine {
    /// What it stands for; of several, what the first does.
    pub role: SeriesRole,
    /// The places of its series among all of the chart.
    pub series: Vec<usize>,
    /// SVG path data.
    pub path: String,
    /// The height of its last point.
    pub end: f64,
    /// SVG path data of the area between it and the part of the stack below; empty for what is no stack.
    pub area: String,
    /// SVG path data of the lines across that area, which tell it from the parts below where colours do not; the
    /// lowest part has none.
    pub hatch: String,
    /// Between which heights it runs, from left to right.
    pub extents: Vec<Extent>,
}

/// Lays out a chart.
#[must_use]
pub fn draw(chart: &Chart) -> Drawing {
    let (steps, months) = (chart.steps(), chart.months());
    let mut series: Vec<Vec<f64>> = Vec::with_capacity(chart.series.len());
    for line in &chart.series {
        series.push(line.values.iter().map(|value| value.to_f64().unwrap_or_default()).collect());
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
        traced.push(trace(values, steps, chart.form, &height));
    }
    let bound = |role| chart.series.iter().zip(&traced).find(|(line, _)| line.role == role).map(|(_, points)| points);
    let band = match (chart.form, bound(SeriesRole::Low), bound(SeriesRole::High)) {
        (ChartForm::Band, Some(low), Some(high)) => Some(path::band(high, low)),
        _ => None,
    };
    let ground = [(0.0, height(0.0)), (SIDE, height(0.0))];
    let mut below: (&[Point], &[f64]) = (&ground, &[]);
    let mut lines: Vec<ChartLine> = Vec::with_capacity(traced.len());
    for (place, ((line, points), values)) in chart.series.iter().zip(&traced).zip(&series).enumerate() {
        let alike = |drawn: &&mut ChartLine| {
            let first = drawn.series.first().and_then(|first| series.get(*first));
            !stacked && first.is_some_and(|first| coincide(first, values, &height))
        };
        if let Some(drawn) = lines.iter_mut().find(alike) {
            drawn.series.push(place);
            continue;
        }
        let (mut area, mut across) = (String::new(), String::new());
        if stacked {
            area = path::band(points, below.0);
            hatch(&mut across, below.1, values, &height);
        }
        below = (points, values);
        let end = points.last().map_or(SIDE, |(_, y)| *y);
        lines.push(ChartLine {
            role: line.role,
            series: vec![place],
            path: path::line(points),
            end,
            area,
            hatch: across,
            extents: extent::of(points),
        });
    }
    let flags = marks::flags(&chart.events, months);
    let mut leader_lines = String::new();
    for flag in &flags {
        let frame = [(flag.from, SIDE), (flag.from, 0.0), (flag.to, 0.0), (flag.to, SIDE)];
        // A line there and back would fill the gaps between its own dashes.
        let corners = if flag.first == flag.last { 2 } else { 4 };
        path::add(&mut leader_lines, &mut frame.iter().take(corners), 'M');
    }
    Drawing {
        unit: chart.unit,
        y_ticks: ticks.iter().map(|tick| (height(*tick), *tick)).collect(),
        x_ticks: ticks::months(months).into_iter().map(|month| (x_of(month, months), month)).collect(),
        band,
        lines,
        flags,
        leader_lines,
    }
}

/// Whether two lines are one to the eye, from the first to the last of their values.
fn coincide(one: &[f64], other: &[f64], height: &dyn Fn(f64) -> f64) -> bool {
    let near = |(one, other): (&f64, &f64)| (height(*one) - height(*other)).abs() <= PIXEL;
    !one.is_empty() && one.len() == other.len() && one.iter().zip(other).all(near)
}

/// Where a moment lies from left to right.
fn x_of(moment: u32, last: u32) -> f64 {
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

/// The points of a line, no more than there is room for. In stairs each value holds until the next one, and then goes
/// up or down; there no change is left out, unless it is one of a stack.
fn trace(values: &[f64], steps: u32, form: ChartForm, height: &dyn Fn(f64) -> f64) -> Vec<Point> {
    let stairs = matches!(form, ChartForm::Steps | ChartForm::Stacked);
    let every = if form == ChartForm::Steps { 1 } else { values.len().div_ceil(MAX_POINTS).max(1) };
    let last = values.len().saturating_sub(1);
    let mut points: Vec<Point> = Vec::new();
    for (place, (step, value)) in (0_u32..).zip(values).enumerate() {
        if !place.is_multiple_of(every) && place != last {
            continue;
        }
        let (x, y) = (x_of(step, steps), height(*value));
        if let (true, Some((_, before))) = (stairs, points.last().copied()) {
            // A value that stays needs no point of its own.
            #[allow(clippy::float_cmp, reason = "the same value gives the same height")]
            if before == y {
                continue;
            }
            points.push((x, before));
        }
        points.push((x, y));
    }
    if let (true, Some((_, y))) = (stairs, points.last().copied()) {
        points.push((SIDE, y));
    }
    points
}

/// Lines from the top of the part below to the top of this one.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place among the values there are")]
fn hatch(path: &mut String, below: &[f64], values: &[f64], height: &dyn Fn(f64) -> f64) {
    let count = f64::from(u32::try_from(values.len()).unwrap_or(0));
    let mut share = HATCH_SPACING / 2.0;
    while share < 1.0 {
        let place = (share * count) as usize;
        if let (Some(low), Some(high)) = (below.get(place), values.get(place)) {
            let (x, top, bottom) = (share * SIDE, height(*high), height(*low));
            if top + 1.0 < bottom {
                path::add(path, &mut [(x, top), (x, bottom)].iter(), 'M');
            }
        }
        share += HATCH_SPACING;
    }
}

#[cfg(test)]
mod tests;
