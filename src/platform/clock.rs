//! The customer's date, and the time between two moments.

use chrono::NaiveDate;

/// Today in the customer's time zone.
#[must_use]
pub fn today() -> NaiveDate {
    let now = js_sys::Date::new_0();
    let year = i32::try_from(now.get_full_year()).unwrap_or_default();
    NaiveDate::from_ymd_opt(year, now.get_month().saturating_add(1), now.get_date()).unwrap_or_default()
}

/// Milliseconds since 1970, to tell how far apart two moments are.
#[must_use]
#[allow(clippy::cast_possible_truncation, reason = "whole milliseconds, far below 2^53; a cast of a float saturates")]
pub fn now_millis() -> i64 {
    js_sys::Date::now() as i64
}
