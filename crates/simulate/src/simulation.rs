//! A plan that is played many times, a few paths at a time.

use finplan_paths::kernel;
use finplan_paths::kernel::tables::Tables;
use finplan_paths::philox::Philox;

use crate::outcomes::{Outcomes, Writer};
use crate::plan::{Plan, PlanError};
use crate::tables;

/// A plan, a seed, and what has become of the paths so far.
///
/// Path number `i` is the same whoever works it out, in whichever order and beside whichever others: two simulations
/// of halves, [joined](Outcomes::absorb), are bit for bit the simulation of the whole. The same seed for two variants
/// of a plan gives both the same luck, so that their difference is real.
///
/// ```
/// use finplan_simulate::asset::{Asset, Growth};
/// use finplan_simulate::plan::{Plan, Target};
/// use finplan_simulate::simulation::Simulation;
/// let asset = Asset { growth: Growth::Geometric { rate: 0.05, volatility: 0.12 }, annual_fee: 0.0 };
/// let mut plan = Plan::of_sum(10, 100_000.0, asset);
/// // Half of all paths grow by more than 5 % a year.
/// plan.target = Some(Target { amount: 162_889.46, real: false });
/// let mut simulation = Simulation::new(&plan, 1, 10_000)?;
/// while !simulation.is_done() {
///     simulation.step(64);
/// }
/// let chance = simulation.outcomes().chance(plan.target);
/// assert!((chance.probability - 0.5).abs() < 4.0 * chance.standard_error.max(0.003));
/// # Ok::<(), finplan_simulate::plan::PlanError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Simulation {
    tables: Box<Tables>,
    philox: Philox,
    outcomes: Outcomes,
}

/// Paths of a group.
const PATHS: u32 = 8;

impl Simulation {
    /// Of so many paths, rounded up to groups of eight.
    ///
    /// # Errors
    /// What [`Plan::check`] says, and a number of paths that is 0.
    pub fn new(plan: &Plan, seed: u64, paths: u32) -> Result<Simulation, PlanError> {
        Simulation::part(plan, seed, 0, paths)
    }

    /// Of the paths from this one on, so many, each rounded to groups of eight: the share of one worker of several.
    ///
    /// # Errors
    /// As [`new`](Simulation::new).
    pub fn part(plan: &Plan, seed: u64, from_path: u32, paths: u32) -> Result<Simulation, PlanError> {
        plan.check()?;
        Simulation::trusted(plan, seed, from_path, paths)
    }

    /// The same of a plan that was checked by whoever hands it over.
    pub(crate) fn trusted(plan: &Plan, seed: u64, from_path: u32, paths: u32) -> Result<Simulation, PlanError> {
        let groups = paths.div_ceil(PATHS);
        if groups == 0 {
            return Err(PlanError::Paths);
        }
        let tables = Box::new(tables::of(plan)?);
        let outcomes = Outcomes::new(plan, seed, from_path / PATHS, groups);
        Ok(Simulation { tables, philox: Philox::new(seed), outcomes })
    }

    /// Works out so many groups of eight paths more; none once all are done.
    pub fn step(&mut self, groups: u32) {
        for _ in 0..groups {
            let Some(group) = self.outcomes.next_group() else { return };
            let mut writer = Writer::new(&mut self.outcomes);
            kernel::run(&self.tables, &self.philox, group, &mut writer);
            writer.finish();
        }
    }

    /// All of it in place.
    #[must_use]
    pub fn run(mut self) -> Outcomes {
        self.step(u32::MAX);
        self.outcomes
    }

    /// Whether every path is worked out.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.outcomes.next_group().is_none()
    }

    /// What has become of the paths so far.
    #[must_use]
    pub const fn outcomes(&self) -> &Outcomes {
        &self.outcomes
    }

    /// The same, to join what another worker did.
    pub const fn outcomes_mut(&mut self) -> &mut Outcomes {
        &mut self.outcomes
    }
}

#[cfg(test)]
mod tests;
