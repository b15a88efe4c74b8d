//! The days that are kept beside scenarios on the device, once the customer asked to keep these.

use chrono::NaiveDate;

use crate::advice::calendar::digits;

/// What the line begins with: no number, so that no scenario is read from it.
const MARK: &str = "days";

/// Of which days a plan on the device is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// When its scenarios were last changed.
    pub kept: NaiveDate,
    /// The latest change of the rates at that time, for a tool that works with any.
    pub rates: Option<NaiveDate>,
    /// When the customer was last here.
    pub last: NaiveDate,
    /// And the day before that.
    pub before: Option<NaiveDate>,
}

impl Days {
    /// These days in the text of the device; `None` where it has none.
    #[must_use]
    pub fn read(text: &str) -> Option<Days> {
        for line in text.lines() {
            let mut parts = line.split('\t');
            if parts.next() == Some(MARK) {
                let mut day = || read(parts.next().unwrap_or_default());
                let (kept, rates, last, before) = (day(), day(), day(), day());
                return Some(Days { kept: kept?, rates, last: last?, before });
            }
        }
        None
    }

    /// The line for the text of the device.
    ///
    /// ```
    /// use finplan::advice::lifecycle::Days;
    /// let day = |day| chrono::NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
    /// let days = Days { kept: day(3), rates: None, last: day(23), before: Some(day(3)) };
    /// assert_eq!(days.write(), "days\t20261103\t\t20261123\t20261103\n");
    /// assert_eq!(Days::read(&days.write()), Some(days));
    /// ```
    #[must_use]
    pub fn write(&self) -> String {
        let mut line = MARK.to_owned();
        for day in [Some(self.kept), self.rates, Some(self.last), self.before] {
            line.push('\t');
            line.push_str(&day.map(digits).unwrap_or_default());
        }
        line.push('\n');
        line
    }

    /// The days after a visit today; `known` are those of before.
    #[must_use]
    pub fn visited(known: Option<Days>, today: NaiveDate) -> Days {
        let days = known.unwrap_or(Days { kept: today, rates: None, last: today, before: None });
        if days.last < today { Days { last: today, before: Some(days.last), ..days } } else { days }
    }

    /// The days after a change today.
    #[must_use]
    pub fn changed(known: Option<Days>, today: NaiveDate, rates: Option<NaiveDate>) -> Days {
        Days { kept: today, rates, ..Days::visited(known, today) }
    }

    /// The day of the visit before that of today.
    #[must_use]
    pub fn previous(&self, today: NaiveDate) -> Option<NaiveDate> {
        if self.last < today { Some(self.last) } else { self.before }
    }
}

fn read(digits: &str) -> Option<NaiveDate> {
    let number: u32 = digits.parse().ok()?;
    let (months, day) = (number.checked_div(100)?, number.checked_rem(100)?);
    NaiveDate::from_ymd_opt(i32::try_from(months.checked_div(100)?).ok()?, months.checked_rem(100)?, day)
}
