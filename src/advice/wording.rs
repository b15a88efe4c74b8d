//! The wording guard: phrases that may not stand in any text (R11), words that must stand beside a product, and what
//! has to stand with a past return or a benchmark (R12).
//!
//! It looks for phrases, not for words: 非保本 is lawful although it contains 保本. The phrases are dated data with
//! their rules (R23): FinPlan's own and what a bank adds. Every text of a bank goes through the guard when the document
//! is read, and every text of FinPlan's own in the tests.

mod quoted;

use chrono::NaiveDate;

use super::catalogue::Kind;
use super::codes::codes;
use super::local_text::{LocalText, Locale};

codes! {
    /// What the phrases of a group are for.
    pub enum Role {
        /// They may stand in no text.
        Banned = "banned",
        /// They contain a banned phrase and are lawful.
        Allowed = "allowed",
        /// They must stand beside products of these kinds.
        Required = "required",
        /// They mark a figure as a percentage.
        Percent = "percent",
        /// They speak of a return.
        Return = "return",
        /// They speak of the past.
        Past = "past",
        /// They name a period.
        Period = "period",
        /// They name a period of less than a year.
        Short = "short",
        /// They say that a figure is annualised.
        Annual = "annual",
        /// They name the seven-day yield, which only these kinds may quote.
        SevenDay = "seven_day",
        /// One of them must stand with a past return.
        PastWords = "past_words",
        /// They name a performance benchmark.
        Benchmark = "benchmark",
        /// One of them must stand with a benchmark.
        BenchmarkWords = "benchmark_words",
    }
}

/// Phrases of one rule. They are compared in lower case, half width and without hyphens; `#` stands for a digit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What they are for.
    pub role: Role,
    /// The products that they concern; empty for all.
    pub kinds: Vec<Kind>,
    /// The rule that they come from.
    pub rule: String,
    /// Where that rule was read, and how far it was checked.
    pub source: String,
    /// The first day on which they count.
    pub valid_from: NaiveDate,
    /// In Simplified Chinese.
    pub zh_cn: Vec<String>,
    /// In Traditional Chinese.
    pub zh_tw: Vec<String>,
    /// In English.
    pub en: Vec<String>,
}

impl Group {
    /// Its phrases in one language.
    #[must_use]
    pub fn of(&self, locale: Locale) -> &[String] {
        match locale {
            Locale::ZhCn => &self.zh_cn,
            Locale::ZhTw => &self.zh_tw,
            Locale::En => &self.en,
        }
    }
}

/// A phrase that may not be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Breach<'a> {
    /// The phrase.
    pub phrase: &'a str,
    /// The rule that it breaks.
    pub rule: &'a str,
}

/// The phrases in force on one day.
#[derive(Clone, Debug, Default)]
pub struct Guard {
    groups: Vec<Group>,
    /// Bits of how banned phrases begin: nearly every place of a lawful text is dismissed by one look.
    beginnings: [u64; 16],
}

impl Guard {
    /// Adds the groups that are in force on `today`. Nothing is ever taken out.
    pub fn add(&mut self, groups: &[Group], today: NaiveDate) {
        for group in groups {
            if group.valid_from > today {
                continue;
            }
            let mut group = group.clone();
            if group.role != Role::Required {
                for phrase in group.zh_cn.iter_mut().chain(&mut group.zh_tw).chain(&mut group.en) {
                    *phrase = plain(phrase);
                    let bit = beginning(phrase.as_bytes());
                    if let (Role::Banned, Some(bits)) = (group.role, self.beginnings.get_mut(bit >> 6)) {
                        *bits |= 1 << (bit & 63);
                    }
                }
            }
            self.groups.push(group);
        }
    }

    fn role(&self, role: Role) -> impl Iterator<Item = &Group> {
        self.groups.iter().filter(move |group| group.role == role)
    }

    /// Every banned phrase in `text`, whichever language it is in.
    ///
    /// Case, full-width forms, hyphens, invisible characters and spaces between Chinese characters make no difference.
    ///
    /// ```
    /// let guard = finplan::config::built_in_guard(chrono::NaiveDate::MAX);
    /// assert!(guard.breaches("本产品非保本，可能亏损。").is_empty());
    /// assert_eq!(guard.breaches("保 本理财")[0].phrase, "保本");
    /// assert_eq!(guard.breaches("A Risk-Free choice")[0].phrase, "risk free");
    /// assert!(guard.breaches("产品风险等级：低风险（R1）").is_empty());
    /// ```
    #[must_use]
    pub fn breaches(&self, text: &str) -> Vec<Breach<'_>> {
        let text = plain(text);
        let mut found: Vec<Breach<'_>> = Vec::new();
        for (at, _) in text.char_indices() {
            let Some(rest) = text.get(at..).filter(|rest| self.may_begin(rest.as_bytes())) else {
                continue;
            };
            for group in self.role(Role::Banned) {
                for phrase in group.zh_cn.iter().chain(&group.zh_tw).chain(&group.en) {
                    let known = || found.iter().any(|breach| breach.phrase == phrase);
                    if rest.starts_with(phrase.as_str())
                        && !known()
                        && stands_alone(&text, at, phrase)
                        && !self.excused(&text, at, phrase.len())
                    {
                        found.push(Breach { phrase, rule: &group.rule });
                    }
                }
            }
        }
        found
    }

    fn may_begin(&self, text: &[u8]) -> bool {
        let bit = beginning(text);
        self.beginnings.get(bit >> 6).is_some_and(|bits| bits >> (bit & 63) & 1 == 1)
    }

    /// Whether an allowed phrase covers the `length` bytes at `at`.
    fn excused(&self, text: &str, at: usize, length: usize) -> bool {
        let end = at.saturating_add(length);
        self.role(Role::Allowed).flat_map(|group| group.zh_cn.iter().chain(&group.zh_tw).chain(&group.en)).any(
            |allowed| {
                text.match_indices(allowed.as_str())
                    .any(|(start, _)| start <= at && end <= start.saturating_add(allowed.len()))
            },
        )
    }

    /// Whether `phrase` contains a banned phrase and more: only that can be allowed.
    #[must_use]
    pub fn may_allow(&self, phrase: &str) -> bool {
        let phrase = plain(phrase);
        let banned = self.role(Role::Banned).flat_map(|group| group.zh_cn.iter().chain(&group.zh_tw).chain(&group.en));
        let mut inside = banned.filter(|banned| phrase.len() > banned.len() && phrase.contains(banned.as_str()));
        inside.next().is_some()
    }

    /// The required phrases that none of `words` contains, with their language and rule.
    #[must_use]
    pub fn missing_words(&self, kind: Kind, words: &[&LocalText]) -> Vec<(Locale, &str, &str)> {
        let mut missing = Vec::new();
        for group in self.role(Role::Required).filter(|group| group.kinds.contains(&kind)) {
            for locale in Locale::ALL {
                for phrase in group.of(locale) {
                    if !words.iter().any(|text| text.get(locale).to_ascii_lowercase().contains(phrase)) {
                        missing.push((locale, phrase.as_str(), group.rule.as_str()));
                    }
                }
            }
        }
        missing
    }
}

/// Whether a phrase can be looked for by [`Guard::breaches`]: two Chinese characters or four letters.
#[must_use]
pub fn long_enough(phrase: &str) -> bool {
    plain(phrase).len() >= 4
}

/// A number below 1024 for the first four bytes: a Chinese character and a bit, or four letters.
const fn beginning(text: &[u8]) -> usize {
    match text {
        [a, b, c, d, ..] => (*a as usize ^ (*b as usize) << 2 ^ (*c as usize) << 4 ^ (*d as usize) << 1) & 1023,
        _ => 0,
    }
}

/// Whether `phrase` at `at` is no part of a longer English word.
fn stands_alone(text: &str, at: usize, phrase: &str) -> bool {
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    let after = text.get(at.saturating_add(phrase.len())..).and_then(|after| after.chars().next());
    !phrase.is_ascii() || !(letter(before) || letter(after))
}

/// Lower case, half width, hyphens as spaces, nothing invisible, no spaces beside Chinese characters.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let (mut space, mut last) = (false, ' ');
    for c in text.chars() {
        let c = match c {
            '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' => continue,
            '\u{ff01}'..='\u{ff5e}' => {
                u32::from(c).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(c).to_ascii_lowercase()
            }
            '-' | '\u{2010}'..='\u{2015}' => ' ',
            '\u{2018}' | '\u{2019}' => '\'',
            c if c.is_whitespace() => ' ',
            c => c.to_ascii_lowercase(),
        };
        if c == ' ' {
            space = true;
            continue;
        }
        if space && !plain.is_empty() && c.is_ascii() && last.is_ascii() {
            plain.push(' ');
        }
        (space, last) = (false, c);
        plain.push(c);
    }
    plain
}
