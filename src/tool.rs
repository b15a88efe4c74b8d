//! One description per question a customer asks; everything else is derived from it.
//!
//! A [`Tool`] holds its [inputs](input::Input), and its [calculator](calculator::Calculator) one pure function from
//! [values](value::Values) to a [report](report::Report). The form and its validation, the bank's defaults and limits,
//! the deep link, the table and its CSV, the command line and the reference page all read this one description. The
//! tools themselves stand in [`tools`](crate::tools).

pub mod amount;
pub mod calculator;
pub mod choice;
pub mod csv;
pub mod evaluation;
pub mod form;
pub mod input;
pub mod inputs;
pub mod meaning;
pub mod pack;
pub mod parse;
pub mod report;
pub mod scale;
pub mod statement;
pub mod text;
pub mod usual;
pub mod value;
pub mod wish;
pub mod xlsx;

use std::sync::Arc;

use chrono::NaiveDate;

use crate::advice::facts::Need;
use crate::domain::money::Currency;
use input::Input;
use meaning::Meaning;
use pack::Packs;
use text::{Arg, Text};
use value::{FieldError, Value};
use wish::Wish;

/// One question a customer asks, and its inputs; what answers it is its [calculator](calculator::Calculator).
#[derive(Debug)]
pub struct Tool {
    /// The name in links, configuration, texts and on the command line: lower case with underscores.
    pub id: &'static str,
    /// What the customer may set, in the order of the form.
    pub inputs: &'static [Input],
    /// What somebody who asks this looks for among the products; `None` for a question that leads to none, such as how
    /// to get out of debt.
    pub need: Option<Need>,
    /// Whether she borrows money for it; else she has it.
    pub borrows: bool,
    /// What people who ask it want.
    pub wish: Wish,
    /// Figures of the answer that are what an input of some tool asks for.
    pub figures: &'static [(&'static str, Meaning)],
}

/// Tools of the same name are the same.
impl PartialEq for Tool {
    fn eq(&self, other: &Tool) -> bool {
        self.id == other.id
    }
}

impl Tool {
    /// A question that leads to no product.
    #[must_use]
    pub const fn new(id: &'static str, inputs: &'static [Input]) -> Tool {
        Tool { id, inputs, need: None, borrows: false, wish: Wish::Borrowing, figures: &[] }
    }

    /// This question, asked by somebody who looks for this and has the money.
    #[must_use]
    pub const fn with_money_for(mut self, need: Need) -> Tool {
        self.need = Some(need);
        self
    }

    /// This question, asked by somebody who looks for this and borrows the money.
    #[must_use]
    pub const fn borrowing_for(mut self, need: Need) -> Tool {
        self.need = Some(need);
        self.borrows = true;
        self
    }

    /// This question, asked by somebody who wants this.
    #[must_use]
    pub const fn under(mut self, wish: Wish) -> Tool {
        self.wish = wish;
        self
    }

    /// This question, whose answer has these figures that an input asks for.
    #[must_use]
    pub const fn answering(mut self, figures: &'static [(&'static str, Meaning)]) -> Tool {
        self.figures = figures;
        self
    }

    /// The name of the tool.
    #[must_use]
    pub const fn title(&self) -> Text {
        Text::of(self.id, "title")
    }

    /// The question that it answers.
    #[must_use]
    pub const fn question(&self) -> Text {
        Text::of(self.id, "ask")
    }

    /// The label of an input; in a row of a group with the row's number.
    #[must_use]
    pub fn label(&self, input: &str) -> Text {
        let input = self.input(input);
        let label = Text::of(self.id, input.map_or("", |input| input.name));
        match input.and_then(|input| input.row) {
            Some(row) => label.count("n", row.place),
            None => label,
        }
    }

    /// What an input means.
    #[must_use]
    pub fn help(&self, input: &str) -> Text {
        Text::item(self.id, self.input(input).map_or("", |input| input.name), "help")
    }

    /// The name of an option of a choice.
    #[must_use]
    pub fn option(&self, input: &str, option: &'static str) -> Text {
        Text::item(self.id, self.input(input).map_or("", |input| input.name), option)
    }

    /// A value of an input as it stands in a sentence.
    #[must_use]
    pub fn value(&self, input: &'static Input, value: Value) -> Arg {
        match (&input.kind, value) {
            (_, Value::Choice(option)) => Arg::text(self.option(input.id, option)),
            (_, Value::Month(month)) => Arg::Month(month),
            (_, Value::Number(number)) => input.arg(number),
        }
    }

    /// What is wrong at a field, with the field named.
    #[must_use]
    pub fn explain(&self, error: &FieldError) -> Text {
        Text::clone(&error.text).with("label", Arg::text(self.label(error.input)))
    }

    /// Whether each of these inputs can have its value, whatever a bank allows.
    #[must_use]
    pub fn holds(&self, values: &[(&'static str, Value)], today: NaiveDate) -> bool {
        values.iter().all(|(id, value)| self.input(id).is_some_and(|input| input.holds(*value, today)))
    }

    /// The description of an input.
    #[must_use]
    pub fn input(&self, id: &str) -> Option<&'static Input> {
        self.inputs.iter().find(|input| input.id == id)
    }
}

/// What a tool may know besides its inputs.
#[derive(Clone, Debug, PartialEq)]
pub struct Context {
    /// The customer's date: the clock is passed in, never read.
    pub today: NaiveDate,
    /// The currency of every amount of the institution.
    pub currency: Currency,
    /// The rules and reference rates in force.
    pub packs: Arc<Packs>,
}

impl Context {
    /// A context without any rules or reference rates.
    #[must_use]
    pub fn new(today: NaiveDate, currency: Currency) -> Context {
        Context { today, currency, packs: Arc::default() }
    }

    /// This context with an institution's rules and reference rates.
    #[must_use]
    pub fn with(self, packs: Arc<Packs>) -> Context {
        Context { packs, ..self }
    }
}
