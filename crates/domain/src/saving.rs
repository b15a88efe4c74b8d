//! A saving goal: how much it becomes, what to put aside each month, how long it takes, or at what return.
//!
//! # The convention
//! `annual_percent` is the **effective** annual return: money left alone grows by exactly that much in twelve months,
//! so a month multiplies by `(1 + annual)^(1/12)`. Contributions are made at the end of each month. Amounts are
//! decimals in main units and are not rounded; round when you print.
//!
//! With `i = (1 + annual/100)^(1/12) - 1`, the value after `n` months is
//! `start * (1+i)^n + monthly * ((1+i)^n - 1) / i`, and `start + n * monthly` without a return.
//! A return may be negative, above -100 %.

mod education;
mod flow;
mod goal;

pub use education::{
    Child, ChildStage, EducationNeed, EducationPath, EducationPlan, EducationStage, EducationYear, FamilyCosts,
    FamilyEducation, RequiredSaving, SavingTiming, YearCost, YearlySaving,
};
pub use flow::flow_path;
pub use goal::{balance_path, future_value, monthly_needed, months_needed, return_needed};

use rust_decimal::Decimal;

/// The longest plan, in months: a hundred years.
pub const MAX_MONTHS: u32 = 1200;

/// What somebody plans to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SavingPlan {
    /// What is there now.
    pub start: Decimal,
    /// What is added at the end of every month; negative when it is taken out.
    pub monthly: Decimal,
    /// The effective annual return in percent, above -100.
    pub annual_return: Decimal,
    /// How long, in months.
    pub months: u32,
}

impl SavingPlan {
    /// The value at the end, not rounded: [`future_value`] of the plan.
    ///
    /// # Errors
    /// [`SavingError`], naming the input.
    ///
    /// ```
    /// use finplan_domain::saving::SavingPlan;
    /// let plan = SavingPlan { start: 1_000.into(), monthly: 100.into(), annual_return: 0.into(), months: 12 };
    /// assert_eq!(plan.value().unwrap(), 2_200.into());
    /// let growing = SavingPlan { monthly: 0.into(), annual_return: 5.into(), months: 24, ..plan };
    /// assert_eq!(growing.value().unwrap().round_dp(10).normalize().to_string(), "1102.5");
    /// ```
    pub fn value(&self) -> Result<Decimal, SavingError> {
        future_value(self.start, self.monthly, self.annual_return, self.months)
    }

    /// The balance after each month; the first entry is the start. [`balance_path`] of the plan.
    ///
    /// # Errors
    /// [`SavingError`], naming the input.
    ///
    /// ```
    /// use finplan_domain::saving::SavingPlan;
    /// let plan = SavingPlan { start: 1_000.into(), monthly: 100.into(), annual_return: 0.into(), months: 12 };
    /// let path = plan.path().unwrap();
    /// assert_eq!((path.len(), path[0], path[1]), (13, 1_000.into(), 1_100.into()));
    /// ```
    pub fn path(&self) -> Result<Vec<Decimal>, SavingError> {
        balance_path(self.start, self.monthly, self.annual_return, self.months)
    }
}

/// Why there is no answer. Each names the input to correct.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SavingError {
    /// The return is -100 % or less, or above 1,000 %.
    #[error("the annual return must be above -100 % and at most 1000 %")]
    Return,
    /// More than [`MAX_MONTHS`] months, or none where the question needs some.
    #[error("the term must be 1 to 1200 months")]
    Months,
    /// A cost of an education stage is negative, or its payments are no month apart.
    #[error("the costs must not be negative and their payments at least a month apart")]
    Stage,
    /// The result does not fit.
    #[error("the amounts are too large to compute")]
    OutOfRange,
}
