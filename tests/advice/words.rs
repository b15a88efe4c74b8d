//! What may be said, and what stands beside products.

#[path = "words/addresses.rs"]
mod addresses;
#[path = "words/banned.rs"]
mod banned;
#[path = "words/document.rs"]
mod document;
#[path = "words/required.rs"]
mod required;
#[path = "words/returns.rs"]
mod returns;

use finplan::config::{Problem, ProblemCode, SAMPLE};
use serde_json::Value;

/// The sample bank's document after a change.
fn changed(change: impl FnOnce(&mut Value)) -> String {
    let mut document: Value = serde_json::from_str(SAMPLE).unwrap();
    change(&mut document);
    document.to_string()
}

fn places(problems: &[Problem]) -> Vec<(&str, ProblemCode)> {
    problems.iter().map(|problem| (problem.pointer.as_str(), problem.code)).collect()
}
