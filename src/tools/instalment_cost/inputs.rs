//! What the tool asks for.

use rust_decimal::Decimal;

use crate::advice::facts::Need;
use crate::domain::money::Money;
use crate::tool::choice::Choice;
use crate::tool::input::{InputKind, Range};
use crate::tool::inputs::{Inputs, Key};
use crate::tool::meaning::Tells;

/// What is offered: an amount that is paid in instalments (分期), and how it is charged for.
#[derive(Clone, Debug, Inputs)]
#[tool("instalment_cost", borrowing_for(Need::Purchase))]
pub struct InstalmentCost {
    /// What is paid in instalments.
    #[input(InputKind::Money(Range::whole(1_000, 5_000_000, 1_000, 12_000)), tells(Tells::Amount))]
    pub amount: Money,
    /// How many instalments there are, one a month.
    #[input(InputKind::Months(Range::whole(2, 60, 1, 12)), tells(Tells::Months))]
    pub periods: u32,
    /// How it is charged for; the input of the same name has the percentage of the amount.
    #[choice]
    pub charge: Charge,
    /// The fee of each period (每期手续费), in percent.
    #[input(InputKind::Percent(Range::scaled(0, 500, 5, 60, 2).usual(0, 150, 2)), only(charge = Fee))]
    pub fee: Option<Decimal>,
    /// The flat rate of a year (平息), in percent of the original amount.
    #[input(InputKind::Percent(Range::scaled(0, 6_000, 10, 720, 2).usual(0, 1_800, 2)), only(charge = FlatRate))]
    pub flat_rate: Option<Decimal>,
    /// The fee that comes once, with the first instalment, in percent.
    #[input(InputKind::Percent(Range::scaled(0, 3_000, 10, 500, 2).usual(0, 1_500, 2)), only(charge = Once))]
    pub once: Option<Decimal>,
    /// How many of the first periods have a fee of their own.
    #[input(InputKind::Months(Range::whole(1, 59, 1, 3)), only(charge = Stepped))]
    pub early_periods: Option<u32>,
    /// The fee of each of them, in percent.
    #[input(InputKind::Percent(Range::scaled(0, 2_000, 5, 150, 2)), only(charge = Stepped))]
    pub stepped: Option<Decimal>,
    /// The fee of each period after them, in percent.
    #[input(InputKind::Percent(Range::scaled(0, 500, 5, 30, 2).usual(0, 150, 2)), only(charge = Stepped))]
    pub late_fee: Option<Decimal>,
    /// What is taken at the start, whenever the first instalment is due.
    #[input(taken_off(), assumed)]
    pub up_front: Money,
    /// When the first instalment is due.
    #[choice(assumed)]
    pub first_payment: FirstPayment,
    /// How many of the first periods cost nothing, by a coupon.
    #[input(InputKind::Months(Range::whole(0, 60, 1, 0)), unless(charge = Once), assumed)]
    pub free_periods: Option<u32>,
    /// What paying at once would save.
    #[input(taken_off(), assumed)]
    pub discount: Money,
}

const fn taken_off() -> InputKind {
    InputKind::Money(Range::whole(0, 5_000_000, 100, 0))
}

/// How an instalment plan is charged for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum Charge {
    /// The same fee each period.
    Fee,
    /// Interest of a year on the original amount.
    FlatRate,
    /// One fee, with the first instalment.
    Once,
    /// The first periods have another fee than those after them.
    Stepped,
}

impl Charge {
    /// The input with the percentage; of the first periods where those have one of their own.
    #[must_use]
    pub const fn percentage(self) -> Key<InstalmentCost, Decimal> {
        match self {
            Charge::Fee => InstalmentCost::FEE,
            Charge::FlatRate => InstalmentCost::FLAT_RATE,
            Charge::Once => InstalmentCost::ONCE,
            Charge::Stepped => InstalmentCost::STEPPED,
        }
    }
}

/// When the first instalment is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
pub enum FirstPayment {
    /// A month after the start.
    Later,
    /// At the start.
    Now,
}
