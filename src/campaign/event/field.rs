//! What may stand in an event: short names and digests, into which no amount, answer or name of a person fits.

/// A short name that the bank or the program chose: a tool, a product, a level, a screen.
///
/// It begins with a letter and is at most 64 ASCII letters, digits, `-`, `_` and `.` long, so that an amount, a
/// sentence or a name typed by a customer cannot become one by mistake, and none needs an escape in JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventCode(String);

impl EventCode {
    /// The code, where `text` is one.
    ///
    /// ```
    /// use finplan::campaign::event::EventCode;
    /// assert!(EventCode::new("mortgage").is_some());
    /// assert!(EventCode::new("1200000").is_none());
    /// assert!(EventCode::new("王小明").is_none());
    /// ```
    #[must_use]
    pub fn new(text: &str) -> Option<EventCode> {
        let mut bytes = text.bytes();
        let named = bytes.next().is_some_and(|first| first.is_ascii_alphabetic())
            && bytes.all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'));
        (named && text.len() <= 64).then(|| EventCode(text.to_owned()))
    }

    /// The code as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The SHA-256 of a document that both sides can make: 64 hexadecimal digits. Nothing can be read back from it, and
/// nothing else fits into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Digest(String);

impl Digest {
    /// The digest, where `text` is one.
    ///
    /// ```
    /// use finplan::campaign::event::Digest;
    /// assert!(Digest::new(&"0a".repeat(32)).is_some());
    /// assert!(Digest::new("12000").is_none());
    /// ```
    #[must_use]
    pub fn new(text: &str) -> Option<Digest> {
        let hexadecimal = text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        (hexadecimal && text.len() == 64).then(|| Digest(text.to_owned()))
    }

    /// The digest as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What is not a code is reported as `other`.
impl From<&str> for EventCode {
    fn from(text: &str) -> EventCode {
        EventCode::new(text).unwrap_or_else(|| EventCode("other".to_owned()))
    }
}
