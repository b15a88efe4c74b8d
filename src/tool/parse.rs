//! Reading what people type: `1,200,000.00`, `120万`, `１２万`, `1.2亿`, `3.5%`.

use rust_decimal::Decimal;

use crate::domain::decimal::Exact as _;

/// Why a text is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotANumber {
    /// Nothing was typed.
    Empty,
    /// It has a character that no number has, or two decimal points.
    Malformed,
    /// It has more digits than can be calculated with exactly.
    TooLong,
}

/// A number as typed, and whether it named its own scale (万, 亿).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Typed {
    /// The value, with the scale applied.
    pub value: Decimal,
    /// Whether 万, 萬, w, 亿 or 億 stood behind it: then the unit of the field does not apply.
    pub scaled: bool,
}

/// Reads a number the way people write it in Chinese and English.
///
/// Full-width digits, thousands separators, spaces, currency signs, 元 and % are read through;
/// 万 萬 w are ten thousand, 亿 億 a hundred million.
///
/// # Errors
/// [`NotANumber`] says why the text is none.
///
/// ```
/// use finplan::tool::parse::{number, NotANumber};
/// assert_eq!(number("１２０万").unwrap().value, 1_200_000.into());
/// assert_eq!(number("1,200,000.00 元").unwrap().value, 1_200_000.into());
/// assert_eq!(number("1.2.3"), Err(NotANumber::Malformed));
/// ```
pub fn number(text: &str) -> Result<Typed, NotANumber> {
    let mut digits = String::with_capacity(text.len());
    let mut zeros = 0_usize;
    let mut point = false;
    let mut closed = false;
    for c in text.trim().chars() {
        let c = half_width(c);
        match c {
            '0'..='9' if !closed => digits.push(c),
            '.' if !point && !closed => {
                point = true;
                digits.push(c);
            }
            '-' if digits.is_empty() && !closed => digits.push(c),
            ',' | '_' | '\'' | ' ' | '\u{a0}' | '\u{202f}' => {}
            '¥' | '$' | 'N' | 'T' | 'C' if !digits.contains(|d: char| d.is_ascii_digit()) => {}
            '万' | '萬' | 'w' | 'W' if zeros == 0 => (zeros, closed) = (4, true),
            '亿' | '億' if zeros == 0 => (zeros, closed) = (8, true),
            '元' | '%' => closed = true,
            _ => return Err(NotANumber::Malformed),
        }
    }
    if !digits.contains(|d: char| d.is_ascii_digit()) {
        return Err(if digits.is_empty() && !closed { NotANumber::Empty } else { NotANumber::Malformed });
    }
    let plain = Decimal::from_str_exact(&digits).map_err(|_| NotANumber::TooLong)?;
    let scale = Decimal::from(if zeros == 8 {
        100_000_000_u32
    } else if zeros == 4 {
        10_000
    } else {
        1
    });
    let value = plain.times(scale).ok_or(NotANumber::TooLong)?;
    Ok(Typed { value: value.normalize(), scaled: zeros > 0 })
}

/// Full-width forms (１２３．，％－) as their ASCII twins.
pub(super) fn half_width(c: char) -> char {
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
    fn reads_what_people_type() {
        for (text, expected) in [
            ("1200000", "1200000"),
            ("1,200,000.00", "1200000"),
            ("120万", "1200000"),
            ("120 萬元", "1200000"),
            ("12w", "120000"),
            ("１２０万", "1200000"),
            ("１，２００．５０", "1200.5"),
            ("1.2亿", "120000000"),
            ("¥ 5,307.27", "5307.27"),
            ("NT$300,000", "300000"),
            ("￥100", "100"),
            ("3.5%", "3.5"),
            ("４．９％", "4.9"),
            (".5", "0.5"),
            ("5.", "5"),
            ("-2.5", "-2.5"),
            ("−2.5", "-2.5"),
        ] {
            assert_eq!(number(text).map(|t| t.value.to_string()), Ok(expected.to_owned()), "{text}");
        }
    }

    #[test]
    fn says_why_a_text_is_no_number() {
        for (text, expected) in [
            ("", NotANumber::Empty),
            ("   ", NotANumber::Empty),
            ("abc", NotANumber::Malformed),
            ("1.2.3", NotANumber::Malformed),
            ("12万万", NotANumber::Malformed),
            ("5万3", NotANumber::Malformed),
            ("万", NotANumber::Malformed),
            ("-", NotANumber::Malformed),
            ("1e5", NotANumber::Malformed),
            ("99999999999999999999999999999999", NotANumber::TooLong),
        ] {
            assert_eq!(number(text), Err(expected), "{text}");
        }
    }
}
