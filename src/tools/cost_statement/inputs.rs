//! What the tool asks for.

use rust_decimal::Decimal;

use crate::advice::facts::Need;
use crate::domain::money::Money;
use crate::domain::rate::AnnualRate;
use crate::tool::choice::Choice;
use crate::tool::input::{InputKind, Range};
use crate::tool::inputs::{Inputs, Row};
use crate::tool::meaning::Tells;

/// A loan and every charge that it comes with.
#[derive(Clone, Debug, Inputs)]
#[tool("cost_statement", borrowing_for(Need::Purchase))]
pub struct CostStatement {
    /// What is lent.
    #[input(InputKind::Money(Range::whole(1_000, 100_000_000, 1_000, 100_000)), tells(Tells::Amount))]
    pub amount: Money,
    /// The payments, one a month.
    #[input(InputKind::Months(Range::whole(1, 360, 1, 12)), tells(Tells::Months))]
    pub periods: u32,
    /// How it is repaid (还款方式), and with that what the interest is of.
    #[choice]
    pub method: Method,
    /// The yearly rate (合同年利率).
    #[input(InputKind::Percent(Range::scaled(0, 6_000, 10, 600, 2).usual(0, 2_400, 2)), unless(method = Fee))]
    pub annual_rate: Option<AnnualRate>,
    /// The fee of each payment (每期手续费率), in percent of the original amount.
    #[input(InputKind::Percent(Range::scaled(0, 500, 5, 60, 2).usual(0, 150, 2)), only(method = Fee))]
    pub fee: Option<Decimal>,
    /// When the first payment is made.
    #[choice(only(method = FlatFee | Fee))]
    pub first_payment: Option<FirstPayment>,
    /// How the annualised all-in cost (年化综合融资成本) of the headline is reached.
    #[choice(assumed)]
    pub all_in: AllIn,
    /// The charges besides the interest.
    #[rows(Range::whole(0, 8, 1, 0))]
    pub items: Vec<Item>,
}

/// A charge besides the interest.
#[derive(Clone, Copy, Debug, Row)]
#[row(CostStatement::items, most = 8)]
pub struct Item {
    /// What it is for.
    #[choice]
    pub kind: ItemKind,
    /// How it is charged.
    #[choice]
    pub basis: Basis,
    /// So many percent: of the amount lent, and in an event of the sum concerned.
    #[input(
        InputKind::Percent(Range::scaled(0, 10_000, 10, 100, 2)),
        only(basis = OncePercent | FirstPercent | EachPercent)
    )]
    pub percent: Option<Decimal>,
    /// How much each time.
    #[input(InputKind::Money(Range::whole(0, 10_000_000, 100, 500)), only(basis = Once | Each))]
    pub amount: Option<Money>,
    /// Who collects it.
    #[choice]
    pub by: Collector,
}

/// How a loan is repaid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Method {
    /// 等额本息: the same payment every month.
    EqualInstallment,
    /// 等额本金: the same principal part every month, plus interest on what is owed.
    EqualPrincipal,
    /// 按月付息、到期还本: interest every month, the principal at the end.
    InterestOnly,
    /// 等本等息: the same principal part, and interest on the original amount every month.
    FlatFee,
    /// 分期: the same principal part, and a fee every month.
    Fee,
}

/// When the first payment is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum FirstPayment {
    /// A month after the drawdown.
    Later,
    /// With the drawdown.
    Now,
}

/// How the annualised all-in cost is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum AllIn {
    /// Twelve times the monthly internal rate of return.
    Simple,
    /// That rate, compounded over a year.
    Compound,
    /// Each item for a year, added up.
    Sum,
}

/// What a charge is for: what is paid in any case, then what falls due only in some event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum ItemKind {
    /// 担保费.
    Guarantee,
    /// 保险费.
    Insurance,
    /// 评估费.
    Appraisal,
    /// 服务费.
    Service,
    /// Another fee.
    Other,
    /// 逾期罚息: for paying late.
    Late,
    /// 提前还款违约金: for repaying early.
    Prepayment,
    /// A charge in another event.
    OtherEvent,
}

/// How a charge is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Basis {
    /// At the start, a percentage.
    OncePercent,
    /// At the start, an amount.
    Once,
    /// With the first payment, a percentage.
    FirstPercent,
    /// With each payment, a percentage.
    EachPercent,
    /// With each payment, an amount.
    Each,
}

/// Who collects a charge (收取主体).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Collector {
    /// A guarantor or an insurer.
    Guarantor,
    /// The lender.
    Lender,
    /// A partner or a platform.
    Partner,
    /// Another party.
    Other,
}
