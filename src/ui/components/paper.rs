//! What a reader of paper needs, which is on the screen in other places.

use leptos::prelude::*;

use super::mark::Mark;
use super::receipt::notes;
use crate::i18n::Texts;
use crate::i18n::number::NumberStyle;
use crate::key;
use crate::tool::text::{Arg, Text};
use crate::ui::state::App;
use crate::ui::state::tools::ToolState;

/// The head of the sheet: who answers, what was asked, and when.
#[component]
pub fn PaperHead() -> impl IntoView {
    let (app, state) = (expect_context::<App>(), expect_context::<ToolState>());
    let texts = app.texts_untracked();
    let full = app.home_config(|home| home.institution.full.get(texts.locale).to_owned());
    let printed = Text::plain(key!("report.printed")).with("date", Arg::Date(app.today()));
    view! {
        <div class="paper-head print-only">
            <Mark/>
            <p>
                <b>{full}</b>
                <span>{texts.get(&format!("{}.title", state.tool.id)).to_owned()}</span>
            </p>
            <p class="paper-date">{texts.say(&printed)}</p>
        </div>
    }
}

/// What was entered, below the answer.
#[component]
pub fn PaperFacts() -> impl IntoView {
    let (app, state) = (expect_context::<App>(), expect_context::<ToolState>());
    let entered = move || {
        let texts = app.texts_untracked();
        state.debounced_answer(|answer| {
            let values = state.tool.inputs.iter().filter_map(|input| Some((input, answer.values.get(input.id)?)));
            values
                .map(|(input, value)| pair(&texts, &state.tool.label(input.id), &state.tool.value(input, value)))
                .collect_view()
        })
    };
    view! {
        <section class="paper print-only">
            <h2>{app.text(key!("form.title"))}</h2>
            <dl>{move || entered().into_any()}</dl>
        </section>
    }
}

/// The end of the sheet: room for notes on the calm way, what was assumed, and the code of the receipt.
#[component]
pub fn PaperFoot() -> impl IntoView {
    let (app, state) = (expect_context::<App>(), expect_context::<ToolState>());
    let texts = app.texts_untracked();
    let family = app.is_calm().then(|| {
        view! {
            <div class="paper-notes">
                <h2>{texts.get(key!("calm.notes"))}</h2>
                <hr/>
                <hr/>
                <hr/>
            </div>
        }
    });
    let foot = move || {
        let texts = app.texts_untracked();
        let known = notes(app, state).iter().map(|(label, value)| pair(&texts, label, value)).collect_view();
        let assumed = state.debounced_answer(|answer| {
            let assumptions = answer.report.iter().flat_map(|report| &report.assumptions);
            assumptions.map(|line| view! { <li>{texts.say(line)}</li> }.into_any()).collect_view()
        });
        view! {
            <ul>{assumed}</ul>
            <dl>{known}</dl>
        }
    };
    view! {
        <section class="paper paper-foot print-only">
            {family}
            <h2>{texts.get(key!("report.assumptions"))}</h2>
            {move || foot().into_any()}
        </section>
    }
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
