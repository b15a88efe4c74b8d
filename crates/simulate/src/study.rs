//! What several variants of a plan tell together: how much its chance moves, and what would bring it to a level.
//!
//! A study says which plan to play [next](Study::next), [takes](Study::take) what became of it, and tells what it
//! knows so far. Whoever has it decides where plans are played: in place, in a worker, in several.

mod compare;
mod remedy;

pub use compare::{Comparison, Difference};
pub use remedy::{Remedy, Solution};

use crate::levers::Variant;
use crate::plan::{Plan, PlanError};
use crate::work::{Job, Output, Progress, Task, Trial};

/// What is asked of variants.
#[derive(Clone, Debug, PartialEq)]
pub enum Question {
    /// How much the chance moves with each of these, under the same seed.
    Compare(Vec<Variant>),
    /// What would bring the chance to a level.
    Remedy {
        /// The probability of success that is wanted.
        level: f64,
        /// What may be changed, and how far.
        remedies: Vec<Remedy>,
    },
}

/// What a study has come to so far.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// How much the chance moves.
    Comparison(Comparison),
    /// What would bring it to the level, remedy by remedy, as far as is known.
    Solutions(Vec<Solution>),
}

/// Variants of a plan that are played one after the other.
#[derive(Clone, Debug)]
pub struct Study {
    seed: u64,
    paths: u32,
    state: State,
}

#[derive(Clone, Debug)]
enum State {
    Compare(compare::Comparing),
    Remedy(remedy::Search),
}

impl Study {
    /// A study of a plan of which nothing is played yet.
    ///
    /// # Errors
    /// What [`Plan::check`] says, and a number of paths that is 0. A variant or a remedy that no plan can have is no
    /// error: its place in the answer says so.
    pub fn new(plan: &Plan, seed: u64, paths: u32, question: &Question) -> Result<Study, PlanError> {
        plan.check()?;
        if paths == 0 {
            return Err(PlanError::Paths);
        }
        let state = match question {
            Question::Compare(variants) => State::Compare(compare::Comparing::new(plan, variants)),
            Question::Remedy { level, remedies } => State::Remedy(remedy::Search::new(plan, *level, remedies)),
        };
        Ok(Study { seed, paths, state })
    }

    /// What is to be played next; nothing once all is known.
    #[must_use]
    pub fn next(&self) -> Option<Job> {
        let plan = match &self.state {
            State::Compare(comparing) => comparing.plan(),
            State::Remedy(search) => search.plan(),
        };
        plan.map(|plan| Job { plan: plan.clone(), seed: self.seed, paths: self.paths, task: Task::Trial })
    }

    /// Takes in what became of that. Says whether the answer has become more.
    pub fn take(&mut self, trial: &Trial) -> bool {
        match &mut self.state {
            State::Compare(comparing) => comparing.take(trial),
            State::Remedy(search) => search.take(trial.success),
        }
    }

    /// How many plans are played, of how many as far as is known; the whole may turn out shorter.
    #[must_use]
    pub fn progress(&self) -> Progress {
        match &self.state {
            State::Compare(comparing) => comparing.progress(),
            State::Remedy(search) => search.progress(),
        }
    }

    /// What is known so far.
    #[must_use]
    pub fn answer(&self) -> Answer {
        match &self.state {
            State::Compare(comparing) => Answer::Comparison(comparing.told.clone()),
            State::Remedy(search) => Answer::Solutions(search.told.clone()),
        }
    }

    /// All of it in place.
    ///
    /// # Errors
    /// As [`Study::new`].
    pub fn run(mut self) -> Result<Answer, PlanError> {
        while let Some(job) = self.next() {
            if let Output::Trial(trial) = job.run()? {
                self.take(&trial);
            }
        }
        Ok(self.answer())
    }
}

#[cfg(test)]
mod tests;
