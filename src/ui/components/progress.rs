//! What is said while an answer is being worked out, and when it could not be.

use std::sync::Arc;

use leptos::prelude::*;

use crate::i18n::Texts;
use crate::key;
use crate::ui::el::{El, button, el, text};
use crate::ui::state::tools::ToolState;
use crate::visit::answer::ReportStatus;
use crate::visit::change::Change;

/// Whether the answer is being worked out.
#[must_use]
pub fn is_pending(state: ToolState) -> bool {
    state.answer.with(|answer| answer.report_status == ReportStatus::Pending)
}

/// Whether the answer that is shown is one before, since this one could not be worked out.
#[must_use]
pub fn has_failed(state: ToolState) -> bool {
    state.answer.with(|answer| answer.report_status == ReportStatus::Failed)
}

/// Whether the report that is shown is that of what stands in the fields, or the last one before a mistake in them:
/// while another is worked out, nothing of it is handed on, saved or printed.
#[must_use]
pub fn is_settled(state: ToolState) -> bool {
    state.answer.with_untracked(|answer| answer.report_status == ReportStatus::Fresh)
}

/// The line under the answer: how far it has come, or that it has come to nothing and may be tried again. It stays out
/// of sight for as long as nobody would wait.
pub fn view(texts: &Arc<Texts>, state: ToolState) -> El {
    let texts = Arc::clone(texts);
    let status = Memo::new(move |_| state.answer.with(|answer| answer.report_status));
    el("div", "work").children_of(move || match status.get() {
        ReportStatus::Fresh => Vec::new(),
        ReportStatus::Pending => vec![pending(&texts, state)],
        ReportStatus::Failed => {
            let again = button("link", texts.get(key!("report.again")), move || state.apply(Change::JobRetried));
            let words = text("p", "error", texts.get(key!("report.failed"))).attr("role", "alert");
            vec![words, again]
        }
    })
}

fn pending(texts: &Texts, state: ToolState) -> El {
    let of = move |read: fn(crate::jobs::Progress) -> u32| move || Some(read(state.progress.get()).to_string());
    let bar = el("progress", "")
        .attr("aria-label", texts.get(key!("report.pending")))
        .attr_of("value", of(|progress| progress.done))
        .attr_of("max", of(|progress| progress.total.max(1)));
    // Without a report before it there is nothing else to look at.
    let alone = untrack(|| state.answer.with(|answer| answer.report.is_none()));
    let words = alone.then(|| text("span", "", texts.get(key!("report.pending"))));
    el("p", "pending").maybe(words).child(&bar)
}
