//! A result as a picture that people send: laid out here as plain data, drawn by whoever has a canvas.
//!
//! What stands in it comes from one report: the figure, its curve, the facts beside it, what it was worked out from, who
//! answers and on which day, and a code that opens the same tool with the same numbers. A number that the customer
//! takes out stands neither in the picture nor behind the code. Nothing else is known here: no answers of the
//! questionnaire, no level, no product.

pub mod canvas;
mod code;
mod content;
mod curve;
mod figure;
mod layout;
mod letters;
mod palette;
mod plot;
mod shape;
mod values;

pub use code::Code;
pub use content::{CodeState, Content, Source};
pub use curve::{Curve, CurveForm, CurveLine};
pub use layout::{Poster, lay_out};
pub use letters::{Measure, width, wrap};
pub use palette::Palette;
pub use shape::{Anchor, Frame, Ink, Point, Shape, Words};
pub use values::{Entered, entered};

/// How wide every picture is.
pub const WIDTH: f64 = 750.0;
