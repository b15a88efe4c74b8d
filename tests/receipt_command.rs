//! `finplan calc` prints a receipt, and `finplan receipt` runs it again.
#![cfg(test)]
#![cfg(feature = "cli")]

use std::process::{Command, Output};

fn finplan(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_finplan")).args(args).output().unwrap()
}

fn said(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).unwrap()
}

const CASE: [&str; 6] =
    ["calc", "prepayment", "--amount=12.5万", "--month=2027-03", "--today=2026-11-23", "--mode=lower"];

fn code() -> String {
    let text = said(&finplan(&CASE));
    text.lines().find_map(|line| line.strip_prefix("Receipt: ")).unwrap().to_owned()
}

#[test]
fn a_receipt_gives_the_same_cents_on_any_later_day() {
    let code = code();
    for code in [code.clone(), code.to_lowercase().replace('-', "")] {
        let told = said(&finplan(&["receipt", &code]));
        for line in ["prepayment: ", "Date: 2026-11-23", "Currency: CNY", "--amount 125000: ", "--month 2027-03: "] {
            assert!(told.contains(line), "{line} in {told}");
        }
        assert!(told.ends_with("Run again: the same figures to the cent\n"), "{told}");
    }
    // A shell takes a code that was pasted with spaces apart.
    let groups: Vec<&str> = code.split('-').collect();
    assert!(finplan(&[&["receipt"], groups.as_slice()].concat()).status.success());
    let json: serde_json::Value = serde_json::from_str(&said(&finplan(&[&CASE[..], &["--json"]].concat()))).unwrap();
    assert_eq!(json["receipt"], code);
}

#[test]
fn a_wrong_receipt_fails_and_says_why() {
    let code = code();
    let wrong = [if code.starts_with('2') { "3" } else { "2" }, code.get(1..).unwrap()].concat();
    for (code, why) in [(wrong.as_str(), "a character of the code is wrong"), ("hello?", "this is no receipt code")] {
        let refused = finplan(&["receipt", code]);
        assert!(!refused.status.success());
        assert!(String::from_utf8_lossy(&refused.stderr).contains(why), "{refused:?}");
    }
}

#[test]
fn what_a_bank_no_longer_offers_is_named() {
    let bank = concat!(env!("CARGO_MANIFEST_DIR"), "/public/banks/sample.json");
    let code = |amount: &str| {
        let text = said(&finplan(&["calc", "mortgage", "--today=2026-11-23", amount]));
        text.lines().find_map(|line| line.strip_prefix("Receipt: ")).unwrap().to_owned()
    };
    let outside = "outside the bank's limits";
    assert!(said(&finplan(&["receipt", "--bank", bank, &code("--amount=100000000")])).contains(outside));
    assert!(!said(&finplan(&["receipt", "--bank", bank, &code("--amount=1000000")])).contains(outside));
}

#[test]
fn a_workbook_holds_the_receipt_of_its_figures() {
    let file = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("mortgage.xlsx");
    let path = file.to_str().unwrap();
    let text = said(&finplan(&["calc", "mortgage", "--today=2026-11-23", "--xlsx", path]));
    let code = text.lines().find_map(|line| line.strip_prefix("Receipt: ")).unwrap();
    let book = std::fs::read(&file).unwrap();
    // Nothing in it is compressed.
    assert!(book.starts_with(b"PK") && book.windows(code.len()).any(|part| part == code.as_bytes()));
}
