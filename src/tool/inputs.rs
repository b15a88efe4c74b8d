//! What a tool asks for, as a struct: read from values, and named where something is set or wrong.
//!
//! The struct is the description: [`Inputs`] and [`Row`] are derived from it. A name that no field has does not compile,
//! and neither does a value of another kind or an input of another tool:
//!
//! ```
//! use finplan::domain::money::Money;
//! use finplan::tool::choice::Choice;
//! use finplan::tool::input::{Kind, Range};
//! use finplan::tool::inputs::{Inputs, Row};
//! use finplan::tool::value::{Value, Values};
//! use finplan::tool::Context;
//! use rust_decimal::Decimal;
//!
//! #[derive(Clone, Copy, Debug, PartialEq, Choice)]
//! enum Ask {
//!     Months,
//!     Payment,
//! }
//!
//! #[derive(Debug, Inputs)]
//! #[tool("plan")]
//! struct Plan {
//!     #[choice]
//!     ask: Ask,
//!     #[input(Kind::Money(Range::whole(0, 9_000, 100, 500)), only(ask = Months))]
//!     monthly: Option<Money>,
//!     #[rows(Range::whole(0, 2, 1, 1))]
//!     debts: Vec<Debt>,
//! }
//!
//! #[derive(Clone, Copy, Debug, PartialEq, Choice)]
//! enum Owed {
//!     Card,
//!     Loan,
//! }
//!
//! #[derive(Debug, Row)]
//! #[row(Plan::debts, most = 2)]
//! struct Debt {
//!     #[choice(first("owed"))]
//!     kind: Owed,
//!     #[input(Kind::Months(Range::whole(1, 12, 1, 6)), only(kind = Loan))]
//!     months: Option<u32>,
//!     #[input(Kind::Money(Range::whole(0, 9_000, 100, 1_000 * place)))]
//!     balance: Money,
//! }
//!
//! let ids: Vec<&str> = Plan::TOOL.inputs.iter().map(|input| input.id).collect();
//! assert_eq!(ids[..6], ["ask", "monthly", "debts", "owed", "debts1_months", "debts1_balance"]);
//! assert_eq!(ids[6..], ["debts2_kind", "debts2_months", "debts2_balance"]);
//! assert_eq!(Plan::TOOL.inputs[8].kind.range().unwrap().default, Decimal::from(2_000));
//!
//! # use finplan::domain::{date, money::Currency};
//! # let context = Context::new(date::parse("2026-11-23").unwrap(), Currency::Cny);
//! let mut values = Values::default();
//! values.set(Debt::KIND.at(0).id(), Value::Choice("card"));
//! for set in [Plan::ASK.to(Ask::Payment), Plan::DEBTS.to(1), Debt::BALANCE.at(0).to(Decimal::from(700))] {
//!     values.set(set.id(), set.value());
//! }
//! let plan = Plan::read(&values, &context).unwrap();
//! assert_eq!((plan.ask, plan.monthly), (Ask::Payment, None));
//! assert_eq!((plan.debts[0].balance.minor(), plan.debts[0].months), (70_000, None));
//! assert_eq!(values.get(Plan::ASK.id()), Some(Value::Choice("payment")));
//! ```
//! ```compile_fail
//! # use finplan::tools::card_debt::CardDebt;
//! CardDebt::BALANSE;
//! ```
//! ```compile_fail
//! # use finplan::tools::card_debt::{CardDebt, Question};
//! CardDebt::BALANCE.to(Question::Months);
//! ```

use std::fmt;
use std::marker::PhantomData;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::choice::Choice;
use super::input::Input;
use super::value::{Fault, Names, Value, Values};
use super::{Context, Tool};
use crate::domain::money::{Money, Rounding};
use crate::domain::rate::AnnualRate;

pub use finplan_derive::{Inputs, Row};

/// What a tool asks for.
pub trait Inputs: Sized + 'static {
    /// The description of the tool.
    const TOOL: &'static Tool;

    /// What these values say.
    ///
    /// # Errors
    /// A fault at an input that has no value although the form shows it, or one that its type does not hold.
    fn read(values: &Values, context: &Context) -> Result<Self, Fault<Self>>;
}

/// One of several like things that a tool asks for.
pub trait Row: Sized + 'static {
    /// The tool that asks for it.
    type Of: Inputs;
    /// The inputs of all rows.
    const INPUTS: &'static [Input];

    /// What these values say of the row at `place`, from 0.
    ///
    /// # Errors
    /// See [`Inputs::read`].
    fn read(values: &Values, place: usize, context: &Context) -> Result<Self, Fault<Self::Of>>;
}

/// The name of an input of tool `T` whose value is read as a `V`.
pub struct Key<T, V> {
    id: &'static str,
    of: PhantomData<fn() -> (T, V)>,
}

/// The names of an input of tool `T` in every row.
pub struct RowKey<T, V> {
    ids: &'static [&'static str],
    of: PhantomData<fn() -> (T, V)>,
}

/// An input of tool `T` with what it is set to.
pub struct Set<T> {
    id: &'static str,
    value: Value,
    of: PhantomData<fn() -> T>,
}

impl<T, V> Clone for Key<T, V> {
    fn clone(&self) -> Key<T, V> {
        *self
    }
}

impl<T, V> Copy for Key<T, V> {}

impl<T, V> fmt::Debug for Key<T, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id)
    }
}

impl<T, V> Clone for RowKey<T, V> {
    fn clone(&self) -> RowKey<T, V> {
        *self
    }
}

impl<T, V> Copy for RowKey<T, V> {}

impl<T> Clone for Set<T> {
    fn clone(&self) -> Set<T> {
        *self
    }
}

impl<T> Copy for Set<T> {}

impl<T, V> Key<T, V> {
    /// The input of this name; made by the derives.
    #[must_use]
    pub const fn new(id: &'static str) -> Key<T, V> {
        Key { id, of: PhantomData }
    }

    /// The name in links and on the command line.
    #[must_use]
    pub const fn id(self) -> &'static str {
        self.id
    }
}

impl<T, V> Key<T, V> {
    /// The value of this input, which the form shows by now.
    ///
    /// # Errors
    /// A fault at the input where it has none.
    pub fn shown(self, value: Option<V>) -> Result<V, Fault<T>> {
        value.ok_or_else(|| Fault::required(self))
    }
}

impl<T, V: Read> Key<T, V> {
    /// This input, set to this.
    #[must_use]
    pub fn to(self, given: V::Given) -> Set<T> {
        Set { id: self.id, value: V::value(given), of: PhantomData }
    }
}

impl<T, V> Names<T> for Key<T, V> {
    fn input(self) -> &'static str {
        self.id
    }
}

impl<T, V> RowKey<T, V> {
    /// The inputs of these names; made by the derives.
    #[must_use]
    pub const fn new(ids: &'static [&'static str]) -> RowKey<T, V> {
        RowKey { ids, of: PhantomData }
    }

    /// The names of the input in every row.
    #[must_use]
    pub const fn ids(self) -> &'static [&'static str] {
        self.ids
    }

    /// The input in the row at `place`, from 0. Beyond the last row it is a name that no form has: what is set there is
    /// not offered.
    #[must_use]
    pub fn at(self, place: usize) -> Key<T, V> {
        Key::new(self.ids.get(place).copied().unwrap_or_default())
    }
}

impl<T> Set<T> {
    /// The name of the input.
    #[must_use]
    pub const fn id(self) -> &'static str {
        self.id
    }

    /// What it is set to.
    #[must_use]
    pub const fn value(self) -> Value {
        self.value
    }
}

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
    fn left(self) -> Self {
        self
    }
}

/// A value, and whether it is a default that was left as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entered<V> {
    /// The value.
    pub value: V,
    /// Whether nothing was entered: see [`Values::is_left`].
    pub left: bool,
}

/// The value of an input that the form always shows.
///
/// # Errors
/// A fault at the input where there is none, or its type does not hold it.
pub fn required<T, V: Read>(values: &Values, key: Key<T, V>, context: &Context) -> Result<V, Fault<T>> {
    optional(values, key, context)?.ok_or_else(|| Fault::required(key))
}

/// The value of an input; `None` while the form does not show it.
///
/// # Errors
/// A fault at the input where its type does not hold the value.
pub fn optional<T, V: Read>(values: &Values, key: Key<T, V>, context: &Context) -> Result<Option<V>, Fault<T>> {
    let Some(value) = values.get(key.id) else { return Ok(None) };
    let read = V::read(value, context).ok_or_else(|| Fault::out_of_range(key))?;
    Ok(Some(if values.is_left(key.id) { read.left() } else { read }))
}

/// As many rows as the input `count` says.
///
/// # Errors
/// See [`Inputs::read`].
pub fn rows<R: Row>(values: &Values, count: &str, context: &Context) -> Result<Vec<R>, Fault<R::Of>> {
    let Some(Value::Number(count)) = values.get(count) else { return Ok(Vec::new()) };
    (0..usize::try_from(count).unwrap_or(0)).map(|place| R::read(values, place, context)).collect()
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
        Some(Entered { value: V::read(value, context)?, left: false })
    }

    fn value(given: V::Given) -> Value {
        V::value(given)
    }

    fn left(self) -> Entered<V> {
        Entered { left: true, ..self }
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
