//! Wealth products (理财): the yield that is left when idle days count.

use super::InvestError;
use finplan_base::decimal::DecimalExt as _;
use rust_decimal::Decimal;

/// A product with a stated yield for the days it is invested.
///
/// The stated figure is a benchmark or a past result, never a promise; a screen shows it as an assumption.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct WealthProduct {
    /// The stated annual yield in percent, simple, on [`year_days`](Self::year_days).
    pub annual_percent: Decimal,
    /// Days the money is invested.
    pub invested_days: u32,
    /// Days it lies idle before (募集期).
    pub idle_before: u32,
    /// Days until it can be used again after (清算期).
    pub idle_after: u32,
    /// Days of a year, 365 or 360.
    pub year_days: u32,
}

/// The yearly yield, in percent, over all days the money is bound, idle days earning `idle_percent`:
/// `(stated * invested + idle * idle days) / all days`.
///
/// # Errors
/// [`InvestError::Periods`] when no day is invested or a year has none; [`InvestError::OutOfRange`].
///
/// ```
/// use finplan_domain::invest::{WealthProduct, true_yield};
/// let product = WealthProduct {
///     annual_percent: "3.6".parse().unwrap(),
///     invested_days: 35,
///     idle_before: 6,
///     idle_after: 3,
///     year_days: 365,
/// };
/// let percent = true_yield(product, 0.into()).unwrap();
/// assert_eq!(percent.round_dp(2).to_string(), "2.86");
/// ```
pub fn true_yield(product: WealthProduct, idle_percent: Decimal) -> Result<Decimal, InvestError> {
    let WealthProduct { annual_percent, invested_days, idle_before, idle_after, year_days } = product;
    if invested_days == 0 || year_days == 0 {
        return Err(InvestError::Periods);
    }
    let idle = idle_before.checked_add(idle_after).ok_or(InvestError::OutOfRange)?;
    let days = invested_days.checked_add(idle).ok_or(InvestError::OutOfRange)?;
    // A year of 360 days has more of them than it counts.
    let earned = annual_percent
        .mul_checked(invested_days.into())
        .and_then(|earned| earned.mul_checked(365.into()))
        .and_then(|earned| earned.div_checked(year_days.into()));
    let idle = idle_percent.mul_checked(idle.into());
    earned
        .zip(idle)
        .and_then(|(earned, idle)| earned.add_checked(idle))
        .and_then(|all| all.div_checked(days.into()))
        .ok_or(InvestError::OutOfRange)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_idle_days_it_is_what_is_stated() {
        let product = WealthProduct {
            annual_percent: 4.into(),
            invested_days: 90,
            idle_before: 0,
            idle_after: 0,
            year_days: 365,
        };
        assert_eq!(true_yield(product, 1.into()), Ok(4.into()));
        let bankers = WealthProduct { year_days: 360, ..product };
        assert!(true_yield(bankers, 1.into()).unwrap() > 4.into());
        assert_eq!(true_yield(WealthProduct { invested_days: 0, ..product }, 1.into()), Err(InvestError::Periods));
    }
}
