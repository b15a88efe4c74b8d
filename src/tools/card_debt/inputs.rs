//! What the tool asks for.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{MAX_MONTHS, SOON_MONTHS};
use crate::domain::money::Money;
use crate::tool::choice::Choice;
use crate::tool::input::{InputKind, Range};
use crate::tool::inputs::Inputs;

/// A card, and what its holder wants to know.
#[derive(Clone, Debug, Inputs)]
#[tool("card_debt")]
pub struct CardDebt {
    /// What is asked for.
    #[choice]
    pub question: Question,
    /// What is owed today.
    #[input(InputKind::Money(Range::whole(100, 10_000_000, 1_000, 20_000)))]
    pub balance: Money,
    /// Which time the rate is for.
    #[choice]
    pub per: Per,
    /// The rate of that time, in percent.
    #[input(InputKind::Percent(Range::scaled(0, 3_600, 5, 1_825, 2)))]
    pub rate: Decimal,
    /// What is paid every month.
    #[input(InputKind::Money(Range::whole(10, 10_000_000, 100, 2_500)), unless(question = Payment))]
    pub monthly: Option<Money>,
    /// The month in which nothing is owed any more.
    #[input(InputKind::Month(Range::whole(1, MAX_MONTHS, 1, SOON_MONTHS)), unless(question = Months))]
    pub target: Option<NaiveDate>,
    /// The minimum payment (最低还款额): so many percent of what is owed,
    #[input(InputKind::Percent(Range::whole(1, 100, 1, 10)), assumed)]
    pub minimum_share: Decimal,
    /// but never less than this.
    #[input(InputKind::Money(Range::whole(10, 10_000, 10, 100)), assumed)]
    pub minimum_floor: Money,
}

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Question {
    /// When the card is cleared.
    Months,
    /// What to pay a month.
    Payment,
}

/// Which time a rate is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Per {
    /// A year.
    Year,
    /// A month.
    Month,
    /// A day.
    Day,
}
