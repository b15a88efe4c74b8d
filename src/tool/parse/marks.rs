//! The marks between digits: which of them is the decimal mark, and which only group.

/// Digits with at most one point, as a number is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Digits {
    /// What the marks mean.
    pub text: String,
    /// What they may mean, too.
    pub other: Option<String>,
    /// Whether custom does not tell the two apart.
    pub unsure: bool,
}

/// Reads digits with points, commas, spaces, apostrophes and low lines between them.
///
/// A point that stands alone is the decimal mark. A comma that stands alone groups in front of three digits (`1,234`)
/// and is the decimal mark where it cannot group (`1,5`, `0,125`, `12 345,67`); of a point and a comma the last is the
/// decimal mark. Groups have three digits (`1,234,567`), four (`1,2345,6789`, 万 and 亿) or two and at last three
/// (`12,34,567`).
///
/// # Errors
/// The digits as they stand where the marks follow no custom, such as `1,000,00` or `1 5`.
pub(super) fn read(run: &str) -> Result<Digits, String> {
    let run = run.strip_suffix(['.', ',']).unwrap_or(run);
    let (mut groups, mut marks) = (vec![String::new()], Vec::new());
    for c in run.chars() {
        match groups.last_mut() {
            Some(group) if c.is_ascii_digit() => group.push(c),
            _ => {
                marks.push(c);
                groups.push(String::new());
            }
        }
    }
    let decimal = decimal_mark(&marks);
    let whole = groups.get(..=decimal.unwrap_or(marks.len())).unwrap_or_default();
    let fraction = groups.get(whole.len()..).unwrap_or_default().concat();
    let grouping = marks.get(..whole.len().saturating_sub(1)).unwrap_or_default();
    let clear = decimal.is_none_or(|place| place.saturating_add(1) == marks.len() && !fraction.is_empty());
    if clear && one_custom(grouping, whole) {
        return Ok(custom(&marks, decimal, whole, &fraction));
    }
    Err(point(&whole.concat(), &fraction))
}

/// Where the decimal mark stands, if one can.
fn decimal_mark(marks: &[char]) -> Option<usize> {
    let count = |mark: char| marks.iter().filter(|c| **c == mark).count();
    let last = marks.iter().rposition(|mark| matches!(mark, '.' | ','))?;
    let mark = *marks.get(last)?;
    (count(mark) == 1).then_some(last)
}

/// Whether the whole part is grouped by one mark in one of the customs.
fn one_custom(marks: &[char], groups: &[String]) -> bool {
    let Some((first, rest)) = groups.split_first() else { return false };
    let Some(mark) = marks.first() else { return true };
    let sizes = |size: usize, groups: &[String]| groups.iter().all(|group| group.len() == size);
    let opens = |most: usize| (1..=most).contains(&first.len()) && !first.starts_with('0');
    let threes = opens(3) && sizes(3, rest);
    let fours = opens(4) && sizes(4, rest) && *mark != '.';
    let lakhs = opens(2)
        && *mark != '.'
        && rest.split_last().is_some_and(|(last, middle)| last.len() == 3 && !middle.is_empty() && sizes(2, middle));
    marks.iter().all(|other| other == mark) && (threes || fours || lakhs)
}

/// A comma that stands alone may group or be the decimal mark.
fn custom(marks: &[char], decimal: Option<usize>, whole: &[String], fraction: &str) -> Digits {
    let joined = whole.concat();
    let text = point(&joined, fraction);
    let lone = decimal.is_some() && *marks == [','];
    let groups = |size: usize| fraction.len() == size && (1..=size).contains(&joined.len()) && !joined.starts_with('0');
    if lone && groups(3) {
        return Digits { text: [&joined, fraction].concat(), other: Some(text), unsure: false };
    }
    if lone && groups(4) {
        return Digits { text, other: Some([&joined, fraction].concat()), unsure: true };
    }
    Digits { text, other: None, unsure: false }
}

fn point(whole: &str, fraction: &str) -> String {
    if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sure(text: &str) -> Digits {
        Digits { text: text.to_owned(), other: None, unsure: false }
    }

    #[test]
    fn a_mark_is_decimal_where_nothing_else_is_possible() {
        for (run, digits) in [
            ("1234", "1234"),
            ("1.5", "1.5"),
            ("1.234", "1.234"),
            ("1,5", "1.5"),
            ("3,0", "3.0"),
            ("0,125", "0.125"),
            ("0,1250", "0.1250"),
            (",5", ".5"),
            (",125", ".125"),
            ("1234,567", "1234.567"),
            ("1,23456", "1.23456"),
            ("12 345,67", "12345.67"),
            ("12 345,678", "12345.678"),
            ("1.234,56", "1234.56"),
            ("1.234.567,8", "1234567.8"),
            ("1,234.56", "1234.56"),
            ("1,234,567.8", "1234567.8"),
            ("1'234.50", "1234.50"),
            ("1'234,50", "1234.50"),
            ("5.", "5"),
            ("1,", "1"),
        ] {
            assert_eq!(read(run), Ok(sure(digits)), "{run}");
        }
    }

    #[test]
    fn groups_have_three_digits_four_or_two_and_three() {
        for (run, digits) in [
            ("1,234,567", "1234567"),
            ("1.234.567", "1234567"),
            ("1 234 567", "1234567"),
            ("1_000_000", "1000000"),
            ("12,34,567", "1234567"),
            ("1,2345,6789", "123456789"),
            ("120 0000", "1200000"),
        ] {
            assert_eq!(read(run), Ok(sure(digits)), "{run}");
        }
    }

    #[test]
    fn a_lone_comma_before_three_digits_groups_and_before_four_is_asked() {
        let read = |run| read(run).map(|digits| (digits.text, digits.other, digits.unsure));
        let both = |text: &str, other: &str, unsure| Ok((text.to_owned(), Some(other.to_owned()), unsure));
        assert_eq!(read("1,234"), both("1234", "1.234", false));
        assert_eq!(read("999,000"), both("999000", "999.000", false));
        assert_eq!(read("12,3456"), both("12.3456", "123456", true));
    }

    #[test]
    fn marks_of_no_custom_are_not_guessed_at() {
        for (run, digits) in [
            ("1,000,00", "100000"),
            ("1,,000", "1000"),
            ("5..", "5"),
            ("1,0,0", "100"),
            ("1 5", "15"),
            ("1 2.5", "12.5"),
            ("1,2.5", "12.5"),
            ("1200 000,5", "1200000.5"),
            ("1.2.3", "123"),
            ("1,234 567", "1234567"),
            ("1,234'567", "1234567"),
            ("1, 5", "15"),
            ("0,125,000", "0125000"),
            ("12'34", "1234"),
            ("1,234,56.7", "123456.7"),
        ] {
            let got = read(run);
            assert!(got.is_err(), "{run}: {got:?}");
            if !run.contains(", ") && !["1,234 567", "1,234'567"].contains(&run) {
                assert_eq!(got, Err(digits.to_owned()), "{run}");
            }
        }
    }
}
