//! From a product to the calculation of it: its rate, its fees, its longest term.

use rust_decimal::Decimal;

use super::Handed;
use super::wanted::Wanted;
use crate::advice::catalogue::fee::FeeBasis;
use crate::advice::catalogue::loan::Loan;
use crate::advice::catalogue::{Kind, Product};
use crate::base::decimal::Exact as _;
use crate::tool::value::Value;

/// The tool that calculates what a product costs, with what its inputs are set to: the rate, the upper end of a range,
/// fees in amounts, and what the customer wants within the product's bounds. `None` for what no tool
/// calculates: projections are never made for a named product (R13).
#[must_use]
pub fn terms(product: &Product, wanted: &Wanted) -> Option<(&'static str, Handed)> {
    let loan = product.loan.as_ref()?;
    let number = |number: Decimal| Value::Number(number.normalize());
    let rate = number(loan.annual_rate_to.unwrap_or(loan.annual_rate));
    let mut handed = Handed::new();
    let mut set = |input: &'static str, value: Value| handed.push((input, value));
    let amount = wanted.borrow.map(number);
    let months = wanted.months.filter(|_| wanted.borrow.is_some()).map(|months| within(months, loan));
    let (tool, amount_of, months_of) = match product.kind {
        Kind::Mortgage => {
            set("kind", Value::Choice("commercial"));
            set("rate_by", Value::Choice("annual"));
            set("annual_rate", rate);
            set("fees", number(fees(product)));
            if amount.is_some() {
                set("by", Value::Choice("amount"));
            }
            ("mortgage", "amount", "term")
        }
        Kind::InstalmentLoan => {
            set("method", Value::Choice("equal_installment"));
            set("annual_rate", rate);
            ("cost_statement", "amount", "periods")
        }
        Kind::BusinessLoan => {
            set("line_rate", rate);
            ("business_loan", "amount", "months")
        }
        _ => return None,
    };
    if let Some(amount) = amount {
        set(amount_of, amount);
    }
    if let Some(months) = months {
        // A part of a year is a whole one.
        let years = months.saturating_add(11).checked_div(12).unwrap_or(months);
        set(months_of, Value::Number((if months_of == "term" { years } else { months }).into()));
    }
    Some((tool, handed))
}

fn within(months: u32, loan: &Loan) -> u32 {
    months.min(loan.longest_months).max(loan.shortest_months.unwrap_or(1))
}

/// What is due once, in an amount, when all goes well.
fn fees(product: &Product) -> Decimal {
    let mut sum = Decimal::ZERO;
    for fee in &product.fees {
        if fee.basis == FeeBasis::AmountOnce && !fee.contingent {
            sum = sum.plus(fee.value.unwrap_or_default()).unwrap_or(sum);
        }
    }
    sum
}
