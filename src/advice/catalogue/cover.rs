//! What an insurance covers.

use rust_decimal::Decimal;

use crate::base::LocalText;

/// What is insured and for how long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cover {
    /// When it pays.
    pub pays: LocalText,
    /// When it does not.
    pub excludes: Option<LocalText>,
    /// The smallest sum insured, in currency units.
    pub sum_from: Option<Decimal>,
    /// The largest sum insured, in currency units.
    pub sum_to: Option<Decimal>,
    /// For how many months at most.
    pub longest_months: Option<u32>,
    /// Days after the start without cover.
    pub waiting_days: Option<u32>,
    /// Days in which it can be given back without loss.
    pub cooling_days: Option<u32>,
}
