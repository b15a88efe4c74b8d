//! What the value of an input is read as.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::domain::money::{Money, Rounding};
use crate::domain::rate::AnnualRate;
use crate::tool::Context;
use crate::tool::choice::Choice;
use crate::tool::value::Value;

/// A type that the value of an input is read as.
pub trait Read: Sized {
    /// What such an input is set to: of an amount, and of a rate in percent, the number.
    type Given;

    /// The value of input `id`; `None` where its kind is another, or it is out of the type's range.
    fn read(value: Value, context: &Context) -> Option<Self>;

    /// The value that is read as this.
    fn value(given: Self::Given) -> Value;

    /// The same where nobody entered it.
    #[must_use]
    fn into_default(self) -> Self {
        self
    }
}

/// A value, and whether it is a default that was left as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entered<V> {
    /// The value.
    pub value: V,
    /// Whether nothing was entered: see [`Values::is_default`](crate::tool::value::Values::is_default).
    pub is_default: bool,
}

impl Read for Decimal {
    type Given = Decimal;

    fn read(value: Value, _: &Context) -> Option<Decimal> {
        match value {
            Value::Number(number) => Some(number),
            _ => None,
        }
    }

    fn value(given: Decimal) -> Value {
        Value::Number(given.normalize())
    }
}

/// An amount, rounded half-up to the currency's smallest unit.
impl Read for Money {
    type Given = Decimal;

    fn read(value: Value, context: &Context) -> Option<Money> {
        Money::from_decimal(Decimal::read(value, context)?, context.currency, Rounding::HalfUp).ok()
    }

    fn value(given: Decimal) -> Value {
        Decimal::value(given)
    }
}

/// A yearly rate; set in percent.
impl Read for AnnualRate {
    type Given = Decimal;

    fn read(value: Value, context: &Context) -> Option<AnnualRate> {
        AnnualRate::from_percent(Decimal::read(value, context)?).ok()
    }

    fn value(given: Decimal) -> Value {
        Decimal::value(given)
    }
}

impl Read for u32 {
    type Given = u32;

    fn read(value: Value, context: &Context) -> Option<u32> {
        u32::try_from(Decimal::read(value, context)?).ok()
    }

    fn value(given: u32) -> Value {
        Value::Number(given.into())
    }
}

impl Read for i32 {
    type Given = i32;

    fn read(value: Value, context: &Context) -> Option<i32> {
        i32::try_from(Decimal::read(value, context)?).ok()
    }

    fn value(given: i32) -> Value {
        Value::Number(given.into())
    }
}

/// A calendar month, as its first day.
impl Read for NaiveDate {
    type Given = NaiveDate;

    fn read(value: Value, _: &Context) -> Option<NaiveDate> {
        match value {
            Value::Month(month) => Some(month),
            _ => None,
        }
    }

    fn value(given: NaiveDate) -> Value {
        Value::Month(given)
    }
}

impl<V: Read> Read for Entered<V> {
    type Given = V::Given;

    fn read(value: Value, context: &Context) -> Option<Entered<V>> {
        Some(Entered { value: V::read(value, context)?, is_default: false })
    }

    fn value(given: V::Given) -> Value {
        V::value(given)
    }

    fn into_default(self) -> Entered<V> {
        Entered { is_default: true, ..self }
    }
}

impl<C: Choice> Read for C {
    type Given = C;

    fn read(value: Value, _: &Context) -> Option<C> {
        match value {
            Value::Choice(code) => C::from_code(code),
            _ => None,
        }
    }

    fn value(given: C) -> Value {
        Value::Choice(given.code())
    }
}
