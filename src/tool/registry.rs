//! Every tool there is.

use super::input::Kind;
use super::report::Report;
use super::value::{Fault, Values};
use super::{
    Context, Tool, affordability, business_loan, car_loan, card_debt, cost_statement, debts, handover, instalment_cost,
    mortgage, prepayment, refinance, saving_goal,
};

/// The pure function from a tool's inputs to its report.
type Evaluate = fn(&Values, &Context) -> Result<Report, Fault>;

/// Every tool with the function that answers it, in the order in which documents list them.
const ANSWERS: [(&Tool, Evaluate); 11] = [
    (&mortgage::TOOL, mortgage::evaluate),
    (&affordability::TOOL, affordability::evaluate),
    (&prepayment::TOOL, prepayment::evaluate),
    (&refinance::TOOL, refinance::evaluate),
    (&instalment_cost::TOOL, instalment_cost::evaluate),
    (&cost_statement::TOOL, cost_statement::evaluate),
    (&card_debt::TOOL, card_debt::evaluate),
    (&debts::TOOL, debts::evaluate),
    (&business_loan::TOOL, business_loan::evaluate),
    (&car_loan::TOOL, car_loan::evaluate),
    (&saving_goal::TOOL, saving_goal::evaluate),
];

/// Every tool. Whoever needs no more than the inputs takes them from here: in the browser, what the tools calculate
/// is a part of its own, which neither the bank's document nor a link needs.
pub const TOOLS: [&Tool; ANSWERS.len()] = tools();

#[allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "evaluated at compile time, where a slip is an error"
)]
const fn tools() -> [&'static Tool; ANSWERS.len()] {
    let mut tools = [ANSWERS[0].0; ANSWERS.len()];
    let mut place = 0;
    while place < ANSWERS.len() {
        tools[place] = ANSWERS[place].0;
        place += 1;
    }
    tools
}

/// What a tool answers.
pub(super) fn answer(tool: &Tool, values: &Values, context: &Context) -> Result<Report, Vec<Fault>> {
    match ANSWERS.iter().find(|(known, _)| known.id == tool.id) {
        Some((_, evaluate)) => {
            let mut report = evaluate(values, context).map_err(|fault| vec![fault])?;
            handover::keep_possible(&mut report, tool, values, context.today);
            Ok(report)
        }
        None => Err(Vec::new()),
    }
}

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

/// The length of the longest link: the tool with the most inputs, every one at its longest, the language, and room for
/// as much again of what others add.
pub const LONGEST_LINK: usize = longest_link();

/// The inputs of the tool that has the most of them.
pub const MOST_INPUTS: usize = most_inputs();

#[allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "evaluated at compile time, where a slip is an error"
)]
const fn most_inputs() -> usize {
    let (mut most, mut tool) = (0, 0);
    while tool < TOOLS.len() {
        if TOOLS[tool].inputs.len() > most {
            most = TOOLS[tool].inputs.len();
        }
        tool += 1;
    }
    most
}

/// The digits of the longest number, its sign and its point.
const LONGEST_NUMBER: usize = 31;

#[allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "evaluated at compile time, where a slip is an error"
)]
const fn longest_link() -> usize {
    let (mut longest, mut tool) = (0, 0);
    while tool < TOOLS.len() {
        let (mut length, mut place) = (TOOLS[tool].id.len(), 0);
        while place < TOOLS[tool].inputs.len() {
            let input = &TOOLS[tool].inputs[place];
            length += input.id.len() + longest_value(&input.kind) + 2;
            place += 1;
        }
        if length > longest {
            longest = length;
        }
        tool += 1;
    }
    2 * (longest + 100)
}

#[allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "evaluated at compile time, where a slip is an error"
)]
const fn longest_value(kind: &Kind) -> usize {
    let Kind::Choice(options) = kind else { return LONGEST_NUMBER };
    let (mut longest, mut place) = (0, 0);
    while place < options.len() {
        if options[place].len() > longest {
            longest = options[place].len();
        }
        place += 1;
    }
    longest
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
