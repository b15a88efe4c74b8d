//! What a tool answers: a report at once, or a job that leads to one.

use std::fmt;
use std::sync::Arc;

use crate::jobs::{Job, Output, Task};

use super::report::Report;
use super::value::FieldError;

/// What a tool answers: tool `T`, or any.
#[derive(Clone, Debug)]
pub enum Evaluation<T = ()> {
    /// The report, at once.
    Report(Box<Report<T>>),
    /// There is work to be done before there is one.
    Deferred(Deferred<T>),
}

/// Work that somebody has to do, in place or elsewhere, and the report on what it comes to.
pub struct Deferred<T = ()> {
    job: Job,
    report: Reporter<T>,
    in_place: InPlace<T>,
}

/// The report on an output; `None` where that is of another kind of job.
type Reporter<T> = Arc<dyn Fn(&Output) -> Option<Result<Report<T>, FieldError<T>>> + Send + Sync>;
/// The report after so much work in place.
type InPlace<T> = Arc<dyn Fn(Extent) -> Result<Report<T>, FieldError<T>> + Send + Sync>;

/// How much of a job is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// As much as the first output takes: the answer, perhaps without its levers.
    FirstOutput,
    /// All.
    Whole,
}

impl<T> From<Report<T>> for Evaluation<T> {
    fn from(report: Report<T>) -> Evaluation<T> {
        Evaluation::Report(Box::new(report))
    }
}

impl<T: 'static> Evaluation<T> {
    /// This task is to be done, and here is the report on what it has come to: also on a part of it, in which whatever
    /// the rest would add is missing.
    pub fn deferred<W: Task>(
        task: W,
        report: impl Fn(&W::Output) -> Result<Report<T>, FieldError<T>> + Send + Sync + 'static,
    ) -> Evaluation<T> {
        let (job, report) = (task.clone().into(), Arc::new(report));
        let made = Arc::clone(&report);
        let in_place = move |extent| match extent {
            Extent::FirstOutput => made(&task.run_to_first_output()),
            Extent::Whole => made(&task.run()),
        };
        let report = move |output: &Output| W::output(output).map(|output| report(output));
        Evaluation::Deferred(Deferred { job, report: Arc::new(report), in_place: Arc::new(in_place) })
    }

    /// The report, with so much of the work done in place.
    ///
    /// # Errors
    /// The error of the field that the outcome shows to be wrong.
    pub fn in_place(self, extent: Extent) -> Result<Report<T>, FieldError<T>> {
        match self {
            Evaluation::Report(report) => Ok(*report),
            Evaluation::Deferred(deferred) => (deferred.in_place)(extent),
        }
    }

    /// The same of any tool, with every report as `finish` leaves it.
    pub(super) fn erased(self, finish: impl Fn(Report) -> Report + Send + Sync + 'static) -> Evaluation {
        match self {
            Evaluation::Report(report) => finish(report.erased()).into(),
            Evaluation::Deferred(Deferred { job, report, in_place }) => {
                let finish = move |made: Result<Report<T>, FieldError<T>>| match made {
                    Ok(report) => Ok(finish(report.erased())),
                    Err(error) => Err(error.erased()),
                };
                let finish = Arc::new(finish);
                let finished = Arc::clone(&finish);
                Evaluation::Deferred(Deferred {
                    job,
                    report: Arc::new(move |output| report(output).map(|made| finished(made))),
                    in_place: Arc::new(move |extent| finish(in_place(extent))),
                })
            }
        }
    }
}

impl<T> Deferred<T> {
    /// What is to be done.
    #[must_use]
    pub const fn job(&self) -> &Job {
        &self.job
    }

    /// The report on what the job has come to so far, or the error that it shows; `None` for the output of another kind
    /// of job.
    #[must_use]
    pub fn report(&self, output: &Output) -> Option<Result<Report<T>, FieldError<T>>> {
        (self.report)(output)
    }
}

impl<T> Clone for Deferred<T> {
    fn clone(&self) -> Deferred<T> {
        Deferred { job: self.job.clone(), report: Arc::clone(&self.report), in_place: Arc::clone(&self.in_place) }
    }
}

impl<T> fmt::Debug for Deferred<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Deferred").field("job", &self.job).finish_non_exhaustive()
    }
}
