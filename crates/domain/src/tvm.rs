//! The time value of money: five quantities, one equation, each solved for.
//!
//! `pv (1+i)^n + pmt (1 + i type) ((1+i)^n - 1) / i + fv = 0`, with the limit `pv + n pmt + fv = 0` for `i = 0`.
//!
//! The signs are those of spreadsheets: money received is positive, money paid negative, so a loan received
//! (`pv > 0`) has negative payments. `rate` is per period (0.01 is 1 %) and must be above -1; `nper` may be fractional.
//! `type` is [`Timing`]. Values are right to 1e-10 relative or better, also for tiny rates and long terms.
//!
//! ```
//! use finplan_domain::tvm::{Timing, pmt};
//! let rate = "0.00666666666666666666666667".parse().unwrap(); // 8 % / 12
//! let payment = pmt(rate, 10.into(), 10_000.into(), 0.into(), Timing::End).unwrap();
//! assert_eq!(payment.round_dp(2).to_string(), "-1037.03");
//! ```

// Every function has a form in `DoubleDouble` (`_dd`), for results that no decimal holds and for further computation.
mod equation;
mod parts;
mod rate;

pub use equation::{fv, fv_dd, nper, nper_dd, pmt, pmt_dd, pv, pv_dd};
pub use parts::{cumipmt, cumprinc, ipmt, ppmt};
pub use rate::rate;

use crate::double_double::DoubleDouble;
use rust_decimal::Decimal;

/// When in its period a payment is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Timing {
    /// At the end (期末): spreadsheet type 0.
    #[default]
    End,
    /// At the beginning (期初): spreadsheet type 1.
    Begin,
}

impl Timing {
    fn as_dd(self) -> DoubleDouble {
        match self {
            Timing::End => DoubleDouble::ZERO,
            Timing::Begin => DoubleDouble::ONE,
        }
    }
}

/// Why there is no answer. Each names the input to correct.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TvmError {
    /// The rate is -100 % or less, or, for cumulative parts, not positive.
    #[error("the rate is out of range")]
    Rate,
    /// The number of periods is zero, or too large or too small for the question.
    #[error("the number of periods is out of range")]
    Nper,
    /// The present value of cumulative parts is not positive.
    #[error("the present value must be above zero")]
    Pv,
    /// A period outside 1 to the number of periods, or a last period before the first.
    #[error("the period must lie within the term")]
    Period,
    /// No number of periods satisfies the equation.
    #[error("the goal is never reached")]
    NoSolution,
    /// The result does not fit a decimal.
    #[error("the result is too large")]
    OutOfRange,
}

/// `i`, checked.
fn checked_rate(rate: DoubleDouble) -> Result<DoubleDouble, TvmError> {
    if rate.is_finite() && rate > -DoubleDouble::ONE { Ok(rate) } else { Err(TvmError::Rate) }
}

fn decimal(value: DoubleDouble) -> Result<Decimal, TvmError> {
    value.to_decimal().ok_or(TvmError::OutOfRange)
}
