//! Addresses in texts: what a reader would tap or type, however it is written (R21).

use crate::advice::catalogue::link::Link;
use crate::advice::wording::as_read;
use crate::config::check::suffix::{is_idn_top_level, is_top_level};
use crate::config::model::institution::Institution;

/// The first address in `text` that leads to none of the institution's own domains, as it is written.
///
/// An address is what has a scheme, begins with `www.`, is a name under a top-level domain, an IP address or a mail
/// address. Decimals, dates, versions and abbreviations are none.
pub(super) fn foreign_address<'a>(text: &'a str, institution: &Institution) -> Option<&'a str> {
    let read = PlainText::new(text);
    read.found()
        .into_iter()
        .map(|(first, last)| read.written(first, last))
        .find(|written| !is_own(written, institution))
}

/// Whether an address leads to one of the institution's own domains, and is written as such.
fn is_own(written: &str, institution: &Institution) -> bool {
    let lower = written.to_ascii_lowercase();
    let address = match lower.split_once('@') {
        // The domain of a mail address is what counts of it.
        Some((local, host)) if !local.contains("//") => ["https://", host].concat(),
        _ if lower.contains(':') || lower.starts_with("//") => lower,
        _ => ["https://", &lower].concat(),
    };
    Link::new(&address).is_some_and(|link| link.host().is_some() && link.stays_within(&institution.domains))
}

/// Top-level domains that no sentence begins with.
const UNMISTAKABLE: [&str; 16] =
    ["com", "net", "org", "info", "biz", "edu", "gov", "cn", "hk", "tw", "xyz", "top", "vip", "app", "io", "cc"];

/// A text as a reader reads it.
struct PlainText<'a> {
    text: &'a str,
    chars: Vec<(usize, char)>,
}

impl<'a> PlainText<'a> {
    fn new(text: &'a str) -> PlainText<'a> {
        let mut read = PlainText { text, chars: as_read(text) };
        read.deobfuscate();
        read
    }

    fn at(&self, place: usize) -> Option<char> {
        self.chars.get(place).map(|(_, c)| *c)
    }

    fn before(&self, place: usize) -> Option<char> {
        self.at(place.checked_sub(1)?)
    }

    /// `evil。com`, `evil[.]com`, `evil .com` and `info(at)evil.com` are read with a dot and an at sign.
    fn deobfuscate(&mut self) {
        const OBFUSCATED: [(&str, &str); 10] = [
            ("[.]", "."),
            ("(.)", "."),
            ("{.}", "."),
            ("[dot]", "."),
            ("(dot)", "."),
            (" .com", ".com"),
            (" . com", ".com"),
            (" .cn", ".cn"),
            ("[at]", "@"),
            ("(at)", "@"),
        ];
        let mut mended = Vec::with_capacity(self.chars.len());
        let mut place = 0;
        while let Some((at, c)) = self.chars.get(place).copied() {
            let rest = self.chars.get(place..).unwrap_or_default();
            let drawn = OBFUSCATED.iter().find(|(drawn, _)| {
                rest.len() >= drawn.len() && drawn.chars().zip(rest).all(|(wanted, (_, found))| wanted == *found)
            });
            let word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
            let next = place.saturating_add(1);
            match drawn {
                Some((drawn, meant)) if word(self.before(place)) => {
                    mended.extend(meant.chars().map(|c| (at, c)));
                    place = place.saturating_add(drawn.len());
                    continue;
                }
                None if matches!(c, '。' | '｡') && word(self.before(place)) && word(self.at(next)) => {
                    mended.push((at, '.'))
                }
                _ => mended.push((at, c)),
            }
            place = next;
        }
        self.chars = mended;
    }

    /// Every address: its first character and the one behind its last.
    fn found(&self) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        let mut place = 0;
        while let Some(c) = self.at(place) {
            let next = match self.scheme(place) {
                Some(first) => Some((first, self.end(place))),
                None if is_host_char(c) => {
                    let end = self.run(place);
                    let (first, last) = self.trimmed(place, end);
                    if self.is_address(first, last) {
                        Some((self.with_mailbox(first), self.end(last)))
                    } else {
                        place = end;
                        continue;
                    }
                }
                None if c == '.' && self.is_idn_domain(place) => Some((place, self.end(place))),
                None if c == '[' && self.is_ip_6(place.saturating_add(1)) => Some((place, self.end(place))),
                None => None,
            };
            place = match next {
                Some((first, end)) => {
                    found.push((first, end));
                    end.max(place.saturating_add(1))
                }
                None => place.saturating_add(1),
            };
        }
        found
    }

    /// Where a scheme begins that ends at `place` with `//` or is one that runs by itself.
    fn scheme(&self, place: usize) -> Option<usize> {
        let starts = |text: &str| text.chars().enumerate().all(|(n, c)| self.at(place.saturating_add(n)) == Some(c));
        let free = || self.before(place).is_none_or(|c| !c.is_ascii_alphanumeric());
        if free() && ["javascript:", "vbscript:", "mailto:"].iter().any(|scheme| starts(scheme)) {
            return Some(place);
        }
        if !starts("//") {
            return None;
        }
        if self.before(place) == Some(':') {
            let mut first = place.saturating_sub(1);
            while self.before(first).is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.')) {
                first = first.saturating_sub(1);
            }
            return Some(first);
        }
        // `//evil.com` and `//evil/`, but not two strokes between words.
        let host = place.saturating_add(2);
        let end = self.run(host);
        let has_dot = (host..end).any(|at| self.at(at) == Some('.'));
        (end > host && (has_dot || self.at(end) == Some('/'))).then_some(place)
    }

    /// Where a run of characters of a host name ends.
    fn run(&self, first: usize) -> usize {
        let mut end = first;
        while self.at(end).is_some_and(|c| is_host_char(c) || c == '.') {
            end = end.saturating_add(1);
        }
        end
    }

    /// The run without full stops and hyphens at its ends.
    fn trimmed(&self, first: usize, end: usize) -> (usize, usize) {
        let outer = |c: Option<char>| matches!(c, Some('.' | '-'));
        let (mut first, mut end) = (first, end);
        while first < end && outer(self.at(first)) {
            first = first.saturating_add(1);
        }
        while first < end && outer(self.before(end)) {
            end = end.saturating_sub(1);
        }
        (first, end)
    }

    fn is_address(&self, first: usize, end: usize) -> bool {
        let name: String = (first..end).filter_map(|place| self.at(place)).collect();
        let labels: Vec<&str> = name.split('.').collect();
        let [start @ .., last] = labels.as_slice() else { return false };
        if start.is_empty() || labels.iter().any(|label| label.is_empty()) {
            return false;
        }
        let digits = |label: &&str| label.bytes().all(|b| b.is_ascii_digit());
        if labels.iter().all(digits) {
            return self.is_ip_4(&labels, first);
        }
        let part = |label: &&str| {
            digits(label) || label.strip_prefix("0x").is_some_and(|hex| hex.bytes().all(|b| b.is_ascii_hexdigit()))
        };
        if labels.iter().all(part) {
            return true;
        }
        let letters = last.len() >= 2 && last.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
        let mailed = self.before(first) == Some('@') && first > 1 && letters;
        let web = start.first().is_some_and(|first| {
            first.strip_prefix("www").is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_digit()))
        });
        let coded = labels.iter().any(|label| label.starts_with("xn--"));
        if mailed || web || coded {
            return true;
        }
        if !is_top_level(last) {
            return false;
        }
        let followed =
            self.at(end) == Some('/') && self.at(end.saturating_add(1)).is_some_and(|c| c.is_ascii_graphic());
        if followed || UNMISTAKABLE.contains(last) {
            return true;
        }
        // A sentence that begins without a space, a clock, a name behind its title: these are capital or numbers.
        let capital = end.checked_sub(last.len()).is_some_and(|place| {
            let written = self.chars.get(place).and_then(|(at, _)| self.text.get(*at..)).unwrap_or_default();
            let mut written = written.chars();
            written.next().is_some_and(char::is_uppercase) && written.next().is_some_and(char::is_lowercase)
        });
        !capital && !start.iter().all(digits)
    }

    /// Four numbers of a byte each, unless they are called a version or a clause.
    fn is_ip_4(&self, labels: &[&str], first: usize) -> bool {
        let bytes = labels.len() == 4 && labels.iter().all(|label| label.len() <= 3 && label.parse::<u8>().is_ok());
        let mut before = (0..first).rev().filter_map(|place| self.at(place)).skip_while(|c| c.is_whitespace());
        bytes
            && !before.next().is_some_and(|c| matches!(c, 'v' | '本' | '版' | '第' | '§' | '.' | '-'))
            && !(0..first).filter_map(|place| self.at(place)).collect::<String>().trim_end().ends_with("version")
    }

    /// `2001:db8::1` behind a bracket.
    fn is_ip_6(&self, first: usize) -> bool {
        let inner: String =
            (first..self.chars.len()).filter_map(|place| self.at(place)).take_while(|c| *c != ']').collect();
        inner.matches(':').count() >= 2 && inner.chars().all(|c| c.is_ascii_hexdigit() || matches!(c, ':' | '.'))
    }

    /// Whether a dot stands between a name in Chinese and a top-level domain, or before one in Chinese.
    fn is_idn_domain(&self, dot: usize) -> bool {
        let word = |c: &char| c.is_alphanumeric() || *c == '-';
        if !self.before(dot).is_some_and(|c| c.is_alphanumeric()) {
            return false;
        }
        let label: String =
            (dot.saturating_add(1)..self.chars.len()).filter_map(|place| self.at(place)).take_while(word).collect();
        if label.is_ascii() {
            return self.before(dot).is_some_and(|c| !c.is_ascii()) && UNMISTAKABLE.contains(&label.as_str());
        }
        is_idn_top_level(&label)
    }

    /// Where the mail address begins whose domain begins at `first`.
    fn with_mailbox(&self, first: usize) -> usize {
        if self.before(first) != Some('@') {
            return first;
        }
        let mut place = first.saturating_sub(1);
        while self.before(place).is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '+' | '-' | '%'))
        {
            place = place.saturating_sub(1);
        }
        place
    }

    /// Where an address ends that reaches to `from` at least.
    fn end(&self, from: usize) -> usize {
        let mut end = from;
        while self.at(end).is_some_and(|c| c.is_ascii_graphic() && !matches!(c, '"' | '<' | '>' | ')' | ',' | ';')) {
            end = end.saturating_add(1);
        }
        while end > from && matches!(self.before(end), Some('.' | '!' | '?' | ':' | '\'')) {
            end = end.saturating_sub(1);
        }
        end
    }

    /// What is written from one character to another.
    fn written(&self, first: usize, end: usize) -> &'a str {
        let byte = |place: usize| self.chars.get(place).map_or(self.text.len(), |(at, _)| *at);
        self.text.get(byte(first)..byte(end)).unwrap_or_default().trim()
    }
}

/// Letters, digits and hyphens of ASCII.
fn is_host_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-'
}

#[cfg(test)]
mod tests;
