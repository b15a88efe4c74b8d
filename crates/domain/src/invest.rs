//! What an investment really returned.

mod policy;
mod returns;

pub use policy::{PolicyYear, policy_rates};
pub use returns::{SubPeriod, time_weighted};

/// Why there is no answer. Each names the input to correct.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvestError {
    /// A value that must be above zero is not.
    #[error("values must be above zero")]
    Value,
    /// There are no periods, or no days.
    #[error("there must be at least one period")]
    Periods,
    /// The result does not fit.
    #[error("the amounts are too large to compute")]
    OutOfRange,
}
