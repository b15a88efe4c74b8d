//! Several assets together.

use super::{Moments, MonthlyFactor, lump::exp_less_one};
use crate::asset::LogReturn;
use crate::correlation::Correlation;

/// What assets held together are worth after some years without any trade.
#[derive(Clone, Debug, PartialEq)]
pub struct BuyAndHold {
    /// Of the whole.
    pub moments: Moments,
    /// The share of each asset in the mean.
    pub mean_weights: Vec<f64>,
}

/// The risk of weights (组合风险).
#[derive(Clone, Debug, PartialEq)]
pub struct PortfolioRisk {
    /// `w' S w`.
    pub variance: f64,
    /// The share of each asset in it, `w_i (S w)_i / w' S w`: they add up to 1 (风险贡献).
    pub shares: Vec<f64>,
    /// Weighted volatilities over the volatility of the whole: 1 where nothing is gained by mixing.
    pub diversification_ratio: f64,
}

/// The covariance of log returns of two assets in a year.
fn covariance(assets: &[LogReturn], correlation: &Correlation, i: usize, j: usize) -> f64 {
    let deviation = |place: usize| assets.get(place).map_or(0.0, |asset| asset.deviation);
    if i == j { deviation(i) * deviation(i) } else { deviation(i) * deviation(j) * correlation.at(i, j) }
}

/// Mean and mean square of the factor of a month in which assets begin with these weights:
/// `E = sum w_i m_i`, `S = sum w_i w_j m_i m_j e^(cov_ij/12)` with `m_i` the mean factor of each.
#[must_use]
pub fn rebalanced_month(weights: &[f64], assets: &[LogReturn], correlation: &Correlation) -> MonthlyFactor {
    let Moments { mean, variance } = weighted(weights, assets, correlation, 1.0 / 12.0);
    MonthlyFactor { mean, second_moment: variance + mean * mean }
}

/// Of a sum that is spread once by these weights.
#[must_use]
pub fn buy_and_hold(
    initial: f64,
    weights: &[f64],
    assets: &[LogReturn],
    correlation: &Correlation,
    years: f64,
) -> BuyAndHold {
    let unit = weighted(weights, assets, correlation, years);
    let means = weights.iter().zip(assets).map(|(weight, asset)| weight * asset.mean_growth(years));
    BuyAndHold {
        moments: Moments { mean: initial * unit.mean, variance: initial * initial * unit.variance },
        mean_weights: means.map(|mean| mean / unit.mean).collect(),
    }
}

fn weighted(weights: &[f64], assets: &[LogReturn], correlation: &Correlation, years: f64) -> Moments {
    let means: Vec<f64> = weights.iter().zip(assets).map(|(w, asset)| w * asset.mean_growth(years)).collect();
    let mut variance = 0.0;
    for (i, a) in means.iter().enumerate() {
        for (j, b) in means.iter().enumerate() {
            variance += a * b * exp_less_one(covariance(assets, correlation, i, j) * years);
        }
    }
    Moments { mean: means.iter().sum(), variance }
}

/// Of simple or log returns with these volatilities.
///
/// ```
/// use finplan_simulate::closed_form::portfolio_risk;
/// use finplan_simulate::correlation::Correlation;
/// let correlation = Correlation::new(&[vec![1.0, -0.23], vec![-0.23, 1.0]])?;
/// let risk = portfolio_risk(&[0.4, 0.6], &[0.18, 0.14], &correlation);
/// assert!((risk.variance - 0.009_457_92).abs() < 1e-15);
/// assert!((risk.shares.iter().sum::<f64>() - 1.0).abs() < 1e-15);
/// # Ok::<(), finplan_simulate::correlation::CorrelationError>(())
/// ```
#[must_use]
pub fn portfolio_risk(weights: &[f64], volatilities: &[f64], correlation: &Correlation) -> PortfolioRisk {
    let sized: Vec<f64> = weights.iter().zip(volatilities).map(|(w, v)| w * v).collect();
    let parts: Vec<f64> = sized
        .iter()
        .enumerate()
        .map(|(i, own)| sized.iter().enumerate().map(|(j, other)| own * other * correlation.at(i, j)).sum())
        .collect();
    let variance: f64 = parts.iter().sum();
    PortfolioRisk {
        variance,
        shares: parts.into_iter().map(|part| part / variance).collect(),
        diversification_ratio: sized.iter().sum::<f64>() / variance.sqrt(),
    }
}
