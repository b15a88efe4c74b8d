//! What is known of log-normal growth without playing it: means, variances, quantiles, probabilities, losses.
//!
//! Log returns of a year are normal with mean `mu` and deviation `sigma` ([`LogReturn`](crate::asset::LogReturn)),
//! independent from year to year and from month to month. Each function is exact but for rounding: relative 1e-12 or
//! better.
//!
//! Source of the moments: Aitchison & Brown, The Lognormal Distribution, 1957; of the first passage: Harrison, Brownian
//! Motion and Stochastic Flow Systems, 1985; of value at risk: Hull, Risk Management and Financial Institutions.

mod lump;
mod passage;
mod portfolio;
mod recurring;
mod risk;

pub use lump::{Lump, required_initial};
pub use passage::{PassageProbability, first_passage, monthly_passage};
pub use portfolio::{BuyAndHold, PortfolioRisk, buy_and_hold, portfolio_risk, rebalanced_month};
pub use recurring::{MonthlyFactor, Recurring, Timing};
pub use risk::{LossAtRisk, lognormal_loss, normal_loss};

/// The first two moments of an amount.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moments {
    /// The mean.
    pub mean: f64,
    /// The variance.
    pub variance: f64,
}

impl Moments {
    /// The standard deviation.
    #[must_use]
    pub fn deviation(self) -> f64 {
        self.variance.max(0.0).sqrt()
    }
}

#[cfg(test)]
mod tests;
