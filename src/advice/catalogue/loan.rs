//! The price of a loan: the annual rate first (R14).

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::base::LocalText;
use crate::base::string_enum;

string_enum! {
    /// How a loan is repaid.
    pub enum Repayment {
        /// The same amount each month.
        EqualInstallment = "equal_installment",
        /// The same principal each month.
        EqualPrincipal = "equal_principal",
        /// Interest each month, principal at the end.
        InterestOnly = "interest_only",
        /// Drawn and repaid at any time, interest by the day.
        Revolving = "revolving",
    }
}

string_enum! {
    /// How the yearly cost with all fees was computed: printed with the figure.
    pub enum RateMethod {
        /// Twelve times the monthly internal rate of return (单利).
        Simple = "simple",
        /// The yearly internal rate of return (复利).
        Compound = "compound",
        /// The sum of the annualised items.
        SumOfItems = "sum_of_items",
    }
}

/// What a loan costs.
#[derive(Clone, Debug, PartialEq)]
pub struct Loan {
    /// The annual interest rate in percent, without fees; the lower end of a range.
    pub annual_rate: Decimal,
    /// The upper end, where the rate depends on the customer.
    pub annual_rate_to: Option<Decimal>,
    /// The annual cost in percent with all fees, paid on time; of the upper end, where there is a range.
    pub all_in_rate: Decimal,
    /// How that was computed.
    pub method: RateMethod,
    /// The day of these figures.
    pub as_of: NaiveDate,
    /// How it can be repaid.
    pub repayment: Vec<Repayment>,
    /// The largest amount.
    pub maximum: Option<Decimal>,
    /// The shortest term in months.
    pub shortest_months: Option<u32>,
    /// The longest term in months.
    pub longest_months: u32,
    /// What stands behind it; `None` where nothing does.
    pub security: Option<LocalText>,
    /// How the rate is set and what the figures take for granted.
    pub note: LocalText,
}
