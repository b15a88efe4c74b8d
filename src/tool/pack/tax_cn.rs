//! Income tax of mainland China (个人所得税).

use rust_decimal::Decimal;

use super::Edition;
use super::dated::{Dated, Unverified, note_unverified};
use crate::domain::tax::TaxTable;

/// The tables of income tax. Every list holds the oldest value first.
#[derive(Clone, Debug, PartialEq)]
pub struct TaxCn {
    /// Whose data it is.
    pub edition: Edition,
    /// For comprehensive income of a year (综合所得税率表).
    pub annual: Vec<Dated<TaxTable>>,
    /// The same converted to months (按月换算后的税率表).
    pub monthly: Vec<Dated<TaxTable>>,
    /// What everybody deducts in a year (减除费用).
    pub basic_deduction: Vec<Dated<Decimal>>,
}

impl TaxCn {
    /// Every value that still has to be checked.
    #[must_use]
    pub fn unverified(&self) -> Vec<Unverified> {
        let mut found = Vec::new();
        note_unverified("annual", &self.annual, &mut found);
        note_unverified("monthly", &self.monthly, &mut found);
        note_unverified("basic_deduction", &self.basic_deduction, &mut found);
        found
    }
}
