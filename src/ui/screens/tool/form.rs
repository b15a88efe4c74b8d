//! The fields.

use leptos::prelude::*;

use super::errors::ErrorSummary;
use crate::i18n::number::NumberStyle;
use crate::key;
use crate::tool::input::FormSection;
use crate::tool::value::Value;
use crate::ui::components::carried::CarriedValues;
use crate::ui::components::field::FormField;
use crate::ui::components::later::Later;
use crate::ui::state::App;
use crate::ui::state::tools::ToolState;

/// The form of the tool: what it asks, what it takes for granted, and what has to be mended.
#[component]
pub fn InputForm() -> impl IntoView {
    let state = expect_context::<ToolState>();
    let texts = expect_context::<App>().texts_untracked();
    let more = fields(state, FormSection::Assumption);
    let more = (!more.is_empty()).then(|| {
        let later = |place| view! { <Later><FormField place/></Later> }.into_any();
        let more = more.into_iter().map(later).collect_view();
        view! {
            <details class="more">
                <summary>
                    <span class="more-head">{texts.get(key!("form.assumptions"))}</span>
                    <SetInside/>
                </summary>
                {more}
            </details>
        }
    });
    view! {
        <form class="inputs" aria-labelledby="fp-form" on:submit=|event| event.prevent_default()>
            <h2 id="fp-form" class="visually-hidden">{texts.get(key!("form.title"))}</h2>
            <CarriedValues/>
            {fields(state, FormSection::Question).into_iter().map(|place| view! { <FormField place/> }.into_any()).collect_view()}
            {more}
            <ErrorSummary/>
        </form>
    }
}

/// What is set inside the part that is closed. What is nothing goes without saying.
#[component]
fn SetInside() -> impl IntoView {
    let (app, state) = (expect_context::<App>(), expect_context::<ToolState>());
    let line = move || {
        let texts = app.texts_untracked();
        state.debounced_answer(|answer| {
            let set = state
                .tool
                .inputs
                .iter()
                .filter(|input| input.section == FormSection::Assumption && input.row.is_none());
            let words = set.filter_map(|input| {
                let value = answer.values.get(input.id)?;
                let written = texts.arg(&state.tool.value(input, value), NumberStyle::Figure);
                let nothing = matches!(value, Value::Number(number) if number.is_zero());
                (!nothing).then(|| format!("{} {written}", texts.say(&state.tool.label(input.id))))
            });
            words.collect::<Vec<_>>().join(" · ")
        })
    };
    view! { <span class="more-set">{line}</span> }
}

/// The places of a section's fields that stand in no row.
fn fields(state: ToolState, section: FormSection) -> Vec<usize> {
    let form = state.form.get_value();
    let fields = form.fields.iter().enumerate();
    fields
        .filter(|(_, field)| field.input.section == section && field.input.row.is_none())
        .map(|(place, _)| place)
        .collect()
}
