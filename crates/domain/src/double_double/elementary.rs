//! Exponential and logarithm, in the forms that lose no digits near zero.

use super::DoubleDouble;

/// The natural logarithm of two.
const LN_2: DoubleDouble = DoubleDouble { hi: core::f64::consts::LN_2, lo: 2.319_046_813_846_299_6e-17 };
/// Arguments are divided by 2^9 before the series.
const HALVINGS: i32 = 9;
const SHRINK: f64 = 1.0 / 512.0;
/// Terms of the series: the argument is then at most ln 2 / 1024.
const TERMS: i32 = 9;

/// Two to a whole power, zero or infinite outside the range of `f64`.
fn power_of_two(k: i32) -> f64 {
    if k > 1023 {
        return f64::INFINITY;
    }
    if k < -1022 {
        return 0.0;
    }
    f64::from_bits(u64::try_from(k.saturating_add(1023)).unwrap_or(0) << 52)
}

impl DoubleDouble {
    /// The natural logarithm of two.
    ///
    /// ```
    /// use finplan_domain::double_double::DoubleDouble;
    /// assert!((DoubleDouble::from(2).ln() - DoubleDouble::ln_2()).abs().to_f64() < 1e-31);
    /// ```
    #[must_use]
    pub const fn ln_2() -> DoubleDouble {
        LN_2
    }

    /// The value as a mantissa of size 1 to 2 and a power of two; exact.
    ///
    /// ```
    /// use finplan_domain::double_double::DoubleDouble;
    /// assert_eq!(DoubleDouble::from(-12).normalized(), (DoubleDouble::from_f64(-1.5), 3));
    /// ```
    #[must_use]
    pub fn normalized(self) -> (DoubleDouble, i32) {
        if self.is_zero() || !self.is_finite() {
            return (self, 0);
        }
        let biased = i32::try_from((self.hi.to_bits() >> 52) & 0x7ff).unwrap_or(0);
        if biased == 0 {
            // Below the normal range: lift it first.
            let (mantissa, twos) = self.scale(power_of_two(100)).normalized();
            return (mantissa, twos.saturating_sub(100));
        }
        let twos = biased.saturating_sub(1023);
        (self.times_power_of_two(twos.saturating_neg()), twos)
    }

    /// The value times a power of two; exact in the range of `f64`, zero or infinite beyond.
    ///
    /// ```
    /// use finplan_domain::double_double::DoubleDouble;
    /// assert_eq!(DoubleDouble::from(3).times_power_of_two(4), DoubleDouble::from(48));
    /// assert_eq!(DoubleDouble::from(3).times_power_of_two(-1), DoubleDouble::from_f64(1.5));
    /// ```
    #[must_use]
    pub fn times_power_of_two(self, twos: i32) -> DoubleDouble {
        // In two steps, so that a power outside the range can still give a product inside it.
        let half = twos.saturating_div(2);
        self.scale(power_of_two(half)).scale(power_of_two(twos.saturating_sub(half)))
    }

    /// `e^self` as `2^k (1 + m)`: `m` small, and without loss where `k` is zero.
    fn exp_parts(self) -> (DoubleDouble, i32) {
        let k = (self.hi / LN_2.hi).round();
        let r = (self - LN_2.scale(k)).scale(SHRINK);
        let mut term = r;
        let mut sum = r;
        for i in 2..=TERMS {
            term = term * r / DoubleDouble::from(i);
            sum += term;
        }
        for _ in 0..HALVINGS {
            sum = sum + sum + sum.square();
        }
        (sum, k as i32)
    }

    /// `e^self - 1`, exact to the last digits also for a tiny argument.
    ///
    /// ```
    /// use finplan_domain::double_double::DoubleDouble;
    /// assert_eq!(DoubleDouble::from_f64(1e-30).exp_m1().to_f64(), 1e-30);
    /// ```
    #[must_use]
    pub fn exp_m1(self) -> DoubleDouble {
        if !(-745.0..=709.7).contains(&self.hi) {
            return self.exp() - DoubleDouble::ONE;
        }
        match self.exp_parts() {
            (sum, 0) => sum,
            (sum, twos) => (sum + DoubleDouble::ONE).times_power_of_two(twos) - DoubleDouble::ONE,
        }
    }

    /// `e^self`, to about 31 digits; zero below `e^-745`, and not finite above `e^709.7`.
    ///
    /// ```
    /// use finplan_domain::double_double::DoubleDouble;
    /// assert_eq!(DoubleDouble::ONE.exp().to_decimal().unwrap().round_dp(20).to_string(), "2.71828182845904523536");
    /// ```
    #[must_use]
    pub fn exp(self) -> DoubleDouble {
        if self.hi.is_nan() {
            return self;
        }
        if self.hi > 709.7 {
            return DoubleDouble { hi: f64::INFINITY, lo: 0.0 };
        }
        if self.hi < -745.0 {
            return DoubleDouble::ZERO;
        }
        let (sum, twos) = self.exp_parts();
        (sum + DoubleDouble::ONE).times_power_of_two(twos)
    }

    /// `ln(1 + self)`; not finite for `self <= -1`.
    ///
    /// ```
    /// use finplan_domain::double_double::DoubleDouble;
    /// let x = DoubleDouble::from_f64(0.25);
    /// assert!((x.ln_1p().exp_m1() - x).abs().to_f64() < 1e-30);
    /// ```
    #[must_use]
    pub fn ln_1p(self) -> DoubleDouble {
        if self.hi.is_nan() || self <= -DoubleDouble::ONE {
            return DoubleDouble { hi: f64::NAN, lo: 0.0 };
        }
        if self.hi < -0.5 || self.hi > 1e15 {
            return (DoubleDouble::ONE + self).ln();
        }
        let guess = DoubleDouble::from_f64(self.hi.ln_1p());
        let e = guess.exp_m1();
        // Newton on e^y - 1 = x, whose error is the square of that of the guess.
        guess + (self - e) / (DoubleDouble::ONE + e)
    }

    /// The natural logarithm; not finite for values that are not positive.
    ///
    /// ```
    /// use finplan_domain::double_double::DoubleDouble;
    /// let ln_10 = DoubleDouble::from(10).ln().to_decimal().unwrap();
    /// assert_eq!(ln_10.round_dp(20).to_string(), "2.30258509299404568402");
    /// assert!(!DoubleDouble::ZERO.ln().is_finite());
    /// ```
    #[must_use]
    pub fn ln(self) -> DoubleDouble {
        if self.hi.is_nan() || self.hi <= 0.0 {
            return DoubleDouble { hi: f64::NAN, lo: 0.0 };
        }
        if !self.is_finite() {
            return DoubleDouble { hi: f64::INFINITY, lo: 0.0 };
        }
        let guess = DoubleDouble::from_f64(self.hi.ln());
        let ratio = self * (-guess).exp();
        guess + (ratio - DoubleDouble::ONE)
    }

    /// `(1 + self)^power` less one, for any power, whole or not.
    ///
    /// ```
    /// use finplan_domain::double_double::DoubleDouble;
    /// let quarter = DoubleDouble::from_f64(0.25);
    /// let monthly = quarter.compound_m1_dd(DoubleDouble::ONE / DoubleDouble::from(12));
    /// assert!((monthly.compound_m1(12) - quarter).abs().to_f64() < 1e-29);
    /// ```
    #[must_use]
    pub fn compound_m1_dd(self, power: DoubleDouble) -> DoubleDouble {
        (self.ln_1p() * power).exp_m1()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digits(x: DoubleDouble) -> String {
        x.to_decimal().unwrap().to_string()
    }

    #[test]
    fn e_has_thirty_digits() {
        assert_eq!(digits(DoubleDouble::ONE.exp()), "2.718281828459045235360287471");
        assert_eq!(digits(DoubleDouble::from(10).exp()), "22026.46579480671651695790065");
        // Deep values have all their digits too.
        let deep = DoubleDouble::from(-60).exp() * DoubleDouble::from(60).exp();
        assert!((deep - DoubleDouble::ONE).abs().to_f64() < 1e-28);
        let deep = DoubleDouble::from(-100).exp().to_f64();
        assert!((deep / 3.720_075_976_020_836e-44 - 1.0).abs() < 1e-15);
    }

    #[test]
    fn logarithms_have_thirty_digits() {
        assert_eq!(digits(DoubleDouble::from(10).ln()), "2.302585092994045684017991455");
        assert_eq!(digits(DoubleDouble::from_f64(-0.5).ln_1p()), "-0.6931471805599453094172321215");
    }

    #[test]
    fn far_values_stay_in_bounds() {
        assert!(!DoubleDouble::from(800).exp().is_finite());
        assert!(DoubleDouble::from(-800).exp().is_zero());
        assert!(DoubleDouble::from(709).exp().is_finite());
        assert!(!DoubleDouble::from(-1).ln_1p().is_finite());
        assert!(!DoubleDouble::from(-1).ln().is_finite());
    }
}
