//! What is said under a field.

use leptos::prelude::*;

use super::control::Control;
use crate::key;
use crate::platform::dom;
use crate::tool::form::Typed;
use crate::tool::text::Text;
use crate::tool::value::Value;
use crate::visit::entry::{draft_in_unit, draft_of};

/// What was understood, and what is wrong or unusual, announced when it appears.
#[component]
pub fn FieldNote(
    /// The input.
    control: Control,
    /// What was understood, where it may not be what stands there.
    #[prop(optional, into)]
    echo: Option<Signal<Option<String>>>,
) -> impl IntoView {
    let echo = move || echo.and_then(|echo| echo.get()).map(|echo| view! { <p class="echo">{echo}</p> }.into_any());
    let problem = move || {
        let input = control.input.id;
        control.state.field_status(|status| {
            let error = status.errors.iter().find(|error| error.input == input).map(|error| (error, "error"));
            let caution = || status.warnings.iter().find(|error| error.input == input).map(|error| (error, "caution"));
            let (error, class) = error.or_else(caution)?;
            Some(view! { <p class=class>{control.app.say(&control.state.tool.explain(error))}</p> }.into_any())
        })
    };
    view! {
        <div class="note" id=control.note_id()>
            <div>{move || echo()}</div>
            <div aria-live="polite">{move || problem()}</div>
            <div>{move || meant(control).map(|value| view! { <MeantButton control value/> })}</div>
        </div>
    }
}

/// What the customer may have meant, where the error of the field says so.
fn meant(control: Control) -> Option<Value> {
    control.state.field_status(|status| {
        status.errors.iter().find(|error| error.input == control.input.id).and_then(|error| error.meant)
    })
}

/// Sets what the customer may have meant.
#[component]
fn MeantButton(
    /// The input.
    control: Control,
    /// The value.
    value: Value,
) -> impl IntoView {
    let label = Text::plain(key!("error.use_meant")).with("b", control.state.tool.value(control.input, value));
    let press = move |_| {
        control.change(draft_in(control, value));
        // The button goes with the error.
        dom::focus(&control.id());
    };
    view! { <button type="button" class="link" on:click=press>{control.app.say(&label)}</button> }
}

/// The value as it stands in the field, which goes on counting units or ten thousands.
fn draft_in(control: Control, value: Value) -> Typed {
    match value {
        Value::Number(number) => draft_in_unit(number, control.typed.with_untracked(|typed| typed.wan)),
        other => control.field(|field| draft_of(field, other, control.app.locale())),
    }
}
