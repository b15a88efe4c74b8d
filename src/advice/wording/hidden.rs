//! Characters that nobody sees: they part what is read from what is written.

/// The first character of a text that no reader sees, or that turns the direction in which the text is read.
///
/// A soft hyphen is lawful, and so is what chooses or joins pictures and forms of Chinese characters, where it stands.
///
/// ```
/// use finplan::advice::wording::hidden;
/// assert_eq!(hidden("活期\u{202e}存款"), Some('\u{202e}'));
/// assert_eq!(hidden("活期存款 ❤\u{fe0f}"), None);
/// ```
#[must_use]
pub fn hidden(text: &str) -> Option<char> {
    let mut before = ' ';
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        let picture = |c: char| !c.is_ascii() && !c.is_alphanumeric() && !c.is_whitespace() && !is_hidden(c);
        let lawful = match c {
            '\u{fe0e}' | '\u{fe0f}' => picture(before) || matches!(before, '0'..='9' | '#' | '*'),
            '\u{200d}' => (picture(before) || before == '\u{fe0f}') && rest.clone().next().is_some_and(picture),
            '\u{e0100}'..='\u{e01ef}' => matches!(before, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}'),
            _ => false,
        };
        if is_hidden(c) && !lawful {
            return Some(c);
        }
        before = c;
    }
    None
}

/// Default-ignorable characters of Unicode, separators of lines, and marks of annotations; but for the soft hyphen.
const fn is_hidden(c: char) -> bool {
    matches!(
        c,
        '\u{34f}'
            | '\u{61c}'
            | '\u{115f}' | '\u{1160}'
            | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_what_unicode_calls_ignorable() {
        for c in '\u{80}'..=char::MAX {
            let ignorable = unicode_security::skeleton(c.encode_utf8(&mut [0; 4])).next().is_none();
            let besides = matches!(c, '\u{2028}' | '\u{2029}' | '\u{fff9}'..='\u{fffb}');
            assert_eq!(is_hidden(c), (ignorable && c != '\u{ad}') || besides, "{c:?}");
        }
    }

    #[test]
    fn what_belongs_to_pictures_and_names_is_lawful() {
        for text in [
            "❤\u{fe0f}",
            "1\u{fe0f}\u{20e3}",
            "👩\u{200d}👧",
            "🏳\u{fe0f}\u{200d}🌈",
            "葛\u{e0100}城",
            "co\u{ad}operate",
            "保本型",
        ] {
            assert_eq!(hidden(text), None, "{text:?}");
        }
        for (text, c) in [
            ("\u{feff}存款", '\u{feff}'),
            ("存\u{fe0f}款", '\u{fe0f}'),
            ("存\u{200d}款", '\u{200d}'),
            ("a\u{200d}b", '\u{200d}'),
            ("a\u{e0100}", '\u{e0100}'),
            ("存款\u{2028}", '\u{2028}'),
            ("\u{2067}存款", '\u{2067}'),
            ("存\u{3164}款", '\u{3164}'),
        ] {
            assert_eq!(hidden(text), Some(c), "{text:?}");
        }
    }
}
