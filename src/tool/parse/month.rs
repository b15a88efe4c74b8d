//! Reading a calendar month: `2027-01`, `2027/1/31`, `01/2027`, `202701`, `2027年1月`, `民國116年1月`, `Jan 2027`.

use chrono::{Datelike as _, NaiveDate};

use super::{chinese, letters};

/// Why a text is no month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAMonth {
    /// Nothing was typed.
    Empty,
    /// It is no month, or may be two.
    Malformed,
}

const NAMES: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// What a number in the text is said to be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Is {
    Year,
    Month,
    Day,
}

/// A number of the text.
#[derive(Clone, Copy)]
struct Number {
    value: u32,
    digits: usize,
    is: Option<Is>,
}

/// The first year of the Republic of China, by which Taiwan counts, is 1912.
const REPUBLIC: u32 = 1911;

/// Reads a month in any form in which people write one, with or without a day; the month's first day.
///
/// Years have four digits, or three as Taiwan counts them; `01/02/2027` may be two months and is none.
///
/// # Errors
/// [`NotAMonth`] says why the text is none.
///
/// ```
/// use finplan::tool::parse::month;
/// let january = month("2027-01").unwrap();
/// for text in ["2027/1", "2027-01-31", "01/2027", "2027年1月", "民國116年1月", "Jan 2027", "二〇二七年一月"] {
///     assert_eq!(month(text), Ok(january), "{text}");
/// }
/// assert!(month("27-01").is_err());
/// ```
pub fn month(text: &str) -> Result<NaiveDate, NotAMonth> {
    let plain = letters::plain(text);
    if plain.is_empty() {
        return Err(NotAMonth::Empty);
    }
    read(&plain).ok_or(NotAMonth::Malformed)
}

fn read(plain: &str) -> Option<NaiveDate> {
    let date = without_time(plain)?;
    let (date, republic) = match ["民国", "民國"].iter().find_map(|name| date.strip_prefix(name)) {
        Some(date) => (date.trim_start(), true),
        None => (date, false),
    };
    let mut numbers = numbers(date)?;
    let year = year(&mut numbers, republic)?;
    let (month, day) = month_and_day(&numbers, year.1)?;
    let year = i32::try_from(year.0).ok().filter(|year| (1900..=9999).contains(year))?;
    NaiveDate::from_ymd_opt(year, month, day)?.with_day(1)
}

/// The date of a date with a time of day.
fn without_time(plain: &str) -> Option<&str> {
    let Some(colon) = plain.find(':') else { return Some(plain) };
    let before = plain.get(..colon)?;
    before.rfind(['t', ' ']).and_then(|at| before.get(..at))
}

/// The numbers in their order, with what stands behind each.
fn numbers(date: &str) -> Option<Vec<Number>> {
    let mut found: Vec<Number> = Vec::new();
    let mut rest = date;
    while let Some(first) = rest.chars().next() {
        let numeral = chinese::begins(rest);
        let size = |of: fn(char) -> bool| rest.find(|c| !of(c)).unwrap_or(rest.len());
        let size = if first.is_ascii_digit() {
            let size = size(|c| c.is_ascii_digit());
            let digits = rest.get(..size)?;
            found.push(Number { value: digits.parse().ok()?, digits: size, is: None });
            size
        } else if numeral > 0 {
            let value = chinese::read(rest.get(..numeral)?).filter(|numeral| numeral.decimals == 0)?.units;
            found.push(Number { value: u32::try_from(value).ok()?, digits: value.to_string().len(), is: None });
            numeral
        } else if first.is_ascii_alphabetic() {
            let size = size(|c| c.is_ascii_alphabetic());
            word(rest.get(..size)?, &mut found)?;
            size
        } else {
            mark(first, &mut found)?;
            first.len_utf8()
        };
        rest = rest.get(size..)?;
    }
    Some(found)
}

/// The name of a month, or what stands behind the number of a day.
fn word(word: &str, found: &mut Vec<Number>) -> Option<()> {
    if matches!(word, "st" | "nd" | "rd" | "th") {
        return tag(found, Is::Day);
    }
    if word == "of" {
        return Some(());
    }
    let named =
        |name: &&str| word.len() >= 3 && (name.starts_with(word) || (word == "sept" && name.starts_with("sep")));
    let month = NAMES.iter().position(named)?;
    found.push(Number { value: u32::try_from(month.checked_add(1)?).ok()?, digits: 0, is: Some(Is::Month) });
    Some(())
}

fn mark(mark: char, found: &mut [Number]) -> Option<()> {
    match mark {
        '年' => tag(found, Is::Year),
        '月' => tag(found, Is::Month),
        '日' | '号' | '號' => tag(found, Is::Day),
        '-' | '/' | '.' | ' ' | ',' => (!found.is_empty()).then_some(()),
        _ => None,
    }
}

fn tag(found: &mut [Number], is: Is) -> Option<()> {
    let last = found.last_mut().filter(|last| last.is.is_none())?;
    last.is = Some(is);
    Some(())
}

/// Takes the year out of the numbers; and whether it stood first.
fn year(numbers: &mut Vec<Number>, republic: bool) -> Option<(u32, bool)> {
    // 202701 and 20270131.
    if let [Number { value, digits, is: None }] = **numbers {
        let (year, day) = match digits {
            6 => (value / 100, None),
            8 => (value / 10_000, Some(value % 100)),
            _ => return None,
        };
        let month = if day.is_some() { value / 100 % 100 } else { value % 100 };
        let number = |value, is| Number { value, digits: 2, is: Some(is) };
        *numbers = std::iter::once(number(month, Is::Month)).chain(day.map(|day| number(day, Is::Day))).collect();
        return (!republic).then_some((year, true));
    }
    let of = |wanted: &dyn Fn(&Number) -> bool| numbers.iter().position(wanted);
    let place = of(&|number| number.is == Some(Is::Year))
        .or_else(|| of(&|number| number.is.is_none() && number.digits == 4))
        .or_else(|| of(&|number| number.is.is_none() && (number.digits == 3 || republic)))?;
    let year = numbers.remove(place);
    let value = match year.digits {
        4 if !republic => year.value,
        3 if (100..200).contains(&year.value) => year.value.checked_add(REPUBLIC)?,
        1 | 2 if republic => year.value.checked_add(REPUBLIC)?,
        _ => return None,
    };
    Some((value, place == 0))
}

/// The month and the day, which is the first where there is none.
fn month_and_day(numbers: &[Number], year_first: bool) -> Option<(u32, u32)> {
    let of = |wanted: Is| numbers.iter().find(|number| number.is == Some(wanted)).map(|number| number.value);
    let open: Vec<u32> = numbers.iter().filter(|number| number.is.is_none()).map(|number| number.value).collect();
    if numbers.len() > 2 || numbers.iter().any(|number| number.digits > 2) {
        return None;
    }
    match (of(Is::Month), of(Is::Day), open.as_slice()) {
        (Some(month), None, []) => Some((month, 1)),
        (Some(month), Some(day), []) => Some((month, day)),
        (Some(month), None, [day]) => Some((month, *day)),
        (None, Some(day), [month]) => Some((*month, day)),
        (None, None, [month]) => Some((*month, 1)),
        (None, None, [month, day]) if year_first => Some((*month, *day)),
        // 31/01/2027 and 01/31/2027, but not 02/01/2027.
        (None, None, [day, month]) if *day > 12 || day == month => Some((*month, *day)),
        (None, None, [month, day]) if *day > 12 => Some((*month, *day)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(year: i32, month: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, 1).unwrap()
    }

    #[test]
    fn a_month_is_read_in_any_form_in_which_people_write_one() {
        for text in [
            "2027-01",
            "2027-1",
            "2027/1",
            "2027/01",
            "2027.01",
            "2027 01",
            "202701",
            "01/2027",
            "1/2027",
            "1-2027",
            "01.2027",
            "2027-01-31",
            "2027/1/31",
            "2027.01.31",
            "20270131",
            "31/01/2027",
            "01/31/2027",
            "01/01/2027",
            "2027-01-31T16:30:00Z",
            "2027-01-31 16:30",
            "2027年1月",
            "2027年01月",
            "2027 年 01 月",
            "2027\u{a0}年\u{a0}1\u{a0}月",
            "2027年1月31日",
            "2027年1月31号",
            "2027年1",
            "二〇二七年一月",
            "二零二七年一月三十一日",
            "民國116年1月",
            "民国116年1月",
            "民國 116 年 1 月",
            "民國一百一十六年一月",
            "116年1月",
            "116/01",
            "116.1.31",
            "Jan 2027",
            "JAN 2027",
            "Jan. 2027",
            "January 2027",
            "January, 2027",
            "2027 January",
            "Jan-2027",
            "31 January 2027",
            "31st of January 2027",
            "January 31, 2027",
            "２０２７－０１",
            "２０２７年１月",
            "\u{200b}2027-\u{feff}01 ",
        ] {
            assert_eq!(month(text), Ok(first(2027, 1)), "{text}");
        }
        assert_eq!(month("民國99年12月"), Ok(first(2010, 12)));
        assert_eq!(month("二〇二七年十二月"), Ok(first(2027, 12)));
        assert_eq!(month("Sept 2027"), Ok(first(2027, 9)));
        assert_eq!(month("28/02/2028"), Ok(first(2028, 2)));
    }

    #[test]
    fn what_is_no_month_or_may_be_two_is_none() {
        for text in [
            "2027",
            "27-01",
            "1/27",
            "01/02/2027",
            "2027-13",
            "2027-00",
            "2027-02-30",
            "29/02/2027",
            "20271",
            "27年1月",
            "January",
            "Ja 2027",
            "2027-01-31-05",
            "a",
            "2027年年",
            "民國2027年1月",
            "民國202701",
            "0/2027",
            "-2027-01",
            "2027-01 or later",
            "1899-01",
            "99/99/2027",
            "3000000000-01",
        ] {
            assert_eq!(month(text), Err(NotAMonth::Malformed), "{text}");
        }
        for text in ["", "  ", "\u{200b}\u{3000}"] {
            assert_eq!(month(text), Err(NotAMonth::Empty), "{text:?}");
        }
    }

    #[test]
    fn every_month_is_read_as_it_is_written() {
        for (n, name) in (1_u32..).zip(NAMES) {
            for text in
                [format!("2027-{n:02}"), format!("{name} 2027"), format!("{} 2027", &name[..3]), format!("2027年{n}月")]
            {
                assert_eq!(month(&text), Ok(first(2027, n)), "{text}");
            }
        }
    }
}
