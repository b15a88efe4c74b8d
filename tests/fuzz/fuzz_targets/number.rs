//! What a customer types: a number or a reason, and a number is read again as itself.
#![no_main]

use finplan::domain::date;
use finplan::tool::parse::number;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(typed) = number(text) {
        let again = number(&typed.value.to_string()).expect("a number as text is a number");
        assert_eq!(again.value, typed.value);
    }
    if let Some(day) = date::parse(text) {
        assert_eq!(date::iso(day), text);
    }
});
