//! Pensions of mainland China (中国内地养老金).

use rust_decimal::Decimal;

use super::Edition;
use super::dated::{Dated, Unverified, note_unverified};
use crate::domain::pension::{
    AnnuityDeduction, AnnuityLimits, ContributionRates, DivisorTable, PersonalPensionRules, RetirementRules,
};

/// The rules of pensions. Every list holds the oldest value first.
#[derive(Clone, Debug, PartialEq)]
pub struct PensionCn {
    /// Whose data it is.
    pub edition: Edition,
    /// When one may retire, and how long one must have contributed.
    pub retirement: Vec<Dated<RetirementRules>>,
    /// The months over which the individual account is paid (计发月数).
    pub annuity_months: Vec<Dated<DivisorTable>>,
    /// What is paid into the basic pension.
    pub contribution: Vec<Dated<ContributionRates>>,
    /// What the individual account earned (记账利率), year by year.
    pub account_interest: Vec<Dated<Vec<CreditedRate>>>,
    /// The personal pension (个人养老金).
    pub personal_pension: Vec<Dated<PersonalPensionRules>>,
    /// The limits of the enterprise annuity (企业年金).
    pub enterprise_annuity: Vec<Dated<AnnuityLimits>>,
    /// What an employee may deduct of it.
    pub enterprise_deduction: Vec<Dated<AnnuityDeduction>>,
}

/// What accounts earned in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CreditedRate {
    /// The calendar year.
    pub year: u32,
    /// The rate in percent.
    pub rate: Decimal,
}

impl PensionCn {
    /// Every value that still has to be checked.
    #[must_use]
    pub fn unverified(&self) -> Vec<Unverified> {
        let mut found = Vec::new();
        note_unverified("retirement", &self.retirement, &mut found);
        note_unverified("annuity_months", &self.annuity_months, &mut found);
        note_unverified("contribution", &self.contribution, &mut found);
        note_unverified("account_interest", &self.account_interest, &mut found);
        note_unverified("personal_pension", &self.personal_pension, &mut found);
        note_unverified("enterprise_annuity", &self.enterprise_annuity, &mut found);
        note_unverified("enterprise_deduction", &self.enterprise_deduction, &mut found);
        found
    }
}
