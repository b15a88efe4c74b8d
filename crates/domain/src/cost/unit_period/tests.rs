use super::*;
use crate::cost::{apr_of_dates, round_percent};
use crate::date::parse;
use chrono::TimeDelta;
use rust_decimal::Decimal;

type Flow = (NaiveDate, Decimal);

fn day(text: &str) -> NaiveDate {
    parse(text).unwrap()
}

fn flow(date: &str, amount: &str) -> Flow {
    (day(date), amount.parse().unwrap())
}

fn monthly(first: &str, every: i32, amounts: &[&str]) -> Vec<Flow> {
    let date = |k: usize| add_months(day(first), every.strict_mul(i32::try_from(k).unwrap())).unwrap();
    amounts.iter().enumerate().map(|(k, amount)| (date(k), amount.parse().unwrap())).collect()
}

fn daily(first: &str, every: i64, amounts: &[&str]) -> Vec<Flow> {
    let date = |k: usize| {
        let days = TimeDelta::days(every.strict_mul(i64::try_from(k).unwrap()));
        day(first).checked_add_signed(days).unwrap()
    };
    amounts.iter().enumerate().map(|(k, amount)| (date(k), amount.parse().unwrap())).collect()
}

fn found(advance: Flow, payments: &[Flow]) -> (String, UnitPeriod) {
    let found = apr_of_dates(&[advance], payments).unwrap();
    (round_percent(found.percent, 2).to_string(), found.unit)
}

fn published(advance: Flow, payments: &[Flow], percent: &str, unit: UnitPeriod) {
    assert_eq!(found(advance, payments), (percent.to_owned(), unit));
}

/// A first amount, equal ones, and a last amount.
fn amounts<'a>(first: &'a str, usual: &'a str, last: &'a str, count: usize) -> Vec<&'a str> {
    let mut amounts = vec![usual; count];
    amounts[0] = first;
    amounts[count.strict_sub(1)] = last;
    amounts
}

#[test]
fn the_examples_of_the_appendix_with_equal_payments() {
    // (c)(1)(i) to (v).
    let payments = monthly("1978-02-10", 1, &["230"; 24]);
    published(flow("1978-01-10", "5000"), &payments, "9.69", UnitPeriod::Months(1));
    let payments = monthly("1978-04-01", 1, &["200"; 36]);
    published(flow("1978-02-10", "6000"), &payments, "11.82", UnitPeriod::Months(1));
    let mut payments = monthly("1978-03-01", 1, &["219.17"; 12]);
    payments.extend(monthly("1978-03-16", 1, &["219.17"; 12]));
    published(flow("1978-02-23", "5000"), &payments, "10.34", UnitPeriod::SemiMonth);
    let payments = daily("1978-04-21", 7, &["17.60"; 30]);
    published(flow("1978-03-20", "500"), &payments, "14.96", UnitPeriod::Weeks(1));
}

#[test]
fn the_examples_of_the_appendix_with_irregular_payments() {
    // (c)(2)(ii), (c)(3)(ii), (c)(4)(ii).
    let payments = daily("1978-04-20", 28, &amounts("39.50", "38.31", "38.31", 12));
    published(flow("1978-03-18", "400"), &payments, "28.50", UnitPeriod::Weeks(4));
    let payments = daily("1978-04-11", 14, &amounts("9.50", "9.50", "30", 20));
    published(flow("1978-04-03", "200"), &payments, "12.22", UnitPeriod::Weeks(2));
    let payments = monthly("1978-03-01", 2, &amounts("449.36", "465", "200", 20));
    published(flow("1978-01-10", "8000"), &payments, "7.30", UnitPeriod::Months(2));
    // (c)(6)(ii): skipped payments and single ones.
    let mut payments = monthly("1978-09-15", 1, &["1000"; 3]);
    payments.push(flow("1979-03-15", "2000"));
    payments.extend(monthly("1979-09-15", 1, &["750"; 3]));
    payments.push(flow("1980-02-01", "1000"));
    published(flow("1978-03-03", "7350"), &payments, "10.22", UnitPeriod::Months(1));
}

#[test]
fn the_examples_of_the_appendix_with_a_single_payment() {
    // (c)(5)(ii) and (iv).
    published(flow("1978-07-15", "1000"), &[flow("1979-01-15", "1044")], "8.80", UnitPeriod::Months(6));
    published(flow("1978-01-03", "1000"), &[flow("1980-01-03", "1240")], "11.36", UnitPeriod::Year);
    // 255 days: 8 % of 1,000 in 255 / 365 of a year.
    published(flow("1978-01-03", "1000"), &[flow("1978-09-15", "1080")], "11.45", UnitPeriod::Days(255));
}

#[test]
fn other_published_figures() {
    let payments = monthly("1978-10-01", 3, &["385"; 40]);
    published(flow("1978-06-23", "10000"), &payments, "9.15", UnitPeriod::Months(3));
    let payments = daily("2023-11-30", 1, &["220"; 5]);
    published(flow("2023-10-26", "1000"), &payments, "94.15", UnitPeriod::Days(1));
    let payments = daily("2023-11-30", 7, &["250"; 5]);
    published(flow("2023-11-23", "1000"), &payments, "412.40", UnitPeriod::Weeks(1));
    let payments = monthly("2023-11-30", 12, &["500"; 5]);
    published(flow("2023-10-26", "1000"), &payments, "78.34", UnitPeriod::Year);
}

#[test]
fn the_end_of_the_month_is_one_day() {
    let unit = |advance: &str, dates: &[&str]| {
        unit_period(&[day(advance)], &dates.iter().map(|date| day(date)).collect::<Vec<_>>())
    };
    assert_eq!(unit("2023-01-31", &["2023-02-28", "2023-03-31", "2023-04-30"]), Ok(UnitPeriod::Months(1)));
    assert_eq!(unit("2023-01-30", &["2023-02-28", "2023-03-30", "2023-04-30"]), Ok(UnitPeriod::Months(1)));
    assert_eq!(unit("2023-01-15", &["2023-01-31", "2023-02-15", "2023-02-28"]), Ok(UnitPeriod::SemiMonth));
    // Four weeks, though one of them goes from 1 February to 1 March.
    assert_eq!(unit("2023-01-04", &["2023-02-01", "2023-03-01", "2023-03-29"]), Ok(UnitPeriod::Weeks(4)));
    // A loan paid on the last of each month has whole months only.
    let dates = ["2023-01-31", "2023-02-28", "2023-03-31", "2023-04-30"].map(day);
    assert_eq!(due_day(&dates), Some(31));
    for (month, date) in dates.iter().enumerate() {
        let t = u32::try_from(month).unwrap();
        assert_eq!(UnitPeriod::Months(1).between(dates[0], *date, 31), Some((t, (0, 30))));
    }
    assert_eq!(due_day(&["2023-02-28", "2023-03-30"].map(day)), Some(30));
    assert_eq!(due_day(&["2023-02-27", "2023-03-30"].map(day)), None);
    assert_eq!(due_day(&["2023-02-28"].map(day)), Some(28));
}

#[test]
fn without_a_common_period_it_is_the_average() {
    let unit = |days: &[i64]| {
        let mut dates = vec![day("2023-01-02")];
        for gap in days {
            dates.push(*dates.last().unwrap() + TimeDelta::days(*gap));
        }
        unit_period(&dates[..1], &dates[1..])
    };
    // (10 + 13 + 40) / 3 = 21 days.
    assert_eq!(unit(&[10, 13, 40]), Ok(UnitPeriod::Weeks(3)));
    // 29 days lie between four weeks and a month: the lower.
    assert_eq!(unit(&[27, 25, 35]), Ok(UnitPeriod::Weeks(4)));
    assert_eq!(unit(&[800, 900]), Ok(UnitPeriod::Year));
    assert_eq!(unit(&[1, 2]), Ok(UnitPeriod::Days(1)));
    // Twice 45 days, once a month.
    assert_eq!(unit(&[31, 45, 45]), Ok(UnitPeriod::Days(45)));
}

#[test]
fn many_odd_days_still_have_a_rate() {
    // Eleven payments on eleven different days of the month.
    let dates = (0..11).map(|k| add_months(day("2024-01-03"), k + 1).unwrap() + TimeDelta::days((k * k % 13).into()));
    let payments: Vec<Flow> = dates.map(|date| (date, 100.into())).collect();
    let apr = apr_of_dates(&[flow("2024-01-01", "1000")], &payments).unwrap();
    assert!(apr.percent > Decimal::from(10) && apr.percent < Decimal::from(30), "{apr:?}");
}

#[test]
fn impossible_dates_are_refused() {
    let (early, late) = (flow("2023-01-01", "100"), flow("2023-02-01", "101"));
    assert_eq!(apr_of_dates(&[], &[late]), Err(CostError::Dates));
    assert_eq!(apr_of_dates(&[early], &[]), Err(CostError::Dates));
    assert_eq!(apr_of_dates(&[late], &[early]), Err(CostError::Dates));
    assert_eq!(apr_of_dates(&[early], &[early]), Err(CostError::Dates));
    assert_eq!(apr_of_dates(&[early, early], &[early]), Err(CostError::Dates));
    assert_eq!(UnitPeriod::Days(0).between(early.0, late.0, 1), None);
}
