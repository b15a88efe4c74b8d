//! What is needed, what is there, and what is missing.

use rust_decimal::Decimal;

use super::{FieldError, ProtectionGap};
use crate::base::decimal::DecimalExt as _;
use crate::domain::protection::{
    Affordability, CriticalIllness, CriticalIllnessNorm, DisabilityGap, DisabilityNeed, LifeGap, LifeNeed, PremiumNorm,
    ProtectionError, affordability,
};
use crate::tool::pack::ProtectionNorms;
use crate::tool::text::Text;

/// The months of a year.
const YEAR: Decimal = Decimal::from_parts(12, 0, 0, false, 0);
/// The longest time that is told, in months.
const MAX_MONTHS: u32 = 1_200;

/// The three gaps, and what premiums take.
pub(super) struct Gaps {
    pub(super) life: LifeGap,
    pub(super) illness: CriticalIllness,
    pub(super) disability: DisabilityGap,
    pub(super) premiums: Affordability,
}

/// What is commonly used, as far as it was checked.
#[derive(Clone, Copy)]
pub(super) struct Norms {
    pub(super) premium: PremiumNorm,
    pub(super) illness: CriticalIllnessNorm,
}

impl Norms {
    pub(super) fn of(pack: &ProtectionNorms) -> Option<Norms> {
        let premium = pack.premium.last().filter(|row| !row.unverified)?.value;
        let illness = pack.critical_illness.last().filter(|row| !row.unverified)?.value;
        Some(Norms { premium, illness })
    }
}

impl ProtectionGap {
    /// The error of the field that a failed calculation belongs to.
    fn field_error(error: ProtectionError) -> FieldError {
        match error {
            ProtectionError::Age => {
                FieldError::at(ProtectionGap::UNTIL_AGE, Text::plain("protection_gap.error.until_age"))
            }
            ProtectionError::Rate => FieldError::out_of_range(ProtectionGap::DISCOUNT),
            ProtectionError::Term => FieldError::out_of_range(ProtectionGap::YEARS),
            ProtectionError::Amount | ProtectionError::Income | ProtectionError::OutOfRange => {
                FieldError::out_of_range(ProtectionGap::INCOME)
            }
        }
    }

    fn yearly(monthly: Decimal) -> Result<Decimal, FieldError> {
        monthly.mul_checked(YEAR).ok_or_else(|| FieldError::out_of_range(ProtectionGap::INCOME))
    }

    pub(super) fn annual_income(&self) -> Result<Decimal, FieldError> {
        ProtectionGap::yearly(self.income)
    }

    /// What the family would need if she died, over so many years and with so many points more return.
    pub(super) fn life(&self, years: u32, points: Decimal) -> Result<LifeGap, FieldError> {
        let discount_real = self.discount.add_checked(points);
        let need = LifeNeed {
            annual_income: self.annual_income()?,
            replacement: self.replacement,
            years,
            continuing_income: ProtectionGap::yearly(self.continuing)?,
            discount_real: discount_real.ok_or_else(|| FieldError::out_of_range(ProtectionGap::DISCOUNT))?,
            debts: self.owed,
            education: self.education,
            final_expenses: self.final_costs,
            parents_support: self.parents,
            liquid_assets: self.savings,
            existing_cover: self.life_cover,
        };
        need.gap().map_err(ProtectionGap::field_error)
    }

    /// What would be missing after a disability.
    pub(super) fn disability(&self) -> Result<DisabilityGap, FieldError> {
        let need = DisabilityNeed {
            annual_income: self.annual_income()?,
            replacement: self.disability_replacement,
            other_benefit: ProtectionGap::yearly(self.disability_benefit)?,
            age: self.age,
            until_age: self.until_age,
            waiting_years: self.waiting,
            discount_real: self.discount,
            existing_cover: self.disability_cover,
        };
        need.gap().map_err(ProtectionGap::field_error)
    }

    /// The cover of critical illness beside these multiples of the income.
    pub(super) fn illness(&self, norm: CriticalIllnessNorm) -> Result<CriticalIllness, FieldError> {
        norm.check(self.annual_income()?, self.illness_cover).map_err(ProtectionGap::field_error)
    }

    pub(super) fn gaps(&self, norms: Option<Norms>) -> Result<Gaps, FieldError> {
        let times = Decimal::from(self.illness_incomes);
        let norm = norms.map_or_else(PremiumNorm::default, |norms| norms.premium);
        Ok(Gaps {
            life: self.life(self.years, Decimal::ZERO)?,
            illness: self.illness(CriticalIllnessNorm { low: times, high: times })?,
            disability: self.disability()?,
            premiums: affordability(self.annual_income()?, self.essential, &[self.premium], &norm)
                .map_err(ProtectionGap::field_error)?,
        })
    }

    /// How many months of essential spending an amount is, rounded up.
    pub(super) fn months_of_spending(&self, amount: Decimal) -> u32 {
        let months = amount.div_checked(self.essential).map(|months| months.ceil());
        months.and_then(|months| u32::try_from(months).ok()).unwrap_or(MAX_MONTHS).min(MAX_MONTHS)
    }
}
