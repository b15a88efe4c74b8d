//! The education of children by their ages: what it costs year by year, and what must be saved for it.

use super::{EducationPlan, EducationStage, decimal};
use crate::annuity::{net_of, series};
use crate::double_double::DoubleDouble;
use crate::saving::SavingError;
use crate::saving::goal::monthly_rate;
use rust_decimal::Decimal;

/// A stage of a child's education, by age.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ChildStage {
    /// The first age.
    pub from_age: u32,
    /// The last age, inclusive.
    pub to_age: u32,
    /// The cost of a year in today's money; zero or more.
    pub cost: Decimal,
}

/// A child.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Child {
    /// The age today, in whole years.
    pub age: u32,
    /// By how many percent a year the costs rise.
    pub inflation: Decimal,
    /// The stages; ages that are past cost nothing any more.
    pub stages: Vec<ChildStage>,
}

/// Children whose education is paid out of the same savings. Year 0 is today; the cost of a year is paid at its start.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FamilyEducation {
    /// The children.
    pub children: Vec<Child>,
    /// The effective annual return of the savings in percent.
    pub annual_return: Decimal,
}

/// The cost of one year, in the money of that year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct YearCost {
    /// The year, counted from today.
    pub year: u32,
    /// What is paid at its start.
    pub cost: Decimal,
}

/// What the children cost, exact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FamilyCosts {
    /// The years in which anything is paid.
    pub by_year: Vec<YearCost>,
    /// All of it, in the money of the years of payment.
    pub total: Decimal,
    /// All of it in today's money.
    pub today_prices: Decimal,
    /// What would have to be there today to pay for all of it: the costs discounted at the return.
    pub needed_now: Decimal,
    /// The years in which two children or more cost something.
    pub overlap_years: Vec<u32>,
    /// The dearest year, the first of several.
    pub peak: Option<YearCost>,
}

/// When the savings for education are put aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SavingTiming {
    /// At the start of each year, the first time today.
    YearStart,
    /// At the end of each month.
    MonthEnd,
}

/// What must be saved, exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RequiredSaving {
    /// What would have to be there today.
    pub needed_now: Decimal,
    /// What of it is missing, never below nothing.
    pub missing_now: Decimal,
    /// The same amount each time that makes up for it. Whether there is enough on every day on the way is another
    /// question: see [`FamilyEducation::follow`] and [`EducationPlan::need`].
    pub each_time: Decimal,
}

/// Savings that are made year by year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct YearlySaving {
    /// What is there now.
    pub assets: Decimal,
    /// What is added at the start of the first year.
    pub saving: Decimal,
    /// By how many percent it rises each year.
    pub growth: Decimal,
    /// In how many years, beginning today.
    pub years: u32,
}

/// One year of the savings, exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct EducationYear {
    /// The year, counted from today.
    pub year: u32,
    /// What is added at its start.
    pub saving: Decimal,
    /// What is to be paid then.
    pub cost: Decimal,
    /// What can be paid.
    pub paid: Decimal,
    /// What cannot.
    pub gap: Decimal,
    /// The savings at its end.
    pub balance: Decimal,
}

impl Child {
    /// The stages that are still to come, as payments at the starts of years.
    fn remaining(&self) -> impl Iterator<Item = EducationStage> + '_ {
        self.stages.iter().filter_map(|stage| {
            let from = stage.from_age.max(self.age);
            let count = stage.to_age.checked_sub(from)?.checked_add(1)?;
            let years = from.saturating_sub(self.age);
            let from = years.saturating_mul(12);
            Some(EducationStage { from, count, every: 12, cost: stage.cost, inflation: self.inflation })
        })
    }

    /// What the child costs in each year from today; the last year is the last one with a cost.
    fn years(&self) -> Result<Vec<DoubleDouble>, SavingError> {
        let mut years = Vec::new();
        for stage in self.remaining() {
            for due in stage.dues()?.into_iter().filter(|due| !due.cost.is_zero()) {
                let year = usize::try_from(due.month.div_euclid(12)).map_err(|_| SavingError::Months)?;
                if years.len() <= year {
                    years.resize(year.saturating_add(1), DoubleDouble::ZERO);
                }
                if let Some(cost) = years.get_mut(year) {
                    *cost += due.cost;
                }
            }
        }
        Ok(years)
    }
}

impl FamilyEducation {
    /// The same as stages by months, with what is saved already: for the least contribution a month that pays every
    /// cost on its day ([`EducationPlan::need`]).
    ///
    /// ```
    /// use finplan_domain::saving::{Child, ChildStage, FamilyEducation};
    /// let university = ChildStage { from_age: 18, to_age: 21, cost: 30_000.into() };
    /// let child = Child { age: 12, inflation: 3.into(), stages: vec![university] };
    /// let family = FamilyEducation { children: vec![child], annual_return: 3.into() };
    /// let need = family.plan(20_000.into()).need().unwrap();
    /// assert_eq!(need.missing.round_dp(10).normalize().to_string(), "100000");
    /// ```
    #[must_use]
    pub fn plan(&self, saved: Decimal) -> EducationPlan {
        let stages = self.children.iter().flat_map(Child::remaining).collect();
        EducationPlan { stages, saved, annual_return: self.annual_return }
    }

    /// What the children cost year by year.
    ///
    /// Formulas: the cost of year `t` is `cost (1+inflation)^t` of each stage that covers the age `age + t`;
    /// `needed_now = sum cost_t / (1+return)^t`.
    ///
    /// # Errors
    /// [`SavingError::Stage`] for a negative cost, [`SavingError::Months`] beyond a hundred years,
    /// [`SavingError::Return`], [`SavingError::OutOfRange`].
    ///
    /// ```
    /// use finplan_domain::saving::{Child, ChildStage, FamilyEducation};
    /// let school = |from_age, to_age, cost: i64| ChildStage { from_age, to_age, cost: cost.into() };
    /// let child = |age, stages| Child { age, inflation: 0.into(), stages };
    /// let children = vec![child(16, vec![school(15, 17, 100)]), child(14, vec![school(15, 15, 300)])];
    /// let costs = FamilyEducation { children, annual_return: 0.into() }.costs().unwrap();
    /// assert_eq!((costs.total, costs.overlap_years), (500.into(), vec![1]));
    /// assert_eq!(costs.peak.unwrap().year, 1);
    /// ```
    pub fn costs(&self) -> Result<FamilyCosts, SavingError> {
        let (years, overlap_years) = self.years()?;
        let discount = net_of(DoubleDouble::ZERO, self.annual_rate()?);
        let (mut by_year, mut peak) = (Vec::new(), None);
        let (mut total, mut needed, mut dearest) = (DoubleDouble::ZERO, DoubleDouble::ZERO, DoubleDouble::ZERO);
        for (year, cost) in (0_u32..).zip(years).filter(|(_, cost)| !cost.is_zero()) {
            total += cost;
            needed += cost * (DoubleDouble::ONE + discount.compound_m1(year));
            let entry = YearCost { year, cost: decimal(cost)? };
            if cost > dearest {
                (dearest, peak) = (cost, Some(entry));
            }
            by_year.push(entry);
        }
        let today = self.children.iter().flat_map(Child::remaining).fold(DoubleDouble::ZERO, |sum, stage| {
            sum + DoubleDouble::from(stage.cost) * DoubleDouble::from(stage.count)
        });
        Ok(FamilyCosts {
            by_year,
            total: decimal(total)?,
            today_prices: decimal(today)?,
            needed_now: decimal(needed)?,
            overlap_years,
            peak,
        })
    }

    /// What must be saved, the same each time for so many years, to have all of it in the end.
    ///
    /// Formula: what is missing today over `sum (1+r)^-t`, `t` from 0 to `years - 1`, or over `sum (1+i)^-k`, `k` from
    /// 1 to `12 years`, with `i = (1+r)^(1/12) - 1`.
    ///
    /// # Errors
    /// As [`costs`](Self::costs); [`SavingError::Months`] for no years or more than a hundred.
    ///
    /// ```
    /// use finplan_domain::saving::{Child, ChildStage, FamilyEducation, SavingTiming};
    /// let university = ChildStage { from_age: 18, to_age: 21, cost: 30_000.into() };
    /// let child = Child { age: 12, inflation: 0.into(), stages: vec![university] };
    /// let family = FamilyEducation { children: vec![child], annual_return: 0.into() };
    /// let saving = family.required_saving(48_000.into(), 6, SavingTiming::MonthEnd).unwrap();
    /// assert_eq!(saving.each_time, 1_000.into());
    /// ```
    pub fn required_saving(
        &self,
        assets: Decimal,
        years: u32,
        timing: SavingTiming,
    ) -> Result<RequiredSaving, SavingError> {
        if years == 0 || years > crate::saving::MAX_MONTHS.div_euclid(12) {
            return Err(SavingError::Months);
        }
        let needed = DoubleDouble::from(self.costs()?.needed_now);
        let gap = needed - DoubleDouble::from(assets);
        let missing = if gap > DoubleDouble::ZERO { gap } else { DoubleDouble::ZERO };
        let annuity = match timing {
            SavingTiming::YearStart => series(net_of(DoubleDouble::ZERO, self.annual_rate()?), years),
            SavingTiming::MonthEnd => {
                let month = monthly_rate(self.annual_return)?;
                series(net_of(DoubleDouble::ZERO, month), years.saturating_mul(12)) / (DoubleDouble::ONE + month)
            }
        };
        Ok(RequiredSaving {
            needed_now: decimal(needed)?,
            missing_now: decimal(missing)?,
            each_time: decimal(missing / annuity)?,
        })
    }

    /// Follows savings through the last year with a cost: at the start of each year the saving is added and the cost
    /// paid as far as it can be, then the rest earns the return. What is not paid is not made up for.
    ///
    /// # Errors
    /// As [`costs`](Self::costs).
    ///
    /// ```
    /// use finplan_domain::saving::{Child, ChildStage, FamilyEducation, YearlySaving};
    /// let school = ChildStage { from_age: 15, to_age: 17, cost: 100.into() };
    /// let child = Child { age: 14, inflation: 0.into(), stages: vec![school] };
    /// let family = FamilyEducation { children: vec![child], annual_return: 0.into() };
    /// let saving = YearlySaving { saving: 60.into(), years: 3, ..YearlySaving::default() };
    /// let years = family.follow(&saving).unwrap();
    /// assert_eq!(years.iter().map(|year| year.balance).collect::<Vec<_>>(), [60, 20, 0, 0].map(Into::into));
    /// assert_eq!(years.iter().map(|year| year.gap).collect::<Vec<_>>(), [0, 0, 20, 100].map(Into::into));
    /// ```
    pub fn follow(&self, plan: &YearlySaving) -> Result<Vec<EducationYear>, SavingError> {
        let rate = self.annual_rate()?;
        let rise = crate::annuity::annual(plan.growth).ok_or(SavingError::Return)?;
        let (mut balance, mut saving) = (DoubleDouble::from(plan.assets), DoubleDouble::from(plan.saving));
        let mut rows = Vec::new();
        for (year, cost) in (0_u32..).zip(self.years()?.0) {
            let added = if year < plan.years { saving } else { DoubleDouble::ZERO };
            balance += added;
            // A plan that pays exactly must not fail by the last digits.
            let enough = (cost - balance).to_f64() <= 1e-9;
            let paid = if enough { cost } else { balance };
            let rest = if enough && balance > cost { balance - cost } else { DoubleDouble::ZERO };
            balance = rest + rest * rate;
            saving += saving * rise;
            rows.push(EducationYear {
                year,
                saving: decimal(added)?,
                cost: decimal(cost)?,
                paid: decimal(paid)?,
                gap: decimal(cost - paid)?,
                balance: decimal(balance)?,
            });
        }
        Ok(rows)
    }

    /// The cost of each year through the last one with a cost, and the years in which two children or more have one.
    fn years(&self) -> Result<(Vec<DoubleDouble>, Vec<u32>), SavingError> {
        let (mut all, mut children): (Vec<DoubleDouble>, Vec<u32>) = (Vec::new(), Vec::new());
        for child in &self.children {
            let years = child.years()?;
            if years.len() > all.len() {
                all.resize(years.len(), DoubleDouble::ZERO);
                children.resize(years.len(), 0);
            }
            for ((sum, count), cost) in all.iter_mut().zip(&mut children).zip(&years) {
                *sum += *cost;
                *count = count.saturating_add(u32::from(!cost.is_zero()));
            }
        }
        let overlap = (0_u32..).zip(children).filter(|(_, count)| *count > 1).map(|(year, _)| year).collect();
        Ok((all, overlap))
    }

    fn annual_rate(&self) -> Result<DoubleDouble, SavingError> {
        crate::annuity::annual(self.annual_return).ok_or(SavingError::Return)
    }
}

#[cfg(test)]
mod tests;
