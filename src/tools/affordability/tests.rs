use crate::base::decimal::DecimalExt as _;
use crate::domain::money::{Currency, Money};
use crate::i18n::{Locale, Texts};
use crate::tool::Context;
use crate::tool::calculator::Evaluate as _;
use crate::tool::form::Form;
use crate::tool::report::*;
use crate::tool::text::{Arg, Text};
use crate::tool::value::{FieldError, Value};
use crate::tools::affordability::Affordability;
use chrono::NaiveDate;
use rust_decimal::Decimal;

fn run(changes: &[(&'static str, i64)]) -> Result<Report, Vec<FieldError>> {
    let context = Context::new(NaiveDate::from_ymd_opt(2026, 11, 23).unwrap(), Currency::Cny);
    let mut values = Form::new(Affordability::CALCULATOR, &[], &context).defaults();
    for (id, value) in changes {
        values.set(id, Value::Number((*value).into()));
    }
    Affordability::CALCULATOR.answer(&values, &context)
}

fn figure(report: &Report, name: &str) -> Arg {
    report.figures.iter().find(|figure| figure.label.key.2 == name).unwrap().value.clone()
}

fn say(text: &Text) -> String {
    Texts::built_in(Locale::ZhCn, Currency::Cny).say(text).replace('\u{a0}', " ")
}

#[test]
fn without_interest_the_range_is_a_multiplication() {
    // 20,000 of income: 35 % is 7,000, 50 % is 10,000; over ten years 840,000 and 1,200,000.
    let report = run(&[("income", 15_000), ("second_income", 5_000), ("annual_rate", 0), ("term", 10)]).unwrap();
    assert_eq!(figure(&report, "cautious"), Arg::at_most(Decimal::new(84_000_000, 2)));
    assert_eq!(figure(&report, "top"), Arg::at_most(Decimal::new(120_000_000, 2)));
    assert_eq!(figure(&report, "payment"), Arg::Money(Money::from_minor(1_000_000)));
    // 20,000 less 10,000 less 5,000 of living costs.
    assert_eq!(figure(&report, "left_over"), Arg::Money(Money::from_minor(500_000)));
    // 100,000 of savings against 15,000 a month.
    assert_eq!(figure(&report, "runway"), Arg::Duration(6));
    // At 1 %, 10,000 a month over ten years repays 10,000 * (1 - 1.000833^-120) / 0.000833 = 1,141,499.
    let Some(Cell::Rounded(top, _)) = report.tables[0].cells.get(9) else { panic!("no such cell") };
    assert_eq!(top.round().to_string(), "1141499");
}

#[test]
fn a_wish_is_judged_three_ways() {
    // Ten years without interest: the payment is a 120th.
    for (wanted, share, verdict) in
        [(480_000, "26.67", "comfortable"), (720_000, "40.00", "tight"), (960_000, "53.33", "too_much")]
    {
        let report = run(&[("annual_rate", 0), ("term", 10), ("wanted", wanted)]).unwrap();
        let Arg::Text(text) = figure(&report, "share") else { panic!("no verdict") };
        assert_eq!(text.key.2, verdict, "{wanted}");
        let Some((_, Arg::Percent(found))) = text.args.first() else { panic!("no share") };
        assert_eq!(found.round_half_up(2), share.parse().unwrap());
    }
}

#[test]
fn what_is_short_stops_every_loan() {
    let report = run(&[("living", 16_000)]).unwrap();
    assert_eq!(say(&report.headline), "现在每月还缺 1,000 元，暂时没有余地再借；先看看能少花或少还哪一笔。");
    let report = run(&[("debts", 9_000)]).unwrap();
    assert_eq!(say(&report.headline), "现有还款占到手收入的 60.00%（上限 50.00%），照现在的收支，暂时没有余地再借。");
    assert_eq!(report.charts.len(), 1);
    assert!(report.tables.iter().all(|table| table.id != "shocks"), "rates are shown for a loan that there is not");
    assert_eq!(report.levers.len(), 1, "only the debts stand in the way");
    assert_eq!(report.levers[0].set, [("debts", Value::Number(Decimal::ZERO))]);
}

#[test]
fn living_costs_can_bind_before_the_shares_do() {
    // 15,000 less 12,000: 3,000 a month, below 35 %.
    let report = run(&[("living", 12_000), ("annual_rate", 0), ("term", 10)]).unwrap();
    assert_eq!(figure(&report, "cautious"), figure(&report, "top"));
    assert!(say(&report.headline).starts_with("每月收支最多承担约 36 万元的贷款"), "{}", say(&report.headline));
    assert!(report.levers.iter().any(|lever| lever.set[0].0 == "living"));
}

#[test]
fn the_limits_keep_their_order() {
    let errors = run(&[("comfortable", 60)]).unwrap_err();
    assert_eq!(errors[0].input, "limit");
}

#[test]
fn the_mortgage_takes_whole_thousands() {
    let report = run(&[]).unwrap();
    // 7,500 a month at 3.5 % over thirty years: the 1,781,559.87 of 8,000 a month, times 7.5 / 8.
    let Destination::Tool(tool, carried) = &report.next[0].destination else { panic!("another place") };
    assert_eq!(tool.id, "mortgage");
    assert!(carried.contains(&("amount", Value::Number(1_670_000.into()))), "{carried:?}");
    assert!(carried.contains(&("by", Value::Choice("amount"))), "a bank may begin with the price: {carried:?}");
    // Who can borrow nothing is led to no mortgage.
    let next = run(&[("living", 15_000)]).unwrap().next;
    assert!(
        next.iter().all(|next| matches!(next.destination, Destination::Tool(tool, _) if tool.id == "saving_goal")),
        "{next:?}"
    );
}

#[test]
fn longer_and_without_debts_there_is_more() {
    let report = run(&[("debts", 1_000)]).unwrap();
    let inputs: Vec<_> = report.levers.iter().map(|lever| lever.set[0].0).collect();
    assert_eq!(inputs, ["term", "debts"]);
    assert!(run(&[("term", 40)]).unwrap().levers.is_empty());
}

/// Items of other rhythms: what each is, its amount and its rhythm.
fn with_others(items: &[[&'static str; 2]], amounts: &[i64], changes: &[(&'static str, i64)]) -> Report {
    let context = Context::new(NaiveDate::from_ymd_opt(2026, 11, 23).unwrap(), Currency::Cny);
    let mut values = Form::new(Affordability::CALCULATOR, &[], &context).defaults();
    for (id, value) in changes {
        values.set(id, Value::Number((*value).into()));
    }
    values.set("others", Value::Number(items.len().into()));
    let ids = [
        ["others1_kind", "others1_amount", "others1_per"],
        ["others2_kind", "others2_amount", "others2_per"],
        ["others3_kind", "others3_amount", "others3_per"],
    ];
    for ((item, amount), id) in items.iter().zip(amounts).zip(ids) {
        values.set(id[0], Value::Choice(item[0]));
        values.set(id[1], Value::Number((*amount).into()));
        values.set(id[2], Value::Choice(item[1]));
    }
    Affordability::CALCULATOR.answer(&values, &context).unwrap()
}

#[test]
fn other_rhythms_are_spread_over_the_months() {
    // A bonus of 60,000 a year is 5,000 a month, 3,000 a quarter of car loan 1,000, 300 a week 300 * 52 / 12 = 1,300.
    let items = [["income", "year"], ["debts", "quarter"], ["living", "week"]];
    let spread = with_others(&items, &[60_000, 3_000, 300], &[("annual_rate", 0), ("term", 10)]);
    let monthly = [("income", 20_000), ("debts", 1_000), ("living", 6_300), ("annual_rate", 0), ("term", 10)];
    let monthly = run(&monthly).unwrap();
    for name in ["cautious", "top", "payment", "left_over", "runway"] {
        assert_eq!(figure(&spread, name), figure(&monthly, name), "{name}");
    }
    // The lever clears the monthly debts alone: there are none.
    assert!(spread.levers.iter().all(|lever| lever.set[0].0 != "debts"));
}

#[test]
fn the_housing_fund_pays_a_part_without_raising_the_loan() {
    let changes = [("annual_rate", 0), ("term", 10), ("wanted", 600_000)];
    let (without, with) = (run(&changes).unwrap(), run(&[&changes[..], &[("fund", 2_000)]].concat()).unwrap());
    // 600,000 over 120 months are 5,000; 3,000 of it out of pay, and 2,000 more left over than the 5,000 before.
    assert_eq!(figure(&with, "from_pay"), Arg::Money(Money::from_minor(300_000)));
    assert_eq!(figure(&without, "left_over"), Arg::Money(Money::from_minor(500_000)));
    assert_eq!(figure(&with, "left_over"), Arg::Money(Money::from_minor(700_000)));
    assert_eq!(figure(&with, "top"), figure(&without, "top"));
    // Never more than the payment.
    let all = run(&[("annual_rate", 0), ("term", 10), ("wanted", 120_000), ("fund", 2_000)]).unwrap();
    assert_eq!(figure(&all, "from_pay"), Arg::Money(Money::ZERO));
    assert_eq!(figure(&all, "left_over"), Arg::Money(Money::from_minor(1_000_000)));
}
