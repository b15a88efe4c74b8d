//! Pensions of Taiwan (勞工保險、勞工退休金、國民年金).

use rust_decimal::Decimal;

use super::Edition;
use super::dated::{Dated, Unverified, note_unverified};
use crate::domain::pension::taiwan::{
    InsuranceAges, InsuranceFormula, InsuranceLumpSum, LabourPayoutRules, LabourPensionRules, NationalFormula,
    PayoutBasis,
};

/// The rules of pensions in Taiwan. Every list holds the oldest value first.
#[derive(Clone, Debug, PartialEq)]
pub struct PensionTw {
    /// Whose data it is.
    pub edition: Edition,
    /// The formula of the labour insurance annuity.
    pub insurance: Vec<Dated<InsuranceFormula>>,
    /// The ages from which it is paid.
    pub insurance_ages: Vec<Dated<InsuranceAges>>,
    /// The lump sum of those insured before 2009.
    pub insurance_lump_sum: Vec<Dated<InsuranceLumpSum>>,
    /// The monthly salaries that can be insured.
    pub insured_salary: Vec<Dated<InsuredSalary>>,
    /// Contributions to the labour pension.
    pub labour_pension: Vec<Dated<LabourPensionRules>>,
    /// When the labour pension is paid.
    pub labour_payout: Vec<Dated<LabourPayoutRules>>,
    /// The basis of its monthly payment.
    pub payout_basis: Vec<Dated<PayoutBasis>>,
    /// The national pension.
    pub national: Vec<Dated<NationalFormula>>,
}

/// The monthly salaries that can be insured (投保薪資).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InsuredSalary {
    /// The lowest grade.
    pub min: Decimal,
    /// The highest grade.
    pub max: Decimal,
}

impl PensionTw {
    /// Every value that still has to be checked.
    #[must_use]
    pub fn unverified(&self) -> Vec<Unverified> {
        let mut found = Vec::new();
        note_unverified("insurance", &self.insurance, &mut found);
        note_unverified("insurance_ages", &self.insurance_ages, &mut found);
        note_unverified("insurance_lump_sum", &self.insurance_lump_sum, &mut found);
        note_unverified("insured_salary", &self.insured_salary, &mut found);
        note_unverified("labour_pension", &self.labour_pension, &mut found);
        note_unverified("labour_payout", &self.labour_payout, &mut found);
        note_unverified("payout_basis", &self.payout_basis, &mut found);
        note_unverified("national", &self.national, &mut found);
        found
    }
}
