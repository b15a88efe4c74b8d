//! What a tool takes over from others that the customer has filled in before.

use leptos::prelude::*;

use super::App;
use super::tools::ToolState;
use crate::tool::form::{Field, Typed};
use crate::tool::meaning;
use crate::tool::value::Value;

/// A value that was typed into another tool.
#[derive(Clone, Copy)]
pub struct Carried {
    /// The input that it stands in now.
    pub input: &'static str,
    /// The tool that it comes from.
    pub from: &'static str,
    value: Value,
}

impl ToolState {
    /// Fills what was typed elsewhere in this visit into fields that mean the same. Called once, when the tool is
    /// first opened.
    pub(super) fn carry(self, app: App) {
        let (form, locale, context) = (self.form.get_value(), app.locale(), app.context());
        for field in &form.fields {
            let input = field.input.id;
            for (from, theirs) in meaning::same(self.tool.id, input) {
                let Some(value) = app.opened(from).and_then(|other| other.entered(theirs)) else { continue };
                let text = Field::canonical(value);
                // What this tool or its bank does not allow stays where it is.
                if field.read(&Typed { text: text.clone(), wan: false }, &context).is_ok() {
                    self.write(input, &text, locale);
                    self.memory.update_value(|memory| memory.carried.push(Carried { input, from, value }));
                }
            }
        }
    }

    /// What was taken over and still stands there.
    #[must_use]
    pub fn carried(self) -> Vec<Carried> {
        let mut carried = self.memory.with_value(|memory| memory.carried.clone());
        self.answer.with(|answer| carried.retain(|one| answer.values.get(one.input) == Some(one.value)));
        carried
    }

    /// The value of an input, where it is another than the bank's.
    fn entered(self, input: &str) -> Option<Value> {
        let value = self.answer.with_untracked(|answer| answer.values.get(input))?;
        let default = self.form.with_value(|form| form.field(input).map(|field| field.default));
        (Some(value) != default).then_some(value)
    }
}
