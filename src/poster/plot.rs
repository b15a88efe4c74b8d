//! The curve in a box: grid, areas, lines, and names where there is room for them.

use super::curve::{Curve, CurveForm, CurveLine};
use super::layout::Pen;
use super::shape::{Anchor, Frame, Ink, Point, Shape, Words};

/// How tall the plot is.
const HEIGHT: f64 = 260.0;
/// The size of its labels.
const LABEL: f64 = 24.0;
/// More points of a line than this nobody can tell apart.
const MAX_POINTS: usize = 160;
/// Where along a line its name may stand, best first.
const PLACES: [f64; 9] = [0.5, 0.36, 0.64, 0.24, 0.76, 0.14, 0.86, 0.43, 0.57];

/// Draws a curve from the pen's place down.
pub(super) fn draw(pen: &mut Pen<'_>, curve: &Curve) {
    let palette = pen.palette;
    let gutter = curve.amounts.iter().map(|(_, label)| pen.width(label, LABEL, false)).fold(0.0, f64::max) + 14.0;
    let left = pen.left() + gutter;
    let plot = Frame { x: left, y: pen.y + LABEL, width: pen.right() - left, height: HEIGHT };
    let lowest = curve.amounts.first().map_or(0.0, |(amount, _)| *amount);
    let highest = curve.amounts.last().map_or(1.0, |(amount, _)| *amount);
    let height =
        |value: f64| plot.y + plot.height * (1.0 - (value - lowest) / (highest - lowest).max(f64::MIN_POSITIVE));
    for (amount, label) in &curve.amounts {
        let y = height(*amount);
        pen.shapes.push(Shape::Line(vec![(plot.x, y), (plot.x + plot.width, y)], palette.grid, 1.5, false));
        pen.write(label, (left - 14.0, y + LABEL * 0.36), LABEL, false, palette.soft, Anchor::End);
    }
    let traced: Vec<Vec<Point>> = curve.lines.iter().map(|line| trace(line, curve.form, &plot, &height)).collect();
    let ground = vec![(plot.x, height(0.0)), (plot.x + plot.width, height(0.0))];
    match (curve.form, traced.first(), traced.get(2)) {
        (CurveForm::Stack, ..) => {
            let mut below = &ground;
            for (line, part) in traced.iter().zip(palette.parts.iter().cycle()) {
                area(pen, line, below, *part);
                below = line;
            }
        }
        (CurveForm::Band, Some(low), Some(high)) => area(pen, high, low, palette.parts[3]),
        _ => {}
    }
    let looks = looks(curve, palette.light, palette.soft, palette.needle);
    if curve.form != CurveForm::Stack {
        // The line that the report is about lies above the others.
        for lead in [false, true] {
            for ((_, look), points) in
                curve.lines.iter().zip(&looks).zip(&traced).filter(|((line, _), _)| line.leads == lead)
            {
                pen.shapes.push(Shape::Line(points.clone(), look.ink, look.width, look.dashed));
            }
        }
    }
    axis(pen, curve, &plot);
    pen.y = plot.y + plot.height + LABEL * 1.7;
    let free = matches!(curve.form, CurveForm::Lines | CurveForm::Steps);
    let named = if free { names(pen, curve, &traced, &plot) } else { None };
    match named {
        Some(words) => pen.shapes.extend(words.into_iter().map(Shape::Words)),
        None => keys(pen, curve, &looks),
    }
}

/// How a line looks.
struct Look {
    ink: Ink,
    width: f64,
    dashed: bool,
}

fn looks(curve: &Curve, light: Ink, soft: Ink, needle: Ink) -> Vec<Look> {
    let (mut leading, mut others) = (0_u8, 0_u8);
    let look = |line: &CurveLine| {
        let count = if line.leads { &mut leading } else { &mut others };
        *count = count.saturating_add(1);
        match (line.leads, *count) {
            (true, 1) => Look { ink: light, width: 6.0, dashed: false },
            (true, 2) => Look { ink: needle, width: 4.0, dashed: false },
            (true, _) => Look { ink: soft, width: 3.0, dashed: false },
            (false, 1) => Look { ink: soft, width: 4.0, dashed: true },
            (false, _) => Look { ink: needle, width: 3.0, dashed: true },
        }
    };
    curve.lines.iter().map(look).collect()
}

fn area(pen: &mut Pen<'_>, upper: &[Point], lower: &[Point], ink: Ink) {
    let points = upper.iter().chain(lower.iter().rev()).copied().collect();
    pen.shapes.push(Shape::Area(points, ink));
}

/// The points of a line, no more than there is room for.
fn trace(line: &CurveLine, form: CurveForm, plot: &Frame, height: &dyn Fn(f64) -> f64) -> Vec<Point> {
    let stairs = matches!(form, CurveForm::Steps | CurveForm::Stack);
    let count = line.values.len();
    let every = if form == CurveForm::Steps { 1 } else { count.div_ceil(MAX_POINTS).max(1) };
    // A value of a stack is of a whole period.
    let periods = if form == CurveForm::Stack { count } else { count.saturating_sub(1) };
    let mut points: Vec<Point> = Vec::new();
    for (place, value) in (0_u32..).zip(&line.values) {
        let at = usize::try_from(place).unwrap_or(usize::MAX);
        if !at.is_multiple_of(every) && at != count.saturating_sub(1) {
            continue;
        }
        let x = plot.x + plot.width * f64::from(place) / f64::from(u32::try_from(periods).unwrap_or(1).max(1));
        let y = height(*value);
        if let (true, Some((_, before))) = (stairs, points.last().copied()) {
            points.push((x, before));
        }
        points.push((x, y));
    }
    if let (true, Some((_, y))) = (stairs, points.last().copied()) {
        points.push((plot.x + plot.width, y));
    }
    points
}

/// The ends of the time axis, and the moment that the report points at.
fn axis(pen: &mut Pen<'_>, curve: &Curve, plot: &Frame) {
    let palette = pen.palette;
    let y = plot.y + plot.height + LABEL * 1.25;
    let [start, end] = &curve.ends;
    let mut taken = vec![pen.line(start, (plot.x, y), LABEL, false, palette.soft, Anchor::Start)];
    let last = pen.line(end, (plot.x + plot.width, y), LABEL, false, palette.soft, Anchor::End);
    if let Some((share, when)) = &curve.marker {
        let x = plot.x + plot.width * share;
        let half = pen.width(when, LABEL, true) / 2.0;
        let middle = within(x, plot.x + half, plot.x + plot.width - half);
        let label = pen.line(when, (middle, y), LABEL, true, palette.needle, Anchor::Middle);
        if !taken.iter().any(|one| near(one, &label)) {
            pen.shapes.push(Shape::Line(vec![(x, plot.y), (x, plot.y + plot.height)], palette.needle, 2.0, true));
            pen.shapes.push(Shape::Disc((x, plot.y + plot.height), 8.0, palette.needle));
            taken.push(label);
        }
    }
    if !taken.iter().any(|one| near(one, &last)) {
        taken.push(last);
    }
    pen.shapes.extend(taken.into_iter().filter(|words| !words.text.is_empty()).map(Shape::Words));
}

/// The nearest place to one between two.
#[allow(clippy::manual_clamp, reason = "that of floats can panic, and brings the code that prints them")]
fn within(place: f64, from: f64, to: f64) -> f64 {
    place.min(to).max(from)
}

fn near(one: &Words, other: &Words) -> bool {
    let frame = one.frame();
    Frame { x: frame.x - 12.0, width: frame.width + 24.0, ..frame }.meets(&other.frame())
}

/// The name of each line beside it; `None` where one of them finds no room.
fn names(pen: &Pen<'_>, curve: &Curve, traced: &[Vec<Point>], plot: &Frame) -> Option<Vec<Words>> {
    let marker = curve.marker.as_ref().map(|(share, _)| plot.x + plot.width * share);
    let mut placed: Vec<Words> = Vec::new();
    for (place, (line, points)) in curve.lines.iter().zip(traced).enumerate() {
        if line.label.is_empty() {
            continue;
        }
        let ink = if line.leads { pen.palette.light } else { pen.palette.soft };
        let width = pen.width(&line.label, LABEL, line.leads);
        let fits = |words: &Words| {
            let frame = words.frame();
            let room =
                Frame { x: frame.x - 6.0, y: frame.y - 2.0, width: frame.width + 12.0, height: frame.height + 4.0 };
            let free = traced.iter().enumerate().all(|(other, points)| {
                let Some((low, high)) = span(points, room.x, room.x + room.width) else { return true };
                let gap = if other == place { 0.0 } else { 6.0 };
                high + gap < room.y || room.y + room.height < low - gap
            });
            let crossed = marker.is_some_and(|x| room.x < x && x < room.x + room.width);
            free && !crossed && plot.holds(&room) && !placed.iter().any(|one| one.frame().meets(&room))
        };
        let candidates = PLACES.iter().flat_map(|share| {
            let x = plot.x + plot.width * share;
            let (low, high) = span(points, x - width / 2.0 - 6.0, x + width / 2.0 + 6.0).unwrap_or((plot.y, plot.y));
            [low - 12.0, high + LABEL + 8.0]
                .map(|y| pen.line(&line.label, (x, y), LABEL, line.leads, ink, Anchor::Middle))
        });
        let found = candidates.into_iter().find(fits)?;
        placed.push(found);
    }
    Some(placed)
}

/// The highest and the lowest place of a line between two places along it.
fn span(points: &[Point], from: f64, to: f64) -> Option<(f64, f64)> {
    let mut span: Option<(f64, f64)> = None;
    for pair in points.windows(2) {
        let [(x, y), (next, after)] = pair else { continue };
        if *next < from || to < *x {
            continue;
        }
        let at = |place: f64| if next > x { y + (after - y) * within((place - x) / (next - x), 0.0, 1.0) } else { *y };
        for height in if next > x { [at(from), at(to)] } else { [*y, *after] } {
            let (low, high) = span.unwrap_or((height, height));
            span = Some((low.min(height), high.max(height)));
        }
    }
    span
}

/// The names of the lines below the plot, each behind a piece of its line.
fn keys(pen: &mut Pen<'_>, curve: &Curve, looks: &[Look]) {
    const SWATCH: f64 = 44.0;
    let palette = pen.palette;
    let mut x = pen.left();
    let mut y = pen.y + LABEL * 0.9;
    let parts = palette.parts.iter().cycle();
    for ((line, look), part) in curve.lines.iter().zip(looks).zip(parts).filter(|((line, _), _)| !line.label.is_empty())
    {
        let width = SWATCH + 10.0 + pen.width(&line.label, LABEL, false);
        if x + width > pen.right() && x > pen.left() {
            x = pen.left();
            y += LABEL * 1.5;
        }
        let middle = y - LABEL * 0.36;
        if curve.form == CurveForm::Stack {
            let (top, bottom) = (middle - 9.0, middle + 9.0);
            pen.shapes.push(Shape::Area(vec![(x, top), (x + SWATCH, top), (x + SWATCH, bottom), (x, bottom)], *part));
        } else {
            pen.shapes.push(Shape::Line(vec![(x, middle), (x + SWATCH, middle)], look.ink, look.width, look.dashed));
        }
        pen.write(&line.label, (x + SWATCH + 10.0, y), LABEL, false, palette.soft, Anchor::Start);
        x += width + 28.0;
    }
    pen.y = y + LABEL * 0.5;
}
