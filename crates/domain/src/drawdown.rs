//! Living on savings (养老提取): how long they last, how much they give, and the rules by which one adapts.
//!
//! # The convention
//! The first withdrawal is in the money of its own date; withdrawal `k` is `first (1 + growth)^(k-1)`, whether it is
//! made at the beginning of its period (pay, then earn) or at its end (earn, then pay). Rates are effective annual
//! ones; a month's are `(1 + x)^(1/12) - 1`. Amounts are decimals of main units and not rounded.
//!
//! The rules that follow a path of yearly returns and inflation are exact to the digits of a decimal, so that a limit
//! met exactly is met. A path is a history or one draw of a simulation; no single one says what will be.

mod annuity;
mod floor_ceiling;
mod guyton_klinger;
mod how_long;
mod path;
mod simple;

pub use annuity::{
    GrowingAnnuity, LevelWithdrawal, growing_annuity, level_withdrawal, perpetuity_capital, perpetuity_payment,
};
pub use floor_ceiling::{Band, FloorCeiling, FloorCeilingPath, LimitHit};
pub use guyton_klinger::{AppliedRule, GuardrailOrder, GuardrailPath, Guardrails, GuytonKlinger};
pub use how_long::{HowLong, Withdrawals};
pub use path::YearlyMarket;
pub use simple::{FixedPercentPath, FixedRealPath, fixed_percent, fixed_real};

/// The longest plan in years; in months twelve times as many.
pub const MAX_YEARS: u32 = 150;

/// Why there is no answer. Each names the input to correct.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DrawdownError {
    /// An amount that must be above zero is not, or one is negative that must not be.
    #[error("the amounts must be above zero")]
    Amount,
    /// A perpetuity whose payment grows as fast as its capital, or faster.
    #[error("the return must exceed the growth")]
    Growth,
    /// A percentage that is not above 0 % and at most 100 %, or a floor above its ceiling.
    #[error("percentages must be above 0 % and at most 100 %, and a floor below its ceiling")]
    Percent,
    /// No years or payments, or too many.
    #[error("there must be 1 to 150 years")]
    Years,
    /// A year's return is below -100 %, its inflation not above it, or there are not as many of one as of the other.
    #[error("each year needs a return from -100 % and an inflation above it")]
    Market,
    /// A figure does not fit.
    #[error("the amounts are too large to compute")]
    OutOfRange,
}
