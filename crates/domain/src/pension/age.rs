//! The lawful retirement age (法定退休年龄) as it rises since 2025 (渐进式延迟退休).

use super::PensionError;
use crate::date::YearMonth;
use std::fmt;

/// Whose retirement age it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RetirementGroup {
    /// Men (男职工).
    Male,
    /// Women whose original age is 55 (管理、技术岗位的女职工).
    Female55,
    /// Women whose original age is 50.
    Female50,
}

impl RetirementGroup {
    /// Every group.
    pub const ALL: [RetirementGroup; 3] = [RetirementGroup::Male, RetirementGroup::Female55, RetirementGroup::Female50];
    /// Their names in packs.
    pub const CODES: &[&str] = &["male", "female55", "female50"];
}

/// An age in whole years and months.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Age {
    /// Whole years.
    pub years: u32,
    /// Months beyond them, 0 to 11.
    pub months: u32,
}

impl Age {
    /// The age of so many months.
    ///
    /// ```
    /// use finplan_domain::pension::Age;
    /// assert_eq!(Age::of_months(728), Age { years: 60, months: 8 });
    /// ```
    #[must_use]
    pub const fn of_months(months: u32) -> Age {
        Age { years: months.div_euclid(12), months: months.rem_euclid(12) }
    }
}

impl fmt::Display for Age {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}y{}m", self.years, self.months)
    }
}

/// How the age of one group rises.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RetirementRule {
    /// Whose it is.
    pub group: RetirementGroup,
    /// The age before the reform, in years (原法定退休年龄).
    pub original_age: u32,
    /// The first month of birth that is delayed.
    pub start_birth: YearMonth,
    /// Months of birth to a step; above zero.
    pub step_birth_months: u32,
    /// Months of delay a step.
    pub delay_per_step_months: u32,
    /// The longest delay in months.
    pub max_delay_months: u32,
}

/// The least contributions of those who reach the lawful age in a year (最低缴费年限).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MinimumYears {
    /// The calendar year of the lawful age.
    pub year: u32,
    /// The least months of contributions.
    pub months: u32,
}

/// The rules of retirement.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RetirementRules {
    /// One for each group.
    pub groups: Vec<RetirementRule>,
    /// By how many months one may retire earlier (弹性提前退休), though never before the original age.
    pub months_early: u32,
    /// By how many months one may retire later (弹性延迟退休).
    pub months_late: u32,
    /// The least contributions by year, the earliest first. The first row also holds before its year and the last one
    /// after it.
    pub minimum_years: Vec<MinimumYears>,
}

/// When somebody may retire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct StatutoryRetirement {
    /// By how many months the original age is put off.
    pub delay_months: u32,
    /// The lawful age.
    pub age: Age,
    /// The month in which it is reached.
    pub month: YearMonth,
    /// The first month in which one may retire by choice.
    pub earliest: YearMonth,
    /// The last month to which retirement can be put off by agreement.
    pub latest: YearMonth,
    /// The least months of contributions for a monthly pension.
    pub minimum_months: u32,
}

impl RetirementRules {
    /// When somebody of a group who was born in a month may retire. Only months count.
    ///
    /// Formula: with `offset` the months from `start_birth` to the birth, the delay is zero before it and otherwise
    /// `min(max_delay, (floor(offset / step) + 1) * delay_per_step)`; the earliest month is the later of the lawful one
    /// less `months_early` and that of the original age. Source: 国务院关于渐进式延迟法定退休年龄的办法 (2024), articles 1 to 3;
    /// 实施弹性退休制度暂行办法 (人社部发〔2024〕94号).
    ///
    /// # Errors
    /// [`PensionError::Table`] without a rule for the group, with a step of no months, or without least contributions;
    /// [`PensionError::OutOfRange`] beyond the calendar.
    ///
    /// ```
    /// use finplan_domain::date::YearMonth;
    /// use finplan_domain::pension::{MinimumYears, RetirementGroup, RetirementRule, RetirementRules};
    /// let rules = RetirementRules {
    ///     groups: vec![RetirementRule {
    ///         group: RetirementGroup::Male,
    ///         original_age: 60,
    ///         start_birth: YearMonth::new(1965, 1).unwrap(),
    ///         step_birth_months: 4,
    ///         delay_per_step_months: 1,
    ///         max_delay_months: 36,
    ///     }],
    ///     months_early: 36,
    ///     months_late: 36,
    ///     minimum_years: vec![MinimumYears { year: 2029, months: 180 }],
    /// };
    /// let retirement = rules.statutory(RetirementGroup::Male, YearMonth::new(1967, 5).unwrap()).unwrap();
    /// assert_eq!(retirement.age.to_string(), "60y8m");
    /// assert_eq!(retirement.month.to_string(), "2028-01");
    /// // Three years earlier would be before 60.
    /// assert_eq!(retirement.earliest.to_string(), "2027-05");
    /// ```
    pub fn statutory(&self, group: RetirementGroup, birth: YearMonth) -> Result<StatutoryRetirement, PensionError> {
        let rule = self.groups.iter().find(|rule| rule.group == group).ok_or(PensionError::Table)?;
        let delay_months = rule.delay(birth).ok_or(PensionError::Table)?;
        let original = rule.original_age.checked_mul(12).ok_or(PensionError::OutOfRange)?;
        let months = original.checked_add(delay_months).ok_or(PensionError::OutOfRange)?;
        let month = shifted(birth, months, false)?;
        Ok(StatutoryRetirement {
            delay_months,
            age: Age::of_months(months),
            month,
            earliest: shifted(month, self.months_early, true)?.max(shifted(birth, original, false)?),
            latest: shifted(month, self.months_late, false)?,
            minimum_months: self.minimum_months(month.year()).ok_or(PensionError::Table)?,
        })
    }

    /// The least months of contributions of those who reach the lawful age in a year; `None` without any row.
    ///
    /// ```
    /// use finplan_domain::pension::{MinimumYears, RetirementRules};
    /// let minimum_years = [(2029, 180), (2030, 186)].map(|(year, months)| MinimumYears { year, months }).to_vec();
    /// let rules = RetirementRules { minimum_years, ..RetirementRules::default() };
    /// assert_eq!([2025, 2029, 2030, 2050].map(|year| rules.minimum_months(year).unwrap()), [180, 180, 186, 186]);
    /// ```
    #[must_use]
    pub fn minimum_months(&self, year: u32) -> Option<u32> {
        let row = self.minimum_years.iter().rev().find(|row| row.year <= year).or(self.minimum_years.first())?;
        Some(row.months)
    }
}

impl RetirementRule {
    /// The months of delay; `None` for steps of no months.
    fn delay(&self, birth: YearMonth) -> Option<u32> {
        let Ok(offset) = u32::try_from(birth.since(self.start_birth)) else {
            return (self.step_birth_months > 0).then_some(0);
        };
        let steps = offset.checked_div(self.step_birth_months)?.checked_add(1)?;
        Some(steps.saturating_mul(self.delay_per_step_months).min(self.max_delay_months))
    }
}

fn shifted(month: YearMonth, months: u32, back: bool) -> Result<YearMonth, PensionError> {
    let months = i32::try_from(months).map_err(|_| PensionError::OutOfRange)?;
    month.plus(if back { months.saturating_neg() } else { months }).ok_or(PensionError::OutOfRange)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_that_cannot_be_used_is_an_error() {
        let rule = RetirementRule {
            group: RetirementGroup::Male,
            original_age: 60,
            start_birth: YearMonth::new(1965, 1).unwrap(),
            step_birth_months: 0,
            delay_per_step_months: 1,
            max_delay_months: 36,
        };
        let minimum_years = vec![MinimumYears { year: 2029, months: 180 }];
        let rules =
            |rule| RetirementRules { groups: vec![rule], minimum_years: minimum_years.clone(), ..Default::default() };
        let birth = YearMonth::new(1970, 1).unwrap();
        assert_eq!(rules(rule).statutory(RetirementGroup::Male, birth), Err(PensionError::Table));
        assert_eq!(rules(rule).statutory(RetirementGroup::Female50, birth), Err(PensionError::Table));
        let old = RetirementRule { step_birth_months: 4, original_age: u32::MAX, ..rule };
        assert_eq!(rules(old).statutory(RetirementGroup::Male, birth), Err(PensionError::OutOfRange));
        let mut bare = rules(RetirementRule { step_birth_months: 4, ..rule });
        assert!(bare.statutory(RetirementGroup::Male, birth).is_ok());
        bare.minimum_years.clear();
        assert_eq!(bare.statutory(RetirementGroup::Male, birth), Err(PensionError::Table));
    }
}
