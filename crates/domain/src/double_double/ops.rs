//! The four operations and integer powers.

use super::DoubleDouble;
use core::ops::{Add, AddAssign, Div, Mul, Neg, Sub};

/// Above this, splitting a factor would overflow.
const SPLIT_LIMIT: f64 = 6.696_928_794_914_17e299;
/// 2^27 + 1.
const SPLITTER: f64 = 134_217_729.0;
/// 2^-28 and back.
const SHRINK: f64 = 3.725_290_298_461_914e-9;
const GROW: f64 = 268_435_456.0;

/// The exact sum of two numbers, when the first is the larger.
fn quick_two_sum(a: f64, b: f64) -> DoubleDouble {
    let hi = a + b;
    DoubleDouble { hi, lo: b - (hi - a) }
}

/// The exact sum of two numbers.
fn two_sum(a: f64, b: f64) -> DoubleDouble {
    let hi = a + b;
    let bb = hi - a;
    DoubleDouble { hi, lo: (a - (hi - bb)) + (b - bb) }
}

fn split(a: f64) -> (f64, f64) {
    if !a.is_finite() {
        return (a, 0.0);
    }
    if a.abs() > SPLIT_LIMIT {
        let (hi, lo) = split(a * SHRINK);
        return (hi * GROW, lo * GROW);
    }
    let t = SPLITTER * a;
    let hi = t - (t - a);
    (hi, a - hi)
}

/// The exact product of two numbers.
fn two_product(a: f64, b: f64) -> DoubleDouble {
    let hi = a * b;
    let (ah, al) = split(a);
    let (bh, bl) = split(b);
    DoubleDouble { hi, lo: ((ah * bh - hi) + ah * bl + al * bh) + al * bl }
}

impl DoubleDouble {
    /// Tidies a sum whose first term dominates, and keeps infinities from turning into "not a number".
    pub(super) fn normal(hi: f64, lo: f64) -> DoubleDouble {
        let sum = quick_two_sum(hi, lo);
        if sum.hi.is_finite() { sum } else { DoubleDouble { hi, lo: 0.0 } }
    }

    /// The value times a plain number.
    ///
    /// ```
    /// use finplan_domain::double_double::DoubleDouble;
    /// assert_eq!(DoubleDouble::from(3).scale(0.5), DoubleDouble::from_f64(1.5));
    /// ```
    #[must_use]
    pub fn scale(self, factor: f64) -> DoubleDouble {
        let p = two_product(self.hi, factor);
        DoubleDouble::normal(p.hi, p.lo + self.lo * factor)
    }

    /// The square root; not a number below zero.
    ///
    /// ```
    /// use finplan_domain::double_double::DoubleDouble;
    /// let root = DoubleDouble::from(2).sqrt();
    /// assert_eq!(root.to_decimal().unwrap().round_dp(25).to_string(), "1.4142135623730950488016887");
    /// assert!(DoubleDouble::ZERO.sqrt().is_zero() && !DoubleDouble::from(-1).sqrt().is_finite());
    /// ```
    #[must_use]
    pub fn sqrt(self) -> DoubleDouble {
        let guess = DoubleDouble::from_f64(self.hi.sqrt());
        if guess.is_zero() || !guess.is_finite() {
            return guess;
        }
        // Newton on y^2 = x, whose error is the square of that of the guess.
        guess + (self - guess.square()) / (guess + guess)
    }

    /// The square.
    ///
    /// ```
    /// use finplan_domain::double_double::DoubleDouble;
    /// assert_eq!(DoubleDouble::from(-12).square(), DoubleDouble::from(144));
    /// ```
    #[must_use]
    pub fn square(self) -> DoubleDouble {
        self * self
    }

    /// `self` to a whole, non-negative power.
    ///
    /// ```
    /// use finplan_domain::double_double::DoubleDouble;
    /// assert_eq!(DoubleDouble::from(3).powi(4), DoubleDouble::from(81));
    /// assert_eq!(DoubleDouble::ZERO.powi(0), DoubleDouble::ONE);
    /// ```
    #[must_use]
    pub fn powi(self, n: u32) -> DoubleDouble {
        let mut result = DoubleDouble::ONE;
        let mut base = self;
        let mut n = n;
        while n > 0 {
            if n & 1 == 1 {
                result = result * base;
            }
            n >>= 1;
            if n > 0 {
                base = base.square();
            }
        }
        result
    }

    /// `(1 + self)^n - 1`, with no digits lost however small `self` is.
    ///
    /// Growth over `n` periods, less one: `(1+a)(1+b) - 1 = a + b + ab`, by repeated doubling.
    ///
    /// ```
    /// use finplan_domain::double_double::DoubleDouble;
    /// let tiny = DoubleDouble::from_f64(1e-20);
    /// assert_eq!(tiny.compound_m1(2).to_f64(), 2e-20);
    /// ```
    #[must_use]
    pub fn compound_m1(self, n: u32) -> DoubleDouble {
        let mut result = DoubleDouble::ZERO;
        let mut step = self;
        let mut n = n;
        while n > 0 {
            if n & 1 == 1 {
                result = result + step + result * step;
            }
            n >>= 1;
            if n > 0 {
                step = step + step + step.square();
            }
        }
        result
    }
}

impl Add for DoubleDouble {
    type Output = DoubleDouble;
    fn add(self, other: DoubleDouble) -> DoubleDouble {
        let s = two_sum(self.hi, other.hi);
        let t = two_sum(self.lo, other.lo);
        let u = DoubleDouble::normal(s.hi, s.lo + t.hi);
        DoubleDouble::normal(u.hi, u.lo + t.lo)
    }
}

impl AddAssign for DoubleDouble {
    fn add_assign(&mut self, other: DoubleDouble) {
        *self = *self + other;
    }
}

impl Sub for DoubleDouble {
    type Output = DoubleDouble;
    fn sub(self, other: DoubleDouble) -> DoubleDouble {
        self + -other
    }
}

impl Neg for DoubleDouble {
    type Output = DoubleDouble;
    fn neg(self) -> DoubleDouble {
        DoubleDouble { hi: -self.hi, lo: -self.lo }
    }
}

impl Mul for DoubleDouble {
    type Output = DoubleDouble;
    fn mul(self, other: DoubleDouble) -> DoubleDouble {
        let p = two_product(self.hi, other.hi);
        DoubleDouble::normal(p.hi, p.lo + (self.hi * other.lo + self.lo * other.hi))
    }
}

impl Div for DoubleDouble {
    type Output = DoubleDouble;
    fn div(self, other: DoubleDouble) -> DoubleDouble {
        let q1 = self.hi / other.hi;
        if !q1.is_finite() || !other.hi.is_finite() {
            return DoubleDouble { hi: q1, lo: 0.0 };
        }
        let r = self - other.scale(q1);
        let q2 = r.hi / other.hi;
        let r = r - other.scale(q2);
        let q3 = r.hi / other.hi;
        let q = quick_two_sum(q1, q2);
        q + DoubleDouble { hi: q3, lo: 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digits(x: DoubleDouble) -> String {
        x.to_decimal().unwrap().to_string()
    }

    #[test]
    fn sums_keep_what_a_double_loses() {
        let x = DoubleDouble::from_f64(1e16) + DoubleDouble::ONE - DoubleDouble::from_f64(1e16);
        assert_eq!(x, DoubleDouble::ONE);
    }

    #[test]
    fn quotients_have_thirty_digits() {
        assert_eq!(digits(DoubleDouble::ONE / DoubleDouble::from(7)), "0.1428571428571428571428571429");
        assert_eq!(digits(DoubleDouble::from(22) / DoubleDouble::from(7)), "3.142857142857142857142857143");
    }

    #[test]
    fn compounding_is_power_less_one() {
        let r = DoubleDouble::from(49) / DoubleDouble::from(12_000);
        let closed = (DoubleDouble::ONE + r).powi(360) - DoubleDouble::ONE;
        let error = (r.compound_m1(360) - closed).abs().to_f64();
        assert!(error < 1e-28);
    }

    #[test]
    fn overflow_is_seen_not_hidden() {
        assert!(!DoubleDouble::from_f64(1e200).square().is_finite());
        assert!(!(DoubleDouble::ONE / DoubleDouble::ZERO).is_finite());
        let infinite = DoubleDouble::from_f64(f64::INFINITY);
        assert!((infinite + DoubleDouble::ONE).to_f64().is_infinite());
        assert!((infinite * DoubleDouble::from(2)).to_f64().is_infinite());
        assert!(infinite.scale(3.0).square().to_f64().is_infinite());
        assert!(!(infinite / infinite).is_finite());
        assert!((DoubleDouble::ONE / infinite).is_zero());
        assert!((DoubleDouble::from_f64(1e307) + DoubleDouble::from_f64(1e306)).is_finite());
    }
}
