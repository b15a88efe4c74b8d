//! A household's money: budgets in mixed frequencies, shares of partners, net worth, ratios and the emergency fund.
//!
//! What insurance should cover stands in [`protection`](crate::protection).

mod budget;
mod emergency;
mod net_worth;
mod partners;
mod ratios;

pub use budget::{Budget, BudgetLine, BudgetTotals, Frequency, monthly_total};
pub use emergency::{EmergencyFund, EmergencyGoal, emergency_fund, emergency_months};
pub use net_worth::{Asset, NetWorth, net_worth};
pub use partners::{PartnerSplit, split_between};
pub use ratios::{HouseholdMonth, HouseholdRatios, Norm, Standing};
