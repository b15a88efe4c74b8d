//! What there is to work out about a plan, as plain data, and whoever works on it step by step.
//!
//! A [`Job`] comes to the same [`Output`] wherever it is done, and however its steps are spread: in place on the command
//! line, in a worker, in two, in slices on the page.

mod bytes;
mod compare;
mod project;
mod remedy;

use crate::levers::{Lever, Variant};
use crate::outcomes::{Chance, Outcomes};
use crate::plan::{Plan, PlanError};
use crate::summary::Summary;

pub use compare::{Comparison, Difference};
pub use remedy::{Remedy, Solution};

/// So many months of eight paths make a step: a millisecond or less.
const STEP: u32 = 1920;

/// What is to be worked out.
#[derive(Clone, Debug, PartialEq)]
pub struct Job {
    /// The plan.
    pub plan: Plan,
    /// The seed: the same one for everything that is to be compared.
    pub seed: u64,
    /// How many paths: 10,000 leave a probability uncertain by half a percentage point.
    pub paths: u32,
    /// What about it.
    pub task: Task,
}

/// What is asked of a plan.
#[derive(Clone, Debug, PartialEq)]
pub enum Task {
    /// What may become of it. It is told after `first` paths, and after `own`; whoever has help leaves the rest to others
    /// and [adds](Work::absorb) it.
    Project {
        /// How many paths the first picture takes.
        first: u32,
        /// How many of the paths are worked out here, from the first on.
        own: u32,
    },
    /// The paths from this one on, for somebody else's projection.
    Share {
        /// The first path.
        from_path: u32,
    },
    /// How much its chance moves with variants, under the same seed.
    Compare {
        /// One after the other.
        variants: Vec<Variant>,
    },
    /// What would bring its chance to a level.
    Remedy {
        /// The probability of success that is wanted.
        level: f64,
        /// What may be changed, and how far.
        remedies: Vec<Remedy>,
    },
}

/// What a job has come to so far.
#[derive(Clone, Debug, PartialEq)]
pub enum Output {
    /// Of a projection.
    Summary(Summary),
    /// Of a share.
    Share(Outcomes),
    /// Of a comparison.
    Comparison(Comparison),
    /// Of remedies, in their order, as far as they are found.
    Solutions(Vec<Solution>),
}

/// How far a job has come, in steps; the whole may turn out shorter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Steps made.
    pub done: u32,
    /// Steps altogether.
    pub total: u32,
}

/// One kind of work.
trait Steps {
    /// So many groups of paths more; whether there is more to tell than before.
    fn step(&mut self, groups: u32) -> bool;
    /// Groups done and altogether.
    fn groups(&self) -> Progress;
    fn output(&self) -> Output;
}

/// A job that somebody works on.
#[derive(Clone, Debug)]
pub struct Work {
    state: State,
    /// Groups of paths in a step.
    groups: u32,
}

#[derive(Clone, Debug)]
enum State {
    Project(project::Projection),
    Share(project::Share),
    Compare(compare::Comparing),
    Remedy(remedy::Search),
}

impl Job {
    /// All of it in place.
    ///
    /// # Errors
    /// As [`Work::new`].
    ///
    /// ```
    /// use finplan_simulate::asset::{Asset, Growth};
    /// use finplan_simulate::plan::Plan;
    /// use finplan_simulate::work::{Job, Output, Task};
    /// let asset = Asset { growth: Growth::Geometric { rate: 0.04, volatility: 0.1 }, annual_fee: 0.005 };
    /// let plan = Plan::of_sum(10, 100_000.0, asset);
    /// let task = Task::Project { first: 1000, own: 2000 };
    /// let Output::Summary(summary) = Job { plan, seed: 1, paths: 2000, task }.run()? else { unreachable!() };
    /// assert_eq!((summary.paths, summary.years.len()), (2000, 10));
    /// assert!(summary.years[9].nominal.is_sorted());
    /// # Ok::<(), finplan_simulate::plan::PlanError>(())
    /// ```
    pub fn run(&self) -> Result<Output, PlanError> {
        let mut work = Work::new(self)?;
        while !work.progress().is_done() {
            work.step();
        }
        Ok(work.output())
    }
}

impl Progress {
    /// Whether nothing is left to do.
    #[must_use]
    pub const fn is_done(self) -> bool {
        self.done >= self.total
    }
}

impl Work {
    /// A job of which nothing is done yet.
    ///
    /// # Errors
    /// What [`Plan::check`] says, and a number of paths that is 0. A variant or a remedy that no plan can have is no
    /// error: its place in the output says so.
    pub fn new(job: &Job) -> Result<Work, PlanError> {
        let groups = STEP.checked_div(u32::from(job.plan.months())).unwrap_or(1).max(1);
        let state = match &job.task {
            Task::Project { first, own } => State::Project(project::Projection::new(job, *first, *own)?),
            Task::Share { from_path } => State::Share(project::Share::new(job, *from_path)?),
            Task::Compare { variants } => State::Compare(compare::Comparing::new(job, variants)?),
            Task::Remedy { level, remedies } => State::Remedy(remedy::Search::new(job, *level, remedies)?),
        };
        Ok(Work { state, groups })
    }

    fn steps(&self) -> &dyn Steps {
        match &self.state {
            State::Project(steps) => steps,
            State::Share(steps) => steps,
            State::Compare(steps) => steps,
            State::Remedy(steps) => steps,
        }
    }

    /// One step of a millisecond or so; none once the job is done. Says whether the output has become more.
    pub fn step(&mut self) -> bool {
        let groups = self.groups;
        match &mut self.state {
            State::Project(steps) => steps.step(groups),
            State::Share(steps) => steps.step(groups),
            State::Compare(steps) => steps.step(groups),
            State::Remedy(steps) => steps.step(groups),
        }
    }

    /// How far it has come.
    #[must_use]
    pub fn progress(&self) -> Progress {
        let groups = self.steps().groups();
        let total = groups.total.div_ceil(self.groups);
        // A run ends with a step that may be shorter: nothing is done before all groups are.
        let whole = groups.done.checked_div(self.groups).unwrap_or_default().min(total.saturating_sub(1));
        Progress { done: if groups.is_done() { total } else { whole }, total }
    }

    /// What it has come to so far.
    #[must_use]
    pub fn output(&self) -> Output {
        self.steps().output()
    }

    /// Adds what another worker made of the paths that come next; whether they were those.
    pub fn absorb(&mut self, share: &Outcomes) -> bool {
        match &mut self.state {
            State::Project(projection) => projection.absorb(share),
            State::Share(_) | State::Compare(_) | State::Remedy(_) => false,
        }
    }
}

/// The lever and the number of a remedy's steps as a change.
const fn change(lever: Lever, by: f64) -> crate::levers::Change {
    crate::levers::Change { lever, by }
}

/// Both as they are told.
fn difference(chance: Chance, base: Chance) -> f64 {
    chance.probability - base.probability
}

#[cfg(test)]
mod tests;
