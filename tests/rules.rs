//! The acceptance list, R01 to R24: each rule has a test that is named for it, here or in the module it belongs to.
//!
//! R14 to R18, R23 and R24 are held here. Those of suitability and wording are in `tests/advice`, with what a document
//! can break in `tests/config.rs` and `tests/config`, what a command says in `tests/*_command.rs`, and single types
//! beside their code; what only a browser can show is in `tests/browser/suites`. `docs/RULES.md` says of each rule
//! where it is kept and which tests hold it.
#![cfg(test)]
#![allow(clippy::arithmetic_side_effects, reason = "tests may overflow: they then fail")]

#[path = "rules/document.rs"]
mod document;

use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use finplan::advice::catalogue::loan::RateMethod;
use finplan::base::LocalText;
use finplan::config::{Bank, SAMPLE, built_in_packs, load};
use finplan::domain::cashflow::{irr, xirr};
use finplan::domain::cost::total_cost_rate;
use finplan::domain::money::{Currency, Money, Rounding};
use finplan::domain::rate::AnnualRate;
use finplan::domain::solve::Solution;
use finplan::i18n::texts::all_in;
use finplan::i18n::{Locale, Texts};
use finplan::tool::Context;
use finplan::tool::form::{Form, Typed};
use finplan::tool::report::Report;
use finplan::tool::text::{Arg, Text};
use finplan::tools::registry::{calculator, find};
use rust_decimal::Decimal;
use serde_json::Value;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
}

fn bank() -> Bank {
    load(SAMPLE, &|_| true, today()).unwrap()
}

fn run(tool: &str, typed: &[(&str, &str)]) -> Report {
    let context = Context::new(today(), Currency::Cny);
    let tool = find(tool).unwrap();
    let text = |id: &str| {
        let (_, text) = typed.iter().find(|(known, _)| *known == id)?;
        Some(Typed { text: (*text).to_owned(), wan: false })
    };
    let reading = Form::new(calculator(tool.id).unwrap(), &[], &context).read(text, &context);
    assert!(reading.errors.is_empty(), "{:?}", reading.errors);
    calculator(tool.id).unwrap().answer(&reading.values, &context).unwrap()
}

fn say(text: &Text) -> String {
    Texts::built_in(Locale::En, Currency::Cny).say(text).replace('\u{a0}', " ")
}

/// Every file with this ending below a folder.
fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![root().join(folder)];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() && !path.ends_with("node_modules") && !path.ends_with("target") {
                open.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                found.push(path);
            }
        }
    }
    found
}

/// The native tests of a text that are named for a rule, each with what it does.
fn native_tests(text: &str) -> Vec<(String, &str)> {
    let mut found = Vec::new();
    for part in text.split("#[test]").skip(1) {
        let Some(name) = part.trim_start().strip_prefix("fn r") else { continue };
        // To the brace that closes it, at the indentation of its beginning.
        let indent = part.len() - part.trim_start_matches('\n').trim_start_matches(' ').len() - 1;
        let end = part.find(&format!("\n{}}}", " ".repeat(indent))).unwrap_or(part.len());
        found.push((name.split('(').next().unwrap().to_owned(), &part[..end]));
    }
    found
}

/// The tests in a browser that are named for a rule.
fn browser_tests(text: &str) -> Vec<(String, &str)> {
    let mut found = Vec::new();
    for part in text.split("\ntest(").skip(1) {
        let Some(name) = part.trim_start_matches(['\'', '`']).strip_prefix('R') else { continue };
        let end = part.find("\n});").unwrap_or(part.len());
        found.push((name.chars().take(2).collect(), &part[..end]));
    }
    found
}

/// A test that is named for a rule and asserts nothing would hold nothing.
#[test]
fn every_rule_has_a_test_that_can_fail() {
    let read = |paths: Vec<PathBuf>| -> Vec<String> {
        assert!(!paths.is_empty());
        paths.iter().map(|path| fs::read_to_string(path).unwrap()).collect()
    };
    let native = read([files("tests", ".rs"), files("crates", ".rs"), files("src", ".rs")].concat());
    let browser = read(files("tests/browser/suites", ".mjs"));
    let native: Vec<(String, &str)> = native.iter().flat_map(|text| native_tests(text)).collect();
    let browser: Vec<(String, &str)> = browser.iter().flat_map(|text| browser_tests(text)).collect();
    for (name, body) in &native {
        assert!(body.contains("assert"), "r{name} asserts nothing:\n{body}");
        assert!(!body.contains("#[ignore"), "r{name} is not run");
    }
    for (rule, body) in &browser {
        assert!(
            ["assert(", "until(", "waitFor"].iter().any(|held| body.contains(held)),
            "R{rule} asserts nothing:\n{body}"
        );
    }
    for rule in 1..=24 {
        let of = format!("{rule:02}");
        let here =
            native.iter().filter(|(name, _)| name.split('_').any(|part| part.trim_start_matches('r') == of)).count();
        let there = browser.iter().filter(|(number, _)| *number == of).count();
        assert!(here + there > 0, "R{rule:02}");
        if matches!(rule, 19 | 22) {
            assert!(there > 0, "R{rule:02} can be seen in a browser alone");
        }
    }
}

#[test]
fn r14_a_loans_cost_is_annual_first_itemised_and_apart_from_what_may_happen() {
    // 12,000 in twelve instalments, 0.6 % of it each time: 72 × 12 = 864, published as 13.03 % simple.
    let report = run(
        "cost_statement",
        &[
            ("amount", "12000"),
            ("periods", "12"),
            ("method", "fee"),
            ("fee", "0.6"),
            ("first_payment", "later"),
            ("items", "1"),
            ("items1_kind", "late"),
            ("items1_basis", "each_percent"),
            ("items1_percent", "1.5"),
            ("items1_by", "lender"),
        ],
    );
    assert!(matches!(report.figures[0].value, Arg::Percent(_)), "the annual rate comes first: {:?}", report.figures[0]);
    let labels: Vec<&str> = report.figures.iter().map(|figure| figure.label.key.2).collect();
    for named in ["simple", "compound", "cost"] {
        assert!(labels.contains(&named), "{labels:?}");
    }
    let value = |name: &str| report.figures.iter().find(|figure| figure.label.key.2 == name).unwrap().value.clone();
    assert_eq!(
        (value("simple"), value("cost")),
        (Arg::Percent("13.03".parse().unwrap()), Arg::Money(Money::from_minor(86_400)))
    );
    for table in ["items", "contingent"] {
        let table = report.tables.iter().find(|one| one.id == table).unwrap();
        let columns: Vec<&str> = table.columns.iter().map(|column| column.key.2).collect();
        assert!(columns.contains(&"by"), "who collects it: {columns:?}");
        assert_eq!(table.rows().count(), 1, "{}", table.id);
    }
}

#[test]
fn r15_the_method_of_each_place_is_its_own() {
    // Union Bank of Taiwan: 400,000 over five years at 2.95 % with fees of 3,900 is published as 3.35 %.
    let rate = AnnualRate::from_percent("2.95".parse().unwrap()).unwrap();
    let taiwan = total_cost_rate(400_000.into(), rate, 60, 3_900.into()).unwrap();
    assert_eq!(taiwan.round_dp(2).to_string(), "3.35");
    let words = bank();
    let loan = words.products.iter().find(|product| product.kind.is_loan()).unwrap();
    let beside: String = words.required_words(loan, today()).iter().map(|text| text.zh_tw.clone()).collect();
    assert!(beside.contains("總費用年百分率不等於貸款利率") && beside.contains("標準計算範例"), "{beside}");
    // The European and British examples and those of Regulation Z.
    for (file, least) in [("apr_eu_uk_cn_tw.json", 9), ("regz_appendix_j.json", 13)] {
        let path = root().join("tests/vectors").join(file);
        let report = finplan::vectors::run_paths(&[path], &mut std::io::sink()).unwrap();
        assert!(report.failed == 0 && report.passed >= least, "{file}: {report:?}");
    }
}

#[test]
fn r15_a_loans_rate_bears_the_name_of_its_method() {
    let said = |locale, method| Texts::built_in(locale, Currency::Cny).get(all_in(method)).to_owned();
    for method in RateMethod::ALL {
        // Twelve times the monthly internal rate, and no other, has this name in Taiwan.
        assert_eq!(said(Locale::ZhTw, *method) == "總費用年百分率", *method == RateMethod::Simple, "{method:?}");
        for locale in [Locale::ZhCn, Locale::En] {
            assert_eq!(said(locale, *method), said(locale, RateMethod::Simple), "the method stands with the figure");
        }
    }
}

#[test]
fn r16_totals_are_named_by_their_kind() {
    // Three lawful totals for a million over 30 years at 4.9 %: 910,615.12 is that of the schedule in cents.
    let loan = [("amount", "1000000"), ("annual_rate", "4.9"), ("term", "30")];
    let level = run("mortgage", &loan);
    let said = say(&level.headline);
    assert!(said.contains("¥910,615.12 (rounded each payment)"), "{said}");
    let figures =
        |report: &Report| report.figures.iter().map(|figure| say(&figure.label)).collect::<Vec<_>>().join(", ");
    let falling = run("mortgage", &[loan[0], loan[1], loan[2], ("method", "equal_principal")]);
    let said = [say(&falling.headline), figures(&falling)].join(" ");
    assert!(said.contains("at first") && said.contains("at the end"), "{said}");
    for figure in level.figures.iter().chain(&falling.figures) {
        assert!(!say(&figure.method).is_empty(), "{}", say(&figure.label));
    }
}

#[test]
fn r17_prepaying_is_shown_both_ways_net_of_the_penalty() {
    let typed = [
        ("balance", "12000"),
        ("annual_rate", "12"),
        ("months_left", "12"),
        ("method", "equal_principal"),
        ("amount", "3000"),
        ("contract", "more"),
        ("penalty", "1"),
    ];
    let mut ends = Vec::new();
    for mode in ["shorten", "lower"] {
        let report = run("prepayment", &[&typed[..], &[("mode", mode)]].concat());
        let money = |name: &str| {
            let figure = report.figures.iter().find(|figure| figure.label.key.2 == name).unwrap();
            let Arg::Money(money) = figure.value else { panic!("{name}") };
            money.minor()
        };
        assert_eq!(money("net"), money("interest") - money("penalty"), "{mode}");
        assert_eq!(money("penalty"), 3_000, "1 % of 3,000");
        assert!(say(&report.headline).contains("after charges"), "{}", say(&report.headline));
        let said: Vec<String> = report.assumptions.iter().map(say).collect();
        assert!(said.iter().any(|line| line.contains("payment")), "the convention of the dates: {said:?}");
        // The other way is one press away, with what it changes.
        assert!(
            report.levers.iter().any(|lever| lever.set.iter().any(|(input, _)| *input == "mode")),
            "{:?}",
            report.levers
        );
        ends.push(money("net"));
    }
    assert!(ends[0] > ends[1], "a shorter term saves more than a lower payment: {ends:?}");
}

#[test]
fn r18_a_rate_of_return_is_none_one_several_or_any_and_never_a_guess() {
    let flows = |amounts: &[i64]| amounts.iter().map(|amount| Decimal::from(*amount)).collect::<Vec<_>>();
    let solve = |amounts: &[i64]| irr(&flows(amounts)).unwrap();
    assert!(matches!(solve(&[-100, -10]), Solution::None(_)));
    assert!(matches!(solve(&[-100, 110]), Solution::One(_)));
    // (x - 1.1)(x - 1.2) = x² - 2.3 x + 1.32: both 10 % and 20 %.
    assert!(matches!(solve(&[100, -230, 132]), Solution::Several(roots) if roots.len() == 2));
    assert!(matches!(solve(&[0, 0]), Solution::Every));
    let dated = [(today(), Decimal::from(-100)), (today(), Decimal::from(100))];
    assert!(matches!(xirr(&dated).unwrap(), Solution::Every));
}

#[test]
fn r23_what_is_regulated_is_dated_data_with_a_source() {
    let written = |text: &LocalText| Locale::ALL.iter().all(|locale| !text.get(*locale).trim().is_empty());
    for (name, edition) in built_in_packs().editions() {
        let edition = edition.unwrap();
        assert!(
            written(&edition.source) && edition.version <= today() && edition.stale_after > edition.version,
            "{name}"
        );
    }
    let bank = bank();
    let questionnaire = bank.questionnaire.as_ref().unwrap();
    assert!(!questionnaire.source.is_empty() && questionnaire.approved_on <= today());
    for words in &bank.disclosures {
        assert!(!words.source.is_empty() && words.valid_from <= today(), "{}", words.id);
    }
    let wording: Value =
        serde_json::from_str(&fs::read_to_string(root().join("public/packs/wording.json")).unwrap()).unwrap();
    let mut phrases = Vec::new();
    for group in wording["groups"].as_array().unwrap() {
        for key in ["rule", "source", "valid_from"] {
            assert!(group[key].as_str().is_some_and(|text| !text.is_empty()), "{key}: {group}");
        }
        for language in ["zh-CN", "zh-TW", "en"] {
            phrases.extend(group[language].as_array().into_iter().flatten().map(|phrase| phrase.as_str().unwrap()));
        }
    }
    assert!(phrases.len() > 200);
    // None of it is left in the code.
    for path in files("src/advice", ".rs") {
        let text = fs::read_to_string(&path).unwrap();
        let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        for line in code {
            let found = phrases.iter().find(|phrase| !phrase.is_ascii() && line.contains(&format!("\"{phrase}\"")));
            assert_eq!(found, None, "{}: {line}", path.display());
        }
    }
}

#[test]
fn r24_money_is_decimal_and_ties_are_rounded_up_once() {
    for folder in ["src/advice/catalogue", "src/tool", "crates/domain/src/money", "src/config"] {
        for path in files(folder, ".rs") {
            let text = fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            let code = if path.ends_with("tests.rs") { "" } else { code };
            for line in code.lines().filter(|line| !line.trim_start().starts_with("//")) {
                assert!(!line.contains("f64") && !line.contains("f32"), "{}: {line}", path.display());
            }
        }
    }
    let cents =
        |amount: &str| Money::from_decimal(amount.parse().unwrap(), Currency::Cny, Rounding::HalfUp).unwrap().minor();
    assert_eq!((cents("0.005"), cents("2.675"), cents("1.005"), cents("0.0049")), (1, 268, 101, 0));
    // Half a cent, which no binary float holds: 0.55 % of 10.00 is 0.055.
    let tie = Money::from_minor(1_000).percent("0.55".parse().unwrap(), Rounding::HalfUp).unwrap();
    assert_eq!(tie, Money::from_minor(6));
}
