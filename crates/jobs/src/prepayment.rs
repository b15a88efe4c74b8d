//! The least prepayments that reach goals (提前还款反算), one after the other.

use std::collections::VecDeque;

use finplan_domain::loan::{Contribution, PrepaymentGoal, PrepaymentRules, PrepaymentSearch, Strategy, Terms};
use finplan_domain::money::Money;
use serde::{Deserialize, Serialize};

use crate::{Job, Output, Progress, Steps, Task};

/// One goal, see [`PrepaymentSearch`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrepaymentQuery {
    /// The loan.
    pub terms: Terms,
    /// What is to be reached.
    pub goal: PrepaymentGoal,
    /// When money is brought in.
    pub contribution: Contribution,
    /// What it changes.
    pub strategy: Strategy,
    /// What the contract allows.
    pub rules: PrepaymentRules,
}

/// Several goals; the first is the one that is asked for, the others are what else might be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NeededAmounts(pub Vec<PrepaymentQuery>);

/// What was found, in the order of the goals.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundAmounts(Vec<Option<Money>>);

impl FoundAmounts {
    /// As many amounts as there are yet, in the order of the goals: `None` for a goal that no amount reaches.
    #[must_use]
    pub fn amounts(&self) -> &[Option<Money>] {
        &self.0
    }
}

impl From<NeededAmounts> for Job {
    fn from(needed: NeededAmounts) -> Job {
        Job::NeededAmounts(needed)
    }
}

impl From<FoundAmounts> for Output {
    fn from(found: FoundAmounts) -> Output {
        Output::FoundAmounts(found)
    }
}

impl Task for NeededAmounts {
    type Output = FoundAmounts;
    type Steps = Search;

    fn steps(&self) -> Search {
        Search { queued: self.0.clone().into(), current: None, done: 0, found: FoundAmounts::default() }
    }

    fn output(output: &Output) -> Option<&FoundAmounts> {
        match output {
            Output::FoundAmounts(found) => Some(found),
        }
    }
}

/// The goals that are worked on, one after the other.
#[derive(Clone, Debug)]
pub struct Search {
    queued: VecDeque<PrepaymentQuery>,
    current: Option<PrepaymentSearch>,
    done: u32,
    found: FoundAmounts,
}

impl Steps for Search {
    type Output = FoundAmounts;

    /// Begins a goal or halves what is left of its amounts.
    fn step(&mut self) -> bool {
        let outcome = match self.current.take() {
            Some(mut search) => search.step().map(|()| search),
            None => {
                let Some(goal) = self.queued.pop_front() else { return false };
                PrepaymentSearch::begin(&goal.terms, goal.goal, goal.contribution, goal.strategy, &goal.rules)
            }
        };
        self.done = self.done.saturating_add(1);
        match outcome {
            Ok(search) if !search.is_done() => {
                self.current = Some(search);
                return false;
            }
            Ok(search) => self.found.0.push(search.amount()),
            // What has no schedule reaches no goal.
            Err(_) => self.found.0.push(None),
        }
        true
    }

    fn progress(&self) -> Progress {
        let now = self.current.as_ref().map_or(0, PrepaymentSearch::steps_left);
        let left = self.queued.iter().map(PrepaymentQuery::steps).fold(now, u32::saturating_add);
        Progress { done: self.done, total: self.done.saturating_add(left) }
    }

    fn output(&self) -> &FoundAmounts {
        &self.found
    }
}

impl PrepaymentQuery {
    /// How many steps it takes at most: one to begin, and one for each time the amounts can be halved.
    fn steps(&self) -> u32 {
        let unit = self.rules.unit.minor().max(1);
        let amounts = self.terms.principal.minor().checked_div(unit).unwrap_or(0).max(0);
        amounts.checked_add(1).and_then(i64::checked_ilog2).unwrap_or(0).saturating_add(2)
    }
}
