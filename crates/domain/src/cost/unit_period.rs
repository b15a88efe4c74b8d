//! Unit periods of the US annual percentage rate, from calendar dates: Regulation Z, Appendix J (b)(3) to (b)(5).

use super::CostError;
use crate::date::{NaiveDate, add_months, days_between};
use chrono::Datelike;

/// The period in which the rate of a transaction is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UnitPeriod {
    /// So many days: 1, or the term of a single payment within a year that is no number of whole months.
    Days(u32),
    /// So many weeks, at most 52.
    Weeks(u32),
    /// Half a month.
    SemiMonth,
    /// So many months, at most 11.
    Months(u32),
    /// Twelve months.
    Year,
}

impl UnitPeriod {
    /// How many of them are a year, as a fraction: 365 days, 52 weeks, 24 half months, 12 months. Appendix J (b)(5)(ii)
    /// to (vii).
    ///
    /// ```
    /// use finplan_domain::cost::UnitPeriod;
    /// assert_eq!(UnitPeriod::Months(3).per_year(), (12, 3)); // four quarters
    /// assert_eq!(UnitPeriod::Weeks(2).per_year(), (52, 2)); // 26 fortnights
    /// ```
    #[must_use]
    pub const fn per_year(self) -> (u32, u32) {
        match self {
            UnitPeriod::Days(days) => (365, days),
            UnitPeriod::Weeks(weeks) => (52, weeks),
            UnitPeriod::SemiMonth => (24, 1),
            UnitPeriod::Months(months) => (12, months),
            UnitPeriod::Year => (1, 1),
        }
    }

    /// Whole unit periods and the fraction of one between two dates, as `(t, (numerator, denominator))`; `None` when
    /// the second is earlier.
    ///
    /// Months are measured back from the later date; the days that are left count as thirtieths of a month, days of a
    /// year of 365 as 365ths. `due_day` is the day of the month on which a series falls, 31 for the last one: a payment
    /// on 28 February of a series on the 30th is measured from the 30th of other months. Appendix J (b)(3)(iv),
    /// (b)(5)(i) to (v).
    ///
    /// ```
    /// use finplan_domain::{cost::UnitPeriod, date::parse};
    /// let between = |unit: UnitPeriod, from, to, due_day| unit.between(parse(from).unwrap(), parse(to).unwrap(), due_day);
    /// // Appendix J (c)(1)(iii) and (c)(4)(ii).
    /// assert_eq!(between(UnitPeriod::SemiMonth, "1978-02-23", "1978-03-16", 16), Some((1, (6, 15))));
    /// assert_eq!(between(UnitPeriod::Months(2), "1978-01-10", "1978-03-01", 1), Some((0, (52, 60))));
    /// assert_eq!(between(UnitPeriod::Months(1), "2023-01-31", "2023-02-28", 31), Some((1, (0, 30))));
    /// assert_eq!(between(UnitPeriod::Months(1), "2023-01-31", "2023-02-28", 28), Some((0, (28, 30))));
    /// ```
    #[must_use]
    pub fn between(self, from: NaiveDate, to: NaiveDate, due_day: u32) -> Option<(u32, (u32, u32))> {
        let days = u32::try_from(days_between(from, to)).ok()?;
        let in_parts = |days: u32, unit: u32| Some((days.checked_div(unit)?, (days.checked_rem(unit)?, unit)));
        match self {
            UnitPeriod::Days(unit) => in_parts(days, unit),
            UnitPeriod::Weeks(weeks) => in_parts(days, weeks.checked_mul(7)?),
            UnitPeriod::SemiMonth => in_parts(thirtieths(from, to, due_day)?, 15),
            UnitPeriod::Months(months) => in_parts(thirtieths(from, to, due_day)?, months.checked_mul(30)?),
            UnitPeriod::Year => {
                let (months, rest) = months_back(from, to, due_day)?;
                let (years, left) = (months.checked_div(12)?, months.checked_rem(12)?);
                if rest == 0 {
                    return Some((years, (left, 12)));
                }
                let begin = back(to, i32::try_from(years.checked_mul(12)?).ok()?, due_day)?;
                let (whole, part) = in_parts(u32::try_from(days_between(from, begin)).ok()?, 365)?;
                Some((years.checked_add(whole)?, part))
            }
        }
    }

    /// About how many days it has, to order periods.
    fn days(self) -> u32 {
        match self {
            UnitPeriod::Days(days) => days,
            UnitPeriod::Weeks(weeks) => weeks.saturating_mul(7),
            UnitPeriod::SemiMonth => 15,
            UnitPeriod::Months(months) => months.saturating_mul(30),
            UnitPeriod::Year => 365,
        }
    }

    /// Which of two readings of the same dates is meant: months before weeks before days.
    const fn rank(self) -> u8 {
        match self {
            UnitPeriod::Year | UnitPeriod::Months(_) => 0,
            UnitPeriod::SemiMonth => 1,
            UnitPeriod::Weeks(_) => 2,
            UnitPeriod::Days(_) => 3,
        }
    }

    /// So many months; `None` beyond a year.
    fn of_months(months: u32) -> Option<UnitPeriod> {
        match months {
            1..=11 => Some(UnitPeriod::Months(months)),
            12 => Some(UnitPeriod::Year),
            _ => None,
        }
    }
}

/// The day of the month on which a series falls, for [`UnitPeriod::between`]: 31 when all its dates are the last of
/// their months, the largest day when the others are that day clipped by a short month, and none when the dates have no
/// such day.
pub(super) fn due_day(dates: &[NaiveDate]) -> Option<u32> {
    let clipped = |day: u32| dates.iter().all(|date| date.day() == day.min(last_day(*date)));
    let largest = dates.iter().map(|date| date.day()).max()?;
    if dates.len() > 1 && clipped(31) { Some(31) } else { Some(largest).filter(|day| clipped(*day)) }
}

fn last_day(date: NaiveDate) -> u32 {
    let first = date.with_day(1).and_then(|first| add_months(first, 1));
    first.and_then(|next| next.pred_opt()).map_or(31, |last| last.day())
}

/// The date so many months before one of a series that falls on `due_day`.
fn back(date: NaiveDate, months: i32, due_day: u32) -> Option<NaiveDate> {
    // A date that is not of the series keeps its own day.
    let of_series = date.day() == due_day.min(last_day(date));
    let day = if of_series { due_day } else { date.day() };
    let earlier = add_months(date.with_day(1)?, months.checked_neg()?)?;
    earlier.with_day(day.min(last_day(earlier)).max(1))
}

/// Whole months measured back from the later date, and the days before them.
fn months_back(from: NaiveDate, to: NaiveDate, due_day: u32) -> Option<(u32, u32)> {
    let years = to.year().checked_sub(from.year())?;
    let apart = years.checked_mul(12)?.checked_add(i32::try_from(to.month()).ok()?)?;
    let mut months = apart.checked_sub(i32::try_from(from.month()).ok()?)?;
    let mut begin = back(to, months, due_day)?;
    if begin < from {
        months = months.checked_sub(1)?;
        begin = back(to, months, due_day)?;
    }
    Some((u32::try_from(months).ok()?, u32::try_from(days_between(from, begin)).ok()?))
}

/// Days of months of thirty, and the actual days before them.
fn thirtieths(from: NaiveDate, to: NaiveDate, due_day: u32) -> Option<u32> {
    let (months, days) = months_back(from, to, due_day)?;
    months.checked_mul(30)?.checked_add(days)
}

/// The unit period of a transaction.
///
/// It is the period between advances, between payments, or from the first advance to the first payment, that occurs
/// most often, at most a year; of equally frequent ones the shorter. Where none occurs twice it is their average,
/// rounded to the nearest standard interval (a day, weeks, half a month, months), the lower of two equally near. A
/// single advance with a single payment has its term, at most a year. Source: Appendix J (b)(3), (b)(4). The same dates
/// can be read as months or as weeks; months come first where both occur equally often.
///
/// # Errors
/// [`CostError::Dates`] without advances or payments, when a payment lies before the first advance, or when all fall on
/// one day.
///
/// ```
/// use finplan_domain::{cost::{UnitPeriod, unit_period}, date::{add_months, parse}};
/// let (advance, first) = (parse("1978-05-23").unwrap(), parse("1978-10-01").unwrap());
/// let quarterly: Vec<_> = (0..40).filter_map(|k| add_months(first, 3 * k)).collect();
/// assert_eq!(unit_period(&[advance], &quarterly), Ok(UnitPeriod::Months(3)));
/// assert_eq!(unit_period(&[advance], &[first]), Ok(UnitPeriod::Days(131)));
/// ```
pub fn unit_period(advances: &[NaiveDate], payments: &[NaiveDate]) -> Result<UnitPeriod, CostError> {
    let sorted = |dates: &[NaiveDate]| {
        let mut dates = dates.to_vec();
        dates.sort_unstable();
        dates.dedup();
        dates
    };
    let single = advances.len() == 1 && payments.len() == 1;
    let (advances, payments) = (sorted(advances), sorted(payments));
    let ends = advances.first().copied().zip(payments.first().copied());
    let (start, first) = ends.filter(|(start, first)| first >= start).ok_or(CostError::Dates)?;
    if single {
        return term(start, first).ok_or(CostError::Dates);
    }
    let mut series = payments;
    // The time before the first payment is a period too, unless there is none.
    if first > start {
        series.insert(0, start);
    }
    let (mut readings, mut gaps) = (Vec::new(), Vec::new());
    for dates in [series, advances] {
        read(&dates, &mut readings, &mut gaps);
    }
    let mut counted: Vec<(UnitPeriod, u32)> = Vec::new();
    for reading in readings {
        match counted.iter_mut().find(|known| known.0 == reading) {
            Some(known) => known.1 = known.1.saturating_add(1),
            None => counted.push((reading, 1)),
        }
    }
    // The most frequent, then the shortest, then months before weeks.
    let common = counted.into_iter().filter(|(_, count)| *count > 1);
    let best = common.min_by_key(|(unit, count)| (core::cmp::Reverse(*count), unit.days(), unit.rank()));
    let best = best.map(|(unit, _)| unit);
    best.map_or_else(|| average(&gaps), Ok)
}

/// The unit period of a single payment.
fn term(from: NaiveDate, to: NaiveDate) -> Option<UnitPeriod> {
    let (months, rest) = months_back(from, to, to.day())?;
    if months >= 12 {
        return Some(UnitPeriod::Year);
    }
    let whole = UnitPeriod::of_months(months).filter(|_| rest == 0);
    whole.or_else(|| u32::try_from(days_between(from, to)).ok().filter(|days| *days > 0).map(UnitPeriod::Days))
}

/// How each period between neighbours can be read, and its days.
fn read(dates: &[NaiveDate], readings: &mut Vec<UnitPeriod>, gaps: &mut Vec<u32>) {
    let pairs: Vec<(NaiveDate, NaiveDate)> = dates.iter().copied().zip(dates.iter().copied().skip(1)).collect();
    for (place, (from, to)) in pairs.iter().enumerate() {
        let days = u32::try_from(days_between(*from, *to)).unwrap_or(u32::MAX);
        gaps.push(days);
        if days < 366 {
            readings.push(UnitPeriod::Days(days));
        }
        if days.is_multiple_of(7) && days <= 364 {
            readings.push(UnitPeriod::Weeks(days / 7));
        }
        readings.extend(whole_months(*from, *to).and_then(UnitPeriod::of_months));
        // Two neighbours that make a month together, each about half of it.
        let half = |days: i64| (13..=17).contains(&days);
        let beside = [place.checked_sub(1), place.checked_add(1)].into_iter().flatten().filter_map(|at| pairs.get(at));
        let halves = beside.filter(|other| {
            let (begin, end) = ((*from).min(other.0), (*to).max(other.1));
            half(days_between(other.0, other.1)) && half(days.into()) && whole_months(begin, end) == Some(1)
        });
        readings.extend(halves.take(1).map(|_| UnitPeriod::SemiMonth));
    }
}

/// The months between two dates of the same day, or of days that a short month has clipped.
fn whole_months(from: NaiveDate, to: NaiveDate) -> Option<u32> {
    let years = to.year().checked_sub(from.year())?;
    let apart = years.checked_mul(12)?.checked_add(i32::try_from(to.month()).ok()?)?;
    let months = apart.checked_sub(i32::try_from(from.month()).ok()?)?;
    let same = add_months(from, months) == Some(to) || add_months(to, months.checked_neg()?) == Some(from);
    u32::try_from(months).ok().filter(|months| same && *months > 0)
}

/// The standard interval nearest to the average of all periods.
fn average(gaps: &[u32]) -> Result<UnitPeriod, CostError> {
    let count = u64::try_from(gaps.len()).ok().filter(|count| *count > 0).ok_or(CostError::Dates)?;
    let total: u64 = gaps.iter().map(|days| u64::from(*days)).sum();
    let standard = [UnitPeriod::Days(1), UnitPeriod::SemiMonth, UnitPeriod::Year].into_iter();
    let standard = standard.chain((1..=52).map(UnitPeriod::Weeks)).chain((1..=11).map(UnitPeriod::Months));
    // The distance times the count, so that it is whole.
    let distance = |unit: UnitPeriod| u64::from(unit.days()).saturating_mul(count).abs_diff(total);
    standard.min_by_key(|unit| (distance(*unit), unit.days(), unit.rank())).ok_or(CostError::Dates)
}

#[cfg(test)]
mod tests;
