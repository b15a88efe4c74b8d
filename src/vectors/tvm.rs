//! The time value of money, each quantity solved for.

use super::case::{Malformed, VectorCase, missing};
use super::check::{Actual, Checks};
use super::rate_of_return::status;
use crate::domain::double_double::DoubleDouble;
use crate::domain::solve::Solution;
use crate::domain::tvm::{self, Timing, TvmError};

/// Values agree to this relative distance.
const VALUE_TOLERANCE: f64 = 1e-10;

/// What was found: one value, or rates.
enum Found {
    Value(Result<DoubleDouble, TvmError>),
    Rates(Result<Solution, TvmError>),
}

pub(super) fn check(case: &VectorCase<'_>) -> Result<Checks, Malformed> {
    let found = find(case)?;
    let mut checks = Checks::default();
    checks.group("out", case.group("out"), |field| {
        Some(match (field, &found) {
            ("status", Found::Value(value)) => Actual::Text(value_status(value).to_owned()),
            ("value", Found::Value(Ok(value))) => {
                Actual::Near(*value, VALUE_TOLERANCE * value.abs().to_f64().clamp(1e-6, 1.0))
            }
            ("status", Found::Rates(Ok(rates))) => Actual::Text(match status(rates) {
                "none" | "degenerate" => "error".to_owned(),
                status => status.to_owned(),
            }),
            ("status", Found::Rates(Err(_))) => Actual::Text("error".to_owned()),
            ("roots", Found::Rates(Ok(rates))) => Actual::Roots(rates.roots().to_vec()),
            ("value", Found::Value(Err(_))) | ("roots", Found::Rates(Err(_))) => Actual::Nothing,
            ("reason" | "note" | "npf_agrees", _) => Actual::Remark,
            _ => return None,
        })
    });
    Ok(checks)
}

fn value_status(value: &Result<DoubleDouble, TvmError>) -> &'static str {
    match value {
        Ok(value) if value.to_decimal().is_some() => "ok",
        Ok(_) | Err(TvmError::OutOfRange) => "out_of_decimal_range",
        Err(_) => "error",
    }
}

fn find(case: &VectorCase<'_>) -> Result<Found, Malformed> {
    let timing = match case.input("type").and_then(super::case::count) {
        None | Some(0) => Timing::End,
        Some(1) => Timing::Begin,
        Some(other) => return Err(Malformed(format!("the type {other} is not known"))),
    };
    let get = |name: &str| case.decimal(name);
    let dd = |name: &str| get(name).map(DoubleDouble::from);
    Ok(match case.top("solve_for") {
        Some("pv") => Found::Value(tvm::pv_dd(dd("rate")?, dd("nper")?, dd("pmt")?, dd("fv")?, timing)),
        Some("fv") => Found::Value(tvm::fv_dd(dd("rate")?, dd("nper")?, dd("pmt")?, dd("pv")?, timing)),
        Some("pmt") => Found::Value(tvm::pmt_dd(dd("rate")?, dd("nper")?, dd("pv")?, dd("fv")?, timing)),
        Some("nper") => Found::Value(tvm::nper_dd(dd("rate")?, dd("pmt")?, dd("pv")?, dd("fv")?, timing)),
        Some("rate") => Found::Rates(tvm::rate(get("nper")?, get("pmt")?, get("pv")?, get("fv")?, timing)),
        Some(other) => return Err(Malformed(format!("{other:?} cannot be solved for"))),
        None => return Err(missing("solve_for")),
    })
}
