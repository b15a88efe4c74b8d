//! The mathematics of money: pure, exact where a customer sees the figure, and without a clock or a locale.
//!
//! # The map
//!
//! | module | what it answers | begin with |
//! |---|---|---|
//! | [`money`] | amounts in minor units, currencies, named rounding | [`Money`](money::Money) |
//! | [`rate`] | nominal, effective, periodic and real annual rates | [`AnnualRate`](rate::AnnualRate) |
//! | [`date`], [`day_count`] | calendar dates, end-of-month rules, parts of a year | [`DayCount`](day_count::DayCount) |
//! | [`loan`] | schedules to the cent, with everything that happens on the way | [`schedule_with`](loan::schedule_with), [`LoanEvent`](loan::LoanEvent) |
//! | | the closed forms beside them | [`closed_form`](loan::closed_form()) |
//! | | floating rates: LPR and basis points, repricing days | [`FloatingRate`](loan::FloatingRate) |
//! | | prepaying: what it saves, how much for a goal, within the rules of a contract | [`prepayment_needed`](loan::prepayment_needed), [`with_budget`](loan::with_budget) |
//! | | the provident fund, month by month or once a year | [`with_fund`](loan::with_fund) |
//! | | daily interest, settling on any day, several loans as one | [`settle_credit_line`](loan::settle_credit_line), [`combine`](loan::combine) |
//! | [`cost`] | what credit really costs: CN, TW, EU, UK and US annual rates | [`statement`](cost::statement()), [`aprc`](cost::aprc), [`apr_of_dates`](cost::apr_of_dates) |
//! | [`debt`] | cards, payoff order, what a household can afford | [`payoff`](debt::payoff()), [`affordable`](debt::affordable) |
//! | | one loan for several debts, another loan, two to four side by side | [`consolidate`](debt::consolidate), [`compare_loans`](debt::compare_loans) |
//! | [`saving`] | a goal solved for value, instalment, time or return | [`monthly_needed`](saving::monthly_needed) |
//! | | education | [`EducationPlan`](saving::EducationPlan) |
//! | [`regular_investing`] | 定投: steps, pauses, fees, the contribution or time for a target, units bought on a path | [`RegularPlan`](regular_investing::RegularPlan) |
//! | [`drawdown`] | living on savings: how long, how much, and the rules that adapt | [`Withdrawals`](drawdown::Withdrawals), [`GuytonKlinger`](drawdown::GuytonKlinger) |
//! | [`retirement`] | saving first and spending later, in stages and streams | [`RetirementPlan`](retirement::RetirementPlan) |
//! | [`pension`] | public, occupational and personal pensions: ages, formulas, accounts, tax | [`mainland_pension`](pension::mainland_pension) |
//! | | the same for Taiwan | [`InsuranceFormula`](pension::taiwan::InsuranceFormula) |
//! | [`tax`] | income tax by brackets | [`TaxTable`](tax::TaxTable) |
//! | [`deposit`] | time, notice and laddered deposits, money funds, wealth products, deposit insurance | [`TimeDeposit`](deposit::TimeDeposit) |
//! | [`household`] | budgets, shares of partners, net worth, ratios, emergency fund | [`Budget`](household::Budget) |
//! | [`protection`] | what insurance should cover, survival, the price of risk | [`LifeNeed`](protection::LifeNeed) |
//! | [`returns`] | time-weighted and Dietz returns, annualising, largest fall, volatility, Sharpe, a policy by year | [`time_weighted`](returns::time_weighted()) |
//! | [`allocation`] | weights: drift, trades, new money, limits, the worst of a history, stress | [`rebalance`](allocation::rebalance()) |
//! | [`cashflow`] | present values and internal rates, periodic and dated | [`xirr`](cashflow::xirr) |
//! | [`tvm`] | present and future value, payment, periods and rate of an annuity | |
//! | [`depreciation`] | straight-line depreciation | |
//! | [`scale`] | scores of published questionnaires, score bands | |
//! | [`solve`] | every root of a discounted sum: none, one, several | [`Solution`](solve::Solution) |
//! | [`double_double`] | numbers of 31 digits for the formulas that need a power or a logarithm | |
//!
//! # What holds everywhere
//!
//! * **Money is whole minor units.** A schedule rounds where a bank does, half up (四舍五入), and nowhere else; its principal
//!   parts sum to the principal. Closed forms and present values are decimals and are not rounded: round when you print.
//! * **Rates of loans** are [`AnnualRate`](rate::AnnualRate)s in percent, nominal; returns of savings are effective annual
//!   percentages; rates of the spreadsheet functions are fractions (0.05 for 5 %). Each function says which.
//! * **Signs.** Where money moves both ways ([`cashflow`], [`tvm`]) what is received is positive and what is paid negative;
//!   elsewhere amounts are what their name says, and not negative.
//! * **Errors are values** that name the input. Nothing panics, no result is "not a number", every search ends. Where an
//!   equation has no root or several, that is the answer.
//! * **Two forms.** Where a closed form and a schedule, or a rate and a value of zero, say the same, tests compare them.
//!
//! # An example
//!
//! A mortgage of a million, repriced after a year, with 100,000 prepaid after the second:
//!
//! ```
//! use finplan_domain::loan::{LoanEvent, Method, Strategy, Terms, schedule, schedule_with};
//! use finplan_domain::money::{Currency, Money};
//! use finplan_domain::rate::AnnualRate;
//!
//! let rate = |percent: &str| AnnualRate::from_percent(percent.parse().unwrap()).unwrap();
//! let terms = Terms {
//!     principal: Money::from_minor(100_000_000),
//!     annual_rate: rate("3.6"),
//!     months: 360,
//!     method: Method::EqualInstallment,
//!     currency: Currency::Cny,
//! };
//! let events = [
//!     LoanEvent::Rate { from: 13, rate: rate("3.45") },
//!     LoanEvent::Prepayment { after: 24, amount: Money::from_minor(10_000_000), strategy: Strategy::ReduceTerm },
//! ];
//! let (plain, changed) = (schedule(&terms).unwrap(), schedule_with(&terms, &events).unwrap());
//! assert_eq!(plain.first_payment().minor(), 454_645);
//! assert!(changed.total_interest() < plain.total_interest());
//! assert!(changed.periods() < 360);
//! ```

pub mod allocation;
mod annuity;
pub mod cashflow;
pub mod cost;
pub mod date;
pub mod day_count;
pub mod debt;
pub mod deposit;
pub mod depreciation;
pub mod double_double;
pub mod drawdown;
pub mod household;
pub mod loan;
pub mod money;
pub mod pension;
pub mod protection;
pub mod rate;
pub mod regular_investing;
pub mod retirement;
pub mod returns;
pub mod saving;
pub mod scale;
pub mod solve;
pub mod tax;
pub mod tvm;
