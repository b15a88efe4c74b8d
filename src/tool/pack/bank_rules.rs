//! How a bank counts interest, when it reprices, and what it allows of a prepayment.

use rust_decimal::Decimal;

use super::Edition;
use crate::domain::day_count::DayCount;
use crate::domain::loan::{MonthOfChange, Penalty, PenaltyBasis, PrepaymentRules, RepricingDay};
use crate::domain::money::{Currency, Money, Rounding};

/// What the bank's contracts say.
#[derive(Clone, Debug, PartialEq)]
pub struct BankRules {
    /// Whose rules they are.
    pub edition: Edition,
    /// How the days of a broken period are counted.
    pub day_count: Days,
    /// How interest is rounded.
    pub rounding: Rounded,
    /// The repricing day that the bank offers first.
    pub repricing: RepricingDay,
    /// Months between repricings.
    pub cycle_months: u32,
    /// How the interest of the month is counted in which the rate changes.
    pub month_of_change: Change,
    /// The least down payment in percent of the price, where the bank names one.
    pub down_payment: Option<Decimal>,
    /// What is agreed about prepaying.
    pub prepaying: Prepaying,
}

/// How the days of a broken period are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Days {
    /// Actual days, 360 of them a year.
    Act360,
    /// Actual days, 365 of them a year.
    Act365,
    /// Full months of 30 days and the actual days left, 360 of them a year (对年对月对日).
    Months30,
}

/// How interest is rounded. The only rule there is so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounded {
    /// The interest of each period once, half up to the cent; the last payment clears the balance.
    HalfUpCent,
}

/// How the interest of the month is counted in which the rate changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// The whole month costs the new rate.
    NewRate,
    /// The month is shared by its days.
    ShareOfMonth,
    /// Each day costs a part of the annual rate, as the day count says.
    ActualDays,
}

/// What is agreed about prepaying. Amounts are in units of the institution's currency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Prepaying {
    /// The least amount.
    pub minimum: Decimal,
    /// Amounts are multiples of this; zero for any.
    pub unit: Decimal,
    /// The payments that must be made first.
    pub not_before: u32,
    /// How many prepayments may fall into any twelve payments.
    pub per_year: Option<u32>,
    /// What a prepayment costs.
    pub penalty: Option<PenaltyRule>,
}

/// What a prepayment costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PenaltyRule {
    /// What it is counted on.
    pub on: PenaltyOn,
    /// Percent, or whole months of interest.
    pub value: Decimal,
    /// The payments after which it is free.
    pub free_after: Option<u32>,
}

/// What a penalty is counted on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PenaltyOn {
    /// Percent of the amount prepaid.
    Amount,
    /// Percent of the balance before it.
    Balance,
    /// Months of interest on the amount prepaid.
    MonthsOfInterest,
}

impl Days {
    /// Every way to count.
    pub const ALL: [Days; 3] = [Days::Act360, Days::Act365, Days::Months30];
    /// Their names in the document.
    pub const CODES: &[&str] = &["act_360", "act_365", "months_30"];

    /// The convention of the calculation.
    #[must_use]
    pub const fn convention(self) -> DayCount {
        match self {
            Days::Act360 => DayCount::Act360,
            Days::Act365 => DayCount::Act365Fixed,
            Days::Months30 => DayCount::Months30,
        }
    }
}

impl Rounded {
    /// Every rule.
    pub const ALL: [Rounded; 1] = [Rounded::HalfUpCent];
    /// Their names in the document.
    pub const CODES: &[&str] = &["half_up_cent"];
}

impl Change {
    /// Every way.
    pub const ALL: [Change; 3] = [Change::NewRate, Change::ShareOfMonth, Change::ActualDays];
    /// Their names in the document.
    pub const CODES: &[&str] = &["new_rate", "share_of_month", "actual_days"];
}

impl PenaltyOn {
    /// Every base.
    pub const ALL: [PenaltyOn; 3] = [PenaltyOn::Amount, PenaltyOn::Balance, PenaltyOn::MonthsOfInterest];
    /// Their names in the document.
    pub const CODES: &[&str] = &["amount", "balance", "months_of_interest"];
}

impl BankRules {
    /// How the month of a change is counted.
    #[must_use]
    pub const fn change(&self) -> MonthOfChange {
        match (self.month_of_change, self.day_count) {
            (Change::NewRate, _) => MonthOfChange::NewRate,
            (Change::ShareOfMonth, _) => MonthOfChange::ShareOfMonth,
            (Change::ActualDays, Days::Act365) => MonthOfChange::ActualDays { year: 365 },
            (Change::ActualDays, _) => MonthOfChange::ActualDays { year: 360 },
        }
    }
}

impl Prepaying {
    /// The same, in the smallest unit of the currency.
    #[must_use]
    pub fn rules(&self, currency: Currency) -> PrepaymentRules {
        let money = |amount| Money::from_decimal(amount, currency, Rounding::HalfUp).unwrap_or_default();
        PrepaymentRules {
            minimum: money(self.minimum),
            unit: money(self.unit),
            not_before: self.not_before,
            per_year: self.per_year,
            penalty: self.penalty.map_or_else(Penalty::default, |rule| Penalty {
                basis: match rule.on {
                    PenaltyOn::Amount => PenaltyBasis::PercentOfAmount(rule.value),
                    PenaltyOn::Balance => PenaltyBasis::PercentOfBalance(rule.value),
                    PenaltyOn::MonthsOfInterest => {
                        PenaltyBasis::MonthsOfInterest(u32::try_from(rule.value.trunc()).unwrap_or(0))
                    }
                },
                free_after: rule.free_after,
            }),
        }
    }
}
