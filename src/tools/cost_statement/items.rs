//! The items of a loan's cost besides its interest, as they are entered.

use rust_decimal::Decimal;

use crate::domain::cost::{Due, Fee, Occurrence};
use crate::domain::money::{Currency, Money, Rounding};
use crate::tool::value::{Fault, Values};

/// How many items a form holds.
pub(super) const MOST_ITEMS: u32 = 8;

/// What is paid in any case, then what falls due only in some event.
pub(super) const KINDS: &[&str] =
    &["guarantee", "insurance", "appraisal", "service", "other", LATE, "prepayment", "other_event"];
const LATE: &str = "late";
/// The kinds that fall due only in some event.
const CONTINGENT: [&str; 3] = [LATE, "prepayment", "other_event"];

/// How an item is charged.
pub(super) const BASES: &[&str] = &["once_percent", "once", "first_percent", "each_percent", "each"];
pub(super) const PERCENT: &[&str] = &["once_percent", "first_percent", "each_percent"];
pub(super) const AMOUNT: &[&str] = &["once", "each"];

/// Who collects it.
pub(super) const COLLECTORS: &[&str] = &["guarantor", "lender", "partner", "other"];

/// The inputs of the item at this place.
macro_rules! row {
    ($place:literal) => {
        $crate::row!("items", $place,
            "kind" => Kind::Choice(items::KINDS);
            "basis" => Kind::Choice(items::BASES);
            "percent" => Kind::Percent(Range::scaled(0, 10_000, 10, 100, 2)), if "basis" is items::PERCENT;
            "amount" => Kind::Money(Range::whole(0, 10_000_000, 100, 500)), if "basis" is items::AMOUNT;
            "by" => Kind::Choice(items::COLLECTORS);
        )
    };
}
pub(super) use row;

/// How much is charged each time.
#[derive(Clone, Copy)]
pub(super) enum Charge {
    Amount(Money),
    /// So many percent, and what they come to of the loan.
    Percent(Decimal, Money),
}

/// One item.
pub(super) struct Item {
    pub(super) kind: &'static str,
    pub(super) basis: &'static str,
    pub(super) by: &'static str,
    pub(super) charge: Charge,
    pub(super) contingent: bool,
}

impl Item {
    /// The item among the flows of a loan that is paid as agreed.
    pub(super) fn fee(&self) -> Fee {
        let (Charge::Amount(amount) | Charge::Percent(_, amount)) = self.charge;
        let due = match self.basis {
            "each" | "each_percent" => Due::EveryPayment,
            "first_percent" => Due::With(1),
            _ => Due::Upfront,
        };
        Fee { name: self.kind, collector: self.by, amount, due, occurrence: Occurrence::Normal }
    }
}

/// The items that the form shows; percentages are of `principal`, rounded half-up.
pub(super) fn read(values: &Values, principal: Money, currency: Currency) -> Result<Vec<Item>, Fault> {
    let mut items = Vec::new();
    for place in 1..=values.whole("items") {
        let prefix = ["items", &place.to_string(), "_"].concat();
        let id = |name: &str| [&prefix, name].concat();
        let kind = values.choice(&id("kind"));
        let basis = values.choice(&id("basis"));
        let charge = if PERCENT.contains(&basis) {
            let percent = values.number(&id("percent"));
            let amount = principal.percent(percent, Rounding::HalfUp).map_err(|_| Fault::out_of_range("amount"))?;
            Charge::Percent(percent, amount)
        } else {
            Charge::Amount(values.money(&id("amount"), currency))
        };
        let contingent = CONTINGENT.contains(&kind);
        items.push(Item { kind, basis, by: values.choice(&id("by")), charge, contingent });
    }
    Ok(items)
}

/// The input of the item that costs most over so many payments; `None` where none costs anything.
pub(super) fn dearest(items: &[Item], payments: u32) -> Option<&'static str> {
    let mut dearest: Option<(Money, usize)> = None;
    for (place, item) in items.iter().enumerate().filter(|(_, item)| !item.contingent) {
        let fee = item.fee();
        let times = if fee.due == Due::EveryPayment { payments } else { 1 };
        let cost = fee.amount.times(times).unwrap_or(Money::MAX);
        if cost.is_positive() && dearest.is_none_or(|(most, _)| cost > most) {
            dearest = Some((cost, place));
        }
    }
    let (_, place) = dearest?;
    let name = if PERCENT.contains(&items.get(place)?.basis) { "percent" } else { "amount" };
    let id = ["items", &place.checked_add(1)?.to_string(), "_", name].concat();
    super::TOOL.input(&id).map(|input| input.id)
}
