//! Every tool there is.

use super::{Tool, mortgage, saving_goal};

/// Every tool, in the order in which documents list them.
pub const TOOLS: &[&Tool] = &[&mortgage::TOOL, &saving_goal::TOOL];

/// The tool of this name.
///
/// ```
/// use finplan::tool::registry::find;
/// assert_eq!(find("mortgage").map(|tool| tool.id), Some("mortgage"));
/// assert!(find("perpetual_motion").is_none());
/// ```
#[must_use]
pub fn find(id: &str) -> Option<&'static Tool> {
    TOOLS.iter().copied().find(|tool| tool.id == id)
}
