//! What would bring the chance of a plan to a level.

use crate::codec::{Bytes, Encoded, Reader, fields};
use crate::levers::{Change, Lever};
use crate::outcomes::Chance;
use crate::plan::Plan;
use crate::work::Progress;

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
    level: f64,
    remedies: Vec<Remedy>,
    base: Chance,
    looking: Looking,
    /// What is played next.
    now: Option<Plan>,
    /// How many plans were played, and will be as far as is known.
    done: u32,
    total: u32,
    pub told: Vec<Solution>,
}

/// Runs that a remedy takes at most after the plan itself.
fn runs(remedy: Remedy) -> u32 {
    // One at the end, and one for each halving of what lies between.
    remedy.most.saturating_sub(1).checked_ilog2().map_or(1, |halvings| halvings.saturating_add(2))
}

fields!(Remedy { lever, step, most });

impl Search {
    pub fn new(plan: &Plan, level: f64, remedies: &[Remedy]) -> Search {
        Search {
            plan: plan.clone(),
            level,
            remedies: remedies.to_vec(),
            base: Chance { probability: 0.0, standard_error: 0.0 },
            looking: Looking::AtPlan,
            now: Some(plan.clone()),
            done: 0,
            total: remedies.iter().fold(1_u32, |sum, remedy| sum.saturating_add(runs(*remedy))),
            told: Vec::new(),
        }
    }

    pub const fn plan(&self) -> Option<&Plan> {
        self.now.as_ref()
    }

    fn remedy(&self) -> Option<Remedy> {
        self.remedies.get(self.told.len()).copied()
    }

    fn change(remedy: Remedy, steps: u32) -> Change {
        Change { lever: remedy.lever, by: remedy.step * f64::from(steps) }
    }

    fn with(&self, remedy: Remedy, steps: u32) -> Option<Plan> {
        Search::change(remedy, steps).of(&self.plan).filter(|plan| plan.check().is_ok())
    }

    /// What this chance means for where to look next; whether there is something to tell.
    pub fn take(&mut self, success: Chance) -> bool {
        self.done = self.done.saturating_add(1);
        self.now = None;
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
        self.now = self.with(remedy, half(few, enough));
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
            self.now = if remedy.most == 0 { None } else { self.with(remedy, remedy.most) };
            if self.now.is_some() {
                break;
            }
            self.told.push(if remedy.most == 0 { Solution::OutOfReach(self.base) } else { Solution::Impossible });
        }
        let left = self.remedies.iter().skip(self.told.len()).fold(0_u32, |sum, next| sum.saturating_add(runs(*next)));
        self.total = self.done.saturating_add(left);
    }
}

impl Search {
    pub const fn progress(&self) -> Progress {
        Progress { done: self.done, total: if self.now.is_none() { self.done } else { self.total } }
    }
}

const fn half(few: u32, enough: u32) -> u32 {
    few.saturating_add(enough.saturating_sub(few) / 2)
}

impl Encoded for Solution {
    fn write(&self, to: &mut Bytes) {
        match self {
            Solution::NotNeeded(chance) => {
                0_u8.write(to);
                chance.write(to);
            }
            Solution::Found { change, success } => {
                1_u8.write(to);
                change.write(to);
                success.write(to);
            }
            Solution::OutOfReach(chance) => {
                2_u8.write(to);
                chance.write(to);
            }
            Solution::Impossible => 3_u8.write(to),
        }
    }

    fn read(from: &mut Reader<'_>) -> Solution {
        match u8::read(from) {
            0 => Solution::NotNeeded(Encoded::read(from)),
            1 => Solution::Found { change: Encoded::read(from), success: Encoded::read(from) },
            2 => Solution::OutOfReach(Encoded::read(from)),
            3 => Solution::Impossible,
            _ => from.fail(Solution::Impossible),
        }
    }
}
