//! The wording guard: phrases that may not stand in any text (R11), words that must stand beside a product, and what
//! has to stand with a past return or a benchmark (R12).
//!
//! It looks for phrases, not for words: 非保本 is lawful although it contains 保本. The phrases are dated data with
//! their rules (R23): FinPlan's own and what a bank adds. Every text of a bank goes through the guard when the document
//! is read, and every text of FinPlan's own in the tests. The guard reads what a reader sees, not what is written.

mod hidden;
mod quoted;
mod seen;

pub use hidden::hidden;

use chrono::NaiveDate;

use super::catalogue::ProductKind;
use crate::base::string_enum;
use crate::base::{LocalText, Locale};
use seen::{Beginning, Seen, Variants};

string_enum! {
    /// What the phrases of a group are for.
    pub enum PhraseRole {
        /// They may stand in no text.
        Banned = "banned",
        /// They promise principal or return: banned, and no longer phrase of a bank's makes them lawful.
        Promise = "promise",
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

/// Phrases of one rule; `#` stands for a digit, but not among the first two letters of a banned phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What they are for.
    pub role: PhraseRole,
    /// The products that they concern; empty for all.
    pub kinds: Vec<ProductKind>,
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

/// A phrase as it is looked for.
#[derive(Clone, Debug)]
struct Phrase {
    /// In lower case, half width and without hyphens.
    plain: String,
    seen: Seen,
}

/// A group in force.
#[derive(Clone, Debug)]
struct ActiveGroup {
    role: PhraseRole,
    /// Whether a bank added it.
    own: bool,
    kinds: Vec<ProductKind>,
    rule: String,
    /// By language.
    phrases: [Vec<Phrase>; 3],
}

impl ActiveGroup {
    fn of(&self, locale: Locale) -> impl Iterator<Item = &Phrase> {
        let place = Locale::ALL.iter().position(|known| *known == locale);
        place.and_then(|place| self.phrases.get(place)).into_iter().flatten()
    }

    fn all(&self) -> impl Iterator<Item = &Phrase> {
        self.phrases.iter().flatten()
    }
}

/// The phrases in force on one day.
#[derive(Clone, Debug, Default)]
pub struct Guard {
    variants: Variants,
    groups: Vec<ActiveGroup>,
    /// How the banned phrases begin, in order, and where they are: nearly every place of a lawful text is dismissed by
    /// one look.
    beginnings: Vec<(Beginning, PhraseIndex)>,
}

/// The group, the language and the phrase.
type PhraseIndex = (usize, usize, usize);

impl Guard {
    /// A guard without phrases. Each text of `variants` is a group of Chinese characters that are forms of one another.
    #[must_use]
    pub fn new(variants: &[String]) -> Guard {
        Guard { variants: Variants::new(variants), ..Guard::default() }
    }

    /// Adds FinPlan's groups that are in force on `today`. Nothing is ever taken out.
    pub fn add(&mut self, groups: &[Group], today: NaiveDate) {
        self.put(groups, today, false);
    }

    /// Adds a bank's groups that are in force on `today`. What they allow is never a promise.
    pub fn add_own(&mut self, groups: &[Group], today: NaiveDate) {
        self.put(groups, today, true);
    }

    fn put(&mut self, groups: &[Group], today: NaiveDate, own: bool) {
        for group in groups.iter().filter(|group| group.valid_from <= today) {
            let phrases = Locale::ALL.map(|locale| group.of(locale).iter().map(|text| self.phrase(text)).collect());
            let (role, kinds, rule) = (group.role, group.kinds.clone(), group.rule.clone());
            if matches!(role, PhraseRole::Banned | PhraseRole::Promise) {
                self.note_beginnings(&phrases);
            }
            self.groups.push(ActiveGroup { role, own, kinds, rule, phrases });
        }
    }

    /// Notes how the phrases of the next group begin.
    fn note_beginnings(&mut self, phrases: &[Vec<Phrase>; 3]) {
        let group = self.groups.len();
        for (language, phrases) in phrases.iter().enumerate() {
            for (place, phrase) in phrases.iter().enumerate() {
                let beginning = phrase.seen.beginning(0);
                let at = self.beginnings.partition_point(|(known, _)| *known <= beginning);
                self.beginnings.insert(at, (beginning, (group, language, place)));
            }
        }
    }

    /// The banned phrases that begin like `text` at `at`, in their order.
    fn beginning_like<'a>(&'a self, text: &Seen, at: usize) -> impl Iterator<Item = (&'a ActiveGroup, &'a Phrase)> {
        let beginning = text.beginning(at);
        let first = self.beginnings.partition_point(|(known, _)| *known < beginning);
        let all = self.beginnings.get(first..).unwrap_or_default();
        all.iter().take_while(move |(known, _)| *known == beginning).filter_map(|(_, (group, language, place))| {
            let group = self.groups.get(*group)?;
            Some((group, group.phrases.get(*language)?.get(*place)?))
        })
    }

    fn phrase(&self, text: &str) -> Phrase {
        Phrase { plain: plain(text), seen: Seen::phrase(text, &self.variants) }
    }

    fn see(&self, text: &str) -> Seen {
        Seen::new(text, &self.variants)
    }

    fn role(&self, role: PhraseRole) -> impl Iterator<Item = &ActiveGroup> {
        self.groups.iter().filter(move |group| group.role == role)
    }

    /// Every banned phrase that a reader of `text` sees, whichever language it is in.
    ///
    /// Case, width, letters of other scripts that look the same, forms of a Chinese character, characters that nobody
    /// sees, and spaces, hyphens or dots within a word make no difference.
    ///
    /// ```
    /// let guard = finplan::config::built_in_guard(chrono::NaiveDate::MAX);
    /// assert!(guard.breaches("本产品非保本，可能亏损。").is_empty());
    /// assert_eq!(guard.breaches("保.本理财")[0].phrase, "保本");
    /// assert_eq!(guard.breaches("A R\u{456}sk-Fr\u{435}e choice")[0].phrase, "risk free");
    /// assert!(guard.breaches("产品风险等级：低风险（R1）").is_empty());
    /// assert!(guard.breaches("本行提供担保，本金按期归还。").is_empty());
    /// ```
    #[must_use]
    pub fn breaches(&self, text: &str) -> Vec<Breach<'_>> {
        let (seen, written) = (self.see(text), plain(text));
        let mut found: Vec<(&Phrase, Breach<'_>)> = Vec::new();
        for at in 0..seen.len() {
            for (group, phrase) in self.beginning_like(&seen, at).filter(|(_, phrase)| seen.has(&phrase.seen, at)) {
                let breach = Breach { phrase: &phrase.plain, rule: &group.rule };
                // Of the forms of a phrase, that which was written is named.
                match found.iter_mut().find(|(known, _)| known.seen == phrase.seen) {
                    Some((_, known)) if !written.contains(known.phrase) && written.contains(&phrase.plain) => {
                        *known = breach;
                    }
                    Some(_) => {}
                    None if self.excused(group, phrase, &seen, at) => {}
                    None => found.push((phrase, breach)),
                }
            }
        }
        found.into_iter().map(|(_, breach)| breach).collect()
    }

    /// Whether an allowed phrase covers this banned one at `at`; of a promise, one of FinPlan's own.
    fn excused(&self, group: &ActiveGroup, phrase: &Phrase, text: &Seen, at: usize) -> bool {
        let length = phrase.seen.len();
        let end = at.saturating_add(length);
        let may = |allowed: &&ActiveGroup| group.role != PhraseRole::Promise || !allowed.own;
        let mut allowed =
            self.role(PhraseRole::Allowed).filter(may).flat_map(ActiveGroup::all).map(|phrase| &phrase.seen);
        allowed.any(|allowed| {
            let first = end.saturating_sub(allowed.len());
            allowed.len() >= length && (first..=at).any(|start| text.has(allowed, start))
        })
    }

    /// Whether `phrase` contains a banned phrase and more: only that can be allowed.
    #[must_use]
    pub fn may_allow(&self, phrase: &str) -> bool {
        let phrase = self.see(phrase);
        let banned = [PhraseRole::Banned, PhraseRole::Promise].into_iter().flat_map(|role| self.role(role));
        let mut banned = banned.flat_map(ActiveGroup::all).map(|banned| &banned.seen);
        banned.any(|banned| phrase.len() > banned.len() && (0..phrase.len()).any(|at| phrase.has(banned, at)))
    }

    /// The rule against a promise that stands in `phrase`: no bank can allow that.
    #[must_use]
    pub fn promise(&self, phrase: &str) -> Option<&str> {
        let seen = self.see(phrase);
        (0..seen.len()).find_map(|at| {
            let mut found = self.beginning_like(&seen, at).filter(|(group, _)| group.role == PhraseRole::Promise);
            let here = |(group, phrase): &(&ActiveGroup, &Phrase)| {
                seen.has(&phrase.seen, at) && !self.excused(group, phrase, &seen, at)
            };
            found.find(here).map(|(group, _)| group.rule.as_str())
        })
    }

    /// The required phrases that none of `words` contains, with their language and rule.
    #[must_use]
    pub fn missing_words(&self, kind: ProductKind, words: &[&LocalText]) -> Vec<(Locale, &str, &str)> {
        let mut missing = Vec::new();
        for group in self.role(PhraseRole::Required).filter(|group| group.kinds.contains(&kind)) {
            for locale in Locale::ALL {
                for phrase in group.of(locale) {
                    if !words.iter().any(|text| plain(text.get(locale)).contains(&phrase.plain)) {
                        missing.push((locale, phrase.plain.as_str(), group.rule.as_str()));
                    }
                }
            }
        }
        missing
    }
}

/// The characters of a text as a reader reads them, in lower case, each with the byte at which what it is read from
/// begins.
///
/// ```
/// use finplan::advice::wording::as_read;
/// assert_eq!(as_read("Ｅv\u{456}l"), [(0, 'e'), (3, 'v'), (4, 'i'), (6, 'l')]);
/// ```
#[must_use]
pub fn as_read(text: &str) -> Vec<(usize, char)> {
    seen::as_read(text)
}

/// Whether a phrase can be looked for by [`Guard::breaches`]: two Chinese characters or four letters.
#[must_use]
pub fn long_enough(phrase: &str) -> bool {
    plain(phrase).len() >= 4
}

/// Whether `phrase` at `at` is no part of a longer English word.
fn stands_alone(text: &str, at: usize, phrase: &str) -> bool {
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    let after = text.get(at.saturating_add(phrase.len())..).and_then(|after| after.chars().next());
    !phrase.is_ascii() || !(letter(before) || letter(after))
}

/// Lower case, half width, hyphens as spaces, nothing invisible, no spaces beside Chinese characters: how words that
/// have to be there are compared. They must be written as they are read.
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
