//! Published plans through the tool, what never happens at any input, and one answer for each mistake.

#![allow(clippy::arithmetic_side_effects, reason = "tests may overflow: they then fail")]

use chrono::NaiveDate;
use proptest::prelude::*;
use rust_decimal::Decimal;
use serde_json::Value as Case;

use super::RegularInvesting;
use crate::domain::money::Currency;
use crate::i18n::{Locale, Texts};
use crate::tool::Context;
use crate::tool::calculator::Evaluate as _;
use crate::tool::form::{Form, Typed};
use crate::tool::pack::Episodes;
use crate::tool::report::{Cell, Report, amount};
use crate::tool::text::Arg;
use crate::tool::value::FieldError;

const VECTORS: &str = include_str!("../../../tests/vectors/regular_investing.json");

fn answer(inputs: &[(&str, &str)]) -> Result<Report, Vec<FieldError>> {
    let context = Context::new(NaiveDate::from_ymd_opt(2026, 11, 29).unwrap(), Currency::Cny);
    let typed = |id: &str| {
        let (_, text) = inputs.iter().find(|(known, _)| *known == id)?;
        Some(Typed { text: (*text).to_owned(), wan: false })
    };
    let reading = Form::new(RegularInvesting::CALCULATOR, &[], &context).read(typed, &context);
    if !reading.errors.is_empty() {
        return Err(reading.errors);
    }
    RegularInvesting::CALCULATOR.answer(&reading.values, &context)
}

fn run(inputs: &[(&str, &str)]) -> Report {
    answer(inputs).unwrap_or_else(|errors| panic!("{inputs:?}: {errors:?}"))
}

/// The figures of this name: of a value the bad, the middle and the good case.
fn figures(report: &Report, name: &str) -> Vec<Decimal> {
    let named = report.figures.iter().filter(|figure| figure.label.key.2 == name);
    named.filter_map(|figure| amount(&figure.value)).collect()
}

fn middle(report: &Report) -> Decimal {
    figures(report, "value")[1]
}

fn text(case: &Case, key: &str) -> String {
    match &case[key] {
        Case::String(text) => text.clone(),
        Case::Number(number) => number.to_string(),
        other => panic!("{key}: {other}"),
    }
}

#[test]
fn plans_come_to_the_published_values() {
    let file: Case = serde_json::from_str(VECTORS).unwrap();
    let mut tried = 0;
    for case in file["cases"].as_array().unwrap().iter().filter(|case| case["kind"] == "plan_fv") {
        let given = &case["in"];
        let (every, per_year) = match given["frequency"].as_str().unwrap() {
            "monthly" => ("month", 12),
            "biweekly" => ("two_weeks", 26),
            "weekly" => ("week", 52),
            _ => continue,
        };
        let contributions = given["contributions"].as_u64().unwrap();
        let pauses = given["pauses"].as_array().unwrap();
        if contributions % per_year != 0 || pauses.len() > 1 || (!pauses.is_empty() && per_year != 12) {
            continue;
        }
        let years = (contributions / per_year).to_string();
        let [amount, annual, step, initial] =
            ["amount", "annual_return_pct", "step_up_pct", "initial"].map(|key| text(given, key));
        let [fee, annual_fee, inflation, timing, mode] =
            ["fee_pct", "annual_fee_pct", "inflation_pct", "timing", "fee_mode"].map(|key| text(given, key));
        let mut inputs = vec![
            ("amount", amount.as_str()),
            ("every", every),
            ("years", &years),
            ("start", &initial),
            ("bad", &annual),
            ("middle", &annual),
            ("good", &annual),
            ("charged", &mode),
            ("front_fee", &fee),
            ("annual_fee", &annual_fee),
            ("inflation", &inflation),
            ("step", &step),
            ("timing", &timing),
        ];
        let pause: Vec<u64> =
            pauses.iter().flat_map(|pair| pair.as_array().unwrap()).map(|end| end.as_u64().unwrap()).collect();
        let pause = pause.first().zip(pause.last()).map(|(first, last)| (first - 1, last - first + 1));
        let (after, months) = pause.unwrap_or_default();
        let (after, months) = (after.to_string(), months.to_string());
        if pause.is_some() {
            inputs.extend([("pause", "yes"), ("pause_after", &after), ("pause_months", &months)]);
        }
        // What is outside the form's ranges is another test's matter.
        let Ok(report) = answer(&inputs) else { continue };
        let published = |key: &str| case["exact"][key].as_str().unwrap().parse::<Decimal>().unwrap().round_dp(10);
        assert_eq!(middle(&report).round_dp(10), published("value"), "{case}");
        assert_eq!(figures(&report, "real")[1].round_dp(10), published("value_real"), "{case}");
        assert_eq!(figures(&report, "paid")[0].round_dp(10), published("paid_in"), "{case}");
        let drag = figures(&report, "fee_drag").first().copied().unwrap_or_default();
        assert_eq!(drag.round_dp(10), published("annual_fee_drag"), "{case}");
        tried += 1;
    }
    assert!(tried >= 10, "{tried}");
}

#[test]
fn a_fall_is_money_of_the_plan_at_its_largest() {
    let inputs = [("start", "100000"), ("amount", "10"), ("years", "1"), ("annual_fee", "0"), ("charged", "none")];
    let mix = [("bad", "0"), ("middle", "0"), ("good", "0"), ("equity", "50"), ("bonds", "50")];
    let report = run(&[&inputs[..], &mix[..]].concat());
    // 100,120 at its largest; half of it lost 72 %, half 4 %: 38 %.
    assert_eq!(figures(&report, "fall"), ["38045.60".parse().unwrap()]);
    let table = report.tables.iter().find(|table| table.id == "falls").unwrap();
    assert_eq!(table.rows().count(), Episodes::built_in().unwrap().episodes.len(), "each has words");
    assert_eq!(table.rows().next().unwrap()[3], Cell::Percent((-38).into()));
    assert!(table.rows().any(|row| row[5] == Cell::Word("regular_investing", "not_back")));
}

#[test]
fn cash_does_not_fall() {
    let report = run(&[("equity", "0"), ("bonds", "0")]);
    assert!(figures(&report, "fall").is_empty() && report.tables.iter().all(|table| table.id != "falls"));
    assert!(report.rules.is_empty());
}

#[test]
fn all_at_once_is_more_where_markets_rise_and_less_where_they_fall() {
    let lump = |inputs: &[(&str, &str)], row: usize| {
        let report = run(inputs);
        let table = report.tables.iter().find(|table| table.id == "lump").unwrap();
        match table.rows().nth(row).unwrap() {
            [_, Cell::Rounded(instalments, _), Cell::Rounded(lump, _)] => (*instalments, *lump),
            row => panic!("{row:?}"),
        }
    };
    let (instalments, all) = lump(&[], 1);
    assert!(all > instalments);
    let (instalments, all) = lump(&[("bad", "-5"), ("annual_fee", "0")], 0);
    assert!(all < instalments);
    let none = [("bad", "0"), ("middle", "0"), ("good", "0"), ("annual_fee", "0"), ("charged", "on_top")];
    let (instalments, all) = lump(&none, 1);
    assert_eq!(instalments, all, "without a return it makes no difference, also with a fee on top");
}

#[test]
fn a_projection_says_what_it_is_with_the_bad_case_first() {
    let report = run(&[]);
    let warned: Vec<String> = report.warnings.iter().map(|text| text.key.path()).collect();
    assert!(warned.contains(&"risk.projection".to_owned()), "{warned:?}");
    assert!(warned.contains(&"regular_investing.warning.regular".to_owned()));
    assert_eq!(report.face[0].label.key.2, "bad");
    let values = figures(&report, "value");
    assert!(values[0] < values[1] && values[1] < values[2]);
}

#[test]
fn each_mistake_is_answered_at_its_field() {
    for (inputs, field, says) in [
        (&[("bad", "5"), ("middle", "4")][..], "middle", "low to high"),
        (&[("middle", "9"), ("good", "8")][..], "good", "low to high"),
        (&[("equity", "70"), ("bonds", "40")][..], "bonds", "30.00%"),
        (&[("years", "1"), ("pause", "yes"), ("pause_after", "12")][..], "pause_after", "0 to 11"),
        (&[("years", "1"), ("pause", "yes"), ("pause_after", "0"), ("pause_months", "12")][..], "pause_months", "11"),
    ] {
        let errors = answer(inputs).unwrap_err();
        assert_eq!((errors.len(), errors[0].input), (1, field), "{errors:?}");
        let said = Texts::built_in(Locale::En, Currency::Cny).say(&errors[0].text).replace('\u{a0}', " ");
        assert!(said.contains(says), "{field}: {said}");
    }
}

#[test]
fn every_lever_does_what_it_says() {
    let before = middle(&run(&[]));
    let report = run(&[]);
    assert_eq!(report.levers.len(), 3);
    for lever in &report.levers {
        let (id, value) = lever.set[0];
        let text = crate::tool::form::Field::canonical(value);
        let after = middle(&run(&[(id, &text)]));
        let said = lever.effect.args.iter().find(|(name, _)| *name == "middle").map(|(_, arg)| arg.clone());
        assert_eq!(said, Some(Arg::at_most(after)), "{id}");
        assert!(after > before, "{id}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn more_money_and_a_higher_return_never_bring_less(
        amount in 10_u32..999_000, years in 1_u32..=40, percent in -2_000_i64..1_900, fee in 0_i64..490
    ) {
        let value = |amount: u32, percent: i64, fee: i64| {
            let (amount, years) = (amount.to_string(), years.to_string());
            let (percent, fee) = (Decimal::new(percent, 2).to_string(), Decimal::new(fee, 2).to_string());
            let inputs = [
                ("amount", amount.as_str()), ("years", &years), ("annual_fee", &fee),
                ("bad", "-20"), ("middle", &percent), ("good", "20"),
            ];
            middle(&run(&inputs))
        };
        let now = value(amount, percent, fee);
        prop_assert!(value(amount + 1_000, percent, fee) >= now);
        prop_assert!(value(amount, percent + 100, fee) >= now);
        prop_assert!(value(amount, percent, fee + 10) <= now, "fees never help");
    }

    #[test]
    fn the_cases_are_ordered_at_every_time_and_without_inflation_prices_are_todays(
        bad in -2_000_i64..=0, middle in 0_i64..=1_000, years in 1_u32..=40
    ) {
        let (bad, middle) = (Decimal::new(bad, 2).to_string(), Decimal::new(middle, 2).to_string());
        let years = years.to_string();
        let inputs = [("bad", bad.as_str()), ("middle", &middle), ("good", "20"), ("years", &years), ("inflation", "0")];
        let report = run(&inputs);
        prop_assert_eq!(figures(&report, "value"), figures(&report, "real"));
        let series = &report.charts[0].series;
        for ((bad, middle), good) in series[0].values.iter().zip(&series[1].values).zip(&series[2].values) {
            prop_assert!(bad <= middle && middle <= good);
        }
    }
}
