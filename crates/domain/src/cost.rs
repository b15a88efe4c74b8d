//! What credit really costs: one annual rate from all money that moves.
//!
//! Four honest figures for one loan, and every one must carry its name:
//!
//! | figure | formula | where |
//! |---|---|---|
//! | simple annual rate (单利年化) | 12 x monthly IRR | China, PBoC Announcement \[2021\] No. 3; Taiwan 總費用年百分率 |
//! | compound annual rate (复利年化) | (1 + monthly IRR)^12 - 1 | China, beside the simple one |
//! | APRC | annual effective rate, time in years | EU 2008/48/EC and 2014/17/EU Annex I; UK CONC App 1.2 |
//! | APR | unit periods per year x rate per unit period | US Regulation Z Appendix J |
//!
//! In all of them, fees that are paid to get the credit reduce the money received or raise what is paid back.

mod annual;
mod dated_apr;
mod instalment;
mod items;
mod reg_z;
mod split;
mod taiwan;
mod unit_period;

pub use annual::{MonthlyCost, aprc, dated_cost, monthly_cost, round_percent};
pub use dated_apr::{DatedApr, apr_of_dates};
pub use instalment::{FeeStyle, InstalmentCost, flat_fee_cost, instalment_cost};
pub use items::{CostItem, CostStatement, Fee, FeeDue, FirstPayment, Occurrence, statement};
pub use reg_z::{UnitFlow, apr};
pub use split::{SplitPayment, split};
pub use taiwan::total_cost_rate;
pub use unit_period::{UnitPeriod, unit_period};

use crate::cashflow::CashflowError;
use crate::loan::LoanError;

/// Why there is no single rate. Each names the input to correct.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CostError {
    /// The principal is not above zero.
    #[error("the principal must be above zero")]
    Principal,
    /// The number of payments is zero or above 1200.
    #[error("the number of payments must be 1 to 1200")]
    Periods,
    /// A fee is negative, or leaves nothing of the credit.
    #[error("the fees must not be negative and must be less than the amount received")]
    Fee,
    /// A fraction of a period is not between zero and one, or too many different ones occur.
    #[error("the fractions of a period cannot be used")]
    Fraction,
    /// There is no advance or no payment, a payment lies before the first advance, or all fall on one day.
    #[error("the payments must follow the first advance")]
    Dates,
    /// No rate above -100 % balances what is received and what is paid.
    #[error("no rate balances what is received and what is paid")]
    NoRate,
    /// More than one rate does, so none of them is the cost.
    #[error("several rates balance what is received and what is paid")]
    Ambiguous,
    /// The annual rate is negative or too large.
    #[error("the annual rate is out of range")]
    Rate,
    /// A figure does not fit.
    #[error("the amounts are too large to compute")]
    OutOfRange,
}

impl From<CashflowError> for CostError {
    fn from(_: CashflowError) -> CostError {
        CostError::OutOfRange
    }
}

impl From<LoanError> for CostError {
    fn from(error: LoanError) -> CostError {
        match error {
            LoanError::Principal => CostError::Principal,
            LoanError::Rate => CostError::Rate,
            LoanError::Months => CostError::Periods,
            LoanError::Event | LoanError::Shape | LoanError::FlatFeePrepayment | LoanError::Refused(_) => {
                CostError::Fee
            }
            LoanError::OutOfRange => CostError::OutOfRange,
        }
    }
}
