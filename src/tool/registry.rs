//! Every tool there is.

use super::{Tool, affordability, card_debt, instalment_cost, mortgage, prepayment, refinance, saving_goal};

/// Every tool, in the order in which documents list them.
pub const TOOLS: &[&Tool] = &[
    &mortgage::TOOL,
    &affordability::TOOL,
    &prepayment::TOOL,
    &refinance::TOOL,
    &instalment_cost::TOOL,
    &card_debt::TOOL,
    &saving_goal::TOOL,
];

/// The name of every tool. Whoever needs no more than the names takes them from here: in the browser, what the tools
/// calculate is then loaded only with the first of them.
pub const IDS: [&str; TOOLS.len()] = ids();

#[allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "evaluated at compile time, where a slip is an error"
)]
const fn ids() -> [&'static str; TOOLS.len()] {
    let mut ids = [""; TOOLS.len()];
    let mut place = 0;
    while place < TOOLS.len() {
        ids[place] = TOOLS[place].id;
        place += 1;
    }
    ids
}

/// The name of a tool as the registry holds it.
///
/// ```
/// use finplan::tool::registry::known;
/// assert_eq!(known("mortgage"), Some("mortgage"));
/// assert_eq!(known("perpetual_motion"), None);
/// ```
#[must_use]
pub fn known(id: &str) -> Option<&'static str> {
    IDS.into_iter().find(|known| *known == id)
}

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
