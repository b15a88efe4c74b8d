//! What the tool asks for.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::advice::facts::Need;
use crate::domain::pension::{BetweenAges, RetirementGroup};
use crate::tool::choice::Choice;
use crate::tool::input::{InputKind, Range};
use crate::tool::inputs::{Entered, Inputs};
use crate::tool::meaning::{Reference, Tells};
use crate::tool::wish::Wish;

/// The highest age that is looked ahead to.
pub(super) const MAX_AGE: u32 = 110;

/// Whose retirement, what it costs, and what there is for it. Amounts are in currency units at today's prices.
#[derive(Clone, Debug, Inputs)]
#[tool("retirement", with_money_for(Need::Saving), under(Wish::Saving))]
pub struct Retirement {
    /// The month of birth.
    #[input(InputKind::Month(Range::scaled(-960, -192, 1, -420, 0)))]
    pub birth: NaiveDate,
    /// Whose lawful age it is.
    #[choice]
    pub work: Work,
    /// When work ends.
    #[choice]
    pub when: When,
    /// The age at which it ends, in whole years.
    #[input(InputKind::Count(Range::whole(40, 75, 1, 63)), only(when = Own))]
    pub age: Option<u32>,
    /// What is spent a month from then on.
    #[input(InputKind::Money(Range::whole(0, 1_000_000, 100, 6_000)))]
    pub spending: Decimal,
    /// What is put aside already.
    #[input(InputKind::Money(Range::whole(0, 100_000_000, 1_000, 100_000)), tells(Tells::Amount))]
    pub savings: Decimal,
    /// What is put aside every month until then.
    #[input(InputKind::Money(Range::whole(0, 1_000_000, 100, 2_000)))]
    pub monthly: Decimal,
    /// Where the pension comes from.
    #[choice(assumed)]
    pub pension: PensionSource,
    /// The pension a month.
    #[input(InputKind::Money(Range::whole(0, 1_000_000, 100, 3_000)), only(pension = Known), assumed)]
    pub known_pension: Option<Decimal>,
    /// The months of contributions so far (累计缴费月数).
    #[input(InputKind::Months(Range::whole(0, 600, 12, 132)), only(pension = Estimate), assumed)]
    pub paid: Option<Entered<u32>>,
    /// What the individual account holds (个人账户储存额).
    #[input(InputKind::Money(Range::whole(0, 10_000_000, 1_000, 67_000)), only(pension = Estimate), assumed)]
    pub account: Option<Entered<Decimal>>,
    /// The wage on which contributions are paid, in percent of the average wage (平均缴费指数).
    #[input(InputKind::Percent(Range::whole(10, 300, 5, 80).usual(60, 300, 0)), only(pension = Estimate), assumed)]
    pub index: Option<Decimal>,
    /// The calculation base of the place (计发基数), a month.
    #[input(InputKind::Money(Range::whole(1_000, 100_000, 100, 8_000)), only(pension = Estimate), assumed)]
    pub base: Option<Decimal>,
    /// By how many percent a year wages rise, and the base with them.
    #[input(a_rate(200), only(pension = Estimate), assumed)]
    pub wage_growth: Option<Decimal>,
    /// What the individual account earns a year, in percent (记账利率).
    #[input(a_rate(200), only(pension = Estimate), assumed)]
    pub account_rate: Option<Decimal>,
    /// The months over which the account is paid where the age is no whole year.
    #[choice(only(pension = Estimate), assumed)]
    pub between: Option<Between>,
    /// Other income a month after work.
    #[input(InputKind::Money(Range::whole(0, 1_000_000, 100, 0)), assumed)]
    pub other: Decimal,
    /// What the enterprise annuity holds (企业年金).
    #[input(InputKind::Money(Range::whole(0, 10_000_000, 1_000, 0)), assumed)]
    pub annuity: Decimal,
    /// What goes into it every month, the employer's part included.
    #[input(InputKind::Money(Range::whole(0, 100_000, 100, 0)), assumed)]
    pub annuity_monthly: Decimal,
    /// What is paid into the personal pension every year (个人养老金).
    #[input(InputKind::Money(Range::whole(0, 100_000, 1_000, 0)), assumed)]
    pub personal: Decimal,
    /// By how many percent a year prices rise.
    #[input(InputKind::Percent(Range::scaled(0, 1_500, 25, 200, 2).usual(0, 600, 2)), assumed)]
    pub inflation: Decimal,
    /// The return of a year in a bad case, in percent; below 0 it is a loss.
    #[input(a_return(0), assumed, begins(Reference::BadReturn))]
    pub bad: Decimal,
    /// The return of a year in a middle case, in percent.
    #[input(a_return(150), assumed, begins(Reference::MiddleReturn))]
    pub middle: Decimal,
    /// The return of a year in a good case, in percent.
    #[input(a_return(300), assumed, begins(Reference::GoodReturn))]
    pub good: Decimal,
    /// The age up to which the money has to last.
    #[input(InputKind::Count(Range::whole(70, MAX_AGE, 1, 90)), assumed)]
    pub until: u32,
}

const fn a_return(default: i64) -> InputKind {
    InputKind::Percent(Range::scaled(-2_000, 2_000, 25, default, 2).usual(-500, 800, 2))
}

const fn a_rate(default: i64) -> InputKind {
    InputKind::Percent(Range::scaled(-500, 1_500, 25, default, 2).usual(0, 800, 2))
}

/// Whose lawful age it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Work {
    /// A man.
    Man,
    /// A woman whose original age is 55: in management, or in a technical post.
    WomanOffice,
    /// A woman whose original age is 50.
    WomanWorker,
}

/// When work ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum When {
    /// At the lawful age.
    Lawful,
    /// In the first month in which a pension can be drawn by choice (弹性提前退休).
    Earliest,
    /// In the last month to which it can be put off (弹性延迟退休).
    Latest,
    /// At an age of one's own.
    Own,
}

/// Where the pension comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum PensionSource {
    /// It is worked out by the rules for employees of the mainland.
    Estimate,
    /// The customer knows it.
    Known,
    /// There is none.
    None,
}

/// The months over which the account is paid where the age is no whole year: provinces differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Between {
    /// Those of the whole age.
    Floor,
    /// In between.
    Interpolate,
}

impl Work {
    /// The group of the rules.
    pub(super) const fn group(self) -> RetirementGroup {
        match self {
            Work::Man => RetirementGroup::Male,
            Work::WomanOffice => RetirementGroup::Female55,
            Work::WomanWorker => RetirementGroup::Female50,
        }
    }
}

impl Between {
    /// The way of the rules.
    pub(super) const fn ages(self) -> BetweenAges {
        match self {
            Between::Floor => BetweenAges::Floor,
            Between::Interpolate => BetweenAges::Interpolate,
        }
    }
}
