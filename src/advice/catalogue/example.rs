//! What a product's fees come to for one amount: the example beside them.

use rust_decimal::Decimal;

use super::Product;
use super::fee::{Fee, FeeBasis, FeeKind, Tier};
use crate::base::decimal::DecimalExt as _;

/// The amount of an example where the customer named none, in currency units.
const USUAL_AMOUNT: u32 = 100_000;

/// For so long an example holds the product.
const DAYS: u32 = 365;

/// The fees of one product for one amount, held for a year.
#[derive(Clone, Debug, PartialEq)]
pub struct Example<'a> {
    /// What is put in or borrowed, in currency units.
    pub amount: Decimal,
    /// Each fee with what it comes to, in the bank's order.
    pub lines: Vec<Line<'a>>,
    /// What all of them come to; `None` where one that is due has no figure.
    pub total: Option<Decimal>,
}

/// One fee of an example.
#[derive(Clone, Debug, PartialEq)]
pub struct Line<'a> {
    /// The fee.
    pub fee: &'a Fee,
    /// What it comes to, in currency units; `None` where it has no figure, or is due only if something goes wrong.
    pub cost: Option<Decimal>,
    /// Whether that is counted on the amount: what a contract charges may differ a little, as where a sales charge is
    /// counted on what is left after it.
    pub about: bool,
}

impl<'a> Example<'a> {
    /// The fees of `product` for the amount that the customer named, or the usual one: within what can be put in.
    #[must_use]
    pub fn of(product: &'a Product, named: Option<Decimal>) -> Example<'a> {
        let most = product.loan.as_ref().map_or(product.maximum, |loan| loan.maximum);
        let wanted = named.filter(|amount| *amount > Decimal::ZERO).unwrap_or(USUAL_AMOUNT.into());
        let amount = most.map_or(wanted, |most| wanted.min(most)).max(product.minimum.unwrap_or_default());
        let mut total = Some(Decimal::ZERO);
        let mut lines = Vec::new();
        for fee in &product.fees {
            let cost = cost(fee, amount);
            if cost.is_some() || !fee.contingent {
                total = total.and_then(|total| total.add_checked(cost?));
            }
            let about = matches!(fee.basis, FeeBasis::PercentAYear | FeeBasis::PercentOnce);
            lines.push(Line { fee, cost, about: about && cost.is_some_and(|cost| cost > Decimal::ZERO) });
        }
        Example { amount, lines, total }
    }
}

/// What a fee comes to on `amount` within a year.
fn cost(fee: &Fee, amount: Decimal) -> Option<Decimal> {
    // Whoever gives the product back after a year pays what holds then; what else needs an event needs one, unless it
    // is free whatever happens.
    if fee.contingent && fee.kind != FeeKind::Redemption && !fee.is_free() {
        return None;
    }
    let holds = |tier: &&Tier| {
        tier.below_days.is_none_or(|days| DAYS < days) && tier.from_amount.is_none_or(|least| amount >= least)
    };
    let value = fee.tiers.iter().find(holds).map(|tier| tier.value).or(fee.value)?;
    match fee.basis {
        FeeBasis::PercentAYear | FeeBasis::PercentOnce => {
            let cost = amount.mul_checked(value)?.div_checked(Decimal::ONE_HUNDRED)?;
            Some(cost.round_half_up(2).normalize())
        }
        FeeBasis::AmountOnce | FeeBasis::AmountAYear => Some(value),
        FeeBasis::Noted => None,
    }
}
