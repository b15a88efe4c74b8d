//! How much the chance of a plan moves with what is changed.

use super::{Job, Output, Progress, Steps, difference};
use crate::levers::Variant;
use crate::outcomes::percentiles::Counter;
use crate::outcomes::{Chance, Outcomes, share};
use crate::plan::{Plan, PlanError};
use crate::simulation::Simulation;

/// A plan and its variants, under the same seed.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// How likely the plan succeeds; nothing is told before that is known.
    pub base: Chance,
    /// Half of all paths end with more, in the prices of today.
    pub base_median: f64,
    /// The variants in their order, as far as they are worked out; `None` for one that is impossible.
    pub variants: Vec<Option<Difference>>,
}

/// A variant of a plan against the plan.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Difference {
    /// How likely the variant succeeds.
    pub success: Chance,
    /// By how much that is more, with the standard error of the difference: the same luck on both sides makes it small.
    pub difference: Chance,
    /// Half of all paths end with more, in the prices of today.
    pub median: f64,
}

#[derive(Clone, Debug)]
pub(super) struct Comparing {
    plan: Plan,
    seed: u64,
    paths: u32,
    variants: Vec<Variant>,
    /// Which paths of the plan itself succeed; of nothing until that is known.
    base: Vec<bool>,
    now: Option<Simulation>,
    done: u32,
    each: u32,
    told: Comparison,
}

impl Comparing {
    pub fn new(job: &Job, variants: &[Variant]) -> Result<Comparing, PlanError> {
        let simulation = Simulation::new(&job.plan, job.seed, job.paths)?;
        let nothing = Chance { probability: 0.0, standard_error: 0.0 };
        Ok(Comparing {
            plan: job.plan.clone(),
            seed: job.seed,
            paths: job.paths,
            variants: variants.to_vec(),
            base: Vec::new(),
            each: simulation.outcomes().progress().total,
            now: Some(simulation),
            done: 0,
            told: Comparison { base: nothing, base_median: 0.0, variants: Vec::new() },
        })
    }

    /// Takes in what became of the plan, or of a variant, and begins the next one.
    fn finish(&mut self, outcomes: &Outcomes) {
        let success = outcomes.chance(self.plan.target);
        let median = median_end(outcomes);
        if self.base.is_empty() {
            self.base = outcomes.successes(self.plan.target).collect();
            (self.told.base, self.told.base_median) = (success, median);
        } else {
            let pairs = outcomes.successes(self.plan.target).zip(&self.base);
            let mut moved = share(pairs.map(|(now, before)| f64::from(u8::from(now)) - f64::from(u8::from(*before))));
            moved.probability = difference(success, self.told.base);
            self.told.variants.push(Some(Difference { success, difference: moved, median }));
        }
        self.begin();
    }

    fn begin(&mut self) {
        while let Some(variant) = self.variants.get(self.told.variants.len()) {
            let next = variant.of(&self.plan).map(|plan| Simulation::new(&plan, self.seed, self.paths));
            if let Some(Ok(simulation)) = next {
                self.now = Some(simulation);
                return;
            }
            self.told.variants.push(None);
            self.done = self.done.saturating_add(self.each);
        }
        self.now = None;
    }
}

/// The median of what there is at the end, in the prices of today.
#[allow(clippy::cast_possible_truncation, reason = "wealth is in single precision")]
fn median_end(outcomes: &Outcomes) -> f64 {
    let last = outcomes.years().saturating_sub(1);
    let ends = outcomes.real_wealth(last).map(|wealth| wealth as f32);
    let [_, _, _, median, ..] = Counter::new().percentiles(outcomes.paths(), ends);
    median
}

impl Steps for Comparing {
    fn step(&mut self, groups: u32) -> bool {
        let Some(simulation) = &mut self.now else { return false };
        let before = simulation.outcomes().progress().done;
        simulation.step(groups);
        let progress = simulation.outcomes().progress();
        self.done = self.done.saturating_add(progress.done.saturating_sub(before));
        if !progress.is_done() {
            return false;
        }
        // Its memory is given back before the next one asks for as much.
        if let Some(simulation) = self.now.take() {
            let outcomes = simulation.run();
            self.finish(&outcomes);
        }
        true
    }

    fn groups(&self) -> Progress {
        let runs = u32::try_from(self.variants.len()).unwrap_or(u32::MAX).saturating_add(1);
        Progress { done: self.done, total: self.each.saturating_mul(runs) }
    }

    fn output(&self) -> Output {
        Output::Comparison(self.told.clone())
    }
}
