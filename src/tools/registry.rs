//! Every tool there is.

use super::*;
use crate::advice::facts::Need;
use crate::tool::Tool;
use crate::tool::calculator::{Calculator, Evaluate};
use crate::tool::input::InputKind;
use crate::tool::text::ToolTexts;
use crate::tool::wish::Wish;

/// Every tool, one line each: hands them to another macro.
macro_rules! each_tool {
    ($then:ident) => {
        $then![
            mortgage::Mortgage,
            affordability::Affordability,
            prepayment::Prepayment,
            refinance::Refinance,
            instalment_cost::InstalmentCost,
            cost_statement::CostStatement,
            card_debt::CardDebt,
            debts::Debts,
            business_loan::BusinessLoan,
            car_loan::CarLoan,
            saving_goal::SavingGoal,
            retirement::Retirement,
            deposit::Deposit,
            regular_investing::RegularInvesting,
            education_fund::EducationFund,
            household::Household,
            protection_gap::ProtectionGap,
        ];
    };
}
#[cfg(feature = "split")]
pub(crate) use each_tool;

/// Lists tools with what they calculate, and with what they say.
macro_rules! register {
    ($($module:ident :: $tool:ident),+ $(,)?) => {
        /// Every tool with what it calculates, in the order in which documents list them.
        pub static CALCULATORS: [&Calculator; [$(stringify!($tool)),+].len()] =
            [$(<$module::$tool as Evaluate>::CALCULATOR),+];

        /// What every tool says.
        pub const TEXTS: [ToolTexts; CALCULATORS.len()] = [$(<$module::$tool as Evaluate>::TEXTS),+];
    };
}

each_tool!(register);

/// Every tool. Whoever needs no more than the inputs takes them from here: in the browser, what the tools calculate
/// is a chunk of its own, which neither the bank's document nor a link needs.
pub const TOOLS: [&Tool; CALCULATORS.len()] = tools();

#[allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "evaluated at compile time, where a slip is an error"
)]
const fn tools() -> [&'static Tool; CALCULATORS.len()] {
    let mut tools = [CALCULATORS[0].tool; CALCULATORS.len()];
    let mut place = 0;
    while place < CALCULATORS.len() {
        tools[place] = CALCULATORS[place].tool;
        place += 1;
    }
    tools
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

/// What people want who ask what each tool answers, in the order of [`IDS`].
pub const WISHES: [Wish; TOOLS.len()] = wishes();

#[allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "evaluated at compile time, where a slip is an error"
)]
const fn wishes() -> [Wish; TOOLS.len()] {
    let mut wishes = [Wish::Home; TOOLS.len()];
    let mut place = 0;
    while place < TOOLS.len() {
        wishes[place] = TOOLS[place].wish;
        place += 1;
    }
    wishes
}

/// What somebody who asks a tool's question looks for among the products.
#[must_use]
pub fn need(id: &str) -> Option<Need> {
    NEEDS.into_iter().find(|(known, _)| *known == id)?.1
}

/// By the name of a tool.
const NEEDS: [(&str, Option<Need>); TOOLS.len()] = needs();

#[allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "evaluated at compile time, where a slip is an error"
)]
const fn needs() -> [(&'static str, Option<Need>); TOOLS.len()] {
    let mut needs = [("", None); TOOLS.len()];
    let mut place = 0;
    while place < TOOLS.len() {
        needs[place] = (TOOLS[place].id, TOOLS[place].need);
        place += 1;
    }
    needs
}

/// The length of the longest link: the tool with the most inputs, every one at its longest, the language, and room for
/// as much again of what others add.
pub const MAX_LINK_LEN: usize = max_link_len();

/// The inputs of the tool that has the most of them.
pub const MAX_INPUTS: usize = max_inputs();

#[allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "evaluated at compile time, where a slip is an error"
)]
const fn max_inputs() -> usize {
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
const MAX_NUMBER_LEN: usize = 31;

#[allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "evaluated at compile time, where a slip is an error"
)]
const fn max_link_len() -> usize {
    let (mut longest, mut tool) = (0, 0);
    while tool < TOOLS.len() {
        let (mut length, mut place) = (TOOLS[tool].id.len(), 0);
        while place < TOOLS[tool].inputs.len() {
            let input = &TOOLS[tool].inputs[place];
            length += input.id.len() + max_value_len(&input.kind) + 2;
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
const fn max_value_len(kind: &InputKind) -> usize {
    let InputKind::Choice(options) = kind else { return MAX_NUMBER_LEN };
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
/// use finplan::tools::registry::known;
/// assert_eq!(known("mortgage"), Some("mortgage"));
/// assert_eq!(known("perpetual_motion"), None);
/// ```
#[must_use]
pub fn known(id: &str) -> Option<&'static str> {
    IDS.into_iter().find(|known| *known == id)
}

/// The tool of this name; `None` where there is none, or where its part of the program has not come yet.
///
/// ```
/// use finplan::tools::registry::find;
/// assert_eq!(find("mortgage").map(|tool| tool.id), Some("mortgage"));
/// assert!(find("perpetual_motion").is_none());
/// ```
#[must_use]
pub fn find(id: &str) -> Option<&'static Tool> {
    #[cfg(feature = "split")]
    return arrived::calculator(id).map(|calculator| calculator.tool);
    #[cfg(not(feature = "split"))]
    described(id)
}

/// The tool of this name, also where its part of the program has not come: for what is held against all inputs.
#[must_use]
pub fn described(id: &str) -> Option<&'static Tool> {
    TOOLS.iter().copied().find(|tool| tool.id == id)
}

/// The tool of this name with what it calculates; `None` where there is none, or where its part of the program has not
/// come yet.
///
/// ```
/// use finplan::tools::registry::calculator;
/// assert_eq!(calculator("mortgage").map(|calculator| calculator.tool.id), Some("mortgage"));
/// ```
#[must_use]
pub fn calculator(id: &str) -> Option<&'static Calculator> {
    #[cfg(feature = "split")]
    return arrived::calculator(id);
    #[cfg(not(feature = "split"))]
    CALCULATORS.into_iter().find(|calculator| calculator.tool.id == id)
}

/// What tools calculate, as far as it is there: each is a part of the program of its own.
#[cfg(feature = "split")]
pub mod arrived {
    use std::sync::{Mutex, PoisonError};

    use super::Calculator;

    static ARRIVED: Mutex<Vec<&'static Calculator>> = Mutex::new(Vec::new());

    /// Takes in what a part has brought.
    pub fn add(calculator: &'static Calculator) {
        let mut arrived = ARRIVED.lock().unwrap_or_else(PoisonError::into_inner);
        if !arrived.iter().any(|known| known.tool.id == calculator.tool.id) {
            arrived.push(calculator);
        }
    }

    pub(super) fn calculator(id: &str) -> Option<&'static Calculator> {
        let arrived = ARRIVED.lock().unwrap_or_else(PoisonError::into_inner);
        arrived.iter().copied().find(|calculator| calculator.tool.id == id)
    }
}

/// How many tools can be calculated now; it only grows.
#[must_use]
pub fn calculable() -> usize {
    IDS.into_iter().filter(|id| calculator(id).is_some()).count()
}
