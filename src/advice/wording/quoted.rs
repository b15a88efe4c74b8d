//! What has to stand with a return or a benchmark that a product's text quotes (R12).
//!
//! A product has no field for a return: what a text says of one is the past, with its period and the sentence that it
//! means nothing for the future, or it may not be said.

use super::seen::Seen;
use super::{Guard, Phrase, PhraseRole, plain, stands_alone};
use crate::advice::catalogue::ProductKind;
use crate::base::Locale;

impl Guard {
    /// What `text` of a product of this kind lacks, each with the rule that asks for it. The words must stand in the
    /// same text, so that no screen can part them.
    ///
    /// ```
    /// use finplan::{advice::catalogue::ProductKind, base::Locale};
    /// let guard = finplan::config::built_in_guard(chrono::NaiveDate::MAX);
    /// let lacking = |text| guard.lacking(text, Locale::ZhCn, ProductKind::BondFund).len();
    /// assert_eq!(lacking("近一年净值增长 2.31%"), 1);
    /// assert_eq!(lacking("近一年净值增长 2.31%，过往业绩不代表未来表现"), 0);
    /// ```
    #[must_use]
    pub fn lacking(&self, text: &str, locale: Locale, kind: ProductKind) -> Vec<(&'static str, &str)> {
        let seen = self.see(text);
        let says = |role| self.says(role, &seen);
        let text = plain(text);
        let benchmark = says(PhraseRole::Benchmark);
        let mut lacking = Vec::new();
        if benchmark && !self.has_words(PhraseRole::BenchmarkWords, &text, locale) {
            lacking.push(("the words that the benchmark is not an expected return", PhraseRole::Benchmark));
        }
        if says(PhraseRole::Percent) {
            let past = says(PhraseRole::Past);
            if past && !self.has_words(PhraseRole::PastWords, &text, locale) {
                lacking.push(("the sentence on past performance in the same text", PhraseRole::Past));
            }
            if past && !says(PhraseRole::Period) {
                lacking.push(("the period of the past return", PhraseRole::Past));
            }
            let seven_day = self.role(PhraseRole::SevenDay).any(|group| group.kinds.contains(&kind));
            let short = says(PhraseRole::Short) && !(seven_day && says(PhraseRole::SevenDay));
            if short && says(PhraseRole::Annual) {
                lacking.push(("no annualised return of less than a year", PhraseRole::Short));
            }
            if !past && !benchmark && says(PhraseRole::Return) {
                lacking.push(("no return: products are not described by one", PhraseRole::Return));
            }
        }
        let rule = |role| self.role(role).next().map_or("", |group| group.rule.as_str());
        lacking.into_iter().map(|(what, role)| (what, rule(role))).collect()
    }

    /// Whether a reader sees a phrase of this role in a text, in whichever language.
    fn says(&self, role: PhraseRole, text: &Seen) -> bool {
        let places = || 0..text.len();
        self.role(role).any(|group| group.all().any(|phrase| places().any(|at| text.has(&phrase.seen, at))))
    }

    /// Whether one of the phrases in this language stands in a text as it is written.
    fn has_words(&self, role: PhraseRole, text: &str, locale: Locale) -> bool {
        self.role(role).any(|group| group.of(locale).any(|phrase| stands(phrase, text)))
    }
}

fn stands(phrase: &Phrase, text: &str) -> bool {
    text.match_indices(phrase.plain.as_str()).any(|(at, _)| stands_alone(text, at, &phrase.plain))
}
