//! The rate: every one that satisfies the equation.

use super::{Timing, TvmError};
use crate::double_double::DoubleDouble;
use crate::solve::{ExpSum, Root, Solution};
use finplan_base::decimal::DecimalExt as _;
use finplan_base::stable_sort;
use rust_decimal::Decimal;

/// Nearer to zero than this, a root of the multiplied equation cannot be told from the one put there by multiplying.
const ZERO_TOLERANCE: f64 = 1e-12;

/// Every rate per period above -100 % that satisfies the equation. Spreadsheet `RATE`, without a guess.
///
/// The equation times `i` has four terms in `u = 1 + i`, for any `nper` and without a sum over the periods:
/// `pv u^(n+1) + (pmt - pv) u^n + fv u - (pmt + fv)` in arrears, `(pv + pmt) u^(n+1) - pv u^n + (fv - pmt) u - fv` in
/// advance. Its extra root `i = 0` is taken away again.
///
/// # Errors
/// [`TvmError::Nper`] for no periods; [`TvmError::OutOfRange`].
///
/// ```
/// use finplan_domain::tvm::{Timing, rate};
/// let found = rate(48.into(), (-200).into(), 8_000.into(), 0.into(), Timing::End).unwrap();
/// assert_eq!(found.unique().unwrap().rate().unwrap().round_dp(12).to_string(), "0.007701472488");
/// // Paid in, paid more, and nothing comes back.
/// assert!(rate(12.into(), 400.into(), 10_000.into(), 5_000.into(), Timing::End).unwrap().roots().is_empty());
/// ```
pub fn rate(nper: Decimal, pmt: Decimal, pv: Decimal, fv: Decimal, timing: Timing) -> Result<Solution, TvmError> {
    if nper.is_zero() {
        return Err(TvmError::Nper);
    }
    let after = nper.add_checked(Decimal::ONE).ok_or(TvmError::OutOfRange)?;
    let sub = |a: Decimal, b: Decimal| a.sub_checked(b).ok_or(TvmError::OutOfRange);
    let none = Decimal::ZERO;
    let terms = match timing {
        Timing::End => [(after, pv), (nper, sub(pmt, pv)?), (Decimal::ONE, fv), (none, sub(sub(none, pmt)?, fv)?)],
        Timing::Begin => {
            let first = pv.add_checked(pmt).ok_or(TvmError::OutOfRange)?;
            [(after, first), (nper, sub(none, pv)?), (Decimal::ONE, sub(fv, pmt)?), (none, sub(none, fv)?)]
        }
    };
    // u^k = e^(-t x) with t = -k.
    let flows = terms.map(|(power, amount)| (-DoubleDouble::from(power), amount)).to_vec();
    let multiplied = ExpSum::new(flows).ok_or(TvmError::OutOfRange)?.solve();
    let at_zero = DoubleDouble::from(pv) + DoubleDouble::from(nper) * DoubleDouble::from(pmt) + DoubleDouble::from(fv);
    let slope = slope_at_zero(nper.into(), pmt.into(), pv.into(), timing);
    Ok(without_zero(multiplied, at_zero, slope))
}

/// The derivative of the equation at `i = 0`: `n pv + pmt (n (n-1) / 2 + n type)`.
fn slope_at_zero(n: DoubleDouble, pmt: DoubleDouble, pv: DoubleDouble, timing: Timing) -> DoubleDouble {
    n * pv + pmt * (n * (n - DoubleDouble::ONE)).scale(0.5) + pmt * n * timing.as_dd()
}

/// Takes away the root at zero that multiplying by `i` put there.
fn without_zero(multiplied: Solution, at_zero: DoubleDouble, slope: DoubleDouble) -> Solution {
    let (mut near, mut roots): (Vec<Root>, Vec<Root>) =
        multiplied.roots().iter().partition(|root| root.log_factor().abs().to_f64() < ZERO_TOLERANCE);
    if multiplied == Solution::Every || near.is_empty() {
        return multiplied;
    }
    if at_zero.is_zero() {
        roots.push(Root::new(DoubleDouble::ZERO, slope.is_zero()));
    } else if near.len() > 1 {
        // Zero itself, and a true root beside it.
        near = stable_sort(&near, &|a, b| a.log_factor().abs().to_f64() < b.log_factor().abs().to_f64());
        roots.extend(near.into_iter().skip(1));
    } else if near.first().is_some_and(Root::is_tangent) {
        let beside = -(at_zero / slope);
        roots.push(Root::new(if beside.is_finite() { beside } else { DoubleDouble::ZERO }, false));
    }
    Solution::of(stable_sort(&roots, &|a, b| a.log_factor().to_f64() < b.log_factor().to_f64()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tvm::fv;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    fn rates(nper: &str, pmt: &str, pv: &str, fv: &str, timing: Timing) -> Vec<Decimal> {
        let found = rate(d(nper), d(pmt), d(pv), d(fv), timing).unwrap();
        found.roots().iter().map(|root| root.rate().unwrap()).collect()
    }

    #[test]
    fn the_rate_that_made_the_value_is_found() {
        for wanted in ["0.0123", "-0.4", "0.0000001", "-0.00000000001", "0.0000000000000001", "12", "0"] {
            for timing in [Timing::End, Timing::Begin] {
                for nper in ["1", "2", "24", "360", "10.5", "0.5"] {
                    let Ok(future) = fv(d(wanted), d(nper), d("-100"), d("-2500"), timing) else {
                        continue;
                    };
                    let found = rates(nper, "-100", "-2500", &future.to_string(), timing);
                    assert!(
                        found.iter().any(|r| (r - d(wanted)).abs() < d("0.000000001")),
                        "{wanted} {nper} {timing:?} {found:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn two_rates_are_both_reported() {
        // -100, then 230, then -132: 10 % and 20 %.
        let found = rates("2", "230", "-100", "-362", Timing::End);
        assert_eq!(found.iter().map(|r| r.round_dp(12).normalize().to_string()).collect::<Vec<_>>(), ["0.1", "0.2"]);
    }

    #[test]
    fn zero_is_found_only_where_it_solves() {
        assert_eq!(rates("12", "-100", "1200", "0", Timing::End), [Decimal::ZERO]);
        assert_eq!(rates("12", "-100", "1200", "0", Timing::Begin), [Decimal::ZERO]);
        assert!(rates("2", "0", "5", "5", Timing::End).is_empty());
        assert_eq!(rate(d("3"), d("0"), d("0"), d("0"), Timing::End).unwrap(), Solution::Every);
    }
}
