//! The named ways to round, and the one division that uses them.

/// How a value between two units is rounded. All are symmetric about zero.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Rounding {
    /// 四舍五入: to the nearest, a half away from zero. What the conventions mean unless they say otherwise.
    #[default]
    HalfUp,
    /// Banker's rounding: to the nearest, a half to the even neighbour.
    HalfEven,
    /// Towards zero (舍尾).
    Down,
    /// Away from zero (进位).
    Up,
}

/// `numerator / denominator` as a whole number; `None` for a zero denominator or an overflow.
pub(super) fn divide(numerator: i128, denominator: i128, rounding: Rounding) -> Option<i128> {
    let quotient = numerator.checked_div(denominator)?;
    let rest = numerator.checked_rem(denominator)?.unsigned_abs();
    if rest == 0 {
        return Some(quotient);
    }
    let away = match rounding {
        Rounding::Down => false,
        Rounding::Up => true,
        // rest < |denominator|, so the difference is not negative: rest >= half, without doubling.
        Rounding::HalfUp => rest >= denominator.unsigned_abs().saturating_sub(rest),
        Rounding::HalfEven => {
            let other = denominator.unsigned_abs().saturating_sub(rest);
            rest > other || (rest == other && quotient & 1 == 1)
        }
    };
    if !away {
        return Some(quotient);
    }
    if (numerator < 0) == (denominator < 0) { quotient.checked_add(1) } else { quotient.checked_sub(1) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Rounding::{Down, HalfEven, HalfUp, Up};

    #[test]
    fn halves_go_where_the_name_says() {
        for (numerator, half_up, half_even, down, up) in
            [(5, 3, 2, 2, 3), (3, 2, 2, 1, 2), (-5, -3, -2, -2, -3), (-3, -2, -2, -1, -2), (4, 2, 2, 2, 2)]
        {
            assert_eq!(divide(numerator, 2, HalfUp), Some(half_up));
            assert_eq!(divide(numerator, 2, HalfEven), Some(half_even));
            assert_eq!(divide(numerator, 2, Down), Some(down));
            assert_eq!(divide(numerator, 2, Up), Some(up));
        }
    }

    #[test]
    fn extremes_neither_panic_nor_wrap() {
        assert_eq!(divide(1, 0, HalfUp), None);
        assert_eq!(divide(i128::MIN, -1, HalfUp), None);
        assert_eq!(divide(i128::MAX, i128::MAX, Up), Some(1));
        assert_eq!(divide(i128::MAX, 2, HalfUp), Some(i128::MAX / 2 + 1));
    }
}
