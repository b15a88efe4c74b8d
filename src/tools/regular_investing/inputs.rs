//! What the tool asks for.

use rust_decimal::Decimal;

use crate::advice::facts::Need;
use crate::domain::rate::AnnualRate;
use crate::domain::tvm;
use crate::tool::choice::Choice;
use crate::tool::input::{InputKind, Range};
use crate::tool::inputs::Inputs;
use crate::tool::meaning::Tells;
use crate::tool::wish::Wish;

/// The longest plan.
pub(super) const MAX_YEARS: u32 = 40;

/// What is paid in, how often and for how long, and what it may earn. Amounts are in currency units: all that follows
/// is a projection.
#[derive(Clone, Debug, Inputs)]
#[tool("regular_investing", with_money_for(Need::Saving), under(Wish::Saving))]
pub struct RegularInvesting {
    /// What is paid in each time.
    #[input(InputKind::Money(Range::whole(10, 1_000_000, 100, 1_000)))]
    pub amount: Decimal,
    /// How often.
    #[choice]
    pub every: Every,
    /// For how long.
    #[input(InputKind::Years(Range::whole(1, MAX_YEARS, 1, 10)), tells(Tells::Years))]
    pub years: u32,
    /// What is there already, and invested at once.
    #[input(InputKind::Money(Range::whole(0, 100_000_000, 1_000, 0)), tells(Tells::Amount))]
    pub start: Decimal,
    /// The return of a year in a bad case, before fees; below 0 it is a loss.
    #[input(a_return(0), assumed)]
    pub bad: AnnualRate,
    /// The return of a year in a middle case.
    #[input(a_return(400), assumed)]
    pub middle: AnnualRate,
    /// The return of a year in a good case.
    #[input(a_return(800), assumed)]
    pub good: AnnualRate,
    /// How the fee of a purchase is taken.
    #[choice(assumed)]
    pub charged: Charged,
    /// The fee of a purchase in percent (申购费).
    #[input(InputKind::Percent(Range::scaled(0, 500, 5, 15, 2)), unless(charged = None), assumed)]
    pub front_fee: Option<Decimal>,
    /// The fees of a year in percent of the value (管理费, 托管费).
    #[input(InputKind::Percent(Range::scaled(0, 500, 5, 100, 2)), assumed)]
    pub annual_fee: Decimal,
    /// What prices rise by in a year.
    #[input(InputKind::Percent(Range::scaled(0, 1_000, 25, 200, 2).usual(0, 500, 2)), assumed)]
    pub inflation: AnnualRate,
    /// By how many percent more is paid in each further year (定投递增).
    #[input(InputKind::Percent(Range::whole(0, 20, 1, 0)), assumed)]
    pub step: Decimal,
    /// When in its period a contribution is paid.
    #[choice(assumed)]
    pub timing: Timing,
    /// Whether nothing is paid for a while.
    #[choice(assumed)]
    pub pause: Pause,
    /// After how many months that begins,
    #[input(InputKind::Months(Range::whole(0, 479, 1, 12)), only(pause = Yes), assumed)]
    pub pause_after: Option<u32>,
    /// and for how many months it lasts.
    #[input(InputKind::Months(Range::whole(1, 120, 1, 6)), only(pause = Yes), assumed)]
    pub pause_months: Option<u32>,
    /// The share of the money that is in shares, in percent.
    #[input(InputKind::Percent(Range::whole(0, 100, 5, 40)), assumed)]
    pub equity: Decimal,
    /// The share that is in bonds; the rest is cash.
    #[input(InputKind::Percent(Range::whole(0, 100, 5, 40)), assumed)]
    pub bonds: Decimal,
}

const fn a_return(default: i64) -> InputKind {
    InputKind::Percent(Range::scaled(-2_000, 2_000, 25, default, 2).usual(-500, 1_500, 2))
}

/// How often something is paid in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Every {
    /// Every month.
    Month,
    /// Every two weeks.
    TwoWeeks,
    /// Every week.
    Week,
}

impl Every {
    /// How often that is a year.
    pub(super) const fn per_year(self) -> u32 {
        match self {
            Every::Month => 12,
            Every::TwoWeeks => 26,
            Every::Week => 52,
        }
    }
}

/// How the fee of a purchase is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Charged {
    /// Of the net amount (外扣法).
    Outer,
    /// Of the amount paid (内扣法).
    Inner,
    /// Besides the amount.
    OnTop,
    /// There is none.
    None,
}

/// When in its period a contribution is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Timing {
    /// At its beginning.
    Begin,
    /// At its end.
    End,
}

impl Timing {
    /// The same of the calculation.
    pub(super) const fn convention(self) -> tvm::Timing {
        match self {
            Timing::Begin => tvm::Timing::Begin,
            Timing::End => tvm::Timing::End,
        }
    }
}

/// Whether nothing is paid for a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Pause {
    /// It goes on all the time.
    No,
    /// It pauses once.
    Yes,
}
