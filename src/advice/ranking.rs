//! The order of suitable products: gate first, then fit.
//!
//! Never by return, which no product has here. Up to three lists are made: by *fit* (what the customer wants the
//! money for, what the segment needs, cash at hand where the money is needed soon, cost), by what *similar* customers
//! chose, and by what was *learned* from many visits; the last two only where the bank has such a
//! [model](super::models). They are fused by their places: a product gets `weight / (smoothing + place)` from each
//! list that it is on (reciprocal rank fusion: Cormack, Clarke, Büttcher, SIGIR 2009), in whole millionths. Products
//! with the same sum stand in the order of their cost, and last of their id, so that the same input always gives the
//! same list, whatever the order of the document. Last, no more than so many of one kind stand one after another.
//!
//! Two rules stand above the lists, so that no model turns them: what serves what the customer said she looks for comes
//! before everything else, and within that what the segment's sentence says comes first ([`Segment::first`]).

mod fusion;

use rust_decimal::Decimal;

use super::catalogue::Product;
use super::facts::{Facts, Need, Occupation};
use super::level::Level;
use super::matching::Weights;
use super::models::features;
use super::segment::{Known, Segment, Visit, matched};
use super::suitability::{Customer, Rules, Verdict, WhyNot, WhyShown, check, tolerance};
use crate::base::Locale;
use crate::base::stable_sort;
use fusion::{assign_ranks, diversified, fused};

/// Up to this many months the speed of getting cash decides before the cost does, where the bank sets nothing else.
const SOON_MONTHS: u32 = 12;

/// How gently places count, where the bank sets nothing else: as in the paper.
const SMOOTHING: u32 = 60;

/// A bank's products for one customer.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestions<'a> {
    /// The segment whose needs decided the order; `None` when personalisation is off, nothing is known about the
    /// customer or no rule holds.
    pub segment: Option<&'a Segment>,
    /// Whether the segment's heading and sentence are true of this list; otherwise they do not stand above it.
    pub segment_applies: bool,
    /// The suitable products in their order.
    pub shown: Vec<Suggestion<'a>>,
    /// The others in the bank's order.
    pub withheld: Vec<Withheld<'a>>,
    /// What each list counted for in the order, in percent; `None` by name. A list that is empty counts nothing.
    pub shares: Option<Weights>,
}

/// A product that may be shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion<'a> {
    /// The product.
    pub product: &'a Product,
    /// Why it is shown, the reason of its place first.
    pub reasons: Vec<WhyShown>,
    /// Why it stands where it stands.
    pub ranks: Ranks,
}

/// Why a product stands where it stands: its places in the lists, counted from 1. Products that go equally well share
/// a place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ranks {
    /// By fit; 0 where the list is by name.
    pub content: u32,
    /// By what similar customers chose; `None` where no model knows the product.
    pub similar: Option<u32>,
    /// By what was learned; `None` where no model knows the product.
    pub learned: Option<u32>,
    /// Whether it stands lower than these say, so that not too many of one kind stand one after another.
    pub demoted: bool,
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
pub enum RankingOrder {
    /// By fit to the customer.
    Personal,
    /// By name in this language, whatever is known about the customer (R20). The gate still stands.
    ByName(Locale),
}

/// A product that passed the gate.
struct Candidate<'a> {
    product: &'a Product,
    reasons: Vec<WhyShown>,
    /// The rules above the lists: 0 comes first.
    tier: usize,
    rank: usize,
    days: u32,
    cost: Decimal,
}

/// The products that `customer` may be shown, in order, and the others with the reasons.
///
/// Loans and insurance are suggested only where the customer or her segment asks for them; by name they are listed.
#[must_use]
pub fn suggest<'a>(
    products: &'a [Product],
    segments: &'a [Segment],
    customer: &Customer,
    rules: &Rules<'_>,
    order: RankingOrder,
) -> Suggestions<'a> {
    let level = tolerance(customer, rules).ok().map(|tolerance| tolerance.level);
    let personal = order == RankingOrder::Personal;
    // Of a customer nothing is said that is not known, and a stale result is no knowledge (R05).
    let situation = customer.situation();
    let stale = customer.assessment.is_some() && level.is_none();
    let segment = match &customer.segment {
        Some(id) => segments.iter().find(|segment| segment.id == *id),
        None => segment_of(segments, customer, &situation, level),
    };
    let segment = segment.filter(|_| personal && !stale);
    let needs = segment.map_or(&[][..], |segment| &segment.needs);
    let horizon = customer.horizon_months();
    let soon_months = rules.matching.and_then(|matching| matching.soon_months).unwrap_or(SOON_MONTHS);
    let soon = horizon.is_some_and(|months| months <= soon_months);
    let wants = customer.wants();
    let mut candidates = Vec::new();
    let mut withheld = Vec::new();
    for product in products {
        let fit = if personal { Fit::of(product, &wants, needs, &situation) } else { Fit::default() };
        let unasked = personal && !product.kind.holds_money() && fit.reason.is_none();
        match (check(product, customer, rules), unasked) {
            (Verdict::Shown(mut reasons), false) => {
                if let Some(reason) = fit.reason {
                    reasons.insert(0, reason);
                }
                let days = if soon { product.days_to_cash() } else { 0 };
                let cost = product.yearly_cost();
                let tier = fit.tier(segment.is_some_and(|segment| segment.leads(product)));
                candidates.push(Candidate { product, reasons, tier, rank: fit.rank, days, cost });
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
    let (order, all_ranks, shares) = match order {
        RankingOrder::Personal => {
            let features = rules.models.map(|models| features(customer, segment, level, &models.horizons));
            let (order, all_ranks, shares) = by_fit(&candidates, customer, rules, &features.unwrap_or_default());
            (order, all_ranks, Some(shares))
        }
        RankingOrder::ByName(locale) => {
            // "Instalment loan" comes before "instalment plan", and both before "Mortgage".
            let mut names = Vec::with_capacity(candidates.len());
            for candidate in &candidates {
                let Product { name, id, .. } = candidate.product;
                names.push((name.get(locale).to_ascii_lowercase(), id.as_str()));
            }
            let all: Vec<usize> = (0..names.len()).collect();
            (stable_sort(&all, &|a, b| names.get(*a) < names.get(*b)), Vec::new(), None)
        }
    };
    // Moved out one by one, without a copy of any reason.
    let mut candidates: Vec<Option<Candidate<'a>>> = candidates.into_iter().map(Some).collect();
    let mut shown = Vec::with_capacity(order.len());
    for place in order {
        if let Some(Candidate { product, reasons, .. }) = candidates.get_mut(place).and_then(Option::take) {
            let ranks = all_ranks.get(place).copied().unwrap_or_default();
            shown.push(Suggestion { product, reasons, ranks });
        }
    }
    let segment_applies = segment.is_some_and(|segment| segment.is_true_of(shown.iter().map(|one| one.product)));
    Suggestions { segment, segment_applies, shown, withheld, shares }
}

/// The segment of a customer of whom only this is known: one whose rule asks for nothing says nothing about a customer
/// whose answers are not known.
fn segment_of<'a>(
    segments: &'a [Segment],
    customer: &Customer,
    situation: &Facts,
    level: Option<Level>,
) -> Option<&'a Segment> {
    let (segment, because) = matched(segments, &Known { facts: situation, level, visit: &Visit::default() })?;
    (customer.facts != Facts::default() || !because.is_empty()).then_some(segment)
}

/// The places of the candidates in their order, the ranks of each candidate, and what counted how much.
fn by_fit(
    candidates: &[Candidate<'_>],
    customer: &Customer,
    rules: &Rules<'_>,
    features: &[String],
) -> (Vec<usize>, Vec<Ranks>, Weights) {
    let matching = rules.matching;
    let affinity = rules.models.map(|models| models.affinity(features, &customer.opened)).unwrap_or_default();
    let weights = matching.and_then(|matching| matching.weights).unwrap_or(Weights::FIT);
    let mut all_ranks = vec![Ranks::default(); candidates.len()];
    let candidate = |place: usize| candidates.get(place);
    let fits = |a: usize, b: usize| match (candidate(a), candidate(b)) {
        (Some(a), Some(b)) => (a.tier, a.rank, a.days, a.cost) < (b.tier, b.rank, b.days, b.cost),
        _ => false,
    };
    let all: Vec<usize> = (0..candidates.len()).collect();
    assign_ranks(&all, &fits, &mut |place, rank| {
        if let Some(ranks) = all_ranks.get_mut(place) {
            ranks.content = rank;
        }
    });
    let mut counted = Weights { similar: 0, learned: 0, ..weights };
    for similar in [true, false] {
        let mut scores = Vec::new();
        let mut scored = Vec::new();
        for (place, candidate) in candidates.iter().enumerate() {
            let id = &candidate.product.id;
            let score = if similar { affinity.similar(id) } else { affinity.learned(id) };
            scores.push(score);
            if score.is_some() {
                scored.push(place);
            }
        }
        let weight = if similar { weights.similar } else { weights.learned };
        if scored.is_empty() || weight == 0 {
            continue;
        }
        *(if similar { &mut counted.similar } else { &mut counted.learned }) = weight;
        assign_ranks(&scored, &|a, b| scores.get(a) > scores.get(b), &mut |place, rank| {
            if let Some(ranks) = all_ranks.get_mut(place) {
                *(if similar { &mut ranks.similar } else { &mut ranks.learned }) = Some(rank);
            }
        });
    }
    let smoothing = matching.and_then(|matching| matching.smoothing).unwrap_or(SMOOTHING);
    let sums = fused(&all_ranks, counted, smoothing);
    let before = |a: &usize, b: &usize| match (candidate(*a), candidate(*b), sums.get(*a), sums.get(*b)) {
        (Some(a), Some(b), Some(sum), Some(other)) => {
            (a.tier, other, a.cost, &a.product.id) < (b.tier, sum, b.cost, &b.product.id)
        }
        _ => false,
    };
    let mut order = stable_sort(&all, &before);
    if let Some(most) = matching.and_then(|matching| matching.in_a_row) {
        let kind = |place: usize| candidate(place).map(|candidate| candidate.product.kind);
        let tier = |place: &usize| candidate(*place).map(|candidate| candidate.tier);
        let mut spread = Vec::with_capacity(order.len());
        // Nothing leaves its tier to stand apart from others of its kind.
        for alike in order.chunk_by(|a, b| tier(a) == tier(b)) {
            spread.extend(diversified(alike, &kind, most, &mut |place| {
                if let Some(ranks) = all_ranks.get_mut(place) {
                    ranks.demoted = true;
                }
            }));
        }
        order = spread;
    }
    (order, all_ranks, counted.in_percent())
}

/// How well a product serves the customer.
struct Fit {
    /// 0 is best.
    rank: usize,
    /// Which of what she said that she looks for it serves: 0 is what counts most.
    wanted: Option<usize>,
    reason: Option<WhyShown>,
}

impl Default for Fit {
    fn default() -> Fit {
        Fit { rank: usize::MAX, wanted: None, reason: None }
    }
}

impl Fit {
    fn of(product: &Product, wants: &[Need], needs: &[Need], situation: &Facts) -> Fit {
        let first = |needs: &[Need]| {
            let found = needs.iter().enumerate().find(|(_, need)| product.needs.contains(need));
            found.map(|(place, need)| (place, *need))
        };
        if let Some((place, need)) = first(wants) {
            return Fit { rank: place, wanted: Some(place), reason: Some(WhyShown::FitsGoal(need)) };
        }
        // What she does asks for its products, whichever segment counts: last, behind what the segment needs.
        let occupation = situation.occupation.and_then(Occupation::need);
        let all = [needs, occupation.as_slice()].concat();
        first(&all).map_or_else(Fit::default, |(place, need)| Fit {
            rank: wants.len().saturating_add(place),
            wanted: None,
            reason: Some(WhyShown::FitsNeed(need)),
        })
    }

    /// Where it stands whatever the lists say: what she said counts first, then what the segment's sentence says.
    fn tier(&self, leads: bool) -> usize {
        let said = match self.wanted {
            Some(0) => 0_usize,
            Some(_) => 2,
            None => 4,
        };
        said.saturating_add(usize::from(!leads))
    }
}
