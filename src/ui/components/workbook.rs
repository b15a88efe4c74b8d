//! The whole answer as a workbook. What writes it is a chunk of its own, loaded when somebody asks for it.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::receipt;
use crate::campaign::event::Event;
use crate::i18n::Texts;
use crate::key;
use crate::platform::download;
use crate::tool::xlsx::MEDIA;
use crate::ui::chunk::{self, WorkbookRequest};
use crate::ui::components::progress::has_failed;
use crate::ui::el::{El, button, el};
use crate::ui::state::App;
use crate::ui::state::tools::ToolState;

/// The button that saves it.
pub fn view(app: App, texts: &Arc<Texts>, state: ToolState) -> El {
    let status = el("p", "").attr("role", "status");
    let save = {
        let (status, texts) = (status.clone(), Arc::clone(texts));
        move || {
            let answer = state.answer.get_untracked();
            let Some(report) = answer.current_report().cloned() else { return };
            let (tool, status, texts) = (state.tool, status.clone(), Arc::clone(&texts));
            let notes = untrack(|| receipt::notes(app, state));
            let request =
                WorkbookRequest { tool, values: answer.values.clone(), report, texts: Arc::clone(&texts), notes };
            spawn_local(async move {
                let words = match chunk::write_workbook(request).await {
                    Ok(book) => {
                        download::save_bytes(&format!("{}.xlsx", tool.id), MEDIA, &book);
                        app.emit(&Event::CalculatorCompleted { tool: tool.id.into() });
                        None
                    }
                    Err(_) => {
                        app.host().missing(chunk::SHEET);
                        Some(texts.get(key!("app.part_failed")))
                    }
                };
                status.set("class", words.map(|_| "error"));
                status.set_text(words.unwrap_or_default());
            });
        }
    };
    el("div", "workbook")
        .attr_of("hidden", move || has_failed(state).then(String::new))
        .child(&button("plain", texts.get(key!("report.xlsx")), save))
        .child(&status)
}
