//! Calendar months, for rules in which the day does not count.

use super::NaiveDate;
use chrono::Datelike as _;
use std::fmt;

/// A month of a year, from 0000-01 to 9999-12.
///
/// ```
/// use finplan_domain::date::YearMonth;
/// let birth = YearMonth::parse("1976-09").unwrap();
/// assert_eq!(birth.plus(63 * 12).unwrap().to_string(), "2039-09");
/// assert_eq!(YearMonth::parse("1976-13"), None);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct YearMonth {
    /// Months since 0000-01.
    index: i32,
}

/// The month after 9999-12.
const END: i32 = 120_000;

impl YearMonth {
    /// The month, counted from 1; `None` where there is no such month.
    ///
    /// ```
    /// use finplan_domain::date::YearMonth;
    /// assert_eq!(YearMonth::new(2024, 2).unwrap().to_string(), "2024-02");
    /// assert_eq!(YearMonth::new(2024, 0), None);
    /// ```
    #[must_use]
    pub fn new(year: u32, month: u32) -> Option<YearMonth> {
        let before = month.checked_sub(1).filter(|before| *before < 12)?;
        YearMonth::at(i32::try_from(year.checked_mul(12)?.checked_add(before)?).ok()?)
    }

    fn at(index: i32) -> Option<YearMonth> {
        (0..END).contains(&index).then_some(YearMonth { index })
    }

    /// Reads `YYYY-MM`, and nothing else.
    ///
    /// ```
    /// use finplan_domain::date::YearMonth;
    /// assert_eq!(YearMonth::parse("2024-02"), YearMonth::new(2024, 2));
    /// assert_eq!(YearMonth::parse("2024-2"), None);
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<YearMonth> {
        let (year, month) = text.split_at_checked(4)?;
        let month = month.strip_prefix('-').filter(|month| month.len() == 2)?;
        YearMonth::new(super::digits(year)?, super::digits(month)?)
    }

    /// The month that a day lies in; `None` outside the years 0 to 9999.
    ///
    /// ```
    /// use finplan_domain::date::{YearMonth, parse};
    /// assert_eq!(YearMonth::of(parse("2024-02-29").unwrap()), YearMonth::new(2024, 2));
    /// ```
    #[must_use]
    pub fn of(day: NaiveDate) -> Option<YearMonth> {
        YearMonth::new(u32::try_from(day.year()).ok()?, day.month())
    }

    /// The year.
    ///
    /// ```
    /// assert_eq!(finplan_domain::date::YearMonth::new(2024, 12).unwrap().year(), 2024);
    /// ```
    #[must_use]
    pub const fn year(self) -> u32 {
        self.index.div_euclid(12).unsigned_abs()
    }

    /// The month in its year, counted from 1.
    ///
    /// ```
    /// assert_eq!(finplan_domain::date::YearMonth::new(2024, 12).unwrap().month(), 12);
    /// ```
    #[must_use]
    pub const fn month(self) -> u32 {
        self.index.rem_euclid(12).unsigned_abs().saturating_add(1)
    }

    /// The month so many months later, or earlier for a negative number; `None` beyond the calendar.
    ///
    /// ```
    /// use finplan_domain::date::YearMonth;
    /// let december = YearMonth::new(2024, 12).unwrap();
    /// assert_eq!(december.plus(1), YearMonth::new(2025, 1));
    /// assert_eq!(december.plus(-12), YearMonth::new(2023, 12));
    /// ```
    #[must_use]
    pub fn plus(self, months: i32) -> Option<YearMonth> {
        YearMonth::at(self.index.checked_add(months)?)
    }

    /// The months from another month to this one; negative when this one is earlier.
    ///
    /// ```
    /// use finplan_domain::date::YearMonth;
    /// let (from, to) = (YearMonth::new(2024, 11).unwrap(), YearMonth::new(2025, 2).unwrap());
    /// assert_eq!((to.since(from), from.since(to)), (3, -3));
    /// ```
    #[must_use]
    pub const fn since(self, from: YearMonth) -> i32 {
        // Both lie between 0 and 120,000.
        self.index.saturating_sub(from.index)
    }
}

impl fmt::Display for YearMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.month())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_counted_through_every_turn_of_the_year() {
        let mut month = YearMonth::new(0, 1).unwrap();
        let mut count = 1;
        while let Some(next) = month.plus(1) {
            assert_eq!((next.since(month), YearMonth::new(next.year(), next.month())), (1, Some(next)));
            assert_eq!(YearMonth::parse(&next.to_string()), Some(next));
            (month, count) = (next, i32::strict_add(count, 1));
        }
        assert_eq!((count, month.to_string().as_str()), (END, "9999-12"));
    }

    #[test]
    fn what_is_no_month_is_refused() {
        for text in
            ["", "2024", "2024-", "2024-1", "2024-00", "2024-13", "2024-011", "+024-01", "二零二四-01", "2024/01"]
        {
            assert_eq!(YearMonth::parse(text), None, "{text}");
        }
        assert_eq!(YearMonth::new(10_000, 1), None);
        assert_eq!(YearMonth::new(u32::MAX, u32::MAX), None);
        assert_eq!(YearMonth::new(2024, 1).unwrap().plus(i32::MIN), None);
    }
}
