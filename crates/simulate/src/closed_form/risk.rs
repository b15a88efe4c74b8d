//! What may be lost.

use crate::asset::LogReturn;
use crate::math::{exp, normal_below, normal_density, normal_quantile};

/// A loss against today's value, positive; a negative one is a gain and stays so.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LossAtRisk {
    /// The loss that is exceeded with the remaining probability only (value at risk, 风险价值).
    pub value_at_risk: f64,
    /// The mean of the losses beyond it (conditional value at risk, 条件风险价值).
    pub conditional: f64,
}

/// Of simple returns that are normal, with mean and deviation of the whole time:
/// `VaR = P (z s - m)` and `CVaR = P (s phi(z)/(1 - c) - m)`.
///
/// ```
/// use finplan_simulate::closed_form::normal_loss;
/// // Hull: mean 10 %, deviation 20 %, 95 %.
/// let loss = normal_loss(100.0, 0.1, 0.2, 0.95);
/// assert!((loss.value_at_risk - 22.897_072_539_024_5).abs() < 1e-10);
/// ```
#[must_use]
pub fn normal_loss(position: f64, mean: f64, deviation: f64, confidence: f64) -> LossAtRisk {
    let z = normal_quantile(confidence);
    let beyond = normal_density(z) / (1.0 - confidence);
    LossAtRisk { value_at_risk: position * (z * deviation - mean), conditional: position * (deviation * beyond - mean) }
}

/// Of a value that grows log-normally: `VaR = P (1 - e^(mu T + sigma sqrt(T) q))` with `q` the quantile of `1 - c`, and
/// `CVaR = P (1 - e^(mu T + sigma^2 T/2) N(q - sigma sqrt T)/(1 - c))`.
#[must_use]
pub fn lognormal_loss(position: f64, asset: LogReturn, years: f64, confidence: f64) -> LossAtRisk {
    let spread = asset.deviation * years.sqrt();
    let q = -normal_quantile(confidence);
    let tail = asset.mean_growth(years) * normal_below(q - spread) / (1.0 - confidence);
    LossAtRisk {
        value_at_risk: position * (1.0 - exp(asset.mean * years + spread * q)),
        conditional: position * (1.0 - tail),
    }
}
