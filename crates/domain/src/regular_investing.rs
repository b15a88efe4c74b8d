//! Regular investing (定投): what a plan becomes, what it takes, how long it takes, and units bought on a path of prices.
//!
//! # The convention
//! Returns, fees and inflation are **effective** annual percentages: a period multiplies by
//! `((1 + return) (1 - fee))^(1/f)`, `f` periods a year. Contributions at the beginning are paid at times `0` to `n-1`,
//! those at the end at `1` to `n`; the value is that of time `n`. A plan is in decimals of main units and not rounded;
//! what is bought and sold on a path is money to the cent.
//!
//! No figure here is a forecast: a plan follows the return that it is given. Bands and chances come of many paths.

mod fee;
mod lump_sum;
mod plan;
mod purchases;
mod target;

pub use fee::{FrontFee, Redemption, SplitAmount, redeem, units_for};
pub use lump_sum::{LumpSumComparison, lump_sum_or_instalments};
pub use plan::{RegularOutcome, RegularPlan};
pub use purchases::{PurchasePath, Purchases};
pub use target::{RequiredContribution, Target, TimeToTarget};

use crate::money::MoneyError;

/// The longest plan, in years.
pub const MAX_YEARS: u32 = 100;

/// Why there is no answer. Each names the input to correct.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvestingError {
    /// An amount that must not be negative is, or one that must be above zero is not.
    #[error("the amounts must not be negative")]
    Amount,
    /// A return that leaves less than nothing.
    #[error("the returns must be above -100 %")]
    Return,
    /// A fee that is negative, or takes all.
    #[error("the fees must be at least 0 % and below 100 %")]
    Fee,
    /// A yearly step of -100 % or less, or above 1000 %.
    #[error("the yearly step must be above -100 % and at most 1000 %")]
    Step,
    /// No periods or more than a hundred years of them, or as many a year as no calendar has.
    #[error("the plan must have 1 to 366 periods a year and at most 100 years")]
    Periods,
    /// Every contribution is paused, so that none can be worked out.
    #[error("there must be a contribution that is paid")]
    NothingPaid,
    /// A price that is not above zero.
    #[error("the prices must be above zero")]
    Price,
    /// There are no purchases, or one lies after the end.
    #[error("there must be purchases, none of them after the end")]
    Dates,
    /// A figure does not fit.
    #[error("the amounts are too large to compute")]
    OutOfRange,
}

impl From<MoneyError> for InvestingError {
    fn from(MoneyError::OutOfRange: MoneyError) -> InvestingError {
        InvestingError::OutOfRange
    }
}
