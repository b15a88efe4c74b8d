//! `key=value&key=value`, percent-encoded.

/// Longer texts are no links of ours; they are not read at all.
const LONGEST: usize = 4096;
/// More parts than any link has.
const MOST: usize = 64;

/// The parts of a query or fragment without its `?` or `#`; a malformed part is `None`.
pub(super) fn pairs(text: &str) -> impl Iterator<Item = Option<(String, String)>> + '_ {
    let text = if text.len() > LONGEST { "=%" } else { text };
    text.split('&').filter(|part| !part.is_empty()).take(MOST).map(|part| {
        let (key, value) = part.split_once('=')?;
        Some((decode(key)?, decode(value)?))
    })
}

/// Appends `key=value` with a `&` before it where something stands already.
pub(super) fn push(out: &mut String, key: &str, value: &str) {
    if !out.is_empty() {
        out.push('&');
    }
    encode(out, key);
    out.push('=');
    encode(out, value);
}

fn encode(out: &mut String, text: &str) {
    const DIGITS: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            out.push(char::from(byte));
        } else {
            out.push('%');
            for half in [byte >> 4, byte & 15] {
                out.extend(DIGITS.get(usize::from(half)));
            }
        }
    }
}

fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => (half(rest.next()?)? << 4) | half(rest.next()?)?,
            b'+' => b' ',
            other => other,
        });
    }
    String::from_utf8(bytes).ok()
}

fn half(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Vec<Option<(String, String)>> {
        pairs(text).collect()
    }

    fn pair(key: &str, value: &str) -> Option<(String, String)> {
        Some((key.to_owned(), value.to_owned()))
    }

    #[test]
    fn malformed_parts_do_not_spoil_the_others() {
        for part in ["a", "a=%", "a=%4", "a=%zz", "a=%ff", "%=1", "a=%+1"] {
            let text = ["x=1&", part, "&y=2"].concat();
            assert_eq!(read(&text), [pair("x", "1"), None, pair("y", "2")], "{part}");
        }
    }

    #[test]
    fn empty_parts_do_not_count() {
        assert_eq!(read(""), []);
        assert_eq!(read("&&a=&"), [pair("a", "")]);
        assert_eq!(read("a=b=c"), [pair("a", "b=c")]);
    }

    #[test]
    fn endless_texts_end() {
        assert_eq!(read(&"a=1&".repeat(1000)).len(), MOST);
        assert_eq!(read(&"a".repeat(100_000)), [None]);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(list in prop::collection::vec((".{0,8}", ".{0,8}"), 0..6)) {
            let mut text = String::new();
            for (key, value) in &list {
                push(&mut text, key, value);
            }
            prop_assert!(text.is_ascii());
            prop_assert_eq!(read(&text), list.into_iter().map(Some).collect::<Vec<_>>());
        }

        #[test]
        fn no_text_is_too_strange(text in "\\PC{0,64}") {
            read(&text);
        }
    }
}
