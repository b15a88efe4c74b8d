//! Many futures: closed forms of log-normal growth, and whole plans against independent runs.

mod closed_form;
mod plans;

pub(super) use closed_form::check as check_closed_form;
pub(super) use plans::check as check_plan;

use super::case::{Malformed, VectorCase, unreadable};
use crate::simulate::asset::{Growth, LogReturn};
use serde_json::Value;

/// The names under which the files have closed forms.
pub(super) fn is_closed_form(name: &str) -> bool {
    const NAMES: [&str; 11] = [
        "buy_and_hold",
        "contribution_plan",
        "first_passage",
        "lognormal_lump",
        "portfolio_volatility",
        "probability_below",
        "psd_check",
        "rebalanced",
        "required_initial",
        "var_lognormal",
        "var_normal",
    ];
    NAMES.contains(&name)
}

/// A number that is written as a text or as a number.
fn number(value: &Value) -> Option<f64> {
    match value {
        Value::String(text) => text.parse().ok().filter(|number: &f64| number.is_finite()),
        Value::Number(number) => number.to_string().parse().ok(),
        _ => None,
    }
}

/// An input.
fn amount(case: &VectorCase<'_>, name: &str) -> Result<f64, Malformed> {
    case.input(name).and_then(number).ok_or_else(|| unreadable(name))
}

/// An input in percent, as a fraction.
fn fraction(case: &VectorCase<'_>, name: &str) -> Result<f64, Malformed> {
    Ok(amount(case, name)? / 100.0)
}

/// A list of numbers.
fn numbers(value: &Value) -> Option<Vec<f64>> {
    value.as_array()?.iter().map(number).collect()
}

/// A list of percentages, as fractions.
fn fractions(case: &VectorCase<'_>, name: &str) -> Result<Vec<f64>, Malformed> {
    let list = case.input(name).and_then(numbers).ok_or_else(|| unreadable(name))?;
    Ok(list.into_iter().map(|percent| percent / 100.0).collect())
}

/// Rows of numbers.
fn matrix(case: &VectorCase<'_>, name: &str) -> Result<Vec<Vec<f64>>, Malformed> {
    case.list(name)?.iter().map(numbers).collect::<Option<_>>().ok_or_else(|| unreadable(name))
}

/// An asset, by what it calls its parameters.
fn growth(value: &Value) -> Option<Growth> {
    let percent = |name: &str| value.get(name).and_then(number).map(|percent| percent / 100.0);
    Some(match value.get("param").and_then(Value::as_str) {
        Some("log") => Growth::Log { mean: percent("log_mean_pct")?, deviation: percent("log_sd_pct")? },
        Some("arith") => {
            Growth::Arithmetic { mean: percent("arithmetic_pct")?, volatility: percent("volatility_pct")? }
        }
        // Whole plans state no parameter: their defaults read as geometric.
        Some("geom") | None => {
            Growth::Geometric { rate: percent("geometric_pct")?, volatility: percent("volatility_pct")? }
        }
        Some(_) => return None,
    })
}

/// The log return of the input `asset`.
fn log_return(case: &VectorCase<'_>) -> Result<LogReturn, Malformed> {
    let asset = case.input("asset").and_then(growth).and_then(Growth::log_return);
    asset.ok_or_else(|| unreadable("asset"))
}

/// The log returns of the input `assets`.
fn log_returns(case: &VectorCase<'_>) -> Result<Vec<LogReturn>, Malformed> {
    let assets = case.list("assets")?.iter().map(|asset| growth(asset).and_then(Growth::log_return));
    assets.collect::<Option<_>>().ok_or_else(|| unreadable("assets"))
}
