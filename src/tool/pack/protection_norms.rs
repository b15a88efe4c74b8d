//! What is commonly used for protection and reserves (保障与备用金惯例). Norms, not law.

use super::Edition;
use super::dated::{Dated, Unverified, note_unverified};
use crate::domain::household::Norm;
use crate::domain::protection::{CriticalIllnessNorm, PremiumNorm};

/// Norms of protection. Every list holds the oldest value first.
#[derive(Clone, Debug, PartialEq)]
pub struct ProtectionNorms {
    /// Whose data it is.
    pub edition: Edition,
    /// Cover and premiums beside the income (双十原则).
    pub premium: Vec<Dated<PremiumNorm>>,
    /// Cover of critical illness.
    pub critical_illness: Vec<Dated<CriticalIllnessNorm>>,
    /// The emergency fund in months of spending.
    pub emergency_fund: Vec<Dated<Norm>>,
    /// For how many years an income is replaced.
    pub replacement_years: Vec<Dated<Norm>>,
    /// The return above inflation at which a need is discounted, in percent.
    pub discount_real: Vec<Dated<Norm>>,
}

impl ProtectionNorms {
    /// Every value that still has to be checked.
    #[must_use]
    pub fn unverified(&self) -> Vec<Unverified> {
        let mut found = Vec::new();
        note_unverified("premium", &self.premium, &mut found);
        note_unverified("critical_illness", &self.critical_illness, &mut found);
        note_unverified("emergency_fund", &self.emergency_fund, &mut found);
        note_unverified("replacement_years", &self.replacement_years, &mut found);
        note_unverified("discount_real", &self.discount_real, &mut found);
        found
    }
}
