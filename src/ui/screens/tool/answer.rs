//! The answer in one sentence, the rates that belong to it, and how it was reached.

use leptos::prelude::*;
use web_sys::HtmlDetailsElement;

use super::Printed;
use crate::i18n::number::NumberStyle;
use crate::key;
use crate::platform::dom;
use crate::tool::text::Arg;
use crate::ui::components::figures::{Figures, Methods};
use crate::ui::components::table::Printing;
use crate::ui::components::undo::{self, Undo};
use crate::ui::state::App;
use crate::ui::state::tools::ToolState;
use crate::visit::change::Change;

/// The sentence below the figure; it waits while a field has to be mended.
#[component]
pub fn Answer() -> impl IntoView {
    let (app, state) = (expect_context::<App>(), expect_context::<ToolState>());
    let stale = app.text(key!("report.stale"));
    view! {
        <section class="answer" data-stale=move || state.is_broken() || state.has_failed()>
            <div class="sentence" id="fp-answer" tabindex="-1">
                <p class="headline">{move || state.report(|report| app.say(&report.headline))}</p>
                <div>{move || state.is_broken().then(|| view! { <p class="stale-note">{stale.clone()}</p> })}</div>
            </div>
            <Rates/>
            <div class="beneath">
                <Method/>
                <Undo/>
                <ResetButton/>
            </div>
        </section>
    }
}

/// The rates that belong to the answer.
#[component]
pub fn Rates() -> impl IntoView {
    let (app, state) = (expect_context::<App>(), expect_context::<ToolState>());
    let texts = app.texts_untracked();
    // Most steps of a dial leave them as they are.
    let said = Memo::new(move |_| {
        state.report(|report| {
            let rates = report.figures.iter().filter(|figure| matches!(figure.value, Arg::Percent(_)));
            let words = rates.map(|rate| (app.say(&rate.label), texts.arg(&rate.value, NumberStyle::Figure)));
            words.collect::<Vec<_>>()
        })
    });
    let line = |(label, value)| view! { <span>{label}" "<b>{value}</b></span> }.into_any();
    let rates = move || said.get().unwrap_or_default().into_iter().map(line).collect_view();
    view! { <p class="rates">{rates}</p> }
}

/// Every figure with how it was reached, and what was assumed: made when somebody wants to see it.
#[component]
fn Method() -> impl IntoView {
    let (app, state) = (expect_context::<App>(), expect_context::<ToolState>());
    let Printed(printing) = expect_context();
    let opened = RwSignal::new(false);
    let words = move || {
        let made = || {
            state.report(|report| {
                let assumed = report.assumptions.iter().map(|line| view! { <li>{app.say(line)}</li> }.into_any());
                view! {
                    <h3>{app.text(key!("report.assumptions"))}</h3>
                    <ul>{assumed.collect_view()}</ul>
                    <Methods figures=report.figures.clone()/>
                }
                .into_any()
            })
        };
        opened.get().then(made).flatten()
    };
    let figures = move || opened.get() || printing.get() != Printing::Off;
    let toggled = move |event| opened.set(event_target::<HtmlDetailsElement>(&event).open());
    view! {
        <details class="method" on:toggle=toggled>
            // A click is told before the browser opens what it is on, so that it never opens empty.
            <summary on:click=move |_| opened.set(true)>
                {app.text(key!("report.method"))}
            </summary>
            <Show when=figures><Figures/></Show>
            <div class="how">{words}</div>
        </details>
    }
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
