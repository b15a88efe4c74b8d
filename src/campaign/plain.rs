//! What a reader sees of a text that came from outside.

use crate::tool::parse::invisible;

/// A text without the characters that show nothing, with full-width forms as their ASCII twins and every kind of
/// space as a plain one. Line breaks are none: mail programs put them into what is long.
pub(super) fn plain(text: &str) -> String {
    // What stands where no character could be read is nothing either.
    let shows = |c: &char| !c.is_control() && !invisible(*c) && !matches!(c, '\u{fffc}' | '\u{fffd}');
    text.chars().filter(shows).map(half_width).collect()
}

fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => u32::from(c).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(c),
        c if c.is_whitespace() => ' ',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_shows_stays() {
        for (text, seen) in [
            ("120\u{200b}0\u{feff}000\u{ad}", "1200000"),
            ("\u{202e}tool\u{2069}", "tool"),
            ("ｔｏｏｌ＝１２０，（）", "tool=120,()"),
            ("a\u{3000}b\u{a0}c\u{2003}d\r\ne", "a b c de"),
            ("春节 Ünï 😀", "春节 Ünï 😀"),
            ("\0\u{7f}\u{85}", ""),
        ] {
            assert_eq!(plain(text), seen, "{text:?}");
        }
    }
}
