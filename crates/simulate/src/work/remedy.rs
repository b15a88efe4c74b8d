//! What would bring the chance of a plan to a level.

use super::{Job, Output, Progress, Steps, change};
use crate::levers::{Change, Lever};
use crate::outcomes::Chance;
use crate::plan::{Plan, PlanError};
use crate::simulation::Simulation;

/// What may be changed, in which steps, and how far.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Remedy {
    /// What.
    pub lever: Lever,
    /// One step, in the lever's unit: 10 of money a month, a month, -0.01 of spending.
    pub step: f64,
    /// Steps that are possible at most.
    pub most: u32,
}

/// What a remedy comes to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Solution {
    /// The plan reaches the level as it is.
    NotNeeded(Chance),
    /// The smallest change in such steps with which it does.
    Found {
        /// The change.
        change: Change,
        /// The chance with it.
        success: Chance,
    },
    /// Not even the largest change is enough: the chance with that.
    OutOfReach(Chance),
    /// There is nothing to change, or no plan can have it so.
    Impossible,
}

/// Between steps that are too few and steps that are enough.
#[derive(Clone, Copy, Debug)]
enum Looking {
    /// At the plan as it is.
    AtPlan,
    /// At the largest change.
    AtMost,
    /// Half way between.
    Between { few: u32, enough: u32, success: Chance },
}

#[derive(Clone, Debug)]
pub(super) struct Search {
    plan: Plan,
    seed: u64,
    paths: u32,
    level: f64,
    remedies: Vec<Remedy>,
    base: Chance,
    looking: Looking,
    now: Option<Simulation>,
    /// Groups done, in one run, and that will be needed as far as is known.
    done: u32,
    each: u32,
    total: u32,
    told: Vec<Solution>,
}

/// Runs that a remedy takes at most after the plan itself.
fn runs(remedy: Remedy) -> u32 {
    // One at the end, and one for each halving of what lies between.
    remedy.most.saturating_sub(1).checked_ilog2().map_or(1, |halvings| halvings.saturating_add(2))
}

impl Search {
    pub fn new(job: &Job, level: f64, remedies: &[Remedy]) -> Result<Search, PlanError> {
        let simulation = Simulation::new(&job.plan, job.seed, job.paths)?;
        let each = simulation.outcomes().progress().total;
        let all = remedies.iter().fold(1_u32, |sum, remedy| sum.saturating_add(runs(*remedy)));
        Ok(Search {
            plan: job.plan.clone(),
            seed: job.seed,
            paths: job.paths,
            level,
            remedies: remedies.to_vec(),
            base: Chance { probability: 0.0, standard_error: 0.0 },
            looking: Looking::AtPlan,
            now: Some(simulation),
            done: 0,
            each,
            total: each.saturating_mul(all),
            told: Vec::new(),
        })
    }

    fn remedy(&self) -> Option<Remedy> {
        self.remedies.get(self.told.len()).copied()
    }

    fn change(remedy: Remedy, steps: u32) -> Change {
        change(remedy.lever, remedy.step * f64::from(steps))
    }

    fn simulate(&self, remedy: Remedy, steps: u32) -> Option<Simulation> {
        let plan = Search::change(remedy, steps).of(&self.plan)?;
        Simulation::new(&plan, self.seed, self.paths).ok()
    }

    /// What this chance means for where to look next; whether there is something to tell.
    fn finish(&mut self, success: Chance) -> bool {
        let is_enough = success.probability >= self.level;
        match (self.looking, self.remedy()) {
            (Looking::AtPlan, _) => {
                self.base = success;
                if is_enough {
                    self.told = vec![Solution::NotNeeded(success); self.remedies.len()];
                }
                self.begin();
                return is_enough || self.now.is_none();
            }
            (Looking::AtMost, Some(remedy)) if is_enough => {
                self.looking = Looking::Between { few: 0, enough: remedy.most, success };
            }
            (Looking::AtMost, _) => {
                self.tell(Solution::OutOfReach(success));
                return true;
            }
            (Looking::Between { few, enough, success: known }, _) => {
                let middle = half(few, enough);
                self.looking = if is_enough {
                    Looking::Between { few, enough: middle, success }
                } else {
                    Looking::Between { few: middle, enough, success: known }
                };
            }
        }
        self.narrow()
    }

    /// Looks half way, or tells what is found.
    fn narrow(&mut self) -> bool {
        let (Looking::Between { few, enough, success }, Some(remedy)) = (self.looking, self.remedy()) else {
            return false;
        };
        if enough.saturating_sub(few) <= 1 {
            self.tell(Solution::Found { change: Search::change(remedy, enough), success });
            return true;
        }
        self.now = self.simulate(remedy, half(few, enough));
        if self.now.is_none() {
            self.tell(Solution::Impossible);
            return true;
        }
        false
    }

    fn tell(&mut self, solution: Solution) {
        self.told.push(solution);
        self.begin();
    }

    /// The next remedy, at its largest.
    fn begin(&mut self) {
        self.now = None;
        while let Some(remedy) = self.remedy() {
            self.looking = Looking::AtMost;
            self.now = if remedy.most == 0 { None } else { self.simulate(remedy, remedy.most) };
            if self.now.is_some() {
                break;
            }
            self.told.push(if remedy.most == 0 { Solution::OutOfReach(self.base) } else { Solution::Impossible });
        }
        let left = self.remedies.iter().skip(self.told.len()).fold(0_u32, |sum, next| sum.saturating_add(runs(*next)));
        self.total = self.done.saturating_add(left.saturating_mul(self.each));
    }
}

const fn half(few: u32, enough: u32) -> u32 {
    few.saturating_add(enough.saturating_sub(few) / 2)
}

impl Steps for Search {
    fn step(&mut self, groups: u32) -> bool {
        let Some(simulation) = &mut self.now else { return false };
        let before = simulation.outcomes().progress().done;
        simulation.step(groups);
        let progress = simulation.outcomes().progress();
        self.done = self.done.saturating_add(progress.done.saturating_sub(before));
        if !progress.is_done() {
            return false;
        }
        let success = simulation.outcomes().chance(self.plan.target);
        // Its memory is given back before the next one asks for as much.
        self.now = None;
        self.finish(success)
    }

    fn groups(&self) -> Progress {
        Progress { done: self.done, total: if self.now.is_none() { self.done } else { self.total } }
    }

    fn output(&self) -> Output {
        Output::Solutions(self.told.clone())
    }
}
