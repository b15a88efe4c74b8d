//! The list as it is shown: in groups by purpose, each in the order of the ranking.

use chrono::NaiveDate;

use super::products;
use crate::advice::purpose::Purpose;
use crate::advice::ranking::{RankingOrder, Suggestion, Suggestions, Withheld};
use crate::advice::segment::Segment;
use crate::advice::suitability::{Customer, Obstacle, WhyNot};
use crate::base::stable_sort;
use crate::config::Bank;

/// The products for one purpose.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Group<'a> {
    /// What they are for.
    pub purpose: Purpose,
    /// How many products are listed before them.
    pub before: u32,
    /// The products, at least one.
    pub products: &'a [Suggestion<'a>],
    /// The segment whose sentence is true of this group; of one group at most.
    pub segment: Option<&'a Segment>,
}

/// The products for `customer` in the order in which they are shown: by purpose, and within it as they are ranked.
/// Loans come first where one of them is what fits best, as after the calculation of a loan.
#[must_use]
pub fn listed<'a>(bank: &'a Bank, customer: &Customer, order: RankingOrder, today: NaiveDate) -> Suggestions<'a> {
    let mut list = products(bank, customer, order, today);
    let lent = |one: &Suggestion<'_>| Purpose::of(one.product) == Purpose::Loan;
    let loans_first = order == RankingOrder::Personal && list.shown.first().is_some_and(lent);
    let place = |one: &Suggestion<'_>| (loans_first && !lent(one), Purpose::of(one.product));
    list.shown = stable_sort(&list.shown, &|a, b| place(a) < place(b));
    list
}

/// The groups of a list that was made by [`listed`]; none is empty.
#[must_use]
pub fn groups<'a>(list: &'a Suggestions<'a>) -> Vec<Group<'a>> {
    let mut groups = Vec::new();
    let (mut before, mut said) = (0_u32, false);
    for products in list.shown.chunk_by(|a, b| Purpose::of(a.product) == Purpose::of(b.product)) {
        let Some(first) = products.first() else { continue };
        let holds = |segment: &&Segment| segment.is_true_of(products.iter().map(|one| one.product));
        let segment = list.segment.filter(|_| !said).filter(holds);
        said |= segment.is_some();
        groups.push(Group { purpose: Purpose::of(first.product), before, products, segment });
        before = before.saturating_add(u32::try_from(products.len()).unwrap_or(u32::MAX));
    }
    groups
}

/// What stands against the products that are not listed, in a word each, with how many it stands against: each product
/// counts once, by its first reason.
#[must_use]
pub fn obstacles(withheld: &[Withheld<'_>]) -> Vec<(Obstacle, u32)> {
    let first = |other: &Withheld<'_>| other.reasons.first().map(WhyNot::obstacle);
    let count = |obstacle: Obstacle| withheld.iter().filter(|other| first(other) == Some(obstacle)).count();
    let counted = Obstacle::ALL.iter().map(|obstacle| (*obstacle, u32::try_from(count(*obstacle)).unwrap_or(u32::MAX)));
    counted.filter(|(_, count)| *count > 0).collect()
}
