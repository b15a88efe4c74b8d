//! The reference vectors kept beside the tests.
#![cfg(feature = "cli")]
#![cfg(test)]

use finplan::vectors::{Report, run, run_paths};
use serde_json::Value;
use std::error::Error;
use std::path::Path;

fn check(name: &str) -> Result<Report, Box<dyn Error>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors").join(name);
    let report = run(&std::fs::read_to_string(&path)?)?;
    for failure in &report.failures {
        eprintln!("{failure}");
    }
    Ok(report)
}

/// The number of cases, all of which must pass.
fn clean(name: &str) -> usize {
    let report = check(name).unwrap_or_default();
    if report.is_clean() { report.passed } else { 0 }
}

#[test]
fn amortisation() {
    assert_eq!(clean("amortisation.json"), 420);
}

#[test]
fn rates_of_return() {
    assert_eq!(clean("xirr.json"), 420);
    assert_eq!(clean("xirr_pyxirr_samples.json"), 29);
}

#[test]
fn time_value() {
    assert_eq!(clean("tvm.json"), 420);
}

#[test]
fn cost_of_credit() {
    assert_eq!(clean("instalment_fee.json"), 100);
    assert_eq!(clean("regz_appendix_j.json"), 13);
    assert_eq!(clean("apr_eu_uk_cn_tw.json"), 9);
}

#[test]
fn day_counts() {
    assert_eq!(clean("accrual_daycount.json"), 120);
}

#[test]
fn events_during_a_loan() {
    assert_eq!(clean("prepayment.json"), 150);
    assert_eq!(clean("repricing.json"), 100);
}

#[test]
fn published_figures() {
    assert_eq!(clean("spreadsheet_functions.json"), 64);
    assert_eq!(clean("cn_mortgage_published.json"), 4);
}

#[test]
fn questionnaires() {
    assert_eq!(clean("cfpb_fwb_table.json"), 41);
    assert_eq!(clean("cfpb_fwb_examples.json"), 20);
    assert_eq!(clean("grable_lytton.json"), 25);
    assert_eq!(clean("cn_risk_bands_observed.json"), 3);
}

#[test]
fn saving_and_investing() {
    assert_eq!(clean("deposit.json"), 154);
    assert_eq!(clean("regular_investing.json"), 127);
    assert_eq!(clean("drawdown.json"), 103);
    assert_eq!(clean("returns.json"), 125);
    assert_eq!(clean("allocation.json"), 58);
}

#[test]
fn pensions_and_households() {
    assert_eq!(clean("pension_cn.json"), 121);
    assert_eq!(clean("pension_tw.json"), 57);
    assert_eq!(clean("education.json"), 56);
    assert_eq!(clean("protection.json"), 77);
    assert_eq!(clean("household.json"), 42);
}

#[test]
fn simulations() {
    assert_eq!(clean("simulate_closed_form.json"), 107);
    assert_eq!(clean("simulate_numpy.json"), 6);
}

#[test]
fn nonsense_is_reported_and_never_panics() {
    assert!(run("").is_err());
    assert!(run("[]").is_err());
    assert!(run(r#"{"cases": 3}"#).is_err());
    let report = run(r#"{"cases": [null, 3, [], {}, {"id": "x", "method": "equal_installment", "in": {"months": -1}},
        {"method": "balloon", "in": {"principal": "1", "annual_rate_pct": "1", "months": 1}}]}"#)
    .unwrap();
    assert_eq!((report.passed, report.failed, report.skipped), (0, 2, 4));
}

#[test]
fn an_unknown_expected_field_is_named_not_passed() {
    let report =
        run(r#"{"cases": [{"method": "flat_fee", "in": {"principal": "1", "annual_rate_pct": "1", "months": 1},
        "cent_schedule": {"surprise": "1"}}]}"#)
        .unwrap();
    assert_eq!((report.passed, report.skipped), (0, 1));
    assert!(report.skipped_kinds.contains_key("amortisation with the field cent_schedule.surprise"));
}

#[test]
fn a_kind_that_is_named_is_read_as_that_alone() {
    // Fields that a case without a name would be taken for an accrual, a fee or flows by.
    let report = run(r#"{"cases": [
        {"kind": "mortgage_apr", "in": {"fees": "100", "principal": "1000", "annual_rate_pct": "3", "months": 12},
         "out": {"apr_pct": "3.2"}},
        {"kind": "unheard_of", "in": {"values": ["1", "2"]}, "out": {"breach": [true, false]}},
        {"kind": "mortgage_apr", "in": {"basis": "act/360", "from": "2024-01-01"}, "out": {}},
        {"kind": 7, "in": {"fee_style": "each_period"}, "out": {}},
        {"kind": "accrual", "in": {"flows": []}, "out": {"status": "none"}}]}"#)
    .unwrap();
    assert_eq!((report.passed, report.failed, report.skipped), (0, 1, 4));
    assert_eq!(report.skipped_kinds.get("mortgage_apr"), Some(&2));
    assert_eq!(report.skipped_kinds.get("unheard_of"), Some(&1));
    // Amortisation by its fields, but the name says another thing.
    let report = run(r#"{"cases": [{"kind": "youth3_schedule", "method": "equal_installment",
        "in": {"principal": "100", "annual_rate_pct": "36", "months": 2}, "cent_schedule": {}}]}"#)
    .unwrap();
    assert_eq!(report.skipped_kinds.get("youth3_schedule"), Some(&1));
}

#[test]
fn rates_of_return_may_be_expected_in_percent() {
    let case = |root: &str, published: &str| {
        let text = serde_json::json!({"cases": [{"kind": "irr_periodic", "in": {"values": ["-100", "-118", "264"]},
            "exact": {"roots_pct": [root]}, "out": {"status": "unique"}, "published": published}]});
        run(&text.to_string()).unwrap()
    };
    assert!(case("13.8612160086813689888790144589", "13.86").is_clean());
    assert_eq!(case("13.861217", "13.86").failed, 1);
    assert_eq!(case("13.8612160086813689888790144589", "13.88").failed, 1);
}

#[test]
fn a_single_payment_within_a_year_counts_days_of_a_year() {
    let case = |per_year: &str, published: &str| {
        let text = serde_json::json!({"cases": [{"fn": "apr_actuarial", "published_apr_pct": published, "in": {
            "unit_periods_per_year": per_year, "advances": [{"amount": "1000", "t": 0}],
            "payments": [{"amount": "1080", "t": 1}]}}]});
        run(&text.to_string()).unwrap()
    };
    // 12 CFR 1026, Appendix J (c)(5)(i): 8 % in 255 days.
    assert!(case("365/255", "11.45").is_clean());
    assert_eq!(case("365/254", "11.45").failed, 1);
    assert_eq!(case("1", "11.45").failed, 1);
    for unreadable in ["365/0", "365/", "/255", "365/255/1", "-1/2", ""] {
        assert_eq!(case(unreadable, "11.45").failed, 1, "{unreadable}");
    }
}

#[test]
fn thirty_day_months_of_the_united_states_end_with_february() {
    let days = |basis: &str, from: &str, to: &str| {
        let found = (0..400).find(|days| {
            let text = serde_json::json!({"cases": [{"kind": "accrual", "out": {"days": days}, "in": {"basis": basis,
                "from": from, "to": to, "principal": "100000", "annual_rate_pct": "3.6"}}]});
            run(&text.to_string()).unwrap().is_clean()
        });
        found.unwrap_or(-1)
    };
    for (from, to, us, plain, european) in [
        ("2007-02-28", "2007-03-31", 30, 33, 32),
        ("2008-02-29", "2009-02-28", 360, 359, 359),
        ("2008-02-28", "2008-03-31", 33, 33, 32),
        ("2007-01-15", "2007-02-28", 43, 43, 43),
        ("2007-01-31", "2007-02-28", 28, 28, 28),
        ("2007-01-31", "2007-03-31", 60, 60, 60),
    ] {
        assert_eq!(days("30/360 us", from, to), us, "{from} {to}");
        assert_eq!(days("30U/360", from, to), us, "{from} {to}");
        assert_eq!(days("30/360", from, to), plain, "{from} {to}");
        assert_eq!(days("30e/360", from, to), european, "{from} {to}");
    }
}

#[test]
fn a_missing_file_is_a_failure_with_its_name() {
    let mut out = Vec::new();
    let report = run_paths(&["no/such/file.json".into()], &mut out).unwrap();
    assert_eq!(report.failed, 1);
    let text = String::from_utf8(out).unwrap();
    assert!(text.starts_with("no/such/file.json: "));
    assert!(text.ends_with("0 passed, 1 failed, 0 skipped\n"));
}

/// Every expected figure of one case, with the figure changed.
fn spoiled(case: &Value) -> Vec<(String, Value)> {
    let mut out = Vec::new();
    for group in ["cent_schedule", "cent", "exact", "out", "oracle", "published"] {
        let Some(fields) = case.get(group).and_then(Value::as_object) else {
            continue;
        };
        for (field, value) in fields {
            if ["note", "reason", "pyxirr_agrees", "quantlib_npv_zero", "npf_agrees"].contains(&field.as_str()) {
                continue;
            }
            if group == "published" && is_remark(value) {
                continue;
            }
            let mut spoiled = case.clone();
            spoiled[group][field] = spoil(value);
            out.push((format!("{group}.{field}"), spoiled));
        }
    }
    for field in [
        "oracle",
        "published",
        "oracle_pct",
        "oracle_apr_pct",
        "published_pct",
        "published_apr_pct",
        "published_error",
        "all_roots",
        "apr_simple_pct_2dp",
        "apr_compound_pct_2dp",
    ] {
        let text_or_list = case.get(field).filter(|value| !value.is_object() && !value.is_null() && !is_remark(value));
        if let Some(value) = text_or_list {
            let mut spoiled = case.clone();
            spoiled[field] = spoil(value);
            if field != "published_error" {
                out.push((field.to_owned(), spoiled));
            }
        }
    }
    out
}

/// A printed figure with words behind it, such as `2.40 (they use /365)`.
fn is_remark(value: &Value) -> bool {
    value.as_str().is_some_and(|text| text.contains(' '))
}

/// Another value of the same shape, off by a tenth and a bit.
fn spoil(value: &Value) -> Value {
    match value {
        Value::Bool(flag) => Value::Bool(!flag),
        Value::Null => Value::String("1".to_owned()),
        Value::Array(list) if list.is_empty() => serde_json::json!(["0.1"]),
        Value::Array(list) => list.iter().map(spoil).collect(),
        Value::String(text) => match text.parse::<f64>() {
            Ok(number) if number.is_finite() => Value::String(format!("{:.12}", number.mul_add(1.1, 0.11))),
            Ok(_) => Value::String("1e300".to_owned()),
            Err(_) => Value::String(format!("{text}9")),
        },
        other => Value::String(format!("{other}7")),
    }
}

#[test]
fn a_wrong_figure_never_passes() {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors");
    let mut tried = Vec::new();
    for entry in directory.read_dir().unwrap() {
        let path = entry.unwrap().path();
        // The observed bands are data, not figures: there is nothing to compute.
        if path.ends_with("cn_risk_bands_observed.json") {
            continue;
        }
        let file: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        for case in file["cases"].as_array().unwrap().iter().step_by(7) {
            for (field, spoiled) in spoiled(case) {
                let text = serde_json::json!({ "meta": file["meta"], "cases": [spoiled] }).to_string();
                let report = run(&text).unwrap();
                assert_eq!(report.failed, 1, "{} {} {field}: {spoiled}", path.display(), case["id"]);
                tried.push(field);
            }
        }
    }
    assert!(tried.len() > 1000, "{}", tried.len());
}
