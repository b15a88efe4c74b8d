//! The modified internal rate of return.

use super::periodic::present_value;
use super::{CashflowError, decimal, discount_factor};
use crate::double_double::DoubleDouble;
use rust_decimal::Decimal;

/// The rate per period at which money paid, discounted at `finance_rate`, grows into money received, compounded at
/// `reinvest_rate`. Spreadsheet `MIRR`; unlike [`irr`](super::irr) it is always unique.
///
/// Formula: `(FV(received, reinvest) / -PV(paid, finance))^(1/(n-1)) - 1`.
///
/// # Errors
/// [`CashflowError::Signs`] unless money is paid and received and there are two flows; [`CashflowError::Rate`].
///
/// ```
/// use finplan_domain::cashflow::mirr;
/// let flows = [(-120_000).into(), 39_000.into(), 30_000.into(), 21_000.into(), 37_000.into(), 46_000.into()];
/// let rate = mirr(&flows, "0.10".parse().unwrap(), "0.12".parse().unwrap()).unwrap();
/// assert_eq!(rate.round_dp(6).to_string(), "0.126094");
/// ```
pub fn mirr(values: &[Decimal], finance_rate: Decimal, reinvest_rate: Decimal) -> Result<Decimal, CashflowError> {
    let periods = values.len().checked_sub(1).and_then(|n| u32::try_from(n).ok()).ok_or(CashflowError::Empty)?;
    let only = |keep: fn(&Decimal) -> bool| -> Vec<Decimal> {
        values.iter().map(|value| if keep(value) { *value } else { Decimal::ZERO }).collect()
    };
    let paid = -present_value(discount_factor(finance_rate)?, &only(|value| *value < Decimal::ZERO));
    let reinvest = discount_factor(reinvest_rate)?;
    let received = present_value(reinvest, &only(|value| *value > Decimal::ZERO)) / reinvest.powi(periods);
    if paid.is_zero() || received.is_zero() || periods == 0 {
        return Err(CashflowError::Signs);
    }
    let growth = (received / paid).ln() / DoubleDouble::from(periods);
    decimal(growth.exp_m1())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_signs_are_needed() {
        let one = Decimal::ONE;
        assert_eq!(mirr(&[], one, one), Err(CashflowError::Empty));
        assert_eq!(mirr(&[one, one], one, one), Err(CashflowError::Signs));
        assert_eq!(mirr(&[-one], one, one), Err(CashflowError::Signs));
        assert_eq!(mirr(&[-one, one], -one, one), Err(CashflowError::Rate));
        assert_eq!(mirr(&[-one, one], one, one).unwrap(), Decimal::ZERO);
    }
}
