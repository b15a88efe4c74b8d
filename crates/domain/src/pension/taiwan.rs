//! Taiwan: labour insurance (勞工保險), labour pension (勞工退休金) and national pension (國民年金).
//!
//! Monthly amounts that are paid are rounded half up to the dollar; everything else is exact.

mod labour_insurance;
mod labour_pension;
mod national;

pub use labour_insurance::{
    InsuranceAge, InsuranceAges, InsuranceClaim, InsuranceFormula, InsuranceLumpSum, InsurancePension, claim,
};
pub use labour_pension::{
    LabourAccount, LabourBalance, LabourPayout, LabourPayoutRules, LabourPensionRules, PayoutAge, PayoutBasis,
};
pub use national::NationalFormula;

use super::{PensionError, amount, exact, share};
use crate::double_double::DoubleDouble;
use finplan_base::decimal::DecimalExt as _;
use rust_decimal::Decimal;

/// Which of two formulas pays more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Higher {
    /// The one with a fixed amount (甲式, A 式).
    A,
    /// The one of the higher rate (乙式, B 式).
    B,
}

/// A pension by the better of two formulas.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TwoFormulas {
    /// By the lower rate and the fixed amount, exact.
    pub a: Decimal,
    /// By the higher rate alone, exact.
    pub b: Decimal,
    /// The one that counts; A when both are equal.
    pub higher: Higher,
}

impl TwoFormulas {
    /// `base * years * rate_a + fixed` and `base * years * rate_b`, with months as parts of a year.
    fn new(
        base: Decimal,
        months: u32,
        rate_a: Decimal,
        fixed: Decimal,
        rate_b: Decimal,
    ) -> Result<TwoFormulas, PensionError> {
        let earned = amount(base)? * DoubleDouble::from(months) / DoubleDouble::from(12);
        let (a, b) = (exact(earned * share(rate_a)? + amount(fixed)?)?, exact(earned * share(rate_b)?)?);
        Ok(TwoFormulas { a, b, higher: if b > a { Higher::B } else { Higher::A } })
    }

    /// The larger of both.
    ///
    /// See [`NationalFormula::pension`].
    #[must_use]
    pub fn best(&self) -> Decimal {
        self.a.max(self.b)
    }
}

/// Rounded half up to the dollar.
fn dollars(value: Decimal) -> Decimal {
    value.round_half_up(0)
}
