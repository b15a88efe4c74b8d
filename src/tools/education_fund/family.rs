//! The children with their stages, and the savings in each case.

use rust_decimal::Decimal;

use super::{EducationFund, FieldError};
use crate::base::decimal::DecimalExt as _;
use crate::domain::saving::{
    Child, ChildStage, EducationNeed, EducationPath, FamilyCosts, FamilyEducation, SavingError,
};
use crate::tool::report::SeriesRole;
use crate::tool::text::Text;

/// The ages of the stages (学段).
pub(super) const PRESCHOOL: (u32, u32) = (3, 5);
pub(super) const PRIMARY: (u32, u32) = (6, 11);
pub(super) const LOWER_SECONDARY: (u32, u32) = (12, 14);
pub(super) const UPPER_SECONDARY: (u32, u32) = (15, 17);
pub(super) const UNIVERSITY: (u32, u32) = (18, 21);
pub(super) const POSTGRADUATE: (u32, u32) = (22, 23);

/// The cases, the bad one first.
pub(super) const CASES: [(&str, SeriesRole); 3] =
    [("bad", SeriesRole::Low), ("middle", SeriesRole::Middle), ("good", SeriesRole::High)];

/// One case of the return: what it takes, and how the savings go as they are made now.
pub(super) struct ReturnCase {
    pub(super) need: EducationNeed,
    /// The least that pays every cost on its day, at the end of every month.
    pub(super) monthly: Decimal,
    pub(super) path: EducationPath,
    /// What the savings as they are made now do not pay.
    pub(super) gap: Decimal,
}

/// What the children cost, and the three cases.
pub(super) struct Projection {
    pub(super) costs: FamilyCosts,
    /// The years of each child: the year counted from today, and its cost.
    pub(super) of_children: Vec<FamilyCosts>,
    pub(super) cases: [ReturnCase; 3],
    /// The last month of the picture.
    pub(super) months: u32,
}

fn field_error(error: SavingError) -> FieldError {
    match error {
        SavingError::Return => FieldError::out_of_range(EducationFund::INFLATION),
        SavingError::Stage => FieldError::out_of_range(EducationFund::PRIMARY),
        _ => FieldError::out_of_range(EducationFund::AGE),
    }
}

/// What the year that begins today costs.
pub(super) fn due_today(costs: &FamilyCosts) -> Decimal {
    costs.by_year.first().filter(|first| first.year == 0).map_or(Decimal::ZERO, |first| first.cost)
}

impl EducationFund {
    /// The ages of the children.
    pub(super) fn ages(&self) -> Vec<u32> {
        std::iter::once(self.age).chain(self.second_age).collect()
    }

    fn child(&self, age: u32) -> Child {
        let university = self.abroad.or(self.undergraduate).unwrap_or_default();
        let stages = [
            (PRESCHOOL, self.preschool),
            (PRIMARY, self.primary),
            (LOWER_SECONDARY, self.lower_secondary),
            (UPPER_SECONDARY, self.upper_secondary),
            (UNIVERSITY, university),
            (POSTGRADUATE, self.postgraduate),
        ];
        let stages = stages.map(|((from_age, to_age), cost)| ChildStage { from_age, to_age, cost });
        // A stage that costs nothing is none: it would only lengthen the time.
        let stages = stages.into_iter().filter(|stage| !stage.cost.is_zero()).collect();
        Child { age, inflation: self.inflation, stages }
    }

    fn family(&self, annual_return: Decimal) -> FamilyEducation {
        let children = self.ages().into_iter().map(|age| self.child(age)).collect();
        FamilyEducation { children, annual_return }
    }

    /// # Errors
    /// At the age where no cost is still to come.
    pub(super) fn project(&self) -> Result<Projection, FieldError> {
        let costs = self.family(self.middle).costs().map_err(field_error)?;
        let Some(last) = costs.by_year.last().map(|year| year.year) else {
            return Err(FieldError::at(EducationFund::AGE, Text::plain("education_fund.error.nothing")));
        };
        let months = last.max(1).saturating_mul(12);
        let case = |annual_return| self.case(annual_return, &costs, months);
        let cases = [case(self.bad)?, case(self.middle)?, case(self.good)?];
        let mut of_children = Vec::new();
        for age in self.ages() {
            let alone = FamilyEducation { children: vec![self.child(age)], annual_return: self.middle };
            of_children.push(alone.costs().map_err(field_error)?);
        }
        Ok(Projection { costs, of_children, cases, months })
    }

    fn case(&self, annual_return: Decimal, costs: &FamilyCosts, months: u32) -> Result<ReturnCase, FieldError> {
        let plan = self.family(annual_return).plan(self.saved);
        let need = plan.need().map_err(field_error)?;
        // Nothing that is saved from now on pays what is due today: the rest is answered as if that were there.
        let monthly = match need.monthly {
            Some(monthly) => monthly,
            None => {
                let paid = self.family(annual_return).plan(due_today(costs)).need().map_err(field_error)?;
                paid.monthly.ok_or_else(|| FieldError::out_of_range(EducationFund::SAVED))?
            }
        };
        let path = plan.follow(self.monthly, months).map_err(field_error)?;
        let mut gap = Decimal::ZERO;
        for short in &path.shortfall {
            gap = gap.add_checked(*short).ok_or_else(|| FieldError::out_of_range(EducationFund::AGE))?;
        }
        Ok(ReturnCase { need, monthly, path, gap })
    }
}
