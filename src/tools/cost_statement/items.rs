//! The items of a loan's cost besides its interest.

use rust_decimal::Decimal;

use super::{Basis, CostStatement, FieldError, Item, ItemKind};
use crate::domain::cost::{Fee, FeeDue, Occurrence};
use crate::domain::money::{Money, Rounding};
use crate::tool::text::Text;

/// How much is charged each time.
#[derive(Clone, Copy)]
pub(super) enum Charge {
    Amount(Money),
    /// So many percent, and what they come to of the loan.
    Percent(Decimal, Money),
}

/// An item with its charge.
pub(super) struct Charged {
    pub(super) item: Item,
    pub(super) charge: Charge,
}

impl ItemKind {
    /// Whether it falls due only in some event.
    pub(super) const fn is_contingent(self) -> bool {
        match self {
            ItemKind::Guarantee | ItemKind::Insurance | ItemKind::Appraisal | ItemKind::Service | ItemKind::Other => {
                false
            }
            ItemKind::Late | ItemKind::Prepayment | ItemKind::OtherEvent => true,
        }
    }
}

impl Charged {
    /// The item at this place; percentages are of `principal`, rounded half-up.
    fn of(place: usize, item: Item, principal: Money) -> Result<Charged, FieldError> {
        let charge = match item.basis {
            Basis::OncePercent | Basis::FirstPercent | Basis::EachPercent => {
                let percent = Item::PERCENT.at(place).shown(item.percent)?;
                let amount = principal.percent(percent, Rounding::HalfUp);
                Charge::Percent(percent, amount.map_err(|_| FieldError::out_of_range(CostStatement::AMOUNT))?)
            }
            Basis::Once | Basis::Each => Charge::Amount(Item::AMOUNT.at(place).shown(item.amount)?),
        };
        Ok(Charged { item, charge })
    }

    /// The item among the flows of a loan that is paid as agreed.
    pub(super) fn fee(&self) -> Fee {
        let (Charge::Amount(amount) | Charge::Percent(_, amount)) = self.charge;
        let due = match self.item.basis {
            Basis::OncePercent | Basis::Once => FeeDue::Upfront,
            Basis::FirstPercent => FeeDue::With(1),
            Basis::EachPercent | Basis::Each => FeeDue::EveryPayment,
        };
        let (name, collector) = (self.item.kind.code(), self.item.by.code());
        Fee { name, collector, amount, due, occurrence: Occurrence::Normal }
    }
}

/// The items of a loan with their charges.
pub(super) fn charged(input: &CostStatement) -> Result<Vec<Charged>, FieldError> {
    input.items.iter().enumerate().map(|(place, item)| Charged::of(place, *item, input.amount)).collect()
}

/// An error at the item that costs most over so many payments; `None` where none costs anything.
pub(super) fn error_at_dearest(items: &[Charged], payments: u32, text: &Text) -> Option<FieldError> {
    let mut dearest: Option<(Money, usize, Charge)> = None;
    for (place, one) in items.iter().enumerate().filter(|(_, one)| !one.item.kind.is_contingent()) {
        let fee = one.fee();
        let times = if fee.due == FeeDue::EveryPayment { payments } else { 1 };
        let cost = fee.amount.times(times).unwrap_or(Money::MAX);
        if cost.is_positive() && dearest.is_none_or(|(most, ..)| cost > most) {
            dearest = Some((cost, place, one.charge));
        }
    }
    let (_, place, charge) = dearest?;
    Some(match charge {
        Charge::Amount(_) => FieldError::at(Item::AMOUNT.at(place), text.clone()),
        Charge::Percent(..) => FieldError::at(Item::PERCENT.at(place), text.clone()),
    })
}
