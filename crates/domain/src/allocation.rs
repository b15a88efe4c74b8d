//! Asset allocation (资产配置): how far weights have drifted, the trades that bring them back, limits, and the worst that a
//! history or an episode did to them.
//!
//! # The convention
//! Weights, targets and returns are in percent. Figures of weights are not rounded; what is traded is money to the
//! cent. Comparisons with a limit are exact in decimals, so that a weight on its threshold is on it. Assets keep the
//! order in which they are given, and are named by their place in it, counted from 0.

mod drift;
mod history;
mod limits;
mod new_money;
mod rebalance;
mod stress;

pub use drift::{Drift, DriftThreshold, drift};
pub use history::{History, HistoryFall, WorstWindow, WorstYear};
pub use limits::{LimitedWeights, WeightLimit, limit_weights};
pub use new_money::{NewMoney, invest_new_money};
pub use rebalance::{Holding, Rebalancing, Trade, TradeRules, rebalance};
pub use stress::{Stress, stress};

use crate::double_double::DoubleDouble;
use crate::money::MoneyError;
use finplan_base::decimal::DecimalExt as _;
use rust_decimal::Decimal;

/// Why there is no answer. Each names the input to correct.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AllocationError {
    /// There is nothing to allocate, a value is negative, or a price, a lot or a contribution is not above zero.
    #[error("values must not be negative, and prices, lots and totals above zero")]
    Value,
    /// A target or a weight is negative, or they do not sum to 100 %.
    #[error("the weights must not be negative and sum to 100 %")]
    Weights,
    /// A threshold or a fee is negative.
    #[error("thresholds and fees must not be negative")]
    Threshold,
    /// A limit is negative, or its minimum above its maximum.
    #[error("the limits must not be negative, each minimum at most its maximum")]
    Limits,
    /// No weights within the limits sum to 100 %.
    #[error("no weights within the limits sum to 100 %")]
    Infeasible,
    /// There are not as many of one list as of the other, or none.
    #[error("there must be as many of one as of the other")]
    Lengths,
    /// An asset has no return in a month that is asked for.
    #[error("the history has no return of every asset in month {month}")]
    Missing {
        /// The month, counted from 0 at the first that is asked for.
        month: usize,
    },
    /// A return below -100 %, or a month that is no first day of one.
    #[error("returns must be at least -100 %, and months begin on their first day")]
    History,
    /// A figure does not fit.
    #[error("the amounts are too large to compute")]
    OutOfRange,
}

impl From<MoneyError> for AllocationError {
    fn from(MoneyError::OutOfRange: MoneyError) -> AllocationError {
        AllocationError::OutOfRange
    }
}

fn times(a: Decimal, b: Decimal) -> Result<Decimal, AllocationError> {
    a.mul_checked(b).ok_or(AllocationError::OutOfRange)
}

fn minus(a: Decimal, b: Decimal) -> Result<Decimal, AllocationError> {
    a.sub_checked(b).ok_or(AllocationError::OutOfRange)
}

fn sum<'a>(values: impl IntoIterator<Item = &'a Decimal>) -> Result<Decimal, AllocationError> {
    values.into_iter().try_fold(Decimal::ZERO, |sum, value| sum.add_checked(*value)).ok_or(AllocationError::OutOfRange)
}

fn decimal(value: DoubleDouble) -> Result<Decimal, AllocationError> {
    value.to_decimal().ok_or(AllocationError::OutOfRange)
}

/// `100 part / whole`.
fn percent_of(part: Decimal, whole: Decimal) -> Result<Decimal, AllocationError> {
    decimal(DoubleDouble::from(part) * DoubleDouble::from(100) / DoubleDouble::from(whole))
}

/// Values that are not negative, as many as targets that sum to 100 %; returns their total.
fn check(values: &[Decimal], targets: &[Decimal]) -> Result<Decimal, AllocationError> {
    if values.len() != targets.len() || values.is_empty() {
        return Err(AllocationError::Lengths);
    }
    if values.iter().any(|value| *value < Decimal::ZERO) {
        return Err(AllocationError::Value);
    }
    if targets.iter().any(|target| *target < Decimal::ZERO) || sum(targets)? != Decimal::ONE_HUNDRED {
        return Err(AllocationError::Weights);
    }
    sum(values)
}
