//! What a deposit pays: the rate that the bank has posted, by contract and no forecast.
//!
//! It stands beside the deposit with its day and its source while it counts, and the order never looks at it (R12).
//! Source: 《储蓄管理条例》第23条 (the rates of savings are posted), 《商业银行法》第31条 (deposit rates are announced),
//! 《广告法》第11条 (figures are true, with source and the time for which they hold).

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::base::LocalText;

/// What a deposit pays and how it is insured.
#[derive(Clone, Debug, PartialEq)]
pub struct Deposit {
    /// The rates in the bank's order.
    pub rates: Vec<DepositRate>,
    /// The day from which they count.
    pub as_of: NaiveDate,
    /// The last day on which they count as current; afterwards no figure is shown.
    pub stale_after: NaiveDate,
    /// Where the bank posted them.
    pub source: LocalText,
    /// How it is insured; `None` where the document does not say.
    pub insured: Option<Insured>,
}

/// A rate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DepositRate {
    /// Percent a year, simple.
    pub annual_rate: Decimal,
    /// For money left for so many months; `None` where it can be had at any time.
    pub months: Option<u32>,
    /// For amounts from this one on, in currency units.
    pub from_amount: Option<Decimal>,
}

/// How deposits are insured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Insured {
    /// The most that is paid out to one person for all that she has at one bank, interest included, in currency units.
    pub limit: Decimal,
    /// The day from which that counts.
    pub as_of: NaiveDate,
    /// The last day on which it counts as current; afterwards no figure is shown.
    pub stale_after: NaiveDate,
    /// The rule.
    pub source: LocalText,
}

impl Deposit {
    /// Whether the rates may be shown as those of `today`: not before their day and not once they are old.
    ///
    /// ```
    /// use finplan::advice::catalogue::deposit::Deposit;
    /// use finplan::base::LocalText;
    /// let day = |text: &str| text.parse().unwrap();
    /// let (as_of, stale_after) = (day("2026-11-02"), day("2027-05-02"));
    /// let posted = Deposit { rates: vec![], as_of, stale_after, source: LocalText::default(), insured: None };
    /// assert!(posted.is_current(as_of) && posted.is_current(stale_after));
    /// assert!(!posted.is_current(day("2026-11-01")) && !posted.is_current(day("2027-05-03")));
    /// ```
    #[must_use]
    pub fn is_current(&self, today: NaiveDate) -> bool {
        (self.as_of..=self.stale_after).contains(&today)
    }
}

impl Insured {
    /// Whether the limit may be shown as that of `today`.
    #[must_use]
    pub fn is_current(&self, today: NaiveDate) -> bool {
        (self.as_of..=self.stale_after).contains(&today)
    }
}
