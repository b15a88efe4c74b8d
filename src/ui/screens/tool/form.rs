//! The fields.

use leptos::prelude::*;

use super::errors::ErrorSummary;
use crate::key;
use crate::platform::dom;
use crate::tool::input::FormSection;
use crate::ui::components::carried::CarriedValues;
use crate::ui::components::field::FormField;
use crate::ui::components::undo::{self, Undo};
use crate::ui::state::App;
use crate::ui::state::tools::ToolState;
use crate::visit::change::Change;

/// The form of the tool: what it asks, what it assumes, and what has to be mended.
#[component]
pub fn InputForm() -> impl IntoView {
    let state = expect_context::<ToolState>();
    let texts = expect_context::<App>().texts_untracked();
    let assumptions = fields(state, FormSection::Assumption);
    let assumptions = (!assumptions.is_empty()).then(|| {
        view! {
            <details class="assumed">
                <summary>{texts.get(key!("form.assumptions"))}</summary>
                {assumptions}
            </details>
        }
    });
    view! {
        <form class="inputs" aria-labelledby="fp-form" on:submit=|event| event.prevent_default()>
            <div class="part-head">
                <h2 id="fp-form">{texts.get(key!("form.title"))}</h2>
                <div class="ways">
                    <Undo/>
                    <ResetButton/>
                </div>
            </div>
            <CarriedValues/>
            {fields(state, FormSection::Question)}
            {assumptions}
            <ErrorSummary/>
        </form>
    }
}

/// The fields of a section that stand in no row.
fn fields(state: ToolState, section: FormSection) -> Vec<AnyView> {
    let form = state.form.get_value();
    let fields = form.fields.iter().enumerate();
    fields
        .filter(|(_, field)| field.input.section == section && field.input.row.is_none())
        .map(|(place, _)| view! { <FormField place/> }.into_any())
        .collect()
}

/// Back to how the form began, where there is something to go back from.
#[component]
fn ResetButton() -> impl IntoView {
    let state = expect_context::<ToolState>();
    let reset = move |_| {
        state.apply(Change::Reset);
        dom::focus(undo::BACK);
    };
    view! {
        <button
            type="button"
            class="link"
            hidden=move || !state.touched.get() && state.carried_values().is_empty()
            on:click=reset
        >
            {expect_context::<App>().text(key!("form.reset"))}
        </button>
    }
}
