//! A bank's products for a customer: the list, the questions that open more of it, and the record of it.
//!
//! ```text
//! Bank + Customer + Visit --need-----> the segment that decides, and why
//! Bank + Customer         --products-> Suggestions { shown, withheld }, as they are ranked
//! Bank + Customer         --listed---> the same, as they are shown --groups-> by purpose
//! Suggestions             --openings-> answers that show one product more
//! Bank + Customer         --record---> Record --replay--> where it differs today
//! ```
//!
//! The rules are those of [`advice`](crate::advice); what they are applied to is what the bank set.

mod groups;
mod openings;
mod record;
mod replay;

use chrono::NaiveDate;

use crate::advice::facts::Facts;
use crate::advice::ranking::{self, RankingOrder, Suggestions};
use crate::advice::segment::{self, Known, Segment, SegmentReason, Visit};
use crate::advice::suitability::{Customer, tolerance};
use crate::config::Bank;

pub use groups::{Group, groups, listed, obstacles};
pub use openings::openings;
pub use record::record;
pub use replay::{record_date, replay};

/// The need that the profile and this visit lead to, with what of its rule held; `None` where nothing is known that
/// a rule asks for. It goes into [`Customer::segment`] when products are ordered.
#[must_use]
pub fn need<'a>(
    bank: &'a Bank,
    customer: &Customer,
    visit: &Visit,
    today: NaiveDate,
) -> Option<(&'a Segment, Vec<SegmentReason>)> {
    let level = tolerance(customer, &bank.rules(today)).ok().map(|tolerance| tolerance.level);
    // A result that counts no longer is no knowledge (R05).
    if customer.assessment.is_some() && level.is_none() {
        return None;
    }
    let found = segment::matched(&bank.segments, &Known { facts: &customer.situation(), level, visit });
    found.filter(|(_, because)| customer.facts != Facts::default() || !because.is_empty())
}

/// The products for `customer`: see [`ranking::suggest`].
#[must_use]
pub fn products<'a>(bank: &'a Bank, customer: &Customer, order: RankingOrder, today: NaiveDate) -> Suggestions<'a> {
    ranking::suggest(&bank.products, &bank.segments, customer, &bank.rules(today), order)
}
