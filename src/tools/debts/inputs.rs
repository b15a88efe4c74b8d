//! What the tool asks for.

use chrono::NaiveDate;

use super::SOON_MONTHS;
use super::plan::MAX_MONTHS;
use crate::domain::money::Money;
use crate::domain::rate::AnnualRate;
use crate::tool::choice::Choice;
use crate::tool::input::{InputKind, Range};
use crate::tool::inputs::{Inputs, Row};

/// Debts, how they are to be repaid, and a loan that may take their place.
#[derive(Clone, Debug, Inputs)]
#[tool("debts")]
pub struct Debts {
    /// What is owed today, debt by debt.
    #[rows(Range::whole(1, 6, 1, 2))]
    pub debts: Vec<Debt>,
    /// What is asked for.
    #[choice]
    pub question: Question,
    /// What is paid every month, for all debts together.
    #[input(InputKind::Money(Range::whole(10, 10_000_000, 500, 3_000)), only(question = Months))]
    pub budget: Option<Money>,
    /// The month in which nothing is owed any more.
    #[input(InputKind::Month(Range::whole(1, MAX_MONTHS, 1, SOON_MONTHS)), only(question = Budget))]
    pub target: Option<NaiveDate>,
    /// Which debt gets what the minimums leave.
    #[choice]
    pub order: PayoffStrategy,
    /// Whether one loan could take the place of all debts (债务整合).
    #[choice]
    pub offer: Offered,
    /// The yearly rate of that loan.
    #[input(InputKind::Percent(Range::scaled(0, 3_600, 5, 600, 2).usual(100, 1_500, 2)), only(offer = Yes))]
    pub offer_rate: Option<AnnualRate>,
    /// Its payments, one a month.
    #[input(InputKind::Months(Range::whole(1, 360, 1, 36)), only(offer = Yes))]
    pub offer_months: Option<u32>,
    /// What it costs once, at the start.
    #[input(InputKind::Money(Range::whole(0, 1_000_000, 100, 0)), only(offer = Yes))]
    pub offer_fees: Option<Money>,
}

/// A debt as it stands today.
#[derive(Clone, Debug, Row)]
#[row(Debts::debts, most = 6)]
pub struct Debt {
    /// What is owed.
    #[input(InputKind::Money(Range::whole(0, 10_000_000, 1_000, 20_000)))]
    pub balance: Money,
    /// The yearly rate.
    #[input(InputKind::Percent(Range::scaled(0, 3_600, 25, 1_825, 2).usual(100, 2_400, 2)))]
    pub rate: AnnualRate,
    /// What has to be paid every month.
    #[input(InputKind::Money(Range::whole(0, 1_000_000, 100, 1_000)))]
    pub minimum: Money,
}

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Question {
    /// When all is repaid.
    Months,
    /// What to pay a month.
    Budget,
}

/// Which debt gets what the minimums leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum PayoffStrategy {
    /// The dearest (雪崩法).
    Avalanche,
    /// The smallest (雪球法).
    Snowball,
}

/// Whether there is an offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Offered {
    /// There is none.
    No,
    /// There is one.
    Yes,
}
