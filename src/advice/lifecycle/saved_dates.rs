//! The days that are kept beside scenarios on the device, once the customer asked to keep these.

use chrono::NaiveDate;

use crate::advice::calendar::digits;

/// What the line begins with: no number, so that no scenario is read from it.
const MARK: &str = "days";

/// Of which days a plan on the device is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SavedDates {
    /// When its scenarios were last changed.
    pub changed: NaiveDate,
    /// The latest change of the rates at that time, for a tool that works with any.
    pub rates: Option<NaiveDate>,
    /// When the customer was last here.
    pub last_visit: NaiveDate,
    /// And the day before that.
    pub previous_visit: Option<NaiveDate>,
}

impl SavedDates {
    /// These days in the text of the device; `None` where it has none.
    #[must_use]
    pub fn read(text: &str) -> Option<SavedDates> {
        for line in text.lines() {
            let mut parts = line.split('\t');
            if parts.next() == Some(MARK) {
                let mut day = || read(parts.next().unwrap_or_default());
                let (changed, rates, last_visit, previous_visit) = (day(), day(), day(), day());
                return Some(SavedDates { changed: changed?, rates, last_visit: last_visit?, previous_visit });
            }
        }
        None
    }

    /// The line for the text of the device.
    ///
    /// ```
    /// use finplan::advice::lifecycle::SavedDates;
    /// let day = |day| chrono::NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
    /// let dates = SavedDates { changed: day(3), rates: None, last_visit: day(23), previous_visit: Some(day(3)) };
    /// assert_eq!(dates.write(), "days\t20261103\t\t20261123\t20261103\n");
    /// assert_eq!(SavedDates::read(&dates.write()), Some(dates));
    /// ```
    #[must_use]
    pub fn write(&self) -> String {
        let mut line = MARK.to_owned();
        for day in [Some(self.changed), self.rates, Some(self.last_visit), self.previous_visit] {
            line.push('\t');
            line.push_str(&day.map(digits).unwrap_or_default());
        }
        line.push('\n');
        line
    }

    /// The days after a visit today; `known` are those of before.
    #[must_use]
    pub fn after_visit(known: Option<SavedDates>, today: NaiveDate) -> SavedDates {
        let dates =
            known.unwrap_or(SavedDates { changed: today, rates: None, last_visit: today, previous_visit: None });
        if dates.last_visit < today {
            SavedDates { last_visit: today, previous_visit: Some(dates.last_visit), ..dates }
        } else {
            dates
        }
    }

    /// The days after a change today.
    #[must_use]
    pub fn after_change(known: Option<SavedDates>, today: NaiveDate, rates: Option<NaiveDate>) -> SavedDates {
        SavedDates { changed: today, rates, ..SavedDates::after_visit(known, today) }
    }

    /// The day of the visit before that of today.
    #[must_use]
    pub fn last_visit_before(&self, today: NaiveDate) -> Option<NaiveDate> {
        if self.last_visit < today { Some(self.last_visit) } else { self.previous_visit }
    }
}

fn read(digits: &str) -> Option<NaiveDate> {
    let number: u32 = digits.parse().ok()?;
    let (months, day) = (number.checked_div(100)?, number.checked_rem(100)?);
    NaiveDate::from_ymd_opt(i32::try_from(months.checked_div(100)?).ok()?, months.checked_rem(100)?, day)
}
