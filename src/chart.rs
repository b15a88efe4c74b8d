//! Pure chart geometry: scales, ticks, paths. No colours, no browser.
//!
//! Coordinates run from 0 to [`SIDE`] in both directions, x to the right and y down; the page stretches the
//! picture to its box and keeps strokes and labels at their own size.

pub mod extent;
pub mod labels;
pub mod layout;
pub mod marks;
pub mod path;
pub mod reading;
pub mod ruler;
#[cfg(test)]
mod sample;
pub mod ticks;
pub mod time_axis;

pub use labels::{Anchor, Label, place_labels};
pub use layout::{ChartLine, Drawing, draw};
pub use marks::Flag;
pub use reading::{Reading, readings, step_label};
pub use time_axis::TimeAxis;

use crate::base::width;

/// The width and the height of every picture, in its own units.
pub const SIDE: f64 = 1000.0;

/// How wide a letter that is not Chinese is at most on average, in ems.
const LETTER: f64 = 0.6;

/// About how wide a line of text is, in ems: nothing is measured in the page.
fn ems(text: &str) -> f64 {
    let letters = text.chars().count();
    let chinese = width(text).saturating_sub(letters);
    let count = |number: usize| f64::from(u32::try_from(number).unwrap_or(0));
    count(chinese) + count(letters.saturating_sub(chinese)) * LETTER
}
