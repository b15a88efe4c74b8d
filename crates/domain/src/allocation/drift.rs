//! How far weights are from their targets.

use super::{AllocationError, check, minus, percent_of, sum, times};
use crate::double_double::DoubleDouble;
use finplan_base::decimal::DecimalExt as _;
use rust_decimal::Decimal;

/// How far a weight may be from its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DriftThreshold {
    /// By so many percentage points.
    Points(Decimal),
    /// By so many percent of the target.
    Relative(Decimal),
}

/// Weights against their targets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drift {
    /// The weights.
    pub weights: Vec<Decimal>,
    /// Each less its target, in percentage points.
    pub points: Vec<Decimal>,
    /// The largest of these without its sign.
    pub largest: Decimal,
    /// What to buy, or with a minus to sell, to be at the target.
    pub to_target: Vec<Decimal>,
    /// The part of the portfolio that would be sold and bought: half of all points without their signs.
    pub turnover: Decimal,
    /// The assets beyond the threshold.
    pub breached: Vec<usize>,
}

impl Drift {
    /// True when an asset is beyond the threshold.
    ///
    /// ```
    /// use finplan_domain::allocation::{DriftThreshold, drift};
    /// let (values, targets) = ([65.into(), 35.into()], [60.into(), 40.into()]);
    /// // Five points from the target: on the threshold, not beyond it.
    /// assert!(!drift(&values, &targets, DriftThreshold::Points(5.into())).unwrap().needs_rebalancing());
    /// // But an eighth of the smaller target.
    /// assert!(drift(&values, &targets, DriftThreshold::Relative(10.into())).unwrap().needs_rebalancing());
    /// ```
    #[must_use]
    pub fn needs_rebalancing(&self) -> bool {
        !self.breached.is_empty()
    }
}

/// Measures drift (偏离): weights against targets, and which of them are **beyond** the threshold.
///
/// # Errors
/// [`AllocationError::Lengths`], [`AllocationError::Value`], [`AllocationError::Weights`] unless the targets sum to
/// 100 %; [`AllocationError::Threshold`], [`AllocationError::OutOfRange`].
///
/// ```
/// use finplan_domain::allocation::{DriftThreshold, drift};
/// let (values, targets) = ([75_000.into(), 25_000.into()], [60.into(), 40.into()]);
/// let found = drift(&values, &targets, DriftThreshold::Points(5.into())).unwrap();
/// assert_eq!((found.points[0], found.to_target[0], found.turnover), (15.into(), (-15_000).into(), 15.into()));
/// assert_eq!(found.breached, [0, 1]);
/// ```
pub fn drift(values: &[Decimal], targets: &[Decimal], threshold: DriftThreshold) -> Result<Drift, AllocationError> {
    let total = check(values, targets)?;
    if total <= Decimal::ZERO {
        return Err(AllocationError::Value);
    }
    let (DriftThreshold::Points(most) | DriftThreshold::Relative(most)) = threshold;
    if most < Decimal::ZERO {
        return Err(AllocationError::Threshold);
    }
    let mut found = Drift {
        weights: Vec::new(),
        points: Vec::new(),
        largest: Decimal::ZERO,
        to_target: Vec::new(),
        turnover: Decimal::ZERO,
        breached: Vec::new(),
    };
    for (index, (value, target)) in values.iter().zip(targets).enumerate() {
        // A hundred times what is too much, exactly; only the quotients lose digits.
        let hundredfold = minus(times(*value, Decimal::ONE_HUNDRED)?, times(*target, total)?)?;
        let points = super::decimal(DoubleDouble::from(hundredfold) / DoubleDouble::from(total))?;
        let allowed = match threshold {
            DriftThreshold::Points(most) => times(most, total)?,
            DriftThreshold::Relative(most) => times(times(most, *target)?, times(total, Decimal::new(1, 2))?)?,
        };
        if hundredfold.abs() > allowed {
            found.breached.push(index);
        }
        found.weights.push(percent_of(*value, total)?);
        found.largest = found.largest.max(points.abs());
        found.points.push(points);
        found.to_target.push(times(minus(Decimal::ZERO, hundredfold)?, Decimal::new(1, 2))?);
    }
    let all = sum(&found.points.iter().map(Decimal::abs).collect::<Vec<_>>())?;
    found.turnover = all.div_checked(Decimal::TWO).ok_or(AllocationError::OutOfRange)?;
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inputs_are_named() {
        let (one, all) = (Decimal::ONE, Decimal::ONE_HUNDRED);
        let points = DriftThreshold::Points(Decimal::ZERO);
        assert_eq!(drift(&[], &[], points), Err(AllocationError::Lengths));
        assert_eq!(drift(&[one], &[one, one], points), Err(AllocationError::Lengths));
        assert_eq!(drift(&[one], &[one], points), Err(AllocationError::Weights));
        assert_eq!(drift(&[-one], &[all], points), Err(AllocationError::Value));
        assert_eq!(drift(&[Decimal::ZERO], &[all], points), Err(AllocationError::Value));
        assert_eq!(drift(&[one], &[all], DriftThreshold::Points(-one)), Err(AllocationError::Threshold));
        assert!(!drift(&[one], &[all], points).unwrap().needs_rebalancing());
    }
}
