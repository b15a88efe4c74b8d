use crate::domain::money::{Currency, Money};
use crate::i18n::{Locale, Texts};
use crate::tool::Context;
use crate::tool::calculator::Evaluate as _;
use crate::tool::form::Form;
use crate::tool::report::*;
use crate::tool::text::{Arg, Text};
use crate::tool::value::{FieldError, Value};
use crate::tools::debts::Debts;
use chrono::NaiveDate;
use rust_decimal::Decimal;

const IDS: [[&str; 3]; 3] = [
    ["debts1_balance", "debts1_rate", "debts1_minimum"],
    ["debts2_balance", "debts2_rate", "debts2_minimum"],
    ["debts3_balance", "debts3_rate", "debts3_minimum"],
];

fn number(value: i64) -> Value {
    Value::Number(value.into())
}

/// Balance, annual rate and minimum of each debt.
fn run(debts: &[[i64; 3]], changes: &[(&'static str, Value)]) -> Result<Report, Vec<FieldError>> {
    let context = Context::new(NaiveDate::from_ymd_opt(2026, 11, 23).unwrap(), Currency::Cny);
    let mut values = Form::new(Debts::CALCULATOR, &[], &context).defaults();
    values.set("debts", number(debts.len().try_into().unwrap()));
    for (debt, ids) in debts.iter().zip(IDS) {
        for (value, id) in debt.iter().zip(ids) {
            values.set(id, number(*value));
        }
    }
    for (id, value) in changes {
        values.set(id, *value);
    }
    Debts::CALCULATOR.answer(&values, &context)
}

fn figure(report: &Report, name: &str) -> Option<Arg> {
    report.figures.iter().find(|figure| figure.label.key.2 == name).map(|figure| figure.value.clone())
}

fn money(report: &Report, name: &str) -> i64 {
    let Some(Arg::Money(money)) = figure(report, name) else { panic!("{name} is no amount") };
    money.minor()
}

fn say(text: &Text) -> String {
    Texts::built_in(Locale::ZhCn, Currency::Cny).say(text).replace('\u{a0}', " ")
}

fn column<'a>(report: &'a Report, table: &str, column: usize) -> Vec<&'a Cell> {
    let table = report.tables.iter().find(|found| found.id == table).unwrap();
    table.rows().map(|row| &row[column]).collect()
}

#[test]
fn without_interest_it_is_a_division() {
    // 1,500 at 300 a month is five months; the second debt gets its 100 and, at the same rate as the smaller one,
    // the 200 that are left: 500 is gone after two months.
    let report = run(&[[1_000, 0, 0], [500, 0, 100]], &[("budget", number(300))]).unwrap();
    assert_eq!(
        say(&report.headline),
        "每月还 300 元，2027年4月全部还清，利息合计 0 元；第 2 笔最先还清，在 2027年1月。"
    );
    let owed: Vec<_> = column(&report, "balances", 1).into_iter().collect();
    assert_eq!(owed.len(), 6 + 10, "the minimums alone take fifteen months: ten of them after the plan");
    assert_eq!(figure(&report, "order_saves"), None, "both orders cost the same");
}

#[test]
fn a_month_to_be_free_by_names_the_least_whole_payment() {
    // 6,000 over 24 months without interest.
    let target = Value::Month(NaiveDate::from_ymd_opt(2028, 11, 1).unwrap());
    let asked = [("question", Value::Choice("budget")), ("target", target)];
    let report = run(&[[4_000, 0, 0], [2_000, 0, 0]], &asked).unwrap();
    assert!(say(&report.headline).starts_with("每月还 250 元，2028年11月全部还清"), "{}", say(&report.headline));
    // With interest a yuan less takes a month more.
    let debts = [[30_000, 18, 600], [8_000, 6, 300]];
    let report = run(&debts, &asked).unwrap();
    let Arg::Money(budget) = report.headline.args[0].1.clone() else { panic!("no budget") };
    let less = (budget.minor() / 100 - 1).into();
    let later = run(&debts, &[("budget", Value::Number(less))]).unwrap();
    assert!(figure(&later, "cleared").unwrap() != figure(&report, "cleared").unwrap());
}

#[test]
fn the_dearest_first_costs_less_and_the_smallest_first_succeeds_sooner() {
    let debts = [[30_000, 18, 600], [8_000, 6, 300]];
    let dearest = run(&debts, &[("budget", number(2_000))]).unwrap();
    let smallest = run(&debts, &[("budget", number(2_000)), ("order", Value::Choice("snowball"))]).unwrap();
    let apart = money(&smallest, "interest") - money(&dearest, "interest");
    assert!(apart > 0);
    assert_eq!((money(&dearest, "order_saves"), money(&smallest, "order_costs")), (apart, apart));
    assert!(dearest.levers.iter().all(|lever| lever.set[0].0 != "order"));
    let back = smallest.levers.iter().find(|lever| lever.set[0].0 == "order").unwrap();
    assert_eq!(back.set, [("order", Value::Choice("avalanche"))]);
    assert_eq!(back.effect.args, [("saved", Arg::Money(Money::try_from_minor(apart).unwrap()))]);
    // Where a month was asked for, the other order is tried with the money that was found for this one.
    let target = Value::Month(NaiveDate::from_ymd_opt(2028, 11, 1).unwrap());
    let asked = [("question", Value::Choice("budget")), ("target", target), ("order", Value::Choice("snowball"))];
    let found = run(&debts, &asked).unwrap();
    let back = found.levers.iter().find(|lever| lever.set[0].0 == "order").unwrap();
    let paid = run(&debts, &back.set).unwrap();
    assert_eq!(paid.headline.args[0], found.headline.args[0], "the same budget");
    let saved = money(&found, "interest") - money(&paid, "interest");
    assert_eq!(back.effect.args, [("saved", Arg::Money(Money::try_from_minor(saved).unwrap()))]);
    let (early, late) = (column(&smallest, "each", 4)[1], column(&dearest, "each", 3)[1]);
    let (Cell::Month(early), Cell::Month(late)) = (early, late) else { panic!("no months") };
    assert!(early < late);
}

#[test]
fn one_loan_is_judged_by_what_it_costs_and_how_long_it_takes() {
    let debts = [[30_000, 18, 600], [8_000, 6, 300]];
    let offer = |rate, months, fees| {
        let changes = [
            ("budget", number(2_000)),
            ("offer", Value::Choice("yes")),
            ("offer_rate", number(rate)),
            ("offer_months", number(months)),
            ("offer_fees", number(fees)),
        ];
        let report = run(&debts, &changes).unwrap();
        report.warnings[0].key.2
    };
    assert_eq!(offer(6, 20, 0), "offer_cheaper");
    assert_eq!(offer(6, 40, 0), "offer_longer");
    assert_eq!(offer(6, 20, 10_000), "offer_dearer");
}

#[test]
fn one_loan_is_compared_with_the_order_that_was_chosen() {
    // The dearest first costs less than the loan, the smallest first costs more.
    let debts = [[30_000, 6, 1_000], [8_000, 18, 1_000], [60_000, 12, 2_000]];
    let warning = |order| {
        let changes = [
            ("budget", number(5_000)),
            ("order", Value::Choice(order)),
            ("offer", Value::Choice("yes")),
            ("offer_rate", number(6)),
            ("offer_months", number(36)),
            ("offer_fees", number(500)),
        ];
        run(&debts, &changes).unwrap().warnings[0].key.2
    };
    assert_eq!((warning("avalanche"), warning("snowball")), ("offer_dearer", "offer_longer"));
}

#[test]
fn the_loan_and_its_fee_go_on_to_the_statement() {
    let offer = [
        ("offer", Value::Choice("yes")),
        ("offer_rate", number(6)),
        ("offer_months", number(36)),
        ("offer_fees", number(800)),
    ];
    let report = run(&[[50_000, 15, 1_000]], &offer).unwrap();
    let Destination::Tool(tool, carried) = &report.next[1].destination else { panic!("another place") };
    assert_eq!(tool.id, "cost_statement");
    assert!(carried.contains(&("amount", number(50_000))) && carried.contains(&("items1_amount", number(800))));
    let statement = crate::tools::registry::find("cost_statement").unwrap();
    assert!(carried.iter().all(|(id, _)| statement.input(id).is_some()), "{carried:?}");
}

#[test]
fn fees_make_the_rate_of_one_loan_higher() {
    let changes = |fees| {
        [
            ("offer", Value::Choice("yes")),
            ("offer_rate", number(6)),
            ("offer_months", number(36)),
            ("offer_fees", number(fees)),
            ("budget", number(3_000)),
        ]
    };
    let rate = |fees| {
        let report = run(&[[50_000, 15, 1_000]], &changes(fees)).unwrap();
        let Some(Arg::Percent(rate)) = figure(&report, "offer_simple") else { panic!("no rate") };
        rate
    };
    assert_eq!(rate(0), Decimal::from(6));
    // A fee of 2 % on what is owed for some eighteen months on average.
    assert!((Decimal::new(71, 1)..Decimal::new(76, 1)).contains(&rate(1_000)), "{}", rate(1_000));
}

#[test]
fn what_cannot_work_is_said_at_its_field() {
    let field_error = |debts: &[[i64; 3]], budget| run(debts, &[("budget", number(budget))]).unwrap_err().remove(0);
    assert_eq!(field_error(&[[0, 18, 0]], 100).input, "debts1_balance");
    let low = field_error(&[[10_000, 18, 500], [10_000, 18, 500]], 900);
    assert_eq!((low.input, low.text.args[0].1.clone()), ("budget", Arg::Money(Money::from_minor(100_000))));
    // A month of 18 % on 100,000 is 1,500.
    let never = field_error(&[[100_000, 18, 0]], 1_500);
    assert_eq!((never.input, never.text.key.path().as_str()), ("budget", "debts.error.never"));
}
