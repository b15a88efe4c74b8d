//! The root inside a bracket whose ends have different signs.

use super::exp_sum::ExpSum;
use crate::double_double::DoubleDouble;

/// Steps after which even halving has used up every digit.
const MAX_STEPS: u32 = 400;
/// A root that may be off by more than this part of itself is refined in 31 digits.
const ROOT_TOLERANCE: f64 = 1e-12;
/// A sum this small beside its terms is zero: at `x = 0` the terms are the amounts themselves.
const ZERO_TOLERANCE: f64 = 1e-28;

/// A place where one sign changes into another.
pub(super) struct Bracket {
    pub low: DoubleDouble,
    pub high: DoubleDouble,
    /// The sign at `low`; at `high` it is the other.
    pub low_sign: i8,
}

impl Bracket {
    /// The root.
    pub fn root(mut self, sum: &ExpSum) -> DoubleDouble {
        let (x, doubt) = self.fast(sum);
        if doubt <= ROOT_TOLERANCE * x.abs().min(1.0) {
            DoubleDouble::from_f64(x)
        } else if self.low < DoubleDouble::ZERO
            && self.high > DoubleDouble::ZERO
            && x.abs() <= doubt.min(1e-9)
            && sum.value(DoubleDouble::ZERO).0.abs().to_f64() < ZERO_TOLERANCE
        {
            DoubleDouble::ZERO
        } else {
            self.exact(sum, DoubleDouble::from_f64(x))
        }
    }

    /// Newton on `ln(positive / negative)`, which is nearly a straight line, kept inside the bracket. Gives the root
    /// and how far off it may be.
    fn fast(&self, sum: &ExpSum) -> (f64, f64) {
        let (mut low, mut high) = (self.low.to_f64(), self.high.to_f64());
        let mut x = (low.max(-1.0).min(high) + high.min(1.0).max(low)) * 0.5;
        let (span, mut doubt) = (sum.span(), f64::INFINITY);
        for _ in 0..MAX_STEPS {
            let sides = sum.sides(x);
            let sign = if sides.positive > sides.negative { 1 } else { -1 };
            if sign == self.low_sign {
                low = x;
            } else {
                high = x;
            }
            doubt = 2.0 * sides.error / sides.slope.abs();
            let step = sides.log_ratio / sides.slope;
            // The next step is at most this one squared, times span^2 / slope.
            if (step * span) * (step * span) <= sides.error * 0.02 {
                // Rounding may carry it past an end of the bracket, where the exact search sets it right.
                return (x - step, doubt);
            }
            let next = x - step;
            // Also for "not a number" and infinity, hence the form of the test.
            x = if next > low && next < high { next } else { low + (high - low) * 0.5 };
            if high - low <= x.abs() * 4e-16 {
                break;
            }
        }
        (x, if doubt.is_nan() { f64::INFINITY } else { doubt })
    }

    /// Newton on the sum itself in 31 digits, kept inside the bracket.
    fn exact(&mut self, sum: &ExpSum, start: DoubleDouble) -> DoubleDouble {
        let inside = start > self.low && start < self.high;
        let mut x = if inside { start } else { (self.low + self.high).scale(0.5) };
        for _ in 0..MAX_STEPS {
            let (value, slope) = sum.value(x);
            if value.is_zero() {
                return x;
            }
            let sign = if value.to_f64() > 0.0 { 1 } else { -1 };
            if sign == self.low_sign {
                self.low = x;
            } else {
                self.high = x;
            }
            let mut next = x - value / slope;
            if !(next.is_finite() && next > self.low && next < self.high) {
                next = (self.low + self.high).scale(0.5);
            }
            let step = (next - x).abs().to_f64();
            x = next;
            if step <= 1e-20 * x.abs().to_f64().max(1e-3) {
                break;
            }
        }
        x
    }
}
