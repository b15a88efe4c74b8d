//! What can happen to a loan after it is signed.

use crate::money::Money;
use crate::rate::AnnualRate;

/// What a prepayment changes (提前还款方式).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Strategy {
    /// 月供减少，期限不变: the payment is computed anew on the new balance over the remaining months.
    ReducePayment,
    /// 缩短期限，月供不变: the old payment (or the old principal part) goes on until nothing is left.
    ReduceTerm,
}

/// What becomes of the interest while payments are suspended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Deferral {
    /// It is paid every period; only the principal waits (宽限期).
    PayInterest,
    /// Nothing is paid; the interest is added to the balance (利息资本化).
    Capitalise,
}

/// One change during the life of a loan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LoanEvent {
    /// From payment `from` on (counted from 1), another annual rate (重定价). The level payment is computed anew on the
    /// balance over the remaining months; a principal part never changes. The same rate again changes nothing.
    Rate {
        /// The first payment at the new rate.
        from: u32,
        /// The new annual rate.
        rate: AnnualRate,
    },
    /// The same, but the interest of payment `with` is split by time (分段计息): `before` parts of a year at the old rate
    /// and `after` parts at the new one, each a `whole`-th of a year. Its principal part is that of a whole period at
    /// the new rate. Day 11 of a month of 31 is `(10, 21, 372)` as a share of the month, `(10, 21, 360)` by actual
    /// days.
    ///
    /// Which of them a bank uses is a matter of the contract; [`LoanEvent::Rate`] is the rule where it says nothing.
    /// One for each payment: the last one counts.
    RateSplit {
        /// The payment whose period contains the day of the change.
        with: u32,
        /// The new annual rate.
        rate: AnnualRate,
        /// Parts of a year at the old rate.
        before: u32,
        /// Parts of a year at the new rate.
        after: u32,
        /// The parts in a year; above zero.
        whole: u32,
    },
    /// Extra principal, paid right after payment `after`; 0 is before the first. More than the balance settles the
    /// loan, nothing changes nothing.
    Prepayment {
        /// The payment it follows.
        after: u32,
        /// The extra principal; zero or more.
        amount: Money,
        /// What becomes of the payments.
        strategy: Strategy,
    },
    /// `count` payments from `from` on are suspended (延期还款); the rest is computed anew over the periods left.
    Holiday {
        /// The first payment suspended.
        from: u32,
        /// How many are.
        count: u32,
        /// What becomes of the interest.
        interest: Deferral,
    },
    /// From payment `from` on, a level payment of the customer's choice until nothing is left. What is still owed at
    /// the end of the term is due with the last payment.
    Payment {
        /// The first payment of this size.
        from: u32,
        /// The payment; zero or more. One that does not cover the interest lets the balance grow.
        amount: Money,
    },
    /// From payment `from` on, a budget for each payment date: what the payment due leaves of it is prepaid right after
    /// it. A payment above the budget is made all the same.
    Budget {
        /// The first payment with it.
        from: u32,
        /// Payment and prepayment together; zero or more.
        amount: Money,
        /// What becomes of the payments.
        strategy: Strategy,
    },
    /// A fee that is due together with payment `with`; it is no part of the balance.
    Fee {
        /// The payment it is due with.
        with: u32,
        /// The fee; zero or more.
        amount: Money,
    },
}

impl LoanEvent {
    /// Its place in time: before payment `n` is `2n - 1`, after it `2n`.
    pub(super) const fn moment(&self) -> u64 {
        let period = match self {
            LoanEvent::Prepayment { after, .. } => return (*after as u64).saturating_mul(2),
            LoanEvent::Rate { from, .. }
            | LoanEvent::Holiday { from, .. }
            | LoanEvent::Payment { from, .. }
            | LoanEvent::Budget { from, .. } => *from,
            LoanEvent::Fee { with, .. } | LoanEvent::RateSplit { with, .. } => *with,
        };
        // What belongs to "payment 0" belongs to the first.
        let period = if period == 0 { 1 } else { period };
        (period as u64).saturating_mul(2).saturating_sub(1)
    }
}
