//! The whole answer as a workbook. What writes it is a part of its own, loaded when somebody asks for it.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::receipt;
use crate::campaign::event::Event;
use crate::i18n::Texts;
use crate::key;
use crate::platform::download;
use crate::tool::xlsx::MEDIA;
use crate::ui::el::{El, button, el};
use crate::ui::part::{self, Told};
use crate::ui::state::App;
use crate::ui::state::tools::ToolState;

/// The button that saves it.
pub fn view(app: App, texts: &Arc<Texts>, state: ToolState) -> El {
    let status = el("p", "").attr("role", "status");
    let (said, spoken) = (status.clone(), Arc::clone(texts));
    let save = move || {
        let answer = state.answer.get_untracked();
        let Some(report) = answer.current_report().cloned() else { return };
        let (tool, texts) = (state.tool, Arc::clone(&spoken));
        let notes = untrack(|| receipt::notes(app, state));
        let told = Told { tool, values: answer.values.clone(), report, texts: Arc::clone(&texts), notes };
        let said = said.clone();
        spawn_local(async move {
            let words = match part::sheet(told).await {
                Ok(book) => {
                    download::save_bytes(&format!("{}.xlsx", tool.id), MEDIA, &book);
                    app.emit(&Event::CalculatorCompleted { tool: tool.id.into() });
                    None
                }
                Err(_) => {
                    app.host().missing(part::SHEET);
                    Some(texts.get(key!("app.part_failed")))
                }
            };
            said.set("class", words.map(|_| "error"));
            said.set_text(words.unwrap_or_default());
        });
    };
    el("div", "workbook").child(&button("plain", texts.get(key!("report.xlsx")), save)).child(&status)
}
