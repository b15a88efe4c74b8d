//! Colours and shape, checked for contrast.

use crate::config::colour::Colour;
use crate::config::node::object;
use crate::config::problem::{ProblemCode, Problems};
use crate::config::scalar::Mark;

/// A bank's look.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// The colours on a light ground.
    pub light: Palette,
    /// The colours on a dark ground.
    pub dark: Palette,
    /// The radius of cards in pixels.
    pub radius: u32,
    /// The bank's mark; without one the first letter of its name stands there.
    pub mark: Option<Mark>,
}

/// The colours of one ground.
#[derive(Clone, Debug, PartialEq)]
pub struct Palette {
    /// The page.
    pub surface: Colour,
    /// Cards on it.
    pub raised: Colour,
    /// Text.
    pub text: Colour,
    /// Text of less weight.
    pub muted: Colour,
    /// Lines between things.
    pub hairline: Colour,
    /// Buttons, links and the answer.
    pub accent: Colour,
    /// Text on the accent.
    pub accent_contrast: Colour,
    /// The ring round what has the focus.
    pub focus: Colour,
    /// Good news.
    pub positive: Colour,
    /// Something to look at.
    pub caution: Colour,
    /// Bad news and errors.
    pub negative: Colour,
    /// Six series of a chart.
    pub chart: Vec<Colour>,
}

object! {
    /// Colours and shape. Contrast is checked: 4.5 for text, 3 for graphics.
    Theme, check check_theme {
        /// The colours on a light ground.
        light,
        /// The colours on a dark ground.
        dark,
        /// The radius of cards in pixels, at most 32.
        radius,
        /// The bank's mark: the outline of a drawing 24 units wide and high, as an SVG path in one colour. Left out, the
        /// first letter of its name stands there.
        [optional] mark,
    }
}

object! {
    /// The colours of one ground.
    Palette, check check_palette {
        /// The page.
        surface,
        /// Cards on it.
        raised,
        /// Text.
        text,
        /// Text of less weight.
        muted,
        /// Lines between things.
        hairline,
        /// Buttons, links and the answer.
        accent,
        /// Text on the accent.
        accent_contrast,
        /// The ring round what has the focus.
        focus,
        /// Good news.
        positive,
        /// Something to look at.
        caution,
        /// Bad news and errors.
        negative,
        /// Six series of a chart.
        chart,
    }
}

impl Palette {
    /// The tokens of the style sheet without the chart's: name and colour.
    #[must_use]
    pub fn tokens(&self) -> [(&'static str, Colour); 11] {
        [
            ("surface", self.surface),
            ("raised", self.raised),
            ("text", self.text),
            ("muted", self.muted),
            ("hairline", self.hairline),
            ("accent", self.accent),
            ("accent_contrast", self.accent_contrast),
            ("focus", self.focus),
            ("positive", self.positive),
            ("caution", self.caution),
            ("negative", self.negative),
        ]
    }
}

fn check_theme(theme: &Theme, problems: &mut Problems) {
    if theme.radius > 32 {
        problems.note_at(&["radius"], ProblemCode::Range, "0 to 32", &theme.radius.to_string());
    }
}

/// What text needs against its ground, times a hundred.
const MIN_TEXT_CONTRAST: u32 = 450;
/// What graphics need.
const MIN_GRAPHIC_CONTRAST: u32 = 300;

fn check_palette(palette: &Palette, problems: &mut Problems) {
    for (name, colour) in palette.tokens() {
        let least = match name {
            "text" | "muted" | "accent" | "positive" | "caution" | "negative" => MIN_TEXT_CONTRAST,
            "focus" => MIN_GRAPHIC_CONTRAST,
            _ => continue,
        };
        on_both_grounds(palette, colour, least, &[name], problems);
    }
    let accent = palette.accent_contrast.contrast(palette.accent);
    if accent < MIN_TEXT_CONTRAST {
        note(accent, MIN_TEXT_CONTRAST, "accent", &["accent_contrast"], problems);
    }
    if palette.chart.len() != 6 {
        problems.note_at(&["chart"], ProblemCode::Range, "six colours", &palette.chart.len().to_string());
    }
    for (index, colour) in palette.chart.iter().enumerate() {
        on_both_grounds(palette, *colour, MIN_GRAPHIC_CONTRAST, &["chart", &index.to_string()], problems);
    }
}

fn on_both_grounds(palette: &Palette, colour: Colour, least: u32, pointer: &[&str], problems: &mut Problems) {
    for (ground, behind) in [("surface", palette.surface), ("raised", palette.raised)] {
        let contrast = colour.contrast(behind);
        if contrast < least {
            note(contrast, least, ground, pointer, problems);
        }
    }
}

fn note(contrast: u32, least: u32, ground: &str, pointer: &[&str], problems: &mut Problems) {
    let expected = format!("a contrast of at least {} on {ground}", ratio(least));
    problems.note_at(pointer, ProblemCode::Contrast, &expected, &ratio(contrast));
}

fn ratio(hundredfold: u32) -> String {
    rust_decimal::Decimal::new(i64::from(hundredfold), 2).to_string()
}
