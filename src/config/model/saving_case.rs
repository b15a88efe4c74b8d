//! The bad, middle and good case of a saving goal.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::base::Id;
use crate::base::LocalText;
use crate::config::node::object;
use crate::config::problem::{ProblemCode, Problems};

/// Yearly returns that are assumed for a mix of assets, in percent (R13).
#[derive(Clone, Debug, PartialEq)]
pub struct SavingCase {
    /// Its name.
    pub id: Id,
    /// The mix of assets.
    pub mix: LocalText,
    /// The bad case.
    pub bad: Decimal,
    /// The middle case.
    pub middle: Decimal,
    /// The good case.
    pub good: Decimal,
    /// Whose figures they are and how they were reached.
    pub source: LocalText,
    /// Their day.
    pub as_of: NaiveDate,
    /// Whether they are somebody's judgement and no data.
    pub judgement: bool,
}

object! {
    /// Yearly returns that are assumed for a mix of assets, in percent. The first of the list is the default of the
    /// saving goal.
    SavingCase, check check {
        /// Its name.
        id,
        /// The mix of assets.
        mix,
        /// The bad case: in about one of ten futures it turns out lower.
        bad,
        /// The middle case.
        middle,
        /// The good case: in about one of ten futures it turns out higher.
        good,
        /// Whose figures they are and how they were reached.
        source,
        /// Their day.
        as_of,
        /// Whether they are somebody's judgement and no data.
        [optional] judgement,
    }
}

fn check(case: &SavingCase, problems: &mut Problems) {
    if case.bad >= case.middle || case.middle >= case.good {
        problems.note(ProblemCode::Inconsistent, "bad below middle below good", &case.middle.to_string());
    }
    let limit = Decimal::from(20);
    if case.bad.abs() > limit || case.good > limit {
        problems.note(ProblemCode::Range, "returns from -20 to 20 percent a year", &case.good.to_string());
    }
}
