//! Day counts: which part of a year lies between two dates, as an exact fraction.

use crate::date::{NaiveDate, add_months, days_between};
use crate::loan::{Interest, LoanError};
use crate::money::Money;
use crate::rate::AnnualRate;
use chrono::Datelike;

/// A day-count convention (计息基础).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DayCount {
    /// Actual days over 360 (日利率 = 年利率 / 360).
    Act360,
    /// Actual days over 365, leap years ignored.
    Act365Fixed,
    /// Actual days over the length of each calendar year (ISDA 2006 4.16(b)).
    ActAct,
    /// Months of 30 days, bond basis: a 31st counts as a 30th, at the end only when the period also begins on a 30th or
    /// 31st (ISDA 2006 4.16(f)).
    Thirty360,
    /// The same, US rule (30U/360, NASD): the last of February also counts as a 30th, at the end only when the period
    /// begins on one (SIFMA, Standard Securities Calculation Methods; the four steps of OpenGamma, Interest Rate
    /// Instruments and Market Conventions Guide 3.2.2).
    ThirtyUs360,
    /// Months of 30 days, European rule: every 31st counts as a 30th (ISDA 2006 4.16(g)).
    ThirtyE360,
    /// The same, German rule: every last of February also counts as a 30th (ISDA 2006 4.16(h)).
    ThirtyGerman360,
    /// 对年对月对日: full calendar months of 30 days, plus the actual days left over, over 360.
    Months30,
}

/// Full calendar months and the actual days left over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthsAndDays {
    /// Full months, with a missing day of the month clipped to the last one.
    pub months: u32,
    /// Actual days after them.
    pub days: u32,
}

impl DayCount {
    /// The part of a year from one date to another, as `(parts, whole)`; `None` when the second is earlier.
    ///
    /// ```
    /// use finplan_domain::{date::parse, day_count::DayCount};
    /// let (from, to) = (parse("2024-01-31").unwrap(), parse("2024-03-01").unwrap());
    /// assert_eq!(DayCount::Act360.fraction(from, to), Some((30, 360)));
    /// assert_eq!(DayCount::Thirty360.fraction(from, to), Some((31, 360)));
    /// // One month to 29 February, then one day.
    /// assert_eq!(DayCount::Months30.fraction(from, to), Some((31, 360)));
    /// ```
    #[must_use]
    pub fn fraction(self, from: NaiveDate, to: NaiveDate) -> Option<(u32, u32)> {
        let actual = u32::try_from(days_between(from, to)).ok()?;
        Some(match self {
            DayCount::Act360 => (actual, 360),
            DayCount::Act365Fixed => (actual, 365),
            DayCount::ActAct => act_act(from, to)?,
            DayCount::Thirty360 => {
                let first = from.day().min(30);
                (thirty(from, to, first, end_day(first, to))?, 360)
            }
            DayCount::ThirtyUs360 => {
                let first = clipped(from);
                let both = is_end_of_february(from) && is_end_of_february(to);
                (thirty(from, to, first, if both { 30 } else { end_day(first, to) })?, 360)
            }
            DayCount::ThirtyE360 => (thirty(from, to, from.day().min(30), to.day().min(30))?, 360),
            DayCount::ThirtyGerman360 => (thirty(from, to, clipped(from), clipped(to))?, 360),
            DayCount::Months30 => {
                let span = months_and_days(from, to)?;
                (span.months.checked_mul(30)?.checked_add(span.days)?, 360)
            }
        })
    }

    /// Simple interest from one date to another, rounded once to the minor unit: `principal * rate * fraction`.
    ///
    /// # Errors
    /// [`LoanError::Months`] when the second date is earlier; [`LoanError::Rate`], [`LoanError::OutOfRange`].
    ///
    /// ```
    /// use finplan_domain::{date::parse, day_count::DayCount, money::Money, rate::AnnualRate};
    /// let rate = AnnualRate::from_percent("3.6".parse().unwrap()).unwrap();
    /// let interest = DayCount::Act360.interest(
    ///     Money::from_minor(481_577_741), rate, parse("2029-09-04").unwrap(), parse("2030-09-21").unwrap());
    /// assert_eq!(interest, Ok(Money::from_minor(18_396_270)));
    /// ```
    pub fn interest(
        self,
        principal: Money,
        rate: AnnualRate,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<Money, LoanError> {
        let (parts, whole) = self.fraction(from, to).ok_or(LoanError::Months)?;
        Interest::over(rate, parts, whole)?.of(principal)
    }
}

/// Full months of the calendar and the days after them; `None` when the second date is earlier.
///
/// ```
/// use finplan_domain::{date::parse, day_count::{MonthsAndDays, months_and_days}};
/// let span = months_and_days(parse("2023-01-31").unwrap(), parse("2023-02-28").unwrap());
/// assert_eq!(span, Some(MonthsAndDays { months: 1, days: 0 }));
/// ```
#[must_use]
pub fn months_and_days(from: NaiveDate, to: NaiveDate) -> Option<MonthsAndDays> {
    if to < from {
        return None;
    }
    let years = to.year().checked_sub(from.year())?;
    let apart = years.checked_mul(12)?.checked_add(i32::try_from(to.month()).ok()?)?;
    let mut months = apart.checked_sub(i32::try_from(from.month()).ok()?)?;
    let mut reached = add_months(from, months)?;
    if reached > to {
        months = months.checked_sub(1)?;
        reached = add_months(from, months)?;
    }
    Some(MonthsAndDays { months: u32::try_from(months).ok()?, days: u32::try_from(days_between(reached, to)).ok()? })
}

fn is_end_of_february(date: NaiveDate) -> bool {
    date.month() == 2 && date.day() == if date.leap_year() { 29 } else { 28 }
}

/// The day of the month, the last of February and a 31st as the 30th.
fn clipped(date: NaiveDate) -> u32 {
    if is_end_of_february(date) { 30 } else { date.day().min(30) }
}

/// The last day of a period: a 31st is a 30th where the first day is one.
fn end_day(first: u32, to: NaiveDate) -> u32 {
    if first == 30 { to.day().min(30) } else { to.day() }
}

/// Days between two dates of months of thirty days.
fn thirty(from: NaiveDate, to: NaiveDate, first: u32, last: u32) -> Option<u32> {
    let month = |date: NaiveDate| date.year().checked_mul(12)?.checked_add(i32::try_from(date.month()).ok()?);
    let days = month(to)?.checked_sub(month(from)?)?.checked_mul(30)?.checked_add(i32::try_from(last).ok()?)?;
    u32::try_from(days.checked_sub(i32::try_from(first).ok()?)?).ok()
}

/// Days in leap years over 366 and the others over 365, on the common denominator.
fn act_act(from: NaiveDate, to: NaiveDate) -> Option<(u32, u32)> {
    let (mut leap, mut common, mut start) = (0_i64, 0_i64, from);
    while start < to {
        let next_year = NaiveDate::from_ymd_opt(start.year().checked_add(1)?, 1, 1).unwrap_or(to);
        let end = next_year.min(to);
        let days = days_between(start, end);
        if start.leap_year() {
            leap = leap.checked_add(days)?;
        } else {
            common = common.checked_add(days)?;
        }
        start = end;
    }
    let parts = leap.checked_mul(365)?.checked_add(common.checked_mul(366)?)?;
    Some((u32::try_from(parts).ok()?, 366 * 365))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::parse;

    fn fraction(basis: DayCount, from: &str, to: &str) -> Option<(u32, u32)> {
        basis.fraction(parse(from).unwrap(), parse(to).unwrap())
    }

    #[test]
    fn thirty_day_rules_differ_on_the_thirty_first() {
        assert_eq!(fraction(DayCount::Thirty360, "2024-01-15", "2024-01-31"), Some((16, 360)));
        assert_eq!(fraction(DayCount::ThirtyE360, "2024-01-15", "2024-01-31"), Some((15, 360)));
        assert_eq!(fraction(DayCount::Thirty360, "2024-01-31", "2024-03-31"), Some((60, 360)));
        assert_eq!(fraction(DayCount::ThirtyE360, "2023-02-28", "2023-03-31"), Some((32, 360)));
    }

    #[test]
    fn published_day_counts() {
        // Figures of the DAYS360 page of westclintech.com: US, European, German, actual.
        for (from, to, us, european, german, actual) in [
            ("2007-01-15", "2007-01-31", 16, 15, 15, 16),
            ("2007-09-30", "2008-03-31", 180, 180, 180, 183),
            ("2007-02-28", "2007-03-31", 30, 32, 30, 31),
            ("2006-08-31", "2007-02-28", 178, 178, 180, 181),
            ("2007-02-14", "2007-02-28", 14, 14, 16, 14),
            ("2007-02-26", "2008-02-29", 363, 363, 364, 368),
            ("2008-02-29", "2009-02-28", 360, 359, 360, 365),
            ("2007-02-28", "2007-03-05", 5, 7, 5, 5),
            ("2008-08-31", "2009-02-28", 178, 178, 180, 181),
        ] {
            assert_eq!(fraction(DayCount::ThirtyUs360, from, to), Some((us, 360)), "{from} {to}");
            assert_eq!(fraction(DayCount::ThirtyE360, from, to), Some((european, 360)), "{from} {to}");
            assert_eq!(fraction(DayCount::ThirtyGerman360, from, to), Some((german, 360)), "{from} {to}");
            assert_eq!(fraction(DayCount::Act365Fixed, from, to), Some((actual, 365)), "{from} {to}");
        }
    }

    #[test]
    fn actual_years_are_split_at_new_year() {
        assert_eq!(fraction(DayCount::ActAct, "2023-01-01", "2024-01-01"), Some((365 * 366, 366 * 365)));
        // 31 days of 2023 and 31 of 2024.
        assert_eq!(fraction(DayCount::ActAct, "2023-12-01", "2024-02-01"), Some((31 * 365 + 31 * 366, 366 * 365)));
    }

    #[test]
    fn months_are_clipped_at_the_end() {
        let span = |from: &str, to: &str| {
            months_and_days(parse(from).unwrap(), parse(to).unwrap()).map(|s| (s.months, s.days))
        };
        assert_eq!(span("2024-01-31", "2024-02-28"), Some((0, 28)));
        assert_eq!(span("2024-01-31", "2024-02-29"), Some((1, 0)));
        assert_eq!(span("2024-02-29", "2025-02-28"), Some((12, 0)));
        assert_eq!(span("2024-08-31", "2025-03-01"), Some((6, 1)));
        assert_eq!(span("2024-05-05", "2024-05-05"), Some((0, 0)));
        assert_eq!(span("2024-05-05", "2024-05-04"), None);
    }

    #[test]
    fn backwards_is_an_error() {
        let day = |text: &str| parse(text).unwrap();
        let interest = DayCount::Act360.interest(Money::ZERO, AnnualRate::ZERO, day("2024-01-02"), day("2024-01-01"));
        assert_eq!(interest, Err(LoanError::Months));
    }
}
