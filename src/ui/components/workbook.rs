//! The whole answer as a workbook. What writes it is a chunk of its own, loaded when somebody asks for it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::receipt;
use crate::key;
use crate::platform::download;
use crate::tool::xlsx::MEDIA;
use crate::ui::chunk::{self, WorkbookRequest};
use crate::ui::state::App;
use crate::ui::state::tools::ToolState;

/// The button that saves it.
#[component]
pub fn WorkbookButton() -> impl IntoView {
    let (app, state) = (expect_context::<App>(), expect_context::<ToolState>());
    let texts = app.texts_untracked();
    let failed = RwSignal::new(false);
    let save = move |_| {
        let Some(request) = request(app, state) else { return };
        spawn_local(async move {
            let book = chunk::write_workbook(request).await;
            match &book {
                Ok(book) => {
                    download::save_bytes(&format!("{}.xlsx", state.tool.id), MEDIA, book);
                    state.completed();
                }
                Err(_) => app.host().missing(chunk::SHEET),
            }
            failed.try_set(book.is_err());
        });
    };
    let problem = move || failed.get().then(|| app.text(key!("app.part_failed")));
    view! {
        <div class="workbook" hidden=move || state.has_failed()>
            <button type="button" class="plain" on:click=save>{texts.get(key!("report.xlsx"))}</button>
            <p role="status" class=move || failed.get().then_some("error")>{move || problem()}</p>
        </div>
    }
}

/// What the workbook tells; `None` while the answer is not that of the fields.
fn request(app: App, state: ToolState) -> Option<WorkbookRequest> {
    let answer = state.answer.get_untracked();
    let report = answer.current_report()?.clone();
    let notes = untrack(|| receipt::notes(app, state));
    Some(WorkbookRequest {
        tool: state.tool,
        values: answer.values.clone(),
        report,
        texts: app.texts_untracked(),
        notes,
    })
}
