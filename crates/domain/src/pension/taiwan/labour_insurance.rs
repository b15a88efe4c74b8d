//! The old-age benefits of labour insurance (勞保老年給付).

use super::{TwoFormulas, dollars};
use crate::annuity::fraction;
use crate::double_double::DoubleDouble;
use crate::pension::{PensionError, amount, exact};
use rust_decimal::Decimal;

/// The formula of the old-age annuity (老年年金給付).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct InsuranceFormula {
    /// The rate of formula A for each year, in percent.
    pub rate_a: Decimal,
    /// What formula A adds each month.
    pub fixed: Decimal,
    /// The rate of formula B for each year, in percent.
    pub rate_b: Decimal,
    /// What a year earlier or later takes or gives, in percent.
    pub shift_rate: Decimal,
    /// The most years that are taken or given for.
    pub max_shift: u32,
    /// The least whole years for an annuity.
    pub minimum_years: u32,
}

/// An old-age annuity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct InsurancePension {
    /// Both formulas before the years are taken or given for.
    pub formulas: TwoFormulas,
    /// The annuity a month, exact.
    pub exact: Decimal,
    /// The annuity a month in whole dollars.
    pub monthly: Decimal,
}

impl InsuranceFormula {
    /// The annuity of so many insured months, at an average insured salary (平均月投保薪資, the highest 60 months), claimed
    /// so many whole years after the statutory age, or before it where negative.
    ///
    /// Formula: `max(S*Y*0.775% + 3000, S*Y*1.55%) * (1 + 4% * shift)` with the rates as data.
    /// Source: 勞工保險條例第58條之1、第58條之2.
    ///
    /// # Errors
    /// [`PensionError::Age`] for a shift beyond the most; [`PensionError::Amount`], [`PensionError::Rate`],
    /// [`PensionError::OutOfRange`].
    ///
    /// ```
    /// use finplan_domain::pension::taiwan::{Higher, InsuranceFormula};
    /// let formula = InsuranceFormula {
    ///     rate_a: "0.775".parse().unwrap(),
    ///     fixed: 3_000.into(),
    ///     rate_b: "1.55".parse().unwrap(),
    ///     shift_rate: 4.into(),
    ///     max_shift: 5,
    ///     minimum_years: 15,
    /// };
    /// let annuity = formula.annuity(45_800.into(), 360, 0).unwrap();
    /// assert_eq!((annuity.monthly, annuity.formulas.higher), (21_297.into(), Higher::B));
    /// ```
    pub fn annuity(&self, salary: Decimal, months: u32, shift: i32) -> Result<InsurancePension, PensionError> {
        if shift.unsigned_abs() > self.max_shift {
            return Err(PensionError::Age);
        }
        let formulas = TwoFormulas::new(salary, months, self.rate_a, self.fixed, self.rate_b)?;
        let factor = DoubleDouble::ONE + fraction(self.shift_rate) * DoubleDouble::from(shift);
        if factor < DoubleDouble::ZERO {
            return Err(PensionError::Rate);
        }
        let monthly = exact(DoubleDouble::from(formulas.best()) * factor)?;
        Ok(InsurancePension { formulas, exact: monthly, monthly: dollars(monthly) })
    }
}

/// The statutory age of those born from one year on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct InsuranceAge {
    /// The first year of birth; none for all before the next row.
    pub birth_from: Option<u32>,
    /// The age in whole years.
    pub age: u32,
}

/// The statutory ages by year of birth (請領年齡), the oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InsuranceAges {
    /// The rows.
    pub rows: Vec<InsuranceAge>,
}

impl InsuranceAges {
    /// The statutory age of those born in a year; `None` before the first row.
    ///
    /// ```
    /// use finplan_domain::pension::taiwan::{InsuranceAge, InsuranceAges};
    /// let rows = [(None, 60), (Some(1958), 61)].map(|(birth_from, age)| InsuranceAge { birth_from, age }).to_vec();
    /// assert_eq!([1957, 1958, 1990].map(|year| InsuranceAges { rows: rows.clone() }.statutory(year)),
    ///     [Some(60), Some(61), Some(61)]);
    /// ```
    #[must_use]
    pub fn statutory(&self, birth_year: u32) -> Option<u32> {
        let row = self.rows.iter().rev().find(|row| row.birth_from.is_none_or(|from| from <= birth_year))?;
        Some(row.age)
    }
}

/// What a claim at an age gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum InsuranceClaim {
    /// Too few years for an annuity: a lump sum (老年一次金) alone.
    LumpSumOnly,
    /// More years early than an annuity may be.
    TooEarly,
    /// An annuity.
    Annuity {
        /// The years after the statutory age that count, or before it where negative.
        shift: i32,
        /// What it pays.
        pension: InsurancePension,
    },
}

/// What a claim gives at a whole age, after so many insured months. The years are looked at first, then the age; later
/// years than the most give nothing more.
///
/// # Errors
/// [`PensionError::Table`] without a statutory age; as [`InsuranceFormula::annuity`].
///
/// ```
/// use finplan_domain::pension::taiwan::{InsuranceAge, InsuranceAges, InsuranceClaim, InsuranceFormula, claim};
/// let formula = InsuranceFormula {
///     rate_b: "1.55".parse().unwrap(),
///     shift_rate: 4.into(),
///     max_shift: 5,
///     minimum_years: 15,
///     ..InsuranceFormula::default()
/// };
/// let ages = InsuranceAges { rows: vec![InsuranceAge { birth_from: None, age: 65 }] };
/// let at = |age, months| claim(1985, age, 40_000.into(), months, &formula, &ages).unwrap().1;
/// assert_eq!(at(65, 179), InsuranceClaim::LumpSumOnly);
/// assert_eq!(at(59, 180), InsuranceClaim::TooEarly);
/// assert!(matches!(at(72, 180), InsuranceClaim::Annuity { shift: 5, .. }));
/// ```
pub fn claim(
    birth_year: u32,
    age: u32,
    salary: Decimal,
    months: u32,
    formula: &InsuranceFormula,
    ages: &InsuranceAges,
) -> Result<(u32, InsuranceClaim), PensionError> {
    let statutory = ages.statutory(birth_year).ok_or(PensionError::Table)?;
    let most = i32::try_from(formula.max_shift).map_err(|_| PensionError::Table)?;
    let shift = i64::from(age).saturating_sub(i64::from(statutory)).min(i64::from(most));
    let outcome = if months.div_euclid(12) < formula.minimum_years {
        InsuranceClaim::LumpSumOnly
    } else if shift < i64::from(most).saturating_neg() {
        InsuranceClaim::TooEarly
    } else {
        let shift = i32::try_from(shift).map_err(|_| PensionError::Age)?;
        InsuranceClaim::Annuity { shift, pension: formula.annuity(salary, months, shift)? }
    };
    Ok((statutory, outcome))
}

/// The lump sum of those insured before 2009 (一次請領老年給付).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct InsuranceLumpSum {
    /// The years that give `months_before` each.
    pub first_years: u32,
    /// Months of salary for each of them.
    pub months_before: u32,
    /// Months of salary for each year after them.
    pub months_after: u32,
    /// The most months.
    pub max_months: u32,
}

impl InsuranceLumpSum {
    /// The months of salary for so many whole years, and the lump sum at an average salary (平均月投保薪資, the last 36
    /// months). Source: 勞工保險條例第59條.
    ///
    /// # Errors
    /// [`PensionError::Amount`], [`PensionError::OutOfRange`].
    ///
    /// ```
    /// use finplan_domain::pension::taiwan::InsuranceLumpSum;
    /// let rule = InsuranceLumpSum { first_years: 15, months_before: 1, months_after: 2, max_months: 45 };
    /// assert_eq!(rule.amount(45_800.into(), 28).unwrap(), (41, 1_877_800.into()));
    /// assert_eq!(rule.amount(45_800.into(), 38).unwrap().0, 45);
    /// ```
    pub fn amount(&self, salary: Decimal, years: u32) -> Result<(u32, Decimal), PensionError> {
        let early = years.min(self.first_years).saturating_mul(self.months_before);
        let late = years.saturating_sub(self.first_years).saturating_mul(self.months_after);
        let months = early.saturating_add(late).min(self.max_months);
        Ok((months, exact(amount(salary)? * DoubleDouble::from(months))?))
    }
}
