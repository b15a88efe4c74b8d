//! The old-age pension of the national pension insurance (國民年金老年年金給付).

use super::{TwoFormulas, dollars};
use crate::pension::PensionError;
use rust_decimal::Decimal;

/// Its formula.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct NationalFormula {
    /// The monthly insured amount (月投保金額).
    pub insured_amount: Decimal,
    /// The rate of formula A for each year, in percent.
    pub rate_a: Decimal,
    /// What formula A adds each month (加計金額).
    pub supplement: Decimal,
    /// The rate of formula B for each year, in percent.
    pub rate_b: Decimal,
}

impl NationalFormula {
    /// Both formulas after so many insured months, and the monthly pension in whole dollars by the better one. Some of
    /// those who draw other benefits have no right to formula A: they have [`TwoFormulas::b`].
    ///
    /// Formula: `max(B*Y*0.65% + supplement, B*Y*1.3%)` with the rates as data. Source: 國民年金法第30條.
    ///
    /// # Errors
    /// [`PensionError::Amount`], [`PensionError::Rate`], [`PensionError::OutOfRange`].
    ///
    /// ```
    /// use finplan_domain::pension::taiwan::NationalFormula;
    /// let formula = NationalFormula {
    ///     insured_amount: 21_103.into(),
    ///     rate_a: "0.65".parse().unwrap(),
    ///     supplement: 4_049.into(),
    ///     rate_b: "1.3".parse().unwrap(),
    /// };
    /// // The Bureau prints 6,107 and 4,115 for fifteen years.
    /// let (formulas, monthly) = formula.pension(180).unwrap();
    /// assert_eq!((monthly, formulas.b.round_dp(0)), (6_107.into(), 4_115.into()));
    /// ```
    pub fn pension(&self, months: u32) -> Result<(TwoFormulas, Decimal), PensionError> {
        let formulas = TwoFormulas::new(self.insured_amount, months, self.rate_a, self.supplement, self.rate_b)?;
        Ok((formulas, dollars(formulas.best())))
    }
}
