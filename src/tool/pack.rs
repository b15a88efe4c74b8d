//! Dated rules and reference rates that tools calculate with: data with a source, never constants of the program.
//!
//! Each pack has an [`Edition`] that says whose data it is, of which day, what changed last and when it is old. A
//! report that rests on a pack says so with [`Report::used`](super::report::Report::used).

mod bank_rules;
mod dated;
mod deposit_insurance;
mod education_cost;
mod episodes;
pub(crate) mod file;
mod housing_fund;
mod lpr;
mod mortality_cn;
mod pension_cn;
mod pension_tw;
mod protection_norms;
mod tax_cn;

pub use bank_rules::{BankRules, Change, Days, PenaltyOn, PenaltyRule, Prepaying, Rounded};
pub use dated::{Dated, InForce, Unverified, in_force};
pub use deposit_insurance::DepositInsurance;
pub use education_cost::{AgeCost, EducationCost, StageCost};
pub use episodes::{Episode, Episodes};
pub use housing_fund::{Cap, City, FundRate, FundRow, HousingFund};
pub use lpr::{Lpr, LprRow};
pub use mortality_cn::{MortalityCn, NamedTable, Sex};
pub use pension_cn::{CreditedRate, PensionCn};
pub use pension_tw::{InsuredSalary, PensionTw};
pub use protection_norms::ProtectionNorms;
pub use tax_cn::TaxCn;

use chrono::NaiveDate;

use crate::base::Id;
use crate::base::LocalText;

/// Every pack that an institution works with. What is `None` is not known: tools then ask, or leave it out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Packs {
    /// The published loan prime rates.
    pub lpr: Option<Lpr>,
    /// Rates and limits of the housing provident fund.
    pub housing_fund: Option<HousingFund>,
    /// How the bank counts and what it allows.
    pub rules: Option<BankRules>,
    /// What is commonly used for protection and reserves: custom, not law.
    pub norms: Option<ProtectionNorms>,
    /// What the education of children costs.
    pub education: Option<EducationCost>,
}

/// Whose data a pack holds, and of which day.
#[derive(Clone, Debug, PartialEq)]
pub struct Edition {
    /// Its name in receipts.
    pub id: Id,
    /// The day up to which the data is known.
    pub version: NaiveDate,
    /// The publisher and the document, and how far it was checked.
    pub source: LocalText,
    /// What changed since the edition before.
    pub changed: LocalText,
    /// The last day on which it counts as current.
    pub stale_after: NaiveDate,
}

impl Edition {
    /// Whether it is old on `today`.
    #[must_use]
    pub fn is_stale(&self, today: NaiveDate) -> bool {
        today > self.stale_after
    }
}

impl Packs {
    /// The edition of each pack there is, with the pack's name in the bank's document.
    #[must_use]
    pub fn editions(&self) -> [(&'static str, Option<&Edition>); 5] {
        [
            ("lpr", self.lpr.as_ref().map(|pack| &pack.edition)),
            ("housing_fund", self.housing_fund.as_ref().map(|pack| &pack.edition)),
            ("rules", self.rules.as_ref().map(|pack| &pack.edition)),
            ("norms", self.norms.as_ref().map(|pack| &pack.edition)),
            ("education", self.education.as_ref().map(|pack| &pack.edition)),
        ]
    }
}
