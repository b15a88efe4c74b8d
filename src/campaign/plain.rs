//! What a reader sees of a text that came from outside.

/// A text without the characters that show nothing, with full-width forms as their ASCII twins and every kind of
/// space as a plain one. Line breaks are none: mail programs put them into what is long.
pub(super) fn plain(text: &str) -> String {
    text.chars().filter(|c| !is_invisible(*c)).map(half_width).collect()
}

/// Marks of direction, joiners, variation selectors, controls, and what stands where no character could be read:
/// messengers and text editors add them to what is copied.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}'
                | '\u{34f}'
                | '\u{61c}'
                | '\u{115f}'..='\u{1160}'
                | '\u{17b4}'..='\u{17b5}'
                | '\u{180b}'..='\u{180f}'
                | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{3164}'
                | '\u{fe00}'..='\u{fe0f}'
                | '\u{feff}'
                | '\u{ffa0}'
                | '\u{fff0}'..='\u{fffd}'
                | '\u{e0000}'..='\u{e0fff}'
        )
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
