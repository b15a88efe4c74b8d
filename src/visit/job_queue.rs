//! The work on the answer of a worksheet: which job somebody does, and which is done after it.

use std::sync::Arc;

use crate::jobs::{Job, Output, Progress};

use crate::tool::evaluation::Deferred;
use crate::tool::report::Report;
use crate::tool::value::FieldError;

/// What the one who does jobs is asked to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JobCommand {
    /// Do this job, in place of whatever is being done; what comes of it is told under this number.
    Start(u32, Job),
    /// Give up what is being done.
    Stop,
}

/// At most one job is done and one waits.
///
/// While a slider moves, each position asks for a job. One that has brought nothing yet is let go on until its first
/// output, so that there is something to see; only the last position waits behind it.
#[derive(Clone, Debug, Default)]
pub(super) struct JobQueue {
    revision: u32,
    running: Option<Running>,
    next: Option<Deferred>,
    /// What broke down, to be tried again.
    failed: Option<Deferred>,
    command: Option<JobCommand>,
}

#[derive(Clone, Debug)]
struct Running {
    deferred: Deferred,
    progress: Progress,
    /// Whether there was an output.
    has_output: bool,
}

/// What came of an output.
#[derive(Debug)]
pub(super) struct NewReport {
    /// The report, or the error that the outcome shows.
    pub(super) report: Result<Arc<Report>, FieldError>,
    /// Whether more is to come for what stands in the fields.
    pub(super) pending: bool,
}

impl JobQueue {
    /// What the one who does jobs is asked to do, once.
    pub(super) fn take_job_command(&mut self) -> Option<JobCommand> {
        self.command.take()
    }

    /// How far the work on the answer that is wanted has come; nothing of it where another job is finished first.
    pub(super) fn progress(&self) -> Progress {
        let running = self.running.as_ref().filter(|_| self.next.is_none());
        running.map_or_else(Progress::default, |running| running.progress)
    }

    /// This is to be done. `keep_report`: what is being done for values before may still be shown.
    pub(super) fn request(&mut self, deferred: Deferred, keep_report: bool) {
        self.failed = None;
        if keep_report && self.running.as_ref().is_some_and(|running| !running.has_output) {
            self.next = Some(deferred);
        } else {
            self.start(deferred);
        }
    }

    /// No answer is wanted any more.
    pub(super) fn stop(&mut self) {
        (self.next, self.failed) = (None, None);
        if self.running.take().is_some() {
            self.command = Some(JobCommand::Stop);
        }
    }

    /// The job of this number has come so far. `None` where nobody waits for it, or there is no report to show.
    pub(super) fn on_progress(
        &mut self,
        revision: u32,
        progress: Progress,
        output: Option<&Output>,
    ) -> Option<JobOutcome> {
        let running = self.running.as_mut().filter(|_| revision == self.revision)?;
        running.progress = progress;
        let Some(report) = running.deferred.report(output?) else { return self.on_failure(revision) };
        running.has_output = true;
        if let Some(next) = self.next.take() {
            self.start(next);
        } else if progress.is_done() {
            self.running = None;
        } else if report.is_err() {
            self.stop();
        }
        Some(JobOutcome::Report(NewReport { report: report.map(Arc::new), pending: self.running.is_some() }))
    }

    /// The job of this number cannot be done. `None` where nobody waits for it, or another begins in its place.
    pub(super) fn on_failure(&mut self, revision: u32) -> Option<JobOutcome> {
        let running = self.running.take_if(|_| revision == self.revision)?;
        if let Some(next) = self.next.take() {
            self.start(next);
            return None;
        }
        self.command = Some(JobCommand::Stop);
        self.failed = Some(running.deferred);
        Some(JobOutcome::Failed)
    }

    /// Tries again what broke down; whether there was something.
    pub(super) fn retry(&mut self) -> bool {
        let Some(deferred) = self.failed.take() else { return false };
        self.start(deferred);
        true
    }

    fn start(&mut self, deferred: Deferred) {
        self.revision = self.revision.wrapping_add(1);
        self.command = Some(JobCommand::Start(self.revision, deferred.job().clone()));
        self.next = None;
        self.running = Some(Running { deferred, progress: Progress::default(), has_output: false });
    }
}

/// What there is to show after a word of the one who does jobs.
#[derive(Debug)]
pub(super) enum JobOutcome {
    /// A report.
    Report(NewReport),
    /// There will be none.
    Failed,
}
