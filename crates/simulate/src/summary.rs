//! What is told of many paths: bands by year, chances, how bad it can get.

use crate::codec::fields;
use crate::outcomes::percentiles::Counter;
use crate::outcomes::{Chance, Outcomes, Percentiles};
use crate::plan::Plan;

/// How sure a loss is stated: of a hundred paths five are worse.
const CONFIDENCE: f64 = 0.95;

/// Everything that a picture of a plan needs: some ten kilobytes.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// Of how many paths.
    pub paths: u32,
    /// By year.
    pub years: Vec<YearBand>,
    /// How likely the plan succeeds.
    pub success: Chance,
    /// How likely it is exhausted in each year.
    pub exhaustion: Vec<Chance>,
    /// Percentiles of the largest fall, as fractions, where it was measured.
    pub largest_fall: Option<Percentiles>,
    /// Percentiles of the worst change over each window, as fractions: the 5th is the worst window of a bad path.
    pub worst_windows: Vec<WorstWindow>,
}

/// Where wealth stands at the end of a year.
#[derive(Clone, Debug, PartialEq)]
pub struct YearBand {
    /// The mean, with its standard error.
    pub mean: Chance,
    /// In the money of that year.
    pub nominal: Percentiles,
    /// In the prices of today.
    pub real: Percentiles,
    /// Against what was paid in by then, where that does not depend on the path.
    pub loss: Option<Loss>,
}

/// A loss against what was paid in, net of what was to be taken out. Negative is a gain.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Loss {
    /// What is lost in the mildest of the worst five paths of a hundred (value at risk, 风险价值).
    pub value_at_risk: f64,
    /// What is lost in these five on average (conditional value at risk, 条件风险价值).
    pub conditional: f64,
}

/// The worst of all windows of one length.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WorstWindow {
    /// The length.
    pub months: u16,
    /// Percentiles of the change.
    pub change: Percentiles,
}

fields!(Summary { paths, years, success, exhaustion, largest_fall, worst_windows });
fields!(YearBand { mean, nominal, real, loss });
fields!(Loss { value_at_risk, conditional });
fields!(WorstWindow { months, change });
fields!(Chance { probability, standard_error });

impl Summary {
    /// Of what is worked out so far.
    #[must_use]
    pub fn of(plan: &Plan, outcomes: &Outcomes) -> Summary {
        let mut counter = Counter::new();
        let paths = outcomes.paths();
        let of = |counter: &mut Counter, values: &[f32]| counter.percentiles(values.len(), values.iter().copied());
        let years = (0..outcomes.years()).map(|year| year_band(outcomes, year, &mut counter)).collect();
        let falls = outcomes.largest_falls();
        let largest_fall = (!falls.is_empty()).then(|| of(&mut counter, falls));
        let windows = outcomes.windows().iter().enumerate();
        let worst_windows = windows.map(|(place, months)| WorstWindow {
            months: *months,
            change: of(&mut counter, outcomes.worst_changes(place)),
        });
        Summary {
            paths: u32::try_from(paths).unwrap_or(u32::MAX),
            worst_windows: worst_windows.collect(),
            years,
            success: outcomes.chance(plan.target),
            exhaustion: outcomes.exhaustion(),
            largest_fall,
        }
    }
}

#[allow(clippy::cast_possible_truncation, reason = "wealth is in single precision, and stays so in today's prices")]
fn year_band(outcomes: &Outcomes, year: usize, counter: &mut Counter) -> YearBand {
    let (paths, wealth) = (outcomes.paths(), outcomes.wealth(year));
    let nominal = counter.percentiles(paths, wealth.iter().copied());
    let real = match outcomes.common_price(year) {
        // The same divisor keeps the order.
        Some(price) => nominal.map(|value| value / price),
        None => counter.percentiles(paths, outcomes.real_wealth(year).map(|wealth| wealth as f32)),
    };
    let loss = outcomes.paid_in(year).map(|paid_in| {
        let (threshold, tail) = counter.lower_tail(1.0 - CONFIDENCE, wealth);
        Loss { value_at_risk: paid_in - threshold, conditional: paid_in - tail }
    });
    YearBand { mean: outcomes.mean(year), nominal, real, loss }
}

impl Summary {
    /// In how many of a hundred the plan succeeds, rounded down: never better than it is.
    #[must_use]
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 100")]
    pub fn of_a_hundred(&self) -> u8 {
        (self.success.probability * 100.0 + 1e-9).floor().clamp(0.0, 100.0) as u8
    }
}

#[cfg(test)]
mod tests;
