//! What may stand in an event: short names and digests, into which no amount, answer or name of a person fits.

/// A short name that the bank or the program chose: a tool, a product, a level, a screen.
///
/// It begins with a letter and is at most 64 ASCII letters, digits, `-`, `_` and `.` long, so that an amount, a
/// sentence or a name typed by a customer cannot become one by mistake, and none needs an escape in JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code(String);

impl Code {
    /// The code, where `text` is one.
    ///
    /// ```
    /// use finplan::campaign::event::Code;
    /// assert!(Code::new("mortgage").is_some());
    /// assert!(Code::new("1200000").is_none());
    /// assert!(Code::new("王小明").is_none());
    /// ```
    #[must_use]
    pub fn new(text: &str) -> Option<Code> {
        let mut bytes = text.bytes();
        let named = bytes.next().is_some_and(|first| first.is_ascii_alphabetic())
            && bytes.all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'));
        (named && text.len() <= 64).then(|| Code(text.to_owned()))
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
impl From<&str> for Code {
    fn from(text: &str) -> Code {
        Code::new(text).unwrap_or_else(|| Code("other".to_owned()))
    }
}
