//! What a loan costs before any rounding: the closed forms.

use super::{Interest, LoanError, MAX_MONTHS, Method};
use crate::double_double::DoubleDouble;
use crate::rate::AnnualRate;
use rust_decimal::Decimal;

/// The unrounded figures of a loan, in main units.
///
/// They are not what anybody pays: a bank settles a schedule in cents. They are what a formula in a textbook gives,
/// and a check on the schedule that shares no code with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClosedForm {
    /// The first payment; for a level payment, every one.
    pub first_payment: Decimal,
    /// The last payment.
    pub last_payment: Decimal,
    /// All interest.
    pub total_interest: Decimal,
}

/// The level payment of an annuity (等额本息), unrounded: `P * i / (1 - (1+i)^-n)` with `i = annual / 1200`.
///
/// The function a spreadsheet calls `PMT`, with the sign of a payment received.
///
/// # Errors
/// [`LoanError`], naming the input.
///
/// ```
/// use finplan_domain::loan::exact_level_payment;
/// use finplan_domain::rate::AnnualRate;
/// let rate = AnnualRate::from_percent("4.9".parse().unwrap()).unwrap();
/// let payment = exact_level_payment(1_000_000.into(), rate, 360).unwrap();
/// assert_eq!(payment.round_dp(12).to_string(), "5307.267206228110");
/// ```
pub fn exact_level_payment(principal: Decimal, rate: AnnualRate, months: u32) -> Result<Decimal, LoanError> {
    let interest = checked(principal, rate, months)?;
    decimal(level_payment_dd(DoubleDouble::from(principal), &interest, months))
}

/// What is owed after `paid` level payments, unrounded: `P * ((1+i)^n - (1+i)^k) / ((1+i)^n - 1)`.
///
/// # Errors
/// [`LoanError`]; [`LoanError::Months`] also when more payments are made than there are.
///
/// ```
/// use finplan_domain::{loan::exact_balance, rate::AnnualRate};
/// let rate = AnnualRate::from_percent("4.9".parse().unwrap()).unwrap();
/// assert_eq!(exact_balance(1_000_000.into(), rate, 360, 12).unwrap().round_dp(2).to_string(), "984978.41");
/// ```
pub fn exact_balance(principal: Decimal, rate: AnnualRate, months: u32, paid: u32) -> Result<Decimal, LoanError> {
    let interest = checked(principal, rate, months)?;
    let left = months.checked_sub(paid).ok_or(LoanError::Months)?;
    let i = interest.as_dd();
    let share = if i.is_zero() {
        DoubleDouble::from(left) / DoubleDouble::from(months)
    } else {
        // Divided by (1+i)^n, so that a long term at a high rate cannot overflow.
        discount(i, left) / discount(i, months)
    };
    decimal(DoubleDouble::from(principal) * share)
}

/// How much less each payment of an equal-principal loan (等额本金) is than the one before: `P / n * i`.
///
/// # Errors
/// [`LoanError`], naming the input.
///
/// ```
/// use finplan_domain::{loan::monthly_decrease, rate::AnnualRate};
/// let rate = AnnualRate::from_percent("3.6".parse().unwrap()).unwrap();
/// // 360,000 over 360 months: 1,000 a month, and 0.3 % of it less each time.
/// assert_eq!(monthly_decrease(360_000.into(), rate, 360).unwrap().normalize().to_string(), "3");
/// ```
pub fn monthly_decrease(principal: Decimal, rate: AnnualRate, months: u32) -> Result<Decimal, LoanError> {
    let interest = checked(principal, rate, months)?;
    decimal(DoubleDouble::from(principal) * interest.as_dd() / DoubleDouble::from(months))
}

/// The unrounded figures of any method, in main units and positive.
///
/// Formulas, with `i = annual / 1200`: the level payment is that of [`exact_level_payment`]; equal principal pays
/// `P/n + P i` first, `P/n (1+i)` last and `P i (n+1) / 2` of interest in all; interest only and a flat fee `P i` each
/// month.
///
/// # Errors
/// [`LoanError`], naming the input.
///
/// ```
/// use finplan_domain::loan::{Method, closed_form};
/// use finplan_domain::rate::AnnualRate;
/// let rate = AnnualRate::from_percent("4.9".parse().unwrap()).unwrap();
/// let interest = |method| closed_form(method, 1_000_000.into(), rate, 360).unwrap().total_interest.round_dp(2).to_string();
/// // A schedule in cents comes to 910,615.12.
/// assert_eq!(interest(Method::EqualInstallment), "910616.19");
/// assert_eq!(interest(Method::EqualPrincipal), "737041.67");
/// ```
pub fn closed_form(method: Method, principal: Decimal, rate: AnnualRate, months: u32) -> Result<ClosedForm, LoanError> {
    let interest = checked(principal, rate, months)?;
    let (p, i, n) = (DoubleDouble::from(principal), interest.as_dd(), DoubleDouble::from(months));
    let part = p / n;
    let month = p * i;
    let (first, last, total) = match method {
        Method::EqualInstallment => {
            let payment = level_payment_dd(p, &interest, months);
            (payment, payment, payment * n - p)
        }
        Method::EqualPrincipal => {
            (part + month, part + part * i, month * (n + DoubleDouble::ONE) / DoubleDouble::from(2))
        }
        Method::InterestOnly => {
            let first = if months == 1 { month + p } else { month };
            (first, month + p, month * n)
        }
        Method::FlatFee => (part + month, part + month, month * n),
    };
    Ok(ClosedForm { first_payment: decimal(first)?, last_payment: decimal(last)?, total_interest: decimal(total)? })
}

/// `P * i / (1 - (1+i)^-n)`; the limit `P / n` without interest.
pub(super) fn level_payment_dd(principal: DoubleDouble, interest: &Interest, periods: u32) -> DoubleDouble {
    let i = interest.as_dd();
    if i.is_zero() { principal / DoubleDouble::from(periods) } else { principal * i / discount(i, periods) }
}

/// `1 - (1+i)^-n`, without losing digits for a small `i` or overflowing for a large one.
fn discount(i: DoubleDouble, n: u32) -> DoubleDouble {
    // The rate that discounts: (1+i)(1+j) = 1.
    let j = -(i / (DoubleDouble::ONE + i));
    -j.compound_m1(n)
}

impl Interest {
    /// The fraction as a number of 31 digits.
    pub(super) fn as_dd(&self) -> DoubleDouble {
        let (numerator, denominator) = self.fraction();
        let dd = |value: u128| DoubleDouble::from_i128(i128::try_from(value).unwrap_or(i128::MAX));
        dd(numerator) / dd(denominator)
    }
}

fn checked(principal: Decimal, rate: AnnualRate, months: u32) -> Result<Interest, LoanError> {
    if principal <= Decimal::ZERO {
        return Err(LoanError::Principal);
    }
    if months == 0 || months > MAX_MONTHS {
        return Err(LoanError::Months);
    }
    Interest::month(rate)
}

fn decimal(value: DoubleDouble) -> Result<Decimal, LoanError> {
    value.to_decimal().ok_or(LoanError::OutOfRange)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rate(percent: &str) -> AnnualRate {
        AnnualRate::from_percent(percent.parse().unwrap()).unwrap()
    }

    #[test]
    fn nearly_no_interest_is_nearly_an_equal_part() {
        let tiny = exact_level_payment(1_200.into(), rate("0.0000000000000000000001"), 12).unwrap();
        assert_eq!(tiny.round_dp(18).normalize().to_string(), "100");
        assert_eq!(exact_level_payment(1_200.into(), rate("0"), 12).unwrap().to_string(), "100");
    }

    #[test]
    fn a_century_at_an_absurd_rate_is_interest_only() {
        let payment = exact_level_payment(1_000.into(), rate("12000"), 1200).unwrap();
        assert_eq!(payment.to_string(), "10000");
    }

    #[test]
    fn the_balance_starts_at_the_principal_and_ends_at_nothing() {
        let (p, r) = (Decimal::from(1_000_000), rate("4.9"));
        assert_eq!(exact_balance(p, r, 360, 0).unwrap().round_dp(15).normalize(), p);
        assert_eq!(exact_balance(p, r, 360, 360).unwrap(), Decimal::ZERO);
        assert_eq!(exact_balance(p, r, 360, 12).unwrap().round_dp(2).to_string(), "984978.41");
        assert_eq!(exact_balance(p, r, 360, 361), Err(LoanError::Months));
    }

    #[test]
    fn inputs_are_named() {
        assert_eq!(exact_level_payment(Decimal::ZERO, rate("1"), 1), Err(LoanError::Principal));
        assert_eq!(exact_level_payment(Decimal::ONE, rate("-1"), 1), Err(LoanError::Rate));
        assert_eq!(exact_level_payment(Decimal::ONE, rate("1"), 0), Err(LoanError::Months));
    }
}
