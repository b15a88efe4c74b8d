//! Lines of text that fit.

/// How wide a letter is, bold or not, in heights of a letter. Letters stand beside each other without kerning.
pub type Measure<'a> = dyn Fn(char, bool) -> f64 + 'a;

/// How wide a text is.
#[must_use]
pub fn width(text: &str, size: f64, bold: bool, measure: &Measure<'_>) -> f64 {
    text.chars().map(|letter| measure(letter, bold)).sum::<f64>() * size
}

/// A text in lines no wider than `room`: broken behind spaces and between Chinese characters, where their punctuation
/// allows it, and within a word that has no room by itself.
#[must_use]
pub fn wrap(text: &str, size: f64, bold: bool, room: f64, measure: &Measure<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in pieces(text) {
        let longer = line.clone() + piece;
        if width(longer.trim_end(), size, bold, measure) <= room {
            line = longer;
            continue;
        }
        push(&mut lines, &line);
        line.clear();
        for letter in piece.chars() {
            line.push(letter);
            if width(line.trim_end(), size, bold, measure) > room && line.chars().nth(1).is_some() {
                line.pop();
                push(&mut lines, &line);
                line.clear();
                line.push(letter);
            }
        }
    }
    push(&mut lines, &line);
    lines
}

fn push(lines: &mut Vec<String>, line: &str) {
    let line = line.trim();
    if !line.is_empty() {
        lines.push(line.to_owned());
    }
}

/// The pieces that stay together.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = text;
    let mut before = None;
    for (place, letter) in text.char_indices() {
        if before.is_some_and(|before| may_break(before, letter)) {
            let begun = text.len().saturating_sub(rest.len());
            if let Some((piece, after)) = rest.split_at_checked(place.saturating_sub(begun)) {
                pieces.push(piece);
                rest = after;
            }
        }
        before = Some(letter);
    }
    pieces.push(rest);
    pieces
}

/// Whether a line may end between two letters.
fn may_break(before: char, after: char) -> bool {
    const NOT_FIRST: &str = "、，。；：！？）〕》」』”’％%)]}·…—,.;:!?";
    const NOT_LAST: &str = "（〔《「『“‘([{¥$−-";
    if after == ' ' || after == '\u{a0}' || before == '\u{a0}' {
        return false;
    }
    if before == ' ' {
        return true;
    }
    (is_wide(before) || is_wide(after)) && !NOT_FIRST.contains(after) && !NOT_LAST.contains(before)
}

/// Whether a letter is one of Chinese, or of its punctuation.
const fn is_wide(letter: char) -> bool {
    matches!(letter, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn even(_: char, _: bool) -> f64 {
        1.0
    }

    fn lines(text: &str, room: f64) -> Vec<String> {
        wrap(text, 1.0, false, room, &even)
    }

    #[test]
    fn chinese_breaks_between_characters_and_latin_behind_spaces() {
        assert_eq!(lines("利率不变不是预测", 3.0), ["利率不", "变不是", "预测"]);
        assert_eq!(lines("it is not a forecast", 9.0), ["it is not", "a", "forecast"]);
        assert_eq!(lines("年利率LPR加点", 5.0), ["年利率", "LPR加点"]);
    }

    #[test]
    fn punctuation_begins_no_line_and_an_opening_one_ends_none() {
        assert_eq!(lines("利率不变，预测", 4.0), ["利率不", "变，预测"]);
        assert_eq!(lines("银行（示例）", 3.0), ["银行", "（示", "例）"]);
        assert_eq!(lines("银行有（示例）", 4.0), ["银行有", "（示例）"]);
    }

    #[test]
    fn a_number_and_its_unit_stay_together() {
        assert_eq!(lines("期限 30\u{a0}年", 5.0), ["期限", "30\u{a0}年"]);
        assert_eq!(lines("共¥123", 4.0), ["共", "¥123"]);
    }

    #[test]
    fn a_word_without_room_is_cut() {
        assert_eq!(lines("abcdefgh ij", 3.0), ["abc", "def", "gh", "ij"]);
        assert_eq!(lines("", 3.0), [""; 0]);
        assert_eq!(lines("ab", 0.5), ["a", "b"]);
    }
}
