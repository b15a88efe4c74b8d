//! The mathematics of money: pure, exact where a customer sees the figure, and without a clock or a locale.
//!
//! | module | what it answers |
//! |---|---|
//! | [`money`] | amounts in minor units, currencies, named rounding |
//! | [`rate`] | annual rates as exact decimals |
//! | [`date`], [`day_count`] | calendar dates, end-of-month rules, parts of a year |
//! | [`loan`] | schedules to the cent, and the closed forms beside them |
//! | [`cost`] | what credit really costs: CN, TW, EU, UK and US annual rates |
//! | [`scale`] | scores of published questionnaires, score bands |
//! | [`debt`] | cards, payoff order, switching, what a household can afford |
//! | [`saving`] | a saving goal: value, instalment or time |
//! | [`retirement`] | saving first and spending later, in stages and streams |
//! | [`invest`] | true yields, time-weighted returns, the rate of a policy by year |
//! | [`household`] | budgets, net worth, emergency fund, insurance gap |
//! | [`cashflow`] | present values and internal rates, periodic and dated |
//! | [`tvm`] | present and future value, payment, periods and rate of an annuity |
//! | [`depreciation`] | straight-line depreciation |
//! | [`solve`] | every root of a discounted sum: none, one, several |
//! | [`real`] | numbers of 31 digits for the formulas that need a power or a logarithm |

pub mod cashflow;
pub mod cost;
pub mod date;
pub mod day_count;
pub mod debt;
pub mod decimal;
pub mod depreciation;
pub mod household;
pub mod invest;
pub mod loan;
pub mod money;
pub mod rate;
pub mod real;
pub mod retirement;
pub mod saving;
pub mod scale;
pub mod solve;
pub mod tvm;
