//! What the parts of a tool's screen ask of its state.

use std::sync::Arc;

use leptos::prelude::*;

use super::ToolState;
use crate::campaign::event::Event;
use crate::tool::report::{Report, Table};
use crate::visit::answer::{Answer, ReportStatus};

/// A report that is kept until there is another one.
pub type LatestReport = Memo<Option<Arc<Report>>>;

/// The report that `read` found last: one that it finds no more is shown on.
#[must_use]
pub fn latest_report(read: impl Fn() -> Option<Arc<Report>> + Send + Sync + 'static) -> LatestReport {
    let differs = |before: Option<&Option<Arc<Report>>>, now: Option<&Option<Arc<Report>>>| {
        let (before, now) = (before.and_then(Option::as_ref), now.and_then(Option::as_ref));
        before.map(Arc::as_ptr) != now.map(Arc::as_ptr)
    };
    Memo::new_with_compare(move |before| read().or_else(|| before.cloned().flatten()), differs)
}

/// How an answer stands, without what it says: most changes leave it as it is, and who follows it is not told of them.
#[derive(Clone, Copy, PartialEq)]
pub struct Standing {
    has_report: bool,
    is_broken: bool,
    status: ReportStatus,
}

impl Standing {
    /// That of an answer.
    pub(super) fn of(answer: &Answer) -> Standing {
        Standing { has_report: answer.report.is_some(), is_broken: !answer.is_valid(), status: answer.report_status }
    }
}

impl ToolState {
    /// What is read from the report that is shown; `None` without one. Follows the answer.
    pub fn report<T>(self, read: impl FnOnce(&Report) -> T) -> Option<T> {
        self.answer.with(|answer| answer.report.as_deref().map(read))
    }

    /// What is read from the report's table of this name. Follows the answer.
    pub fn table<T>(self, id: &str, read: impl FnOnce(&Table) -> T) -> Option<T> {
        self.report(|report| report.tables.iter().find(|table| table.id == id).map(read)).flatten()
    }

    /// Whether there is a report to show. Follows the answer.
    #[must_use]
    pub fn has_report(self) -> bool {
        self.standing.get().has_report
    }

    /// Whether a field has to be mended. Follows that alone.
    #[must_use]
    pub fn is_broken(self) -> bool {
        self.standing.get().is_broken
    }

    /// Whether the answer is being worked out. Follows that alone.
    #[must_use]
    pub fn is_pending(self) -> bool {
        self.standing.get().status == ReportStatus::Pending
    }

    /// Whether the answer that is shown is one before, since this one could not be worked out. Follows
    /// that alone.
    #[must_use]
    pub fn has_failed(self) -> bool {
        self.standing.get().status == ReportStatus::Failed
    }

    /// Whether the report that is shown is that of what stands in the fields, or the last one before a mistake in
    /// them: while another is worked out, nothing of it is handed on, saved or printed.
    #[must_use]
    pub fn is_settled(self) -> bool {
        self.answer.with_untracked(|answer| answer.report_status == ReportStatus::Fresh)
    }

    /// The tables of the report that are a statement.
    #[must_use]
    pub fn statement_tables(self) -> &'static [&'static str] {
        let tables = |report: &Report| report.statement.as_ref().map(|statement| statement.tables);
        self.answer.with_untracked(|answer| answer.report.as_deref().and_then(tables)).unwrap_or_default()
    }

    /// Whether the host alone says what is calculated: its statement is read and confirmed, not tried out.
    #[must_use]
    pub fn is_locked(self) -> bool {
        self.app.standalone() && !self.statement_tables().is_empty()
    }

    /// Tells the host that the customer has got something out of the tool.
    pub fn completed(self) {
        self.app.emit(&Event::CalculatorCompleted { tool: self.tool.id.into() });
    }
}
