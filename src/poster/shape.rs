//! What a picture is made of.

use super::code::Code;

/// A colour: red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ink(pub u8, pub u8, pub u8);

/// A place in the picture.
pub type Point = (f64, f64);

/// A box.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Its left edge.
    pub x: f64,
    /// Its upper edge.
    pub y: f64,
    /// How wide it is.
    pub width: f64,
    /// How tall it is.
    pub height: f64,
}

/// Which end of a text stands at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Its beginning.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

/// A line of text.
#[derive(Clone, Debug, PartialEq)]
pub struct Words {
    /// Where its anchor stands.
    pub x: f64,
    /// Its baseline.
    pub y: f64,
    /// The height of its letters, in pixels.
    pub size: f64,
    /// Whether they are bold.
    pub bold: bool,
    /// Their colour.
    pub ink: Ink,
    /// Which end stands at `x`.
    pub anchor: Anchor,
    /// How wide it is.
    pub width: f64,
    /// What it says.
    pub text: String,
}

/// One thing to draw; what comes later lies above.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A box in one colour at its upper edge and another at its lower.
    Ground(Frame, Ink, Ink),
    /// A line of text.
    Words(Words),
    /// A line through points: its width, and whether it is dashed.
    Line(Vec<Point>, Ink, f64, bool),
    /// What lies within points.
    Area(Vec<Point>, Ink),
    /// A disc: its middle and its radius.
    Disc(Point, f64, Ink),
    /// The bank's mark, which whoever draws knows.
    Mark(Frame, Ink),
    /// The code within its quiet zone.
    Code(Frame, Code),
}

impl Ink {
    /// So many parts of a hundred of this colour over another.
    #[must_use]
    pub fn over(self, ground: Ink, parts: u8) -> Ink {
        let share = f64::from(parts) / 100.0;
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between two bytes")]
        let mix = |top: u8, below: u8| (f64::from(top) * share + f64::from(below) * (1.0 - share)).round() as u8;
        Ink(mix(self.0, ground.0), mix(self.1, ground.1), mix(self.2, ground.2))
    }

    /// The colour of `#rrggbb`.
    ///
    /// ```
    /// use finplan::poster::Ink;
    /// assert_eq!(Ink::parse(" #0b5a8a"), Some(Ink(11, 90, 138)));
    /// assert_eq!(Ink::parse("red"), None);
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Ink> {
        let digits = text.trim().strip_prefix('#').filter(|digits| digits.len() == 6)?;
        let [_, red, green, blue] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
        Some(Ink(red, green, blue))
    }
}

impl Frame {
    /// Whether two boxes have some of the picture in common.
    #[must_use]
    pub fn meets(&self, other: &Frame) -> bool {
        self.x < other.x + other.width
            && other.x < self.x + self.width
            && self.y < other.y + other.height
            && other.y < self.y + self.height
    }

    /// Whether a box lies within this one.
    #[must_use]
    pub fn holds(&self, other: &Frame) -> bool {
        self.x <= other.x
            && self.y <= other.y
            && other.x + other.width <= self.x + self.width
            && other.y + other.height <= self.y + self.height
    }
}

impl Words {
    /// The box that its letters stand in.
    #[must_use]
    pub fn frame(&self) -> Frame {
        let x = match self.anchor {
            Anchor::Start => self.x,
            Anchor::Middle => self.x - self.width / 2.0,
            Anchor::End => self.x - self.width,
        };
        Frame { x, y: self.y - self.size * 0.88, width: self.width, height: self.size * 1.12 }
    }
}
