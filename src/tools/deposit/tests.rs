//! Published cases through the tool, what never happens at any input, and one answer for each mistake.

#![allow(clippy::arithmetic_side_effects, reason = "tests may overflow: they then fail")]

use chrono::NaiveDate;
use proptest::prelude::*;
use rust_decimal::Decimal;
use serde_json::Value as Case;

use super::Deposit;
use crate::domain::date::{days_between, parse};
use crate::domain::money::{Currency, Money};
use crate::i18n::{Locale, Texts};
use crate::tool::Context;
use crate::tool::calculator::Evaluate as _;
use crate::tool::form::{Form, Typed};
use crate::tool::report::{Destination, Report, amount};
use crate::tool::text::{Arg, Text};
use crate::tool::value::FieldError;

const VECTORS: &str = include_str!("../../../tests/vectors/deposit.json");

fn day(text: &str) -> NaiveDate {
    parse(text).unwrap()
}

fn answer(today: &str, currency: Currency, inputs: &[(&str, &str)]) -> Result<Report, Vec<FieldError>> {
    let context = Context::new(day(today), currency);
    let typed = |id: &str| {
        let (_, text) = inputs.iter().find(|(known, _)| *known == id)?;
        Some(Typed { text: (*text).to_owned(), wan: false })
    };
    let reading = Form::new(Deposit::CALCULATOR, &[], &context).read(typed, &context);
    if !reading.errors.is_empty() {
        return Err(reading.errors);
    }
    Deposit::CALCULATOR.answer(&reading.values, &context)
}

fn run(inputs: &[(&str, &str)]) -> Report {
    answer("2026-11-29", Currency::Cny, inputs).unwrap()
}

fn refused(inputs: &[(&str, &str)]) -> (&'static str, String) {
    let errors = answer("2026-11-29", Currency::Cny, inputs).unwrap_err();
    assert_eq!(errors.len(), 1, "{errors:?}");
    let said = Texts::built_in(Locale::En, Currency::Cny).say(&errors[0].text).replace('\u{a0}', " ");
    (errors[0].input, said)
}

fn figure(report: &Report, name: &str) -> Option<Arg> {
    report.figures.iter().find(|figure| figure.label.key.2 == name).map(|figure| figure.value.clone())
}

fn money(report: &Report, name: &str) -> Option<String> {
    match figure(report, name)? {
        Arg::Money(money) => Some(format!("{:.2}", money.to_decimal())),
        other => panic!("{name} is no exact amount: {other:?}"),
    }
}

fn percent(report: &Report, name: &str) -> Decimal {
    match figure(report, name) {
        Some(Arg::Percent(percent)) => percent,
        other => panic!("{name} is no rate: {other:?}"),
    }
}

fn warned(report: &Report, name: &str) -> Option<String> {
    let text: &Text = report.warnings.iter().find(|text| text.key.path() == format!("deposit.warning.{name}"))?;
    Some(Texts::built_in(Locale::En, Currency::Cny).say(text).replace('\u{a0}', " "))
}

/// The published cases of a kind: what goes in, and what comes out to the cent.
fn cases(kind: &str) -> Vec<(Case, Case)> {
    let file: Case = serde_json::from_str(VECTORS).unwrap();
    let cases = file["cases"].as_array().unwrap().iter().filter(|case| case["kind"] == kind);
    cases.map(|case| (case["in"].clone(), case.clone())).collect()
}

fn said(case: &Case, key: &str) -> String {
    match &case[key] {
        Case::String(text) => text.clone(),
        Case::Number(number) => number.to_string(),
        other => panic!("{key}: {other}"),
    }
}

#[test]
fn time_deposits_pay_the_published_interest() {
    let cases = cases("fixed_months");
    assert_eq!(cases.len(), 10);
    for (given, case) in cases {
        let (amount, rate, months) =
            (said(&given, "principal"), said(&given, "annual_rate_pct"), said(&given, "months"));
        let inputs = [("amount", amount.as_str()), ("rate", &rate), ("months", &months)];
        let report = answer(&said(&given, "start"), Currency::Cny, &inputs).unwrap();
        assert_eq!(money(&report, "interest").as_deref(), case["cent"]["interest"].as_str(), "{case}");
        assert_eq!(money(&report, "total").as_deref(), case["cent"]["amount"].as_str(), "{case}");
    }
}

#[test]
fn renewed_deposits_pay_the_published_interest_where_the_rate_changes_evenly() {
    let mut tried = 0;
    for (given, case) in cases("rollover") {
        let rates: Vec<Decimal> =
            given["rates_pct"].as_array().unwrap().iter().map(|rate| rate.as_str().unwrap().parse().unwrap()).collect();
        let steps: Vec<Decimal> = rates.windows(2).map(|pair| pair[1] - pair[0]).collect();
        let Some(step) = steps.first().filter(|step| steps.iter().all(|other| other == *step)) else { continue };
        let (amount, months) = (said(&given, "principal"), said(&given, "months_per_term"));
        let (terms, step) = (rates.len().to_string(), (*step * Decimal::ONE_HUNDRED).normalize().to_string());
        let renew = if given["mode"] == "principal_only" { "principal" } else { "all" };
        let (rate, start) = (rates[0].to_string(), said(&given, "start"));
        let inputs = [
            ("amount", amount.as_str()),
            ("months", &months),
            ("rate", &rate),
            ("renew", renew),
            ("terms", &terms),
            ("rate_change", &step),
        ];
        let report = answer(&start, Currency::Cny, &inputs).unwrap();
        assert_eq!(money(&report, "interest").as_deref(), case["cent"]["total_interest"].as_str(), "{case}");
        tried += 1;
    }
    assert!(tried > 0, "no published case has even steps");
}

#[test]
fn wealth_products_have_the_published_true_yield() {
    let mut tried = 0;
    for (given, case) in cases("wealth_product") {
        let date = |key: &str| day(given[key].as_str().unwrap());
        let between = |from: &str, to: &str| days_between(date(from), date(to)).to_string();
        if said(&given, "basis") != "365" {
            continue;
        }
        let (amount, rate, demand) =
            (said(&given, "amount"), said(&given, "annual_rate_pct"), said(&given, "idle_rate_pct"));
        let (idle, days) = (between("subscribed_on", "value_from"), between("value_from", "matures_on"));
        let settlement = between("matures_on", "cash_on");
        let inputs = [
            ("kind", "wealth"),
            ("amount", amount.as_str()),
            ("low", &rate),
            ("high", &rate),
            ("demand", &demand),
            ("idle", &idle),
            ("days", &days),
            ("settlement", &settlement),
        ];
        let report = answer(&said(&given, "subscribed_on"), Currency::Cny, &inputs).unwrap();
        let published: Decimal = case["exact"]["actual_simple_pct"].as_str().unwrap().parse().unwrap();
        assert_eq!(percent(&report, "true_low").round_dp(12), published.round_dp(12), "{case}");
        tried += 1;
    }
    assert!(tried >= 5, "{tried}");
}

#[test]
fn money_is_split_over_the_published_number_of_institutions() {
    let mut tried = 0;
    for (given, case) in cases("insurance_split").into_iter().filter(|(given, _)| given["market"] == "CN") {
        let (amount, rate, months) = (said(&given, "total"), said(&given, "annual_rate_pct"), said(&given, "months"));
        let inputs = [("amount", amount.as_str()), ("rate", &rate), ("months", &months)];
        let Ok(report) = answer("2026-11-29", Currency::Cny, &inputs) else { continue };
        let institutions = u32::try_from(case["out"]["institutions"].as_u64().unwrap()).unwrap();
        if institutions == 1 {
            assert_eq!(money(&report, "uninsured"), None, "{case}");
            continue;
        }
        assert_eq!(figure(&report, "institutions"), Some(Arg::Count(institutions)), "{case}");
        let most = case["cent"]["max_principal_per_institution"].as_str();
        assert_eq!(money(&report, "most").as_deref(), most, "{case}");
        tried += 1;
    }
    assert!(tried >= 3, "{tried}");
}

#[test]
fn taking_money_out_early_costs_the_difference_of_the_interests() {
    let early = [
        ("amount", "50000"),
        ("rate", "1.25"),
        ("months", "36"),
        ("early", "yes"),
        ("early_amount", "20000"),
        ("early_months", "3"),
        ("demand", "0.1"),
    ];
    // 90 days at 0.1 % on 20,000 are 5; three years at 1.25 % are 750 on it.
    let report = answer("2025-01-01", Currency::Cny, &early).unwrap();
    assert_eq!(money(&report, "early_interest").as_deref(), Some("5.00"));
    assert_eq!(money(&report, "early_cost").as_deref(), Some("745.00"));
    assert!(warned(&report, "early").unwrap().contains("¥745"));
    let keep = report.levers.iter().find(|lever| lever.label.key.2 == "no_early").unwrap();
    assert_eq!(keep.effect.args[0].1, Arg::Money(Money::from_minor(74_500)));
}

#[test]
fn notice_pays_for_the_days_and_without_it_the_demand_rate_does() {
    let notice = [("kind", "notice"), ("amount", "2430000"), ("notice_rate", "0.8"), ("notice", "one")];
    let rest = [("demand", "0.35"), ("days", "209")];
    let report = answer("2023-10-21", Currency::Cny, &[&notice[..], &rest[..]].concat()).unwrap();
    assert_eq!(money(&report, "interest").as_deref(), Some("11286.00"));
    assert_eq!(money(&report, "without_notice").as_deref(), Some("4937.63"));
}

#[test]
fn a_money_fund_says_what_its_yield_is_for_10_000_units_a_day() {
    // 4.438 % is 1.1898 a day for 10,000 units.
    let report = run(&[("kind", "money_fund"), ("seven_day", "4.438")]);
    assert_eq!(figure(&report, "income"), Some(Arg::Name("1.1898".to_owned())));
}

#[test]
fn a_ladder_has_a_part_that_matures_every_year() {
    let report = run(&[("kind", "ladder"), ("amount", "300000"), ("years", "3")]);
    let rungs = report.tables.iter().find(|table| table.id == "rungs").unwrap();
    let next: Vec<_> = rungs.rows().filter_map(|row| row.last().copied()).collect();
    assert_eq!(next.len(), 3);
    let months = ["2030-11-01", "2031-11-01", "2032-11-01"].map(|text| crate::tool::report::Cell::Month(day(text)));
    assert_eq!(next, months);
    // Flexibility has its price: what all three years in one would bring stands beside it.
    assert!(amount_of(&report, "all_longest") > amount_of(&report, "credited"));
}

#[test]
fn the_limit_counts_what_is_there_already_and_is_not_invented() {
    let inside = run(&[("amount", "400000")]);
    assert_eq!(money(&inside, "uninsured"), None);
    assert_eq!(inside.rules.len(), 1, "the pack is named");
    let beside = run(&[("amount", "400000"), ("already", "200000")]);
    assert_eq!(money(&beside, "insured").as_deref(), Some("500000.00"));
    assert!(warned(&beside, "over_limit_most").is_some());
    // Not checked in Taiwan, and not known of the dollar: nothing is counted, and it says so.
    for currency in [Currency::Twd, Currency::Usd] {
        let report = answer("2026-11-29", currency, &[("amount", "40000000")]).unwrap();
        assert_eq!(figure(&report, "insured"), None);
        assert!(report.assumptions.iter().any(|text| text.key.path() == "deposit.assume.limit_unknown"));
    }
}

#[test]
fn what_is_no_deposit_says_so_and_has_the_bad_case_before_the_others() {
    for kind in ["money_fund", "wealth"] {
        let report = run(&[("kind", kind)]);
        assert!(warned(&report, "not_insured").is_some(), "{kind}");
        assert!(report.warnings.iter().any(|text| text.key.path() == "risk.projection"), "{kind}");
        assert_eq!(figure(&report, "insured"), None, "{kind}");
        assert!(report.face[0].label.key.2.contains("low") || report.face[0].label.key.2 == "bad_loss", "{kind}");
    }
}

#[test]
fn a_bad_case_of_a_wealth_product_is_a_loss_in_words() {
    // 200,000 for 365 days at -1 %, without idle days.
    let product = [("kind", "wealth"), ("days", "365"), ("idle", "0"), ("settlement", "0")];
    let report = run(&[&product[..], &[("bad", "-1")]].concat());
    assert_eq!(report.headline.key.path(), "deposit.headline_wealth");
    assert_eq!(amount_of(&report, "bad_loss"), 2_000.into());
    assert_eq!(figure(&report, "lost"), None, "nothing is idle");
    let report = run(&[&product[..], &[("bad", "0.5")]].concat());
    assert_eq!(report.headline.key.path(), "deposit.headline_wealth_gain");
    assert_eq!(amount_of(&report, "bad_gain"), 1_000.into());
}

#[test]
fn every_answer_leads_on() {
    for kind in Deposit::CALCULATOR.tool.inputs[0..1].iter().flat_map(|input| match input.kind {
        crate::tool::input::InputKind::Choice(options) => options,
        _ => &[],
    }) {
        let report = run(&[("kind", kind)]);
        assert!(report.next.iter().any(|next| next.destination == Destination::Suggestions), "{kind}");
    }
}

#[test]
fn each_mistake_is_answered_at_its_field() {
    for (inputs, field, says) in [
        (&[("kind", "certificate"), ("amount", "199999")][..], "amount", "¥200,000"),
        (&[("kind", "notice"), ("amount", "49999")][..], "amount", "¥50,000"),
        (&[("kind", "notice"), ("days", "6")][..], "days", "7"),
        (&[("early", "yes"), ("amount", "1000"), ("early_amount", "1001")][..], "early_amount", "¥1,000"),
        (&[("early", "yes"), ("months", "3"), ("early_months", "3")][..], "early_months", "0 to 2"),
        (&[("kind", "wealth"), ("low", "3"), ("high", "2.99")][..], "high", "3.00%"),
        (&[("kind", "wealth"), ("low", "1"), ("bad", "1.01")][..], "bad", "1.00%"),
    ] {
        let (at, text) = refused(inputs);
        assert_eq!(at, field);
        assert!(text.contains(says), "{field}: {text}");
    }
}

proptest! {
    #[test]
    fn more_time_and_a_higher_rate_never_pay_less(
        amount in 50_u32..50_000_000, months in 1_u32..60, rate in 0_u32..999, terms in 2_u32..=20
    ) {
        let interest = |months: u32, rate: u32| {
            let (amount, months, rate) = (amount.to_string(), months.to_string(), Decimal::new(rate.into(), 2).to_string());
            let terms = terms.to_string();
            let inputs =
                [("amount", amount.as_str()), ("months", &months), ("rate", &rate), ("renew", "all"), ("terms", &terms)];
            amount_of(&run(&inputs), "interest")
        };
        let now = interest(months, rate);
        prop_assert!(now >= Decimal::ZERO);
        prop_assert!(interest(months + 1, rate) >= now);
        prop_assert!(interest(months, rate + 1) >= now);
    }

    #[test]
    fn interest_that_stays_never_pays_less_than_interest_that_is_taken(rate in 0_u32..=1_000, terms in 2_u32..=20) {
        let total = |renew: &str| {
            let (rate, terms) = (Decimal::new(rate.into(), 2).to_string(), terms.to_string());
            amount_of(&run(&[("rate", &rate), ("renew", renew), ("terms", &terms)]), "total")
        };
        prop_assert!(total("all") >= total("principal"));
    }

    #[test]
    fn idle_days_never_raise_the_true_yield(low in 5_u32..=1_000, days in 1_u32..=1_825, idle in 0_u32..60) {
        let yielded = |idle: u32| {
            let (low, days, idle) = (Decimal::new(low.into(), 2).to_string(), days.to_string(), idle.to_string());
            let inputs =
                [("kind", "wealth"), ("low", low.as_str()), ("high", "10"), ("days", &days), ("idle", &idle), ("demand", "0")];
            percent(&run(&inputs), "true_low")
        };
        // What is earned is rounded to the cent.
        prop_assert!(yielded(idle + 1) <= yielded(idle) + Decimal::new(1, 4));
    }

    #[test]
    fn what_is_insured_and_what_is_not_are_all_there_is(amount in 50_u32..50_000_000, already in 0_u32..=50_000_000) {
        let (amount, already) = (amount.to_string(), already.to_string());
        let report = run(&[("amount", &amount), ("already", &already)]);
        let uncovered = figure(&report, "uninsured").map_or(Decimal::ZERO, |_| amount_of(&report, "uninsured"));
        let all = amount_of(&report, "total") + already.parse::<Decimal>().unwrap();
        prop_assert_eq!(amount_of(&report, "insured") + uncovered, all);
    }
}

fn amount_of(report: &Report, name: &str) -> Decimal {
    amount(&figure(report, name).unwrap()).unwrap()
}
