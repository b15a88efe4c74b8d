//! The receipt of an answer: its code to copy, the head of the printed page, and what came of one that was opened.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::key;
use crate::platform::clipboard;
use crate::receipt::Receipt;
use crate::tool::text::{Arg, Text};
use crate::ui::state::tools::ToolState;
use crate::ui::state::{App, Screen};

/// The code of what the fields say; `None` while something has to be mended or worked out.
fn code(app: App, state: ToolState) -> Option<String> {
    let context = app.context_on(state.today);
    state.debounced_answer(|answer| {
        let report = answer.current_report()?;
        Receipt::of(state.tool, &answer.values, &context, report).code()
    })
}

/// Who answers, the date and the code: what every copy of an answer names.
pub fn notes(app: App, state: ToolState) -> Vec<(Text, Arg)> {
    let mut notes = vec![
        (Text::plain("receipt.by"), Arg::bank_text(app.home_config(|home| home.institution.full.clone()))),
        (Text::plain("receipt.date"), Arg::Date(state.today)),
    ];
    if let Some(code) = code(app, state) {
        notes.push((Text::plain("receipt.code"), Arg::Name(code)));
    }
    notes
}

/// The code with a button that copies it. What is shown follows a moment after the answer; what is copied is of the
/// answer as it stands.
#[component]
pub fn ReceiptCode() -> impl IntoView {
    let (app, state) = (expect_context::<App>(), expect_context::<ToolState>());
    let texts = app.texts_untracked();
    let current = Memo::new(move |_| code(app, state));
    let copied = RwSignal::new(None);
    let copy = move |_| {
        let Some(code) = untrack(|| code(app, state)) else { return };
        spawn_local(async move {
            copied.try_set(Some(clipboard::copy(&code).await));
        });
    };
    let told = move || {
        let key = if copied.get()? { key!("receipt.copied") } else { key!("receipt.by_hand") };
        Some(app.text(key))
    };
    view! {
        <details class="receipt" hidden=move || current.with(Option::is_none)>
            <summary>{texts.get(key!("receipt.code"))}</summary>
            <p class="muted">{texts.get(key!("receipt.what"))}</p>
            <output class="code">{move || current.get()}</output>
            <button type="button" class="plain" on:click=copy>{texts.get(key!("receipt.copy"))}</button>
            <p class="muted" role="status">{move || told()}</p>
        </details>
    }
}

/// What came of the receipt that the tool was opened from; nothing without one.
#[component]
pub fn Reopened() -> impl IntoView {
    let (app, state) = (expect_context::<App>(), expect_context::<ToolState>());
    let told = state.reopened.get_value();
    let (first, rest) = told.split_first()?;
    let packs = rest.iter().map(|line| view! { <li>{app.say(line)}</li> }.into_any()).collect_view();
    Some(view! {
        <section class="reopened" role="status">
            <p>{app.say(first)}</p>
            {(!rest.is_empty()).then(|| view! { <ul>{packs}</ul> })}
            <button type="button" class="link" on:click=move |_| begin_anew(app, state)>
                {app.text(key!("receipt.today"))}
            </button>
        </section>
    })
}

/// Leaves the receipt's date; what the fields say stays.
fn begin_anew(app: App, state: ToolState) {
    let handed = state.handed();
    app.forget_tool(state.tool.id);
    app.prefill_tool(state.tool.id, handed);
    app.replace(Screen::Tool(state.tool.id));
}
