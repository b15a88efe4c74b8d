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
    add(&mut path, &mut points.iter(), 'M');
    path
}

/// The area between two lines over the same x.
#[must_use]
pub fn band(upper: &[Point], lower: &[Point]) -> String {
    let mut path = line(upper);
    add(&mut path, &mut lower.iter().rev(), 'L');
    path.push('Z');
    path
}

/// Adds a line through the points, which starts with `first`.
pub(super) fn add(path: &mut String, points: &mut dyn Iterator<Item = &Point>, first: char) {
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
