//! Several rows of like inputs, such as the debts: rows are added and taken away.

use leptos::prelude::*;

use super::control::Control;
use super::field::{FieldHeading, FormField};
use super::field_note::FieldNote;
use crate::key;
use crate::platform::dom;
use crate::tool::form::Typed;
use crate::tool::input::Row;
use crate::tool::text::{Arg, Text};
use crate::visit::change::Change;

/// The rows of the group that this input counts, with a button for each to take it away and one to add another.
#[component]
pub fn RowsControl(
    /// The input that counts the rows.
    control: Control,
) -> impl IntoView {
    let count = Memo::new(move |_| rows(control));
    let most = control.range().map_or(0, |range| u32::try_from(range.max).unwrap_or(0));
    let full = Memo::new(move |_| count.get() >= most);
    view! {
        <FieldHeading control>
            <span class="label">{control.label()}</span>
        </FieldHeading>
        <div class="rows">
            <For each=move || 1..=count.get() key=|place| *place let:place>
                <FormRow control place count/>
            </For>
        </div>
        <button
            type="button"
            class="plain"
            id=control.id()
            hidden=move || full.get()
            on:click=move |_| add(control)
        >
            {control.option("add")}
        </button>
        <FieldNote control/>
    }
}

/// One row.
#[component]
fn FormRow(
    /// The input that counts the rows.
    control: Control,
    /// The number of the row, from 1.
    place: u32,
    /// How many rows there are.
    count: Memo<u32>,
) -> impl IntoView {
    let least = control.range().map_or(0, |range| u32::try_from(range.min).unwrap_or(0));
    let removable = move || count.get() > least;
    let name = control.app.say(&control.state.tool.option(control.input.id, "row").count("n", place));
    let fields = members(control, place).into_iter().map(|place| view! { <FormField place/> }).collect_view();
    let remove = control.app.say(&Text::plain(key!("form.remove")).with("label", Arg::Name(name.clone())));
    let remove_row = move |_| {
        control.state.apply(Change::RowRemoved(control.place, place));
        dom::focus(&control.id());
    };
    view! {
        <fieldset class="row">
            <legend>{name}</legend>
            {fields}
            <Show when=removable>
                <button type="button" class="link" on:click=remove_row>{remove.clone()}</button>
            </Show>
        </fieldset>
    }
}

fn rows(control: Control) -> u32 {
    control.typed.with(|typed| typed.text.parse().unwrap_or(0))
}

/// The places in the form of the inputs of one row.
fn members(control: Control, place: u32) -> Vec<usize> {
    let group = control.input.id;
    let inside = |row: Option<Row>| row.is_some_and(|row| row.count == group && row.place == place);
    control.state.form.with_value(|form| {
        let fields = form.fields.iter().enumerate();
        fields.filter(|(_, field)| inside(field.input.row)).map(|(at, _)| at).collect()
    })
}

/// Adds a row and moves the focus to its first input, once that is there.
fn add(control: Control) {
    let count = untrack(|| rows(control)).saturating_add(1);
    control.change(Typed { text: count.to_string(), wan: false });
    let first = members(control, count).first().and_then(|at| control.state.field(*at));
    if let Some((field, _)) = first {
        let id = format!("fp-{}-{}", control.state.tool.id, field.input.id);
        request_animation_frame(move || dom::focus(&id));
    }
}
