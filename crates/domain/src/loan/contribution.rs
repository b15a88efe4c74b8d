//! How money for prepaying is brought in.

use super::{LoanEvent, Strategy};
use crate::money::Money;

/// How the money is brought in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Contribution {
    /// Once, right after a payment.
    Once {
        /// The payment it follows.
        after: u32,
    },
    /// The same amount after every `every`-th payment from `first` on.
    Recurring {
        /// The first payment that is followed by one.
        first: u32,
        /// 1 for every month, 12 for once a year.
        every: u32,
    },
    /// The same, but not after payment `last`.
    Until {
        /// The first payment that is followed by one.
        first: u32,
        /// 1 for every month, 12 for once a year.
        every: u32,
        /// The last payment that may be followed by one.
        last: u32,
    },
}

impl Contribution {
    /// The events of contributing `amount` each time within a term.
    ///
    /// ```
    /// use finplan_domain::loan::{Contribution, Strategy};
    /// use finplan_domain::money::Money;
    /// let yearly = Contribution::Recurring { first: 12, every: 12 };
    /// assert_eq!(yearly.events(Money::from_minor(1), Strategy::ReduceTerm, 60).len(), 5);
    /// let thrice = Contribution::Until { first: 12, every: 12, last: 36 };
    /// assert_eq!(thrice.events(Money::from_minor(1), Strategy::ReduceTerm, 60).len(), 3);
    /// ```
    #[must_use]
    pub fn events(self, amount: Money, strategy: Strategy, months: u32) -> Vec<LoanEvent> {
        let event = |after| LoanEvent::Prepayment { after, amount, strategy };
        let (first, every, last) = match self {
            Contribution::Once { after } => (after, 1, after),
            Contribution::Recurring { first, every } => (first, every, months.min(super::MAX_MONTHS)),
            Contribution::Until { first, every, last } => (first, every, last.min(super::MAX_MONTHS)),
        };
        let step = usize::try_from(every.max(1)).unwrap_or(usize::MAX);
        (first..=last.min(months)).step_by(step).map(event).collect()
    }
}
