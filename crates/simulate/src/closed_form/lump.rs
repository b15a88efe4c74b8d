//! One sum that grows.

use super::Moments;
use crate::asset::LogReturn;
use crate::math::{exp, ln, normal_below, normal_quantile};

/// A sum after some years: `V e^(mu T + sigma sqrt(T) z)`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lump {
    /// The logarithm of the median.
    log_median: f64,
    /// The deviation of the logarithm.
    spread: f64,
}

impl Lump {
    /// A positive sum, after so many years, less a fee a year: the factor `(1 - fee)^T`.
    ///
    /// ```
    /// use finplan_simulate::asset::LogReturn;
    /// use finplan_simulate::closed_form::Lump;
    /// let asset = LogReturn { mean: 0.05, deviation: 0.1 };
    /// let lump = Lump::new(1000.0, asset, 4.0, 0.0);
    /// assert!((lump.quantile(0.5) - 1000.0 * 0.2_f64.exp()).abs() < 1e-9);
    /// assert!((lump.moments().mean - 1000.0 * 0.22_f64.exp()).abs() < 1e-9);
    /// ```
    #[must_use]
    pub fn new(initial: f64, asset: LogReturn, years: f64, annual_fee: f64) -> Lump {
        Lump {
            log_median: ln(initial) + (asset.mean + ln(1.0 - annual_fee)) * years,
            spread: asset.deviation * years.sqrt(),
        }
    }

    /// Mean `e^(m + s^2/2)` and variance `mean^2 (e^(s^2) - 1)`.
    #[must_use]
    pub fn moments(self) -> Moments {
        let mean = exp(self.log_median + self.spread * self.spread / 2.0);
        Moments { mean, variance: mean * mean * exp_less_one(self.spread * self.spread) }
    }

    /// `E[(V - mean)^4] = var^2 (w^4 + 2 w^3 + 3 w^2 - 3)` with `w = e^(s^2)`.
    #[must_use]
    pub fn fourth_central_moment(self) -> f64 {
        let w = exp(self.spread * self.spread);
        let variance = self.moments().variance;
        variance * variance * (((w + 2.0) * w + 3.0) * w * w - 3.0)
    }

    /// The amount below which it lies with this probability.
    #[must_use]
    pub fn quantile(self, probability: f64) -> f64 {
        exp(self.log_median + self.spread * normal_quantile(probability))
    }

    /// By how many deviations the logarithm of a level lies above the median's.
    #[must_use]
    pub fn deviations_of(self, level: f64) -> f64 {
        (ln(level) - self.log_median) / self.spread
    }

    /// The probability that it lies below a level.
    #[must_use]
    pub fn probability_below(self, level: f64) -> f64 {
        normal_below(self.deviations_of(level))
    }
}

/// What must be invested today so that a goal is reached with this probability:
/// `goal e^(-mu T - sigma sqrt(T) z)` with `z` the quantile of `1 - probability`.
#[must_use]
pub fn required_initial(goal: f64, asset: LogReturn, years: f64, probability: f64) -> f64 {
    goal / Lump::new(1.0, asset, years, 0.0).quantile(1.0 - probability)
}

/// `e^x - 1` with all digits also near 0.
pub(super) fn exp_less_one(x: f64) -> f64 {
    if x.abs() > 0.3 {
        return exp(x) - 1.0;
    }
    let mut sum = 0.0;
    for n in (2..=16).rev() {
        sum = (1.0 + sum) * x / f64::from(n);
    }
    (1.0 + sum) * x
}
