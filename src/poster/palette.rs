//! The colours of a picture. Its upper part is dark in the bank's accent, as the face of a calculator is.

use super::shape::Ink;

/// FinPlan's own accent, where the bank has none.
const ACCENT: Ink = Ink(0x0b, 0x5a, 0x8a);

/// The colours of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// The upper edge of the face.
    pub face: Ink,
    /// Its lower edge.
    pub face_end: Ink,
    /// The figure, what else counts on the face, and the line that the report is about.
    pub light: Ink,
    /// Labels on the face, and lines to compare with.
    pub soft: Ink,
    /// What lies under a line, from the lowest part of a stack up.
    pub parts: [Ink; 4],
    /// The lines of the grid.
    pub grid: Ink,
    /// What the report points at.
    pub needle: Ink,
    /// The ground of the code.
    pub paper: Ink,
    /// Text on paper.
    pub ink: Ink,
    /// Text of less weight on paper.
    pub quiet: Ink,
}

impl Palette {
    /// The colours for a bank's accent on a light ground, which its document has to keep dark enough for text: see
    /// `--fp-face` in `style/tokens.css`.
    #[must_use]
    pub fn of(accent: Option<Ink>) -> Palette {
        let accent = accent.unwrap_or(ACCENT);
        let face = accent.over(Ink(0x0b, 0x1c, 0x2a), 42);
        let face_end = accent.over(Ink(0x07, 0x13, 0x1e), 20);
        let light = Ink(0xff, 0xff, 0xff);
        let middle = face.over(face_end, 50);
        Palette {
            face,
            face_end,
            light,
            soft: Ink(0xb4, 0xc7, 0xd6),
            parts: [70, 48, 32, 22].map(|parts| light.over(middle, parts)),
            grid: light.over(middle, 18),
            needle: Ink(0xff, 0xb0, 0x66),
            paper: light,
            ink: Ink(0x14, 0x20, 0x2e),
            quiet: Ink(0x55, 0x60, 0x6e),
        }
    }
}
