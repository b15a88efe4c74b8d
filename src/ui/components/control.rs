//! What the control of one input needs.

use leptos::prelude::*;

use crate::platform::clock;
use crate::tool::form::{Field, Typed};
use crate::tool::input::{Input, Range};
use crate::tool::text::{Arg, Text};
use crate::ui::state::App;
use crate::ui::state::tools::ToolState;
use crate::visit::change::Change;

/// One input of the tool around, as this bank offers it.
#[derive(Clone, Copy)]
pub struct Control {
    /// The widget.
    pub app: App,
    /// The tool that the input belongs to.
    pub state: ToolState,
    /// Its place in the form.
    pub place: usize,
    /// The input.
    pub input: &'static Input,
    /// What stands in it.
    pub typed: RwSignal<Typed>,
    field: StoredValue<Field>,
}

impl Control {
    /// The control at a place of the form; `None` where there is none.
    #[must_use]
    pub fn at(place: usize) -> Option<Control> {
        let state = expect_context::<ToolState>();
        let (field, typed) = state.field(place)?;
        let input = field.input;
        Some(Control { app: expect_context(), state, place, input, typed, field: StoredValue::new(field) })
    }

    /// Reads something of the bank's field.
    pub fn field<T>(self, read: impl FnOnce(&Field) -> T) -> T {
        self.field.with_value(read)
    }

    /// The bounds in force, for every kind that has some.
    #[must_use]
    pub fn range(self) -> Option<Range> {
        self.field(|field| field.range)
    }

    /// The customer changed the field.
    pub fn change(self, typed: Typed) {
        self.state.apply(Change::Typed(self.place, typed, clock::now_millis()));
    }

    /// Its label.
    #[must_use]
    pub fn label(self) -> String {
        self.app.say(&self.state.tool.label(self.input.id))
    }

    /// A text with its label in it.
    #[must_use]
    pub fn say(self, key: &'static str) -> String {
        self.app.say(&Text::plain(key).with("label", Arg::Name(self.label())))
    }

    /// The text of one of its options.
    #[must_use]
    pub fn option(self, name: &'static str) -> String {
        self.app.say(&self.state.tool.option(self.input.id, name))
    }

    /// The id of the control in the page.
    #[must_use]
    pub fn id(self) -> String {
        format!("fp-{}-{}", self.state.tool.id, self.input.id)
    }

    /// The id of the label, for a control of several parts.
    #[must_use]
    pub fn label_id(self) -> String {
        format!("{}-label", self.id())
    }

    /// The id of the texts that describe the control.
    #[must_use]
    pub fn note_id(self) -> String {
        format!("{}-note", self.id())
    }

    /// Whether the field is not to be filled in, as things are.
    #[must_use]
    pub fn is_hidden(self) -> bool {
        self.state.field_status(|status| status.hidden.contains(&self.input.id))
    }

    /// Whether the field has to be mended.
    #[must_use]
    pub fn is_invalid(self) -> bool {
        self.state.field_status(|status| status.errors.iter().any(|error| error.input == self.input.id))
    }
}
