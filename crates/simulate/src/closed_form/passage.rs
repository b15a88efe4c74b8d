//! Whether a level is touched on the way.

use crate::asset::LogReturn;
use crate::math::{exp, ln, normal_below, normal_density};

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

/// Points of the density in one deviation of a month.
const POINTS: f64 = 4.0;
/// So many deviations away nothing is left.
const FAR: f64 = 8.0;

/// The probability that value lies below a level at the end of some month: what a monthly simulation comes to. Within
/// 1e-4 of itself.
///
/// The density of the logarithm above the level, carried from month to month by Simpson's rule.
///
/// ```
/// use finplan_simulate::asset::LogReturn;
/// use finplan_simulate::closed_form::{first_passage, monthly_passage};
/// let asset = LogReturn { mean: 0.04, deviation: 0.15 };
/// let monthly = monthly_passage(100.0, 70.0, asset, 120);
/// let passage = first_passage(100.0, 70.0, asset, 10.0);
/// assert!(passage.below_at_end < monthly && monthly < passage.touched);
/// ```
#[must_use]
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "numbers of points, at most millions")]
pub fn monthly_passage(initial: f64, barrier: f64, asset: LogReturn, months: u32) -> f64 {
    let distance = ln(initial / barrier);
    let (drift, spread) = (asset.mean / 12.0, asset.deviation / 12_f64.sqrt());
    if distance <= 0.0 || months == 0 {
        return if distance < 0.0 { 1.0 } else { 0.0 };
    }
    let step = spread / POINTS;
    let time = f64::from(months);
    let highest = distance + (drift * time).max(0.0) + FAR * spread * time.sqrt();
    let points = ((highest / step).ceil().min(1e6) as usize) | 1;
    // How much of a point comes to one so many steps above it, and before that below it.
    let reach = (FAR * POINTS + (drift / step).abs()).ceil() as usize;
    let density = |from: f64| normal_density((from - drift) / spread) / spread;
    let kernel: Vec<f64> =
        (0..=reach.saturating_mul(2)).map(|place| density((place as f64 - reach as f64) * step)).rev().collect();
    let simpson: Vec<f64> = (0..points)
        .map(|place| match place {
            0 => 1.0,
            _ if place == points.saturating_sub(1) => 1.0,
            _ if place % 2 == 1 => 4.0,
            _ => 2.0,
        })
        .map(|weight| weight * step / 3.0)
        .collect();
    let mut there: Vec<f64> = (0..points).map(|place| density(place as f64 * step - distance)).collect();
    for _ in 1..months {
        let weighted: Vec<f64> = there.iter().zip(&simpson).map(|(there, weight)| there * weight).collect();
        for (place, next) in there.iter_mut().enumerate() {
            let from = place.saturating_sub(reach);
            let cut = reach.saturating_sub(place);
            let sources = weighted.iter().skip(from);
            *next = sources.zip(kernel.iter().skip(cut)).map(|(source, part)| source * part).sum();
        }
    }
    1.0 - there.iter().zip(&simpson).map(|(there, weight)| there * weight).sum::<f64>()
}
