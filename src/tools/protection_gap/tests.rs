//! The three gaps against published cases and by hand.

#![allow(clippy::arithmetic_side_effects, reason = "tests may overflow: they then fail")]

use crate::base::decimal::DecimalExt as _;
use crate::domain::money::Currency;
use crate::i18n::{Locale, Texts};
use crate::tool::Context;
use crate::tool::calculator::Evaluate as _;
use crate::tool::form::Form;
use crate::tool::report::*;
use crate::tool::text::{Arg, Text};
use crate::tool::value::{FieldError, Value};
use crate::tools::protection_gap::ProtectionGap;
use chrono::NaiveDate;
use proptest::prelude::*;
use rust_decimal::Decimal;
use serde_json::Value as Json;
use std::sync::Arc;

const VECTORS: &str = include_str!("../../../tests/vectors/protection.json");
const TWELVE: Decimal = Decimal::from_parts(12, 0, 0, false, 0);

fn context() -> Context {
    let context = Context::new(NaiveDate::from_ymd_opt(2026, 11, 23).unwrap(), Currency::Cny);
    context.with(Arc::new(crate::config::built_in_packs()))
}

fn run_in(context: &Context, changes: &[(&'static str, Decimal)]) -> Result<Report, Vec<FieldError>> {
    let mut values = Form::new(ProtectionGap::CALCULATOR, &[], context).defaults();
    for (id, value) in changes {
        values.set(id, Value::Number(*value));
    }
    ProtectionGap::CALCULATOR.answer(&values, context)
}

fn run(changes: &[(&'static str, i64)]) -> Result<Report, Vec<FieldError>> {
    run_in(&context(), &changes.iter().map(|(id, value)| (*id, Decimal::from(*value))).collect::<Vec<_>>())
}

fn has(report: &Report, name: &str) -> bool {
    report.figures.iter().any(|figure| figure.label.key.2 == name)
}

fn figure(report: &Report, name: &str) -> Arg {
    report.figures.iter().find(|figure| figure.label.key.2 == name).unwrap_or_else(|| panic!("no {name}")).value.clone()
}

fn amount_of(report: &Report, name: &str) -> Decimal {
    amount(&figure(report, name)).unwrap()
}

fn say(text: &Text) -> String {
    Texts::built_in(Locale::ZhCn, Currency::Cny).say(text).replace('\u{a0}', " ")
}

fn cases(kind: &str) -> Vec<Json> {
    let all: Json = serde_json::from_str(VECTORS).unwrap();
    all["cases"].as_array().unwrap().iter().filter(|case| case["kind"] == kind).cloned().collect()
}

fn number(value: &Json) -> Decimal {
    value.as_str().unwrap().parse().unwrap()
}

/// What of a month gives an amount of a year.
fn monthly(value: &Json) -> Decimal {
    number(value) / TWELVE
}

/// A published amount: the twelfth of a year is not exact.
fn near(found: Decimal, expected: &Json, case: &Json) {
    let expected = number(expected);
    assert!((found - expected).abs() <= Decimal::new(1, 6) + expected.abs() * Decimal::new(1, 12), "{found} {case}");
}

#[test]
fn published_needs_are_those_of_the_tool() {
    let cases = cases("life_need");
    assert_eq!(cases.len(), 19);
    for case in &cases {
        let given = &case["in"];
        let optional = |name: &str| given.get(name).map_or(Decimal::ZERO, number);
        let report = run_in(
            &context(),
            &[
                ("income", monthly(&given["annual_income"])),
                ("replacement", number(&given["replacement_pct"])),
                ("years", given["years"].as_u64().unwrap().into()),
                ("discount", number(&given["discount_real_pct"])),
                ("continuing", optional("continuing_income_annual") / TWELVE),
                ("owed", number(&given["debts"])),
                ("education", number(&given["education_reserve"])),
                ("final_costs", number(&given["final_expenses"])),
                ("parents", number(&given["parents_support"])),
                ("savings", number(&given["liquid_assets"])),
                ("life_cover", number(&given["existing_cover"])),
            ],
        )
        .unwrap();
        near(amount_of(&report, "need"), &case["exact"]["total_need"], case);
        near(amount_of(&report, "life"), &case["exact"]["gap"], case);
        near(amount(&report.face[0].value).unwrap(), &case["exact"]["gap"], case);
    }
}

#[test]
fn published_covers_of_illness_are_those_of_the_tool() {
    let cases = cases("critical_illness");
    assert_eq!(cases.len(), 6);
    for case in &cases {
        let given = &case["in"];
        let changes =
            [("income", monthly(&given["annual_income"])), ("illness_cover", number(&given["existing_cover"]))];
        let report = run_in(&context(), &changes).unwrap();
        near(amount_of(&report, "illness"), &case["exact"]["gap_low"], case);
        near(amount_of(&report, "illness_high"), &case["exact"]["gap_high"], case);
    }
}

#[test]
fn published_disabilities_are_those_of_the_tool() {
    let cases = cases("disability");
    assert_eq!(cases.len(), 8);
    for case in &cases {
        let given = &case["in"];
        let whole = |name: &str| Decimal::from(given[name].as_u64().unwrap());
        let changes = [
            ("income", monthly(&given["annual_income"])),
            ("disability_replacement", number(&given["replacement_pct"])),
            ("disability_benefit", monthly(&given["other_benefit_annual"])),
            ("age", whole("age")),
            ("until_age", whole("until_age")),
            ("waiting", whole("waiting_years")),
            ("discount", number(&given["discount_real_pct"])),
            ("disability_cover", number(&given["existing_cover"])),
        ];
        let report = run_in(&context(), &changes).unwrap();
        near(amount_of(&report, "disability_year"), &case["exact"]["annual_need"], case);
        near(amount_of(&report, "disability"), &case["exact"]["gap"], case);
    }
}

#[test]
fn published_burdens_of_premiums_are_those_of_the_tool() {
    let cases = cases("affordability");
    assert_eq!(cases.len(), 8);
    for case in &cases {
        let given = &case["in"];
        let premiums = given["annual_premiums"].as_array().unwrap().iter().map(number).sum::<Decimal>();
        if premiums.is_zero() {
            continue;
        }
        let changes = [
            ("income", monthly(&given["annual_income"])),
            ("essential", number(&given["monthly_spending"])),
            ("premium", premiums),
        ];
        let report = run_in(&context(), &changes).unwrap();
        near(amount_of(&report, "surplus").round_half_up(2), &case["cent"]["surplus_after_premium"], case);
        let Arg::Text(words) = figure(&report, "premium") else { panic!("no words") };
        let band = match words.key.2 {
            "below" => "below_range",
            "within" => "in_range",
            "above" => "above_range",
            _ => "warn",
        };
        assert_eq!(case["out"]["band"], band, "{case}");
    }
}

#[test]
fn published_multiples_of_the_income_are_those_of_the_tool() {
    let cases = cases("double_ten");
    assert_eq!(cases.len(), 8);
    for case in &cases {
        let report = run_in(&context(), &[("income", monthly(&case["in"]["annual_income"]))]).unwrap();
        near(amount_of(&report, "cover"), &case["exact"]["recommended_cover"], case);
    }
}

#[test]
fn the_first_answer_names_the_three_gaps() {
    let report = run(&[]).unwrap();
    // 180,000 a year, 70 % of it for ten years, less 30,000; three yearly incomes; 60 % of it for 25 years.
    let gaps = [1_230_000, 540_000, 2_700_000].map(|gap: i64| Arg::at_least(gap.into()));
    let read: Vec<Arg> = report.face.iter().map(|reading| reading.value.clone()).collect();
    assert_eq!(read, gaps);
    assert_eq!(say(&report.headline), "家里若少了您的收入，约缺 123 万元，相当于 20 年 6 个月的必要支出。");
    assert!(report.warnings.iter().any(|text| text.key.path() == "risk.projection"));
    assert!(report.warnings.iter().any(|text| text.key.2 == "need"));
    // The bad case comes first, and is no better than the middle one.
    let values: Vec<Decimal> = report.charts[0].series.iter().map(|series| series.values[10]).collect();
    assert_eq!(report.charts[0].series[0].label.key.1, "bad");
    assert!(values[0] > values[1] && values[1] > values[2], "{values:?}");
    assert_eq!(amount_of(&report, "life_bad"), values[0]);
}

#[test]
fn enough_is_said_as_it_is() {
    let report = run(&[("life_cover", 5_000_000), ("illness_cover", 540_000)]).unwrap();
    assert_eq!(report.headline.key.1, "headline_covered");
    assert_eq!(report.face[0].value, Arg::at_least(Decimal::ZERO));
    // Nothing makes what is not missing any smaller; a year of one's own still helps in disability.
    assert_eq!(report.levers.iter().map(|lever| lever.set[0].0).collect::<Vec<_>>(), ["waiting"]);
}

#[test]
fn an_end_that_is_not_after_the_age_is_an_error_there() {
    for (age, until) in [(60, 60), (61, 60)] {
        let errors = run(&[("age", age), ("until_age", until)]).unwrap_err();
        assert_eq!(errors[0].input, "until_age");
        assert_eq!(errors[0].text.key.path(), "protection_gap.error.until_age");
    }
    assert!(run(&[("age", 59), ("until_age", 60)]).is_ok());
}

#[test]
fn premiums_beyond_what_is_usual_are_told() {
    // 180,000 a year: a fifth of it is 36,000.
    let warns = |premium| {
        let report = run(&[("premium", premium)]).unwrap();
        report.warnings.iter().any(|text| text.key.path() == "protection_gap.warning.premium")
    };
    assert!(!warns(0) && !warns(36_000) && warns(36_100));
    let short = run(&[("essential", 15_000), ("premium", 500)]).unwrap();
    assert!(short.warnings.iter().any(|text| text.key.2 == "short"));
}

#[test]
fn without_norms_that_were_checked_nothing_is_called_usual() {
    let none = Context::new(context().today, Currency::Cny);
    let mut packs = crate::config::built_in_packs();
    packs.norms.as_mut().unwrap().premium.iter_mut().for_each(|row| row.unverified = true);
    for context in [none, context().with(Arc::new(packs))] {
        let report = run_in(&context, &[("premium", 1_800.into())]).unwrap();
        assert!(["cover", "illness_high", "premium"].iter().all(|name| !has(&report, name)));
        assert_eq!(figure(&report, "premium_share"), Arg::Percent(Decimal::new(100, 2)));
        assert!(report.rules.is_empty());
    }
}

proptest! {
    #[test]
    fn more_need_is_a_wider_gap_and_more_resources_a_narrower_one(
        income in 1_000_i64..10_000_000,
        owed in 0_i64..100_000_000,
        savings in 0_i64..100_000_000,
        cover in 0_i64..100_000_000,
        age in 18_i64..59,
        years in 1_i64..40,
        replacement in 10_i64..90,
        discount in -5_i64..=5,
        more in 1_i64..1_000_000,
    ) {
        let base = [("income", income), ("owed", owed), ("savings", savings), ("life_cover", cover),
            ("illness_cover", cover), ("disability_cover", cover), ("age", age), ("years", years),
            ("replacement", replacement), ("discount", discount)];
        let of = |changes: &[(&'static str, i64)]| run(&[&base[..], changes].concat()).unwrap();
        let gaps = |report: &Report| report.face.iter().map(|face| amount(&face.value).unwrap()).collect::<Vec<_>>();
        let now = gaps(&of(&[]));
        prop_assert!(now.iter().all(|gap| *gap >= Decimal::ZERO));
        for wider in [("owed", owed + more), ("years", years + 1), ("replacement", replacement + 1)] {
            prop_assert!(gaps(&of(&[wider]))[0] >= now[0], "{wider:?}");
        }
        for narrower in [("savings", savings + more), ("life_cover", cover + more), ("continuing", more)] {
            prop_assert!(gaps(&of(&[narrower]))[0] <= now[0], "{narrower:?}");
        }
        prop_assert!(gaps(&of(&[("illness_cover", cover + more)]))[1] <= now[1]);
        prop_assert!(gaps(&of(&[("age", age + 1)]))[2] <= now[2]);
    }
}
