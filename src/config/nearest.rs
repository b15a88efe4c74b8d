//! "Did you mean ...?": the known name nearest to a mistyped one.
#![allow(clippy::arithmetic_side_effects, reason = "lengths of short texts")]

/// The name of `known` that needs the fewest changed characters to become `typed`, if those are few.
#[must_use]
pub fn nearest<'a>(typed: &str, known: &[&'a str]) -> Option<&'a str> {
    let allowed = typed.len().min(40).div_euclid(3) + 1;
    known
        .iter()
        .map(|name| (distance(typed, name), *name))
        .filter(|(distance, _)| *distance <= allowed)
        .min()
        .map(|(_, name)| name)
}

/// Levenshtein's distance in bytes; for texts too long to be a slip, their length.
fn distance(a: &str, b: &str) -> usize {
    if a.len() > 60 {
        return a.len();
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.bytes().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        let mut next = vec![left];
        for (y, above) in b.bytes().zip(row.iter().skip(1)) {
            let change = diagonal + usize::from(x != y);
            left = change.min(left + 1).min(above + 1);
            diagonal = *above;
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or(a.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_slips_and_nothing_else() {
        let known = ["institution", "mode", "theme", "locales"];
        assert_eq!(nearest("insitution", &known), Some("institution"));
        assert_eq!(nearest("tehme", &known), Some("theme"));
        assert_eq!(nearest("colour", &known), None);
        assert_eq!(nearest(&"x".repeat(10_000), &known), None);
    }
}
