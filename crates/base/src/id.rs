//! Names of things in a bank's document.

use std::fmt;
use std::ops::Deref;

/// The name of a questionnaire item, product, segment and the like: `a-z`, then `a-z 0-9 _`, at most 40
/// characters, so that it stands unquoted in links, events and CSV.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(String);

impl Id {
    /// The id of this text, where the text is one.
    ///
    /// ```
    /// use finplan_base::Id;
    /// assert!(Id::new("money_fund").is_some());
    /// assert!(Id::new("Money fund").is_none());
    /// ```
    #[must_use]
    pub fn new(text: &str) -> Option<Id> {
        let first = text.bytes().next().is_some_and(|byte| byte.is_ascii_lowercase());
        let rest = text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_'));
        (first && rest && text.len() <= 40).then(|| Id(text.to_owned()))
    }

    /// An id without a letter, until one was read.
    #[must_use]
    pub const fn empty() -> Id {
        Id(String::new())
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Deref for Id {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl PartialEq<str> for Id {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl PartialEq<&str> for Id {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}
