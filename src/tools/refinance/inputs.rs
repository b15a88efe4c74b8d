//! What the tool asks for.

use rust_decimal::Decimal;

use crate::advice::facts::Need;
use crate::domain::money::Money;
use crate::domain::rate::AnnualRate;
use crate::tool::choice::Choice;
use crate::tool::input::{InputKind, Range};
use crate::tool::inputs::{Inputs, Row};
use crate::tool::meaning::{Meaning, Tells, Within};
use crate::tool::wish::Wish;

/// The loan that takes over the balance is one of that size.
const SIZE: Within = Within { meaning: Meaning::HomeLoan, times: 1, least: true };
const TERM: Within = Within { meaning: Meaning::HomeLoanTerm, times: 12, least: true };

const fn rate(default: i64) -> InputKind {
    InputKind::Percent(Range::scaled(0, 2_400, 5, default, 2).usual(100, 700, 2))
}

const fn term() -> InputKind {
    InputKind::Months(Range::whole(1, 480, 12, 240))
}

/// A loan, and the offers that could take its place.
#[derive(Clone, Debug, Inputs)]
#[tool("refinance", borrowing_for(Need::Home), under(Wish::Home))]
pub struct Refinance {
    /// What is still owed.
    #[input(
        InputKind::Money(Range::whole(10_000, 100_000_000, 10_000, 800_000)),
        means(Meaning::OwedBalance),
        within(SIZE),
        tells(Tells::Amount)
    )]
    pub balance: Money,
    /// The yearly rate of the loan there is.
    #[input(rate(420), means(Meaning::OwedRate))]
    pub current_rate: AnnualRate,
    /// Its payments to come, one a month.
    #[input(term(), means(Meaning::OwedMonths), tells(Tells::Months))]
    pub months_left: u32,
    /// What repaying it early costs (提前还款违约金), in percent of the balance.
    #[input(InputKind::Percent(Range::scaled(0, 1_000, 10, 0, 2)))]
    pub penalty: Decimal,
    /// What is paid each month for a new loan.
    #[choice]
    pub pay: Pay,
    /// The loans that could take its place.
    #[rows(Range::whole(1, 3, 1, 1))]
    pub offers: Vec<NewLoan>,
}

/// A loan that could take the place of the one there is. The inputs of the first are older than the others.
#[derive(Clone, Debug, Row)]
#[row(Refinance::offers, most = 3)]
pub struct NewLoan {
    /// The yearly rate.
    #[input(rate(310), first("new_rate"))]
    pub rate: AnnualRate,
    /// Its payments, one a month.
    #[input(term(), first("new_term"), within(TERM))]
    pub term: u32,
    /// What it costs once, at the start, besides the penalty of the old loan.
    #[input(InputKind::Money(Range::whole(0, 1_000_000, 500, 5_000)), first("fees"))]
    pub fees: Money,
    /// Whether another rate holds at first.
    #[choice(first("new_intro"))]
    pub intro: Intro,
    /// The yearly rate at first.
    #[input(rate(250), first("new_intro_rate"), only(intro = Yes))]
    pub intro_rate: Option<AnnualRate>,
    /// For how many months it holds.
    #[input(InputKind::Months(Range::whole(1, 120, 1, 12)), first("new_intro_months"), only(intro = Yes))]
    pub intro_months: Option<u32>,
}

/// What is paid each month for a new loan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Pay {
    /// What is due.
    Due,
    /// The old payment, where it is higher.
    Keep,
}

/// Whether another rate holds at first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Intro {
    /// The same rate throughout.
    No,
    /// Another rate at first.
    Yes,
}
