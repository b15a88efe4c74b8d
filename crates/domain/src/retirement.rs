//! Retirement, and any other plan of saving first and spending later. Education has a plan of its own:
//! [`EducationPlan`](crate::saving::EducationPlan).
//!
//! The plan runs in months. Until `retire_in` the savings grow with contributions; all the time, spending stages are
//! paid out of income streams first and then out of the savings. Amounts are in today's money and rise with their own
//! inflation.

mod plan;
mod questions;

pub use plan::{RetirementPath, RetirementPlan, Stream};
pub use questions::{earliest_retirement, extra_saving_needed};

/// Why there is no answer. Each names the input to correct.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RetirementError {
    /// A return or an inflation is -100 % or less, or above 1,000 %.
    #[error("returns and inflation must be above -100 % and at most 1000 %")]
    Rate,
    /// The plan is longer than 1200 months, or retirement lies behind its end.
    #[error("the plan must end after retirement and within 1200 months")]
    Months,
    /// A figure does not fit.
    #[error("the amounts are too large to compute")]
    OutOfRange,
}
