//! What is said while an answer is being worked out, and when it could not be.

use leptos::prelude::*;

use crate::key;
use crate::ui::state::App;
use crate::ui::state::tools::ToolState;
use crate::visit::answer::ReportStatus;
use crate::visit::change::Change;

/// The line under the answer: how far it has come, or that it has come to nothing and may be tried again. It stays out
/// of sight for as long as nobody would wait.
#[component]
pub fn Progress() -> impl IntoView {
    let state = expect_context::<ToolState>();
    let status = Memo::new(move |_| state.answer.with(|answer| answer.report_status));
    let line = move || match status.get() {
        ReportStatus::Fresh => None,
        ReportStatus::Pending => Some(view! { <Pending/> }.into_any()),
        ReportStatus::Failed => Some(view! { <Failed/> }.into_any()),
    };
    view! { <div class="work">{move || line()}</div> }
}

/// How far the work has come.
#[component]
fn Pending() -> impl IntoView {
    let state = expect_context::<ToolState>();
    let texts = expect_context::<App>().texts_untracked();
    let words = texts.get(key!("report.pending"));
    // Without a report before it there is nothing else to look at.
    let alone = untrack(|| !state.has_report());
    view! {
        <p class="pending">
            {alone.then(|| view! { <span>{words}</span> })}
            <progress
                aria-label=words
                value=move || state.progress.get().done.to_string()
                max=move || state.progress.get().total.max(1).to_string()
            ></progress>
        </p>
    }
}

/// That there is no answer, and the way to try again.
#[component]
fn Failed() -> impl IntoView {
    let state = expect_context::<ToolState>();
    let texts = expect_context::<App>().texts_untracked();
    view! {
        <p class="error" role="alert">{texts.get(key!("report.failed"))}</p>
        <button type="button" class="link" on:click=move |_| state.apply(Change::JobRetried)>
            {texts.get(key!("report.again"))}
        </button>
    }
}
