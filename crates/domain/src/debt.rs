//! Debts and what to do about them.

mod affordability;
mod card;
mod compare;
mod consolidation;
mod payoff;
mod switch;

pub use affordability::{Affordability, Burden, Household, affordable, burden};
pub use card::{MinimumPayment, minimum_path, payment_to_clear};
pub use compare::{ComparedLoan, LoanChoice, LoanComparison, MAX_CHOICES, compare_loans};
pub use consolidation::{Alternative, Consolidation, ConsolidationOffer, consolidate};
pub use payoff::{Debt, PayoffOrder, PayoffPlan, payoff};
pub use switch::{Switch, compare_switch};

use crate::loan::LoanError;

/// Why there is no answer. Each names the input to correct.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DebtError {
    /// A balance, payment, income or cost is negative, or nothing is owed.
    #[error("amounts must not be negative, and something must be owed")]
    Amount,
    /// A rate is negative or too large.
    #[error("the rate must not be negative")]
    Rate,
    /// The number of months is zero or above 1200.
    #[error("the term must be 1 to 1200 months")]
    Months,
    /// Fewer than two or more than [`MAX_CHOICES`] loans were to be compared.
    #[error("two to four loans can be compared")]
    Choices,
    /// The payments never clear the debt.
    #[error("the payments do not even cover the interest")]
    NeverPaid,
    /// A figure does not fit.
    #[error("the amounts are too large to compute")]
    OutOfRange,
}

impl From<LoanError> for DebtError {
    fn from(error: LoanError) -> DebtError {
        match error {
            LoanError::Rate => DebtError::Rate,
            LoanError::Months => DebtError::Months,
            LoanError::OutOfRange => DebtError::OutOfRange,
            _ => DebtError::Amount,
        }
    }
}
