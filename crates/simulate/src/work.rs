//! What there is to work out about a plan, as plain data, and whoever works on it step by step.
//!
//! A [`Job`] comes to the same [`Output`] wherever it is done, and however its steps are spread: in place on the
//! command line, in a worker, in two, in slices on the page.

mod bytes;
mod project;

use crate::outcomes::{Chance, Outcomes};
use crate::plan::{MAX_ASSETS, MAX_YEARS, Plan, PlanError};
use crate::summary::Summary;

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
    /// What may become of it. It is told after `first` paths, and after `own`; whoever has help leaves the rest to
    /// others and [adds](Work::absorb) it.
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
    /// Whether it succeeds, and nothing else: what [studies](crate::study) are made of.
    Trial,
}

/// What a job has come to so far.
#[derive(Clone, Debug, PartialEq)]
pub enum Output {
    /// Of a projection.
    Summary(Summary),
    /// Of a share.
    Share(Outcomes),
    /// Of a trial.
    Trial(Trial),
}

/// Which paths of a plan succeed.
#[derive(Clone, Debug, PartialEq)]
pub struct Trial {
    /// How likely it succeeds.
    pub success: Chance,
    /// Half of all paths end with more, in the prices of today.
    pub median: f64,
    /// A bit for each path, eight in a byte, the first path lowest.
    bits: Vec<u8>,
}

impl Trial {
    fn of(plan: &Plan, outcomes: &Outcomes) -> Trial {
        let mut bits = vec![0_u8; outcomes.paths().div_ceil(8)];
        for (path, success) in outcomes.successes(plan.target).enumerate() {
            if let Some(byte) = bits.get_mut(path >> 3) {
                *byte |= u8::from(success) << (path & 7);
            }
        }
        let last = outcomes.years().saturating_sub(1);
        Trial { success: outcomes.chance(plan.target), median: outcomes.real_median(last), bits }
    }

    /// Which paths succeed.
    pub fn successes(&self) -> impl Iterator<Item = bool> {
        self.bits.iter().flat_map(|byte| (0..8).map(move |bit| (byte >> bit) & 1 == 1))
    }
}

/// How far a job has come, in steps; the whole may turn out shorter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Steps made.
    pub done: u32,
    /// Steps altogether.
    pub total: u32,
}

/// A job that somebody works on.
#[derive(Clone, Debug)]
pub struct Work {
    playing: project::Playing,
    /// Groups of paths in a step.
    groups: u32,
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
    /// What [`Plan::check`] says, and a number of paths that is 0.
    pub fn new(job: &Job) -> Result<Work, PlanError> {
        job.plan.check()?;
        Work::trusted(job)
    }

    /// The same of a job whose plan was checked where it was made: for the module of a worker, which would only carry
    /// the check along.
    ///
    /// # Errors
    /// A number of years, assets or paths that there is no room for.
    pub fn trusted(job: &Job) -> Result<Work, PlanError> {
        if !(1..=MAX_YEARS).contains(&job.plan.years) {
            return Err(PlanError::Years);
        }
        if !(1..=MAX_ASSETS).contains(&job.plan.assets.len()) {
            return Err(PlanError::Assets);
        }
        let groups = STEP.checked_div(u32::from(job.plan.months())).unwrap_or(1).max(1);
        Ok(Work { playing: project::Playing::new(job)?, groups })
    }

    /// One step of a millisecond or so; none once the job is done. Says whether the output has become more.
    pub fn step(&mut self) -> bool {
        self.playing.step(self.groups)
    }

    /// How far it has come.
    #[must_use]
    pub fn progress(&self) -> Progress {
        let groups = self.playing.groups();
        let total = groups.total.div_ceil(self.groups);
        // A run ends with a step that may be shorter: nothing is done before all groups are.
        let whole = groups.done.checked_div(self.groups).unwrap_or_default().min(total.saturating_sub(1));
        Progress { done: if groups.is_done() { total } else { whole }, total }
    }

    /// What it has come to so far.
    #[must_use]
    pub fn output(&self) -> Output {
        self.playing.output()
    }

    /// The same from the bytes of that worker's [`Output`].
    pub fn absorb_bytes(&mut self, output: &[u8]) -> bool {
        bytes::share(output).is_some_and(|share| self.absorb(&share))
    }

    /// Adds what another worker made of the paths that come next; whether they were those.
    pub fn absorb(&mut self, share: &Outcomes) -> bool {
        self.playing.absorb(share)
    }
}

#[cfg(test)]
mod tests;
