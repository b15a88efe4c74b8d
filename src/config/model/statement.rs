//! How a bank puts its cost statement before a customer.

use crate::config::node::object;
use crate::config::problem::{ProblemCode, Problems};
use crate::tool::form::setting::Provenance;

/// How long a statement is read where the bank sets nothing.
///
/// 金规〔2026〕2号 (in force since 2026-08-01) wants a reading time for statements shown online, and no summary of it that
/// we have seen names the seconds: this is a judgement, which the bank's compliance officer replaces.
const DEFAULT_READING_SECONDS: u32 = 10;
/// Nobody is kept longer.
const MAX_READING_SECONDS: u32 = 300;

/// The bank's part of a cost statement.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StatementRules {
    reading_seconds: Option<u32>,
    /// Whether the bank itself states that there are no other charges.
    pub no_other_charges: bool,
    /// Where the reading time comes from.
    pub source: Option<Provenance>,
}

impl StatementRules {
    /// How many seconds the statement has to be in view before it can be confirmed.
    #[must_use]
    pub fn reading_seconds(&self) -> u32 {
        self.reading_seconds.unwrap_or(DEFAULT_READING_SECONDS)
    }
}

object! {
    /// How the all-in cost statement is read and confirmed.
    StatementRules, check check {
        /// How many seconds it has to be in view before it can be confirmed, 0 to 300; left out, 10.
        [optional] reading_seconds,
        /// Whether the bank itself states that there are no charges besides those of the statement. It is printed where
        /// the bank's own page draws up the statement alone, not under what a customer entered.
        [optional] no_other_charges,
        /// Where the reading time comes from.
        [optional] source,
    }
}

fn check(rules: &StatementRules, problems: &mut Problems) {
    if let Some(seconds) = rules.reading_seconds.filter(|seconds| *seconds > MAX_READING_SECONDS) {
        problems.note_at(&["reading_seconds"], ProblemCode::Range, "0 to 300 seconds", &seconds.to_string());
    }
}
