//! What the tool asks for.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::MAX_MONTHS;
use crate::advice::facts::Need;
use crate::tool::choice::Choice;
use crate::tool::input::{InputKind, Range};
use crate::tool::inputs::Inputs;
use crate::tool::meaning::{Reference, Tells};
use crate::tool::wish::Wish;

/// What is saved for, from what, and what it may earn. Amounts are in currency units: all that follows is a projection.
#[derive(Clone, Debug, Inputs)]
#[tool("saving_goal", with_money_for(Need::Saving), under(Wish::Saving))]
pub struct SavingGoal {
    /// What is asked for: it follows from the other two.
    #[choice]
    pub question: Question,
    /// What there shall be in the end.
    #[input(InputKind::Money(Range::whole(1_000, 100_000_000, 1_000, 200_000)), unless(question = Goal))]
    pub goal: Option<Decimal>,
    /// The month in which it shall be there.
    #[input(InputKind::Month(Range::whole(1, MAX_MONTHS, 1, 60)), unless(question = Target), tells(Tells::Until))]
    pub target: Option<NaiveDate>,
    /// What is saved every month.
    #[input(InputKind::Money(Range::whole(0, 1_000_000, 100, 3_000)), unless(question = Monthly))]
    pub monthly: Option<Decimal>,
    /// What is there already.
    #[input(InputKind::Money(Range::whole(0, 100_000_000, 1_000, 20_000)), tells(Tells::Amount))]
    pub start: Decimal,
    /// The return of a year in a bad case, in percent; below 0 it is a loss.
    #[input(a_return(0), assumed, begins(Reference::BadReturn))]
    pub bad: Decimal,
    /// The return of a year in a middle case, in percent.
    #[input(a_return(150), assumed, begins(Reference::MiddleReturn))]
    pub middle: Decimal,
    /// The return of a year in a good case, in percent.
    #[input(a_return(300), assumed, begins(Reference::GoodReturn))]
    pub good: Decimal,
}

const fn a_return(default: i64) -> InputKind {
    InputKind::Percent(Range::scaled(-2_000, 2_000, 25, default, 2).usual(-500, 800, 2))
}

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Question {
    /// What to save a month.
    Monthly,
    /// When the goal is reached.
    Target,
    /// What there will be.
    Goal,
}
