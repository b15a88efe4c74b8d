//! The customer's date, and waiting.

use chrono::NaiveDate;

/// Today in the customer's time zone.
#[must_use]
pub fn today() -> NaiveDate {
    let now = js_sys::Date::new_0();
    let year = i32::try_from(now.get_full_year()).unwrap_or_default();
    NaiveDate::from_ymd_opt(year, now.get_month().saturating_add(1), now.get_date()).unwrap_or_default()
}
