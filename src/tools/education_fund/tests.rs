//! Costs against published cases, and savings that do or do not pay for them.

#![allow(clippy::arithmetic_side_effects, reason = "tests may overflow: they then fail")]

use crate::domain::money::Currency;
use crate::i18n::{Locale, Texts};
use crate::tool::Context;
use crate::tool::calculator::Evaluate as _;
use crate::tool::form::Form;
use crate::tool::report::*;
use crate::tool::text::{Arg, Text};
use crate::tool::value::{FieldError, Value};
use crate::tools::education_fund::EducationFund;
use chrono::NaiveDate;
use proptest::prelude::*;
use rust_decimal::Decimal;
use serde_json::Value as Json;
use std::sync::Arc;

const VECTORS: &str = include_str!("../../../tests/vectors/education.json");
const STAGES: [&str; 6] =
    ["preschool", "primary", "lower_secondary", "upper_secondary", "undergraduate", "postgraduate"];

fn context() -> Context {
    let context = Context::new(NaiveDate::from_ymd_opt(2026, 11, 23).unwrap(), Currency::Cny);
    context.with(Arc::new(crate::config::built_in_packs()))
}

fn run_of(changes: &[(&'static str, Value)]) -> Result<Report, Vec<FieldError>> {
    let mut values = Form::new(EducationFund::CALCULATOR, &[], &context()).defaults();
    for (id, value) in changes {
        values.set(id, *value);
    }
    EducationFund::CALCULATOR.answer(&values, &context())
}

fn run(changes: &[(&'static str, i64)]) -> Result<Report, Vec<FieldError>> {
    run_of(&changes.iter().map(|(id, value)| (*id, Value::Number((*value).into()))).collect::<Vec<_>>())
}

fn amounts(report: &Report, name: &str) -> Vec<Decimal> {
    let figures = report.figures.iter().filter(|figure| figure.label.key.2 == name);
    figures.map(|figure| amount(&figure.value).unwrap()).collect()
}

fn say(text: &Text) -> String {
    Texts::built_in(Locale::ZhCn, Currency::Cny).say(text).replace('\u{a0}', " ")
}

fn number(value: &Json) -> Decimal {
    // No more digits than a decimal holds.
    Decimal::from_str_exact(value.as_str().unwrap()).unwrap_or_else(|_| value.as_str().unwrap().parse().unwrap())
}

fn near(found: Decimal, expected: &Json, case: &Json) {
    let expected = number(expected);
    assert!((found - expected).abs() <= Decimal::new(1, 6) + expected.abs() * Decimal::new(1, 12), "{found} {case}");
}

/// The costs of the stages of a child, where they are those of the form.
fn stages(child: &Json) -> Option<Vec<(&'static str, Value)>> {
    let ages = [(3, 5), (6, 11), (12, 14), (15, 17), (18, 21), (22, 23)];
    let mut values: Vec<(&str, Value)> = STAGES.map(|id| (id, Value::Number(Decimal::ZERO))).to_vec();
    for stage in child["stages"].as_array()? {
        let place = STAGES.iter().position(|name| stage["stage"] == *name)?;
        if ages[place] != (stage["from_age"].as_i64()?, stage["to_age"].as_i64()?) {
            return None;
        }
        values[place].1 = Value::Number(number(&stage["cost_today"]));
    }
    Some(values)
}

#[test]
fn published_costs_are_those_of_the_tool() {
    let all: Json = serde_json::from_str(VECTORS).unwrap();
    let mut checked = 0;
    for case in all["cases"].as_array().unwrap().iter().filter(|case| case["kind"] == "stage_costs") {
        let child = &case["in"]["child"];
        let Some(mut values) = stages(child) else { continue };
        let annual_return = number(&case["in"]["annual_return_pct"]);
        values.extend([
            ("age", Value::Number(child["age_now"].as_u64().unwrap().into())),
            ("inflation", Value::Number(number(&child["inflation_pct"]))),
            ("saved", Value::Number(1_000_000_000.into())),
        ]);
        values.extend(["bad", "middle", "good"].map(|id| (id, Value::Number(annual_return))));
        let report = run_of(&values).unwrap();
        near(amounts(&report, "total")[0], &case["exact"]["total_nominal"], case);
        near(amounts(&report, "today")[0], &case["exact"]["total_today_prices"], case);
        // What would have to be there today is missing where nothing is saved, and nothing is due today.
        if let Some((_, saved)) = values.iter_mut().find(|(id, _)| *id == "saved") {
            *saved = Value::Number(Decimal::ZERO);
        }
        if let Ok(report) = run_of(&values) {
            near(amounts(&report, "missing")[0], &case["exact"]["needed_now"], case);
        }
        checked += 1;
    }
    assert!(checked >= 8, "{checked}");
}

#[test]
fn two_children_cost_what_each_of_them_costs() {
    let two = ("children", Value::Choice("two"));
    let with = |more: &[(&'static str, Value)]| {
        let mut values =
            vec![("upper_secondary", Value::Number(10_000.into())), ("saved", Value::Number(500_000.into()))];
        values.extend_from_slice(more);
        run_of(&values).unwrap()
    };
    let age = |id, age: i64| (id, Value::Number(age.into()));
    let both = with(&[two, age("age", 14), age("second_age", 13)]);
    let alone = [14, 13].map(|years| amounts(&with(&[age("age", years)]), "total")[0]);
    assert_eq!(amounts(&both, "total")[0].round_dp(9), (alone[0] + alone[1]).round_dp(9));
    // Ages 15 to 21 without a break: the younger one begins a year later and ends a year later.
    let overlap = both.figures.iter().find(|figure| figure.label.key.2 == "overlap").unwrap();
    assert_eq!(overlap.value, Arg::Duration(6 * 12));
    assert_eq!(both.charts[1].series.len(), 2);
}

#[test]
fn saving_what_is_needed_leaves_nothing_missing() {
    let report = run(&[]).unwrap();
    let [bad, middle, good] = amounts(&report, "needed").try_into().unwrap();
    assert!(bad > middle && middle > good, "{bad} {middle} {good}");
    for (case, needed) in [(0, bad), (1, middle), (2, good)] {
        let enough = run_of(&[("monthly", Value::Number(needed))]).unwrap();
        assert!(amounts(&enough, "gap")[case].is_zero(), "{case}");
        let less = run_of(&[("monthly", Value::Number(needed - Decimal::ONE))]).unwrap();
        assert!(!amounts(&less, "gap")[case].is_zero(), "{case}");
    }
    let enough = run_of(&[("monthly", Value::Number(bad.ceil()))]).unwrap();
    assert_eq!(enough.headline.key.1, "headline_enough");
    assert!(enough.levers.is_empty(), "{:?}", enough.levers);
}

#[test]
fn the_first_answer_says_the_bad_case_first() {
    let report = run(&[]).unwrap();
    let said = say(&report.headline);
    assert!(said.find("不利时约缺") < said.find("中间情形约缺"), "{said}");
    assert_eq!(report.face[2].value, Arg::at_least(amounts(&report, "gap")[0]));
    assert!(report.warnings.iter().any(|text| text.key.path() == "risk.projection"));
    assert!(report.rules.iter().any(|(id, _)| id.as_str() == "cn_education_cost"), "the costs have a date");
    assert!(!report.levers.is_empty());
}

#[test]
fn a_year_abroad_takes_the_place_of_one_at_home() {
    let report = run_of(&[("place", Value::Choice("abroad")), ("abroad", Value::Number(200_000.into()))]).unwrap();
    assert_eq!(amounts(&report, "today")[0], Decimal::from(800_000));
    let cheaper = report.levers.iter().find(|lever| lever.set[0].0 == "abroad").unwrap();
    assert_eq!(cheaper.set[0].1, Value::Number(160_000.into()));
}

#[test]
fn what_is_due_today_and_not_there_is_missing_whatever_is_saved_later() {
    let warns = |report: &Report| report.warnings.iter().any(|text| text.key.2 == "today");
    let report = run(&[("age", 18), ("undergraduate", 30_000), ("saved", 100), ("inflation", 0)]).unwrap();
    assert!(warns(&report));
    // The three years to come are saved for as if today's were paid.
    let paid = run(&[("age", 18), ("undergraduate", 30_000), ("saved", 30_000), ("inflation", 0)]).unwrap();
    assert!(!warns(&paid));
    assert_eq!(amounts(&report, "needed"), amounts(&paid, "needed"));
    let enough = amounts(&report, "needed")[0].ceil();
    let saving = [("age", 18), ("undergraduate", 30_000), ("saved", 100), ("inflation", 0)];
    let mut saving = saving.map(|(id, value): (_, i64)| (id, Value::Number(value.into()))).to_vec();
    saving.push(("monthly", Value::Number(enough)));
    assert_eq!(amounts(&run_of(&saving).unwrap(), "gap"), [Decimal::from(29_900); 3]);
}

#[test]
fn without_a_cost_there_is_nothing_to_answer() {
    let errors = run(&[("age", 22)]).unwrap_err();
    assert_eq!((errors[0].input, errors[0].text.key.path()), ("age", "education_fund.error.nothing".to_owned()));
    assert!(run(&[("age", 22), ("postgraduate", 10_000)]).is_ok());
}

#[test]
fn the_cases_keep_their_order() {
    let errors = run(&[("bad", 5)]).unwrap_err();
    assert_eq!((errors[0].input, errors[0].text.key.path()), ("middle", "education_fund.error.case_order".to_owned()));
}

#[test]
fn the_packs_figures_are_what_the_form_begins_with() {
    use crate::config::{SAMPLE, load};
    let bank = load(SAMPLE, &|_| true, context().today).unwrap();
    let settings = bank.tools.settings("education_fund");
    for (input, cost) in
        [("preschool", 7_826), ("primary", 4_651), ("upper_secondary", 13_346), ("undergraduate", 29_135)]
    {
        let setting = settings.iter().find(|setting| setting.input == input).unwrap();
        assert_eq!(setting.default, Some(cost.into()), "{input}");
        assert_eq!(setting.source.as_ref().unwrap().as_of.to_string(), "2024-02-01");
    }
}

proptest! {
    #[test]
    fn more_saved_is_never_more_missing_and_dearer_is_never_less(
        age in 0_i64..=21,
        saved in 0_i64..1_000_000,
        monthly in 0_i64..20_000,
        cost in 1_i64..500_000,
        inflation in 0_i64..=15,
        more in 1_i64..100_000,
    ) {
        let base = [("age", age), ("saved", saved), ("monthly", monthly), ("undergraduate", cost),
            ("inflation", inflation)];
        let of = |changes: &[(&'static str, i64)]| run(&[&base[..], changes].concat());
        let Ok(report) = of(&[]) else { return Ok(()) };
        let gaps = |report: &Report| amounts(report, "gap");
        let now = gaps(&report);
        prop_assert!(now[0] >= now[1] && now[1] >= now[2], "the bad case is never better: {now:?}");
        let noise = Decimal::new(1, 6);
        for richer in [("saved", saved + more), ("monthly", monthly + more)] {
            let then = gaps(&of(&[richer]).unwrap());
            prop_assert!(then.iter().zip(&now).all(|(then, now)| *then <= *now + noise), "{richer:?}");
        }
        if let Ok(dearer) = of(&[("undergraduate", cost + more)]) {
            prop_assert!(gaps(&dearer).iter().zip(&now).all(|(then, now)| *then + noise >= *now));
        }
    }
}
