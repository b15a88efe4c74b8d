//! Cash flows: present values and the rates that make them zero.
//!
//! Money received is positive, money paid negative. Rates are per period, or per year of 365 days for dated flows; 0.05
//! is 5 %. A rate must be above -1 (-100 %).
//!
//! | here | spreadsheet | the first flow is discounted |
//! |---|---|---|
//! | [`npv`] | `NPV` | by one period |
//! | [`npv_from_first`] | `NPV` of the rest `+` the first | not |
//! | [`xnpv`] | `XNPV` | not: time counts from the earliest date |
//! | [`irr`], [`xirr`] | `IRR`, `XIRR` | all roots, not the one near a guess |
//! | [`mirr`] | `MIRR` | |

mod dated;
mod modified;
mod periodic;

pub use dated::{DatedFlow, xirr, xirr_by, xnpv};
pub use modified::mirr;
pub use periodic::{irr, npv, npv_from_first};

use crate::double_double::DoubleDouble;
use rust_decimal::Decimal;

/// Why there is no answer. Each names the input to correct.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CashflowError {
    /// There are no flows.
    #[error("there are no amounts")]
    Empty,
    /// A rate is -100 % or less.
    #[error("the rate must be above -100 %")]
    Rate,
    /// `mirr` needs money paid and money received, and at least two flows.
    #[error("there must be amounts paid and amounts received")]
    Signs,
    /// The result does not fit.
    #[error("the amounts are too large to compute")]
    OutOfRange,
}

/// `1 / (1 + rate)`, checked.
fn discount_factor(rate: Decimal) -> Result<DoubleDouble, CashflowError> {
    if rate <= -Decimal::ONE {
        return Err(CashflowError::Rate);
    }
    Ok(DoubleDouble::ONE / (DoubleDouble::ONE + DoubleDouble::from(rate)))
}

fn decimal(value: DoubleDouble) -> Result<Decimal, CashflowError> {
    value.to_decimal().ok_or(CashflowError::OutOfRange)
}
