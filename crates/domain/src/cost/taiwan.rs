//! 總費用年百分率, as banks in Taiwan publish it.

use super::{CostError, monthly_cost};
use crate::loan::exact_level_payment;
use crate::rate::AnnualRate;
use finplan_base::decimal::DecimalExt as _;
use rust_decimal::Decimal;

/// The 總費用年百分率 in percent: twelve times the monthly rate of the money received net of fees against unrounded
/// level payments. **Nominal**, not the effective rate of the EU.
///
/// Derived from the published examples of Union Bank of Taiwan. Must be shown with the sentence
/// 「總費用年百分率不等於貸款利率」, the standard-example notice and its date.
///
/// # Errors
/// [`CostError`], naming the input.
///
/// ```
/// use finplan_domain::{cost::total_cost_rate, rate::AnnualRate};
/// let rate = AnnualRate::from_percent("2.95".parse().unwrap()).unwrap();
/// let percent = total_cost_rate(400_000.into(), rate, 60, 3_900.into()).unwrap();
/// assert_eq!(percent.round_dp(2).to_string(), "3.35");
/// ```
pub fn total_cost_rate(
    principal: Decimal,
    annual_rate: AnnualRate,
    months: u32,
    fees: Decimal,
) -> Result<Decimal, CostError> {
    if fees < Decimal::ZERO {
        return Err(CostError::Fee);
    }
    let payment = exact_level_payment(principal, annual_rate, months)?;
    let received = principal.sub_checked(fees).filter(|net| *net > Decimal::ZERO).ok_or(CostError::Fee)?;
    let payments = vec![payment; usize::try_from(months).unwrap_or(0)];
    Ok(monthly_cost(received, &payments)?.simple_percent)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_fees_it_is_the_rate() {
        for (rate, months) in [("2.95", 60), ("0", 12), ("16", 1), ("0.5", 480)] {
            let rate: Decimal = rate.parse().unwrap();
            let annual = AnnualRate::from_percent(rate).unwrap();
            let percent = total_cost_rate(400_000.into(), annual, months, Decimal::ZERO).unwrap();
            assert!((percent - rate).abs() < "0.000000000001".parse().unwrap(), "{rate} {percent}");
        }
    }

    #[test]
    fn fees_that_eat_the_loan_are_refused() {
        let rate = AnnualRate::ZERO;
        assert_eq!(total_cost_rate(100.into(), rate, 1, 100.into()), Err(CostError::Fee));
        assert_eq!(total_cost_rate(100.into(), rate, 1, (-1).into()), Err(CostError::Fee));
    }
}
