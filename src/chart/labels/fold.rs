//! How names are broken into lines, and about how much room they take.

use super::{EMS, SIDE};
use crate::chart::ems;

/// The space around a name, in ems.
const PADDING: f64 = 0.5;
/// The height of a line of a name, in ems.
const LEADING: f64 = 1.25;
/// A name wider than this goes on several lines.
const WIDEST: f64 = 9.0;
/// How wide these are at most, where words allow it.
const WIDEST_LINE: f64 = 12.0;
/// As many lines as a name has at most, where they need not be wider for that than the picture.
const MOST_LINES: usize = 3;

/// A name with the room that it takes.
pub struct Name {
    /// The place of its line.
    pub line: usize,
    /// With its line breaks.
    pub text: String,
    /// Its width in the narrowest picture.
    pub wide: f64,
    /// Its height.
    pub high: f64,
}

/// A name on as few lines as it needs not to be wide, all of about the same length.
pub fn fold(line: usize, name: &str) -> Name {
    let whole = ems(name);
    let mut limit = if whole > WIDEST { WIDEST_LINE.min(whole - 0.1) } else { WIDEST };
    let mut lines = wrapped(name, limit);
    while lines.len() > MOST_LINES && limit < EMS.0 {
        limit += 0.5;
        lines = wrapped(name, limit);
    }
    // As narrow as so many lines allow.
    while limit > 1.0 {
        limit -= 0.5;
        let narrower = wrapped(name, limit);
        if narrower.len() > lines.len() {
            break;
        }
        if widest(&narrower) < widest(&lines) {
            lines = narrower;
        }
    }
    let count = f64::from(u32::try_from(lines.len()).unwrap_or(1));
    let wide = (widest(&lines) + PADDING).min(EMS.0) / EMS.0 * SIDE;
    let high = (count * LEADING + 0.25) / EMS.1 * SIDE;
    Name { line, text: lines.join("\n"), wide, high }
}

fn widest(lines: &[&str]) -> f64 {
    lines.iter().map(|line| ems(line)).fold(0.0, f64::max)
}

/// The lines of a name of which none is wider than `limit` where it can be broken: at spaces, and around the marks of a
/// list in Chinese.
fn wrapped(name: &str, limit: f64) -> Vec<&str> {
    let (mut lines, mut rest) = (Vec::new(), name);
    while ems(rest) > limit {
        let mut cut = None;
        for (at, letter) in rest.char_indices() {
            let end = match letter {
                ' ' | '、' => at.saturating_add(letter.len_utf8()),
                '（' => at,
                _ => continue,
            };
            let Some((before, after)) = rest.split_at_checked(end).filter(|(before, _)| !before.is_empty()) else {
                continue;
            };
            if cut.is_none() || ems(before.trim_end()) <= limit {
                cut = Some((before.trim_end(), after));
            }
        }
        let Some((before, after)) = cut else { break };
        lines.push(before);
        rest = after;
    }
    lines.push(rest);
    lines
}
