//! What a customer entered, read and checked.

use std::marker::PhantomData;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::text::Text;

/// One input's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// An amount, a rate in percent or a count, as the input's kind says.
    Number(Decimal),
    /// One of the input's options.
    Choice(&'static str),
    /// A calendar month, held as its first day.
    Month(NaiveDate),
}

impl Value {
    /// Whether this is a number of rows of which there is one at this place, from 1.
    #[must_use]
    pub fn counts(self, place: u32) -> bool {
        matches!(self, Value::Number(rows) if Decimal::from(place) <= rows)
    }
}

/// The values of one tool's inputs: all that the form shows, each within the bounds in force.
///
/// Two of them are equal where every input has the same value, whoever gave it.
#[derive(Clone, Debug, Default)]
pub struct Values {
    list: Vec<(&'static str, Value)>,
    /// The inputs for which nothing was entered.
    defaulted: Vec<&'static str>,
}

impl PartialEq for Values {
    fn eq(&self, other: &Values) -> bool {
        self.list == other.list
    }
}

impl Eq for Values {}

impl Values {
    /// Sets the value of input `id`.
    pub fn set(&mut self, id: &'static str, value: Value) {
        match self.list.iter_mut().find(|(known, _)| *known == id) {
            Some(entry) => entry.1 = value,
            None => self.list.push((id, value)),
        }
    }

    /// Notes that nothing was entered for input `id`: what it has is a default.
    pub fn mark_default(&mut self, id: &'static str) {
        self.defaulted.push(id);
    }

    /// Whether nothing was entered for input `id`. Values that were written down, in a link or a receipt, were entered.
    #[must_use]
    pub fn is_default(&self, id: &str) -> bool {
        self.defaulted.contains(&id)
    }

    /// The value of input `id`, where it has one.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<Value> {
        self.list.iter().find(|(known, _)| *known == id).map(|(_, value)| *value)
    }

    /// Whether these are the same, entered and left in the same places.
    #[must_use]
    pub fn is_same(&self, other: &Values) -> bool {
        self == other && self.defaulted == other.defaulted
    }

    /// Every value in the order of the form.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, Value)> + '_ {
        self.list.iter().copied()
    }
}

/// Something a customer has to mend, at the field where it can be mended: of tool `T`, or of any.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldError<T = ()> {
    /// The input that the error belongs to.
    pub input: &'static str,
    /// What is wrong and what to do.
    pub text: Box<Text>,
    /// What the customer may have meant: one tap sets it.
    pub meant: Option<Value>,
    of: PhantomData<fn() -> T>,
}

/// What names an input of tool `T`: its key, and for any tool its id.
pub trait Names<T> {
    /// The name in links and on the command line.
    fn input(self) -> &'static str;
}

impl Names<()> for &'static str {
    fn input(self) -> &'static str {
        self
    }
}

impl<T> FieldError<T> {
    /// Something to mend at `input`.
    #[must_use]
    pub fn at(input: impl Names<T>, text: Text) -> FieldError<T> {
        FieldError { input: input.input(), text: Box::new(text), meant: None, of: PhantomData }
    }

    /// The same error of any tool.
    #[must_use]
    pub fn erased(self) -> FieldError {
        FieldError { input: self.input, text: self.text, meant: self.meant, of: PhantomData }
    }

    /// This error with what the customer may have meant.
    #[must_use]
    pub fn meant(mut self, value: Value) -> FieldError<T> {
        self.meant = Some(value);
        self
    }

    /// The field is empty.
    #[must_use]
    pub fn required(input: impl Names<T>) -> FieldError<T> {
        FieldError::at(input, Text::plain("error.required"))
    }

    /// The amounts are too large to be calculated exactly.
    #[must_use]
    pub fn out_of_range(input: impl Names<T>) -> FieldError<T> {
        FieldError::at(input, Text::plain("error.out_of_range"))
    }
}
