//! Comparing what is expected with what is computed.

use super::Fault;
use super::number::Number;
use crate::domain::double_double::DoubleDouble;
use crate::domain::money::{Currency, Money};
use crate::domain::solve::Root;
use rust_decimal::Decimal;
use serde_json::{Map, Value};

/// A computed figure, and the rule by which it is compared.
pub(super) enum Got {
    /// The same number, however it is written.
    Exact(Decimal),
    /// A number within this relative distance, or within it absolutely below one.
    Near(DoubleDouble, f64),
    /// A number that a publication prints: within one unit of its last digit.
    Printed(DoubleDouble),
    /// These roots, in this order, and no other.
    Roots(Vec<Root>),
    /// These figures, in this order, and no other.
    List(Vec<Got>),
    /// The same text.
    Text(String),
    /// The same truth value.
    Flag(bool),
    /// Nothing: the file must say `null`.
    Nothing,
    /// A remark of the file that no one computes.
    Remark,
}

impl Got {
    pub fn money(money: Money) -> Got {
        Got::Exact(money.to_decimal(Currency::Cny))
    }

    pub fn count(count: u32) -> Got {
        Got::Exact(count.into())
    }

    pub fn near(value: Decimal, tolerance: f64) -> Got {
        Got::Near(value.into(), tolerance)
    }

    fn agrees(&self, expected: &Value) -> bool {
        match self {
            Got::Exact(value) => super::case::decimal(expected) == Some(*value),
            Got::Near(value, tolerance) => Number::of(expected).is_some_and(|number| {
                // Two numbers beyond every float agree when they are on the same side.
                let expected = number.to_dd();
                is_near(expected, *value, *tolerance) || (!value.is_finite() && expected == *value)
            }),
            Got::Printed(value) => printed(expected).is_some_and(|(number, unit)| {
                // Sources round up, down or to the nearest: never more than a unit away.
                (number.to_dd() - *value).abs().to_f64() <= unit * 1.000_001
            }),
            Got::Roots(roots) => expected.as_array().is_some_and(|list| {
                list.len() == roots.len() && list.iter().zip(roots).all(|(number, root)| is_root(number, root))
            }),
            Got::List(figures) => expected.as_array().is_some_and(|list| {
                list.len() == figures.len() && list.iter().zip(figures).all(|(expected, got)| got.agrees(expected))
            }),
            Got::Text(text) => expected.as_str() == Some(text),
            Got::Flag(flag) => expected.as_bool() == Some(*flag),
            Got::Nothing => expected.is_null(),
            Got::Remark => true,
        }
    }

    fn describe(&self) -> String {
        match self {
            Got::Exact(value) => value.to_string(),
            Got::Near(value, _) | Got::Printed(value) => describe(*value),
            Got::Roots(roots) => {
                format!("{:?}", roots.iter().map(|root| describe(root.rate_dd())).collect::<Vec<_>>())
            }
            Got::List(figures) => format!("{:?}", figures.iter().map(Got::describe).collect::<Vec<_>>()),
            Got::Text(text) => text.clone(),
            Got::Flag(flag) => flag.to_string(),
            Got::Nothing | Got::Remark => "nothing".to_owned(),
        }
    }
}

/// A printed number, and the unit of its last digit.
fn printed(expected: &Value) -> Option<(Number, f64)> {
    let text = expected.as_str().map_or_else(|| expected.to_string(), str::to_owned);
    let digits = text.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    Some((Number::parse(&text)?, 10_f64.powi(i32::try_from(digits).ok()?.checked_neg()?)))
}

/// The same rate, within 1e-9; a double root within 1e-6; beyond 1e15 by its logarithm.
pub(super) fn is_root(expected: &Value, root: &Root) -> bool {
    let Some(number) = Number::of(expected) else {
        return false;
    };
    let tolerance = if root.is_tangent() { 1e-6 } else { 1e-9 };
    if number.to_dd() > DoubleDouble::from_f64(1e15) {
        return (number.ln() - root.log_factor()).abs().to_f64() <= tolerance;
    }
    is_near(number.to_dd(), root.rate_dd(), tolerance)
}

/// A number in words a person can compare.
pub(super) fn describe(value: DoubleDouble) -> String {
    value.to_decimal().map_or_else(|| format!("{:e}", value.to_f64()), |decimal| decimal.to_string())
}

/// Within `tolerance` of the other: relatively above one, absolutely below.
fn is_near(one: DoubleDouble, other: DoubleDouble, tolerance: f64) -> bool {
    let allowed = one.abs().to_f64().max(1.0) * tolerance;
    (one - other).abs().to_f64() <= allowed
}

/// The comparisons of one case.
#[derive(Default)]
pub(super) struct Checks {
    pub faults: Vec<Fault>,
    /// Expected fields that nothing here computes.
    pub unknown: Vec<String>,
}

impl Checks {
    /// Compares every field of a group of expected figures with what `compute` gives for its name; `None` for a name
    /// it does not know.
    pub fn group(
        &mut self,
        name: &str,
        group: Option<&Map<String, Value>>,
        mut compute: impl FnMut(&str) -> Option<Got>,
    ) {
        for (key, expected) in group.into_iter().flatten() {
            let field = if name.is_empty() { key.clone() } else { format!("{name}.{key}") };
            match compute(key) {
                None => self.unknown.push(field),
                Some(got) => self.one(field, expected, &got),
            }
        }
    }

    /// Compares one figure.
    pub fn one(&mut self, field: String, expected: &Value, got: &Got) {
        if !got.agrees(expected) {
            let expected = expected.as_str().map_or_else(|| expected.to_string(), str::to_owned);
            self.faults.push(Fault::Mismatch { field, expected, got: got.describe() });
        }
    }
}
