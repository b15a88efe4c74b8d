//! How much the chance of a plan moves with what is changed.

use crate::codec::fields;
use crate::levers::Variant;
use crate::outcomes::{Chance, share};
use crate::plan::Plan;
use crate::work::{Progress, Trial};

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
    variants: Vec<Variant>,
    /// Which paths of the plan itself succeed; of nothing until that is known.
    base: Vec<bool>,
    /// What is played next.
    now: Option<Plan>,
    pub told: Comparison,
}

fields!(Comparison { base, base_median, variants });
fields!(Difference { success, difference, median });

impl Comparing {
    pub fn new(plan: &Plan, variants: &[Variant]) -> Comparing {
        let nothing = Chance { probability: 0.0, standard_error: 0.0 };
        Comparing {
            plan: plan.clone(),
            variants: variants.to_vec(),
            base: Vec::new(),
            now: Some(plan.clone()),
            told: Comparison { base: nothing, base_median: 0.0, variants: Vec::new() },
        }
    }

    pub const fn plan(&self) -> Option<&Plan> {
        self.now.as_ref()
    }

    /// Takes in what became of the plan, or of a variant, and goes on to the next one.
    pub fn take(&mut self, trial: &Trial) -> bool {
        let Trial { success, median, .. } = *trial;
        if self.base.is_empty() {
            self.base = trial.successes().collect();
            (self.told.base, self.told.base_median) = (success, median);
        } else {
            let pairs = trial.successes().zip(&self.base);
            let mut moved = share(pairs.map(|(now, before)| f64::from(u8::from(now)) - f64::from(u8::from(*before))));
            moved.probability = success.probability - self.told.base.probability;
            self.told.variants.push(Some(Difference { success, difference: moved, median }));
        }
        self.begin();
        true
    }

    fn begin(&mut self) {
        while let Some(variant) = self.variants.get(self.told.variants.len()) {
            self.now = variant.of(&self.plan).filter(|plan| plan.check().is_ok());
            if self.now.is_some() {
                return;
            }
            self.told.variants.push(None);
        }
        self.now = None;
    }

    pub fn progress(&self) -> Progress {
        let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        let done = count(self.told.variants.len()).saturating_add(u32::from(!self.base.is_empty()));
        Progress { done, total: count(self.variants.len()).saturating_add(1) }
    }
}
