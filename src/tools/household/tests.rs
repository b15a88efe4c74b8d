//! The month of a household, against published cases and by hand.
#![allow(clippy::arithmetic_side_effects, reason = "tests may overflow: they then fail")]

use crate::domain::money::{Currency, Money};
use crate::i18n::{Locale, Texts};
use crate::tool::Context;
use crate::tool::calculator::Evaluate as _;
use crate::tool::form::{Form, Typed};
use crate::tool::report::*;
use crate::tool::text::{Arg, Text};
use crate::tool::value::{FieldError, Value, Values};
use crate::tools::household::{Flow, Household, Other, Rhythm};
use chrono::NaiveDate;
use proptest::prelude::*;
use rust_decimal::Decimal;
use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::sync::Arc;

const VECTORS: &str = include_str!("../../../tests/vectors/household.json");

fn context() -> Context {
    let context = Context::new(NaiveDate::from_ymd_opt(2026, 11, 23).unwrap(), Currency::Cny);
    context.with(Arc::new(crate::config::built_in_packs()))
}

fn defaults() -> Values {
    Form::new(Household::CALCULATOR, &[], &context()).defaults()
}

fn answer(values: &Values) -> Result<Report, Vec<FieldError>> {
    Household::CALCULATOR.answer(values, &context())
}

fn given(changes: &[(&'static str, Decimal)]) -> Values {
    let mut values = defaults();
    for (id, value) in changes {
        values.set(id, Value::Number(*value));
    }
    values
}

fn run(changes: &[(&'static str, i64)]) -> Result<Report, Vec<FieldError>> {
    answer(&given(&changes.iter().map(|(id, value)| (*id, Decimal::from(*value))).collect::<Vec<_>>()))
}

fn figure(report: &Report, name: &str) -> Arg {
    report.figures.iter().find(|figure| figure.label.key.2 == name).unwrap_or_else(|| panic!("no {name}")).value.clone()
}

fn has(report: &Report, name: &str) -> bool {
    report.figures.iter().any(|figure| figure.label.key.2 == name)
}

fn money(yuan: i32) -> Arg {
    Arg::Money(Money::from_minor(yuan * 100))
}

fn row<'a>(report: &'a Report, table: &str, name: &str) -> &'a [Cell] {
    let table = report.tables.iter().find(|known| known.id == table).unwrap();
    table.rows().find(|row| matches!(row[0], Cell::Word(_, word) if word == name)).unwrap()
}

fn say(text: &Text) -> String {
    Texts::built_in(Locale::ZhCn, Currency::Cny).say(text).replace('\u{a0}', " ")
}

fn cases(kind: &str) -> Vec<Json> {
    let all: Json = serde_json::from_str(VECTORS).unwrap();
    let cases = all["cases"].as_array().unwrap().iter().filter(|case| case["kind"] == kind);
    cases.cloned().collect()
}

fn number(value: &Json) -> Decimal {
    value.as_str().unwrap().parse().unwrap()
}

fn cents(value: &Json) -> Money {
    Money::from_decimal(number(value), Currency::Cny, crate::domain::money::Rounding::HalfUp).unwrap()
}

fn near(found: &Arg, expected: &Json, case: &Json) {
    let Arg::Percent(found) = found else { panic!("{found:?}") };
    // A figure shows two decimals.
    assert!((*found - number(expected)).abs() <= Decimal::new(5, 3), "{found} {case}");
}

#[test]
fn published_reserves_are_those_of_the_tool() {
    let cases = cases("emergency_fund");
    assert_eq!(cases.len(), 9);
    for case in &cases {
        let given_in = &case["in"];
        let spending = number(&given_in["monthly_spending"]);
        for (end, months) in [("low", 3), ("high", 6)] {
            let report = answer(&given(&[
                ("income", spending + number(&given_in["monthly_saving"])),
                ("essential", spending),
                ("wants", Decimal::ZERO),
                ("savings", number(&given_in["liquid_assets"])),
                ("reserve", months.into()),
            ]))
            .unwrap();
            assert_eq!(figure(&report, "target"), Arg::Money(cents(&case["cent"][format!("norm_{end}")])), "{case}");
            assert_eq!(figure(&report, "gap"), Arg::Money(cents(&case["cent"][format!("gap_{end}")])), "{case}");
            let covered = number(&case["exact"]["months_covered"]).trunc();
            assert_eq!(figure(&report, "months"), Arg::Duration(covered.try_into().unwrap()), "{case}");
            let Arg::Text(stands) = figure(&report, "standing") else { panic!("no words") };
            assert_eq!(Json::from(stands.key.2), case["out"]["band"], "{case}");
            match case["out"][format!("months_to_{end}")].as_u64() {
                Some(closed @ 1..=1_200) => {
                    assert_eq!(figure(&report, "closed"), Arg::Duration(closed.try_into().unwrap()), "{case}");
                }
                _ => assert!(!has(&report, "closed"), "{case}"),
            }
        }
    }
}

#[test]
fn published_budgets_are_those_of_the_tool() {
    let mut checked = 0;
    for case in cases("budget") {
        // Lines of one kind and rhythm are entered as one.
        let mut lines: BTreeMap<(String, String), Decimal> = BTreeMap::new();
        for item in case["in"]["items"].as_array().unwrap() {
            let key = (item["type"].as_str().unwrap().to_owned(), item["frequency"].as_str().unwrap().to_owned());
            *lines.entry(key).or_default() += number(&item["amount"]);
        }
        let mut values = defaults();
        for (id, value) in [("income", 0), ("essential", 0), ("wants", 0), ("savings", 0)] {
            values.set(id, Value::Number(value.into()));
        }
        let mut rows = 0;
        for ((kind, frequency), amount) in &lines {
            let income = kind == "income";
            let per = match frequency.as_str() {
                "monthly" => {
                    values.set(if income { "income" } else { "essential" }, Value::Number(*amount));
                    continue;
                }
                "daily" => Rhythm::Day,
                "weekly" => Rhythm::Week,
                "biweekly" => Rhythm::TwoWeeks,
                "semimonthly" => Rhythm::HalfMonth,
                "quarterly" => Rhythm::Quarter,
                "semiannual" => Rhythm::HalfYear,
                _ => Rhythm::Year,
            };
            let flow = if income { Flow::Income } else { Flow::Essential };
            for set in [Other::KIND.at(rows).to(flow), Other::AMOUNT.at(rows).to(*amount), Other::PER.at(rows).to(per)]
            {
                values.set(set.id(), set.value());
            }
            rows += 1;
        }
        values.set("others", Value::Number(rows.into()));
        // More rows than a form has, or nothing that is spent.
        let Some(report) = (rows <= 8).then(|| answer(&values).ok()).flatten() else { continue };
        let left =
            [Cell::Money(cents(&case["cent"]["monthly_surplus"])), Cell::Money(cents(&case["cent"]["annual_surplus"]))];
        assert_eq!(row(&report, "budget", "surplus")[1..], left, "{case}");
        if case["cent"]["annual_income"] != "0.00" {
            let income =
                [&case["cent"]["monthly_income"], &case["cent"]["annual_income"]].map(|sum| Cell::Money(cents(sum)));
            assert_eq!(row(&report, "budget", "income")[1..], income, "{case}");
            near(&figure(&report, "saving_rate"), &case["exact"]["saving_rate_pct"], &case);
        }
        checked += 1;
    }
    assert!(checked >= 8, "{checked}");
}

#[test]
fn published_balance_sheets_are_those_of_the_tool() {
    let mut checked = 0;
    for case in cases("net_worth") {
        let mut values: BTreeMap<&str, Decimal> = [("savings", Decimal::ZERO)].into();
        for (list, field) in [("assets", "class"), ("liabilities", "class")] {
            for item in case["in"][list].as_array().unwrap() {
                let id = match item[field].as_str().unwrap() {
                    "cash" => "savings",
                    "deposit" => "deposits",
                    "fund" => "funds",
                    "stock" => "stocks",
                    "insurance_cash_value" => "policies",
                    "property" => "property",
                    "mortgage" => "home_debt",
                    _ if list == "liabilities" => "other_debt",
                    _ => "other_assets",
                };
                *values.entry(id).or_default() += number(&item["amount"]);
            }
        }
        let report = answer(&given(&values.into_iter().collect::<Vec<_>>())).unwrap();
        if !has(&report, "net") {
            continue;
        }
        assert_eq!(figure(&report, "net"), Arg::Money(cents(&case["cent"]["net_worth"])), "{case}");
        if let Some(share) = case["exact"].get("debt_to_assets_pct").filter(|share| share.is_string()) {
            near(&figure(&report, "leverage"), share, &case);
            near(&figure(&report, "liquid"), &case["exact"]["liquid_share_pct"], &case);
        }
        checked += 1;
    }
    assert!(checked >= 6, "{checked}");
}

#[test]
fn published_ratios_are_those_of_the_tool() {
    let cases = cases("ratios");
    assert_eq!(cases.len(), 12);
    let mut checked = 0;
    for case in &cases {
        let given_in = &case["in"];
        let report = answer(&given(&[
            ("income", number(&given_in["monthly_income"])),
            ("essential", number(&given_in["monthly_expense"])),
            ("wants", Decimal::ZERO),
            ("debts", number(&given_in["monthly_debt_payments"])),
            ("savings", number(&given_in["liquid_assets"])),
            ("other_debt", number(&given_in["total_debt"])),
        ]));
        // Nothing is spent: the money lasts for ever, and the form asks for more.
        let Ok(report) = report else { continue };
        let surplus = cents(&case["exact"]["surplus_after_debt"]);
        assert_eq!(figure(&report, "surplus"), Arg::Money(surplus), "{case}");
        if has(&report, "debt_share") {
            let Arg::Text(text) = figure(&report, "debt_share") else { panic!("no words") };
            near(&text.args[0].1, &case["exact"]["debt_service_pct"], case);
        }
        checked += 1;
    }
    assert!(checked >= 9, "{checked}");
}

#[test]
fn the_first_answer_says_what_is_left_and_how_long_the_money_lasts() {
    let report = run(&[]).unwrap();
    assert_eq!(say(&report.headline), "每月结余 7,000 元；手头的钱够付 6 个月的必要支出和还款。");
    // 30,000 at 5,000 a month; three months are kept.
    assert_eq!(report.face[0].value, Arg::Duration(6));
    assert_eq!((figure(&report, "target"), figure(&report, "gap")), (money(15_000), money(0)));
    assert_eq!(figure(&report, "as_now"), Arg::Duration(3), "30,000 at 8,000");
    assert_eq!(report.charts[0].marker, Some(6));
}

#[test]
fn a_month_that_is_short_is_said_without_shame_and_has_a_way_out() {
    let report = run(&[("income", 7_000), ("savings", 4_500)]).unwrap();
    assert_eq!(say(&report.headline), "每月支出比收入多 1,000 元，手头的钱够补 4 个月。");
    assert_eq!(report.face[1].value, money(1_000));
    assert!(report.warnings.iter().any(|text| text.key.2 == "short"));
    let wants = report.levers.iter().find(|lever| lever.set[0].0 == "wants").unwrap();
    assert_eq!(wants.set[0].1, Value::Number(2_700.into()));
    assert_eq!(say(&wants.effect), "每月多留 300 元");
    let now = run(&[("income", 7_000), ("savings", 900)]).unwrap();
    assert_eq!(now.headline.key.1, "headline_short_now");
    assert!(now.next.iter().all(|next| next.label.key.2 != "save"), "nothing is left to save");
}

#[test]
fn what_has_another_rhythm_counts_by_the_year() {
    let mut values = defaults();
    let sets = [
        Household::OTHERS.to(2),
        Other::KIND.at(0).to(Flow::SecondIncome),
        Other::PER.at(0).to(Rhythm::HalfMonth),
        Other::KIND.at(1).to(Flow::Debts),
        Other::PER.at(1).to(Rhythm::Quarter),
    ];
    for set in sets.into_iter().chain([Other::AMOUNT.at(0).to(2_000.into()), Other::AMOUNT.at(1).to(3_000.into())]) {
        values.set(set.id(), set.value());
    }
    let report = answer(&values).unwrap();
    // 15,000 and 4,000 come in; 5,000, 3,000 and 1,000 go out.
    assert_eq!(figure(&report, "surplus"), money(10_000));
    assert_eq!(
        row(&report, "budget", "debts")[1..],
        [100_000, 1_200_000].map(|sum| Cell::Money(Money::from_minor(sum)))
    );
    // 9,000 shared as 15 to 4.
    assert_eq!(row(&report, "partners", "first")[2], Cell::Money(Money::from_minor(710_526)));
    assert_eq!(row(&report, "partners", "second")[2], Cell::Money(Money::from_minor(189_474)));
}

#[test]
fn the_reserve_goes_with_how_steady_the_income_is() {
    let form = Form::new(Household::CALCULATOR, &[], &context());
    let reserve = |typed: &[(&str, &str)]| {
        let text = |id: &str| {
            let (_, text) = typed.iter().find(|(known, _)| *known == id)?;
            Some(Typed { text: (*text).to_owned(), wan: false })
        };
        form.read(text, &context()).values.get("reserve")
    };
    let months = |months: i64| Some(Value::Number(months.into()));
    for (steadiness, expected) in [("steady", 3), ("uneven", 5), ("irregular", 6)] {
        assert_eq!(reserve(&[("steadiness", steadiness)]), months(expected), "{steadiness}");
        assert_eq!(reserve(&[("steadiness", steadiness), ("reserve", "9")]), months(9), "what was entered stays");
    }
}

#[test]
fn the_two_lines_keep_their_order() {
    let errors = run(&[("comfortable", 60)]).unwrap_err();
    assert_eq!((errors[0].input, errors[0].text.key.path()), ("limit", "household.error.limit".to_owned()));
}

#[test]
fn a_reserve_that_is_missing_leads_to_saving_it() {
    let report = run(&[("reserve", 12)]).unwrap();
    assert_eq!(figure(&report, "gap"), money(30_000));
    assert_eq!(figure(&report, "closed"), Arg::Duration(5));
    let save = report.next.iter().find(|next| next.label.key.2 == "save").unwrap();
    let Destination::Tool(tool, carried) = &save.destination else { panic!("another place") };
    assert_eq!(tool.id, "saving_goal");
    assert!(carried.contains(&("goal", Value::Number(60_000.into()))), "{carried:?}");
    assert!(carried.contains(&("start", Value::Number(30_000.into()))), "{carried:?}");
}

#[test]
fn shares_that_nobody_checked_are_no_norm() {
    let mut packs = crate::config::built_in_packs();
    let norms = packs.norms.as_mut().unwrap();
    norms.emergency_fund.iter_mut().for_each(|row| row.unverified = true);
    let context = context().with(Arc::new(packs));
    let report = Household::CALCULATOR.answer(&defaults(), &context).unwrap();
    assert!(!has(&report, "standing"));
    assert!(Household::CALCULATOR.followed(&defaults(), &context).is_empty());
}

proptest! {
    #[test]
    fn more_money_lasts_longer_and_less_spending_leaves_more(
        income in 0_i64..10_000_000,
        essential in 100_i64..10_000_000,
        wants in 0_i64..10_000_000,
        debts in 0_i64..10_000_000,
        savings in 0_i64..100_000_000,
        reserve in 1_i64..=36,
        more in 1_i64..1_000_000,
    ) {
        let base = [("income", income), ("essential", essential), ("wants", wants), ("debts", debts),
            ("savings", savings), ("reserve", reserve)];
        let of = |changes: &[(&'static str, i64)]| run(&[&base[..], changes].concat()).unwrap();
        let months = |report: &Report| match figure(report, "months") {
            Arg::Duration(months) => months,
            other => panic!("{other:?}"),
        };
        let left = |report: &Report| match figure(report, "surplus") {
            Arg::Money(left) => left,
            other => panic!("{other:?}"),
        };
        let gap = |report: &Report| match figure(report, "gap") {
            Arg::Money(gap) => gap,
            other => panic!("{other:?}"),
        };
        let report = of(&[]);
        let richer = of(&[("savings", savings + more)]);
        prop_assert!(months(&richer) >= months(&report) && gap(&richer) <= gap(&report));
        let dearer = of(&[("essential", essential + more)]);
        prop_assert!(months(&dearer) <= months(&report) && gap(&dearer) >= gap(&report));
        prop_assert!(left(&dearer) < left(&report));
        prop_assert!(left(&of(&[("income", income + more)])) > left(&report));
        // The picture ends at nothing once the money is gone.
        let ends = report.charts[0].series.iter().map(|series| *series.values.last().unwrap());
        prop_assert!(months(&report) >= 60 || ends.into_iter().all(|end| end.is_zero()));
    }
}
