//! One part of a document that is known to be sound.

use super::node::Node;
use super::problem::Problems;
use crate::base::json::Json;

/// A part of a document: `Some(None)` where it is left out, `None` where it cannot be read.
pub(super) fn part<T: Node>(document: &Json, key: &str) -> Option<Option<T>> {
    let Json::Object(_) = document else { return None };
    let Some(json) = document.entry(key) else { return Some(None) };
    let (mut part, mut problems) = (T::initial(), Problems::default());
    (part.read(json, &mut problems) && problems.is_empty()).then_some(Some(part))
}
