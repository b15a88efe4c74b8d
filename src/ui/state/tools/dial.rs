//! Which field the dial turns.

use std::sync::Arc;

use leptos::prelude::*;

use super::ToolState;
use crate::tool::form::{Field, Form};
use crate::tool::input::{FormSection, InputKind};
use crate::tool::scale::Scale;
use crate::visit::answer::FieldStatus;

/// The first number that is asked for, and the field that the dial turns: the one that was marked last, while the form
/// shows it, or that first number.
pub(super) fn memos(
    form: StoredValue<Arc<Form>>,
    field_status: RwSignal<FieldStatus>,
    marked: RwSignal<Option<usize>>,
) -> (Memo<Option<usize>>, Memo<Option<usize>>) {
    let lead = Memo::new(move |_| {
        form.with_value(|form| field_status.with(|status| form.fields.iter().position(|field| is_asked(field, status))))
    });
    let on_dial = Memo::new(move |_| {
        let marked = marked.get().filter(|place| {
            let shown = |field: &Field| field_status.with(|status| !status.hidden.contains(&field.input.id));
            form.with_value(|form| form.fields.get(*place).is_some_and(shown))
        });
        marked.or_else(|| lead.get())
    });
    (lead, on_dial)
}

/// Whether a number is asked for, as things are.
fn is_asked(field: &Field, status: &FieldStatus) -> bool {
    let asked = field.input.section == FormSection::Question && field.input.row.is_none();
    asked && turns(field) && !status.hidden.contains(&field.input.id)
}

/// Whether a field is a number that a dial can turn.
fn turns(field: &Field) -> bool {
    let number = !matches!(field.input.kind, InputKind::Choice(_) | InputKind::Month(_) | InputKind::Rows(_));
    number && field.range.is_some_and(|range| Scale::new(&range).is_some())
}

impl ToolState {
    /// Marks the field of this place: the dial turns it from now on. A field that it cannot turn leaves the dial as it
    /// is.
    pub fn put_on_dial(self, place: usize) {
        if self.marked.get_untracked() != Some(place) && self.field(place).is_some_and(|(field, _)| turns(&field)) {
            self.marked.set(Some(place));
        }
    }

    /// The number that is asked for after the one at this place, and after the last one the first; `None` where there
    /// is but one. Follows the form.
    #[must_use]
    pub fn next_on_dial(self, place: usize) -> Option<usize> {
        self.form.with_value(|form| {
            let asked: Vec<usize> = self.field_status(|status| {
                let fields = form.fields.iter().enumerate();
                fields.filter(|(_, field)| is_asked(field, status)).map(|(place, _)| place).collect()
            });
            let next = asked.iter().find(|asked| **asked > place).or_else(|| asked.first());
            next.copied().filter(|next| *next != place)
        })
    }

    /// Whether the field of this place is the first number that is asked for. Follows the form.
    #[must_use]
    pub fn leads(self, place: usize) -> bool {
        self.lead.get() == Some(place)
    }
}
