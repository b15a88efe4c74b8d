//! The US annual percentage rate by the actuarial method: Regulation Z, Appendix J.

use super::CostError;
use super::annual::{only, percent};
use crate::double_double::DoubleDouble;
use crate::solve::ExpSum;
use finplan_base::decimal::DecimalExt as _;
use rust_decimal::Decimal;

/// More different fractions of a unit period than any schedule has.
const MAX_FRACTIONS: usize = 6;

/// Rates from `e^-40 - 1` to `e^40 - 1` per unit period are looked at.
const LOG_REACH: i32 = 40;
/// From a span of 80 down to 1e-28.
const HALVINGS: u32 = 100;

/// An advance or a payment, timed in unit periods.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnitFlow {
    /// The amount, above zero for advances and payments alike.
    pub amount: Decimal,
    /// Whole unit periods since the first advance (`t`).
    pub periods: u32,
    /// The odd fraction of a unit period on top (`f`), as numerator and denominator: `(6, 15)`.
    pub fraction: (u32, u32),
}

/// The APR in percent: the rate per unit period times the number of unit periods in a year, `per_year` as a fraction
/// ([`UnitPeriod::per_year`](super::UnitPeriod::per_year)).
///
/// Formula: `sum A / ((1 + e i)(1+i)^q) = sum P / ((1 + f i)(1+i)^t)`, simple interest inside a fraction of a period;
/// `APR = 100 w i`. Source: 12 CFR 1026, Appendix J (b)(8). For a single payment within a year that falls after no
/// whole number of months, `w` is 365 over the days of the term: (b)(5)(vii). Disclosed to two decimals:
/// [`round_percent`](super::round_percent).
///
/// Multiplied by every `(1 + f i)`, which is positive, the equation is a sum of powers of `1 + i`: its roots are
/// counted, not guessed. With more than six different fractions it is solved directly, which needs everything to be
/// advanced at the beginning.
///
/// # Errors
/// [`CostError::Fraction`], also for a `per_year` over nothing; [`CostError::NoRate`], [`CostError::Ambiguous`],
/// [`CostError::OutOfRange`].
///
/// ```
/// use finplan_domain::cost::{UnitFlow, apr, round_percent};
/// let flow = |amount: &str, periods, fraction| UnitFlow { amount: amount.parse().unwrap(), periods, fraction };
/// // Appendix J (c)(1)(i): 5,000 for 24 monthly payments of 230.
/// let payments: Vec<_> = (1..=24).map(|t| flow("230", t, (0, 1))).collect();
/// let percent = apr(&[flow("5000", 0, (0, 1))], &payments, (12, 1)).unwrap();
/// assert_eq!(round_percent(percent, 2).to_string(), "9.69");
/// // (c)(1)(iii): semimonthly, first payment after 6 of 15 days.
/// let payments: Vec<_> = (0..24).map(|t| flow("219.17", t, (6, 15))).collect();
/// let percent = apr(&[flow("5000", 0, (0, 1))], &payments, (24, 1)).unwrap();
/// assert_eq!(round_percent(percent, 2).to_string(), "10.34");
/// // (c)(5)(i): 1,000 for one payment of 1,080 after 255 days.
/// let percent = apr(&[flow("1000", 0, (0, 1))], &[flow("1080", 1, (0, 1))], (365, 255)).unwrap();
/// assert_eq!(round_percent(percent, 2).to_string(), "11.45");
/// ```
pub fn apr(advances: &[UnitFlow], payments: &[UnitFlow], per_year: (u32, u32)) -> Result<Decimal, CostError> {
    let (periods, years) = per_year;
    if years == 0 {
        return Err(CostError::Fraction);
    }
    percent(unit_period_rate(advances, payments)? * DoubleDouble::from(periods) / DoubleDouble::from(years))
}

/// The rate per unit period.
pub(super) fn unit_period_rate(advances: &[UnitFlow], payments: &[UnitFlow]) -> Result<DoubleDouble, CostError> {
    let mut fractions: Vec<(u32, u32)> = Vec::new();
    for flow in advances.iter().chain(payments) {
        if flow.fraction.0 >= flow.fraction.1 {
            return Err(CostError::Fraction);
        }
        if flow.fraction.0 > 0 && !fractions.iter().any(|known| same(*known, flow.fraction)) {
            fractions.push(flow.fraction);
        }
    }
    if fractions.len() > MAX_FRACTIONS {
        return falling_rate(advances, payments);
    }
    let mut terms = Vec::new();
    for flow in advances {
        expand(flow, flow.amount, &fractions, &mut terms)?;
    }
    for flow in payments {
        let paid = Decimal::ZERO.sub_checked(flow.amount).ok_or(CostError::OutOfRange)?;
        expand(flow, paid, &fractions, &mut terms)?;
    }
    let sum = ExpSum::new(terms).ok_or(CostError::OutOfRange)?;
    Ok(only(&sum.solve())?.rate_dd())
}

/// The rate where all is advanced at the beginning and all payments are above zero: their value falls as the rate
/// rises, so there is at most one rate, and halving finds it whatever the fractions are.
fn falling_rate(advances: &[UnitFlow], payments: &[UnitFlow]) -> Result<DoubleDouble, CostError> {
    let at_start = |flow: &UnitFlow| flow.periods == 0 && flow.fraction.0 == 0;
    if !advances.iter().all(at_start) || payments.iter().any(|flow| flow.amount <= Decimal::ZERO) {
        return Err(CostError::Fraction);
    }
    let lent = advances.iter().fold(DoubleDouble::ZERO, |sum, flow| sum + DoubleDouble::from(flow.amount));
    // Where x is ln(1 + i): is what is paid worth more than what was lent?
    let above = |x: DoubleDouble| {
        let i = x.exp_m1();
        let value = payments.iter().fold(DoubleDouble::ZERO, |sum, flow| {
            let odd = DoubleDouble::ONE + i * DoubleDouble::from(flow.fraction.0) / DoubleDouble::from(flow.fraction.1);
            sum + DoubleDouble::from(flow.amount) / odd * (-(x * DoubleDouble::from(flow.periods))).exp()
        });
        value > lent
    };
    let (mut low, mut high) = (DoubleDouble::from(-LOG_REACH), DoubleDouble::from(LOG_REACH));
    if !above(low) || above(high) {
        return Err(CostError::NoRate);
    }
    for _ in 0..HALVINGS {
        let middle = (low + high).scale(0.5);
        if above(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    Ok(high.exp_m1())
}

/// The same fraction, however it is written.
fn same(a: (u32, u32), b: (u32, u32)) -> bool {
    u64::from(a.0).saturating_mul(b.1.into()) == u64::from(b.0).saturating_mul(a.1.into())
}

/// One flow times every factor `d + n i = (d - n) + n (1+i)` but its own, whose denominator stays.
fn expand(
    flow: &UnitFlow,
    amount: Decimal,
    fractions: &[(u32, u32)],
    terms: &mut Vec<(DoubleDouble, Decimal)>,
) -> Result<(), CostError> {
    // Powers of 1 + i, and what stands before each; e^(-t x) means (1+i)^-t.
    let mut powers = vec![(i64::from(flow.periods), amount)];
    for fraction in fractions {
        let times = |value: Decimal, by: u32| value.mul_checked(by.into()).ok_or(CostError::OutOfRange);
        let (n, d) = *fraction;
        if same(*fraction, flow.fraction) {
            for power in &mut powers {
                power.1 = times(power.1, d)?;
            }
            continue;
        }
        let mut next = Vec::with_capacity(powers.len().saturating_mul(2));
        for (time, value) in powers {
            next.push((time, times(value, d.saturating_sub(n))?));
            next.push((time.saturating_sub(1), times(value, n)?));
        }
        powers = next;
    }
    terms.extend(powers.into_iter().map(|(time, value)| (DoubleDouble::from(time), value)));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cost::round_percent;

    fn flow(amount: &str, periods: u32, fraction: (u32, u32)) -> UnitFlow {
        UnitFlow { amount: amount.parse().unwrap(), periods, fraction }
    }

    #[test]
    fn weekly_with_a_long_first_period() {
        // Appendix J (c)(1)(v).
        let payments: Vec<_> = (4..34).map(|t| flow("17.60", t, (4, 7))).collect();
        let percent = apr(&[flow("500", 0, (0, 1))], &payments, (52, 1)).unwrap();
        assert_eq!(round_percent(percent, 2).to_string(), "14.96");
    }

    #[test]
    fn several_fractions_at_once() {
        // One payment of 1,100 after a period and a half, by simple interest in the half: (1 + i/2)(1 + i) = 1.1.
        let single = apr(&[flow("1000", 0, (0, 1))], &[flow("1100", 1, (1, 2))], (1, 1)).unwrap();
        assert_eq!(single.round_dp(6).to_string(), "6.524758");
        let both = apr(&[flow("1000", 0, (0, 1))], &[flow("550", 1, (1, 2)), flow("550", 1, (5, 10))], (1, 1)).unwrap();
        assert_eq!(both.round_dp(20), single.round_dp(20));
        let three = apr(&[flow("900", 0, (0, 1)), flow("100", 0, (1, 3))], &[flow("1100", 1, (1, 2))], (1, 1)).unwrap();
        assert!(three > single);
    }

    #[test]
    fn both_ways_to_the_rate_agree() {
        let payments: Vec<_> = (0..20).map(|t| flow("57.31", t, (t % 5, 7))).collect();
        let advances = [flow("900", 0, (0, 1)), flow("20", 0, (0, 5))];
        let counted = unit_period_rate(&advances, &payments).unwrap();
        let halved = falling_rate(&advances, &payments).unwrap();
        assert!((counted - halved).abs().to_f64() < 1e-15, "{counted:?} {halved:?}");
        let many: Vec<_> = (0..20).map(|t| flow("57.31", t, (t, 31))).collect();
        assert!(apr(&advances, &many, (12, 1)).is_ok());
        assert_eq!(apr(&[flow("900", 0, (0, 1)), flow("20", 1, (0, 1))], &many, (12, 1)), Err(CostError::Fraction));
        let worthless: Vec<_> = (0..20).map(|t| flow("1", 0, (t, 31))).collect();
        assert_eq!(apr(&advances, &worthless, (12, 1)), Err(CostError::NoRate));
    }

    #[test]
    fn bad_fractions_are_refused() {
        assert_eq!(apr(&[flow("1", 0, (0, 0))], &[], (12, 1)), Err(CostError::Fraction));
        assert_eq!(apr(&[flow("1", 0, (3, 3))], &[], (12, 1)), Err(CostError::Fraction));
        let one = [flow("1", 0, (0, 1))];
        assert_eq!(apr(&one, &[flow("2", 1, (0, 1))], (12, 0)), Err(CostError::Fraction));
        assert_eq!(apr(&[flow("1", 0, (0, 1))], &[], (12, 1)), Err(CostError::NoRate));
    }
}
