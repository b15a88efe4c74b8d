//! From a product to the calculation of it: its rate, its fees, its longest term.

use crate::base::decimal::DecimalExt as _;
use rust_decimal::Decimal;

use super::product_intent::ProductIntent;
use crate::advice::catalogue::fee::FeeBasis;
use crate::advice::catalogue::loan::Loan;
use crate::advice::catalogue::{Product, ProductKind};
use crate::tool::report::Destination;
use crate::tools::business_loan::BusinessLoan;
use crate::tools::cost_statement::{CostStatement, Method};
use crate::tools::mortgage::{By, Lender, Mortgage, RateBy};

/// The tool that calculates what a product costs, with what its inputs are set to: the rate, the upper end of a range,
/// fees in amounts, and what the customer wants within the product's bounds. `None` for what no tool
/// calculates: projections are never made for a named product (R13).
#[must_use]
pub fn terms(product: &Product, intent: &ProductIntent) -> Option<Destination> {
    let loan = product.loan.as_ref()?;
    let rate = loan.annual_rate_to.unwrap_or(loan.annual_rate);
    let amount = intent.borrow;
    let months = intent.months.filter(|_| amount.is_some()).map(|months| within(months, loan));
    match product.kind {
        ProductKind::Mortgage => {
            let mut set = vec![
                Mortgage::KIND.to(Lender::Commercial),
                Mortgage::RATE_BY.to(RateBy::Annual),
                Mortgage::ANNUAL_RATE.to(rate),
                Mortgage::FEES.to(fees(product)),
            ];
            if let Some(amount) = amount {
                set.extend([Mortgage::BY.to(By::Amount), Mortgage::AMOUNT.to(amount)]);
            }
            // A part of a year is a whole one.
            set.extend(months.map(|months| Mortgage::TERM.to(months.div_ceil(12))));
            Some(Destination::to(set))
        }
        ProductKind::InstalmentLoan => {
            let mut set = vec![CostStatement::METHOD.to(Method::EqualInstallment), CostStatement::ANNUAL_RATE.to(rate)];
            set.extend(amount.map(|amount| CostStatement::AMOUNT.to(amount)));
            set.extend(months.map(|months| CostStatement::PERIODS.to(months)));
            Some(Destination::to(set))
        }
        ProductKind::BusinessLoan => {
            let mut set = vec![BusinessLoan::LINE_RATE.to(rate)];
            set.extend(amount.map(|amount| BusinessLoan::AMOUNT.to(amount)));
            set.extend(months.map(|months| BusinessLoan::MONTHS.to(months)));
            Some(Destination::to(set))
        }
        _ => None,
    }
}

fn within(months: u32, loan: &Loan) -> u32 {
    months.min(loan.longest_months).max(loan.shortest_months.unwrap_or(1))
}

/// What is due once, in an amount, when all goes well.
fn fees(product: &Product) -> Decimal {
    let mut sum = Decimal::ZERO;
    for fee in &product.fees {
        if fee.basis == FeeBasis::AmountOnce && !fee.contingent {
            sum = sum.add_checked(fee.value.unwrap_or_default()).unwrap_or(sum);
        }
    }
    sum
}
