//! One input of a form: label, help, the control its kind asks for, and what is wrong with it.

use leptos::prelude::*;

use super::choice::ChoiceControl;
use super::control::Control;
use super::month::MonthControl;
use super::number::NumberControl;
use super::rows::RowsControl;
use crate::key;
use crate::tool::input::InputKind;
use crate::tool::text::{Arg, Text};

/// The field at a place of the tool's form; out of sight while it does not count.
#[component]
pub fn FormField(
    /// Its place in the form.
    place: usize,
) -> AnyView {
    let Some(control) = Control::at(place) else { return ().into_any() };
    // Rows have fields in them: the kinds of controls are told apart at run time.
    let body = match control.input.kind {
        InputKind::Choice(options) => view! { <ChoiceControl control options/> }.into_any(),
        InputKind::Month(_) => view! { <MonthControl control/> }.into_any(),
        InputKind::Rows(_) => view! { <RowsControl control/> }.into_any(),
        _ => view! { <NumberControl control/> }.into_any(),
    };
    view! { <div class="field" data-input=control.input.id hidden=move || control.is_hidden()>{body}</div> }.into_any()
}

/// The label with the button that opens the input's help, and the help below.
#[component]
pub fn FieldHeading(
    /// The input.
    control: Control,
    /// Its label.
    children: Children,
) -> impl IntoView {
    let source = control.field(|field| field.source.clone()).map(|source| {
        let line = Text::plain(key!("form.default_of"))
            .with("source", Arg::bank_text(source.text))
            .with("date", Arg::Date(source.as_of));
        view! { <p>{control.app.say(&line)}</p> }
    });
    view! {
        <div class="label-row">
            {children()}
            <details class="help">
                <summary aria-label=control.say(key!("form.help"))>
                    <span aria-hidden="true">"?"</span>
                </summary>
                <div class="help-text">
                    <p>{control.app.say(&control.state.tool.help(control.input.id))}</p>
                    {source}
                </div>
            </details>
        </div>
    }
}
