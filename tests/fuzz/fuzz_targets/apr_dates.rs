//! Advances and payments on any dates: a unit period and a rate, or an error.
#![no_main]

use chrono::TimeDelta;
use finplan::domain::cost::{UnitPeriod, apr_of_dates};
use finplan::domain::date::NaiveDate;
use libfuzzer_sys::fuzz_target;
use rust_decimal::Decimal;

fuzz_target!(|input: (Vec<(u16, i64, u8)>, u8)| {
    let flow = |row: &(u16, i64, u8)| {
        let date = NaiveDate::default().checked_add_signed(TimeDelta::days(row.0.into()))?;
        Some((date, Decimal::new(row.1, u32::from(row.2 % 29))))
    };
    let flows: Vec<_> = input.0.iter().take(40).filter_map(flow).collect();
    let (advances, payments) = flows.split_at(usize::from(input.1 % 4).min(flows.len()));
    if let Ok(found) = apr_of_dates(advances, payments) {
        let (times, of) = found.unit.per_year();
        assert!(times > 0 && of > 0);
        assert!(!matches!(found.unit, UnitPeriod::Months(0 | 12..) | UnitPeriod::Weeks(0 | 53..)));
        // A rate near -100 % per unit period can be -100 % to 28 digits.
        assert!(found.percent >= Decimal::from(-100) * Decimal::from(times));
    }
});
