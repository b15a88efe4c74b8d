//! Reading the fields of a case.

use crate::domain::date::{self, NaiveDate};
use crate::domain::money::{Currency, Money, Rounding};
use crate::domain::rate::AnnualRate;
use rust_decimal::Decimal;
use serde_json::{Map, Value};

/// A case that cannot be read, and why.
#[derive(Debug)]
pub(super) struct Malformed(pub String);

impl<E: std::error::Error> From<E> for Malformed {
    fn from(error: E) -> Malformed {
        Malformed(error.to_string())
    }
}

/// One case, with the `meta` of its file.
pub(super) struct VectorCase<'a> {
    value: &'a Value,
    pub meta: &'a Value,
}

impl<'a> VectorCase<'a> {
    pub fn new(value: &'a Value, meta: &'a Value) -> VectorCase<'a> {
        VectorCase { value, meta }
    }

    pub fn id(&self) -> Option<&'a str> {
        self.top("id")
    }

    /// A text at the top of the case.
    pub fn top(&self, name: &str) -> Option<&'a str> {
        self.value.get(name).and_then(Value::as_str)
    }

    /// An object of expected figures.
    pub fn group(&self, name: &str) -> Option<&'a Map<String, Value>> {
        self.value.get(name).and_then(Value::as_object)
    }

    pub fn field(&self, name: &str) -> Option<&'a Value> {
        self.value.get(name)
    }

    /// An input as it stands.
    pub fn input(&self, name: &str) -> Option<&'a Value> {
        self.value.get("in").and_then(|inputs| inputs.get(name))
    }

    pub fn has(&self, name: &str) -> bool {
        self.input(name).is_some()
    }

    pub fn text(&self, name: &str) -> Result<&'a str, Malformed> {
        self.input(name).and_then(Value::as_str).ok_or_else(|| missing(name))
    }

    pub fn decimal(&self, name: &str) -> Result<Decimal, Malformed> {
        decimal(self.input(name).ok_or_else(|| missing(name))?).ok_or_else(|| unreadable(name))
    }

    pub fn count(&self, name: &str) -> Result<u32, Malformed> {
        count(self.input(name).ok_or_else(|| missing(name))?).ok_or_else(|| unreadable(name))
    }

    pub fn list(&self, name: &str) -> Result<&'a [Value], Malformed> {
        self.input(name).and_then(Value::as_array).map(Vec::as_slice).ok_or_else(|| missing(name))
    }

    /// Numbers, each written as a text or as a number.
    pub fn decimals(&self, name: &str) -> Result<Vec<Decimal>, Malformed> {
        self.list(name)?.iter().map(decimal).collect::<Option<_>>().ok_or_else(|| unreadable(name))
    }

    /// An amount in cents. The files are in units of two decimals.
    pub fn money(&self, name: &str) -> Result<Money, Malformed> {
        Ok(Money::from_decimal(self.decimal(name)?, Currency::Cny, Rounding::HalfUp)?)
    }

    pub fn rate(&self, name: &str) -> Result<AnnualRate, Malformed> {
        Ok(AnnualRate::from_percent(self.decimal(name)?)?)
    }

    pub fn date(&self, name: &str) -> Result<NaiveDate, Malformed> {
        date::parse(self.text(name)?).ok_or_else(|| unreadable(name))
    }
}

/// The error for an input that is not there, or is of another type.
pub(super) fn missing(name: &str) -> Malformed {
    Malformed(format!("the input {name:?} is missing"))
}

/// The error for an input that is there but makes no sense.
pub(super) fn unreadable(name: &str) -> Malformed {
    Malformed(format!("the input {name:?} cannot be read"))
}

/// A decimal written as a text or as a number.
pub(super) fn decimal(value: &Value) -> Option<Decimal> {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    Decimal::from_str_exact(&text).or_else(|_| Decimal::from_scientific(&text)).or_else(|_| text.parse()).ok()
}

/// A whole number that is not negative, written as a number or as a text.
pub(super) fn count(value: &Value) -> Option<u32> {
    match value {
        Value::Number(number) => number.as_u64().and_then(|n| u32::try_from(n).ok()),
        Value::String(text) => text.parse().ok(),
        _ => None,
    }
}
