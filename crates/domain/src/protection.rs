//! Protection (保障): what insurance should cover, what it may cost, and how long people live.
//!
//! Norms and mortality tables are data that is passed in. A norm is what is commonly used, not law. Amounts are in main
//! units and not negative; rates are in percent; nothing is rounded but where a function says so.

mod disability;
mod mortality;
mod need;
mod norms;

pub use disability::{DisabilityGap, DisabilityNeed};
pub use mortality::{JointSurvival, MortalityTable, Survival, TermPremium, joint_survival};
pub use need::{LifeGap, LifeNeed, PaymentTiming, income_value};
pub use norms::{
    Affordability, CoverCheck, CriticalIllness, CriticalIllnessNorm, PremiumBand, PremiumNorm, affordability,
};

use crate::double_double::DoubleDouble;
use rust_decimal::Decimal;

/// Why there is no answer. Each names the input to correct.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProtectionError {
    /// An amount is negative.
    #[error("the amounts must not be negative")]
    Amount,
    /// There is no income to hold the rest against.
    #[error("the income must be above zero")]
    Income,
    /// A return or a growth is -100 % or less, or above 1,000 %; a share is negative.
    #[error("returns and growth must be above -100 % and at most 1000 %, shares not negative")]
    Rate,
    /// A term of no years, or beyond a hundred.
    #[error("the term must be 1 to 100 years")]
    Term,
    /// An age that the table does not have, or an end that is not after it.
    #[error("the age is not in the table, or the end is not after it")]
    Age,
    /// A figure does not fit.
    #[error("the amounts are too large to compute")]
    OutOfRange,
}

/// The longest term, in years.
const MAX_YEARS: u32 = 100;

/// An amount that is not negative.
fn amount(value: Decimal) -> Result<DoubleDouble, ProtectionError> {
    if value < Decimal::ZERO { Err(ProtectionError::Amount) } else { Ok(value.into()) }
}

/// An income, which is more than nothing.
fn income(value: Decimal) -> Result<DoubleDouble, ProtectionError> {
    if value <= Decimal::ZERO { Err(ProtectionError::Income) } else { Ok(value.into()) }
}

/// A share in percent, as a fraction.
fn share(percent: Decimal) -> Result<DoubleDouble, ProtectionError> {
    if percent < Decimal::ZERO { Err(ProtectionError::Rate) } else { Ok(crate::annuity::fraction(percent)) }
}

/// A yearly rate in percent, as a fraction.
fn rate(percent: Decimal) -> Result<DoubleDouble, ProtectionError> {
    crate::annuity::annual(percent).ok_or(ProtectionError::Rate)
}

fn exact(value: DoubleDouble) -> Result<Decimal, ProtectionError> {
    value.to_decimal().ok_or(ProtectionError::OutOfRange)
}

/// The amount, or nothing where it is negative.
fn at_least_zero(value: DoubleDouble) -> DoubleDouble {
    if value < DoubleDouble::ZERO { DoubleDouble::ZERO } else { value }
}
