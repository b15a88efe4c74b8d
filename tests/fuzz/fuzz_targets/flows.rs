//! Dated and periodic flows: every root is one, and there are no more of them than changes of sign.
#![no_main]

use chrono::TimeDelta;
use finplan::domain::cashflow::{DatedFlow, irr, mirr, npv_from_first, xirr, xirr_by, xnpv};
use finplan::domain::date::NaiveDate;
use finplan::domain::day_count::DayCount;
use libfuzzer_sys::fuzz_target;
use rust_decimal::Decimal;

fn changes(values: &[Decimal]) -> usize {
    let signs: Vec<bool> = values.iter().filter(|value| !value.is_zero()).map(|value| *value > Decimal::ZERO).collect();
    signs.windows(2).filter(|pair| pair[0] != pair[1]).count()
}

fuzz_target!(|input: (Vec<(i32, i64, u8)>, i64, u8)| {
    let (rows, rate, scale) = input;
    let rows = &rows[..rows.len().min(40)];
    let base = NaiveDate::default();
    let amount = |row: &(i32, i64, u8)| Decimal::new(row.1, u32::from(row.2 % 29));
    let flows: Vec<DatedFlow> = rows
        .iter()
        .filter_map(|row| Some((base.checked_add_signed(TimeDelta::days((row.0 % 90_000).into()))?, amount(row))))
        .collect();
    let values: Vec<Decimal> = rows.iter().map(amount).collect();
    let rate = Decimal::new(rate, u32::from(scale % 29));
    let _ = xnpv(rate, &flows);
    let _ = npv_from_first(rate, &values);
    let _ = mirr(&values, rate, rate);
    let _ = xirr_by(&flows, DayCount::ThirtyE360);
    if let Ok(found) = xirr(&flows) {
        assert!(found.roots().iter().all(|root| root.log_factor().is_finite()));
    }
    if let Ok(found) = irr(&values) {
        assert!(found.roots().len() <= changes(&values));
        assert!(found.roots().iter().all(|root| root.log_factor().is_finite()));
        assert!(found.roots().windows(2).all(|pair| pair[0].log_factor() < pair[1].log_factor()));
    }
});
