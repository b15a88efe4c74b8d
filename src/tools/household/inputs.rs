//! What the tool asks for.

use rust_decimal::Decimal;

use crate::advice::facts::Need;
use crate::domain::household::{Frequency, PartnerSplit};
use crate::domain::money::Money;
use crate::tool::choice::Choice;
use crate::tool::input::{InputKind, Range};
use crate::tool::inputs::{Inputs, Row};
use crate::tool::meaning::{Meaning, Reference, Tells};
use crate::tool::wish::Wish;

/// A household's month, the money that is at hand, and what else it owns and owes.
#[derive(Clone, Debug, Inputs)]
#[tool("household", with_money_for(Need::Emergency), under(Wish::Saving))]
pub struct Household {
    /// What comes in every month after tax (到手收入).
    #[input(monthly(0, 15_000), means(Meaning::MonthlyIncome))]
    pub income: Money,
    /// What a partner brings in every month.
    #[input(monthly(0, 0), means(Meaning::PartnerIncome))]
    pub second_income: Money,
    /// What cannot be left out of a month, without debts (必要支出).
    #[input(monthly(100, 5_000), means(Meaning::EssentialSpending))]
    pub essential: Money,
    /// Everything else that is spent in a month.
    #[input(monthly(0, 3_000))]
    pub wants: Money,
    /// What debts take every month.
    #[input(monthly(0, 0), means(Meaning::DebtPayments))]
    pub debts: Money,
    /// Money that is there within days (手头的钱).
    #[input(worth(30_000), means(Meaning::MoneyAtHand), tells(Tells::Amount))]
    pub savings: Money,
    /// How steady the income is: it decides how many months the money shall last.
    #[choice]
    pub steadiness: Steadiness,
    /// What comes or goes in another rhythm than the month.
    #[rows(Range::whole(0, 8, 1, 0))]
    pub others: Vec<Other>,
    /// For how many months the money at hand shall pay.
    #[input(InputKind::Months(Range::whole(1, 36, 1, 3)), assumed, begins(Reference::ReserveMonths))]
    pub reserve: u32,
    /// How two partners split what they spend.
    #[choice(assumed)]
    pub split: Split,
    /// The share of income that all debts may take in comfort, in percent.
    #[input(share(35), assumed, means(Meaning::ComfortableShare))]
    pub comfortable: Decimal,
    /// The share of income that they may take at most, in percent.
    #[input(share(50), assumed, means(Meaning::LimitShare))]
    pub limit: Decimal,
    /// Time deposits.
    #[input(worth(0), assumed)]
    pub deposits: Money,
    /// Funds and wealth products.
    #[input(worth(0), assumed)]
    pub funds: Money,
    /// Shares held directly.
    #[input(worth(0), assumed)]
    pub stocks: Money,
    /// What policies pay when they are given up (保单现金价值).
    #[input(worth(0), assumed)]
    pub policies: Money,
    /// Houses and flats.
    #[input(worth(0), assumed)]
    pub property: Money,
    /// Cars and everything else.
    #[input(worth(0), assumed)]
    pub other_assets: Money,
    /// What is owed on homes.
    #[input(worth(0), assumed)]
    pub home_debt: Money,
    /// What is owed besides.
    #[input(worth(0), assumed)]
    pub other_debt: Money,
}

/// What comes or goes in another rhythm than the month.
#[derive(Clone, Debug, Row)]
#[row(Household::others, most = 8)]
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

const fn worth(default: u32) -> InputKind {
    InputKind::Money(Range::whole(0, 100_000_000, 1_000, default))
}

const fn share(default: u32) -> InputKind {
    InputKind::Percent(Range::whole(5, 100, 1, default))
}

/// How steady an income is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Steadiness {
    /// The same every month.
    Steady,
    /// A part of it varies: bonuses, commission.
    Uneven,
    /// It may fail to come: an own business, jobs from time to time.
    Irregular,
}

/// How two partners split what they spend.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Split {
    /// In proportion to what they earn.
    ByIncome,
    /// Each half.
    Equal,
    /// So that both have the same left.
    SameLeftOver,
}

impl From<Split> for PartnerSplit {
    fn from(split: Split) -> PartnerSplit {
        match split {
            Split::ByIncome => PartnerSplit::ByIncome,
            Split::Equal => PartnerSplit::Equal,
            Split::SameLeftOver => PartnerSplit::SameLeftOver,
        }
    }
}

/// What money comes as or goes for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Flow {
    /// It comes in.
    Income,
    /// A partner brings it in.
    SecondIncome,
    /// It cannot be left out.
    Essential,
    /// It could be left out.
    Wants,
    /// It repays a debt.
    Debts,
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
    /// Twice a month.
    HalfMonth,
    /// Every four weeks.
    FourWeeks,
    /// Every two weeks.
    TwoWeeks,
    /// Every week.
    Week,
    /// Every day.
    Day,
}

impl From<Rhythm> for Frequency {
    fn from(rhythm: Rhythm) -> Frequency {
        match rhythm {
            Rhythm::Year => Frequency::Yearly,
            Rhythm::HalfYear => Frequency::HalfYearly,
            Rhythm::Quarter => Frequency::Quarterly,
            Rhythm::HalfMonth => Frequency::TwiceMonthly,
            Rhythm::FourWeeks => Frequency::EveryFourWeeks,
            Rhythm::TwoWeeks => Frequency::EveryTwoWeeks,
            Rhythm::Week => Frequency::Weekly,
            Rhythm::Day => Frequency::Daily,
        }
    }
}
