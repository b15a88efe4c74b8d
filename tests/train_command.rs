//! `finplan train`: made-up visits with a known structure become models that a bank's document takes.
#![cfg(test)]
#![cfg(feature = "cli")]
#![allow(clippy::arithmetic_side_effects, reason = "tests may overflow: they then fail")]

use std::io;
use std::process::{Command, Output};

use chrono::NaiveDate;
use finplan::config::{SAMPLE, load};
use serde_json::Value;

fn train(arguments: &[&str]) -> io::Result<Output> {
    let command = env!("CARGO_BIN_EXE_finplan");
    Command::new(command).arg("train").args(["--today", "2026-11-23"]).args(arguments).output()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn made_up_visits_become_models_that_beat_popularity_and_that_a_document_takes() {
    let output = train(&["--synthetic", "4000", "--size", "6"]).unwrap();
    assert!(output.status.success(), "{}", text(&output.stderr));
    let table = text(&output.stderr);
    let row = |way: &str| -> Vec<f64> {
        let row = table.lines().find(|line| line.starts_with(way)).unwrap();
        row.split_whitespace().skip(1).map(|figure| figure.trim_end_matches('%').parse().unwrap()).collect()
    };
    let popularity = row("popularity");
    for way in ["similar", "learned", "both"] {
        let model = row(way);
        assert!(model[0] > popularity[0] + 0.1, "hits: {table}");
        assert!(model[1] > popularity[1] + 0.1, "NDCG: {table}");
        assert!(model[2] > popularity[2] + 20.0, "coverage: {table}");
    }

    let models: Value = serde_json::from_slice(&output.stdout).unwrap();
    let mut document: Value = serde_json::from_str(SAMPLE).unwrap();
    document["models"] = models;
    let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    let bank = load(&document.to_string(), &|_| true, today).unwrap();
    assert_eq!(bank.warnings, []);
    let models = bank.models.unwrap();
    assert_eq!(models.visits, 4000);
    // Whoever wants a home looks at home loans.
    let home = models.similar.iter().find(|row| row.from == "goal_home").unwrap();
    assert_eq!(home.to[0], "home_loan");
    assert!(models.similar.iter().flat_map(|row| &row.to).all(|id| bank.products.iter().any(|one| one.id == *id)));
}

#[test]
fn a_table_that_cannot_be_read_is_refused_with_its_line() {
    let file = std::env::temp_dir().join(format!("finplan-train-{}.csv", std::process::id()));
    std::fs::write(&file, "visit,product,event\n1,demand,opened\n2,Demand account,opened\n").unwrap();
    let output = train(&[file.to_str().unwrap()]).unwrap();
    std::fs::remove_file(&file).unwrap();
    assert!(!output.status.success());
    assert!(text(&output.stderr).contains("line 3"), "{}", text(&output.stderr));
    assert!(output.stdout.is_empty());
}
