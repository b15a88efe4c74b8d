//! How long people live by a mortality table (经验生命表), and what the risk of a term costs.

use super::{MAX_YEARS, ProtectionError, amount, exact, rate};
use crate::double_double::DoubleDouble;
use rust_decimal::Decimal;

/// The deaths of each age within a year. The last age is one that nobody outlives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MortalityTable {
    /// The first age.
    pub first_age: u32,
    /// Deaths per thousand within one year (死亡率), one age after the other; the last is 1000.
    pub q_per_mille: Vec<Decimal>,
}

/// The survival of one person, exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Survival {
    /// The probability of being alive after the years, from 0 to 1.
    pub survival: Decimal,
    /// The probability of dying within them.
    pub death_within: Decimal,
}

/// The survival of two persons whose lives are independent, exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct JointSurvival {
    /// The probability that both are alive after the years.
    pub both: Decimal,
    /// The probability that at least one is.
    pub at_least_one: Decimal,
}

/// The price of the risk of a term, without any loading, exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TermPremium {
    /// Paid at once (趸缴纯保费).
    pub single: Decimal,
    /// Paid at the start of each year while alive (年缴纯保费).
    pub annual: Decimal,
    /// The value today of one unit paid so (期初生存年金现值).
    pub annuity_due: Decimal,
}

impl MortalityTable {
    /// True for a table that can be used: rates from 0 to 1000, the last one 1000 and no earlier one.
    ///
    /// ```
    /// use finplan_domain::protection::MortalityTable;
    /// assert!(MortalityTable { first_age: 104, q_per_mille: vec![400.into(), 1_000.into()] }.check());
    /// assert!(!MortalityTable { first_age: 104, q_per_mille: vec![400.into()] }.check());
    /// ```
    #[must_use]
    pub fn check(&self) -> bool {
        let Some((last, others)) = self.q_per_mille.split_last() else {
            return false;
        };
        let in_range = |rate: &Decimal| *rate >= Decimal::ZERO && *rate < Decimal::ONE_THOUSAND;
        *last == Decimal::ONE_THOUSAND && others.iter().all(in_range)
    }

    /// The probability of dying within each year from an age on.
    fn deaths(&self, age: u32) -> Result<impl Iterator<Item = DoubleDouble> + '_, ProtectionError> {
        if !self.check() {
            return Err(ProtectionError::Age);
        }
        let skipped = age.checked_sub(self.first_age).and_then(|years| usize::try_from(years).ok());
        let rates = skipped.and_then(|skipped| self.q_per_mille.get(skipped..)).filter(|rates| !rates.is_empty());
        let rates = rates.ok_or(ProtectionError::Age)?;
        Ok(rates.iter().map(|rate| DoubleDouble::from(*rate) / DoubleDouble::from(1_000)))
    }

    /// The probability that somebody of an age is alive after so many years: the product of `1 - q` of each year.
    ///
    /// # Errors
    /// [`ProtectionError::Age`] for an age that the table does not have, or a table that cannot be used.
    ///
    /// ```
    /// use finplan_domain::protection::MortalityTable;
    /// let table = MortalityTable { first_age: 103, q_per_mille: vec![500.into(), 200.into(), 1_000.into()] };
    /// let survival = table.survival(103, 2).unwrap();
    /// assert_eq!((survival.survival, survival.death_within), ("0.4".parse().unwrap(), "0.6".parse().unwrap()));
    /// assert_eq!(table.survival(103, 3).unwrap().survival, 0.into());
    /// ```
    pub fn survival(&self, age: u32, years: u32) -> Result<Survival, ProtectionError> {
        let alive = self.alive(age, years)?;
        Ok(Survival { survival: exact(alive)?, death_within: exact(DoubleDouble::ONE - alive)? })
    }

    fn alive(&self, age: u32, years: u32) -> Result<DoubleDouble, ProtectionError> {
        let taken = usize::try_from(years).map_err(|_| ProtectionError::Term)?;
        let product = |alive: DoubleDouble, death: DoubleDouble| alive - alive * death;
        // The table ends with certain death: beyond it the product stays zero.
        Ok(self.deaths(age)?.take(taken).fold(DoubleDouble::ONE, product))
    }

    /// The years that somebody of an age has left on average (完全平均余命): the sum of the survival probabilities to the
    /// end of the table, and half a year.
    ///
    /// # Errors
    /// As [`survival`](Self::survival).
    ///
    /// ```
    /// use finplan_domain::protection::MortalityTable;
    /// let table = MortalityTable { first_age: 103, q_per_mille: vec![500.into(), 200.into(), 1_000.into()] };
    /// assert_eq!(table.expectation(103).unwrap().to_string(), "1.4");
    /// ```
    pub fn expectation(&self, age: u32) -> Result<Decimal, ProtectionError> {
        let (mut alive, mut sum) = (DoubleDouble::ONE, DoubleDouble::ratio(1, 2));
        for death in self.deaths(age)? {
            alive = alive - alive * death;
            sum += alive;
        }
        exact(sum)
    }

    /// The first whole age at which less than a share of those alive at `age` is left: the horizon of a plan whose
    /// money shall last. The share lies between 0 and 1.
    ///
    /// # Errors
    /// As [`survival`](Self::survival); [`ProtectionError::Rate`] for a share that is not above 0 and at most 1.
    ///
    /// ```
    /// use finplan_domain::protection::MortalityTable;
    /// let table = MortalityTable { first_age: 103, q_per_mille: vec![500.into(), 200.into(), 1_000.into()] };
    /// assert_eq!(table.age_reached_by_fewer_than(103, "0.5".parse().unwrap()).unwrap(), 105);
    /// ```
    pub fn age_reached_by_fewer_than(&self, age: u32, share: Decimal) -> Result<u32, ProtectionError> {
        if share <= Decimal::ZERO || share > Decimal::ONE {
            return Err(ProtectionError::Rate);
        }
        let (mut alive, mut reached, share) = (DoubleDouble::ONE, age, DoubleDouble::from(share));
        for death in self.deaths(age)? {
            alive = alive - alive * death;
            reached = reached.saturating_add(1);
            if alive < share {
                break;
            }
        }
        Ok(reached)
    }

    /// The price of a sum paid at the end of the year of death, if that is within so many years.
    ///
    /// Formulas: with `v = 1/(1+i)` and `p(k)` the survival of `k` years, the single premium is
    /// `sum * sum v^(k+1) p(k) q(x+k)`, the annuity `sum v^k p(k)`, both for `k` from 0 to `years - 1`, and the annual
    /// premium the first over the second.
    ///
    /// # Errors
    /// [`ProtectionError::Term`] for no year or more than a hundred; [`ProtectionError::Age`],
    /// [`ProtectionError::Amount`], [`ProtectionError::Rate`], [`ProtectionError::OutOfRange`].
    ///
    /// ```
    /// use finplan_domain::protection::MortalityTable;
    /// let table = MortalityTable { first_age: 103, q_per_mille: vec![500.into(), 200.into(), 1_000.into()] };
    /// let premium = table.term_premium(103, 2, 1_000.into(), 0.into()).unwrap();
    /// assert_eq!((premium.single, premium.annual), (600.into(), 400.into()));
    /// assert_eq!(premium.annuity_due.to_string(), "1.5");
    /// ```
    pub fn term_premium(
        &self,
        age: u32,
        years: u32,
        sum_insured: Decimal,
        interest: Decimal,
    ) -> Result<TermPremium, ProtectionError> {
        if years == 0 || years > MAX_YEARS {
            return Err(ProtectionError::Term);
        }
        let discount = DoubleDouble::ONE / (DoubleDouble::ONE + rate(interest)?);
        let taken = usize::try_from(years).map_err(|_| ProtectionError::Term)?;
        let (mut risk, mut annuity) = (DoubleDouble::ZERO, DoubleDouble::ZERO);
        // Alive so far, discounted to today.
        let mut alive = DoubleDouble::ONE;
        for death in self.deaths(age)?.take(taken) {
            annuity += alive;
            risk += alive * death * discount;
            alive = (alive - alive * death) * discount;
        }
        let single = amount(sum_insured)? * risk;
        Ok(TermPremium { single: exact(single)?, annual: exact(single / annuity)?, annuity_due: exact(annuity)? })
    }
}

/// The survival of two persons, each by a table of their own, whose lives are independent.
///
/// # Errors
/// As [`MortalityTable::survival`].
///
/// ```
/// use finplan_domain::protection::{MortalityTable, joint_survival};
/// let table = MortalityTable { first_age: 103, q_per_mille: vec![500.into(), 200.into(), 1_000.into()] };
/// let joint = joint_survival((&table, 103), (&table, 104), 1).unwrap();
/// assert_eq!((joint.both, joint.at_least_one), ("0.4".parse().unwrap(), "0.9".parse().unwrap()));
/// ```
pub fn joint_survival(
    first: (&MortalityTable, u32),
    second: (&MortalityTable, u32),
    years: u32,
) -> Result<JointSurvival, ProtectionError> {
    let (one, other) = (first.0.alive(first.1, years)?, second.0.alive(second.1, years)?);
    let both = one * other;
    Ok(JointSurvival { both: exact(both)?, at_least_one: exact(one + other - both)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_age_outside_the_table_is_refused() {
        let table = MortalityTable { first_age: 103, q_per_mille: vec![500.into(), 200.into(), 1_000.into()] };
        assert_eq!(table.survival(102, 1), Err(ProtectionError::Age));
        assert_eq!(table.survival(106, 1), Err(ProtectionError::Age));
        assert_eq!(table.survival(105, 0).unwrap().survival, Decimal::ONE);
        assert_eq!(table.survival(103, u32::MAX).unwrap().survival, Decimal::ZERO);
        assert_eq!(table.expectation(105).unwrap().to_string(), "0.5");
        let broken = MortalityTable { first_age: 0, q_per_mille: vec![1_000.into(), 1_000.into()] };
        assert_eq!(broken.survival(0, 1), Err(ProtectionError::Age));
        assert_eq!(table.term_premium(103, 0, 1.into(), 0.into()), Err(ProtectionError::Term));
        // Beyond the end of the table there is nobody to pay for.
        assert_eq!(table.term_premium(105, 9, 1.into(), 0.into()).unwrap().annual, Decimal::ONE);
    }
}
