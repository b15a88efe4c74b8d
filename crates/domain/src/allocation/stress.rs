//! What a named episode would do to a portfolio.

use super::{AllocationError, sum, times};
use crate::money::{Money, Rounding};
use rust_decimal::Decimal;

/// What an episode does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stress<A> {
    /// The change of the portfolio in percent.
    pub change: Decimal,
    /// What each asset brings of it, in percentage points.
    pub by_asset: Vec<(A, Decimal)>,
    /// The assets of which the episode says nothing; they count as unchanged.
    pub missing: Vec<A>,
}

impl<A> Stress<A> {
    /// The change of an amount, rounded half up once.
    ///
    /// # Errors
    /// [`AllocationError::OutOfRange`].
    ///
    /// ```
    /// use finplan_domain::{allocation::stress, money::Money};
    /// let found = stress(&[("shares", 50.into()), ("cash", 50.into())], &[("shares", (-30).into())]).unwrap();
    /// assert_eq!(found.change_of(Money::from_minor(100_000)).unwrap().minor(), -15_000);
    /// ```
    pub fn change_of(&self, amount: Money) -> Result<Money, AllocationError> {
        Ok(amount.percent(self.change, Rounding::HalfUp)?)
    }
}

/// Applies the changes of an episode in percent to weights in percent: `sum weight * change / 100`. Of several changes
/// of an asset the first counts; an asset without one counts as unchanged and is named. Falls from peak to trough have
/// different dates for each asset, so their sum is a bad case and not a history.
///
/// # Errors
/// [`AllocationError::Lengths`] without weights; [`AllocationError::Weights`] for one that is negative, or when they
/// are more than 100 % together; [`AllocationError::OutOfRange`].
///
/// ```
/// use finplan_domain::allocation::stress;
/// let weights = [("shares", 40.into()), ("bonds", 50.into()), ("land", 10.into())];
/// let found = stress(&weights, &[("shares", (-50).into()), ("bonds", 4.into())]).unwrap();
/// assert_eq!((found.change, found.missing), ((-18).into(), vec!["land"]));
/// ```
pub fn stress<A: Copy + PartialEq>(
    weights: &[(A, Decimal)],
    changes: &[(A, Decimal)],
) -> Result<Stress<A>, AllocationError> {
    if weights.is_empty() {
        return Err(AllocationError::Lengths);
    }
    let parts: Vec<Decimal> = weights.iter().map(|(_, weight)| *weight).collect();
    if parts.iter().any(|weight| *weight < Decimal::ZERO) || sum(&parts)? > Decimal::ONE_HUNDRED {
        return Err(AllocationError::Weights);
    }
    let (mut by_asset, mut missing) = (Vec::with_capacity(weights.len()), Vec::new());
    for (asset, weight) in weights {
        let change = changes.iter().find(|(of, _)| of == asset).map(|(_, change)| *change);
        if change.is_none() {
            missing.push(*asset);
        }
        by_asset.push((*asset, times(times(*weight, Decimal::new(1, 2))?, change.unwrap_or_default())?));
    }
    let change = sum(by_asset.iter().map(|(_, points)| points))?;
    Ok(Stress { change, by_asset, missing })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_change_of_an_asset_counts() {
        let found = stress(&[(1, Decimal::ONE_HUNDRED)], &[(1, Decimal::from(-3)), (1, Decimal::from(-9))]).unwrap();
        assert_eq!((found.change, found.missing), (Decimal::from(-3), Vec::new()));
        assert_eq!(stress::<u8>(&[], &[]), Err(AllocationError::Lengths));
        assert_eq!(stress(&[(1, Decimal::from(101))], &[]), Err(AllocationError::Weights));
    }
}
