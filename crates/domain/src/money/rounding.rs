//! The named ways to round, and the one division that uses them.

use rust_decimal::Decimal;

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

/// `above / below` of the exact products, rounded once to so many decimals; `None` by zero, or where a product has more
/// digits than fit.
pub(crate) fn quotient(above: &[Decimal], below: &[Decimal], places: u32, rounding: Rounding) -> Option<Decimal> {
    let (above, above_scale) = product(above)?;
    let (below, below_scale) = product(below)?;
    // above / 10^a over below / 10^b, in units of 10^-places: 10^(b + places - a) times the quotient of the digits.
    let up = below_scale.checked_add(places)?;
    let (above, below) = match up.checked_sub(above_scale) {
        Some(more) => (above.checked_mul(10_i128.checked_pow(more)?)?, below),
        None => (above, below.checked_mul(10_i128.checked_pow(above_scale.checked_sub(up)?)?)?),
    };
    Decimal::try_from_i128_with_scale(divide(above, below, rounding)?, places).ok()
}

/// The digits of a product, and how many of them are decimals.
fn product(factors: &[Decimal]) -> Option<(i128, u32)> {
    factors.iter().map(Decimal::normalize).try_fold((1_i128, 0_u32), |(digits, scale), factor| {
        Some((digits.checked_mul(factor.mantissa())?, scale.checked_add(factor.scale())?))
    })
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
    fn a_quotient_is_rounded_once_from_its_exact_value() {
        let d = |text: &str| -> Decimal { text.parse().unwrap() };
        let of = |above: &[&str], below: &[&str], rounding| {
            let all = |texts: &[&str]| texts.iter().map(|text| d(text)).collect::<Vec<_>>();
            quotient(&all(above), &all(below), 2, rounding).map(|value| value.to_string())
        };
        assert_eq!(of(&["2", "100.5"], &["3"], HalfUp).as_deref(), Some("67.00"));
        assert_eq!(of(&["0.01"], &["2"], HalfUp).as_deref(), Some("0.01"));
        assert_eq!(of(&["0.01"], &["2"], Down).as_deref(), Some("0.00"));
        assert_eq!(of(&["-1"], &["300"], Up).as_deref(), Some("-0.01"));
        assert_eq!(of(&["0.0000000000000001"], &["1000"], Up).as_deref(), Some("0.01"));
        assert_eq!(of(&["1"], &["0"], HalfUp), None);
        let most = Decimal::MAX.to_string();
        assert_eq!(of(&[&most, &most], &["1"], HalfUp), None);
    }

    #[test]
    fn extremes_neither_panic_nor_wrap() {
        assert_eq!(divide(1, 0, HalfUp), None);
        assert_eq!(divide(i128::MIN, -1, HalfUp), None);
        assert_eq!(divide(i128::MAX, i128::MAX, Up), Some(1));
        assert_eq!(divide(i128::MAX, 2, HalfUp), Some(i128::MAX / 2 + 1));
    }
}
