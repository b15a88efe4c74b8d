//! Sums `c_1 e^(-t_1 x) + ... + c_n e^(-t_n x)` and how to value them at any `x` without overflow.

use crate::double_double::DoubleDouble;
use finplan_base::stable_sort;
use rust_decimal::Decimal;

/// The relative error of one rounded operation, doubled.
const ROUNDING_ERROR: f64 = 4.5e-16;

/// A zero of 22 digits: exact where amounts and times are decimals.
const ZERO_TOLERANCE: f64 = 1e-22;

/// An amount `mantissa * 2^twos` at a time; no product of many factors leaves the range.
#[derive(Clone, Copy)]
struct Term {
    mantissa: DoubleDouble,
    twos: i32,
    time: DoubleDouble,
    /// `|amount|` in `f64`, where it is in range.
    size: f64,
    /// `|amount| = unit * e^log` with a unit of 1 to 2: the logarithm, without computing one.
    unit: f64,
    log: f64,
}

impl Term {
    /// `None` for nothing.
    fn new(mantissa: DoubleDouble, twos: i32, time: DoubleDouble) -> Option<Term> {
        let size = mantissa.abs().to_f64();
        if size == 0.0 || !size.is_finite() {
            return None;
        }
        let (unit, exponent) = split_float(size);
        let exponent = exponent.saturating_add(twos);
        let size = if twos == 0 { size } else { DoubleDouble::from_f64(unit).times_power_of_two(exponent).to_f64() };
        Some(Term { mantissa, twos, time, size, unit, log: f64::from(exponent) * core::f64::consts::LN_2 })
    }

    fn is_positive(&self) -> bool {
        self.mantissa.to_f64() > 0.0
    }

    /// `ln |c e^(-t x)|`, at most `ln 2` too low.
    fn exponent(&self, x: f64) -> f64 {
        self.log - self.time.to_f64() * x
    }
}

/// A positive float as a unit of 1 to 2 and a power of two.
fn split_float(value: f64) -> (f64, i32) {
    const FRACTION: u64 = (1 << 52) - 1;
    let bits = value.to_bits();
    let exponent = i32::try_from((bits >> 52) & 0x7ff).unwrap_or(0);
    (f64::from_bits((bits & FRACTION) | (1023 << 52)), exponent.saturating_sub(1023))
}

/// A sum that keeps what each addition rounds away.
#[derive(Clone, Copy, Default)]
struct Sum {
    total: f64,
    lost: f64,
}

impl Sum {
    fn add(&mut self, value: f64) {
        let total = self.total + value;
        let seen = total - self.total;
        self.lost += (self.total - (total - seen)) + (value - seen);
        self.total = total;
    }

    fn value(self) -> f64 {
        self.total + self.lost
    }
}

/// A sum of exponentials, in order of time, without zero amounts and with one amount per time.
///
/// ```
/// use finplan_domain::double_double::DoubleDouble;
/// use finplan_domain::solve::{ExpSum, Solution};
/// // -100 now, 39 after one year and 100 after two.
/// let flows = [-100, 39, 100].into_iter().enumerate();
/// let sum = ExpSum::new(flows.map(|(t, amount)| (DoubleDouble::from(t as i32), amount.into())).collect()).unwrap();
/// let Solution::One(root) = sum.solve() else { panic!() };
/// assert_eq!(root.rate().unwrap().round_dp(6).to_string(), "0.213835");
/// ```
#[derive(Clone)]
pub struct ExpSum {
    terms: Vec<Term>,
    /// Every amount is well inside the range of `f64`.
    moderate: bool,
}

/// A sum at one `x`: both signs apart and scaled by the same unknown factor.
pub(super) struct Sides {
    pub positive: f64,
    pub negative: f64,
    /// `ln(positive / negative)`.
    pub log_ratio: f64,
    /// Its derivative.
    pub slope: f64,
    /// Bound of the relative error of either side.
    pub error: f64,
}

impl ExpSum {
    fn of(terms: impl Iterator<Item = Term>) -> ExpSum {
        let terms: Vec<Term> = terms.collect();
        let moderate = terms.iter().all(|term| term.log.abs() < 300.0);
        ExpSum { terms, moderate }
    }

    /// Takes `(time, amount)` in any order. Amounts of one time are added exactly; `None` when that overflows or
    /// a time is not finite.
    ///
    /// Times are in any unit, and the roots are rates per that unit. Money received is positive, money paid negative.
    ///
    /// ```
    /// use finplan_domain::{double_double::DoubleDouble, solve::ExpSum};
    /// let (now, later) = (DoubleDouble::ZERO, DoubleDouble::ONE);
    /// let flows = vec![(later, 105.into()), (now, (-60).into()), (now, (-40).into())];
    /// let rate = ExpSum::new(flows).unwrap().solve().unique().unwrap().rate().unwrap();
    /// assert_eq!(rate.round_dp(6).to_string(), "0.050000");
    /// assert!(ExpSum::new(vec![(DoubleDouble::ONE / DoubleDouble::ZERO, 1.into())]).is_none());
    /// ```
    #[must_use]
    pub fn new(flows: Vec<(DoubleDouble, Decimal)>) -> Option<ExpSum> {
        if flows.iter().any(|(time, _)| !time.is_finite()) {
            return None;
        }
        let flows = stable_sort(&flows, &|a, b| a.0 < b.0);
        // The roots stay when all amounts are multiplied: as integers of the finest scale they are exact.
        let finest = flows.iter().map(|(_, amount)| amount.scale()).max().unwrap_or(0);
        let mut terms: Vec<(DoubleDouble, i128)> = Vec::with_capacity(flows.len());
        for (time, amount) in flows {
            let unit = 10_i128.checked_pow(finest.saturating_sub(amount.scale()))?;
            let amount = amount.mantissa().checked_mul(unit)?;
            match terms.last_mut() {
                Some(last) if last.0 == time => last.1 = last.1.checked_add(amount)?,
                _ => terms.push((time, amount)),
            }
        }
        let term = |(time, amount)| Term::new(DoubleDouble::from_i128(amount), 0, time);
        Some(ExpSum::of(terms.into_iter().filter_map(term)))
    }

    /// True when everything cancelled.
    ///
    /// ```
    /// use finplan_domain::{double_double::DoubleDouble, solve::ExpSum};
    /// let sum = ExpSum::new(vec![(DoubleDouble::ONE, 5.into()), (DoubleDouble::ONE, (-5).into())]).unwrap();
    /// assert!(sum.is_empty());
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// How often the amounts change their sign in order of time: at most so many roots (Descartes).
    ///
    /// ```
    /// use finplan_domain::{double_double::DoubleDouble, solve::ExpSum};
    /// let amounts = [-100, 230, -132].into_iter().zip(0..);
    /// let flows = amounts.map(|(amount, time)| (DoubleDouble::from(time), amount.into()));
    /// assert_eq!(ExpSum::new(flows.collect()).unwrap().sign_changes(), 2);
    /// ```
    #[must_use]
    pub fn sign_changes(&self) -> usize {
        self.changes().count()
    }

    /// The pairs of neighbours of different sign.
    fn changes(&self) -> impl Iterator<Item = (&Term, &Term)> {
        self.terms.iter().zip(self.terms.iter().skip(1)).filter(|(a, b)| a.is_positive() != b.is_positive())
    }

    /// The derivative of `e^(tau x) f(x)`, with `tau` inside the middle change of sign: one change fewer.
    pub(super) fn derivative(&self) -> Option<ExpSum> {
        let middle = self.sign_changes() / 2;
        let (before, after) = self.changes().nth(middle)?;
        let tau = (before.time + after.time).scale(0.5);
        let shifted = |term: &Term| {
            let (mantissa, more) = (term.mantissa * (tau - term.time)).normalized();
            Term::new(mantissa, term.twos.saturating_add(more), term.time)
        };
        Some(ExpSum::of(self.terms.iter().filter_map(shifted)))
    }

    /// The time from the first amount to the last.
    pub(super) fn span(&self) -> f64 {
        let time = |term: Option<&Term>| term.map_or(0.0, |term| term.time.to_f64());
        time(self.terms.last()) - time(self.terms.first())
    }

    /// Bounds outside which the sum keeps the sign of its first (above) or last (below) amount.
    pub(super) fn bounds(&self) -> Option<(f64, f64)> {
        let (first, last) = (self.terms.first()?, self.terms.last()?);
        // One more ln 2, as the logarithms are rounded down.
        let log_count = (self.terms.len() as f64).ln() + core::f64::consts::LN_2;
        let (mut below, mut above) = (0.0_f64, 0.0_f64);
        for term in &self.terms {
            let since = (term.time - first.time).to_f64();
            if since > 0.0 {
                above = above.max((log_count + term.log - first.log) / since);
            }
            let until = (last.time - term.time).to_f64();
            if until > 0.0 {
                below = below.min(-(log_count + term.log - last.log) / until);
            }
        }
        let margin = 1.0 + above.max(-below) * 1e-6;
        Some((below - margin, above + margin))
    }

    /// The sign far to the left, where the last amount rules, and far to the right, where the first does.
    pub(super) fn end_signs(&self) -> (i8, i8) {
        let sign = |term: Option<&Term>| term.map_or(0, |term| if term.is_positive() { 1 } else { -1 });
        (sign(self.terms.last()), sign(self.terms.first()))
    }

    /// Both sides in `f64`.
    pub(super) fn sides(&self, x: f64) -> Sides {
        let shift = self.shift(x);
        let (mut positive, mut negative) = (Sum::default(), Sum::default());
        let (mut positive_time, mut negative_time, mut reach) = (0.0, 0.0, 0.0_f64);
        for term in &self.terms {
            let time = term.time.to_f64();
            let exponent = -(time * x);
            let size = match shift {
                None => term.size * exponent.exp(),
                Some(top) => term.unit * (term.log + exponent - top).exp(),
            };
            if size == 0.0 {
                continue;
            }
            reach = reach.max(exponent.abs());
            if term.is_positive() {
                positive.add(size);
                positive_time += size * time;
            } else {
                negative.add(size);
                negative_time += size * time;
            }
        }
        let (positive, negative) = (positive.value(), negative.value());
        let reach = shift.map_or(reach, |top| reach + reach + top.abs());
        Sides {
            positive,
            negative,
            log_ratio: (positive / negative).ln(),
            slope: negative_time / negative - positive_time / positive,
            error: ROUNDING_ERROR * (2.0 + reach),
        }
    }

    /// The logarithm of the largest term, where the terms must be divided by it to stay in the range of `f64`.
    fn shift(&self, x: f64) -> Option<f64> {
        let (mut least, mut top) = (f64::INFINITY, f64::NEG_INFINITY);
        for term in self.terms.first().into_iter().chain(self.terms.last()) {
            least = least.min(-(term.time.to_f64() * x));
            top = top.max(-(term.time.to_f64() * x));
        }
        if self.moderate && least > -300.0 && top < 300.0 {
            return None;
        }
        Some(self.terms.iter().map(|term| term.exponent(x)).fold(f64::NEG_INFINITY, f64::max))
    }

    /// The sum and its derivative in 31 digits, both divided by the sum of the sizes of all terms.
    pub(super) fn value(&self, x: DoubleDouble) -> (DoubleDouble, DoubleDouble) {
        let near = x.to_f64();
        let top = self.terms.iter().map(|term| term.exponent(near)).fold(f64::NEG_INFINITY, f64::max);
        let (mut sum, mut slope, mut size) = (DoubleDouble::ZERO, DoubleDouble::ZERO, DoubleDouble::ZERO);
        for term in &self.terms {
            if term.exponent(near) - top < -90.0 {
                continue;
            }
            let exponent =
                DoubleDouble::ln_2().scale(f64::from(term.twos)) - term.time * x - DoubleDouble::from_f64(top);
            let value = term.mantissa * exponent.exp();
            sum += value;
            slope += -(value * term.time);
            size += value.abs();
        }
        (sum / size, slope / size)
    }

    /// The sign at `x`, 0 where the sum is zero to 22 digits.
    pub(super) fn sign(&self, x: DoubleDouble) -> i8 {
        let sides = self.sides(x.to_f64());
        let (difference, scale) = (sides.positive - sides.negative, sides.positive + sides.negative);
        // The half of x that f64 cannot hold matters only where the sides nearly cancel.
        if difference.abs() > scale * sides.error.max(1e-12) {
            return if difference > 0.0 { 1 } else { -1 };
        }
        let value = self.value(x).0.to_f64();
        if value.abs() < ZERO_TOLERANCE {
            0
        } else if value > 0.0 {
            1
        } else {
            -1
        }
    }

    /// Whether the sides cancel so far that `x` needs all its digits.
    pub(super) fn is_doubtful(&self, x: DoubleDouble) -> bool {
        let sides = self.sides(x.to_f64());
        let (difference, scale) = (sides.positive - sides.negative, sides.positive + sides.negative);
        difference.abs() <= scale * sides.error.max(1e-9)
    }
}
