//! A choice between a few options.

use leptos::prelude::*;

use super::control::Control;
use super::field::FieldHeading;
use super::field_note::FieldNote;
use crate::tool::form::Typed;

/// Radio buttons that look like one control.
#[component]
pub fn ChoiceControl(
    /// The input.
    control: Control,
    /// The names of the options.
    options: &'static [&'static str],
) -> impl IntoView {
    let option = move |(place, option): (usize, &'static str)| {
        view! {
            <label class="option">
                <input
                    type="radio"
                    // The first option takes the focus that an error summary sends here.
                    id=(place == 0).then(|| control.id())
                    name=control.id()
                    value=option
                    prop:checked=move || control.typed.with(|typed| typed.text == option)
                    on:change=move |_| control.change(Typed { text: option.to_owned(), wan: false })
                />
                <span>{control.option(option)}</span>
            </label>
        }
        .into_any()
    };
    view! {
        <FieldHeading control>
            <span class="label" id=control.label_id()>{control.label()}</span>
        </FieldHeading>
        <div class="choice" role="radiogroup" aria-labelledby=control.label_id() aria-describedby=control.note_id()>
            <div class="options">{options.iter().copied().enumerate().map(option).collect_view()}</div>
        </div>
        <FieldNote control/>
    }
}
