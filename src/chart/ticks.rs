//! Round numbers for axes.

use super::{SIDE, ems};

/// The width of the narrowest picture in letters of an axis: `style/charts.css` has both.
const EMS: f64 = 17.0;
/// The space between two labels, in ems.
const SPACE: f64 = 0.75;

/// Round values from 0 (or below) to at least `highest`, at most eight of them, evenly spaced.
///
/// ```
/// use finplan::chart::ticks::amounts;
/// assert_eq!(amounts(0.0, 1_000_000.0), [0.0, 2e5, 4e5, 6e5, 8e5, 1e6]);
/// ```
#[must_use]
pub fn amounts(lowest: f64, highest: f64) -> Vec<f64> {
    let low = lowest.min(0.0);
    let step = step((highest - low).max(1.0));
    let mut tick = (low / step).floor() * step;
    let mut ticks = vec![tick];
    while tick < highest && ticks.len() < 8 {
        tick += step;
        ticks.push(tick);
    }
    ticks
}

/// The smallest of 1, 2, 2.5 and 5 times a power of ten that cuts `span` into at most five parts.
fn step(span: f64) -> f64 {
    let mut power = 1.0;
    for _ in 0..20 {
        for units in [1.0, 2.0, 2.5, 5.0] {
            if units * power * 5.0 >= span {
                return units * power;
            }
        }
        power *= 10.0;
    }
    span
}

/// Months for the labels of a time axis: whole years, at most seven labels, the start included.
///
/// ```
/// use finplan::chart::ticks::months;
/// assert_eq!(months(360), [0, 60, 120, 180, 240, 300, 360]);
/// assert_eq!(months(9), [0, 3, 6, 9]);
/// ```
#[must_use]
pub fn months(last: u32) -> Vec<u32> {
    let steps: [u32; 9] = [1, 3, 6, 12, 24, 36, 60, 120, 240];
    let step = steps.into_iter().find(|step| last.div_ceil(*step) <= 6).unwrap_or(last.max(1));
    let mut months = vec![0];
    let mut month = step;
    while month <= last {
        months.push(month);
        month = month.saturating_add(step);
    }
    months
}

/// Every how many labels of a time axis, from the first on, fit the narrowest picture beside one another: places with
/// their labels.
///
/// ```
/// use finplan::chart::ticks::stride;
/// let labels = |text: &str| (0..=6).map(|n| (f64::from(n) * 1000.0 / 6.0, text.to_owned())).collect::<Vec<_>>();
/// assert_eq!((stride(&labels("5")), stride(&labels("5 年")), stride(&labels("18 months"))), (1, 2, 3));
/// ```
#[must_use]
pub fn stride(labels: &[(f64, String)]) -> usize {
    let half = |text: &str| (ems(text) + SPACE) / 2.0 / EMS * SIDE;
    let fits = |every: &usize| {
        let shown: Vec<_> = labels.iter().step_by(*every).collect();
        shown.windows(2).all(|pair| match pair {
            [(left, one), (right, other)] => left + half(one) <= right - half(other),
            _ => true,
        })
    };
    (1..labels.len()).find(fits).unwrap_or(labels.len().max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn axes_reach_the_highest_value_with_few_round_steps() {
        for (low, high) in
            [(0.0, 1.0), (0.0, 7.0), (0.0, 99.0), (0.0, 616_560.07), (0.0, 98_765_432.0), (-500.0, 1_200.0), (0.0, 2e5)]
        {
            let ticks = amounts(low, high);
            assert!(ticks.len() <= 8, "{low} {high}: {ticks:?}");
            assert!(*ticks.first().unwrap() <= low.min(0.0));
            assert!(*ticks.last().unwrap() >= high, "{low} {high}: {ticks:?}");
        }
    }

    #[test]
    fn time_axes_have_few_labels_from_the_start_on() {
        for last in 0..=600 {
            let labels = months(last);
            assert!(labels.len() <= 7 && labels[0] == 0 && *labels.last().unwrap() <= last, "{last}: {labels:?}");
        }
    }
}
