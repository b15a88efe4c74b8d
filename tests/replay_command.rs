//! `finplan replay` runs a record of suggestions again, and `finplan check` lists what the browser leaves out.
#![cfg(test)]
#![cfg(feature = "cli")]

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use finplan::advice::ranking::RankingOrder;
use finplan::advice::suitability::Customer;
use finplan::config::{SAMPLE, load};
use finplan::suggest;

fn file(name: &str, text: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, text).unwrap();
    path
}

fn finplan(args: &[&str]) -> (bool, String) {
    let Output { status, stdout, stderr } = Command::new(env!("CARGO_BIN_EXE_finplan")).args(args).output().unwrap();
    (status.success(), [String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap()].concat())
}

fn record() -> String {
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    let bank = load(SAMPLE, &|_| true, today).unwrap();
    suggest::record(&bank, &Customer::default(), RankingOrder::Personal, today).as_str().to_owned()
}

#[test]
fn the_same_list_comes_out_again_and_another_is_named() {
    let kept = file("record.json", &record());
    let bank = file("replay_bank.json", SAMPLE);
    let replay = |bank: &PathBuf| finplan(&["replay", kept.to_str().unwrap(), "--bank", bank.to_str().unwrap()]);
    let (same, said) = replay(&bank);
    assert!(same && said.starts_with("Run again: the same list"), "{said}");
    let version = load(SAMPLE, &|_| true, chrono::NaiveDate::MAX).unwrap().version;
    let other = file("replay_other.json", &SAMPLE.replacen(&version, "2027.2", 1));
    let (same, said) = replay(&other);
    assert!(!same && said.contains(&format!("/under/document: {version:?} then, \"2027.2\" now")), "{said}");
    let broken = file("replay_broken.json", "{}");
    let (read, said) = finplan(&["replay", broken.to_str().unwrap(), "--bank", bank.to_str().unwrap()]);
    assert!(!read && said.contains("/asked: missing"), "{said}");
}

#[test]
fn r11_check_fails_with_the_place_and_the_rule_of_what_the_browser_leaves_out() {
    let bank = file("check_words.json", &SAMPLE.replacen("随存随取，", "随存随取，秒到账，", 1));
    let (sound, said) = finplan(&["check", "--today", "2026-11-23", bank.to_str().unwrap()]);
    assert!(!sound && said.contains("《金融产品网络营销管理办法》第10条") && said.contains("/products/"), "{said}");
}
