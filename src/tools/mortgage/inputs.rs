//! What the tool asks for.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::advice::facts::Need;
use crate::domain::loan::RepricingDay;
use crate::domain::money::Money;
use crate::domain::rate::AnnualRate;
use crate::tool::choice::Choice;
use crate::tool::input::{Counted, InputKind, Range};
use crate::tool::inputs::{Entered, Inputs, Row, Set};
use crate::tool::meaning::{Meaning, Reference, Tells};
use crate::tool::wish::Wish;
use crate::tools::repayment::{Mode, Repayment};

impl Mortgage {
    /// A plain loan as what the tool asks for, with every choice that it depends on, since a bank may begin them with
    /// another option; what else is known of the loan comes behind.
    pub(in crate::tools) fn of_loan(amount: Decimal, annual_rate: Decimal) -> Vec<Set<Mortgage>> {
        vec![
            Mortgage::BY.to(By::Amount),
            Mortgage::KIND.to(Lender::Commercial),
            Mortgage::RATE_BY.to(RateBy::Annual),
            Mortgage::AMOUNT.to(amount),
            Mortgage::ANNUAL_RATE.to(annual_rate),
        ]
    }
}

const fn percent(default: i64) -> InputKind {
    InputKind::Percent(Range::scaled(0, 2_400, 5, default, 2).usual(100, 700, 2))
}

const fn money(most: u32, step: u32, default: u32) -> InputKind {
    InputKind::Money(Range::whole(0, most, step, default))
}

/// A loan for a home, and what is expected on the way.
///
/// Price, down payment and amount stay as they were typed: a bank's limits hold for what they come to before rounding.
#[derive(Clone, Debug, Inputs)]
#[tool("mortgage", borrowing_for(Need::Home), under(Wish::Home))]
pub struct Mortgage {
    /// What is known of the amount.
    #[choice(assumed)]
    pub by: By,
    /// What the home costs.
    #[input(
        InputKind::Money(Range::whole(50_000, 200_000_000, 10_000, 1_500_000)),
        only(by = Share | Down),
        tells(Tells::Price)
    )]
    pub price: Option<Decimal>,
    /// What is paid down (首付), in percent of the price.
    #[input(InputKind::Percent(Range::whole(0, 95, 5, 30)), only(by = Share), tells(Tells::OwnShare))]
    pub down_share: Option<Decimal>,
    /// What is paid down.
    #[input(money(200_000_000, 10_000, 450_000), only(by = Down), tells(Tells::Own))]
    pub down_payment: Option<Decimal>,
    /// What is borrowed in all.
    #[input(
        InputKind::Money(Range::whole(10_000, 100_000_000, 10_000, 1_000_000)),
        only(by = Amount),
        means(Meaning::HomeLoan),
        tells(Tells::Amount)
    )]
    pub amount: Option<Decimal>,
    /// Who lends it.
    #[choice]
    pub kind: Lender,
    /// What the fund lends of it.
    #[input(money(20_000_000, 10_000, 400_000), only(kind = Combination))]
    pub fund_amount: Option<Money>,
    /// The rate of the fund.
    #[input(percent(260), only(kind = Fund | Combination), begins(Reference::HousingFund))]
    pub fund_rate: Option<Entered<AnnualRate>>,
    /// Which home of the household it is.
    #[choice(only(kind = Fund | Combination))]
    pub home: Option<Home>,
    /// The city whose fund lends.
    #[choice(only(kind = Fund | Combination))]
    pub city: Option<City>,
    /// How many people borrow.
    #[input(
        InputKind::Count(Range::whole(1, 2, 1, 1)),
        counting(Counted::People),
        only(city = Beijing | Shanghai | Shenzhen | Zhongshan)
    )]
    pub borrowers: Option<u32>,
    /// How the rate of the commercial loan is given.
    #[choice(only(kind = Commercial | Combination))]
    pub rate_by: Option<RateBy>,
    /// The rate of the commercial loan.
    #[input(percent(350), only(rate_by = Annual), means(Meaning::HomeLoanRate), begins(Reference::Lpr))]
    pub annual_rate: Option<AnnualRate>,
    /// The LPR that it starts from (贷款市场报价利率).
    #[input(percent(350), only(rate_by = Lpr), begins(Reference::Lpr))]
    pub lpr: Option<AnnualRate>,
    /// What is added to LPR (加点), in hundredths of a percentage point; below zero it is taken off.
    #[input(InputKind::Count(Range::scaled(-200, 300, 5, 0, 0)), counting(Counted::BasisPoints), only(rate_by = Lpr))]
    pub basis_points: Option<i32>,
    /// Years from the first payment to the last.
    #[input(InputKind::Years(Range::whole(1, 40, 1, 30)), means(Meaning::HomeLoanTerm), tells(Tells::Years))]
    pub term: u32,
    /// How the payments run.
    #[choice]
    pub method: Repayment,
    /// On which day of its cycle the loan is repriced (重定价日).
    #[choice(only(rate_by = Lpr), assumed, begins(Reference::RepricingDay))]
    pub repricing: Option<RepricingDay>,
    /// Months from one repricing to the next.
    #[input(
        InputKind::Months(Range::whole(3, 12, 3, 12)),
        only(rate_by = Lpr),
        assumed,
        begins(Reference::RepricingCycle)
    )]
    pub cycle: Option<u32>,
    /// The month of the first payment.
    #[input(InputKind::Month(Range::whole(0, 36, 1, 1)), assumed)]
    pub first_month: NaiveDate,
    /// How interest is counted.
    #[choice(assumed)]
    pub counting: Counting,
    /// The month in which the money is paid out,
    #[input(InputKind::Month(Range::whole(0, 36, 1, 0)), only(counting = Days), assumed)]
    pub drawn: Option<NaiveDate>,
    /// and the day of it.
    #[input(InputKind::Count(Range::whole(1, 31, 1, 20)), counting(Counted::Days), only(counting = Days), assumed)]
    pub drawn_day: Option<u32>,
    /// The day of each month on which a payment is due.
    #[input(InputKind::Count(Range::whole(1, 28, 1, 20)), counting(Counted::Days), only(counting = Days), assumed)]
    pub pay_day: Option<u32>,
    /// What is paid once for the loan, without taxes.
    #[input(money(5_000_000, 500, 0), assumed)]
    pub fees: Money,
    /// What a guarantor takes once (担保费).
    #[input(money(5_000_000, 500, 0), assumed)]
    pub guarantee: Money,
    /// What insurance costs at the start of each year.
    #[input(money(500_000, 100, 0), assumed)]
    pub insurance: Money,
    /// What is expected on the way.
    #[rows(Range::whole(0, 10, 1, 0), assumed)]
    pub events: Vec<Expected>,
}

/// Something that is expected on the way.
#[derive(Clone, Debug, Row)]
#[row(Mortgage::events, most = 10)]
pub struct Expected {
    /// What happens.
    #[choice]
    pub kind: Change,
    /// The month of it: after that month's payment something is prepaid, from it on another rate holds.
    #[input(InputKind::Month(Range::whole(0, 480, 1, 12)))]
    pub month: NaiveDate,
    /// What is prepaid.
    #[input(InputKind::Money(Range::whole(1_000, 100_000_000, 10_000, 100_000)), among(kind = Prepay))]
    pub amount: Option<Money>,
    /// What the prepayment changes.
    #[choice(among(kind = Prepay))]
    pub mode: Option<Mode>,
    /// The new rate.
    #[input(percent(350), among(kind = Rate))]
    pub rate: Option<AnnualRate>,
}

/// What is known of the amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum By {
    /// The amount itself.
    Amount,
    /// The price, and the share of it that is paid down.
    Share,
    /// The price, and the sum that is paid down.
    Down,
}

/// Who lends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Lender {
    /// A bank (商业贷款).
    Commercial,
    /// The housing provident fund (公积金贷款).
    Fund,
    /// Both together (组合贷款).
    Combination,
}

/// Which home of a household it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Home {
    /// The first (首套).
    First,
    /// The second (二套).
    Second,
}

/// Cities whose limits the built-in pack knows; a bank's pack may have others for the same names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum City {
    /// Any other.
    Other,
    /// 北京.
    Beijing,
    /// 上海.
    Shanghai,
    /// 深圳.
    Shenzhen,
    /// 中山.
    Zhongshan,
}

/// How a rate is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum RateBy {
    /// As a rate of its own.
    Annual,
    /// As LPR and basis points, repriced on its day.
    Lpr,
}

/// How interest is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Counting {
    /// By whole months.
    Months,
    /// As the bank's statement counts, from the day of the payout.
    Days,
}

/// What happens on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Change {
    /// Something is prepaid (提前还款).
    Prepay,
    /// The rate changes.
    Rate,
}

impl Choice for RepricingDay {
    const ALL: &'static [RepricingDay] = &RepricingDay::ALL;
    const CODES: &'static [&'static str] = RepricingDay::CODES;

    fn code(self) -> &'static str {
        match self {
            RepricingDay::JanuaryFirst => "january_first",
            RepricingDay::Anniversary => "anniversary",
        }
    }
}
