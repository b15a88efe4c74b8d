//! One input of a form: label, help, the control its kind asks for, and what is wrong with it.

use leptos::prelude::*;

use super::choice::ChoiceControl;
use super::control::Control;
use super::help::Help;
use super::month::MonthControl;
use super::number::NumberControl;
use super::rows::RowsControl;
use crate::tool::input::InputKind;

/// The field at a place of the tool's form; out of sight while it does not count. What is typed into or touched is on
/// the dial from then on, where a number can be turned.
#[component]
pub fn FormField(
    /// Its place in the form.
    place: usize,
) -> AnyView {
    let Some(control) = Control::at(place) else { return ().into_any() };
    let state = control.state;
    // Half of a form may never count: it is made when it first does, and stays.
    let made = Memo::new(move |before| before == Some(&true) || !control.is_hidden());
    view! {
        <div
            class="field"
            class:on=move || state.on_dial.get() == Some(place)
            class:bad=move || control.is_invalid()
            data-input=control.input.id
            hidden=move || control.is_hidden()
            on:focusin=move |_| state.put_on_dial(place)
            on:click=move |_| state.put_on_dial(place)
        >
            <Show when=move || made.get()>{body(control)}</Show>
        </div>
    }
    .into_any()
}

/// Rows have fields in them: the kinds of controls are told apart at run time.
fn body(control: Control) -> AnyView {
    match control.input.kind {
        InputKind::Choice(options) => view! { <ChoiceControl control options/> }.into_any(),
        InputKind::Month(_) => view! { <MonthControl control/> }.into_any(),
        InputKind::Rows(_) => view! { <RowsControl control/> }.into_any(),
        _ => view! { <NumberControl control/> }.into_any(),
    }
}

/// The label with the button that opens the input's help.
#[component]
pub fn FieldHeading(
    /// The input.
    control: Control,
    /// Its label.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="label-row">
            {children()}
            <Help control/>
        </div>
    }
}
