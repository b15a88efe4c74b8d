//! The questions that customers ask, one module each, and the list of them.
//!
//! To add a tool: write its folder (what it asks for, what it answers, what it says, its tests), name it here and list
//! it in the [`registry`].

pub mod affordability;
pub mod business_loan;
pub mod car_loan;
pub mod card_debt;
pub mod cost_statement;
pub mod debts;
pub mod deposit;
pub mod education_fund;
pub mod household;
pub mod instalment_cost;
pub mod mortgage;
pub mod prepayment;
pub mod protection_gap;
pub mod refinance;
pub mod registry;
pub mod regular_investing;
pub mod repayment;
pub mod retirement;
pub mod saving_goal;
