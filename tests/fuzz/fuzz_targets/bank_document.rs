//! A bank's document: a configuration or a list of problems that is not empty.
#![no_main]

use chrono::NaiveDate;
use finplan::base::json::parse;
use finplan::config::{home_config, load};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let today = NaiveDate::from_ymd_opt(2026, 7, 1).expect("a date");
    let _ = parse(text).map(|document| home_config(&document));
    if let Err(problems) = load(text, &|key| key.len() % 2 == 0, today) {
        assert!(!problems.is_empty());
    }
});
