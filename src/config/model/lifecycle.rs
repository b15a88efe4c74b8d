//! The thresholds of the life cycle: how they are written down, and the ones that are built in.

use crate::advice::lifecycle::LifecycleThresholds;
use crate::base::json;
use crate::config::node::{Node, object};
use crate::config::problem::{ProblemCode, Problems};

/// FinPlan's own thresholds, which a bank may replace.
const BUILT_IN: &str = include_str!("../../../public/packs/lifecycle.json");

object! {
    /// From when on a plan counts as old, in days. Nothing is kept for it but what the customer asked to keep.
    LifecycleThresholds as "Pace", check check {
        /// The day of these figures.
        version,
        /// Whose they are and where they come from.
        source,
        /// Who was away so long has come back.
        away_days,
        /// A plan that was not changed for so long is looked at again.
        dormant_days,
        /// So long before a result ends, taking it again is due.
        retest_days,
    }
}

fn check(thresholds: &LifecycleThresholds, problems: &mut Problems) {
    for (key, days) in [
        ("away_days", thresholds.away_days),
        ("dormant_days", thresholds.dormant_days),
        ("retest_days", thresholds.retest_days),
    ] {
        if !(1..=3_650).contains(&days) {
            problems.note_at(&[key], ProblemCode::Range, "1 to 3650 days", &days.to_string());
        }
    }
}

/// The thresholds that are built in.
pub(in crate::config) fn built_in() -> LifecycleThresholds {
    let (mut thresholds, mut problems) = (LifecycleThresholds::initial(), Problems::default());
    if let Ok(json) = json::parse(BUILT_IN) {
        // A test has read it without a problem.
        let _whole = thresholds.read(&json, &mut problems);
    }
    thresholds
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_thresholds_have_no_problem() {
        let (mut thresholds, mut problems) = (LifecycleThresholds::initial(), Problems::default());
        assert!(thresholds.read(&json::parse(BUILT_IN).unwrap(), &mut problems));
        assert_eq!(problems.into_list(), []);
        assert_eq!(thresholds, built_in());
        assert!(thresholds.away_days < thresholds.dormant_days && thresholds.source.len() > 10);
    }
}
