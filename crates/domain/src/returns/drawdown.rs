//! The largest fall.

use super::{ReturnError, percent};
use crate::double_double::DoubleDouble;
use rust_decimal::Decimal;

/// Where a fall was: places in the list of values, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fall {
    /// The peak before it, the earliest of several.
    pub peak: usize,
    /// The deepest point, the earliest of several.
    pub trough: usize,
    /// The first value at or above the peak afterwards; none when there is none yet.
    pub recovery: Option<usize>,
}

/// The largest fall of a series of values (最大回撤).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MaxDrawdown {
    /// How deep it was in percent: negative, 0 without any fall.
    pub percent: Decimal,
    /// Where it was.
    pub fall: Option<Fall>,
}

/// Two depths that differ by less are the same: what a quotient of decimals loses in 31 digits.
const SAME: f64 = 1e-28;

/// The largest fall from a peak to a later value: the least `value / peak - 1`. Values are decimals, or numbers beyond
/// them.
///
/// # Errors
/// [`ReturnError::Periods`] without values; [`ReturnError::Value`] for one that is not above zero, a last total loss
/// excepted; [`ReturnError::OutOfRange`].
///
/// ```
/// use finplan_domain::returns::{Fall, max_drawdown};
/// let found = max_drawdown(&[100_000, 95_000, 90_000, 110_000]).unwrap();
/// assert_eq!(found.percent.to_string(), "-10");
/// assert_eq!(found.fall, Some(Fall { peak: 0, trough: 2, recovery: Some(3) }));
/// ```
pub fn max_drawdown<T: Copy + Into<DoubleDouble>>(values: &[T]) -> Result<MaxDrawdown, ReturnError> {
    let values: Vec<DoubleDouble> = values.iter().map(|value| (*value).into()).collect();
    deepest(&values)
}

fn deepest(values: &[DoubleDouble]) -> Result<MaxDrawdown, ReturnError> {
    let first = *values.first().ok_or(ReturnError::Periods)?;
    let (mut peak, mut high) = (0, first);
    let (mut depth, mut fall, mut recovers_at) = (DoubleDouble::ZERO, None::<Fall>, first);
    for (index, value) in values.iter().enumerate() {
        let lost = value.is_zero() && index > 0 && values.len() == index.saturating_add(1);
        if !value.is_finite() || (*value <= DoubleDouble::ZERO && !lost) {
            return Err(ReturnError::Value);
        }
        if *value > high {
            (peak, high) = (index, *value);
        }
        if let Some(fall) = fall.as_mut().filter(|fall| fall.recovery.is_none() && *value >= recovers_at) {
            fall.recovery = Some(index);
        }
        let now = (*value - high) / high;
        if now < depth - DoubleDouble::from_f64(SAME) {
            (depth, recovers_at) = (now, high);
            fall = Some(Fall { peak, trough: index, recovery: None });
        }
    }
    Ok(MaxDrawdown { percent: percent(depth)?, fall })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(values: &[i64]) -> Result<(String, Option<Fall>), ReturnError> {
        let values: Vec<Decimal> = values.iter().map(|value| Decimal::from(*value)).collect();
        max_drawdown(&values).map(|found| (found.percent.to_string(), found.fall))
    }

    #[test]
    fn the_earliest_of_equals_is_taken() {
        // Two falls by half, from two equal peaks.
        let fall = Fall { peak: 1, trough: 2, recovery: Some(3) };
        assert_eq!(found(&[10, 20, 10, 20, 10]), Ok(("-50".to_owned(), Some(fall))));
        let flat = Fall { peak: 0, trough: 2, recovery: None };
        assert_eq!(found(&[20, 20, 10, 10, 19]), Ok(("-50".to_owned(), Some(flat))));
    }

    #[test]
    fn rising_is_no_fall_and_nothing_is_refused() {
        assert_eq!(found(&[1, 1, 2, 3]), Ok(("0".to_owned(), None)));
        assert_eq!(found(&[]), Err(ReturnError::Periods));
        assert_eq!(found(&[0]), Err(ReturnError::Value));
        assert_eq!(found(&[1, 0, 1]), Err(ReturnError::Value));
        let lost = Fall { peak: 0, trough: 1, recovery: None };
        assert_eq!(found(&[1, 0]), Ok(("-100".to_owned(), Some(lost))));
    }
}
