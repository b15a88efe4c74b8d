//! Deposit insurance (存款保险): what is covered at each institution, and over how many to split.
//!
//! Principal and interest of all accounts of one depositor at one institution count together: 500,000 yuan in mainland
//! China (存款保险条例, 国务院令第660号, article 5), NT$3,000,000 in Taiwan. The limit is dated data and comes from the caller.

use super::{DepositError, MAX_MONTHS};
use crate::loan::Interest;
use crate::money::Money;
use crate::rate::AnnualRate;

/// Money at one institution, or at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// Principal and interest.
    pub total: Money,
    /// What the insurance pays.
    pub covered: Money,
    /// What it does not.
    pub uncovered: Money,
}

impl Coverage {
    fn none() -> Coverage {
        Coverage { total: Money::ZERO, covered: Money::ZERO, uncovered: Money::ZERO }
    }
}

/// What the insurance covers at each institution, and of all. Deposits of one institution, principal and interest
/// together, are summed first; institutions come in the order in which they are first named.
///
/// ```
/// use finplan_domain::{deposit::coverage, money::Money};
/// let [a, b, limit] = [80_000_000, 30_000_000, 50_000_000].map(Money::from_minor);
/// let (by_institution, all) = coverage(&[("A", a), ("B", b), ("A", b)], limit);
/// assert_eq!((by_institution[0].0, by_institution[0].1.uncovered.minor()), ("A", 60_000_000));
/// assert_eq!(all.covered.minor(), 80_000_000);
/// ```
#[must_use]
pub fn coverage<K: Copy + PartialEq>(deposits: &[(K, Money)], limit: Money) -> (Vec<(K, Coverage)>, Coverage) {
    let mut by_institution: Vec<(K, Coverage)> = Vec::new();
    for (institution, amount) in deposits {
        match by_institution.iter_mut().find(|(known, _)| known == institution) {
            Some((_, coverage)) => coverage.total += *amount,
            None => by_institution.push((*institution, Coverage { total: *amount, ..Coverage::none() })),
        }
    }
    let mut all = Coverage::none();
    for (_, coverage) in &mut by_institution {
        coverage.covered = coverage.total.min(limit);
        coverage.uncovered = coverage.total - coverage.covered;
        all.total += coverage.total;
        all.covered += coverage.covered;
        all.uncovered += coverage.uncovered;
    }
    (by_institution, all)
}

/// How to spread money so that all of it is insured until maturity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InsuranceSplit {
    /// The most that one institution may hold: with its interest it is within the limit.
    pub most: Money,
    /// The interest on it at maturity.
    pub interest_at_most: Money,
    /// How many institutions are needed.
    pub institutions: u32,
    /// What the last one holds; all others hold the most.
    pub last: Money,
}

/// Spreads money over as few institutions as keep principal and interest of a time deposit within the limit at each.
///
/// The most of one is the largest amount `p` with `p + p * rate * months / 12 <= limit`, the interest rounded half up.
///
/// # Errors
/// [`DepositError::Amount`] for nothing to spread, and when not a cent fits the limit; [`DepositError::Rate`],
/// [`DepositError::Months`]; [`DepositError::OutOfRange`].
///
/// ```
/// use finplan_domain::{deposit::split_for_insurance, money::Money, rate::AnnualRate};
/// let rate = AnnualRate::from_percent("0.95".parse().unwrap()).unwrap();
/// let [total, limit] = [450_000_000, 50_000_000].map(Money::from_minor);
/// let split = split_for_insurance(total, rate, 36, limit).unwrap();
/// assert_eq!((split.most.minor(), split.institutions, split.last.minor()), (48_614_487, 10, 12_469_617));
/// ```
pub fn split_for_insurance(
    total: Money,
    rate: AnnualRate,
    months: u32,
    limit: Money,
) -> Result<InsuranceSplit, DepositError> {
    if months == 0 || months > MAX_MONTHS {
        return Err(DepositError::Months);
    }
    if !total.is_positive() || !limit.is_positive() {
        return Err(DepositError::Amount);
    }
    let interest = Interest::over(rate, months, 12)?;
    // With more principal there is never less interest, so the most is found by halving.
    let (mut fits, mut exceeds) = (0_i64, limit.minor().saturating_add(1));
    while exceeds.saturating_sub(fits) > 1 {
        let middle = fits.midpoint(exceeds);
        let principal = limit.with_minor(Some(middle.into()))?;
        if interest.of(principal).is_ok_and(|interest| principal + interest <= limit) {
            fits = middle;
        } else {
            exceeds = middle;
        }
    }
    let most = limit.with_minor(Some(fits.into()))?;
    let before = total.minor().saturating_sub(1).checked_div(fits).ok_or(DepositError::Amount)?;
    let before = u32::try_from(before).map_err(|_| DepositError::OutOfRange)?;
    Ok(InsuranceSplit {
        most,
        interest_at_most: interest.of(most)?,
        institutions: before.checked_add(1).ok_or(DepositError::OutOfRange)?,
        last: total - most.times(before)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exactly_the_limit_needs_one_institution() {
        let limit = Money::from_minor(1_000);
        let split = |total: i32| split_for_insurance(Money::from_minor(total), AnnualRate::ZERO, 12, limit).unwrap();
        assert_eq!((split(1_000).institutions, split(1_000).last), (1, limit));
        assert_eq!((split(1_001).institutions, split(1_001).last.minor()), (2, 1));
    }

    #[test]
    fn inputs_are_named() {
        let (cent, rate) = (Money::from_minor(1), AnnualRate::from_percent(100_000.into()).unwrap());
        assert_eq!(split_for_insurance(Money::ZERO, rate, 12, cent), Err(DepositError::Amount));
        assert_eq!(split_for_insurance(cent, rate, 12, cent), Err(DepositError::Amount));
        assert_eq!(split_for_insurance(cent, rate, 0, cent), Err(DepositError::Months));
        assert_eq!(split_for_insurance(Money::MAX, AnnualRate::ZERO, 12, cent), Err(DepositError::OutOfRange));
    }
}
