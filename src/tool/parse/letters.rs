//! The letters of a typed number: what nobody sees is left out, and each sign has one form.

/// The zeros of scripts whose ten digits stand one after the other.
const ZEROS: [u32; 21] = [
    0x0660, 0x06f0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0x0e50, 0x0ed0, 0x0f20,
    0x1040, 0x17e0, 0x1810, 0xff10, 0x1d7ce, 0x1d7d8, 0x1d7f6,
];

/// The text in one form: half-width, lower case, ASCII digits, single spaces between and none around.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !invisible(*c)) {
        match letter(c).to_ascii_lowercase() {
            ' ' if out.is_empty() || out.ends_with(' ') => {}
            c => out.push(c),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// One letter in its plain form.
fn letter(c: char) -> char {
    if c.is_whitespace() || c == '\u{2800}' {
        return ' ';
    }
    if let Some(digit) = digit(c) {
        return digit;
    }
    match half_width(c) {
        '\u{2010}'..='\u{2015}' | '\u{fe63}' => '-',
        '、' | '､' | '﹐' | '﹑' | '٬' => ',',
        '｡' | '﹒' | '٫' => '.',
        '\u{2018}' | '\u{2019}' | '\u{2bc}' | '´' | '`' => '\'',
        '﹪' | '٪' => '%',
        '﹩' => '$',
        '﹢' => '+',
        '￡' => '£',
        '￦' => '₩',
        other => other,
    }
}

/// The ASCII twin of a digit of another script.
pub(crate) fn digit(c: char) -> Option<char> {
    let code = u32::from(c);
    // Mathematical digits come in five styles, fifty in a row.
    if let Some(place) = code.checked_sub(0x1d7ce).filter(|place| *place < 50) {
        return char::from_digit(place % 10, 10);
    }
    let place = ZEROS.iter().find_map(|zero| code.checked_sub(*zero).filter(|place| *place < 10))?;
    char::from_digit(place, 10)
}

/// Whether a letter takes no room and says nothing about a number: format controls, variation selectors, fillers.
pub(crate) fn invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{20e3}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
        || (c.is_control() && !c.is_whitespace())
}

/// Full-width forms (１２３．，％－) as their ASCII twins.
pub(crate) fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => u32::from(c).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(c),
        '\u{3000}' => ' ',
        '。' => '.',
        '−' => '-',
        '￥' => '¥',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_left_out_wherever_it_stands() {
        for hidden in ('\0'..=char::MAX).filter(|c| invisible(*c)) {
            assert!(!hidden.is_alphanumeric() || "\u{115f}\u{1160}\u{3164}\u{ffa0}".contains(hidden), "{hidden:?}");
            assert_eq!(plain(&format!("{hidden}1{hidden}2{hidden}")), "12", "{hidden:?}");
        }
    }

    #[test]
    fn every_space_is_a_space() {
        for space in ('\0'..=char::MAX).filter(|c| c.is_whitespace()) {
            assert_eq!(plain(&format!("{space}1{space}{space}2{space}")), "1 2", "{space:?}");
        }
    }

    #[test]
    fn digits_of_other_scripts_are_digits() {
        for text in
            ["１２３４５６７８９０", "١٢٣٤٥٦٧٨٩٠", "۱۲۳۴۵۶۷۸۹۰", "१२३४५६७८९०", "๑๒๓๔๕๖๗๘๙๐", "𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗𝟎", "𝟭𝟮𝟯𝟰𝟱𝟲𝟳𝟴𝟵𝟬"]
        {
            assert_eq!(plain(text), "1234567890", "{text}");
        }
        for code in ZEROS.iter().filter(|zero| **zero < 0x1d000) {
            let c = |more: u32| char::from_u32(code + more).unwrap();
            assert!((0..10).all(|n| c(n).is_numeric()) && !char::from_u32(code - 1).unwrap().is_numeric(), "{code:x}");
            assert_eq!((digit(c(0)), digit(c(9))), (Some('0'), Some('9')), "{code:x}");
        }
    }

    #[test]
    fn signs_have_one_form() {
        assert_eq!(plain("－１，２、３．４％ ＫＷ"), "-1,2,3.4% kw");
        assert_eq!(plain("–5 1’000"), "-5 1'000");
    }
}
