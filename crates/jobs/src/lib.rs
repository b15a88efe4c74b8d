//! Calculations that take time, as plain data (耗时计算任务).
//!
//! A [`Job`] says what is to be worked out and an [`Output`] what it has come to; both can be written as bytes, so that
//! they cross the border of a worker. [`Work`] goes on in steps of a millisecond or less: whoever does it decides when
//! to make the next one, and when to give up.
//!
//! The same job comes to the same output, bit for bit, wherever it is done and however its steps are spread: nothing
//! here knows a clock or randomness.
//!
//! ```
//! use finplan_domain::loan::{Contribution, Method, PrepaymentGoal, PrepaymentRules, Strategy, Terms};
//! use finplan_domain::money::{Currency, Money};
//! use finplan_domain::rate::AnnualRate;
//! use finplan_jobs::prepayment::{PrepaymentQuery, NeededAmounts};
//! use finplan_jobs::{Job, Task as _, Work};
//! // 12,000 over a year without interest: what must be prepaid at once to be free after ten months?
//! let needed = PrepaymentQuery {
//!     terms: Terms {
//!         principal: Money::from_minor(1_200_000),
//!         annual_rate: AnnualRate::ZERO,
//!         months: 12,
//!         method: Method::EqualInstallment,
//!         currency: Currency::Cny,
//!     },
//!     goal: PrepaymentGoal::FreeBy(10),
//!     contribution: Contribution::Once { after: 0 },
//!     strategy: Strategy::ReduceTerm,
//!     rules: PrepaymentRules::default(),
//! };
//! let task = NeededAmounts(vec![needed]);
//! let job = Job::from(task.clone());
//! let mut work = Work::new(&Job::from_bytes(&job.to_bytes()).unwrap());
//! while !work.progress().is_done() {
//!     work.step();
//! }
//! let output = work.output();
//! let found = NeededAmounts::output(&output).unwrap();
//! assert_eq!(found.amounts(), [Some(Money::from_minor(200_000))]);
//! assert_eq!(found, &task.run());
//! ```

#![cfg_attr(test, allow(clippy::arithmetic_side_effects, reason = "tests may overflow: they then fail"))]

pub mod prepayment;

use serde::{Deserialize, Serialize};

use prepayment::{FoundAmounts, NeededAmounts};

/// What is to be worked out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Job {
    /// The least prepayments that reach goals.
    NeededAmounts(NeededAmounts),
}

/// What a job has come to so far.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Output {
    /// The least prepayments that reach goals.
    FoundAmounts(FoundAmounts),
}

/// One kind of job.
pub trait Task: Clone + Into<Job> + Send + Sync + 'static {
    /// What it comes to.
    type Output: Clone + Into<Output>;
    /// How it is done.
    type Steps: Steps<Output = Self::Output>;

    /// Its steps, none of them made.
    fn steps(&self) -> Self::Steps;

    /// What such a job has come to; `None` for the output of another kind.
    fn output(output: &Output) -> Option<&Self::Output>;

    /// All of it in place.
    fn run(&self) -> Self::Output {
        let mut steps = self.steps();
        while !steps.progress().is_done() {
            steps.step();
        }
        steps.output().clone()
    }

    /// As much of it in place as its first output takes: what the rest would add is missing there.
    fn run_to_first_output(&self) -> Self::Output {
        let mut steps = self.steps();
        while !steps.progress().is_done() && !steps.step() {}
        steps.output().clone()
    }
}

/// A task that somebody works on.
pub trait Steps {
    /// What it comes to.
    type Output;

    /// One step of at most a millisecond or so; none once all is done. Says whether the output has become more.
    fn step(&mut self) -> bool;

    /// How far it has come.
    fn progress(&self) -> Progress;

    /// What it has come to so far.
    fn output(&self) -> &Self::Output;
}

/// How far a job has come, in steps; the whole may turn out shorter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Steps made.
    pub done: u32,
    /// Steps altogether.
    pub total: u32,
}

impl Progress {
    /// Whether nothing is left to do.
    #[must_use]
    pub const fn is_done(self) -> bool {
        self.done >= self.total
    }
}

/// A job that somebody works on.
#[derive(Clone, Debug)]
pub struct Work(WorkState);

#[derive(Clone, Debug)]
enum WorkState {
    NeededAmounts(prepayment::Search),
}

impl Job {
    /// The job as bytes for [`from_bytes`](Job::from_bytes) of the same version of this crate.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        encode(self)
    }

    /// A job from its bytes; `None` for what is none.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Job> {
        postcard::from_bytes(bytes).ok()
    }
}

impl Output {
    /// The output as bytes for [`from_bytes`](Output::from_bytes) of the same version of this crate.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        encode(self)
    }

    /// An output from its bytes; `None` for what is none.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Output> {
        postcard::from_bytes(bytes).ok()
    }
}

/// Plain data that lies in memory can always be written.
fn encode<T: Serialize>(data: &T) -> Vec<u8> {
    postcard::to_allocvec(data).unwrap_or_default()
}

impl Work {
    /// A job of which nothing is done yet.
    #[must_use]
    pub fn new(job: &Job) -> Work {
        Work(match job {
            Job::NeededAmounts(needed) => WorkState::NeededAmounts(needed.steps()),
        })
    }

    /// One step of at most a millisecond or so; none once the job is done. Says whether the output has become more.
    pub fn step(&mut self) -> bool {
        match &mut self.0 {
            WorkState::NeededAmounts(search) => search.step(),
        }
    }

    /// How far it has come.
    #[must_use]
    pub fn progress(&self) -> Progress {
        match &self.0 {
            WorkState::NeededAmounts(search) => search.progress(),
        }
    }

    /// What it has come to so far.
    #[must_use]
    pub fn output(&self) -> Output {
        match &self.0 {
            WorkState::NeededAmounts(search) => search.output().clone().into(),
        }
    }
}

#[cfg(test)]
mod tests;
