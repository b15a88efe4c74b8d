//! What the tool asks for.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::advice::facts::Need;
use crate::domain::money::Money;
use crate::domain::rate::AnnualRate;
use crate::tool::choice::Choice;
use crate::tool::input::{InputKind, Range};
use crate::tool::inputs::{Inputs, Row};
use crate::tool::meaning::{Meaning, Reference, Tells};
use crate::tool::wish::Wish;
use crate::tools::repayment::{Mode, Repayment};

const fn amount(default: u32) -> InputKind {
    InputKind::Money(Range::whole(100, 100_000_000, 1_000, default))
}

const fn month(default: u32) -> InputKind {
    InputKind::Month(Range::whole(0, 479, 1, default))
}

/// Months of an assumption, none at first.
const fn months() -> InputKind {
    InputKind::Months(Range::whole(0, 480, 1, 0))
}

/// An amount of an assumption, none at first.
const fn money(step: u32) -> InputKind {
    InputKind::Money(Range::whole(0, 100_000_000, step, 0))
}

/// A loan, what is prepaid of it, and what the contract says about that.
#[derive(Clone, Debug, Inputs)]
#[tool("prepayment", with_money_for(Need::Preservation), under(Wish::Home))]
pub struct Prepayment {
    /// What is asked for.
    #[choice]
    pub question: Question,
    /// What is owed today.
    #[input(InputKind::Money(Range::whole(10_000, 100_000_000, 10_000, 800_000)), means(Meaning::OwedBalance))]
    pub balance: Money,
    /// The rate of the loan.
    #[input(
        InputKind::Percent(Range::scaled(0, 2_400, 5, 350, 2).usual(100, 700, 2)),
        means(Meaning::OwedRate),
        begins(Reference::Lpr)
    )]
    pub annual_rate: AnnualRate,
    /// The payments that are left, one a month.
    #[input(InputKind::Months(Range::whole(2, 480, 1, 240)), means(Meaning::OwedMonths))]
    pub months_left: u32,
    /// How the payments run.
    #[choice]
    pub method: Repayment,
    /// How often something is prepaid.
    #[choice(unless(question = Budget))]
    pub every: Option<Every>,
    /// What is prepaid each time.
    #[input(amount(100_000), only(question = Amount), tells(Tells::Amount))]
    pub amount: Option<Money>,
    /// The interest that is to be saved.
    #[input(amount(50_000), only(question = Save))]
    pub save: Option<Money>,
    /// The month by which nothing is to be owed any more.
    #[input(month(120), only(question = FreeBy))]
    pub free_by: Option<NaiveDate>,
    /// What can be paid each month, the payment included.
    #[input(amount(6_000), only(question = Budget))]
    pub budget: Option<Money>,
    /// The month of the first prepayment.
    #[input(month(0))]
    pub month: NaiveDate,
    /// The month of the last one.
    #[input(month(479), only(every = Month | Quarter | Year))]
    pub until: Option<NaiveDate>,
    /// What it changes.
    #[choice(only(question = Amount | Save))]
    pub mode: Option<Mode>,
    /// Further prepayments.
    #[rows(Range::whole(0, 5, 1, 0), only(question = Amount))]
    pub extra: Vec<Further>,
    /// How much the contract says about prepaying.
    #[choice(assumed)]
    pub contract: Contract,
    /// What the charge is reckoned in.
    #[choice(only(contract = More), assumed)]
    pub penalty_kind: Option<Charge>,
    /// The charge (违约金), in percent of what is prepaid.
    #[input(
        InputKind::Percent(Range::scaled(0, 1_000, 10, 0, 2).usual(0, 300, 2)),
        unless(penalty_kind = Months),
        assumed
    )]
    pub penalty: Option<Decimal>,
    /// The charge, in months of interest on what is prepaid.
    #[input(InputKind::Months(Range::whole(1, 24, 1, 1)), only(penalty_kind = Months), assumed)]
    pub penalty_months: Option<u32>,
    /// After so many payments nothing is charged any more; 0 where it always is.
    #[input(months(), only(contract = More), assumed)]
    pub free_after: Option<u32>,
    /// The least that can be prepaid, except when settling.
    #[input(money(10_000), only(contract = More), assumed)]
    pub minimum: Option<Money>,
    /// The payments that have to be made before.
    #[input(months(), only(contract = More), assumed)]
    pub wait: Option<u32>,
    /// What the money would earn otherwise, net, in percent a year.
    #[input(
        InputKind::Percent(Range::scaled(-2_000, 2_000, 25, 150, 2).usual(-500, 500, 2)),
        means(Meaning::KeptReturn),
        assumed
    )]
    pub return_rate: Decimal,
    /// Everything saved; nothing where that is not to be looked at.
    #[input(money(10_000), assumed)]
    pub savings: Money,
    /// What a month of living takes (必要支出), the payment included; nothing where that is not to be looked at.
    #[input(money(500), assumed)]
    pub essentials: Money,
}

/// A further prepayment.
#[derive(Clone, Debug, Row)]
#[row(Prepayment::extra, most = 5)]
pub struct Further {
    /// The month of it.
    #[input(month(12 * place))]
    pub month: NaiveDate,
    /// What is prepaid.
    #[input(amount(50_000))]
    pub amount: Money,
}

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Question {
    /// What prepaying an amount saves.
    Amount,
    /// What to prepay so that so much interest is saved.
    Save,
    /// What to prepay so that nothing is owed by a month.
    FreeBy,
    /// What paying so much every month saves.
    Budget,
}

/// How often something is prepaid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Every {
    /// Once.
    Once,
    /// Every month.
    Month,
    /// Every three months.
    Quarter,
    /// Every year.
    Year,
}

/// How much a contract says about prepaying.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Contract {
    /// At most a charge that is a share of the amount.
    Plain,
    /// More than that.
    More,
}

/// What a charge for prepaying is reckoned in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Charge {
    /// Percent of what is prepaid.
    Percent,
    /// Months of interest on it.
    Months,
}
