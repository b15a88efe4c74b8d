use crate::domain::money::Currency;
use crate::i18n::{Locale, Texts};
use crate::tool::Context;
use crate::tool::calculator::Evaluate as _;
use crate::tool::form::Form;
use crate::tool::inputs::Inputs as _;
use crate::tool::report::*;
use crate::tool::text::{Arg, Text};
use crate::tool::value::{FieldError, Value};
use crate::tools::card_debt::CardDebt;
use chrono::NaiveDate;

fn context() -> Context {
    Context::new(NaiveDate::from_ymd_opt(2026, 11, 23).unwrap(), Currency::Cny)
}

fn run(changes: &[(&'static str, Value)]) -> Result<Report, Vec<FieldError>> {
    let mut values = Form::new(CardDebt::CALCULATOR, &[], &context()).defaults();
    for (id, value) in changes {
        values.set(id, *value);
    }
    CardDebt::CALCULATOR.answer(&values, &context())
}

fn number(text: &str) -> Value {
    Value::Number(text.parse().unwrap())
}

fn money(report: &Report, name: &str) -> i64 {
    let figure = report.figures.iter().find(|figure| figure.label.key.2 == name).unwrap();
    let Arg::Money(money) = figure.value else { panic!("{name} is no amount") };
    money.minor()
}

/// The month in which nothing is owed any more, which the picture points at.
fn cleared_after(report: &Report) -> u32 {
    report.charts[0].marker.unwrap()
}

fn say(text: &Text) -> String {
    Texts::built_in(Locale::ZhCn, Currency::Cny).say(text).replace('\u{a0}', " ")
}

#[test]
fn the_minimum_takes_forty_months() {
    // The figures of the domain's example, and of a loop over decimals written apart from this program.
    let report = run(&[]).unwrap();
    assert_eq!(
        say(&report.headline),
        "只还最低还款额，要 3 年 4 个月才还清，利息 2,979.59 元；每月还 2,500 元，2027年8月还清，利息 1,491.64 元。"
    );
    // 10 % of 20,000 and a month of 18.25 %: 2,000 and 304.17.
    assert_eq!(money(&report, "first_minimum"), 230_417);
    assert_eq!(money(&report, "saved"), 297_959 - 149_164);
    assert_eq!(report.charts[0].months(), 40);
    assert_eq!(report.charts[0].marker, Some(9));
}

#[test]
fn a_rate_is_the_same_by_day_month_and_year() {
    let year = run(&[]).unwrap();
    let day = run(&[("per", Value::Choice("day")), ("rate", number("0.05"))]).unwrap();
    assert_eq!(day, year);
    let month = run(&[("per", Value::Choice("month")), ("rate", number("1.5"))]).unwrap();
    let yearly = run(&[("rate", number("18"))]).unwrap();
    assert_eq!(month, yearly);
    let errors = run(&[("per", Value::Choice("day"))]).unwrap_err();
    assert_eq!(errors[0].input, "rate");
    assert!(
        say(&CardDebt::TOOL.explain(&errors[0])).contains("6,661.25%"),
        "{}",
        say(&CardDebt::TOOL.explain(&errors[0]))
    );
}

#[test]
fn a_target_gives_a_payment_in_whole_units_that_meets_it() {
    // 20,000 i / (1 - (1+i)^-12) = 1,835.98 at 18.25 %.
    let target = NaiveDate::from_ymd_opt(2027, 11, 1).unwrap();
    let report = run(&[("question", Value::Choice("payment")), ("target", Value::Month(target))]).unwrap();
    assert_eq!(money(&report, "payment"), 183_600);
    assert_eq!(report.charts[0].marker, Some(12));
    // It is less than the first minimum, which is the first thing to know.
    assert!(say(&report.warnings[0]).contains("低于本期最低还款额 2,304.17 元"), "{}", say(&report.warnings[0]));
}

#[test]
fn a_payment_below_the_interest_says_what_would_do() {
    let errors = run(&[("monthly", number("300"))]).unwrap_err();
    assert_eq!(errors[0].input, "monthly");
    // The interest is 304.17; 306 a month clears it in thirty years.
    let text = say(&CardDebt::TOOL.explain(&errors[0]));
    assert!(text.contains("304.17 元") && text.contains("306 元"), "{text}");
}

#[test]
fn levers_end_sooner_and_set_what_they_say() {
    let report = run(&[("monthly", number("1500"))]).unwrap();
    let names: Vec<_> = report.levers.iter().map(|lever| lever.label.key.2).collect();
    assert_eq!(names, ["more", "keep_minimum", "within_a_year"]);
    assert_eq!(report.levers[0].set[1], ("monthly", number("1650")));
    let (end, interest) = (cleared_after(&report), money(&report, "interest"));
    for lever in &report.levers {
        let after = run(&lever.set).unwrap();
        let name = lever.label.key.2;
        assert!(
            cleared_after(&after) < end && money(&after, "interest") < interest,
            "{name}: {}",
            say(&after.headline)
        );
    }
}

#[test]
fn a_small_balance_is_cleared_by_the_floor_at_once() {
    let report = run(&[("balance", number("100")), ("rate", number("0")), ("monthly", number("100"))]).unwrap();
    assert_eq!(money(&report, "first_minimum"), 10_000);
    assert_eq!(money(&report, "interest"), 0);
    assert!(report.levers.is_empty());
}
