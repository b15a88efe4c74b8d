//! How segments are written down.

use crate::advice::segment::{Rule, Segment};
use crate::config::node::node;
use crate::config::problem::{Code, Problems};

node! {
    /// A group of customers with the same needs. The first segment of the list whose rule holds counts.
    Segment, check check {
        /// Its name in rules and events; never shown.
        id,
        /// The heading over the suggestions: it names the need, never the person.
        heading,
        /// Why these products come first, in one sentence.
        reason,
        /// Who belongs to it; without conditions, everybody.
        [optional] when,
        /// What they need, the most important first.
        needs,
    }
}

node! {
    /// A rule over what is known. Everything given must hold; what is unknown about a customer does not.
    Rule {
        /// One of these levels.
        [optional] levels,
        /// One of these occupations.
        [optional] occupations,
        /// At least this age.
        [optional] age_from,
        /// At most this age.
        [optional] age_to,
        /// At least this investable amount.
        [optional] means_from,
        /// At most this investable amount.
        [optional] means_to,
        /// At least this many months before the money is needed.
        [optional] horizon_from,
        /// One of these goals.
        [optional] goals,
    }
}

fn check(segment: &Segment, problems: &mut Problems) {
    if segment.needs.is_empty() {
        problems.note_at(&["needs"], Code::Empty, "at least one need", "none");
    }
}
