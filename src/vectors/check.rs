//! Comparing what is expected with what is computed.

use super::FailureCause;
use super::number::ExpectedNumber;
use crate::domain::double_double::DoubleDouble;
use crate::domain::money::Money;
use crate::domain::solve::Root;
use rust_decimal::Decimal;
use serde_json::{Map, Value};

/// A computed figure, and the rule by which it is compared.
pub(super) enum Actual {
    /// The same number, however it is written.
    Exact(Decimal),
    /// A number within this relative distance, or within it absolutely below one.
    Near(DoubleDouble, f64),
    /// A number that a publication prints: within one unit of its last digit.
    Printed(DoubleDouble),
    /// These roots, in this order, and no other.
    Roots(Vec<Root>),
    /// These figures, in this order, and no other.
    List(Vec<Actual>),
    /// An object with these figures, and no other.
    Fields(Vec<(String, Actual)>),
    /// The same text.
    Text(String),
    /// The same truth value.
    Flag(bool),
    /// Nothing: the file must say `null`.
    Nothing,
    /// A remark of the file that no one computes.
    Remark,
}

impl Actual {
    pub fn money(money: Money) -> Actual {
        Actual::Exact(money.to_decimal())
    }

    pub fn count(count: u32) -> Actual {
        Actual::Exact(count.into())
    }

    pub fn near(value: Decimal, tolerance: f64) -> Actual {
        Actual::Near(value.into(), tolerance)
    }

    fn agrees(&self, expected: &Value) -> bool {
        match self {
            Actual::Exact(value) => super::case::decimal(expected) == Some(*value),
            Actual::Near(value, tolerance) => ExpectedNumber::of(expected).is_some_and(|number| {
                // Two numbers beyond every float agree when they are on the same side.
                let expected = number.to_dd();
                is_near(expected, *value, *tolerance) || (!value.is_finite() && expected == *value)
            }),
            Actual::Printed(value) => printed(expected).is_some_and(|(number, unit)| {
                // Sources round up, down or to the nearest: never more than a unit away.
                (number.to_dd() - *value).abs().to_f64() <= unit * 1.000_001
            }),
            Actual::Roots(roots) => expected.as_array().is_some_and(|list| {
                list.len() == roots.len() && list.iter().zip(roots).all(|(number, root)| is_root(number, root))
            }),
            Actual::List(figures) => expected.as_array().is_some_and(|list| {
                list.len() == figures.len()
                    && list.iter().zip(figures).all(|(expected, actual)| actual.agrees(expected))
            }),
            Actual::Fields(figures) => expected.as_object().is_some_and(|object| {
                object.len() == figures.len()
                    && figures.iter().all(|(name, actual)| object.get(name).is_some_and(|value| actual.agrees(value)))
            }),
            Actual::Text(text) => expected.as_str() == Some(text),
            Actual::Flag(flag) => expected.as_bool() == Some(*flag),
            Actual::Nothing => expected.is_null(),
            Actual::Remark => true,
        }
    }

    fn describe(&self) -> String {
        match self {
            Actual::Exact(value) => value.to_string(),
            Actual::Near(value, _) | Actual::Printed(value) => describe(*value),
            Actual::Roots(roots) => {
                format!("{:?}", roots.iter().map(|root| describe(root.rate_dd())).collect::<Vec<_>>())
            }
            Actual::List(figures) => format!("{:?}", figures.iter().map(Actual::describe).collect::<Vec<_>>()),
            Actual::Fields(figures) => {
                format!("{:?}", figures.iter().map(|(name, actual)| (name, actual.describe())).collect::<Vec<_>>())
            }
            Actual::Text(text) => text.clone(),
            Actual::Flag(flag) => flag.to_string(),
            Actual::Nothing | Actual::Remark => "nothing".to_owned(),
        }
    }
}

/// A printed number, and the unit of its last digit.
fn printed(expected: &Value) -> Option<(ExpectedNumber, f64)> {
    let text = expected.as_str().map_or_else(|| expected.to_string(), str::to_owned);
    let digits = text.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    Some((ExpectedNumber::parse(&text)?, 10_f64.powi(i32::try_from(digits).ok()?.checked_neg()?)))
}

/// The same rate, within 1e-9; a double root within 1e-6; beyond 1e15 by its logarithm.
pub(super) fn is_root(expected: &Value, root: &Root) -> bool {
    let Some(number) = ExpectedNumber::of(expected) else {
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
    pub failures: Vec<FailureCause>,
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
        mut compute: impl FnMut(&str) -> Option<Actual>,
    ) {
        for (key, expected) in group.into_iter().flatten() {
            let field = if name.is_empty() { key.clone() } else { format!("{name}.{key}") };
            match compute(key) {
                None => self.unknown.push(field),
                Some(actual) => self.one(field, expected, &actual),
            }
        }
    }

    /// Compares one figure.
    pub fn one(&mut self, field: String, expected: &Value, actual: &Actual) {
        if !actual.agrees(expected) {
            let expected = expected.as_str().map_or_else(|| expected.to_string(), str::to_owned);
            self.failures.push(FailureCause::Mismatch { field, expected, actual: actual.describe() });
        }
    }
}
