//! Inputs of different tools that mean the same, so that a customer types them once.
//!
//! Only what is the same thing is in here: the loan that somebody has, the home that somebody thinks of. An amount
//! that is merely similar (a charge on a part of a loan, on the whole of another) is not.

/// Tools and their inputs; those in one line mean the same.
const SAME: &[&[(&str, &str)]] = &[
    // The loan that the customer has.
    &[("prepayment", "balance"), ("refinance", "balance")],
    &[("prepayment", "annual_rate"), ("refinance", "current_rate")],
    &[("prepayment", "months_left"), ("refinance", "months_left")],
    // The loan for a home that she thinks of.
    &[("mortgage", "annual_rate"), ("affordability", "annual_rate")],
    &[("mortgage", "term"), ("affordability", "term")],
];

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tool::registry;
    use std::mem::discriminant;

    #[test]
    fn inputs_that_mean_the_same_measure_the_same() {
        for line in SAME {
            let inputs: Vec<_> = line
                .iter()
                .map(|(tool, input)| registry::find(tool).and_then(|tool| tool.input(input)).unwrap())
                .collect();
            assert!(inputs.len() > 1);
            for input in &inputs {
                assert_eq!(discriminant(&input.kind), discriminant(&inputs[0].kind), "{line:?}");
                assert!(input.kind.range().is_some(), "options have names of their own: {line:?}");
            }
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
