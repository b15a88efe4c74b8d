//! A sum with payments every month.

use super::Moments;
use crate::asset::LogReturn;
use crate::math::power;

/// When a month's payment is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timing {
    /// At the start: it earns the month's return.
    Begin,
    /// At the end.
    End,
}

/// Mean and mean square of the factor by which wealth grows in a month.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MonthlyFactor {
    /// The mean.
    pub mean: f64,
    /// The mean of the square.
    pub second_moment: f64,
}

/// A sum, and payments that grow every twelve months; negative payments are withdrawals, and nothing stops at zero.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Recurring {
    /// What is there at the beginning.
    pub initial: f64,
    /// What is paid every month of the first year.
    pub monthly: f64,
    /// By how much payments grow every twelve months.
    pub growth: f64,
    /// When they are made.
    pub timing: Timing,
}

impl MonthlyFactor {
    /// Of one asset: `e^(mu/12 + sigma^2/24)` and `e^(2 mu/12 + 4 sigma^2/24)`.
    #[must_use]
    pub fn of(asset: LogReturn) -> MonthlyFactor {
        let month = LogReturn { mean: asset.mean, deviation: asset.deviation * 2.0 };
        MonthlyFactor {
            mean: asset.mean_growth(1.0 / 12.0),
            second_moment: LogReturn { mean: 2.0 * month.mean, deviation: month.deviation }.mean_growth(1.0 / 12.0),
        }
    }

    /// The deviation of the factor.
    #[must_use]
    pub fn deviation(self) -> f64 {
        (self.second_moment - self.mean * self.mean).max(0.0).sqrt()
    }
}

impl Recurring {
    /// Mean and variance after so many months whose factors are alike and independent: with `E` and `S` the factor's
    /// moments, `V -> (V + c) G` turns a mean `m` into `(m + c) E` and a mean square `q` into `(q + 2 c m + c^2) S`.
    ///
    /// ```
    /// use finplan_simulate::closed_form::{MonthlyFactor, Recurring, Timing};
    /// let saved = Recurring { initial: 0.0, monthly: 100.0, growth: 0.0, timing: Timing::End };
    /// let nothing_earned = MonthlyFactor { mean: 1.0, second_moment: 1.0 };
    /// let moments = saved.moments(nothing_earned, 24);
    /// assert_eq!((moments.mean, moments.variance), (2400.0, 0.0));
    /// ```
    #[must_use]
    pub fn moments(self, factor: MonthlyFactor, months: u32) -> Moments {
        // Means and variances: from mean squares the variance would lose digits.
        let (mut mean, mut variance) = (self.initial, 0.0);
        let spread = factor.second_moment - factor.mean * factor.mean;
        for month in 0..months {
            let paid = self.monthly * power(1.0 + self.growth, f64::from(month / 12));
            if self.timing == Timing::Begin {
                mean += paid;
            }
            variance = variance * factor.second_moment + mean * mean * spread;
            mean *= factor.mean;
            if self.timing == Timing::End {
                mean += paid;
            }
        }
        Moments { mean, variance }
    }
}
