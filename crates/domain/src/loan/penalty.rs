//! What a bank charges for prepaying (违约金).

use super::{Interest, LoanError};
use crate::money::{Money, Rounding};
use crate::rate::AnnualRate;
use rust_decimal::Decimal;

/// How the penalty is computed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum PenaltyBasis {
    /// There is none.
    #[default]
    None,
    /// So many percent of the amount prepaid.
    PercentOfAmount(#[cfg_attr(feature = "serde", serde(with = "rust_decimal::serde::str"))] Decimal),
    /// So many percent of the balance before it.
    PercentOfBalance(#[cfg_attr(feature = "serde", serde(with = "rust_decimal::serde::str"))] Decimal),
    /// So many months of interest on the amount prepaid.
    MonthsOfInterest(u32),
}

/// A penalty clause.
///
/// ```
/// use finplan_domain::loan::{Penalty, PenaltyBasis};
/// use finplan_domain::money::Money;
/// use finplan_domain::rate::AnnualRate;
/// let clause = Penalty { basis: PenaltyBasis::MonthsOfInterest(1), free_after: Some(36) };
/// let rate = AnnualRate::from_percent(6.into()).unwrap();
/// let penalty = |after| clause.of(Money::from_minor(10_000_000), Money::from_minor(90_000_000), rate, after).unwrap();
/// assert_eq!(penalty(12).minor(), 50_000);
/// assert_eq!(penalty(36).minor(), 0);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Penalty {
    /// How it is computed.
    pub basis: PenaltyBasis,
    /// The number of payments after which prepaying is free.
    pub free_after: Option<u32>,
}

impl Penalty {
    /// The penalty for prepaying `amount` of `balance` right after payment `after`, rounded half up once; nothing from
    /// payment `free_after` on. `rate` is the annual rate of the loan, for months of interest.
    ///
    /// # Errors
    /// [`LoanError::Event`] for a negative percentage; [`LoanError::Rate`] for months of interest at a negative rate;
    /// [`LoanError::OutOfRange`].
    ///
    /// ```
    /// use finplan_domain::{loan::{Penalty, PenaltyBasis}, money::Money, rate::AnnualRate};
    /// let clause = Penalty { basis: PenaltyBasis::PercentOfAmount(1.into()), free_after: None };
    /// let [amount, balance] = [10_000_000, 90_000_000].map(Money::from_minor);
    /// assert_eq!(clause.of(amount, balance, AnnualRate::ZERO, 12), Ok(Money::from_minor(100_000)));
    /// ```
    pub fn of(&self, amount: Money, balance: Money, rate: AnnualRate, after: u32) -> Result<Money, LoanError> {
        if self.free_after.is_some_and(|free| after >= free) {
            return Ok(Money::ZERO);
        }
        let percent = |of: Money, percent: Decimal| {
            if percent < Decimal::ZERO { Err(LoanError::Event) } else { Ok(of.percent(percent, Rounding::HalfUp)?) }
        };
        match self.basis {
            PenaltyBasis::None => Ok(Money::ZERO),
            PenaltyBasis::PercentOfAmount(part) => percent(amount, part),
            PenaltyBasis::PercentOfBalance(part) => percent(balance, part),
            PenaltyBasis::MonthsOfInterest(months) => Interest::over(rate, months, 12)?.of(amount),
        }
    }
}
