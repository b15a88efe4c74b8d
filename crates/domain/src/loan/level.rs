//! The level payment (等额本息), rounded exactly.

use super::closed_form::level_payment_dd;
use super::{Interest, LoanError, PaymentStep};
use crate::double_double::DoubleDouble;
use crate::money::{Money, Rounding};

/// Nearer than this to a half unit, the formula's last digits could not decide; integers do.
const HALF_TOLERANCE: f64 = 1e-9;

/// The level payment of a balance over so many periods, half up to a minor unit.
///
/// Formula: `balance * i / (1 - (1+i)^-n)`, or `balance / n` without interest. Computed to 31 digits; an exact half
/// is recognised by integer arithmetic, so that it goes up.
///
/// # Errors
/// [`LoanError::Months`] for no periods, [`LoanError::OutOfRange`] when the payment does not fit.
///
/// ```
/// use finplan_domain::loan::{Interest, level_payment};
/// use finplan_domain::money::Money;
/// use finplan_domain::rate::AnnualRate;
/// let month = Interest::month(AnnualRate::from_percent("4.9".parse().unwrap()).unwrap()).unwrap();
/// assert_eq!(level_payment(Money::from_minor(100_000_000), &month, 360), Ok(Money::from_minor(530_727)));
/// ```
pub fn level_payment(balance: Money, interest: &Interest, periods: u32) -> Result<Money, LoanError> {
    if periods == 0 {
        return Err(LoanError::Months);
    }
    if interest.fraction().0 == 0 {
        return balance.part(periods, Rounding::HalfUp).ok_or(LoanError::OutOfRange);
    }
    let payment = level_payment_dd(DoubleDouble::from(balance.minor()), interest, periods);
    let below = payment.floor().ok_or(LoanError::OutOfRange)?;
    let above_half = payment - DoubleDouble::from_i128(below) - DoubleDouble::from_f64(0.5);
    let doubtful = above_half.abs().to_f64() < HALF_TOLERANCE && above_half.to_f64() < 0.0;
    if doubtful && is_half(balance, interest, periods, below).unwrap_or(false) {
        return Ok(balance.with_minor(below.checked_add(1))?);
    }
    round_half_up(payment, balance)
}

/// A number of minor units, half up, of the currency that another amount is of.
pub(super) fn round_half_up(minor: DoubleDouble, like: Money) -> Result<Money, LoanError> {
    let whole = (minor + DoubleDouble::from_f64(0.5)).floor();
    Ok(like.with_minor(whole)?)
}

/// The level payment that leaves a balloon for the end: that of the rest, and the interest of the balloon.
///
/// Formula: `(B - K (1+i)^-n) i / (1 - (1+i)^-n)`, which is `(B - K) i / (1 - (1+i)^-n) + K i`.
pub(super) fn level_payment_with_balloon(
    balance: Money,
    balloon: Money,
    interest: &Interest,
    periods: u32,
) -> Result<Money, LoanError> {
    if balloon.is_zero() {
        return level_payment(balance, interest, periods);
    }
    let (whole, rest) = (DoubleDouble::from(balance.minor()), DoubleDouble::from(balloon.minor()));
    round_half_up(level_payment_dd(whole - rest, interest, periods) + rest * interest.as_dd(), balance)
}

/// The first of payments that grow by steps and leave a balloon, in minor units before rounding.
///
/// Formula: `(B - K (1+i)^-n) / sum g^floor((k-1)/every) (1+i)^-k`.
pub(super) fn stepped_payment(
    balance: Money,
    balloon: Money,
    interest: &Interest,
    periods: u32,
    step: &PaymentStep,
) -> DoubleDouble {
    let discount = DoubleDouble::ONE / (DoubleDouble::ONE + interest.as_dd());
    let growth = DoubleDouble::ONE + DoubleDouble::from(step.percent) / DoubleDouble::from(100);
    let (mut sum, mut discounted, mut size) = (DoubleDouble::ZERO, DoubleDouble::ONE, DoubleDouble::ONE);
    for paid in 0..periods {
        if paid > 0 && paid.checked_rem(step.every) == Some(0) {
            size = size * growth;
        }
        discounted = discounted * discount;
        sum += size * discounted;
    }
    (DoubleDouble::from(balance.minor()) - DoubleDouble::from(balloon.minor()) * discounted) / sum
}

/// Whether the exact payment is `below` and a half.
///
/// With `i = m/d` in lowest terms and `x` the payment in half units, `x` pays the loan off exactly when
/// `(d+m)^n (x d - 2 B m) = x d^(n+1)`. As `d+m` and `d` have no common factor, `(d+m)^n` must divide `x`: when the
/// power does not fit, there is no such half.
fn is_half(balance: Money, interest: &Interest, periods: u32, below: i128) -> Option<bool> {
    let (m, d) = interest.fraction();
    let twice = u128::try_from(balance.minor()).ok()?.checked_mul(2)?;
    let x = u128::try_from(below).ok()?.checked_mul(2)?.checked_add(1)?;
    let grown = d.checked_add(m)?.checked_pow(periods)?;
    if x.checked_rem(grown)? != 0 {
        return Some(false);
    }
    let left = x.checked_mul(d)?.checked_sub(twice.checked_mul(m)?)?;
    let right = x.checked_div(grown)?.checked_mul(d.checked_pow(periods)?)?.checked_mul(d)?;
    Some(left == right)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rate::AnnualRate;

    fn month(percent: &str) -> Interest {
        Interest::month(AnnualRate::from_percent(percent.parse().unwrap()).unwrap()).unwrap()
    }

    fn level(balance: i64, percent: &str, periods: u32) -> i64 {
        level_payment(Money::try_from_minor(balance).unwrap(), &month(percent), periods).unwrap().minor()
    }

    #[test]
    fn exact_halves_go_up() {
        // One month: 0.50 at 12 % is 0.505.
        assert_eq!(level(50, "12", 1), 51);
        // Two months at 1200 %: i = 1, payment 4/3 of the balance... of 0.75/2: 0.50; a half needs 3 | balance.
        assert_eq!(level(3, "1200", 2), 4);
        // i = 1/10 (120 %), n = 2: payment = B * 0.121 / 0.21 = 121 B / 210, a half at B = 105: 60.5.
        assert_eq!(level(105, "120", 2), 61);
        assert_eq!(level(315, "120", 2), 182);
        // Without interest: 0.05 in two parts.
        assert_eq!(level(5, "0", 2), 3);
    }

    #[test]
    fn near_halves_are_not_halves() {
        // 105 at 120.000001 % and 119.999999 %.
        assert_eq!(level(105, "119.999999", 2), 60);
        assert_eq!(level(105, "120.000001", 2), 61);
    }

    #[test]
    fn extremes() {
        assert_eq!(level(1, "0.01", 360), 0);
        assert_eq!(level(1_000_000, "0.000000000000000001", 10), 100_000);
        assert!(level_payment(Money::MAX, &month("100000"), 600).is_err());
        assert_eq!(level(10_000_000, "36", 600), 300_000);
    }
}
