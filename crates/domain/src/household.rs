//! A household's money: budgets in mixed frequencies, net worth, the emergency fund, and what insurance should cover.

mod budget;
mod net_worth;
mod protection;

pub use budget::{BudgetLine, Frequency, monthly_total};
pub use net_worth::{Asset, NetWorth, net_worth};
pub use protection::{Needs, emergency_months, insurance_gap};
