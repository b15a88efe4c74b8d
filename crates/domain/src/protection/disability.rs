//! What is missing when an income ends by disability (失能保障).

use super::{MAX_YEARS, ProtectionError, amount, at_least_zero, exact, rate, share};
use crate::annuity::{net_of, series};
use crate::double_double::DoubleDouble;
use rust_decimal::Decimal;

/// An income, and what there would be of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct DisabilityNeed {
    /// The income of a year.
    pub annual_income: Decimal,
    /// How much of it is to be replaced, in percent.
    pub replacement: Decimal,
    /// What comes in besides each year, such as a disability pension.
    pub other_benefit: Decimal,
    /// The age now.
    pub age: u32,
    /// The age at which the need ends; above the age now.
    pub until_age: u32,
    /// The years at the beginning that are borne without cover.
    pub waiting_years: u32,
    /// The return of money set aside above inflation, in percent a year.
    pub discount_real: Decimal,
    /// The cover that is there already.
    pub existing_cover: Decimal,
}

/// The need and the gap, exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DisabilityGap {
    /// What is missing each year.
    pub annual_need: Decimal,
    /// Its value today.
    pub present_value: Decimal,
    /// The cover that is missing, never below nothing.
    pub gap: Decimal,
}

impl DisabilityNeed {
    /// The gap: what is missing each year, at the start of the years from the end of the waiting time to the last one.
    ///
    /// Formula: `need * sum (1+r)^-k` for `k` from `waiting_years` to `until_age - age - 1`, less the cover.
    ///
    /// # Errors
    /// [`ProtectionError::Age`] for an end that is not after the age, [`ProtectionError::Term`] for one more than a
    /// hundred years after it; [`ProtectionError::Amount`], [`ProtectionError::Rate`], [`ProtectionError::OutOfRange`].
    ///
    /// ```
    /// use finplan_domain::protection::DisabilityNeed;
    /// let need = DisabilityNeed {
    ///     annual_income: 200_000.into(),
    ///     replacement: 60.into(),
    ///     other_benefit: 20_000.into(),
    ///     age: 40,
    ///     until_age: 60,
    ///     waiting_years: 1,
    ///     ..DisabilityNeed::default()
    /// };
    /// let gap = need.gap().unwrap();
    /// assert_eq!((gap.annual_need, gap.gap), (100_000.into(), 1_900_000.into()));
    /// ```
    pub fn gap(&self) -> Result<DisabilityGap, ProtectionError> {
        let years = self.until_age.checked_sub(self.age).filter(|years| *years > 0).ok_or(ProtectionError::Age)?;
        if years > MAX_YEARS {
            return Err(ProtectionError::Term);
        }
        let wanted = amount(self.annual_income)? * share(self.replacement)?;
        let yearly = at_least_zero(wanted - amount(self.other_benefit)?);
        let discounted = net_of(DoubleDouble::ZERO, rate(self.discount_real)?);
        let waiting = self.waiting_years.min(years);
        let after = series(discounted, years.saturating_sub(waiting));
        let value = yearly * after * (DoubleDouble::ONE + discounted.compound_m1(waiting));
        Ok(DisabilityGap {
            annual_need: exact(yearly)?,
            present_value: exact(value)?,
            gap: exact(at_least_zero(value - amount(self.existing_cover)?))?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_waits_to_the_end_needs_nothing() {
        let need = DisabilityNeed {
            annual_income: 100.into(),
            replacement: 100.into(),
            age: 58,
            until_age: 60,
            waiting_years: 2,
            ..DisabilityNeed::default()
        };
        assert_eq!(need.gap().unwrap().gap, Decimal::ZERO);
        assert_eq!(DisabilityNeed { until_age: 58, ..need }.gap(), Err(ProtectionError::Age));
        assert_eq!(DisabilityNeed { until_age: 159, ..need }.gap(), Err(ProtectionError::Term));
        assert_eq!(DisabilityNeed { waiting_years: 1, ..need }.gap().unwrap().gap, 100.into());
    }
}
