//! The time-weighted return: what the investment did, whatever the investor paid in and out.
//!
//! The money-weighted return, what the investor got, is [`xirr`](crate::cashflow::xirr).

use super::InvestError;
use crate::double_double::DoubleDouble;
use rust_decimal::Decimal;

/// The time between two payments in or out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SubPeriod {
    /// The value at its beginning, after the payment; above zero.
    pub begin: Decimal,
    /// The value at its end, before the next payment; zero or more.
    pub end: Decimal,
}

/// The time-weighted return over all periods, as a fraction: the product of `end / begin`, less one.
///
/// # Errors
/// [`InvestError::Periods`] for none; [`InvestError::Value`]; [`InvestError::OutOfRange`].
///
/// ```
/// use finplan_domain::invest::{SubPeriod, time_weighted};
/// // 100 become 110; then 1,000 are paid in, and 10 % are lost.
/// let periods = [(100, 110), (1_110, 999)].map(|(begin, end)| SubPeriod { begin: begin.into(), end: end.into() });
/// assert_eq!(time_weighted(&periods).unwrap().to_string(), "-0.01");
/// ```
pub fn time_weighted(periods: &[SubPeriod]) -> Result<Decimal, InvestError> {
    if periods.is_empty() {
        return Err(InvestError::Periods);
    }
    let mut product = DoubleDouble::ONE;
    for period in periods {
        if period.begin <= Decimal::ZERO || period.end < Decimal::ZERO {
            return Err(InvestError::Value);
        }
        product = product * DoubleDouble::from(period.end) / DoubleDouble::from(period.begin);
    }
    (product - DoubleDouble::ONE).to_decimal().ok_or(InvestError::OutOfRange)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_and_less_than_nothing_are_refused() {
        assert_eq!(time_weighted(&[]), Err(InvestError::Periods));
        let empty = SubPeriod { begin: Decimal::ZERO, end: Decimal::ONE };
        assert_eq!(time_weighted(&[empty]), Err(InvestError::Value));
        let lost = SubPeriod { begin: Decimal::ONE, end: Decimal::ZERO };
        assert_eq!(time_weighted(&[lost]), Ok(-Decimal::ONE));
    }
}
