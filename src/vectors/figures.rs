//! The figures of a planning case: three groups, each compared by a rule of its own.

use super::case::VectorCase;
use super::check::{Actual, Checks};
use super::number::ExpectedNumber;
use crate::domain::double_double::DoubleDouble;
use crate::domain::money::Money;
use crate::domain::solve::Solution;
use rust_decimal::Decimal;
use serde_json::Value;

/// Figures without rounding agree to this distance, relatively above one.
const EXACT_TOLERANCE: f64 = 1e-9;
/// Rates of return that are searched for agree to this distance.
const SEARCHED_TOLERANCE: f64 = 1e-8;

/// What was computed for a case: a name in a group, and a figure.
#[derive(Default)]
pub(super) struct Figures {
    figures: Vec<(&'static str, &'static str, Actual)>,
    printed: Vec<(String, DoubleDouble)>,
}

impl Figures {
    /// An amount that must be equal.
    pub fn cent(self, name: &'static str, amount: Money) -> Figures {
        self.put("cent", name, Actual::money(amount))
    }

    /// Amounts that must be equal.
    pub fn cents(self, name: &'static str, amounts: impl IntoIterator<Item = Money>) -> Figures {
        self.put("cent", name, Actual::List(amounts.into_iter().map(Actual::money).collect()))
    }

    /// A figure without rounding.
    pub fn exact(self, name: &'static str, value: Decimal) -> Figures {
        self.put("exact", name, Actual::near(value, EXACT_TOLERANCE))
    }

    /// Figures without rounding.
    pub fn exacts<'a>(self, name: &'static str, values: impl IntoIterator<Item = &'a Decimal>) -> Figures {
        let list = values.into_iter().map(|value| Actual::near(*value, EXACT_TOLERANCE)).collect();
        self.put("exact", name, Actual::List(list))
    }

    /// A count, a date, a flag or a word.
    pub fn out(self, name: &'static str, actual: Actual) -> Figures {
        self.put("out", name, actual)
    }

    /// A whole number.
    pub fn count(self, name: &'static str, count: u32) -> Figures {
        self.out(name, Actual::count(count))
    }

    /// A number that a source prints under this name, or without one.
    pub fn printed(mut self, name: impl Into<String>, value: impl Into<DoubleDouble>) -> Figures {
        self.printed.push((name.into(), value.into()));
        self
    }

    pub fn put(mut self, group: &'static str, name: &'static str, actual: Actual) -> Figures {
        self.figures.push((group, name, actual));
        self
    }

    /// Compares every figure that the case expects.
    pub fn check(self, case: &VectorCase<'_>) -> Checks {
        let mut checks = Checks::default();
        for group in ["cent", "exact", "out"] {
            for (name, expected) in case.group(group).into_iter().flatten() {
                let field = format!("{group}.{name}");
                match self.figures.iter().find(|figure| figure.0 == group && figure.1 == name) {
                    Some((_, _, actual)) => checks.one(field, expected, actual),
                    None => checks.unknown.push(field),
                }
            }
        }
        // A source that is wrong is a trap, not a figure.
        match case.field("published").filter(|_| case.top("oracle_agrees") != Some("no")) {
            Some(Value::Object(fields)) => {
                for (name, text) in fields {
                    self.compare_printed(name, text, &mut checks);
                }
            }
            Some(text) => self.compare_printed("", text, &mut checks),
            None => {}
        }
        checks
    }

    /// Holds a printed number against what was computed under its name. A text with words in it is a remark.
    fn compare_printed(&self, name: &str, text: &Value, checks: &mut Checks) {
        if text.as_str().is_none_or(|text| ExpectedNumber::parse(text).is_none()) {
            return;
        }
        let actual = self.printed.iter().find(|figure| figure.0 == name).map(|figure| figure.1).or_else(|| {
            self.figures.iter().find(|figure| figure.1 == name).and_then(|figure| match &figure.2 {
                Actual::Exact(value) => Some(DoubleDouble::from(*value)),
                Actual::Near(value, _) => Some(*value),
                _ => None,
            })
        });
        let field = if name.is_empty() { "published".to_owned() } else { format!("published.{name}") };
        match actual {
            Some(actual) => checks.one(field, text, &Actual::Printed(actual)),
            None => checks.unknown.push(field),
        }
    }
}

/// A searched rate in percent: the only root, or nothing where there is none or no single one.
pub(super) fn rate_percent(solution: &Solution) -> Actual {
    solution
        .unique()
        .map_or(Actual::Nothing, |root| Actual::Near(root.rate_dd() * DoubleDouble::from(100), SEARCHED_TOLERANCE))
}

/// A word or a number that may not exist.
pub(super) fn optional<T>(value: Option<T>, actual: impl FnOnce(T) -> Actual) -> Actual {
    value.map_or(Actual::Nothing, actual)
}
