//! What a tool takes over from others that the customer has filled in before.

use leptos::prelude::*;

use super::App;
use super::tools::ToolState;
use crate::handover::{self, meaning};
use crate::tool::form::Field;
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
    /// Fills what was typed elsewhere in this visit into fields that mean the same, where this tool and its bank allow
    /// it and still have an answer. Called once, when the tool is first opened.
    pub(super) fn carry(self, app: App) {
        let mut others = Vec::new();
        let mut texts = handover::Carried::new();
        for input in self.tool.inputs {
            for (from, theirs) in meaning::same(self.tool.id, input.id) {
                let value = app.opened(from).and_then(|other| other.entered(theirs));
                if let Some(value) = value.filter(|_| !texts.iter().any(|(id, _)| id == input.id)) {
                    texts.push((input.id.to_owned(), Field::canonical(value)));
                    others.push(Carried { input: input.id, from, value });
                }
            }
        }
        let taken = self.stand(app, &|stand| stand.takes(&texts));
        others.retain(|one| taken.iter().any(|(id, _)| id == one.input));
        self.begin();
        for (id, text) in &taken {
            self.write(id, text, app.locale());
        }
        self.memory.update_value(|memory| memory.carried = others);
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
        let entered =
            |answer: &super::tools::Answer| answer.values.get(input).filter(|_| !answer.values.is_left(input));
        let value = self.answer.with_untracked(entered)?;
        let default = self.form.with_value(|form| form.field(input).map(|field| field.default));
        (Some(value) != default).then_some(value)
    }
}
