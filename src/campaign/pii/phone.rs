//! Telephone numbers.

use super::number::{Number, is_day, value};

/// Whether it is a telephone number of the mainland, Taiwan, Hong Kong or Macau, or an international one with its `+`.
pub(super) fn is_phone(number: &Number) -> bool {
    is_international(number) || is_mobile(number) || is_fixed(number)
}

/// E.164: eight to fifteen digits behind a `+` that joins no words.
fn is_international(number: &Number) -> bool {
    let digits = number.digits.as_slice();
    // In an address a plus is a space.
    let lost = number.before(1) == Some(' ') && number.before(2).is_none() && digits.len() >= 10;
    let plus = match number.before(1) {
        Some('+') => number.before(2),
        Some('(') if number.before(2) == Some('+') => number.before(3),
        _ => Some('0'),
    };
    let written = !plus.is_some_and(char::is_alphanumeric);
    (written || lost) && (8..=15).contains(&digits.len()) && !digits.get(..8).is_some_and(is_day)
}

fn is_mobile(number: &Number) -> bool {
    let digits = number.digits.as_slice();
    let mainland = [&[][..], &[0], &[8, 6], &[0, 0, 8, 6]]
        .iter()
        .filter_map(|code| digits.strip_prefix(*code))
        .any(|rest| rest.len() == 11 && matches!(rest, [1, 3..=9, ..]));
    let taiwan = [&[0][..], &[8, 8, 6], &[8, 8, 6, 0], &[0, 0, 8, 8, 6]]
        .iter()
        .filter_map(|code| digits.strip_prefix(*code))
        .any(|rest| rest.len() == 9 && rest.first() == Some(&9));
    let hong_kong_or_macau = [&[][..], &[0, 0]]
        .iter()
        .filter_map(|code| digits.strip_prefix(*code))
        .any(|rest| rest.len() == 11 && matches!(rest, [8, 5, 2, 2..=9, ..] | [8, 5, 3, 2 | 6 | 8, ..]));
    let natural = number.is_natural(3) || (taiwan && matches!(number.rows.as_slice(), [2, 8] | [2, 4, 4]));
    let day = number.ends_with_day() && (!mainland || number.rows.len() == 2);
    (mainland || taiwan || hong_kong_or_macau) && natural && !day && !is_screen(number)
}

/// A picture's name: the width of a screen, its height, and another number, as in `1920_1080_001`.
fn is_screen(number: &Number) -> bool {
    const WIDTHS: [u32; 9] = [1366, 1400, 1440, 1536, 1600, 1680, 1792, 1800, 1920];
    let divided = matches!(number.rows.as_slice(), [4, 3 | 4, _]);
    divided && number.digits.get(..4).is_some_and(|width| WIDTHS.contains(&value(width)))
}

/// A telephone in a house: the area, then seven or eight digits.
fn is_fixed(number: &Number) -> bool {
    let area = match number.digits.as_slice() {
        [0, 1, 0, rest @ ..] | [0, 2, _, rest @ ..] if rest.len() == 8 => 3,
        [0, 3..=9, _, _, rest @ ..] if matches!(rest.len(), 7 | 8) => 4,
        _ => 0,
    };
    let mainland = area > 0 && (number.is_whole() || number.rows.first() == Some(&area)) && number.is_natural(3);
    let taiwan = matches!(number.rows.as_slice(), [2, 3 | 4, 4]) && matches!(number.digits.as_slice(), [0, 2..=8, ..]);
    (mainland || taiwan) && !number.ends_with_day()
}
