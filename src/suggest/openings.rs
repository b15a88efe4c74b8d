//! Which products are one answer away, and which answer that is: found by making the list with each.

use chrono::NaiveDate;

use super::need;
use crate::advice::question::{Opening, ProductAnswer, answers};
use crate::advice::ranking::{RankingOrder, Suggestions};
use crate::advice::segment::Visit;
use crate::advice::suitability::Customer;
use crate::config::Bank;

/// The answers that each open a product that `list` withholds from `customer`, in the order of [`Topic`] and of the
/// products, with all that they open. What is asked is not known yet; see [`question`](crate::advice::question).
///
/// [`Topic`]: crate::advice::question::Topic
#[must_use]
pub fn openings<'a>(
    bank: &'a Bank,
    list: &Suggestions<'a>,
    customer: &Customer,
    visit: &Visit,
    order: RankingOrder,
    today: NaiveDate,
) -> Vec<Opening<'a>> {
    let rules = bank.rules(today);
    let mut candidates: Vec<ProductAnswer> = Vec::new();
    for other in &list.withheld {
        for answer in answers(other.product, &other.reasons, customer, &rules) {
            if !candidates.contains(&answer) {
                candidates.push(answer);
            }
        }
    }
    // A stable sort: within a topic the order of the products stays.
    candidates.sort_by_key(ProductAnswer::topic);
    let mut openings: Vec<Opening<'a>> = Vec::new();
    for answer in candidates {
        let mut changed = customer.clone();
        answer.apply_to(&mut changed);
        if order == RankingOrder::Personal {
            changed.segment = need(bank, &changed, visit, today).map(|(segment, _)| segment.id.clone());
        }
        let now = super::products(bank, &changed, order, today);
        let mut products = Vec::new();
        for other in &list.withheld {
            // A product is asked for by one question, however many would do.
            let open = |opening: &Opening<'_>| {
                opening.answer.topic() != answer.topic()
                    && opening.products.iter().any(|known| known.id == other.product.id)
            };
            let asked = answers(other.product, &other.reasons, customer, &rules).contains(&answer);
            if asked && !openings.iter().any(open) && now.shown.iter().any(|one| one.product.id == other.product.id) {
                products.push(other.product);
            }
        }
        if !products.is_empty() {
            openings.push(Opening { answer, products });
        }
    }
    openings
}
