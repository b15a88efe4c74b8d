//! The time axis: which value lies where.

use super::SIDE;
use crate::tool::report::Chart;

/// The steps of a chart from left to right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TimeAxis {
    /// The step of the first value: 1 where every value is of a period, and 0 where the first is of the start.
    pub first: u32,
    /// The step of the last value.
    pub last: u32,
    /// Months from one step to the next.
    pub every: u32,
}

impl TimeAxis {
    /// The axis of a chart.
    #[must_use]
    pub fn of(chart: &Chart) -> TimeAxis {
        TimeAxis { first: chart.first(), last: chart.steps(), every: chart.every }
    }

    /// Where the marker of a step stands: at its moment, or in the middle of its period.
    ///
    /// ```
    /// use finplan::chart::TimeAxis;
    /// let moments = TimeAxis { first: 0, last: 4, every: 1 };
    /// assert_eq!([moments.x_of(0), moments.x_of(4)], [0.0, 1000.0]);
    /// let years = TimeAxis { first: 1, last: 4, every: 12 };
    /// assert_eq!([years.x_of(1), years.x_of(4)], [125.0, 875.0]);
    /// ```
    #[must_use]
    pub fn x_of(self, step: u32) -> f64 {
        (f64::from(step) - f64::from(self.first) / 2.0).max(0.0) / f64::from(self.last.max(1)) * SIDE
    }

    /// The step that lies at `share` (0 to 1) of the width.
    #[must_use]
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the steps there are")]
    pub fn step_at(self, share: f64) -> u32 {
        let step = share.clamp(0.0, 1.0) * f64::from(self.last) + f64::from(self.first) / 2.0;
        self.clamp(step.round() as u32)
    }

    /// The step that a month belongs to: the period that it ends in, or the moment after it.
    ///
    /// ```
    /// # use finplan::chart::TimeAxis;
    /// let years = TimeAxis { first: 1, last: 4, every: 12 };
    /// assert_eq!([0, 12, 13, 60].map(|month| years.step_of(month)), [1, 1, 2, 4]);
    /// ```
    #[must_use]
    pub fn step_of(self, month: u32) -> u32 {
        self.clamp(month.div_ceil(self.every.max(1)))
    }

    /// The step itself where the chart has it, and otherwise the nearest that it has.
    #[must_use]
    pub fn clamp(self, step: u32) -> u32 {
        step.max(self.first).min(self.last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pointing_at_a_marker_finds_its_step_again() {
        for first in [0, 1] {
            for last in [1, 7, 30, 360] {
                let axis = TimeAxis { first, last, every: 1 };
                for step in first..=last {
                    assert_eq!(axis.step_at(axis.x_of(step) / SIDE), step, "{first} {last}");
                }
            }
        }
    }

    #[test]
    fn pointing_beside_the_picture_finds_its_ends() {
        let years = TimeAxis { first: 1, last: 30, every: 12 };
        assert_eq!([years.step_at(-1.0), years.step_at(0.0), years.step_at(1.0), years.step_at(9.0)], [1, 1, 30, 30]);
        assert_eq!(TimeAxis::default().step_at(2.0), 0);
        assert_eq!(years.clamp(0), 1);
    }

    #[test]
    fn every_place_in_a_period_finds_that_period() {
        let years = TimeAxis { first: 1, last: 4, every: 12 };
        let found: Vec<u32> = [0.01, 0.24, 0.26, 0.49, 0.51, 0.74, 0.76, 0.99].map(|share| years.step_at(share)).into();
        assert_eq!(found, [1, 1, 2, 2, 3, 3, 4, 4]);
    }
}
