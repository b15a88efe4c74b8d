//! Where a line runs, in columns: enough to keep words off it.

use super::SIDE;
use super::path::Point;

/// Columns from left to right: about 5 px each on a phone.
pub const COLUMNS: usize = 48;
/// The width of one.
pub const WIDTH: f64 = SIDE / 48.0;

/// The highest and the lowest place of a line within a column; `top` is the smaller coordinate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Extent {
    /// Its highest place.
    pub top: f64,
    /// Its lowest place.
    pub bottom: f64,
}

impl Extent {
    /// All at one height.
    #[must_use]
    pub const fn at(height: f64) -> Extent {
        Extent { top: height, bottom: height }
    }

    /// What holds both.
    #[must_use]
    pub const fn with(self, other: Extent) -> Extent {
        Extent { top: self.top.min(other.top), bottom: self.bottom.max(other.bottom) }
    }
}

/// The extents of a line through points that go from left to right, one for each column; none of a line without points.
#[must_use]
pub fn of(points: &[Point]) -> Vec<Extent> {
    let mut columns: Vec<Option<Extent>> = vec![None; COLUMNS];
    for (place, from) in points.iter().enumerate() {
        let to = points.get(place.saturating_add(1)).unwrap_or(from);
        let (first, last) = (column_of(from.0), column_of(to.0));
        let crossed = columns.iter_mut().enumerate().take(last.saturating_add(1)).skip(first);
        for (column, extent) in crossed {
            let left = left_of(column);
            let start = if column == first { from.1 } else { height_at(*from, *to, left) };
            let end = if column == last { to.1 } else { height_at(*from, *to, left + WIDTH) };
            let part = Extent::at(start).with(Extent::at(end));
            *extent = Some(extent.map_or(part, |extent| extent.with(part)));
        }
    }
    let mut extents = Vec::with_capacity(COLUMNS);
    let mut before = None;
    for column in columns {
        before = column.or(before);
        extents.extend(before);
    }
    extents
}

/// Where a column begins.
fn left_of(column: usize) -> f64 {
    f64::from(u32::try_from(column).unwrap_or(0)) * WIDTH
}

/// The column that holds this place.
#[must_use]
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the columns there are")]
pub fn column_of(x: f64) -> usize {
    ((x / WIDTH).max(0.0) as usize).min(COLUMNS.saturating_sub(1))
}

/// The height of the line between two points at `x`.
fn height_at((left, from): Point, (right, to): Point, x: f64) -> f64 {
    from + (to - from) * ((x - left) / (right - left).max(f64::MIN_POSITIVE)).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_straight_line_is_as_high_in_each_column_as_it_goes_there() {
        let extents = of(&[(0.0, 0.0), (SIDE, 480.0)]);
        assert_eq!(extents.len(), COLUMNS);
        for (column, extent) in extents.iter().enumerate() {
            let top = f64::from(u32::try_from(column).unwrap()) * 10.0;
            assert!(
                (extent.top - top).abs() < 1e-6 && (extent.bottom - top - 10.0).abs() < 1e-6,
                "{column} {extent:?}"
            );
        }
    }

    #[test]
    fn a_step_is_as_high_as_both_its_ends_in_its_column_alone() {
        let extents = of(&[(0.0, 900.0), (500.0, 900.0), (500.0, 100.0), (SIDE, 100.0)]);
        assert_eq!(extents[COLUMNS / 2 - 1], Extent::at(900.0));
        assert_eq!(extents[COLUMNS / 2], Extent { top: 100.0, bottom: 900.0 });
        assert_eq!(extents[COLUMNS / 2 + 1], Extent::at(100.0));
    }

    #[test]
    fn a_point_by_itself_runs_on_and_no_point_runs_nowhere() {
        assert_eq!(of(&[(0.0, 7.0)]), vec![Extent::at(7.0); COLUMNS]);
        assert_eq!(of(&[]), []);
    }
}
