//! Filling `{placeholders}`.

/// Fills each `{name}` of `template` with what `value` says, and each `{name:one/many}` with the number and
/// the noun that goes with it. A placeholder that `value` does not know stays as it is, visibly.
///
/// Templates set a space where a Chinese sentence meets a number; where the value turns out to begin or end in Chinese
/// (`4 天`), that space falls away: Chinese characters stand close.
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
                if text.starts_with(is_chinese)
                    && out.strip_suffix(' ').is_some_and(|before| before.ends_with(is_chinese))
                {
                    out.pop();
                }
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
        let close = out.ends_with(is_chinese);
        rest = tail.strip_prefix(' ').filter(|next| close && next.starts_with(is_chinese)).unwrap_or(tail);
    }
    out.push_str(rest);
    out
}

/// Whether this is a Chinese character; punctuation brings its own space.
const fn is_chinese(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9fff}')
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
    fn chinese_stands_close_to_chinese_and_apart_from_numbers() {
        let say = |value: &str| fill("在 {x} 内可取", |_| Some((value.to_owned(), false)));
        assert_eq!(say("4 天"), "在 4 天内可取");
        assert_eq!(say("半年"), "在半年内可取");
        assert_eq!(say("90%"), "在 90% 内可取");
    }

    #[test]
    fn leaves_broken_templates_readable() {
        assert_eq!(fill("a { b", |_| None), "a { b");
    }
}
