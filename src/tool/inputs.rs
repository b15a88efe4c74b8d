//! What a tool asks for, as a struct: read from values, and named where something is set or wrong.
//!
//! The struct is the description: [`Inputs`] and [`Row`] are derived from it. A name that no field has does not
//! compile, and neither does a value of another kind or an input of another tool:
//!
//! ```
//! use finplan::domain::money::Money;
//! use finplan::tool::choice::Choice;
//! use finplan::tool::input::{InputKind, Range};
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
//!     #[input(InputKind::Money(Range::whole(0, 9_000, 100, 500)), only(ask = Months))]
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
//!     #[input(InputKind::Months(Range::whole(1, 12, 1, 6)), only(kind = Loan))]
//!     months: Option<u32>,
//!     #[input(InputKind::Money(Range::whole(0, 9_000, 100, 1_000 * place)))]
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

mod key;
mod read;

use super::input::Input;
use super::value::{FieldError, Value, Values};
use super::{Context, Tool};

pub use finplan_derive::{Inputs, Row};
pub use key::{Key, RowKey, Set};
pub use read::{Entered, Read};

/// What a tool asks for.
pub trait Inputs: Sized + 'static {
    /// The description of the tool.
    const TOOL: &'static Tool;

    /// What these values say.
    ///
    /// # Errors
    /// An error at an input that has no value although the form shows it, or one that its type does not hold.
    fn read(values: &Values, context: &Context) -> Result<Self, FieldError<Self>>;
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
    fn read(values: &Values, place: usize, context: &Context) -> Result<Self, FieldError<Self::Of>>;
}

/// The value of an input that the form always shows.
///
/// # Errors
/// An error at the input where there is none, or its type does not hold it.
pub fn required<T, V: Read>(values: &Values, key: Key<T, V>, context: &Context) -> Result<V, FieldError<T>> {
    optional(values, key, context)?.ok_or_else(|| FieldError::required(key))
}

/// The value of an input; `None` while the form does not show it.
///
/// # Errors
/// An error at the input where its type does not hold the value.
pub fn optional<T, V: Read>(values: &Values, key: Key<T, V>, context: &Context) -> Result<Option<V>, FieldError<T>> {
    let Some(value) = values.get(key.id()) else { return Ok(None) };
    let read = V::read(value, context).ok_or_else(|| FieldError::out_of_range(key))?;
    Ok(Some(if values.is_default(key.id()) { read.into_default() } else { read }))
}

/// As many rows as the input `count` says.
///
/// # Errors
/// See [`Inputs::read`].
pub fn rows<R: Row>(values: &Values, count: &str, context: &Context) -> Result<Vec<R>, FieldError<R::Of>> {
    let Some(Value::Number(count)) = values.get(count) else { return Ok(Vec::new()) };
    (0..usize::try_from(count).unwrap_or(0)).map(|place| R::read(values, place, context)).collect()
}
