//! Canonical JSON, of which a hash can be made and made again: keys in the order of their bytes, no space (RFC 8785).

use crate::stable_sort;

/// Appends a text. Control characters, which no text of a document has, are left out.
pub fn text(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars().filter(|c| !c.is_control()) {
        if matches!(c, '"' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out.push('"');
}

/// A text.
///
/// ```
/// use finplan_base::json::write::quoted;
/// assert_eq!(quoted(r#"a"b\"#), r#""a\"b\\""#);
/// ```
#[must_use]
pub fn quoted(word: &str) -> String {
    let mut out = String::new();
    text(&mut out, word);
    out
}

/// Goes on to the next entry of a list or an object.
pub fn next(out: &mut String) {
    if !out.ends_with(['{', '[']) {
        out.push(',');
    }
}

/// Begins an entry of an object: its value comes next. Whoever writes keeps the keys in order.
pub fn key(out: &mut String, name: &str) {
    next(out);
    text(out, name);
    out.push(':');
}

/// Appends an entry of an object whose value is a text.
///
/// ```
/// use finplan_base::json::write::entry;
/// let mut out = "{".to_owned();
/// entry(&mut out, "a", "1");
/// entry(&mut out, "b", "2");
/// assert_eq!(out + "}", r#"{"a":"1","b":"2"}"#);
/// ```
pub fn entry(out: &mut String, name: &str, value: &str) {
    key(out, name);
    text(out, value);
}

/// Appends a list of texts as an entry of an object.
pub fn texts(out: &mut String, name: &str, values: &[String]) {
    key(out, name);
    out.push('[');
    for value in values {
        next(out);
        text(out, value);
    }
    out.push(']');
}

/// An object of values that are JSON already, in whichever order they come.
#[must_use]
pub fn object(entries: &[(&'static str, String)]) -> String {
    let mut out = "{".to_owned();
    for (name, value) in stable_sort(entries, &|a, b| a.0 < b.0) {
        key(&mut out, name);
        out.push_str(&value);
    }
    out + "}"
}
