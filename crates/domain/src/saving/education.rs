//! Saving for an education (教育金): stages with their own costs, and what must be put aside for all of them.
//!
//! Costs are given in today's money and rise by the inflation of their stage until they are paid. An [`EducationPlan`]
//! counts in months and stages; a [`FamilyEducation`] in years and the ages of children.

mod family;

pub use family::{
    Child, ChildStage, EducationYear, FamilyCosts, FamilyEducation, RequiredSaving, SavingTiming, YearCost,
    YearlySaving,
};

use super::goal::monthly_rate;
use super::{MAX_MONTHS, SavingError};
use crate::double_double::DoubleDouble;
use rust_decimal::Decimal;

/// A stage (教育阶段): the same cost several times.
///
/// Its payments fall at the ends of the months `from`, `from + every`, ...; month 0 is today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct EducationStage {
    /// The month of the first payment, counted from today.
    pub from: u32,
    /// How many payments there are.
    pub count: u32,
    /// The months between them: 12 for each year, 6 for each half year; above zero.
    pub every: u32,
    /// What one of them costs in today's money; zero or more.
    pub cost: Decimal,
    /// By how many percent a year the cost rises.
    pub inflation: Decimal,
}

/// Stages, and the savings that shall pay for them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EducationPlan {
    /// What is to be paid.
    pub stages: Vec<EducationStage>,
    /// What is there now.
    pub saved: Decimal,
    /// The effective annual return of the savings in percent.
    pub annual_return: Decimal,
}

/// What the stages need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EducationNeed {
    /// What each stage will have cost, in the money of the days of payment.
    pub stage_costs: Vec<Decimal>,
    /// What each stage needs today: its costs discounted at the return.
    pub stage_values: Vec<Decimal>,
    /// All costs, in the money of the days of payment.
    pub total_cost: Decimal,
    /// What would have to be there today to pay for all of them.
    pub lump_sum: Decimal,
    /// The part of it that is missing today; zero when the savings suffice.
    pub missing: Decimal,
    /// The least contribution at the end of every month until the last payment that pays each cost on its day. Zero
    /// when the savings suffice; none when a cost falls due today that they do not cover.
    pub monthly: Option<Decimal>,
    /// The same, when contributions end with the month of the first payment.
    pub monthly_until_first: Option<Decimal>,
}

/// The savings month by month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EducationPath {
    /// The costs of each month in the money of that day; the first entry is today.
    pub costs: Vec<Decimal>,
    /// The savings after each month, never below nothing.
    pub savings: Vec<Decimal>,
    /// What could not be paid, month by month.
    pub shortfall: Vec<Decimal>,
    /// The first month whose costs cannot be paid in full; none when the plan holds.
    pub short_in: Option<u32>,
}

/// A cost on its day, in the money of that day.
struct Due {
    month: u32,
    cost: DoubleDouble,
}

impl EducationStage {
    fn dues(&self) -> Result<Vec<Due>, SavingError> {
        if self.every == 0 || self.cost < Decimal::ZERO {
            return Err(SavingError::Stage);
        }
        let last = self.count.saturating_sub(1).checked_mul(self.every).and_then(|span| span.checked_add(self.from));
        if self.count > 0 && last.is_none_or(|last| last > MAX_MONTHS) {
            return Err(SavingError::Months);
        }
        let rise = monthly_rate(self.inflation)?;
        let due = |payment: u32| {
            let month = payment.saturating_mul(self.every).saturating_add(self.from);
            Due { month, cost: DoubleDouble::from(self.cost) * (DoubleDouble::ONE + rise.compound_m1(month)) }
        };
        Ok((0..self.count).map(due).collect())
    }
}

impl EducationPlan {
    /// What the stages cost and what must be saved for them.
    ///
    /// Formulas: a cost of month `k` is `cost (1+inflation)^(k/12)`; its value today `cost_k (1+i)^-k` with
    /// `i = (1+return)^(1/12) - 1`. The monthly amount is the largest, over the costs in order of time, of what is
    /// missing for all costs so far over `sum (1+i)^-j`, `j` from 1 to the month: no later cost may borrow from an
    /// earlier one.
    ///
    /// # Errors
    /// [`SavingError::Stage`] for a negative cost or payments no month apart; [`SavingError::Months`] beyond a hundred
    /// years;
    /// [`SavingError::Return`] for an impossible return or inflation; [`SavingError::OutOfRange`].
    ///
    /// ```
    /// use finplan_domain::saving::{EducationPlan, EducationStage};
    /// // A child of twelve: four years of university at 30,000, six years from now, 3 % dearer each year.
    /// let university =
    ///     EducationStage { from: 72, count: 4, every: 12, cost: 30_000.into(), inflation: 3.into() };
    /// let plan = EducationPlan { stages: vec![university], saved: 20_000.into(), annual_return: 3.into() };
    /// let need = plan.need().unwrap();
    /// // At a return that equals the inflation, four times 30,000 must be there today.
    /// assert_eq!(need.lump_sum.round_dp(10).normalize().to_string(), "120000");
    /// assert_eq!(need.missing.round_dp(10).normalize().to_string(), "100000");
    /// assert_eq!(need.total_cost.round_dp(2).to_string(), "149864.08");
    /// assert_eq!(need.monthly.unwrap().round_dp(2).to_string(), "1055.84");
    /// assert_eq!(need.monthly_until_first.unwrap().round_dp(2).to_string(), "1517.56");
    /// ```
    pub fn need(&self) -> Result<EducationNeed, SavingError> {
        let i = monthly_rate(self.annual_return)?;
        // The rate that discounts: (1+i)(1+j) = 1.
        let j = -(i / (DoubleDouble::ONE + i));
        let (mut dues, mut stage_costs, mut stage_values) = (Vec::new(), Vec::new(), Vec::new());
        for stage in &self.stages {
            let (mut cost, mut value) = (DoubleDouble::ZERO, DoubleDouble::ZERO);
            for due in stage.dues()? {
                let discounted = due.cost * (DoubleDouble::ONE + j.compound_m1(due.month));
                cost += due.cost;
                value += discounted;
                dues.push((due.month, discounted));
            }
            stage_costs.push((cost, decimal(cost)?));
            stage_values.push((value, decimal(value)?));
        }
        let sum = |parts: &[(DoubleDouble, Decimal)]| parts.iter().fold(DoubleDouble::ZERO, |sum, part| sum + part.0);
        let lump_sum = sum(&stage_values);
        dues.sort_by_key(|due| due.0);
        let first = dues.iter().find(|due| !due.1.is_zero()).map_or(0, |due| due.0);
        Ok(EducationNeed {
            total_cost: decimal(sum(&stage_costs))?,
            lump_sum: decimal(lump_sum)?,
            missing: decimal(lump_sum - DoubleDouble::from(self.saved))?.max(Decimal::ZERO),
            monthly: self.monthly(&dues, i, MAX_MONTHS)?,
            monthly_until_first: self.monthly(&dues, i, first)?,
            stage_costs: stage_costs.into_iter().map(|part| part.1).collect(),
            stage_values: stage_values.into_iter().map(|part| part.1).collect(),
        })
    }

    /// The least contribution at the ends of the months 1 to `until` that pays every cost, each given with its value
    /// today in order of time.
    fn monthly(
        &self,
        dues: &[(u32, DoubleDouble)],
        i: DoubleDouble,
        until: u32,
    ) -> Result<Option<Decimal>, SavingError> {
        let j = -(i / (DoubleDouble::ONE + i));
        let (mut needed, mut missing) = (DoubleDouble::ZERO, -DoubleDouble::from(self.saved));
        for (month, value) in dues {
            missing += *value;
            let months = (*month).min(until);
            // sum (1+i)^-k for k from 1: ((1+j)^n - 1) (1+j) / j.
            let contributions = if i.is_zero() {
                DoubleDouble::from(months)
            } else {
                j.compound_m1(months) * (DoubleDouble::ONE + j) / j
            };
            if missing > DoubleDouble::ZERO && !value.is_zero() {
                if months == 0 {
                    return Ok(None);
                }
                let wanted = missing / contributions;
                needed = if wanted > needed { wanted } else { needed };
            }
        }
        decimal(needed).map(Some)
    }

    /// Follows the savings with a contribution at the end of every month until `until`, through the last cost.
    ///
    /// # Errors
    /// As [`need`](Self::need); [`SavingError::Months`] also when `until` is beyond a hundred years.
    ///
    /// ```
    /// use finplan_domain::saving::{EducationPlan, EducationStage};
    /// let school = EducationStage { from: 2, count: 3, every: 2, cost: 100.into(), inflation: 0.into() };
    /// let plan = EducationPlan { stages: vec![school], ..EducationPlan::default() };
    /// let path = plan.follow(50.into(), 4).unwrap();
    /// assert_eq!(path.savings, [0, 50, 0, 50, 0, 0, 0].map(rust_decimal::Decimal::from));
    /// assert_eq!(path.short_in, Some(6));
    /// ```
    pub fn follow(&self, monthly: Decimal, until: u32) -> Result<EducationPath, SavingError> {
        if until > MAX_MONTHS {
            return Err(SavingError::Months);
        }
        let i = monthly_rate(self.annual_return)?;
        let mut dues = Vec::new();
        for stage in &self.stages {
            dues.extend(stage.dues()?);
        }
        let end = dues.iter().map(|due| due.month).max().unwrap_or(0).max(until);
        let mut path = EducationPath { costs: vec![], savings: vec![], shortfall: vec![], short_in: None };
        let mut balance = DoubleDouble::from(self.saved);
        for month in 0..=end {
            if month > 0 {
                balance += balance * i;
                if month <= until {
                    balance += DoubleDouble::from(monthly);
                }
            }
            let cost = dues.iter().filter(|due| due.month == month).fold(DoubleDouble::ZERO, |sum, due| sum + due.cost);
            balance = balance - cost;
            // A plan that ends at nothing must not fail by the last digits.
            let mut short = DoubleDouble::ZERO;
            if balance < DoubleDouble::ZERO {
                if balance.to_f64() < -1e-9 {
                    short = -balance;
                    path.short_in = path.short_in.or(Some(month));
                }
                balance = DoubleDouble::ZERO;
            }
            path.costs.push(decimal(cost)?);
            path.savings.push(decimal(balance)?);
            path.shortfall.push(decimal(short)?);
        }
        Ok(path)
    }
}

fn decimal(value: DoubleDouble) -> Result<Decimal, SavingError> {
    value.to_decimal().ok_or(SavingError::OutOfRange)
}

#[cfg(test)]
mod tests;
