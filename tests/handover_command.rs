//! `finplan calc --json` and `finplan check` know what a bank takes.
#![cfg(test)]
#![cfg(feature = "cli")]

use std::path::PathBuf;
use std::process::Command;
use std::{env, fs, process};

use serde_json::{Value, json};

/// What a command prints, where it succeeds, and what it says besides.
fn finplan(args: &[&str]) -> (bool, String, String) {
    let made = Command::new(env!("CARGO_BIN_EXE_finplan")).args(args).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (made.status.success(), text(made.stdout), text(made.stderr))
}

fn calc(args: &[&str]) -> Value {
    let (well, said, error) = finplan(&[&["calc"], args, &["--json", "--today", "2026-11-29"]].concat());
    assert!(well, "{error}");
    serde_json::from_str(&said).unwrap()
}

/// The sample bank with other settings of its tools, as a file of this test's own.
fn bank(name: &str, tools: &Value) -> PathBuf {
    let mut document: Value = serde_json::from_str(finplan::config::SAMPLE).unwrap();
    document["tools"] = tools.clone();
    let path = env::temp_dir().join(format!("finplan-{}-{name}.json", process::id()));
    fs::write(&path, document.to_string()).unwrap();
    path
}

fn places(report: &Value) -> Vec<&str> {
    report["next"].as_array().unwrap().iter().map(|next| next["place"].as_str().unwrap()).collect()
}

#[test]
fn a_report_as_json_leads_to_what_is_taken() {
    let card = calc(&["card_debt", "--balance", "5000000", "--monthly", "200000"]);
    assert_eq!(places(&card), ["saving_goal", "affordability"]);
    assert_eq!(card["next"][0]["set"], json!({ "question": "target", "monthly": "200000" }));
    let card = calc(&["card_debt", "--balance", "5000000", "--monthly", "2000000"]);
    assert_eq!(places(&card), ["affordability"], "2,000,000 a month is more than is saved");
}

#[test]
fn a_bank_narrows_what_is_led_to() {
    let path = bank("narrow", &json!({ "mortgage": { "term": { "max": 30 }, "amount": { "max": 1_000_000 } } }));
    let file = path.to_str().unwrap();
    let income = |income: &str, term: &str| {
        calc(&["affordability", "--income", income, "--term", term, "--bank", file, "--locale", "en"])
    };
    let terms = |report: &Value| {
        let levers = report["levers"].as_array().unwrap();
        levers.iter().filter_map(|lever| lever["set"]["term"].as_str().map(str::to_owned)).collect::<Vec<_>>()
    };
    let (modest, rich) = (income("10000", "25"), income("60000", "30"));
    assert_eq!((places(&modest), terms(&modest)), (vec!["mortgage", "saving_goal"], vec!["30".to_owned()]));
    assert_eq!((places(&rich), terms(&rich)), (vec!["saving_goal"], Vec::new()));
    let warned = |report: &Value| report["warnings"].to_string().contains("A mortgage here is at most");
    assert!(warned(&rich) && !warned(&modest));
    // The receipt is of the answer, not of what a bank offers.
    let plain = calc(&["affordability", "--income", "60000", "--term", "30", "--annual_rate", "3.5", "--locale", "en"]);
    let narrow = calc(&["affordability", "--income", "60000", "--term", "30", "--annual_rate", "3.5", "--bank", file]);
    assert_eq!(plain["receipt"], narrow["receipt"]);
    fs::remove_file(path).unwrap();
}

#[test]
fn the_check_names_tools_that_begin_without_an_answer() {
    let path =
        bank("unanswered", &json!({ "mortgage": { "by": { "choice": "share" }, "amount": { "max": 100_000 } } }));
    let (well, said, _) = finplan(&["check", path.to_str().unwrap(), "--today", "2026-11-29"]);
    assert!(well && said.contains("warning at /tools/mortgage/price: inconsistent: expected defaults"), "{said}");
    // What FinPlan itself could not verify is the bank's to know too.
    assert!(said.contains("pension_cn.json: not verified at /account_interest/0: "), "{said}");
    fs::remove_file(path).unwrap();
}
