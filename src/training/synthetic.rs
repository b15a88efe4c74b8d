//! Visits that never happened, with a structure that is known: to try the training, and for sample banks.

use super::Visit;
use super::random::Random;
use crate::advice::catalogue::Product;
use crate::advice::facts::Need;
use crate::advice::level::{Level, Tolerance};
use crate::advice::segment::Segment;
use crate::base::Id;

/// Of a hundred choices so many serve the goal; the others are any suitable product.
const GOAL_PERCENT: usize = 85;
/// Of a hundred visits so many also open the product that everybody opens: the first of the list.
const POPULAR_PERCENT: usize = 50;

/// `count` visits in which a goal, a level and a horizon are drawn, and most products that are chosen serve the goal
/// and are within the level. With these segments, one is drawn that needs the goal. The same seed gives the same
/// visits.
#[must_use]
pub fn visits(products: &[Product], segments: &[Segment], count: u32, seed: u64) -> Vec<Visit> {
    let mut random = Random::new(seed);
    let mut visits = Vec::new();
    for _ in 0..count {
        let Some((goal, level)) = random.pick(Need::ALL).copied().zip(random.pick(Level::ALL).copied()) else { break };
        let highest = Tolerance { level, minimal: false }.highest();
        let suitable: Vec<&Product> =
            products.iter().filter(|product| product.grade().is_none_or(|grade| grade <= highest)).collect();
        let serving: Vec<&Product> = suitable.iter().copied().filter(|product| product.needs.contains(&goal)).collect();
        let mut visit = Visit::default();
        visit.features.extend(Id::new(&format!("goal_{}", goal.code())));
        visit.features.extend(Id::new(&format!("level_{}", level.code().to_ascii_lowercase())));
        visit.features.extend(Id::new(&format!("horizon_{}", random.below(4))));
        let fitting: Vec<&Segment> = segments.iter().filter(|segment| segment.needs.contains(&goal)).collect();
        if let Some(segment) = random.pick(&fitting) {
            visit.features.extend(Id::new(&format!("segment_{}", segment.id)));
        }
        if random.percent(POPULAR_PERCENT) {
            visit.products.extend(suitable.first().map(|product| product.id.clone()));
        }
        for _ in 0..random.below(3) + 1 {
            let pool = if random.percent(GOAL_PERCENT) && !serving.is_empty() { &serving } else { &suitable };
            visit.products.extend(random.pick(pool).map(|product| product.id.clone()));
        }
        visits.push(visit);
    }
    visits
}
