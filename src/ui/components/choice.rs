//! A choice between a few options: side by side where they fit on a phone, else in a list that opens.

use leptos::prelude::*;

use super::control::Control;
use super::field::FieldHeading;
use super::field_note::FieldNote;
use crate::base::width;
use crate::tool::form::Typed;

/// How wide the options of one line may be together, in narrow characters: what a phone has room for.
const LINE: usize = 44;
/// What an option needs beside its words.
const PADDING: usize = 3;

/// The control.
#[component]
pub fn ChoiceControl(
    /// The input.
    control: Control,
    /// The names of the options.
    options: &'static [&'static str],
) -> impl IntoView {
    let words: Vec<String> = options.iter().map(|option| control.option(option)).collect();
    let fits =
        words.iter().fold(0, |all: usize, words| all.saturating_add(width(words)).saturating_add(PADDING)) <= LINE;
    let named: Vec<(&'static str, String)> = options.iter().copied().zip(words).collect();
    let body = if fits {
        view! { <Segments control options=named/> }.into_any()
    } else {
        view! { <Menu control options=named/> }.into_any()
    };
    view! {
        {body}
        <FieldNote control/>
    }
}

/// Radio buttons that look like one control.
#[component]
fn Segments(
    /// The input.
    control: Control,
    /// The options with their words.
    options: Vec<(&'static str, String)>,
) -> impl IntoView {
    let option = move |(place, (option, words)): (usize, (&'static str, String))| {
        view! {
            <label class="choice-of">
                <input
                    type="radio"
                    // The first option takes the focus that an error summary sends here.
                    id=(place == 0).then(|| control.id())
                    name=control.id()
                    value=option
                    prop:checked=move || control.typed.with(|typed| typed.text == option)
                    on:change=move |_| control.change(Typed { text: option.to_owned(), wan: false })
                />
                <span>{words}</span>
            </label>
        }
        .into_any()
    };
    view! {
        <FieldHeading control>
            <span class="label" id=control.label_id()>{control.label()}</span>
        </FieldHeading>
        <div class="choices" role="radiogroup" aria-labelledby=control.label_id() aria-describedby=control.note_id()>
            {options.into_iter().enumerate().map(option).collect_view()}
        </div>
    }
}

/// A list that opens.
#[component]
fn Menu(
    /// The input.
    control: Control,
    /// The options with their words.
    options: Vec<(&'static str, String)>,
) -> impl IntoView {
    let option = |(option, words): (&'static str, String)| view! { <option value=option>{words}</option> }.into_any();
    view! {
        <FieldHeading control>
            <label class="label" for=control.id()>{control.label()}</label>
        </FieldHeading>
        <select
            class="menu"
            id=control.id()
            aria-describedby=control.note_id()
            prop:value=move || control.typed.with(|typed| typed.text.clone())
            on:change=move |event| control.change(Typed { text: event_target_value(&event), wan: false })
        >
            {options.into_iter().map(option).collect_view()}
        </select>
    }
}
