//! What part of each payment is interest at the true rate.

use super::CostError;
use crate::money::Money;
use finplan_base::decimal::DecimalExt as _;
use rust_decimal::Decimal;

/// One payment, split at the true rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SplitPayment {
    /// What is paid.
    pub payment: Money,
    /// The part that is interest.
    pub interest: Money,
    /// The part that pays back.
    pub principal: Money,
    /// What is still owed.
    pub balance: Money,
}

/// Splits payments one month apart at the monthly rate that [`monthly_cost`](super::monthly_cost) found for them.
///
/// The interest of a month is rounded half up; the last payment clears the balance, so that the interest parts add up
/// to exactly what is paid beyond `received`.
///
/// # Errors
/// [`CostError::OutOfRange`].
///
/// ```
/// use finplan_domain::{cost::split, money::Money};
/// // 1,000.00 received, twice 550.00 paid: 6.596 % a month.
/// let payments = [Money::from_minor(55_000); 2];
/// let rows = split(Money::from_minor(100_000), &payments, "0.0659646".parse().unwrap()).unwrap();
/// let interest: Vec<i64> = rows.iter().map(|row| row.interest.minor()).collect();
/// assert_eq!(interest, [6_596, 3_404]);
/// assert_eq!(rows[1].balance, Money::ZERO);
/// ```
pub fn split(received: Money, payments: &[Money], monthly_rate: Decimal) -> Result<Vec<SplitPayment>, CostError> {
    let mut rows = Vec::with_capacity(payments.len());
    let mut balance = received;
    for (payment, left) in payments.iter().zip((0..payments.len()).rev()) {
        let interest = if left == 0 { *payment - balance } else { interest(balance, monthly_rate)? };
        let principal = *payment - interest;
        balance -= principal;
        rows.push(SplitPayment { payment: *payment, interest, principal, balance });
    }
    Ok(rows)
}

fn interest(balance: Money, monthly_rate: Decimal) -> Result<Money, CostError> {
    let exact = Decimal::from(balance.minor()).mul_checked(monthly_rate).ok_or(CostError::OutOfRange)?;
    balance.with_minor(i128::try_from(exact.round_half_up(0)).ok()).map_err(|_| CostError::OutOfRange)
}
