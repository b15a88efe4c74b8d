//! Where a meaning is asked for: the inputs that share it, and the limits that hold for them together.

use crate::tool::input::Input;
use crate::tool::meaning::{Meaning, Reference, Within};
use crate::tools::registry::TOOLS;

/// An input whose limits hold for another one, too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bound {
    /// The tool for which they are set.
    pub tool: &'static str,
    /// The input for which they are set, by its name in the configuration.
    pub input: &'static str,
    /// How many units of the other input are one of this.
    pub times: u32,
    /// Whether the smallest value holds, and not the largest alone.
    pub least: bool,
}

/// An input that means something beyond its tool: of rows the first.
#[derive(Clone, Copy)]
struct MeantInput {
    tool: &'static str,
    name: &'static str,
    means: Option<Meaning>,
    within: Option<Within>,
    begins: Option<Reference>,
}

/// Every one of them. In the browser the descriptions of all inputs come with their tools; what they mean together is
/// known before.
static MEANT: [MeantInput; meant_count()] = meant();
/// Every figure that an input asks for: the tool, the figure, what it means.
static FIGURES: [(&str, &str, Meaning); figure_count()] = figures();

const fn is_meant(input: &Input) -> bool {
    let once = match input.row {
        Some(row) => row.place == 1,
        None => true,
    };
    once && (input.means.is_some() || input.within.is_some() || input.begins.is_some())
}

#[allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "evaluated at compile time, where a slip is an error"
)]
const fn meant_count() -> usize {
    let (mut count, mut tool) = (0, 0);
    while tool < TOOLS.len() {
        let mut place = 0;
        while place < TOOLS[tool].inputs.len() {
            if is_meant(&TOOLS[tool].inputs[place]) {
                count += 1;
            }
            place += 1;
        }
        tool += 1;
    }
    count
}

#[allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "evaluated at compile time, where a slip is an error"
)]
const fn meant() -> [MeantInput; meant_count()] {
    let none = MeantInput { tool: "", name: "", means: None, within: None, begins: None };
    let (mut all, mut count, mut tool) = ([none; meant_count()], 0, 0);
    while tool < TOOLS.len() {
        let mut place = 0;
        while place < TOOLS[tool].inputs.len() {
            let input = &TOOLS[tool].inputs[place];
            if is_meant(input) {
                let Input { name, means, within, begins, .. } = *input;
                all[count] = MeantInput { tool: TOOLS[tool].id, name, means, within, begins };
                count += 1;
            }
            place += 1;
        }
        tool += 1;
    }
    all
}

#[allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "evaluated at compile time, where a slip is an error"
)]
const fn figure_count() -> usize {
    let (mut count, mut tool) = (0, 0);
    while tool < TOOLS.len() {
        count += TOOLS[tool].figures.len();
        tool += 1;
    }
    count
}

#[allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "evaluated at compile time, where a slip is an error"
)]
const fn figures() -> [(&'static str, &'static str, Meaning); figure_count()] {
    let (mut all, mut count, mut tool) = ([("", "", Meaning::OwedBalance); figure_count()], 0, 0);
    while tool < TOOLS.len() {
        let mut place = 0;
        while place < TOOLS[tool].figures.len() {
            let (figure, meaning) = TOOLS[tool].figures[place];
            all[count] = (TOOLS[tool].id, figure, meaning);
            count += 1;
            place += 1;
        }
        tool += 1;
    }
    all
}

fn find(tool: &str, input: &str) -> Option<&'static MeantInput> {
    MEANT.iter().find(|known| known.tool == tool && known.name == input)
}

/// The tools and inputs with this meaning.
fn inputs_meaning(meaning: Meaning) -> impl Iterator<Item = (&'static str, &'static str)> {
    MEANT.iter().filter(move |input| input.means == Some(meaning)).map(|input| (input.tool, input.name))
}

/// The tools and inputs that begin with this published value.
pub fn reference_inputs(reference: Reference) -> impl Iterator<Item = (&'static str, &'static str)> {
    MEANT.iter().filter(move |input| input.begins == Some(reference)).map(|input| (input.tool, input.name))
}

/// The tools and inputs that mean the same as this one, without itself.
///
/// ```
/// use finplan::handover::meaning::shared_inputs;
/// assert_eq!(shared_inputs("refinance", "current_rate"), [("prepayment", "annual_rate")]);
/// assert!(shared_inputs("refinance", "new_rate").is_empty());
/// ```
#[must_use]
pub fn shared_inputs(tool: &str, input: &str) -> Vec<(&'static str, &'static str)> {
    let Some(meaning) = find(tool, input).and_then(|input| input.means) else { return Vec::new() };
    inputs_meaning(meaning).filter(|other| *other != (tool, input)).collect()
}

/// The inputs of other tools whose limits hold for this one, named as in the configuration.
///
/// ```
/// use finplan::handover::meaning::bounds;
/// // A mortgage of 30 years is an offer of 360 months.
/// let bounds = bounds("refinance", "offers_term");
/// assert_eq!((bounds[0].tool, bounds[0].input, bounds[0].times), ("mortgage", "term", 12));
/// // What the bank lends at most holds wherever it is set.
/// assert_eq!((bounds[1].tool, bounds[1].input), ("affordability", "term"));
/// ```
#[must_use]
pub fn bounds(tool: &str, input: &str) -> Vec<Bound> {
    let mut bounds: Vec<_> = shared_inputs(tool, input)
        .into_iter()
        .map(|(tool, input)| Bound { tool, input, times: 1, least: true })
        .collect();
    if let Some(Within { meaning, times, least }) = find(tool, input).and_then(|input| input.within) {
        bounds.extend(inputs_meaning(meaning).map(|(tool, input)| Bound { tool, input, times, least }));
    }
    bounds
}

/// The input of another tool that a figure of this tool's answer would be entered for.
#[must_use]
pub fn input_for_figure(tool: &str, figure: &str) -> Option<(&'static str, &'static str)> {
    let (_, _, meaning) = FIGURES.iter().find(|(of, known, _)| *of == tool && *known == figure)?;
    inputs_meaning(*meaning).next()
}

/// Every tool and input for which limits hold that are set elsewhere.
pub fn limited() -> impl Iterator<Item = (&'static str, &'static str)> {
    let limited = |input: &&MeantInput| input.within.is_some() || !shared_inputs(input.tool, input.name).is_empty();
    MEANT.iter().filter(limited).map(|input| (input.tool, input.name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tool::Tool;
    use crate::tool::input::InputKind;
    use crate::tools::registry;
    use std::mem::discriminant;

    /// The inputs of every tool, those of rows once.
    fn inputs() -> impl Iterator<Item = (&'static Tool, &'static Input)> {
        let once = |input: &&Input| input.row.is_none_or(|row| row.place == 1);
        TOOLS.into_iter().flat_map(move |tool| tool.inputs.iter().filter(once).map(move |input| (tool, input)))
    }

    fn find(tool: &str, input: &str) -> Option<&'static Input> {
        registry::find(tool)?.inputs.iter().find(|known| known.name == input)
    }

    #[test]
    fn inputs_that_mean_the_same_measure_the_same() {
        let mut shared = 0;
        for (tool, input) in inputs() {
            let Some(meaning) = input.means else { continue };
            assert!(input.kind.range().is_some(), "options have names of their own: {} {}", tool.id, input.id);
            assert!(input.row.is_none(), "a row has no other tool's value: {} {}", tool.id, input.id);
            for (other, theirs) in shared_inputs(tool.id, input.name) {
                shared += 1;
                let there = find(other, theirs).unwrap();
                assert_eq!(discriminant(&input.kind), discriminant(&there.kind), "{meaning:?}: {other} {theirs}");
            }
        }
        assert_eq!(shared, 2 * 12 + 3 * 2, "twelve meanings that two tools ask for, and one that three do");
    }

    #[test]
    fn a_limit_is_in_the_unit_of_the_input_that_it_holds_for() {
        let mut held = 0;
        for (tool, input) in inputs().filter(|(_, input)| input.within.is_some()) {
            for bound in bounds(tool.id, input.name).iter().skip(shared_inputs(tool.id, input.name).len()) {
                held += 1;
                let there = find(bound.tool, bound.input).unwrap();
                let months = matches!((input.kind, there.kind), (InputKind::Months(_), InputKind::Years(_)));
                assert_eq!(bound.times, if months { 12 } else { 1 }, "{bound:?}");
                assert!(months || discriminant(&input.kind) == discriminant(&there.kind), "{bound:?}");
            }
        }
        assert_eq!(held, 4);
    }

    #[test]
    fn limits_hold_where_they_did_before_anybody_said_why() {
        let limited: Vec<_> = limited().collect();
        for held in [
            ("prepayment", "balance"),
            ("refinance", "balance"),
            ("prepayment", "annual_rate"),
            ("refinance", "current_rate"),
            ("prepayment", "months_left"),
            ("refinance", "months_left"),
            ("mortgage", "annual_rate"),
            ("affordability", "annual_rate"),
            ("mortgage", "term"),
            ("affordability", "term"),
            ("prepayment", "return_rate"),
            ("car_loan", "return_rate"),
            ("affordability", "wanted"),
            ("refinance", "offers_term"),
            ("household", "income"),
            ("household", "second_income"),
            ("household", "debts"),
            ("household", "comfortable"),
            ("household", "limit"),
            ("household", "essential"),
            ("household", "savings"),
            ("protection_gap", "income"),
            ("protection_gap", "essential"),
            ("protection_gap", "savings"),
        ] {
            assert!(limited.contains(&held), "{held:?}");
        }
        assert_eq!(limited.len(), 29);
        assert_eq!(input_for_figure("affordability", "top"), Some(("mortgage", "amount")));
    }
}
