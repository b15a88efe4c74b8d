//! How an asset grows.

use crate::math::{exp, ln};

/// Yearly growth of an asset in one of three ways of stating it. Rates are fractions: 0.06 is 6 % a year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Growth {
    /// Mean and deviation of the yearly log return (对数收益率).
    Log {
        /// The mean of the log return.
        mean: f64,
        /// Its standard deviation.
        deviation: f64,
    },
    /// The compound rate, which half of all outcomes exceed (几何平均), and the deviation of the log return.
    Geometric {
        /// The median yearly growth.
        rate: f64,
        /// The volatility (波动率).
        volatility: f64,
    },
    /// Mean and standard deviation of the yearly simple return (算术平均).
    Arithmetic {
        /// The expected yearly return.
        mean: f64,
        /// Its standard deviation.
        volatility: f64,
    },
}

/// Mean and deviation of the yearly log return.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LogReturn {
    /// The mean.
    pub mean: f64,
    /// The standard deviation.
    pub deviation: f64,
}

/// An asset, or a class of assets.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Asset {
    /// Before any fee.
    pub growth: Growth,
    /// What its own manager keeps a year, as a fraction of the value: 0.005 is 0.5 %.
    pub annual_fee: f64,
}

/// No rate that anybody means is above this: 1,000 % a year.
const LARGEST_RATE: f64 = 10.0;

impl Growth {
    /// The log return: itself, `ln(1 + g)`, or `sigma^2 = ln(1 + v^2/(1 + m)^2)` and `mu = ln(1 + m) - sigma^2/2`.
    ///
    /// `None` for a rate of -100 % or less or above 1,000 %, and for a negative deviation.
    ///
    /// ```
    /// use finplan_simulate::asset::Growth;
    /// let log = Growth::Arithmetic { mean: 0.062, volatility: 0.06 }.log_return().unwrap();
    /// assert!((log.mean - 0.058_560_499_118_652_59).abs() < 1e-15);
    /// assert!((log.deviation - 0.056_452_169_153_974_97).abs() < 1e-15);
    /// assert_eq!(Growth::Geometric { rate: -1.0, volatility: 0.1 }.log_return(), None);
    /// ```
    #[must_use]
    pub fn log_return(self) -> Option<LogReturn> {
        let log = match self {
            Growth::Log { mean, deviation } => LogReturn { mean, deviation },
            Growth::Geometric { rate, volatility } => LogReturn { mean: ln(1.0 + rate), deviation: volatility },
            Growth::Arithmetic { mean, volatility } => {
                if mean <= -1.0 || volatility < 0.0 {
                    return None;
                }
                let relative = volatility / (1.0 + mean);
                let variance = ln(1.0 + relative * relative);
                LogReturn { mean: ln(1.0 + mean) - variance / 2.0, deviation: variance.sqrt() }
            }
        };
        let sound = log.mean.abs() <= LARGEST_RATE && (0.0..=LARGEST_RATE).contains(&log.deviation);
        sound.then_some(log)
    }
}

impl LogReturn {
    /// The factor by which money grows on average in so many years: `e^((mu + sigma^2/2) T)`.
    #[must_use]
    pub fn mean_growth(self, years: f64) -> f64 {
        exp((self.mean + self.deviation * self.deviation / 2.0) * years)
    }
}
