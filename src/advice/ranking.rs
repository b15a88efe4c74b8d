//! The order of suitable products: gate first, then fit.
//!
//! Never by return, which no product has here. Fit is, in this order: what the customer wants the money for, what
//! the segment needs, cash at hand where the money is needed soon, cost, and last the id, so that the same input
//! always gives the same list.

use rust_decimal::Decimal;

use super::catalogue::Product;
use super::facts::{Facts, Need};
use super::local_text::Locale;
use super::segment::{Segment, match_segment};
use super::suitability::{Customer, Rules, Verdict, WhyNot, WhyShown, check, tolerance};
use crate::domain::order::sorted;

/// Up to this many months the speed of getting cash decides before the cost does.
const SOON_MONTHS: u32 = 12;

/// A bank's products for one customer.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestions<'a> {
    /// The segment whose needs decided the order; `None` when personalisation is off, nothing is known about the
    /// customer or no rule holds.
    pub segment: Option<&'a Segment>,
    /// The suitable products in their order.
    pub shown: Vec<Suggestion<'a>>,
    /// The others in the bank's order.
    pub withheld: Vec<Withheld<'a>>,
}

/// A product that may be shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion<'a> {
    /// The product.
    pub product: &'a Product,
    /// Why it is shown, the reason of its place first.
    pub reasons: Vec<WhyShown>,
}

/// A product that is not shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Withheld<'a> {
    /// The product.
    pub product: &'a Product,
    /// Every reason.
    pub reasons: Vec<WhyNot>,
}

/// How the list is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// By fit to the customer.
    Personal,
    /// By name in this language, whatever is known about the customer (R20). The gate still stands.
    ByName(Locale),
}

/// The products that `customer` may be shown, in order, and the others with the reasons.
///
/// Loans and insurance are suggested only where a goal or segment asks for them; by name they are listed.
#[must_use]
pub fn suggest<'a>(
    products: &'a [Product],
    segments: &'a [Segment],
    customer: &Customer,
    rules: &Rules<'_>,
    order: Order,
) -> Suggestions<'a> {
    let level = tolerance(customer, rules).ok().map(|tolerance| tolerance.level);
    let personal = order == Order::Personal;
    // Of a customer nothing is said that is not known, and a stale result is no knowledge (R05).
    let known = customer.facts != Facts::default();
    let stale = customer.assessment.is_some() && level.is_none();
    let segment = match_segment(segments, &customer.facts, level);
    let segment = segment.filter(|_| personal && known && !stale);
    let needs = segment.map_or(&[][..], |segment| &segment.needs);
    let horizon = customer.facts.horizon_months;
    let soon = horizon.is_some_and(|months| months <= SOON_MONTHS);
    let mut ranked = Vec::new();
    let mut withheld = Vec::new();
    for product in products {
        let fit = if personal { Fit::of(product, customer.facts.goal, needs) } else { Fit::default() };
        let unasked = personal && !product.kind.holds_money() && fit.reason.is_none();
        match (check(product, customer, rules), unasked) {
            (Verdict::Shown(why), false) => {
                let reasons = fit.reason.into_iter().chain(why).collect();
                let place = match order {
                    Order::Personal => Place::fitting(product, &fit, soon),
                    Order::ByName(locale) => Place::named(product, locale),
                };
                ranked.push((place, Suggestion { product, reasons }));
            }
            (Verdict::Shown(_), true) => {
                withheld.push(Withheld { product, reasons: vec![WhyNot::NoSuchNeed] });
            }
            (Verdict::Withheld(mut reasons), _) => {
                if unasked {
                    reasons.push(WhyNot::NoSuchNeed);
                }
                withheld.push(Withheld { product, reasons });
            }
        }
    }
    let places: Vec<usize> = (0..ranked.len()).collect();
    let before = |a: &usize, b: &usize| match (ranked.get(*a), ranked.get(*b)) {
        (Some((a, _)), Some((b, _))) => a < b,
        _ => false,
    };
    let order = sorted(&places, &before).into_iter();
    let shown = order.filter_map(|place| ranked.get(place).map(|(_, suggestion)| suggestion.clone())).collect();
    Suggestions { segment, shown, withheld }
}

/// The place in the list: the fields are compared in their order.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Place<'a> {
    rank: usize,
    days: u32,
    cost: Decimal,
    name: &'a str,
    id: &'a str,
}

impl<'a> Place<'a> {
    fn fitting(product: &'a Product, fit: &Fit, soon: bool) -> Place<'a> {
        let (term, cash) = (product.term_days.unwrap_or(0), product.cash_days.unwrap_or(0));
        Place {
            rank: fit.rank,
            days: if soon { term.saturating_add(cash) } else { 0 },
            cost: product.yearly_cost(),
            name: "",
            id: &product.id,
        }
    }

    fn named(product: &'a Product, locale: Locale) -> Place<'a> {
        Place { rank: 0, days: 0, cost: Decimal::ZERO, name: product.name.get(locale), id: &product.id }
    }
}

/// How well a product serves the customer: 0 is best.
struct Fit {
    rank: usize,
    reason: Option<WhyShown>,
}

impl Default for Fit {
    fn default() -> Fit {
        Fit { rank: usize::MAX, reason: None }
    }
}

impl Fit {
    fn of(product: &Product, goal: Option<Need>, needs: &[Need]) -> Fit {
        if let Some(goal) = goal.filter(|goal| product.needs.contains(goal)) {
            return Fit { rank: 0, reason: Some(WhyShown::FitsGoal(goal)) };
        }
        let place = needs.iter().enumerate().find(|(_, need)| product.needs.contains(need));
        place.map_or_else(Fit::default, |(index, need)| Fit {
            rank: index.saturating_add(1),
            reason: Some(WhyShown::FitsNeed(*need)),
        })
    }
}
