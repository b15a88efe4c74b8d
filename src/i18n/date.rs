//! Days and months as people write them.

use chrono::{Datelike, NaiveDate};

use super::Locale;
use super::number::NO_BREAK;

const ENGLISH_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A calendar month: `2033年8月`, `2033 年 8 月`, `August 2033`.
#[must_use]
pub fn month(date: NaiveDate, locale: Locale) -> String {
    let (year, month) = (date.year().to_string(), date.month().to_string());
    let gap = NO_BREAK.to_string();
    match locale {
        Locale::ZhCn => format!("{year}年{month}月"),
        Locale::ZhTw => format!("{year}{gap}年{gap}{month}{gap}月"),
        Locale::En => format!("{}{gap}{year}", english_month(date)),
    }
}

/// A day: `2026年11月22日`, `2026/11/22`, `22 November 2026`.
#[must_use]
pub fn day(date: NaiveDate, locale: Locale) -> String {
    let (year, month, day) = (date.year().to_string(), date.month().to_string(), date.day().to_string());
    let gap = NO_BREAK.to_string();
    match locale {
        Locale::ZhCn => format!("{year}年{month}月{day}日"),
        Locale::ZhTw => format!("{year}/{}/{}", two(&month), two(&day)),
        Locale::En => format!("{day}{gap}{}{gap}{year}", english_month(date)),
    }
}

fn english_month(date: NaiveDate) -> &'static str {
    usize::try_from(date.month0()).ok().and_then(|i| ENGLISH_MONTHS.get(i)).copied().unwrap_or_default()
}

fn two(number: &str) -> String {
    if number.len() < 2 { format!("0{number}") } else { number.to_owned() }
}

/// The name of a month, 1 to 12, as an entry of a list.
#[must_use]
pub fn month_name(month: u32, locale: Locale) -> String {
    match locale {
        Locale::ZhCn => format!("{month}月"),
        Locale::ZhTw => format!("{month}{NO_BREAK}月"),
        Locale::En => NaiveDate::from_ymd_opt(2000, month, 1).map_or("", english_month).to_owned(),
    }
}
