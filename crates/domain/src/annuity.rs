//! Sums of geometric series: what every annuity in closed form is made of.

use crate::double_double::DoubleDouble;
use rust_decimal::Decimal;

/// `1 + q + q^2 + ... + q^(n-1)` for `q = 1 + rise`, in `n` terms; `n` without a rise.
pub(crate) fn series(rise: DoubleDouble, n: u32) -> DoubleDouble {
    if rise.is_zero() { DoubleDouble::from(n) } else { rise.compound_m1(n) / rise }
}

/// The rise of a term that grows by `growth` and is discounted at `discount` each period:
/// `(1+growth)/(1+discount) - 1`.
pub(crate) fn net_of(growth: DoubleDouble, discount: DoubleDouble) -> DoubleDouble {
    (growth - discount) / (DoubleDouble::ONE + discount)
}

/// Percent as a fraction.
pub(crate) fn fraction(percent: Decimal) -> DoubleDouble {
    DoubleDouble::from(percent) / DoubleDouble::from(100)
}

/// An annual rate in percent as a fraction; `None` unless it is above -100 % and at most 1,000 %.
pub(crate) fn annual(percent: Decimal) -> Option<DoubleDouble> {
    (percent > -Decimal::ONE_HUNDRED && percent <= Decimal::ONE_THOUSAND).then(|| fraction(percent))
}

/// The growth of a month at an effective annual rate in percent, `(1 + annual)^(1/12) - 1`; `None` as for [`annual`].
pub(crate) fn monthly(percent: Decimal) -> Option<DoubleDouble> {
    Some(annual(percent)?.compound_m1_dd(DoubleDouble::ratio(1, 12)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closed_form_is_the_sum_of_its_terms() {
        for rise in [0.0, 1e-18, 0.003, -0.4, 1.5] {
            let rise = DoubleDouble::from_f64(rise);
            let (mut sum, mut term) = (DoubleDouble::ZERO, DoubleDouble::ONE);
            for _ in 0..40 {
                sum += term;
                term = term + term * rise;
            }
            let difference = (series(rise, 40) - sum).abs().to_f64();
            assert!(difference <= 1e-27 * sum.to_f64(), "{rise:?}: {difference}");
        }
        assert!(series(DoubleDouble::ZERO, 0).is_zero());
    }

    #[test]
    fn twelve_months_are_a_year() {
        let month = monthly("7.12".parse().unwrap()).unwrap();
        assert!((month.compound_m1(12) - fraction("7.12".parse().unwrap())).abs().to_f64() < 1e-29);
        assert!(monthly((-100).into()).is_none() && annual("1000.01".parse().unwrap()).is_none());
    }
}
