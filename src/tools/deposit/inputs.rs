//! What the tool asks for.

use rust_decimal::Decimal;

use crate::advice::facts::Need;
use crate::domain::money::Money;
use crate::domain::rate::AnnualRate;
use crate::tool::choice::Choice;
use crate::tool::input::{Counted, InputKind, Range};
use crate::tool::inputs::Inputs;
use crate::tool::meaning::Tells;
use crate::tool::wish::Wish;

/// The longest time by the day.
const MAX_DAYS: u32 = 1_825;

/// What is put aside, in what, and for how long. Rates are the bank's or the customer's.
#[derive(Clone, Debug, Inputs)]
#[tool("deposit", with_money_for(Need::Preservation), under(Wish::Saving))]
pub struct Deposit {
    /// In what it is put.
    #[choice]
    pub kind: Kind,
    /// What is put aside.
    #[input(InputKind::Money(Range::whole(50, 50_000_000, 1_000, 200_000)), tells(Tells::Amount))]
    pub amount: Money,
    /// The term.
    #[input(InputKind::Months(Range::whole(1, 60, 1, 12)), only(kind = Time | Certificate), tells(Tells::Months))]
    pub months: Option<u32>,
    /// How long by the day: of a wealth product the days it is invested.
    #[input(
        InputKind::Count(Range::whole(1, MAX_DAYS, 1, 90)),
        counting(Counted::Days),
        only(kind = Notice | MoneyFund | Wealth)
    )]
    pub days: Option<u32>,
    /// How long a ladder is followed.
    #[input(InputKind::Years(Range::whole(1, 10, 1, 3)), only(kind = Ladder), tells(Tells::Years))]
    pub years: Option<u32>,
    /// The rate of a time deposit.
    #[input(rate(135), only(kind = Time))]
    pub rate: Option<AnnualRate>,
    /// That of a large-denomination certificate (大额存单).
    #[input(rate(155), only(kind = Certificate))]
    pub certificate_rate: Option<AnnualRate>,
    /// The days of notice.
    #[choice(among(kind = Notice))]
    pub notice: Option<Notice>,
    /// The rate of a notice deposit.
    #[input(rate(45), only(kind = Notice))]
    pub notice_rate: Option<AnnualRate>,
    /// The rates of the three terms of a ladder: one year,
    #[input(rate(135), only(kind = Ladder))]
    pub first_rate: Option<AnnualRate>,
    /// two years,
    #[input(rate(140), only(kind = Ladder))]
    pub second_rate: Option<AnnualRate>,
    /// and three.
    #[input(rate(155), only(kind = Ladder))]
    pub third_rate: Option<AnnualRate>,
    /// The yield of the last seven days, annualised (七日年化收益率).
    #[input(InputKind::Percent(Range::scaled(0, 1_000, 5, 130, 2).usual(50, 300, 2)), only(kind = MoneyFund))]
    pub seven_day: Option<Decimal>,
    /// The lower end of the benchmark (业绩比较基准).
    #[input(InputKind::Percent(Range::scaled(0, 1_000, 5, 180, 2).usual(50, 500, 2)), only(kind = Wealth))]
    pub low: Option<AnnualRate>,
    /// Its upper end.
    #[input(InputKind::Percent(Range::scaled(0, 1_000, 5, 260, 2).usual(50, 500, 2)), only(kind = Wealth))]
    pub high: Option<AnnualRate>,
    /// What happens at maturity.
    #[choice(among(kind = Time))]
    pub renew: Option<Renewal>,
    /// How many terms there are in all.
    #[input(InputKind::Count(Range::whole(2, 20, 1, 3)), only(renew = All | Principal))]
    pub terms: Option<u32>,
    /// By how much the rate of each further term is another one.
    #[input(
        InputKind::Count(Range::scaled(-100, 100, 5, 0, 0)),
        counting(Counted::BasisPoints),
        only(renew = All | Principal),
        assumed
    )]
    pub rate_change: Option<i32>,
    /// Whether something is taken out before maturity.
    #[choice(only(kind = Time | Certificate), assumed)]
    pub early: Option<Early>,
    /// What is taken out,
    #[input(InputKind::Money(Range::whole(50, 50_000_000, 1_000, 50_000)), only(early = Yes), assumed)]
    pub early_amount: Option<Money>,
    /// and after how many months.
    #[input(InputKind::Months(Range::whole(0, 59, 1, 6)), only(early = Yes), assumed)]
    pub early_months: Option<u32>,
    /// The yearly return of a wealth product in a bad case; below 0 it is a loss.
    #[input(InputKind::Percent(Range::scaled(-1_500, 1_000, 25, -100, 2).usual(-500, 100, 2)), only(kind = Wealth), assumed)]
    pub bad: Option<AnnualRate>,
    /// By how many percentage points the yield of the money fund falls in a bad case.
    #[input(InputKind::Percent(Range::scaled(0, 1_000, 5, 50, 2).usual(0, 200, 2)), only(kind = MoneyFund), assumed)]
    pub fall: Option<Decimal>,
    /// Days from payment until it is invested (募集期).
    #[input(InputKind::Count(Range::whole(0, 60, 1, 3)), counting(Counted::Days), only(kind = Wealth), assumed)]
    pub idle: Option<u32>,
    /// Days from maturity until the money is back (清算期).
    #[input(InputKind::Count(Range::whole(0, 60, 1, 2)), counting(Counted::Days), only(kind = Wealth), assumed)]
    pub settlement: Option<u32>,
    /// The demand rate (活期利率): of what is taken out early, without notice or not yet invested.
    #[input(InputKind::Percent(Range::scaled(0, 500, 5, 5, 2)), unless(kind = MoneyFund), assumed)]
    pub demand: Option<AnnualRate>,
    /// The least amount of a certificate.
    #[input(InputKind::Money(Range::whole(0, 1_000_000, 10_000, 200_000)), only(kind = Certificate), assumed)]
    pub certificate_least: Option<Money>,
    /// The least amount of a notice deposit.
    #[input(InputKind::Money(Range::whole(0, 1_000_000, 10_000, 50_000)), only(kind = Notice), assumed)]
    pub notice_least: Option<Money>,
    /// What is at the same institution already.
    #[input(InputKind::Money(Range::whole(0, 50_000_000, 10_000, 0)), assumed)]
    pub already: Money,
}

const fn rate(default: i64) -> InputKind {
    InputKind::Percent(Range::scaled(0, 1_000, 5, default, 2).usual(5, 400, 2))
}

/// In what money is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Kind {
    /// A time deposit (整存整取).
    Time,
    /// A large-denomination certificate (大额存单).
    Certificate,
    /// Three time deposits that mature one year after the other (阶梯存款).
    Ladder,
    /// A notice deposit (通知存款).
    Notice,
    /// A money fund (货币基金).
    MoneyFund,
    /// A wealth product with a benchmark (银行理财).
    Wealth,
}

/// The days of notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Notice {
    /// Seven.
    Seven,
    /// One.
    One,
}

impl Notice {
    /// How many days they are.
    pub(super) const fn days(self) -> u32 {
        match self {
            Notice::Seven => 7,
            Notice::One => 1,
        }
    }
}

/// What happens at maturity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Renewal {
    /// The money is taken.
    No,
    /// Principal and interest are deposited again (本息续存).
    All,
    /// The principal is, and the interest paid out (本金续存).
    Principal,
}

/// Whether something is taken out before maturity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Early {
    /// Nothing is.
    No,
    /// A part or all of it is.
    Yes,
}
