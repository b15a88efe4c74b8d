//! Paths that are played for one of the tasks.

use finplan_paths::kernel::GROUP;

use super::{Job, Output, Progress, Task, Trial};
use crate::outcomes::Outcomes;
use crate::plan::{Plan, PlanError};
use crate::simulation::Simulation;
use crate::summary::Summary;

#[derive(Clone, Debug)]
pub(super) struct Playing {
    plan: Plan,
    simulation: Simulation,
    tells: Tells,
    /// Groups until the first picture, and those that are worked out here.
    first: u32,
    own: u32,
}

/// What is told of the paths.
#[derive(Clone, Copy, Debug)]
enum Tells {
    Summary,
    Share,
    Trial,
}

/// Groups that hold so many paths.
fn groups(paths: u32) -> u32 {
    paths.div_ceil(u32::try_from(GROUP).unwrap_or(8))
}

impl Playing {
    pub fn new(job: &Job) -> Result<Playing, PlanError> {
        let (tells, from_path, first, own) = match job.task {
            Task::Project { first, own } => (Tells::Summary, 0, first, own),
            Task::Share { from_path } => (Tells::Share, from_path, job.paths, job.paths),
            Task::Trial => (Tells::Trial, 0, job.paths, job.paths),
        };
        let simulation = Simulation::trusted(&job.plan, job.seed, from_path, job.paths)?;
        let own = groups(own).clamp(1, groups(job.paths));
        Ok(Playing { plan: job.plan.clone(), simulation, tells, first: groups(first), own })
    }

    fn done(&self) -> u32 {
        self.simulation.outcomes().progress().done
    }

    pub fn absorb(&mut self, share: &Outcomes) -> bool {
        self.simulation.outcomes_mut().absorb(share).is_ok()
    }

    pub fn step(&mut self, groups: u32) -> bool {
        let before = self.done();
        // The first picture is of as many paths as were asked for.
        let until = if before < self.first { self.first.min(self.own) } else { self.own };
        self.simulation.step(groups.min(until.saturating_sub(before)));
        let done = self.done();
        (before < self.first && done >= self.first) || (before < self.own && done >= self.own)
    }

    pub fn groups(&self) -> Progress {
        Progress { done: self.done().min(self.own), total: self.own }
    }

    pub fn output(&self) -> Output {
        let outcomes = self.simulation.outcomes();
        match self.tells {
            Tells::Summary => Output::Summary(Summary::of(&self.plan, outcomes)),
            Tells::Share => Output::Share(outcomes.clone()),
            Tells::Trial => Output::Trial(Trial::of(&self.plan, outcomes)),
        }
    }
}
