//! Where a customer came from: the five utm keys.

use super::{pii, plain::plain, query};

/// The keys, in the order in which a link has them.
pub const KEYS: [&str; 5] = ["utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content"];

/// Longer values are cut by some analytics and not by others; here all of them are.
const MAX_VALUE_CHARS: usize = 100;
/// The longest query of the five keys: every character has three bytes or four, each written as `%XX`.
pub(super) const MAX_QUERY_LEN: usize = KEYS.len() * (14 + MAX_VALUE_CHARS * 4 * 3);

/// The values of the five keys, where a link had them; nothing else of a query is ever read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Utm([Option<String>; 5]);

/// How a value was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// As it was written, but for spaces around it and capitals.
    Whole,
    /// Cleaned: decoded once more, cut, without characters that no campaign needs; or with letters of a script that not
    /// every analytics takes.
    Cleaned,
}

/// Why a value was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It is none of the five keys.
    OtherKey,
    /// There is none.
    Empty,
    /// Nothing is left of it once it is cleaned.
    Malformed,
    /// It looks like a person's data.
    Personal,
}

impl Utm {
    /// Takes a value: spaces around it removed, ASCII letters in lower case, at most 100 characters.
    ///
    /// Whatever an advertising system writes is kept as far as it can be: what is still percent-encoded is decoded, and
    /// other characters than letters, digits, spaces and `- _ . ~ + | : / ( ) [ ] , ! * %` become `_`.
    ///
    /// # Errors
    /// [`Refused`] says why the value was not taken.
    ///
    /// ```
    /// use finplan::campaign::utm::{Refused, Taken, Utm};
    /// let mut utm = Utm::default();
    /// assert_eq!(utm.set("utm_source", "WeChat"), Ok(Taken::Whole));
    /// assert_eq!(utm.get("utm_source"), Some("wechat"));
    /// assert_eq!(utm.set("utm_content", "{{ad.name}} <b>"), Ok(Taken::Cleaned));
    /// assert_eq!(utm.get("utm_content"), Some("ad.name b"));
    /// assert_eq!(utm.set("utm_term", "13800138000"), Err(Refused::Personal));
    /// assert_eq!(utm.set("gclid", "1"), Err(Refused::OtherKey));
    /// ```
    pub fn set(&mut self, key: &str, value: &str) -> Result<Taken, Refused> {
        let mut slots = KEYS.into_iter().zip(&mut self.0);
        let (_, slot) = slots.find(|(known, _)| *known == key).ok_or(Refused::OtherKey)?;
        let clean = clean(value);
        if pii::looks_personal(value) || pii::looks_personal(&clean) {
            return Err(Refused::Personal);
        }
        if clean.is_empty() {
            return Err(if value.trim().is_empty() { Refused::Empty } else { Refused::Malformed });
        }
        let whole = value.trim().to_ascii_lowercase() == clean && clean.chars().all(is_usual);
        *slot = Some(clean);
        Ok(if whole { Taken::Whole } else { Taken::Cleaned })
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

/// What stands between words already.
const BETWEEN: [char; 3] = ['_', ' ', '-'];

/// What is kept of a value; cleaning it again changes nothing.
fn clean(value: &str) -> String {
    let once = cleaned(value);
    // What shows nothing may have stood within an escape, which is whole only now.
    if cleaned(&once) == once { once } else { cleaned(&plain(value).replace('%', "_")) }
}

fn cleaned(value: &str) -> String {
    let mut text = query::unfolded(value);
    if query::unfolded(&text) != text {
        // Encoded more often than any program does by mistake.
        text = text.replace('%', "_");
    }
    let mut clean = String::new();
    let mut gap = false;
    for c in plain(&text).trim().chars() {
        if !is_usual(c) && !c.is_alphanumeric() {
            gap = !clean.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) && !clean.ends_with(BETWEEN) && !BETWEEN.contains(&c) {
            clean.push('_');
        }
        if c != ' ' || !clean.is_empty() {
            clean.push(c.to_ascii_lowercase());
        }
    }
    let end = clean.char_indices().nth(MAX_VALUE_CHARS).map_or(clean.len(), |(end, _)| end);
    clean.truncate(end);
    let end = clean.trim_end().len();
    clean.truncate(end);
    clean
}

/// Letters, digits, Chinese characters and the punctuation of campaign names. None of them needs an escape
/// in JSON.
fn is_usual(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || matches!(
            c,
            '-' | '_' | '.' | '~' | '+' | ' ' | '|' | ':' | '/' | '(' | ')' | '[' | ']' | ',' | '!' | '*' | '%'
        )
        || matches!(c, '\u{4e00}'..='\u{9fff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn kept(value: &str) -> (Result<Taken, Refused>, String) {
        let mut utm = Utm::default();
        let taken = utm.set("utm_campaign", value);
        (taken, utm.get("utm_campaign").unwrap_or_default().to_owned())
    }

    #[test]
    fn takes_what_campaigns_are_called() {
        for (value, expected) in [
            ("Newsletter", "newsletter"),
            ("  cpc ", "cpc"),
            ("春节 2026", "春节 2026"),
            ("a/b:c|d", "a/b:c|d"),
            ("spring(2026)", "spring(2026)"),
            ("banner_728x90,top", "banner_728x90,top"),
            ("50%off", "50%off"),
            ("[brand] exact!", "[brand] exact!"),
            ("__CAMPAIGN_ID__", "__campaign_id__"),
        ] {
            assert_eq!(kept(value), (Ok(Taken::Whole), expected.to_owned()), "{value}");
        }
    }

    #[test]
    fn cleans_what_advertising_systems_write() {
        let long = "x".repeat(500);
        let cut = "x".repeat(MAX_VALUE_CHARS);
        for (value, expected) in [
            ("%E6%98%A5%E8%8A%82", "春节"),
            ("%25E6%2598%25A5%25E8%258A%2582", "春节"),
            ("spring%2520sale", "spring sale"),
            ("{{ad.id}}", "ad.id"),
            ("${campaign}", "campaign"),
            ("{campaignid}_{adgroupid}", "campaignid_adgroupid"),
            ("%%PATTERN:url%%", "%%pattern:url%%"),
            ("春节🧧红包", "春节_红包"),
            ("🧧春节", "春节"),
            ("spring&summer = \"sale\"", "spring_summer  sale"),
            ("<script>alert(1)</script>", "script_alert(1)_/script"),
            ("a\nb\tc", "abc"),
            ("spring\u{200b}sale\u{202e}", "springsale"),
            ("（春节）", "(春节)"),
            ("ＳＰＲＩＮＧ", "spring"),
            ("Été サマー 여름", "Été サマー 여름"),
            ("@finplan", "finplan"),
            (&long, &cut),
        ] {
            let (taken, clean) = kept(value);
            assert!(taken == Ok(Taken::Cleaned) || clean == value.to_ascii_lowercase(), "{value}: {taken:?}");
            assert_eq!(clean, expected, "{value}");
        }
    }

    #[test]
    fn drops_what_could_do_harm() {
        let mut utm = Utm::default();
        for (value, why) in [
            ("", Refused::Empty),
            (" ", Refused::Empty),
            ("\"", Refused::Malformed),
            ("{}", Refused::Malformed),
            ("\u{202e}", Refused::Malformed),
            ("🧧", Refused::Malformed),
            ("a@b.cn", Refused::Personal),
            ("a%2540b.cn", Refused::Personal),
            ("138{0013}8000", Refused::Personal),
            ("+8613800138000", Refused::Personal),
            (" 4930901820123", Refused::Personal),
        ] {
            assert_eq!(utm.set("utm_source", value), Err(why), "{value}");
        }
        assert_eq!(utm.set("__proto__", "x"), Err(Refused::OtherKey));
        assert!(utm.is_empty());
        // Cut or not.
        let long = format!("{}13800138000", "x".repeat(200));
        assert_eq!(utm.set("utm_source", &long), Err(Refused::Personal));
    }

    #[test]
    fn an_escape_with_something_unseen_in_it_is_none() {
        for (value, expected) in
            [("%\u{fffc}0A", "_0a"), ("spring\u{ff05}4\u{200b}0", "spring_40"), ("a%\u{ad}2541", "a_2541")]
        {
            let (taken, clean) = kept(value);
            assert_eq!((taken, clean.as_str()), (Ok(Taken::Cleaned), expected), "{value:?}");
            assert_eq!(kept(&clean), (Ok(Taken::Whole), clean.clone()), "{value:?}");
        }
    }

    proptest! {
        #[test]
        fn what_was_kept_is_kept_whole_the_next_time(value in "\\PC{0,120}") {
            let (taken, clean) = kept(&value);
            if taken.is_ok() {
                let (again, same) = kept(&clean);
                prop_assert!(again.is_ok(), "{again:?}");
                prop_assert_eq!(&same, &clean);
                prop_assert!(clean.chars().count() <= MAX_VALUE_CHARS);
                prop_assert!(!clean.contains(['"', '\\', '<', '>', '&', '\'']));
            }
        }
    }
}
