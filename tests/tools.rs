//! Tools against figures worked out by hand, down to the sentences that a customer reads.
#![cfg(test)]
#![allow(clippy::arithmetic_side_effects, reason = "tests may overflow: they then fail")]

#[path = "tools/affordability.rs"]
mod affordability;
#[path = "tools/business_loan.rs"]
mod business_loan;
#[path = "tools/car_loan.rs"]
mod car_loan;
#[path = "tools/card_debt.rs"]
mod card_debt;
#[path = "tools/carried.rs"]
mod carried;
#[path = "tools/charts.rs"]
mod charts;
#[path = "tools/cost_statement.rs"]
mod cost_statement;
#[path = "tools/currencies.rs"]
mod currencies;
#[path = "tools/debts.rs"]
mod debts;
#[path = "tools/fields.rs"]
mod fields;
#[path = "tools/follow.rs"]
mod follow;
#[path = "tools/levers.rs"]
mod levers;
#[path = "tools/limits.rs"]
mod limits;
#[path = "tools/mortgage.rs"]
mod mortgage;
#[path = "tools/packs.rs"]
mod packs;
#[path = "tools/prepayment.rs"]
mod prepayment;
#[path = "tools/refinance.rs"]
mod refinance;
#[path = "tools/rounded.rs"]
mod rounded;
#[path = "tools/rows.rs"]
mod rows;
#[path = "tools/saving_goal.rs"]
mod saving_goal;
#[path = "tools/sliders.rs"]
mod sliders;
#[path = "tools/walk.rs"]
mod walk;
