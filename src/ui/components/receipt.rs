//! The receipt of an answer: its code to copy, the head of the printed page, and what came of one that was opened.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::i18n::Texts;
use crate::i18n::number::NumberStyle;
use crate::key;
use crate::platform::clipboard;
use crate::receipt::Receipt;
use crate::tool::text::{Arg, Text};
use crate::ui::el::{El, button, el, lines, text};
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
pub fn view(app: App, texts: &Arc<Texts>, state: ToolState) -> El {
    let current = Memo::new(move |_| code(app, state));
    let shown = el("output", "code").text_of(move || current.get().unwrap_or_default());
    let status = el("p", "muted").attr("role", "status");
    let copy = {
        let (status, texts) = (status.clone(), Arc::clone(texts));
        move || {
            let Some(code) = untrack(|| code(app, state)) else { return };
            let (status, texts) = (status.clone(), Arc::clone(&texts));
            spawn_local(async move {
                let copied = clipboard::copy(&code).await;
                status.set_text(texts.get(if copied { key!("receipt.copied") } else { key!("receipt.by_hand") }));
            });
        }
    };
    el("details", "receipt")
        .attr_of("hidden", move || current.with(Option::is_none).then(String::new))
        .child(&text("summary", "", texts.get(key!("receipt.code"))))
        .child(&text("p", "muted", texts.get(key!("receipt.what"))))
        .child(&shown)
        .child(&button("plain", texts.get(key!("receipt.copy")), copy))
        .child(&status)
}

/// What a reader of paper needs first, which is all on the screen already; and what came of a receipt that was
/// opened.
pub fn head(app: App, texts: &Arc<Texts>, state: ToolState) -> Vec<El> {
    let spoken = Arc::clone(texts);
    let mut head = vec![el("div", "paper print-only").children_of(move || paper(app, &spoken, state))];
    let told = state.reopened.get_value();
    if let Some((first, rest)) = told.split_first() {
        let mut packs = Vec::new();
        for line in rest {
            packs.push(texts.say(line));
        }
        let note = el("section", "reopened").attr("role", "status").child(&text("p", "", &texts.say(first)));
        let note = if packs.is_empty() { note } else { note.child(&lines("", &packs)) };
        let afresh = button("link", texts.get(key!("receipt.today")), move || begin_anew(app, state));
        head.push(note.child(&afresh));
    }
    head
}

/// Leaves the receipt's date; what the fields say stays.
fn begin_anew(app: App, state: ToolState) {
    let handed = state.handed();
    app.forget_tool(state.tool.id);
    app.prefill_tool(state.tool.id, handed);
    app.replace(Screen::Tool(state.tool.id));
}

fn paper(app: App, texts: &Texts, state: ToolState) -> Vec<El> {
    let (mut known, mut entered, mut assumed) = (Vec::new(), Vec::new(), Vec::new());
    for (label, value) in notes(app, state) {
        known.push(pair(texts, &label, &value));
    }
    state.debounced_answer(|answer| {
        for input in state.tool.inputs {
            if let Some(value) = answer.values.get(input.id) {
                entered.push(pair(texts, &state.tool.label(input.id), &state.tool.value(input, value)));
            }
        }
        for line in answer.report.iter().flat_map(|report| &report.assumptions) {
            assumed.push(texts.say(line));
        }
    });
    vec![
        el("dl", "").children(&known),
        text("h2", "", texts.get(key!("form.title"))),
        el("dl", "").children(&entered),
        text("h2", "", texts.get(key!("report.assumptions"))),
        lines("", &assumed),
    ]
}

fn pair(texts: &Texts, label: &Text, value: &Arg) -> El {
    let value = texts.arg(value, NumberStyle::Sentence);
    el("div", "").child(&text("dt", "", &texts.say(label))).child(&text("dd", "", &value))
}
