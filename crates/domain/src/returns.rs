//! What an investment really returned, and how rough the way was.
//!
//! # The convention
//! Every return is in percent: 3.5 for 3.5 %, -100 for a total loss. A year has 365 days, also a leap year, and twelve
//! months; nothing is rounded. The money-weighted return, what the *investor* got, is [`xirr`](crate::cashflow::xirr)
//! with all its roots; the time-weighted one is what the *investment* did, whatever was paid in and out.

mod annualise;
mod dietz;
mod drawdown;
mod policy;
mod risk;
mod time_weighted;

pub use annualise::{LinkedReturn, Span, annual_return, linked_return, real_return, total_return};
pub use dietz::{ModifiedDietz, modified_dietz};
pub use drawdown::{Fall, MaxDrawdown, max_drawdown};
pub use policy::{PolicyYear, break_even_year, policy_rates};
pub use risk::{Sharpe, Volatility, sharpe, volatility};
pub use time_weighted::{TimeWeighted, Valuation, time_weighted};

use crate::double_double::DoubleDouble;
use rust_decimal::Decimal;

/// Why there is no answer. Each names the input to correct.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReturnError {
    /// A value that must be above zero is not.
    #[error("values must be above zero")]
    Value,
    /// A return below -100 %, or an inflation of -100 %.
    #[error("returns must be at least -100 %")]
    Return,
    /// There are no periods, or no days.
    #[error("there must be at least one period")]
    Periods,
    /// A date lies on the wrong side of another.
    #[error("the dates are in the wrong order")]
    Dates,
    /// The result does not fit.
    #[error("the amounts are too large to compute")]
    OutOfRange,
}

/// A fraction in percent.
fn percent(part: DoubleDouble) -> Result<Decimal, ReturnError> {
    decimal(part * DoubleDouble::from(100))
}

fn decimal(value: DoubleDouble) -> Result<Decimal, ReturnError> {
    value.to_decimal().ok_or(ReturnError::OutOfRange)
}

/// The factor of a return in percent, 0 for a total loss.
fn factor(percent: Decimal) -> Result<DoubleDouble, ReturnError> {
    if percent < -Decimal::ONE_HUNDRED {
        return Err(ReturnError::Return);
    }
    Ok(DoubleDouble::ONE + DoubleDouble::from(percent) / DoubleDouble::from(100))
}

/// `factor^power - 1`; a total loss stays one.
fn power_m1(factor: DoubleDouble, power: DoubleDouble) -> DoubleDouble {
    if factor.is_zero() { -DoubleDouble::ONE } else { (factor.ln() * power).exp_m1() }
}
