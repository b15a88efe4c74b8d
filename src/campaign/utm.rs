//! Where a customer came from: the five utm keys.

use super::{pii, query};

/// The keys, in the order in which a link has them.
pub const KEYS: [&str; 5] = ["utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content"];

/// Longer values are cut by some analytics and not by others; here they are dropped.
const LONGEST: usize = 100;

/// The values of the five keys, where a link had them; nothing else of a query is ever read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Utm([Option<String>; 5]);

/// Why a value was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It is none of the five keys.
    OtherKey,
    /// It is empty, too long or has a character that no campaign needs.
    Malformed,
    /// It looks like a person's data.
    Personal,
}

impl Utm {
    /// Takes a value: spaces around it removed, ASCII letters in lower case.
    ///
    /// # Errors
    /// [`Refused`] says why the value was not taken.
    ///
    /// ```
    /// use finplan::campaign::utm::{Refused, Utm};
    /// let mut utm = Utm::default();
    /// assert_eq!(utm.set("utm_source", "WeChat"), Ok(()));
    /// assert_eq!(utm.get("utm_source"), Some("wechat"));
    /// assert_eq!(utm.set("utm_term", "13800138000"), Err(Refused::Personal));
    /// assert_eq!(utm.set("gclid", "1"), Err(Refused::OtherKey));
    /// ```
    pub fn set(&mut self, key: &str, value: &str) -> Result<(), Refused> {
        let mut slots = KEYS.into_iter().zip(&mut self.0);
        let (_, slot) = slots.find(|(known, _)| *known == key).ok_or(Refused::OtherKey)?;
        let value = value.trim();
        if pii::looks_personal(value) {
            return Err(Refused::Personal);
        }
        if value.is_empty() || value.chars().count() > LONGEST || !value.chars().all(allowed) {
            return Err(Refused::Malformed);
        }
        *slot = Some(value.to_ascii_lowercase());
        Ok(())
    }

    /// The value of a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&str> {
        self.iter().find(|(known, _)| *known == key).map(|(_, value)| value)
    }

    /// Whether no key has a value.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }

    /// The keys that have a value.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &str)> {
        KEYS.into_iter().zip(&self.0).filter_map(|(key, value)| Some((key, value.as_deref()?)))
    }

    /// As a query without its `?`.
    #[must_use]
    pub fn query(&self) -> String {
        let mut out = String::new();
        for (key, value) in self.iter() {
            query::push(&mut out, key, value);
        }
        out
    }
}

/// Letters, digits, Chinese characters and the punctuation of campaign names. None of them needs an escape
/// in JSON.
fn allowed(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || matches!(c, '-' | '_' | '.' | '~' | '+' | ' ' | '|' | ':' | '/')
        || matches!(c, '\u{4e00}'..='\u{9fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_what_campaigns_are_called() {
        let mut utm = Utm::default();
        for (value, expected) in
            [("Newsletter", "newsletter"), ("  cpc ", "cpc"), ("春节 2026", "春节 2026"), ("a/b:c|d", "a/b:c|d")]
        {
            assert_eq!(utm.set("utm_campaign", value), Ok(()), "{value}");
            assert_eq!(utm.get("utm_campaign"), Some(expected));
        }
    }

    #[test]
    fn drops_what_could_do_harm() {
        let mut utm = Utm::default();
        let long = "x".repeat(LONGEST + 1);
        for value in ["", " ", "\"", "<b>", "a\nb", "{}", "\u{202e}", &long] {
            assert_eq!(utm.set("utm_source", value), Err(Refused::Malformed), "{value}");
        }
        assert_eq!(utm.set("utm_source", "a@b.cn"), Err(Refused::Personal));
        assert_eq!(utm.set("__proto__", "x"), Err(Refused::OtherKey));
        assert!(utm.is_empty());
    }
}
