//! Deposits and what stands beside them (收益计算器): time, notice and laddered deposits, money funds, wealth products,
//! and what deposit insurance covers.
//!
//! # The convention
//! Money is paid to the cent: every interest is the exact product `principal * rate * time`, rounded half up once.
//! Rates are nominal and in percent; listed rates, limits and minimums are dated data and come from the caller. A month
//! is a twelfth of a year; days of the demand rate (活期) are actual days over 360. A date that a month does not have is
//! its last day. Yields of money funds and of wealth products are decimals in percent and not rounded.

mod early;
mod insurance;
mod ladder;
mod money_fund;
mod notice;
mod rollover;
mod time;
mod wealth_product;

pub use early::{EarlyWithdrawal, OverdueWithdrawal};
pub use insurance::{Coverage, InsuranceSplit, coverage, split_for_insurance};
pub use ladder::{Ladder, LadderState, Rung};
pub use money_fund::{BothYields, implied_income, money_fund_income, seven_day_yield};
pub use notice::{NoticeBreach, NoticeDeposit, NoticeGiven, NoticeRules, NoticeWithdrawal};
pub use rollover::{Rollover, RolloverMode, RolloverTerm};
pub use time::TimeDeposit;
pub use wealth_product::{WealthProduct, WealthYield};

use crate::loan::LoanError;
use crate::money::MoneyError;

/// The longest deposit, in months: a hundred years.
pub const MAX_MONTHS: u32 = 1200;

/// Why there is no answer. Each names the input to correct.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DepositError {
    /// An amount that must be above zero is not.
    #[error("the amount must be above zero")]
    Amount,
    /// A rate is negative, or a yield -100 % or less.
    #[error("the rate must not be below zero")]
    Rate,
    /// No months, or more than [`MAX_MONTHS`].
    #[error("the term must be 1 to 1200 months")]
    Months,
    /// A date lies on the wrong side of another.
    #[error("the dates are in the wrong order")]
    Dates,
    /// More is withdrawn than there is, or nothing.
    #[error("the withdrawal must be above zero and at most the deposit")]
    Withdrawal,
    /// There are no terms or no rungs, or not as many rates as rungs.
    #[error("there must be at least one term, and a rate for each")]
    Terms,
    /// Incomes or a basis of days that are none.
    #[error("there must be at least one day")]
    Days,
    /// A figure does not fit.
    #[error("the amounts are too large to compute")]
    OutOfRange,
}

impl From<LoanError> for DepositError {
    fn from(error: LoanError) -> DepositError {
        match error {
            LoanError::Rate => DepositError::Rate,
            LoanError::Months => DepositError::Dates,
            _ => DepositError::OutOfRange,
        }
    }
}

impl From<MoneyError> for DepositError {
    fn from(MoneyError::OutOfRange: MoneyError) -> DepositError {
        DepositError::OutOfRange
    }
}
