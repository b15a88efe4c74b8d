//! Flows one period apart.

use super::{CashflowError, decimal, discount_factor};
use crate::double_double::DoubleDouble;
use crate::solve::{ExpSum, Solution};
use rust_decimal::Decimal;

/// The present value one period before the first flow: `sum v_k / (1+rate)^k`, `k` from 1. Spreadsheet `NPV`.
///
/// # Errors
/// [`CashflowError::Rate`], [`CashflowError::OutOfRange`].
///
/// ```
/// use finplan_domain::cashflow::npv;
/// let value = npv("0.1".parse().unwrap(), &[(-10_000).into(), 2_000.into(), 4_000.into(), 8_000.into()]).unwrap();
/// assert_eq!(value.round_dp(9).to_string(), "1031.350317601");
/// ```
pub fn npv(rate: Decimal, values: &[Decimal]) -> Result<Decimal, CashflowError> {
    let factor = discount_factor(rate)?;
    decimal(factor * present_value(factor, values))
}

/// The present value at the time of the first flow: `sum v_k / (1+rate)^k`, `k` from 0.
///
/// # Errors
/// [`CashflowError::Rate`], [`CashflowError::OutOfRange`].
///
/// ```
/// use finplan_domain::cashflow::npv_from_first;
/// let flows = [(-40_000).into(), 8_000.into(), 9_200.into(), 10_000.into(), 12_000.into(), 14_500.into()];
/// let value = npv_from_first("0.08".parse().unwrap(), &flows).unwrap();
/// assert_eq!(value.round_dp(2).to_string(), "1922.06");
/// ```
pub fn npv_from_first(rate: Decimal, values: &[Decimal]) -> Result<Decimal, CashflowError> {
    decimal(present_value(discount_factor(rate)?, values))
}

/// By Horner's rule, the last flow first.
pub(super) fn present_value(factor: DoubleDouble, values: &[Decimal]) -> DoubleDouble {
    values.iter().rev().fold(DoubleDouble::ZERO, |later, value| later * factor + DoubleDouble::from(*value))
}

/// The internal rate of return per period: every rate above -100 % at which [`npv_from_first`] is zero.
///
/// # Errors
/// [`CashflowError::Empty`], [`CashflowError::OutOfRange`]. No root and several roots are answers, not errors.
///
/// ```
/// use finplan_domain::cashflow::irr;
/// use finplan_domain::solve::{NoRoot, Solution};
/// let rate = irr(&[(-100).into(), 39.into(), 59.into(), 55.into(), 20.into()]).unwrap();
/// assert_eq!(rate.unique().unwrap().rate().unwrap().round_dp(14).to_string(), "0.28094842115996");
/// // Money first, then a larger bill, then money: two rates, and no reason to show one of them.
/// assert_eq!(irr(&[(-100).into(), 230.into(), (-132).into()]).unwrap().roots().len(), 2);
/// assert_eq!(irr(&[1.into(), 2.into()]).unwrap(), Solution::None(NoRoot::OneSign));
/// ```
pub fn irr(values: &[Decimal]) -> Result<Solution, CashflowError> {
    if values.is_empty() {
        return Err(CashflowError::Empty);
    }
    let mut flows = Vec::with_capacity(values.len());
    let mut time = DoubleDouble::ZERO;
    for value in values {
        flows.push((time, *value));
        time += DoubleDouble::ONE;
    }
    ExpSum::new(flows).map(|sum| sum.solve()).ok_or(CashflowError::OutOfRange)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::solve::NoRoot;

    fn rates(values: &[i64]) -> Vec<String> {
        let values: Vec<Decimal> = values.iter().map(|v| Decimal::from(*v)).collect();
        irr(&values).unwrap().roots().iter().map(|r| r.rate().unwrap().round_dp(12).normalize().to_string()).collect()
    }

    #[test]
    fn designed_roots_are_all_found() {
        // (v - 1)(v - 2)(v - 4)(v - 5) in the discount factor: rates 0, -1/2, -3/4, -4/5.
        assert_eq!(rates(&[40, -78, 49, -12, 1]), ["-0.8", "-0.75", "-0.5", "0"]);
        // (1 - 2v)(1 - 3v): 100 % and 200 %.
        assert_eq!(rates(&[1, -5, 6]), ["1", "2"]);
    }

    #[test]
    fn higher_roots_are_found_and_flagged() {
        // (1 - 2v)^2 and (1 - 2v)^3.
        assert_eq!(rates(&[1, -4, 4]), ["1"]);
        assert_eq!(rates(&[1, -6, 12, -8]), ["1"]);
        let double = irr(&[1.into(), (-4).into(), 4.into()]).unwrap();
        assert!(double.unique().unwrap().is_tangent());
        // A double and a single root: (1 - 2v)^2 (1 - 3v).
        assert_eq!(rates(&[1, -7, 16, -12]), ["1", "2"]);
    }

    #[test]
    fn nearly_double_roots_are_two_or_none() {
        // 1 - 4v + (4 -+ 1e-12) v^2: v = 1/2 -+ 2.5e-7 or complex.
        let near = |last: &str| irr(&[1.into(), (-4).into(), last.parse().unwrap()]).unwrap();
        assert_eq!(near("3.999999999999").roots().len(), 2);
        assert_eq!(near("4.000000000001"), Solution::None(NoRoot::NeverZero));
        assert_eq!(near("3.99999999999999999999").roots().len(), 2);
        assert_eq!(near("4.00000000000000000001"), Solution::None(NoRoot::NeverZero));
    }

    #[test]
    fn nothing_at_all() {
        assert_eq!(irr(&[]), Err(CashflowError::Empty));
        assert_eq!(irr(&[Decimal::ZERO, Decimal::ZERO]).unwrap(), Solution::Every);
        assert_eq!(irr(&[Decimal::ONE]).unwrap(), Solution::None(NoRoot::OneSign));
    }

    #[test]
    fn the_value_at_the_root_is_zero() {
        let flows: Vec<Decimal> = [-1000, 300, -50, 700, 200].map(Decimal::from).to_vec();
        let rate = irr(&flows).unwrap().unique().unwrap().rate().unwrap();
        assert!(npv_from_first(rate, &flows).unwrap().abs() < "0.000000000001".parse().unwrap());
    }

    #[test]
    fn rates_at_the_edge() {
        assert_eq!(npv(-Decimal::ONE, &[Decimal::ONE]), Err(CashflowError::Rate));
        assert_eq!(npv("-0.999999".parse().unwrap(), &[Decimal::ONE; 60]), Err(CashflowError::OutOfRange));
    }
}
