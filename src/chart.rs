//! Pure chart geometry: scales, ticks, paths. No colours, no browser.
//!
//! Coordinates run from 0 to [`SIDE`] in both directions, x to the right and y down; the page stretches the
//! picture to its box and keeps strokes and labels at their own size.

pub mod layout;
pub mod marks;
pub mod path;
pub mod reading;
pub mod ruler;
#[cfg(test)]
mod sample;
pub mod ticks;
pub mod time_axis;

pub use layout::{ChartLine, Drawing, draw};
pub use marks::Flag;
pub use reading::{Reading, readings, step_label};
pub use time_axis::TimeAxis;

/// The width and the height of every picture, in its own units.
pub const SIDE: f64 = 1000.0;
