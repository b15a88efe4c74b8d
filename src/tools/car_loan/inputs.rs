//! What the tool asks for.

use rust_decimal::Decimal;

use super::finance::MAX_MONTHS;
use crate::advice::facts::Need;
use crate::domain::money::Money;
use crate::domain::rate::AnnualRate;
use crate::tool::choice::Choice;
use crate::tool::input::{InputKind, Range};
use crate::tool::inputs::Inputs;
use crate::tool::meaning::{Meaning, Tells};

/// A car, the subsidised loan (贴息贷款) that is offered for it, and the other way to pay.
#[derive(Clone, Debug, Inputs)]
#[tool("car_loan", borrowing_for(Need::Purchase))]
pub struct CarLoan {
    /// What the car costs, before any discount.
    #[input(InputKind::Money(Range::whole(10_000, 10_000_000, 10_000, 180_000)), tells(Tells::Price))]
    pub price: Money,
    /// What is paid down (首付款).
    #[input(amount(10_000, 54_000), tells(Tells::Own))]
    pub down: Money,
    /// How long the loan lasts.
    #[input(InputKind::Months(Range::whole(6, MAX_MONTHS, 6, 36)), tells(Tells::Months))]
    pub months: u32,
    /// The rate of the subsidised loan.
    #[input(rate(0))]
    pub rate: AnnualRate,
    /// What is charged for it at the start.
    #[input(amount(500, 3_000))]
    pub fee: Money,
    /// The part of the loan that waits for the last payment (尾款), in percent.
    #[input(InputKind::Percent(Range::whole(0, 70, 5, 0)))]
    pub balloon: Decimal,
    /// What the price is lowered by without the subsidised loan.
    #[input(amount(1_000, 10_000))]
    pub discount: Money,
    /// How the car is paid for otherwise.
    #[choice]
    pub pay: Pay,
    /// The savings that cash comes from.
    #[input(InputKind::Money(Range::whole(0, 50_000_000, 10_000, 250_000)), only(pay = Savings))]
    pub savings: Option<Money>,
    /// The rate of the other loan.
    #[input(rate(450), only(pay = Loan))]
    pub other_rate: Option<AnnualRate>,
    /// What money that is kept earns in a year, in percent.
    #[input(
        InputKind::Percent(Range::scaled(0, 2_000, 25, 150, 2).usual(0, 500, 2)),
        assumed,
        means(Meaning::KeptReturn)
    )]
    pub return_rate: Decimal,
}

const fn amount(step: u32, default: u32) -> InputKind {
    InputKind::Money(Range::whole(0, 10_000_000, step, default))
}

const fn rate(default: i64) -> InputKind {
    InputKind::Percent(Range::scaled(0, 3_600, 10, default, 2).usual(0, 1_200, 2))
}

/// How a car is paid for without the subsidised loan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Pay {
    /// In cash, out of savings.
    Savings,
    /// With an ordinary loan.
    Loan,
}
