//! What may become of a plan.

use super::{Job, Output, Progress, Steps};
use crate::kernel::GROUP;
use crate::outcomes::Outcomes;
use crate::plan::{Plan, PlanError};
use crate::simulation::Simulation;
use crate::summary::Summary;

#[derive(Clone, Debug)]
pub(super) struct Projection {
    plan: Plan,
    simulation: Simulation,
    /// Groups until the first picture, and those that are worked out here.
    first: u32,
    own: u32,
}

/// Some paths for somebody else.
#[derive(Clone, Debug)]
pub(super) struct Share(Simulation);

/// Groups that hold so many paths.
fn groups(paths: u32) -> u32 {
    paths.div_ceil(u32::try_from(GROUP).unwrap_or(8))
}

impl Projection {
    pub fn new(job: &Job, first: u32, own: u32) -> Result<Projection, PlanError> {
        let simulation = Simulation::new(&job.plan, job.seed, job.paths)?;
        let own = groups(own).clamp(1, groups(job.paths));
        Ok(Projection { plan: job.plan.clone(), simulation, first: groups(first), own })
    }

    fn done(&self) -> u32 {
        groups(u32::try_from(self.simulation.outcomes().paths()).unwrap_or(u32::MAX))
    }

    pub fn absorb(&mut self, share: &Outcomes) -> bool {
        self.simulation.outcomes_mut().absorb(share).is_ok()
    }
}

impl Steps for Projection {
    fn step(&mut self, groups: u32) -> bool {
        let before = self.done();
        // The first picture is of as many paths as were asked for.
        let until = if before < self.first { self.first.min(self.own) } else { self.own };
        self.simulation.step(groups.min(until.saturating_sub(before)));
        let done = self.done();
        (before < self.first && done >= self.first) || (before < self.own && done >= self.own)
    }

    fn groups(&self) -> Progress {
        Progress { done: self.done().min(self.own), total: self.own }
    }

    fn output(&self) -> Output {
        Output::Summary(Summary::of(&self.plan, self.simulation.outcomes()))
    }
}

impl Share {
    pub fn new(job: &Job, from_path: u32) -> Result<Share, PlanError> {
        Ok(Share(Simulation::part(&job.plan, job.seed, from_path, job.paths)?))
    }
}

impl Steps for Share {
    fn step(&mut self, groups: u32) -> bool {
        let was_done = self.0.is_done();
        self.0.step(groups);
        self.0.is_done() && !was_done
    }

    fn groups(&self) -> Progress {
        self.0.outcomes().progress()
    }

    fn output(&self) -> Output {
        Output::Share(self.0.outcomes().clone())
    }
}
