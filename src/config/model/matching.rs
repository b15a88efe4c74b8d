//! How the matching of products is written down.

use crate::advice::level::Grade;
use crate::advice::matching::{Matching, Region, Weights};
use crate::config::node::object;
use crate::config::problem::{ProblemCode, Problems};

object! {
    /// How products are matched and put in order. What is left out limits nothing.
    Matching, check check {
        /// The day of these rules.
        as_of,
        /// Who decided them.
        source,
        /// The regions that products may be limited to.
        [optional] regions,
        /// Where the customers are who see this document, unless the host page says so: the id of a region.
        [optional] region,
        /// Through which channel they come, unless the host page says so.
        [optional] channel,
        /// The largest share of the means in one product whose value can fall, in percent, whatever its grade: it keeps
        /// products back, and no customer is advised by it.
        [optional] most_share,
        /// The same by grade, R1 to R5, each smaller than the one before: it keeps products back, and customers are
        /// told. 100 limits nothing.
        [optional] shares,
        /// The share of the means that stays at hand for bad days, in percent.
        [optional] reserve_share,
        /// Within how many days money counts as at hand; left out, 0.
        [optional] reserve_days,
        /// What counts how much in the order; left out, the fit alone.
        [optional] weights,
        /// How gently a place in the order counts more than the next: the larger, the gentler; left out, 60.
        [optional] smoothing,
        /// Up to this many months the speed of getting cash decides before the cost does; left out, 12.
        [optional] soon_months,
        /// How many products of one type may stand one after another; left out, any number.
        [optional] in_a_row,
    }
}

object! {
    /// A part of the country.
    Region {
        /// What products and hosts call it.
        id,
        /// Its name.
        name,
    }
}

object! {
    /// What counts how much in the order. Only the proportions matter. There is no key for a return or a margin.
    Weights {
        /// Fit to goal, horizon, liquidity and cost.
        content,
        /// What similar customers chose.
        [optional] similar,
        /// What was learned from many visits.
        [optional] learned,
    }
}

fn check(matching: &Matching, problems: &mut Problems) {
    for (key, share) in [("most_share", matching.most_share), ("reserve_share", matching.reserve_share)] {
        if share.is_some_and(|share| share > 100) {
            problems.note_at(&[key], ProblemCode::Range, "0 to 100 percent", "more");
        }
    }
    check_shares(matching, problems);
    if matching.in_a_row == Some(0) {
        problems.note_at(&["in_a_row"], ProblemCode::Range, "1 or more", "0");
    }
    if matching.weights.is_some_and(|weights| weights.content == 0) {
        problems.note_at(&["weights", "content"], ProblemCode::Range, "1 or more", "0");
    }
    if let Some(region) = &matching.region
        && !matching.regions.iter().any(|known| known.id == *region)
    {
        problems.note_at(&["region"], ProblemCode::UnknownId, "the id of a region", region);
    }
}

/// Notes shares that do not fall from grade to grade: what is riskier never takes as much as what is less so.
fn check_shares(matching: &Matching, problems: &mut Problems) {
    if matching.shares.is_empty() {
        return;
    }
    if matching.most_share.is_some() {
        problems.note_at(&["most_share"], ProblemCode::Inconsistent, "either most_share or shares", "both");
    }
    if matching.shares.len() != Grade::ALL.len() {
        let found = matching.shares.len().to_string();
        problems.note_at(&["shares"], ProblemCode::Range, "five shares, one for each grade R1 to R5", &found);
    }
    let mut most = 101;
    for (place, share) in matching.shares.iter().enumerate() {
        if *share == 0 || *share >= most {
            let expected = "1 to 100 percent, less than for the grade before";
            problems.note_at(&["shares", &place.to_string()], ProblemCode::Range, expected, &share.to_string());
        }
        most = *share;
    }
}
