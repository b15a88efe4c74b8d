//! What the tool asks for.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::advice::facts;
use crate::domain::day_count::DayCount;
use crate::domain::money::Money;
use crate::domain::rate::AnnualRate;
use crate::tool::choice::Choice;
use crate::tool::input::{Counted, InputKind, Range};
use crate::tool::inputs::{Inputs, Row};
use crate::tool::meaning::Tells;

/// The longest loan.
pub(super) const MAX_MONTHS: u32 = 60;

/// What a business needs money for, what it has, and what it can borrow at.
#[derive(Clone, Debug, Inputs)]
#[tool("business_loan", borrowing_for(facts::Need::WorkingCapital))]
pub struct BusinessLoan {
    /// The most that is needed at a time: the loan, or the limit of the line (额度).
    #[input(InputKind::Money(Range::whole(10_000, 50_000_000, 10_000, 500_000)), tells(Tells::Amount))]
    pub amount: Money,
    /// For how long.
    #[input(InputKind::Months(Range::whole(1, MAX_MONTHS, 1, 12)), tells(Tells::Months))]
    pub months: u32,
    /// How the money is used.
    #[choice]
    pub r#use: Use,
    /// How many days of each month it is used.
    #[input(InputKind::Count(Range::whole(1, 27, 1, 15)), counting(Counted::Days), only(r#use = Days))]
    pub days: Option<u32>,
    /// What is drawn and repaid.
    #[rows(Range::whole(0, 6, 1, 2), only(r#use = Listed))]
    pub moves: Vec<Move>,
    /// What an average month leaves for repayment.
    #[input(amount(1_000, 30_000))]
    pub surplus: Money,
    /// Which months leave more.
    #[choice]
    pub season: Season,
    /// What is in hand at the start.
    #[input(amount(1_000, 20_000))]
    pub cash: Money,
    /// The rate of the line (随借随还), by the day.
    #[input(rate(450))]
    pub line_rate: AnnualRate,
    /// The rate of a loan that is paid out at once, by the month.
    #[input(rate(380))]
    pub term_rate: AnnualRate,
    /// What the line costs at the start and after each twelve months.
    #[input(amount(100, 0), assumed)]
    pub line_fee: Money,
    /// What a loan costs at the start.
    #[input(amount(100, 0), assumed)]
    pub term_fee: Money,
    /// How many days a year of interest has.
    #[choice(assumed)]
    pub base: Base,
    /// The share of a year's surplus that the three strong months bring, in percent.
    #[input(InputKind::Percent(Range::whole(25, 100, 5, 60)), only(season = Summer | Winter | YearEnd), assumed)]
    pub strong: Option<Decimal>,
}

/// Money that is drawn or repaid. A draw and a repayment take turns at first.
#[derive(Clone, Debug, Row)]
#[row(BusinessLoan::moves, most = 6)]
pub struct Move {
    /// Which of them it is.
    #[input(InputKind::Choice(kinds(place)))]
    pub kind: Direction,
    /// How much it is.
    #[input(InputKind::Money(Range::whole(1_000, 50_000_000, 10_000, 500_000)))]
    pub amount: Money,
    /// The month of it,
    #[input(InputKind::Month(Range::whole(1, MAX_MONTHS, 1, 2 * place - 1)))]
    pub month: NaiveDate,
    /// and the day of the month.
    #[input(InputKind::Count(Range::whole(1, 31, 1, day(place))), counting(Counted::Days))]
    pub day: u32,
}

/// The options of a row, of which the first is the default.
const fn kinds(place: u32) -> &'static [&'static str] {
    const REPAY_FIRST: &[&str] = &[Direction::Repay.code(), Direction::Draw.code()];
    if is_draw(place) { Direction::CODES } else { REPAY_FIRST }
}

const fn day(place: u32) -> u32 {
    if is_draw(place) { 1 } else { 15 }
}

const fn is_draw(place: u32) -> bool {
    !place.is_multiple_of(2)
}

const fn rate(default: i64) -> InputKind {
    InputKind::Percent(Range::scaled(0, 3_600, 5, default, 2).usual(200, 1_800, 2))
}

const fn amount(step: u32, default: u32) -> InputKind {
    InputKind::Money(Range::whole(0, 50_000_000, step, default))
}

/// How borrowed money is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Use {
    /// Some days each month.
    Days,
    /// All the time; it is repaid from the surplus.
    Throughout,
    /// As the customer lists it.
    Listed,
}

/// Whether money goes out or comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Direction {
    /// It is drawn from the line.
    Draw,
    /// It is put back.
    Repay,
}

/// The three months of a year that leave more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Season {
    /// None: all months are alike.
    Even,
    /// June to August.
    Summer,
    /// December to February.
    Winter,
    /// October to December.
    YearEnd,
}

impl Season {
    /// The months that leave more, by number; `None` where all are alike.
    #[must_use]
    pub const fn strong_months(self) -> Option<[u32; 3]> {
        match self {
            Season::Even => None,
            Season::Summer => Some([6, 7, 8]),
            Season::Winter => Some([12, 1, 2]),
            Season::YearEnd => Some([10, 11, 12]),
        }
    }
}

/// How many days a year of interest has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Base {
    /// 360.
    #[code("360")]
    Days360,
    /// 365.
    #[code("365")]
    Days365,
}

impl From<Base> for DayCount {
    fn from(base: Base) -> DayCount {
        match base {
            Base::Days360 => DayCount::Act360,
            Base::Days365 => DayCount::Act365Fixed,
        }
    }
}
