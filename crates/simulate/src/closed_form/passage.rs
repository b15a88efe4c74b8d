//! Whether a level is touched on the way.

use crate::asset::LogReturn;
use crate::math::{exp, ln, normal_below};

/// Probabilities of a level below today's value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PassageProbability {
    /// That it is touched at any time; who looks once a month sees less.
    pub touched: f64,
    /// That value lies below it at the end.
    pub below_at_end: f64,
}

/// A Brownian motion with drift and a barrier: with `b = ln(barrier/initial) < 0`,
/// `P = N((b - mu T)/(sigma sqrt T)) + e^(2 mu b/sigma^2) N((b + mu T)/(sigma sqrt T))`.
///
/// ```
/// use finplan_simulate::asset::LogReturn;
/// use finplan_simulate::closed_form::first_passage;
/// // Without a drift a level is touched twice as often as it is missed at the end (reflection).
/// let passage = first_passage(100.0, 80.0, LogReturn { mean: 0.0, deviation: 0.2 }, 3.0);
/// assert!((passage.touched - 2.0 * passage.below_at_end).abs() < 1e-15);
/// ```
#[must_use]
pub fn first_passage(initial: f64, barrier: f64, asset: LogReturn, years: f64) -> PassageProbability {
    let distance = ln(barrier / initial);
    let (drift, spread) = (asset.mean * years, asset.deviation * years.sqrt());
    let below_at_end = normal_below((distance - drift) / spread);
    if distance >= 0.0 {
        return PassageProbability { touched: 1.0, below_at_end };
    }
    let mirrored = exp(2.0 * asset.mean * distance / (asset.deviation * asset.deviation));
    PassageProbability { touched: below_at_end + mirrored * normal_below((distance + drift) / spread), below_at_end }
}
