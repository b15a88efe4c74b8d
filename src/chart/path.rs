//! SVG path data with whole coordinates: no float is ever printed.

/// A point in chart coordinates.
pub type Point = (f64, f64);

/// A line through the points.
///
/// ```
/// assert_eq!(finplan::chart::path::line(&[(0.0, 10.4), (5.0, 7.6)]), "M0 10L5 8");
/// ```
#[must_use]
pub fn line(points: &[Point]) -> String {
    let mut path = String::with_capacity(points.len().saturating_mul(9));
    trace(&mut path, points.iter(), 'M');
    path
}

/// The area between two lines over the same x.
#[must_use]
pub fn band(upper: &[Point], lower: &[Point]) -> String {
    let mut path = line(upper);
    trace(&mut path, lower.iter().rev(), 'L');
    path.push('Z');
    path
}

/// Lines straight down, one for each `(x, top, bottom)`; those of no height are left out.
///
/// ```
/// use finplan::chart::path::hatch;
/// assert_eq!(hatch(&[(5.0, 100.0, 300.0), (15.0, 200.0, 200.0)]), "M5 100L5 300");
/// ```
#[must_use]
pub fn hatch(lines: &[(f64, f64, f64)]) -> String {
    let mut path = String::with_capacity(lines.len().saturating_mul(18));
    for (x, top, bottom) in lines {
        if whole(*top) < whole(*bottom) {
            trace(&mut path, [(*x, *top), (*x, *bottom)].iter(), 'M');
        }
    }
    path
}

fn trace<'a>(path: &mut String, points: impl Iterator<Item = &'a Point>, first: char) {
    let mut command = first;
    for (x, y) in points {
        path.push(command);
        path.push_str(&whole(*x).to_string());
        path.push(' ');
        path.push_str(&whole(*y).to_string());
        command = 'L';
    }
}

#[allow(clippy::cast_possible_truncation, reason = "saturates, and charts are small")]
fn whole(value: f64) -> i32 {
    value.round() as i32
}
