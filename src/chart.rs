//! Pure chart geometry: scales, ticks, paths. No colours, no browser.
//!
//! Coordinates run from 0 to [`SIDE`] in both directions, x to the right and y down; the page stretches the
//! picture to its box and keeps strokes and labels at their own size.

pub mod axis;
pub mod layout;
pub mod marks;
pub mod path;
pub mod reading;
#[cfg(test)]
mod sample;
pub mod ticks;

pub use axis::Axis;
pub use layout::{Drawing, Line, draw};
pub use marks::Flag;
pub use reading::{Reading, readings, when};

/// The width and the height of every picture, in its own units.
pub const SIDE: f64 = 1000.0;
