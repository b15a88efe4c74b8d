//! From the roots of the last derivative up to those of the sum itself.

use super::Root;
use super::bracket::Bracket;
use super::exp_sum::ExpSum;
use crate::double_double::DoubleDouble;

/// All roots of a sum that has amounts, in rising order.
pub(super) fn roots(sum: &ExpSum) -> Vec<Root> {
    let mut levels = vec![sum.clone()];
    while let Some(next) = levels.last().filter(|level| level.sign_changes() > 1).and_then(ExpSum::derivative) {
        levels.push(next);
    }
    let mut turning: Vec<Root> = Vec::new();
    let mut above: Option<ExpSum> = None;
    while let Some(level) = levels.pop() {
        turning = between(&level, &turning, above.as_ref());
        above = Some(level);
    }
    turning
}

/// The roots of a sum that is monotone, up to a positive factor, between its turning points.
fn between(sum: &ExpSum, turning: &[Root], derivative: Option<&ExpSum>) -> Vec<Root> {
    let mut roots = Vec::new();
    let Some((lowest, highest)) = sum.bounds() else {
        return roots;
    };
    let (left_sign, right_sign) = sum.end_signs();
    let outermost = |root: Option<&Root>| root.map_or(0.0, |root| root.log_factor().to_f64());
    let low = DoubleDouble::from_f64(lowest.min(outermost(turning.first()) - 1.0));
    let high = DoubleDouble::from_f64(highest.max(outermost(turning.last()) + 1.0));
    let mut before = (low, left_sign);
    for point in turning {
        let mut x = point.log_factor();
        let mut sign = sum.sign(x);
        if let Some(derivative) = derivative.filter(|_| sum.is_doubtful(x)) {
            // The extremum is nearly zero: where it lies exactly decides between two roots, one and none.
            x = refine(derivative, x);
            sign = sum.sign(x);
        }
        if sign == 0 {
            roots.push(Root::new(x, true));
        } else if before.1 != 0 && sign != before.1 {
            let bracket = Bracket { low: before.0, high: x, low_sign: before.1 };
            roots.push(Root::new(bracket.root(sum), false));
        }
        before = (x, sign);
    }
    if before.1 != 0 && before.1 != right_sign {
        let bracket = Bracket { low: before.0, high, low_sign: before.1 };
        roots.push(Root::new(bracket.root(sum), false));
    }
    roots
}

/// A few unguarded Newton steps in 31 digits from a root that is right to `f64`.
fn refine(sum: &ExpSum, start: DoubleDouble) -> DoubleDouble {
    let mut x = start;
    for _ in 0..4 {
        let (value, slope) = sum.value(x);
        let next = x - value / slope;
        // A step that is not tiny means a root of higher order, which moves nothing above it.
        if !next.is_finite() || (next - x).abs().to_f64() > 1e-6 * x.abs().to_f64().max(1.0) {
            break;
        }
        x = next;
    }
    x
}
