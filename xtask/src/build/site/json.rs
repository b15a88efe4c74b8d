//! JSON without the spaces that only people need.

/// Removes white space outside of strings; nothing else changes, not even the order of keys.
pub fn compact(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut in_string = false;
    let mut escaped = false;
    for character in text.chars() {
        if in_string {
            in_string = escaped || character != '"';
            escaped = !escaped && character == '\\';
        } else if matches!(character, ' ' | '\t' | '\n' | '\r') {
            continue;
        } else if character == '"' {
            in_string = true;
        }
        out.push(character);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_keep_their_spaces_and_numbers_their_digits() {
        let text = r#"{
            "a b": "c  \" \\",
            "d": [ 1.50, true ]
        }"#;
        assert_eq!(compact(text), r#"{"a b":"c  \" \\","d":[1.50,true]}"#);
        let before: serde_json::Value = serde_json::from_str(text).unwrap();
        let after: serde_json::Value = serde_json::from_str(&compact(text)).unwrap();
        assert_eq!(before, after);
    }
}
