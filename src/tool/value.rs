//! What a customer entered, read and checked.

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

/// The values of one tool's inputs.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Values(Vec<(&'static str, Value)>);

impl Values {
    /// Sets the value of input `id`.
    pub fn set(&mut self, id: &'static str, value: Value) {
        match self.0.iter_mut().find(|(known, _)| *known == id) {
            Some(entry) => entry.1 = value,
            None => self.0.push((id, value)),
        }
    }

    /// The value of input `id`, where it has one.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<Value> {
        self.0.iter().find(|(known, _)| *known == id).map(|(_, value)| *value)
    }

    /// Every value in the order of the form.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, Value)> + '_ {
        self.0.iter().copied()
    }

    /// The number entered for `id`.
    ///
    /// # Errors
    /// A [`Fault`] at `id` where nothing was entered.
    pub fn number(&self, id: &'static str) -> Result<Decimal, Fault> {
        match self.get(id) {
            Some(Value::Number(number)) => Ok(number),
            _ => Err(Fault::required(id)),
        }
    }

    /// The whole number entered for `id`.
    ///
    /// # Errors
    /// A [`Fault`] at `id` where nothing whole was entered.
    pub fn whole(&self, id: &'static str) -> Result<u32, Fault> {
        u32::try_from(self.number(id)?).map_err(|_| Fault::required(id))
    }

    /// The option chosen for `id`.
    ///
    /// # Errors
    /// A [`Fault`] at `id` where nothing was chosen.
    pub fn choice(&self, id: &'static str) -> Result<&'static str, Fault> {
        match self.get(id) {
            Some(Value::Choice(choice)) => Ok(choice),
            _ => Err(Fault::required(id)),
        }
    }

    /// The month entered for `id`, as its first day.
    ///
    /// # Errors
    /// A [`Fault`] at `id` where nothing was entered.
    pub fn month(&self, id: &'static str) -> Result<NaiveDate, Fault> {
        match self.get(id) {
            Some(Value::Month(month)) => Ok(month),
            _ => Err(Fault::required(id)),
        }
    }
}

/// Something a customer has to mend, at the field where it can be mended.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// The input that the fault belongs to.
    pub input: &'static str,
    /// What is wrong and what to do.
    pub text: Text,
}

impl Fault {
    /// The field is empty.
    #[must_use]
    pub fn required(input: &'static str) -> Fault {
        Fault { input, text: Text::plain("error.required") }
    }

    /// The amounts are too large to be calculated exactly.
    #[must_use]
    pub fn out_of_range(input: &'static str) -> Fault {
        Fault { input, text: Text::plain("error.out_of_range") }
    }
}
