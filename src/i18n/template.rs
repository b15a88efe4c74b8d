//! Filling `{placeholders}`.

/// Fills each `{name}` of `template` with what `value` says, and each `{name:one/many}` with the number and
/// the noun that goes with it. A placeholder that `value` does not know stays as it is, visibly.
pub fn fill(template: &str, mut value: impl FnMut(&str) -> Option<(String, bool)>) -> String {
    let mut out = String::with_capacity(template.len().saturating_mul(2));
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((inside, tail)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        let (name, nouns) = inside.split_once(':').map_or((inside, None), |(name, nouns)| (name, Some(nouns)));
        match value(name) {
            Some((text, one)) => {
                out.push_str(&text);
                if let Some((singular, plural)) = nouns.and_then(|nouns| nouns.split_once('/')) {
                    out.push(super::number::NO_BREAK);
                    out.push_str(if one { singular } else { plural });
                }
            }
            None => {
                out.push('{');
                out.push_str(inside);
                out.push('}');
            }
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fills_names_and_plurals() {
        let say = |n: &str| {
            fill("{n:payment/payments} of {x}, {unknown}", |name| match name {
                "n" => Some((n.to_owned(), n == "1")),
                "x" => Some(("¥5".to_owned(), false)),
                _ => None,
            })
        };
        assert_eq!(say("1"), "1\u{a0}payment of ¥5, {unknown}");
        assert_eq!(say("0"), "0\u{a0}payments of ¥5, {unknown}");
    }

    #[test]
    fn leaves_broken_templates_readable() {
        assert_eq!(fill("a { b", |_| None), "a { b");
    }
}
