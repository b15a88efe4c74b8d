//! Calendar dates: ISO text, counting days, and months that end when the month ends.

mod month;

pub use chrono::NaiveDate;
pub use month::YearMonth;

use chrono::{Datelike, Months};

/// Reads `YYYY-MM-DD`, and nothing else.
///
/// ```
/// use finplan_domain::date;
/// assert_eq!(date::iso(date::parse("2024-02-29").unwrap()), "2024-02-29");
/// assert_eq!(date::parse("2023-02-29"), None);
/// assert_eq!(date::parse("2024-2-9"), None);
/// ```
#[must_use]
pub fn parse(text: &str) -> Option<NaiveDate> {
    let (year, rest) = text.split_at_checked(4)?;
    let (month, day) = rest.strip_prefix('-')?.split_once('-')?;
    if month.len() != 2 || day.len() != 2 {
        return None;
    }
    NaiveDate::from_ymd_opt(i32::try_from(digits(year)?).ok()?, digits(month)?, digits(day)?)
}

fn digits(text: &str) -> Option<u32> {
    text.bytes().try_fold(0_u32, |value, byte| {
        let digit = byte.checked_sub(b'0').filter(|digit| *digit < 10)?;
        value.checked_mul(10)?.checked_add(u32::from(digit))
    })
}

/// Writes `YYYY-MM-DD`. Years outside 0 to 9999 are written with as many digits as they have.
///
/// ```
/// use finplan_domain::date::{NaiveDate, iso};
/// assert_eq!(iso(NaiveDate::from_ymd_opt(2024, 2, 9).unwrap()), "2024-02-09");
/// ```
#[must_use]
pub fn iso(date: NaiveDate) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
}

/// The same day so many months later, or the last day of a shorter month; `None` beyond the calendar.
///
/// ```
/// use finplan_domain::date;
/// let last_of_january = date::parse("2024-01-31").unwrap();
/// assert_eq!(date::add_months(last_of_january, 1), date::parse("2024-02-29"));
/// assert_eq!(date::add_months(last_of_january, -2), date::parse("2023-11-30"));
/// ```
#[must_use]
pub fn add_months(date: NaiveDate, months: i32) -> Option<NaiveDate> {
    let count = Months::new(months.unsigned_abs());
    if months < 0 { date.checked_sub_months(count) } else { date.checked_add_months(count) }
}

/// Actual days from one date to another; negative when the second is earlier.
///
/// ```
/// use finplan_domain::date::{days_between, parse};
/// assert_eq!(days_between(parse("2024-02-01").unwrap(), parse("2024-03-01").unwrap()), 29);
/// ```
#[must_use]
pub fn days_between(from: NaiveDate, to: NaiveDate) -> i64 {
    to.signed_duration_since(from).num_days()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_iso_dates_are_read() {
        for text in [
            "",
            "2024",
            "2024-",
            "2024-01-",
            "2024-01-1x",
            "2024-13-01",
            "2024-00-10",
            "+024-01-01",
            "2024-01-01T00",
            "二零二四-01-01",
            "2024-01-001",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn the_calendar_has_an_end() {
        assert_eq!(add_months(NaiveDate::MAX, 1), None);
        assert_eq!(add_months(NaiveDate::MIN, -1), None);
        assert_eq!(add_months(NaiveDate::MIN, i32::MIN), None);
    }
}
