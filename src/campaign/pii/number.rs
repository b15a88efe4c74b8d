//! Numbers in a text, read through whatever separates their digits.

use crate::tool::parse::digit;

/// More digits than any number that belongs to a person has, with an international prefix.
const MAX_DIGITS: usize = 21;
/// The widest separator between digits that belong together, as in `(138) - 0013`.
const MAX_SEPARATOR: usize = 3;

/// Digits in a row, or several rows of them with nothing but separators in between.
pub(super) struct Number<'a> {
    text: &'a [char],
    start: usize,
    end: usize,
    /// The digits.
    pub(super) digits: Vec<u8>,
    /// How many digits each row has.
    pub(super) rows: Vec<usize>,
}

impl Number<'_> {
    /// The character `steps` before the first digit.
    pub(super) fn before(&self, steps: usize) -> Option<char> {
        self.text.get(self.start.checked_sub(steps)?).copied()
    }

    /// The character `steps` behind the last digit.
    pub(super) fn after(&self, steps: usize) -> Option<char> {
        self.text.get(self.end.checked_add(steps)?.checked_sub(1)?).copied()
    }

    /// Whether the digits stand in one row.
    pub(super) fn is_whole(&self) -> bool {
        self.rows.len() == 1
    }

    /// Whether people would divide a number so: one row, single digits, or a first row of at least `first` with none
    /// behind it shorter than two.
    pub(super) fn is_natural(&self, first: usize) -> bool {
        self.is_whole()
            || self.rows.iter().all(|row| *row == 1)
            || self.rows.split_first().is_some_and(|(head, rest)| *head >= first && rest.iter().all(|row| *row >= 2))
    }

    /// Whether it ends with a day of the calendar in rows of its own: `20261122`, `2026-1122`.
    pub(super) fn ends_with_day(&self) -> bool {
        let own = matches!(self.rows.as_slice(), [.., 8] | [.., 4, 4]);
        own && self.digits.last_chunk::<8>().is_some_and(|day| is_day(day))
    }
}

/// Every number of a text: each row of digits, and each sequence of rows that separators join.
pub(super) fn numbers(text: &[char]) -> Vec<Number<'_>> {
    let mut rows: Vec<(usize, Vec<u8>)> = Vec::new();
    let mut last = None;
    for (place, c) in text.iter().enumerate() {
        let Some(digit) = c.to_digit(10).and_then(|digit| u8::try_from(digit).ok()) else {
            last = None;
            continue;
        };
        match (last, rows.last_mut()) {
            (Some(()), Some((_, row))) => row.push(digit),
            _ => rows.push((place, vec![digit])),
        }
        last = Some(());
    }
    let mut all = Vec::new();
    for first in 0..rows.len() {
        let (mut digits, mut sizes, mut end) = (Vec::new(), Vec::new(), None);
        for (start, row) in rows.iter().skip(first) {
            if end.is_some_and(|end| !joins(text, end, *start)) || row.len() + digits.len() > MAX_DIGITS {
                break;
            }
            digits.extend_from_slice(row);
            sizes.push(row.len());
            let behind = start + row.len();
            end = Some(behind);
            let start = rows.get(first).map_or(0, |(start, _)| *start);
            all.push(Number { text, start, end: behind, digits: digits.clone(), rows: sizes.clone() });
        }
    }
    all
}

/// Whether what stands between two rows only separates them.
fn joins(text: &[char], from: usize, to: usize) -> bool {
    let between = text.get(from..to).unwrap_or_default();
    between.len() <= MAX_SEPARATOR && !between.iter().any(|c| c.is_alphanumeric() || matches!(c, '|' | ';'))
}

/// The number that these digits write.
pub(super) fn value(digits: &[u8]) -> u32 {
    digits.iter().fold(0, |sum: u32, digit| sum.saturating_mul(10).saturating_add(u32::from(*digit)))
}

/// Whether eight digits are a day between 1900 and 2099.
pub(super) fn is_day(digits: &[u8]) -> bool {
    let Some((year, rest)) = digits.split_at_checked(4) else { return false };
    (1900..2100).contains(&value(year)) && is_day_of_year(rest)
}

/// Whether four digits are a month and one of its days.
pub(super) fn is_day_of_year(digits: &[u8]) -> bool {
    let Some((month, day)) = digits.split_at_checked(2) else { return false };
    let longest = match value(month) {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 29,
        _ => 0,
    };
    day.len() == 2 && (1..=longest).contains(&value(day))
}

/// Chinese digits, and those of other scripts, as ASCII ones.
pub(super) fn western(c: char) -> char {
    const CHINESE: &str = "〇一二三四五六七八九";
    let c = if c == '零' { '〇' } else { c };
    let place = CHINESE.chars().position(|digit| digit == c).and_then(|place| u32::try_from(place).ok());
    place.and_then(|place| char::from_digit(place, 10)).or_else(|| digit(c)).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let text: Vec<char> = text.chars().map(western).collect();
        numbers(&text).iter().map(|number| number.digits.iter().map(u8::to_string).collect()).collect()
    }

    #[test]
    fn rows_are_read_alone_and_together() {
        assert_eq!(read("12-34x5"), ["12", "1234", "34", "5"]);
        assert_eq!(read("1|2;3"), ["1", "2", "3"]);
        assert_eq!(read("1 ( -2"), ["1", "2"]);
        assert_eq!(read("一2٣४𝟓"), ["12345"]);
        assert_eq!(read("a"), Vec::<String>::new());
    }

    #[test]
    fn long_texts_take_no_longer_than_their_length() {
        assert_eq!(read(&"1-".repeat(2_000)).len(), 2_000 * MAX_DIGITS - MAX_DIGITS * (MAX_DIGITS - 1) / 2);
    }

    #[test]
    fn days_are_days() {
        for (text, day) in
            [("20260229", true), ("19491231", true), ("20261301", false), ("20260431", false), ("18991231", false)]
        {
            let digits: Vec<u8> = text.bytes().map(|byte| byte - b'0').collect();
            assert_eq!(is_day(&digits), day, "{text}");
        }
    }
}
