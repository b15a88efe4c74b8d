//! `key=value&key=value`, percent-encoded, and what is left of it after a journey through messengers, mail programs and
//! login pages: encoded again, its `&` written as in a page's source, with marks between the characters.

use super::foreign::is_foreign;
use super::plain::plain;
use super::utm;
use crate::tools::registry;

/// How often a link may have been encoded.
const MAX_ROUNDS: u32 = 3;
/// What one byte becomes when everything is encoded so often: `%252541`.
const GROWTH: usize = 7;
/// The longest link that can be made, encoded so often. What lies behind is not read.
const MAX_LEN: usize = (registry::MAX_LINK_LEN + utm::MAX_QUERY_LEN) * GROWTH;

/// The keys that say where a link leads; what follows them in a value is a part of its own.
pub(super) const HEADS: [&str; 4] = ["tool", "screen", "receipt", "lang"];

/// Where parts end: a second `#` or `?` begins what somebody else has added.
const ENDS: [char; 5] = ['&', '#', '?', '＆', '＃'];
/// `&` as the source of a page or of a message writes it, as far as it is still there behind the `&` and the `#`.
const ENTITIES: [&str; 4] = ["amp;", "38;", "038;", "x26;"];

/// Who wrote the parts of a text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Owner {
    /// A link's: every value may be taken apart.
    Link,
    /// A page's, in which only the values of our own keys are ours.
    Page,
}

/// The parts of a query or fragment without its `?` or `#`, decoded, in order; what is no pair is a key without a
/// value.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Parts {
    /// Keys in small letters, and values.
    pub(super) list: Vec<(String, String)>,
    /// Whether all of it was read.
    pub(super) whole: bool,
}

/// Reads the parts of a text of any kind and length.
pub(super) fn parts(text: &str, owner: Owner) -> Parts {
    let (text, whole) = match text.as_bytes().get(..MAX_LEN) {
        Some(bytes) if text.len() > MAX_LEN => {
            let end = bytes.iter().rposition(|byte| *byte == b'&').unwrap_or(0);
            (text.get(..end).unwrap_or_default(), false)
        }
        _ => (text, true),
    };
    // What a browser should find on the page is no part of the address.
    let text = text.split(":~:").next().unwrap_or_default();
    let mut reader = Reader { list: Vec::new(), owner };
    reader.split(text, MAX_ROUNDS, Encoding { plus: true, semicolon: false });
    Parts { list: reader.list, whole }
}

/// How a text was written.
#[derive(Clone, Copy)]
struct Encoding {
    /// Whether a plus is a space, as in what no one has decoded yet.
    plus: bool,
    /// Whether a semicolon ends a part.
    semicolon: bool,
}

struct Reader {
    list: Vec<(String, String)>,
    owner: Owner,
}

impl Reader {
    fn split(&mut self, text: &str, rounds: u32, encoding: Encoding) {
        let text = text.replace("\\u0026", "&").replace("\\u003d", "=").replace("&amp;", "&");
        for part in
            text.split(|c| ENDS.contains(&c) || (encoding.semicolon && c == ';')).map(|part| without(part, &ENTITIES))
        {
            let again = rounds.checked_sub(1);
            if let Some((key, value)) = part.split_once(['=', '＝']) {
                let (key, value) = (decode(key, encoding.plus), decode(value, encoding.plus));
                match again.filter(|_| self.is_nested(&key, &value)) {
                    Some(again) => {
                        let encoding = Encoding { plus: false, semicolon: !is_foreign(&name(&key)) };
                        self.split(&format!("{key}={value}"), again, encoding);
                    }
                    None => self.keep(&key, value),
                }
            } else if !part.is_empty() {
                let inner = decode(part, encoding.plus);
                let path = self.owner == Owner::Link && !inner.contains("://");
                match again.filter(|_| inner != part && (path || !is_address(&inner))) {
                    Some(again) => self.split(&inner, again, encoding),
                    // What is no pair may still be somebody's address.
                    None if inner.contains('@') => self.keep("", inner),
                    None => self.keep(&inner, String::new()),
                }
            }
        }
    }

    fn keep(&mut self, key: &str, value: String) {
        let key = name(key);
        // Marks alone are no part.
        if !key.is_empty() || value.contains(char::is_alphanumeric) {
            self.list.push((key, value));
        }
    }

    /// Whether a key or value is still encoded, or holds parts of its own. A campaign's value and what others have
    /// added may hold anything but another key of ours, and an address is left alone.
    fn is_nested(&self, key: &str, value: &str) -> bool {
        if key.contains(['=', '%', '&']) {
            return unfolded(key) != key || key.contains(['=', '&']);
        }
        let (key, inner) = (name(key), unfolded(value));
        if is_foreign(&key) {
            let mut others = inner.split(ENDS).skip(1);
            return others.any(|part| part.split_once('=').is_some_and(|(key, _)| is_ours(&name(key))));
        }
        let taken_apart = self.owner == Owner::Link || HEADS.contains(&key.as_str());
        taken_apart && !is_address(&inner) && (inner != value || value.contains(ENDS) || value.contains(';'))
    }
}

/// Whether a text is the address of another page, or a path on this one.
fn is_address(text: &str) -> bool {
    text.starts_with('/') || text.contains("://")
}

fn is_ours(key: &str) -> bool {
    HEADS.contains(&key) || utm::KEYS.contains(&key)
}

/// A key as it was meant: in small letters, without spaces, and without what routers and messengers put around it.
fn name(key: &str) -> String {
    let key: String = plain(key).to_ascii_lowercase().split(' ').collect();
    let key = without(&key, &ENTITIES);
    let key = key.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '_').chars();
    key.take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.')).collect()
}

/// A text without any of these before it.
fn without<'a>(mut text: &'a str, heads: &[&str]) -> &'a str {
    while let Some(rest) = heads.iter().find_map(|head| text.strip_prefix(head)) {
        text = rest;
    }
    text
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

/// A text decoded as often as it may have been encoded.
pub(super) fn unfolded(text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..MAX_ROUNDS {
        let next = decode(&text, false);
        if next == text {
            break;
        }
        text = next;
    }
    text
}

/// A text decoded once. What is no escape stands for itself, and so does all of it where the bytes are no UTF-8.
fn decode(text: &str, plus: bool) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => match escaped(rest.clone()) {
                Some(escaped) => {
                    rest.nth(1);
                    escaped
                }
                None => byte,
            },
            b'+' if plus => b' ',
            other => other,
        });
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

fn escaped(mut rest: std::str::Bytes) -> Option<u8> {
    Some((half(rest.next()?)? << 4) | half(rest.next()?)?)
}

fn half(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Vec<(String, String)> {
        parts(text, Owner::Link).list
    }

    fn pair(key: &str, value: &str) -> (String, String) {
        (key.to_owned(), value.to_owned())
    }

    #[test]
    fn malformed_parts_do_not_spoil_the_others() {
        for (part, read_as) in [
            ("a", pair("a", "")),
            ("a=%", pair("a", "%")),
            ("a=%4", pair("a", "%4")),
            ("a=%zz", pair("a", "%zz")),
            ("a=%ff", pair("a", "%ff")),
            ("a=%+1", pair("a", "% 1")),
            ("=1", pair("", "1")),
        ] {
            let text = format!("x=1&{part}&y=2");
            assert_eq!(read(&text), [pair("x", "1"), read_as, pair("y", "2")], "{part}");
        }
    }

    #[test]
    fn empty_parts_do_not_count() {
        assert_eq!(read(""), []);
        assert_eq!(read("&&a=&"), [pair("a", "")]);
        assert_eq!(read("a=b=c"), [pair("a", "b=c")]);
    }

    #[test]
    fn a_link_survives_the_journey() {
        let pairs = [pair("tool", "mortgage"), pair("lang", "zh-CN"), pair("amount", "1200000")];
        for text in [
            "tool=mortgage&lang=zh-CN&amount=1200000",
            "/tool=mortgage&lang=zh-CN&amount=1200000",
            "!/?tool=mortgage&lang=zh-CN&amount=1200000",
            "TOOL=mortgage&Lang=zh-CN&AMOUNT=1200000",
            "tool=mortgage&amp;lang=zh-CN&amp;amp;amount=1200000",
            "tool=mortgage&#38;lang=zh-CN&#x26;amount=1200000",
            "tool=mortgage\\u0026lang=zh-CN\\u0026amount\\u003d1200000",
            "tool%3Dmortgage%26lang%3Dzh-CN%26amount%3D1200000",
            "tool%253Dmortgage%2526lang%253Dzh-CN%2526amount%253D1200000",
            "tool%25253Dmortgage%252526lang%25253Dzh-CN%252526amount%25253D1200000",
            "%74%6f%6f%6c%3d%6d%6f%72%74%67%61%67%65%26%6c%61%6e%67%3d%7a%68%2d%43%4e%26amount=1200000",
            "tool=mortgage%26lang=zh-CN%26amount=1200000",
            "tool%3Dmortgage&lang%3Dzh-CN&amount%3D1200000",
            "tool=mortgage%26amp%3Blang=zh-CN%26amp;amount=1200000",
            "tool=mortgage&lang=zh-CN%23amount=1200000",
            "to%E2%80%8Bol=mortgage&%EF%BB%BFlang=zh-CN&amou%0D%0Ant=1200000",
            "tool＝mortgage＆lang＝zh-CN＆amount＝1200000",
        ] {
            assert_eq!(read(text), pairs, "{text}");
        }
    }

    #[test]
    fn what_others_add_is_a_part_of_its_own() {
        for (text, more) in [
            ("term=20#wechat_redirect", pair("wechat_redirect", "")),
            ("term=20%23wechat_redirect", pair("wechat_redirect", "")),
            ("term=20?code=041w", pair("code", "041w")),
            ("term=20&url=https%3A%2F%2Fx.cn%2F%3Fterm%3D5%26tool%3Dx", pair("url", "https://x.cn/?term=5&tool=x")),
        ] {
            assert_eq!(read(text), [pair("term", "20"), more], "{text}");
        }
    }

    #[test]
    fn campaigns_values_are_left_whole_unless_a_link_follows() {
        let page = |text| parts(text, Owner::Page).list;
        assert_eq!(page("utm_content=a%26b%3Dc%23d"), [pair("utm_content", "a&b=c#d")]);
        assert_eq!(
            page("utm_content=spring%23tool%3Ddebts%26lang=en"),
            [pair("utm_content", "spring"), pair("tool", "debts"), pair("lang", "en")]
        );
        assert_eq!(page("utm_source%3Da%26utm_medium%3Db"), [pair("utm_source", "a"), pair("utm_medium", "b")]);
        // Another page's address is the page's own business.
        let address = "r=https%3A%2F%2Fx.cn%2F%3Ftool%3Ddebts&s=a%26utm_source%3Db";
        assert_eq!(page(address), [pair("r", "https://x.cn/?tool=debts"), pair("s", "a&utm_source=b")]);
    }

    #[test]
    fn endless_texts_end() {
        let long = "a=1&".repeat(MAX_LEN);
        let read = parts(&long, Owner::Link);
        assert_eq!((read.list.len(), read.whole), (MAX_LEN / 4, false));
        assert_eq!(parts(&"a".repeat(MAX_LEN + 1), Owner::Link), Parts { list: Vec::new(), whole: false });
        assert!(parts(&"春".repeat(MAX_LEN), Owner::Link).list.is_empty());
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(list in prop::collection::vec(("[a-z_0-9]{1,8}", "[\\PC&&[^%&#?＆＃;\\\\/]]{0,8}"), 0..6)) {
            let mut text = String::new();
            for (key, value) in &list {
                push(&mut text, key, value);
            }
            prop_assert!(text.is_ascii());
            prop_assert_eq!(read(&text), list);
        }

        #[test]
        fn no_text_is_too_strange(text in "\\PC{0,64}") {
            read(&text);
            parts(&text, Owner::Page);
        }
    }
}
