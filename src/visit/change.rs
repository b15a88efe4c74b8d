//! What happens to the fields of a tool, and what has to be shown anew after it.

use crate::jobs::{Output, Progress};

use crate::base::Locale;
use crate::handover::HandedValues;
use crate::tool::Tool;
use crate::tool::form::Typed;
use crate::tool::value::Value;

/// What happens to the fields.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// The customer typed into the field at this place, or slid it, at this time in milliseconds.
    Typed(usize, Typed, i64),
    /// The field at this place counts ten thousands from now on, or units: the same value.
    UnitChanged(usize, bool),
    /// The customer took a lever.
    LeverTaken(HandedValues),
    /// The customer took away the row at a place, from 1, of the rows that the field at a place counts.
    RowRemoved(usize, u32),
    /// A link or another tool fills fields in; of a link, what is no value stands there as it is.
    Prefilled(Vec<(&'static str, PrefillValue)>),
    /// The customer opens what she kept.
    ScenarioOpened(Vec<(&'static str, PrefillValue)>),
    /// Everything as it was before anything was entered.
    Reset,
    /// A step back.
    Undo,
    /// A step forth.
    Redo,
    /// Numbers for a reader of this language.
    LocaleChanged(Locale),
    /// The job of this number has come so far, perhaps with more to show than before.
    JobProgressed(u32, Progress, Option<Output>),
    /// The job of this number cannot be done.
    JobFailed(u32),
    /// The customer wants what could not be worked out to be tried again.
    JobRetried,
}

/// What is filled into a field.
#[derive(Clone, Debug, PartialEq)]
pub enum PrefillValue {
    /// A value.
    Value(Value),
    /// A text of a link, or of what was kept.
    Text(String),
}

/// Texts of a link, or of what was kept, for the inputs that the tool has.
#[must_use]
pub fn prefill_texts(tool: &Tool, texts: &[(String, String)]) -> Vec<(&'static str, PrefillValue)> {
    let known = |(id, text): &(String, String)| Some((tool.input(id)?.id, PrefillValue::Text(text.clone())));
    texts.iter().filter_map(known).collect()
}

/// Values for inputs.
#[must_use]
pub fn prefill_values(values: impl IntoIterator<Item = (&'static str, Value)>) -> Vec<(&'static str, PrefillValue)> {
    values.into_iter().map(|(id, value)| (id, PrefillValue::Value(value))).collect()
}

/// What has to be shown anew after a change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changed {
    /// The places of the fields in which something else stands.
    pub fields: Vec<usize>,
    /// The answer.
    pub answer: bool,
    /// What is wrong or unusual at the fields, or which are hidden.
    pub field_status: bool,
    /// Whether there are steps to take back, or to do again.
    pub steps: bool,
    /// Whether the customer has changed anything.
    pub touched: bool,
    /// How far the work on the answer has come.
    pub progress: bool,
}

/// A value that was entered in another tool and stands here, too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CarriedValue {
    /// The input that it stands in.
    pub input: &'static str,
    /// The tool that it comes from.
    pub from: &'static str,
    /// The value.
    pub value: Value,
}
