//! What a reader of paper needs first, which is all on the screen already.

use leptos::prelude::*;

use super::receipt::notes;
use crate::i18n::Texts;
use crate::i18n::number::NumberStyle;
use crate::key;
use crate::tool::text::{Arg, Text};
use crate::ui::state::App;
use crate::ui::state::tools::ToolState;

/// The head of the printed page: who answers, what was entered and what was assumed.
#[component]
pub fn PaperHead() -> impl IntoView {
    let (app, state) = (expect_context::<App>(), expect_context::<ToolState>());
    let head = move || {
        let texts = app.texts_untracked();
        let known = notes(app, state).iter().map(|(label, value)| pair(&texts, label, value)).collect_view();
        let (entered, assumed) = state.debounced_answer(|answer| {
            let values = state.tool.inputs.iter().filter_map(|input| Some((input, answer.values.get(input.id)?)));
            let entered = values
                .map(|(input, value)| pair(&texts, &state.tool.label(input.id), &state.tool.value(input, value)))
                .collect_view();
            let assumptions = answer.report.iter().flat_map(|report| &report.assumptions);
            (entered, assumptions.map(|line| view! { <li>{texts.say(line)}</li> }.into_any()).collect_view())
        });
        view! {
            <dl>{known}</dl>
            <h2>{texts.get(key!("form.title"))}</h2>
            <dl>{entered}</dl>
            <h2>{texts.get(key!("report.assumptions"))}</h2>
            <ul>{assumed}</ul>
        }
    };
    view! { <div class="paper print-only">{move || head().into_any()}</div> }
}

fn pair(texts: &Texts, label: &Text, value: &Arg) -> AnyView {
    view! {
        <div>
            <dt>{texts.say(label)}</dt>
            <dd>{texts.arg(value, NumberStyle::Sentence)}</dd>
        </div>
    }
    .into_any()
}
