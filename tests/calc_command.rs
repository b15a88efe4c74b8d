//! `finplan calc` prints what the widget shows for the same bank.
#![cfg(test)]
#![cfg(feature = "cli")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Arc;

use finplan::config;
use finplan::domain::date;
use finplan::domain::money::Currency;
use finplan::i18n::texts;
use finplan::tool::form::{Form, Typed};
use finplan::tool::{Context, statement};
use finplan::tools::registry::{self, calculator};
use unicode_width::UnicodeWidthStr as _;

const TODAY: &str = "2026-11-29";

fn finplan(args: &[&str]) -> Output {
    let today = format!("--today={TODAY}");
    Command::new(env!("CARGO_BIN_EXE_finplan")).args(args).arg(today).output().unwrap()
}

fn said(args: &[&str]) -> String {
    let output = finplan(args);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The sample bank in another currency, with a default, a limit and a text of its own.
fn bank(currency: &str) -> (PathBuf, String) {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/banks/sample.json");
    let mut document: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(sample).unwrap()).unwrap();
    document["institution"]["currency"] = currency.into();
    document["texts"]["en"]["cost_statement.figure.cost"] = "Everything it costs".into();
    document["tools"]["cost_statement"] =
        serde_json::json!({"amount": {"default": 23_456, "max": 50_000}, "periods": {"default": 18}});
    let text = document.to_string();
    let file = std::env::temp_dir().join(format!("finplan-calc-{currency}-{}.json", std::process::id()));
    std::fs::write(&file, &text).unwrap();
    (file, text)
}

#[test]
fn a_statement_is_the_widgets_for_the_same_bank() {
    for currency in ["TWD", "HKD", "USD", "CNY"] {
        let (file, text) = bank(currency);
        let today = date::parse(TODAY).unwrap();
        let bank = config::load(&text, &|key| texts::rows().any(|(known, _)| known == key), today).unwrap();
        // As the widget does it: the bank's settings, packs and currency.
        let context = Context::new(today, bank.institution.currency).with(Arc::clone(&bank.tools.packs));
        let tool = registry::find("cost_statement").unwrap();
        let form = Form::new(calculator(tool.id).unwrap(), bank.tools.settings(tool.id), &context);
        let typed = |id: &str| (id == "method").then(|| Typed { text: "fee".to_owned(), wan: false });
        let reading = form.read(typed, &context);
        let report = calculator(tool.id).unwrap().answer(&reading.values, &context).unwrap();
        let widget = statement::json(&report, context.currency, bank.tools.cost_statement.no_other_charges).unwrap();
        let path = file.to_str().unwrap();
        let printed = said(&["calc", "cost_statement", "--method=fee", "--bank", path, "--statement"]);
        assert_eq!(printed, widget);
        assert!(printed.contains(&format!("\"currency\":\"{currency}\"")), "{printed}");
        assert!(printed.contains("\"amount\":\"23456\"") && printed.contains("\"periods\":\"18\""), "{printed}");
        // Whole dollars in Taiwan, cents elsewhere.
        let cents = printed.split("\"cost\":\"").nth(1).unwrap().split('"').next().unwrap().contains('.');
        assert_eq!(cents, currency != "TWD", "{printed}");
        let told = said(&["calc", "cost_statement", "--method=fee", "--bank", path]);
        assert!(told.contains("Everything it costs: "), "{told}");
        let refused = finplan(&["calc", "cost_statement", "--amount=60000", "--bank", path]);
        assert!(String::from_utf8_lossy(&refused.stderr).contains("50,000"), "{refused:?}");
        // The receipt is in the bank's currency, too.
        let code = told.lines().find_map(|line| line.strip_prefix("Receipt: ")).unwrap().to_owned();
        let again =
            Command::new(env!("CARGO_BIN_EXE_finplan")).args(["receipt", &code, "--bank", path]).output().unwrap();
        let again = String::from_utf8(again.stdout).unwrap();
        assert!(again.contains(&format!("Currency: {currency}")) && again.contains("the same figures"), "{again}");
        std::fs::remove_file(file).unwrap();
    }
}

/// The tables below the figures: their lines, title first.
fn tables(text: &str) -> Vec<Vec<String>> {
    let sections: Vec<Vec<String>> =
        text.split("\n\n").map(|section| section.lines().map(str::to_owned).collect()).collect();
    // Columns are two spaces apart; nothing else has two.
    sections.into_iter().filter(|lines| lines.get(1).is_some_and(|line| line.trim().contains("  "))).collect()
}

#[test]
fn years_are_printed_and_months_where_they_are_asked_for() {
    let years = said(&["calc", "mortgage", "--term=30"]);
    assert!(tables(&years).iter().all(|table| table.len() < 40), "{years}");
    let first = |text: &str, heading: &str| {
        let found = tables(text).into_iter().find(|table| table[1].trim_start().starts_with(heading));
        found.unwrap_or_else(|| panic!("no table with {heading} in {text}"))
    };
    assert_eq!(first(&years, "Year").len(), 2 + 30);
    let months = said(&["calc", "mortgage", "--term=30", "--months"]);
    assert_eq!(first(&months, "No.").len(), 2 + 360, "{months}");
    assert_eq!(first(&months, "Year").len(), 2 + 30);
    // A tool without a table of years: what is paid in a year is added up.
    let years = said(&["calc", "cost_statement", "--amount=100000", "--periods=60"]);
    assert_eq!(first(&years, "Year").len(), 2 + 5, "{years}");
    let months = said(&["calc", "cost_statement", "--amount=100000", "--periods=60", "--months"]);
    assert_eq!(first(&months, "No.").len(), 2 + 60, "{months}");
    // Where an input is the number of months, the option has another name.
    let months = said(&["calc", "car_loan", "--months=60", "--by-month"]);
    assert_eq!(first(&months, "No.").len(), 2 + 60, "{months}");
}

#[test]
fn columns_end_in_the_same_place_in_every_language() {
    for locale in ["en", "zh-CN", "zh-TW"] {
        for tool in registry::TOOLS {
            let text = said(&["calc", tool.id, "--locale", locale]);
            assert!(!text.contains('\t'), "{}", tool.id);
            for table in tables(&text) {
                let lines = &table[1..];
                let widest = lines.iter().map(|line| line.width()).max().unwrap();
                // Words may be shorter than their column; a last column of numbers ends where its heading does.
                let numbers = lines[1..].iter().all(|line| line.ends_with(|c: char| c.is_ascii_digit() || c == '%'));
                if numbers && lines.len() > 1 {
                    assert!(lines[1..].iter().all(|line| line.width() == widest), "{} {locale}: {table:#?}", tool.id);
                }
            }
        }
    }
    let text = said(&["calc", "debts", "--locale=zh-CN"]);
    let table =
        tables(&text).into_iter().find(|table| table.iter().any(|line| line.contains("先还余额最小的"))).unwrap();
    // Columns are two cells apart, so that the second begins at the same cell in every line.
    let begins = |line: &String| {
        line.find("  ").map(|place| line[..place].width() + line[place..].len() - line[place..].trim_start().len())
    };
    assert!(table[1..].iter().all(|line| begins(line).is_some()), "{table:#?}");
}

/// The fields of a line, quotes taken off.
fn fields(line: &str) -> Vec<String> {
    let (mut fields, mut quoted) = (vec![String::new()], false);
    for letter in line.chars() {
        match letter {
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(String::new()),
            letter => fields.last_mut().unwrap().push(letter),
        }
    }
    fields
}

#[test]
fn csv_is_one_table_of_plain_numbers() {
    let rows = |args: &[&str]| {
        let text = said(&[&["calc"], args].concat());
        assert!(!text.starts_with('\u{feff}'));
        text.split_terminator("\r\n").map(fields).collect::<Vec<Vec<String>>>()
    };
    let years = rows(&["mortgage", "--csv"]);
    assert_eq!(years[0], ["Year", "Payment", "Principal", "Interest", "Balance"]);
    assert_eq!((years.len(), years[30][4].as_str()), (31, "0.00"));
    let months = rows(&["mortgage", "--csv", "--months"]);
    assert_eq!((months.len(), months[0][0].as_str()), (361, "No."));
    let named = rows(&["mortgage", "--csv=methods"]);
    assert_eq!((named.len(), named[1][0].as_str()), (3, "Level"));
    let context = Context::new(date::parse(TODAY).unwrap(), Currency::Cny);
    for calculator in registry::CALCULATORS {
        let report = calculator.answer(&Form::new(calculator, &[], &context).defaults(), &context).unwrap();
        let tool = calculator.tool;
        if report.tables.is_empty() {
            continue;
        }
        for more in [&[][..], &["--by-month"]] {
            let table = rows(&[&[tool.id, "--csv"], more].concat());
            assert!(table.len() > 1 && table.iter().all(|row| row.len() == table[0].len()), "{}: {table:?}", tool.id);
        }
    }
    let (file, _) = bank("TWD");
    let dollars = rows(&["cost_statement", "--csv", "--bank", file.to_str().unwrap()]);
    assert!(dollars[1..].iter().flatten().all(|cell| !cell.contains('.')), "{dollars:?}");
    std::fs::remove_file(file).unwrap();
    let unknown = finplan(&["calc", "mortgage", "--csv=nothing"]);
    assert!(String::from_utf8_lossy(&unknown.stderr).contains("the tables are years, methods"), "{unknown:?}");
}
