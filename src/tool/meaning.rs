//! Inputs of different tools that mean the same: a customer types them once, and a bank limits them once.
//!
//! Only what is the same thing is in here: the loan that somebody has, the home that somebody thinks of. An amount
//! that is merely similar (a charge on a part of a loan, on the whole of another) is not.

/// A tool and one of its inputs or figures.
type Named = (&'static str, &'static str);

/// Tools and their inputs; those in one line mean the same.
const SAME: &[&[Named]] = &[
    // The loan that the customer has.
    &[("prepayment", "balance"), ("refinance", "balance")],
    &[("prepayment", "annual_rate"), ("refinance", "current_rate")],
    &[("prepayment", "months_left"), ("refinance", "months_left")],
    // The loan for a home that she thinks of.
    &[("mortgage", "annual_rate"), ("affordability", "annual_rate")],
    &[("mortgage", "term"), ("affordability", "term")],
    // What money earns that she keeps.
    &[("prepayment", "return_rate"), ("car_loan", "return_rate")],
];

/// Inputs that a new loan for a home has to fit as well: how much is lent, and for how long.
const BOUND: &[(Named, Bound)] = &[
    // Nothing is wanted where it is 0: the least that is lent is no limit here.
    (("affordability", "wanted"), Bound { tool: "mortgage", input: "amount", times: 1, least: false }),
    // The loan that takes over the balance is one of that size.
    (("refinance", "balance"), Bound { tool: "mortgage", input: "amount", times: 1, least: true }),
    // In months instead of years.
    (("refinance", "offers_term"), Bound { tool: "mortgage", input: "term", times: 12, least: true }),
];

/// Figures of answers that are the amount of an input: what a household can carry is borrowed as a mortgage.
const FIGURES: &[(Named, Named)] = &[(("affordability", "top"), ("mortgage", "amount"))];

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

/// The tools and inputs that mean the same as this one, without itself.
///
/// ```
/// use finplan::tool::meaning::same;
/// assert_eq!(same("refinance", "current_rate"), [("prepayment", "annual_rate")]);
/// assert!(same("refinance", "new_rate").is_empty());
/// ```
#[must_use]
pub fn same(tool: &str, input: &str) -> Vec<(&'static str, &'static str)> {
    let mut others = Vec::new();
    for line in SAME {
        if line.contains(&(tool, input)) {
            for other in *line {
                if *other != (tool, input) {
                    others.push(*other);
                }
            }
        }
    }
    others
}

/// The inputs of other tools whose limits hold for this one, named as in the configuration.
///
/// ```
/// use finplan::tool::meaning::bounds;
/// // A mortgage of 30 years is an offer of 360 months.
/// let bounds = bounds("refinance", "offers_term");
/// assert_eq!((bounds[0].tool, bounds[0].input, bounds[0].times), ("mortgage", "term", 12));
/// // What the bank lends at most holds wherever it is set.
/// assert_eq!((bounds[1].tool, bounds[1].input), ("affordability", "term"));
/// ```
#[must_use]
pub fn bounds(tool: &str, input: &str) -> Vec<Bound> {
    let mut bounds = Vec::new();
    for (tool, input) in same(tool, input) {
        bounds.push(Bound { tool, input, times: 1, least: true });
    }
    for (holds, bound) in BOUND {
        if *holds == (tool, input) {
            bounds.push(*bound);
            for (tool, input) in same(bound.tool, bound.input) {
                bounds.push(Bound { tool, input, ..*bound });
            }
        }
    }
    bounds
}

/// The input of another tool that a figure of this tool's answer would be entered for.
#[must_use]
pub fn figure(tool: &str, figure: &str) -> Option<(&'static str, &'static str)> {
    FIGURES.iter().find(|(known, _)| *known == (tool, figure)).map(|(_, input)| *input)
}

/// Every tool and input for which limits hold that are set elsewhere.
pub fn limited() -> impl Iterator<Item = (&'static str, &'static str)> {
    let bound = BOUND.iter().map(|(holds, _)| *holds);
    SAME.iter().copied().flatten().copied().chain(bound.filter(|(tool, input)| same(tool, input).is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tool::input::{Input, Kind};
    use crate::tool::registry;
    use std::mem::discriminant;

    /// Inputs of rows have one name.
    fn named(tool: &str, name: &str) -> &'static Input {
        registry::find(tool).and_then(|tool| tool.inputs.iter().find(|input| input.name == name)).unwrap()
    }

    #[test]
    fn inputs_that_mean_the_same_measure_the_same() {
        for line in SAME {
            let inputs: Vec<_> = line.iter().map(|(tool, input)| named(tool, input)).collect();
            assert!(inputs.len() > 1);
            for input in &inputs {
                assert_eq!(discriminant(&input.kind), discriminant(&inputs[0].kind), "{line:?}");
                assert!(input.kind.range().is_some(), "options have names of their own: {line:?}");
                assert!(input.row.is_none(), "a row has no other tool's value: {line:?}");
            }
        }
    }

    #[test]
    fn a_limit_is_in_the_unit_of_the_input_that_it_holds_for() {
        for ((tool, input), bound) in BOUND {
            let (here, there) = (named(tool, input), named(bound.tool, bound.input));
            let months = matches!((here.kind, there.kind), (Kind::Months(_), Kind::Years(_)));
            assert_eq!(bound.times, if months { 12 } else { 1 }, "{bound:?}");
            assert!(months || discriminant(&here.kind) == discriminant(&there.kind), "{bound:?}");
        }
    }

    #[test]
    fn no_input_has_two_meanings() {
        let mut all: Vec<_> = SAME.iter().copied().flatten().collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }
}
