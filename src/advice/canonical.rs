//! Canonical JSON, of which a hash can be made and made again: keys in the order of their bytes, no space (RFC 8785).

use crate::domain::order::sorted;

/// A text. Control characters, which no text of a document has, are left out.
///
/// ```
/// use finplan::advice::canonical::quoted;
/// assert_eq!(quoted(r#"a"b\"#), r#""a\"b\\""#);
/// ```
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len().saturating_add(2));
    out.push('"');
    for c in text.chars().filter(|c| !c.is_control()) {
        if matches!(c, '"' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out.push('"');
    out
}

/// An object of values that are JSON already.
#[must_use]
pub fn object(entries: &[(&'static str, String)]) -> String {
    let mut out = String::new();
    for (key, value) in sorted(entries, &|a, b| a.0 < b.0) {
        let comma = if out.is_empty() { "{\"" } else { ",\"" };
        for part in [comma, key, "\":", &value] {
            out.push_str(part);
        }
    }
    if out.is_empty() { "{}".to_owned() } else { out + "}" }
}

/// A list of values that are JSON already.
#[must_use]
pub fn list(entries: &[String]) -> String {
    ["[", &entries.join(","), "]"].concat()
}
