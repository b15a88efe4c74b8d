//! What the tool asks for.

use rust_decimal::Decimal;

use crate::advice::facts::Need;
use crate::domain::household::Frequency;
use crate::domain::money::Money;
use crate::domain::rate::AnnualRate;
use crate::tool::choice::Choice;
use crate::tool::input::{InputKind, Range};
use crate::tool::inputs::{Inputs, Row};
use crate::tool::meaning::{Meaning, Reference, Tells, Within};
use crate::tool::wish::Wish;

/// The longest term of the form, in years.
pub(super) const MAX_YEARS: u32 = 40;

/// A household's month, and the loan that it has in mind. What it can carry is borrowed as a mortgage.
#[derive(Clone, Debug, Inputs)]
#[tool("affordability", borrowing_for(Need::Home), answering(&[("top", Meaning::HomeLoan)]), under(Wish::Home))]
pub struct Affordability {
    /// What comes in every month after tax (到手收入).
    #[input(monthly(1_000, 15_000), means(Meaning::MonthlyIncome))]
    pub income: Money,
    /// What a second person brings in every month.
    #[input(monthly(0, 0), means(Meaning::PartnerIncome))]
    pub second_income: Money,
    /// What other debts take every month.
    #[input(monthly(0, 0), means(Meaning::DebtPayments))]
    pub debts: Money,
    /// What living costs every month.
    #[input(monthly(0, 5_000))]
    pub living: Money,
    /// What comes or goes in another rhythm than the month.
    #[rows(Range::whole(0, 6, 1, 0))]
    pub others: Vec<Other>,
    /// What is saved already, in currency units.
    #[input(InputKind::Money(Range::whole(0, 100_000_000, 10_000, 100_000)))]
    pub savings: Decimal,
    /// The loan that is wanted. Nothing is wanted where it is 0: the least that is lent is no limit here.
    #[input(
        InputKind::Money(Range::whole(0, 100_000_000, 10_000, 0)),
        within(Within { meaning: Meaning::HomeLoan, times: 1, least: false }),
        tells(Tells::Amount)
    )]
    pub wanted: Money,
    /// The rate of the loan.
    #[input(
        InputKind::Percent(Range::scaled(0, 2_400, 5, 350, 2).usual(100, 700, 2)),
        means(Meaning::HomeLoanRate),
        begins(Reference::Lpr)
    )]
    pub annual_rate: AnnualRate,
    /// How long it lasts, in years.
    #[input(InputKind::Years(Range::whole(1, MAX_YEARS, 1, 30)), means(Meaning::HomeLoanTerm), tells(Tells::Years))]
    pub term: u32,
    /// What the housing fund pays towards the payment each month (公积金冲还贷).
    #[input(monthly(0, 0), assumed)]
    pub fund: Money,
    /// The share of income that all debts may take in comfort, in percent.
    #[input(share(35), assumed, means(Meaning::ComfortableShare))]
    pub comfortable: Decimal,
    /// The share of income that they may take at most, in percent.
    #[input(share(50), assumed, means(Meaning::LimitShare))]
    pub limit: Decimal,
    /// How many months the savings should pay for everything.
    #[input(InputKind::Months(Range::whole(0, 24, 1, 6)), assumed)]
    pub reserve: u32,
}

/// What comes or goes in another rhythm than the month.
#[derive(Clone, Debug, Row)]
#[row(Affordability::others, most = 6)]
pub struct Other {
    /// What it is.
    #[choice]
    pub kind: Flow,
    /// How much it is each time.
    #[input(InputKind::Money(Range::whole(0, 10_000_000, 500, 0)))]
    pub amount: Money,
    /// How often it comes.
    #[choice]
    pub per: Rhythm,
}

const fn monthly(least: u32, default: u32) -> InputKind {
    InputKind::Money(Range::whole(least, 10_000_000, 500, default))
}

const fn share(default: u32) -> InputKind {
    InputKind::Percent(Range::whole(5, 100, 1, default))
}

/// What money comes as or goes for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Flow {
    /// It comes in.
    Income,
    /// It repays a debt.
    Debts,
    /// It is spent on living.
    Living,
}

/// How often money comes or goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Rhythm {
    /// Once a year.
    Year,
    /// Twice a year.
    HalfYear,
    /// Four times a year.
    Quarter,
    /// Every four weeks.
    FourWeeks,
    /// Every two weeks.
    TwoWeeks,
    /// Every week.
    Week,
}

impl From<Rhythm> for Frequency {
    fn from(rhythm: Rhythm) -> Frequency {
        match rhythm {
            Rhythm::Year => Frequency::Yearly,
            Rhythm::HalfYear => Frequency::HalfYearly,
            Rhythm::Quarter => Frequency::Quarterly,
            Rhythm::FourWeeks => Frequency::EveryFourWeeks,
            Rhythm::TwoWeeks => Frequency::EveryTwoWeeks,
            Rhythm::Week => Frequency::Weekly,
        }
    }
}
