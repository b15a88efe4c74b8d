use chrono::NaiveDate;
use finplan::domain::money::Currency;
use finplan::i18n::{Locale, Texts};
use finplan::tool::Context;
use finplan::tool::form::Form;
use finplan::tool::refinance::TOOL;
use finplan::tool::report::*;
use finplan::tool::text::{Arg, Text};
use finplan::tool::value::Value;

fn run(changes: &[(&'static str, &str)]) -> Report {
    let context = Context::new(NaiveDate::from_ymd_opt(2026, 11, 23).unwrap(), Currency::Cny);
    let mut values = Form::new(&TOOL, &[], &context).defaults();
    for (id, value) in changes {
        values.set(id, Value::Number(value.parse().unwrap()));
    }
    TOOL.answer(&values, &context).unwrap()
}

fn money(report: &Report, name: &str) -> i64 {
    let figure = report.figures.iter().find(|figure| figure.label.key.1 == name).unwrap();
    let Arg::Money(money) = figure.value else { panic!("{name} is no amount") };
    money.minor()
}

fn say(text: &Text) -> String {
    Texts::built_in(Locale::ZhCn, Currency::Cny).say(text).replace('\u{a0}', " ")
}

/// 12,000 over a year at 12 %: a level payment of 1,066.19 and 794.23 of interest, by the textbook formula.
const YEAR: &[(&str, &str)] = &[
    ("balance", "12000"),
    ("current_rate", "12"),
    ("months_left", "12"),
    ("new_rate", "0"),
    ("new_term", "12"),
    ("fees", "300"),
    ("penalty", "0"),
];

fn with(changes: &[(&'static str, &'static str)]) -> Report {
    let all: Vec<_> = YEAR.iter().chain(changes).copied().collect();
    run(&all)
}

#[test]
fn what_is_saved_is_the_interest_less_the_cost() {
    let report = with(&[]);
    assert_eq!(money(&report, "payment_now"), 106_619);
    assert_eq!(money(&report, "payment_new"), 100_000);
    assert_eq!(money(&report, "interest_staying"), 79_423);
    assert_eq!(money(&report, "saving"), 49_423);
    // Interest of 120, 110.54 and 100.98: after the third month more than 300 is saved.
    assert_eq!(say(&report.headline), "扣除费用 300 元后，转贷少付 494.23 元，第 3 个月起回本。");
    assert_eq!(report.charts[0].marker, Some(3));
    assert_eq!(money(&report, "by_rate"), 79_423);
}

#[test]
fn a_penalty_is_a_part_of_the_balance_and_can_eat_the_saving() {
    let report = with(&[("penalty", "5")]);
    assert_eq!(money(&report, "cost"), 90_000);
    assert_eq!(say(&report.headline), "转贷会多付 105.77 元，保持现状花费更少。");
    assert_eq!(report.charts[0].marker, None);
    assert_eq!(say(&with(&[("fees", "0")]).headline), "转贷少付 794.23 元，没有一次性费用要先收回。");
    let same = with(&[("fees", "0"), ("new_rate", "12")]);
    assert_eq!(say(&same.headline), "转贷与保持现状花费一样多。");
}

#[test]
fn a_longer_term_takes_back_what_the_rate_gives() {
    let report = with(&[("new_rate", "9"), ("new_term", "36"), ("fees", "10")]);
    // 381.60 a month: 1,737.47 of interest in all.
    assert_eq!(money(&report, "payment_new"), 38_160);
    let (rate, term) = (money(&report, "by_rate"), money(&report, "by_term"));
    assert!(rate > 0 && term < 0);
    assert_eq!(rate + term, money(&report, "interest_staying") - money(&report, "interest_switching"));
    assert!(money(&report, "saving") < 0);
    let said: Vec<String> = report.warnings.iter().map(say).collect();
    assert!(said[0].contains("先省后亏"), "{said:?}");
    assert!(said[1].contains("每月还得少"), "{said:?}");
    assert_eq!(report.levers[0].set, [("new_term", Value::Number(12.into()))]);
}

#[test]
fn going_on_with_the_old_payment_ends_sooner() {
    let report = run(&[]);
    let lever = report.levers.iter().find(|lever| lever.label.key.1 == "same_payment").unwrap();
    // 4,932.57 a month pays 800,000 at 3.1 % in ln(1 / (1 - 800,000 i / 4,932.57)) / ln(1 + i) = 210.9 months.
    assert_eq!(lever.set, [("new_term", Value::Number(211.into()))]);
    let Place::Tool("mortgage", carried) = &report.next[0].place else { panic!("another place") };
    assert_eq!(carried.last(), Some(&("term", Value::Number(20.into()))));
}
