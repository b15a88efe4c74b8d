//! Weights within limits.

use super::{AllocationError, decimal, sum};
use crate::double_double::DoubleDouble;
use rust_decimal::Decimal;

/// What an asset should weigh, and what it may.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct WeightLimit {
    /// Its weight in relation to the others, zero or more; they need not sum to anything.
    pub raw: Decimal,
    /// The least percentage.
    pub min: Decimal,
    /// The largest.
    pub max: Decimal,
}

/// Weights that keep their limits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LimitedWeights {
    /// The weights, which sum to 100 %.
    pub weights: Vec<Decimal>,
    /// The assets at their least weight.
    pub at_min: Vec<usize>,
    /// The assets at their largest.
    pub at_max: Vec<usize>,
}

/// Scales weights so that they sum to 100 % within their limits: `w = clamp(lambda raw, min, max)` with the one
/// `lambda` for which they do.
///
/// The sum rises with `lambda` in straight pieces; its corner before 100 % says who is held, and the others share what
/// is left in proportion. Not rounded.
///
/// # Errors
/// [`AllocationError::Infeasible`] when the least weights exceed 100 % or the largest do not reach it, also for the
/// assets with a raw weight alone; [`AllocationError::Lengths`] without assets; [`AllocationError::Weights`] for a
/// negative raw weight; [`AllocationError::Limits`], [`AllocationError::OutOfRange`].
///
/// ```
/// use finplan_domain::allocation::{WeightLimit, limit_weights};
/// let asset = |raw: i64, min: i64, max: i64| WeightLimit { raw: raw.into(), min: min.into(), max: max.into() };
/// let limited = limit_weights(&[asset(60, 0, 40), asset(30, 0, 100), asset(10, 25, 100)]).unwrap();
/// // The first is held at 40, the last at 25; the second takes the rest.
/// assert_eq!(limited.weights, [40.into(), 35.into(), 25.into()]);
/// assert_eq!((limited.at_min, limited.at_max), (vec![2], vec![0]));
/// ```
pub fn limit_weights(assets: &[WeightLimit]) -> Result<LimitedWeights, AllocationError> {
    if assets.is_empty() {
        return Err(AllocationError::Lengths);
    }
    if assets.iter().any(|asset| asset.raw < Decimal::ZERO) {
        return Err(AllocationError::Weights);
    }
    if assets.iter().any(|asset| asset.min < Decimal::ZERO || asset.min > asset.max) {
        return Err(AllocationError::Limits);
    }
    let all = |of: fn(&WeightLimit) -> Decimal| sum(&assets.iter().map(of).collect::<Vec<_>>());
    let (least, most) = (all(|asset| asset.min)?, all(|asset| asset.max)?);
    if least > Decimal::ONE_HUNDRED || most < Decimal::ONE_HUNDRED {
        return Err(AllocationError::Infeasible);
    }
    let weights: Vec<DoubleDouble> = if least == Decimal::ONE_HUNDRED {
        assets.iter().map(|asset| asset.min.into()).collect()
    } else {
        share(assets)?
    };
    let mut limited = LimitedWeights { weights: Vec::new(), at_min: Vec::new(), at_max: Vec::new() };
    let nothing = DoubleDouble::from_f64(1e-24);
    for (index, (weight, asset)) in weights.into_iter().zip(assets).enumerate() {
        if weight - DoubleDouble::from(asset.min) <= nothing {
            limited.at_min.push(index);
        }
        if DoubleDouble::from(asset.max) - weight <= nothing {
            limited.at_max.push(index);
        }
        limited.weights.push(decimal(weight)?);
    }
    Ok(limited)
}

/// An asset at a multiple of the raw weights.
fn held(asset: &WeightLimit, lambda: DoubleDouble) -> DoubleDouble {
    let (weight, min, max) = (DoubleDouble::from(asset.raw) * lambda, asset.min.into(), asset.max.into());
    if weight < min {
        min
    } else if weight > max {
        max
    } else {
        weight
    }
}

/// The weights where their sum reaches 100 %, from corner to corner.
fn share(assets: &[WeightLimit]) -> Result<Vec<DoubleDouble>, AllocationError> {
    let movable = assets.iter().filter(|asset| asset.raw > Decimal::ZERO);
    let corner = |limit: Decimal, raw: Decimal| DoubleDouble::from(limit) / DoubleDouble::from(raw);
    let mut corners: Vec<DoubleDouble> =
        movable.flat_map(|asset| [corner(asset.min, asset.raw), corner(asset.max, asset.raw)]).collect();
    corners.sort_by(|a, b| a.partial_cmp(b).unwrap_or(core::cmp::Ordering::Equal));
    let hundred = DoubleDouble::from(100);
    let nothing = DoubleDouble::from_f64(1e-24);
    let mut before = DoubleDouble::ZERO;
    for corner in corners {
        let total = assets.iter().fold(DoubleDouble::ZERO, |sum, asset| sum + held(asset, corner));
        if total + nothing >= hundred {
            // Between the corner before and this one the assets that are held stay so, and the others rise together.
            let middle = (before + corner) / DoubleDouble::from(2);
            let (mut fixed, mut raw) = (DoubleDouble::ZERO, DoubleDouble::ZERO);
            for asset in assets {
                let weight = DoubleDouble::from(asset.raw) * middle;
                if weight >= DoubleDouble::from(asset.min) && weight <= DoubleDouble::from(asset.max) {
                    raw += DoubleDouble::from(asset.raw);
                } else {
                    fixed += held(asset, middle);
                }
            }
            let lambda = if raw.is_zero() { corner } else { (hundred - fixed) / raw };
            return Ok(assets.iter().map(|asset| held(asset, lambda)).collect());
        }
        before = corner;
    }
    Err(AllocationError::Infeasible)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limited(assets: &[(i64, i64, i64)]) -> Result<Vec<String>, AllocationError> {
        let asset = |(raw, min, max): &(i64, i64, i64)| WeightLimit {
            raw: Decimal::from(*raw),
            min: Decimal::from(*min),
            max: Decimal::from(*max),
        };
        let assets: Vec<WeightLimit> = assets.iter().map(asset).collect();
        limit_weights(&assets)
            .map(|limited| limited.weights.iter().map(|weight| weight.round_dp(6).to_string()).collect())
    }

    #[test]
    fn limits_that_leave_one_answer_give_it() {
        assert_eq!(limited(&[(1, 60, 100), (9, 40, 100)]).unwrap(), ["60", "40"]);
        assert_eq!(limited(&[(1, 0, 60), (9, 0, 40)]).unwrap(), ["60", "40"]);
        assert_eq!(limited(&[(1, 100, 100)]).unwrap(), ["100"]);
        assert_eq!(limited(&[(0, 10, 50), (3, 0, 100)]).unwrap(), ["10", "90"]);
        assert_eq!(limited(&[(1, 0, 100), (1, 0, 100), (1, 0, 100)]).unwrap(), ["33.333333"; 3]);
    }

    #[test]
    fn what_cannot_be_is_said() {
        assert_eq!(limited(&[(1, 60, 100), (1, 50, 100)]), Err(AllocationError::Infeasible));
        assert_eq!(limited(&[(1, 0, 40), (1, 0, 50)]), Err(AllocationError::Infeasible));
        // Only the asset without a weight could fill up.
        assert_eq!(limited(&[(0, 0, 100), (1, 0, 50)]), Err(AllocationError::Infeasible));
        assert_eq!(limited(&[(1, 50, 40)]), Err(AllocationError::Limits));
        assert_eq!(limited(&[(-1, 0, 100)]), Err(AllocationError::Weights));
        assert_eq!(limited(&[]), Err(AllocationError::Lengths));
    }
}
