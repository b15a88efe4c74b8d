//! Reading a link: what cannot be taken is left out and reported.

use super::{DeepLink, Dropped, LinkTarget};
use crate::base::Locale;
use crate::campaign::foreign::is_foreign;
use crate::campaign::pii::looks_personal;
use crate::campaign::plain::plain;
use crate::campaign::query::{HEADS, Owner, parts};
use crate::campaign::utm::{KEYS, Refused, Taken};
use crate::domain::money::Currency;
use crate::tool::form::{Field, Typed, format_month, number};
use crate::tool::input::{Input, InputKind};
use crate::tool::value::Value;
use crate::tool::{Tool, parse};
use crate::tools::registry;

/// Reads a link's fragment and query, with or without `#` and `?`.
///
/// Never fails: what cannot be taken is left out, and [`DeepLink::dropped`] says so. Encoded once more, written into a
/// page's source, or with what messengers and login pages add behind it, a link still says what it was made for; where
/// a redirect has moved the fragment into the query, it is found there. Other keys of the query belong to the page and
/// are not even looked at.
///
/// ```
/// use finplan::campaign::link::{LinkTarget, decode};
/// let link = decode("#tool=mortgage&amount=120万&colour=red", "?utm_source=WeChat&id=7");
/// assert_eq!(link.screen, LinkTarget::Tool("mortgage"));
/// assert_eq!(link.inputs, [("amount".to_owned(), "1200000".to_owned())]);
/// assert_eq!(link.utm.get("utm_source"), Some("wechat"));
/// assert!(link.dropped.unknown, "colour is no input");
/// assert_eq!(decode("#tool%3Dmortgage%26amp%3Bterm%3D20)#wechat_redirect", "").fragment(), "tool=mortgage&term=20");
/// ```
#[must_use]
pub fn decode(fragment: &str, query: &str) -> DeepLink {
    read(fragment, query).checked()
}

/// Reads a link like [`decode`], but leaves the tool's inputs as they are written until [`DeepLink::checked`]: where
/// to open, and in which language, can be known before the tool itself is there.
#[must_use]
pub fn read(fragment: &str, query: &str) -> DeepLink {
    let page = parts(query.strip_prefix('?').unwrap_or(query), Owner::Page);
    let own = parts(fragment.strip_prefix('#').unwrap_or(fragment), Owner::Link);
    let mut reading = Reading { link: DeepLink::default(), nowhere: false };
    for (key, value) in &page.list {
        reading.campaign(key, value);
    }
    let moved = !own.list.iter().any(|(key, _)| HEADS.contains(&key.as_str()) && key != "lang");
    for (key, value) in own.list {
        reading.part(key, value);
    }
    if moved {
        let begins = |(key, value): &(String, String)| LinkTarget::of(key, value).is_some_and(|place| place.is_some());
        for (key, value) in page.list.into_iter().skip_while(|part| !begins(part)) {
            if !KEYS.contains(&key.as_str()) {
                reading.part(key, value);
            }
        }
    }
    let mut link = reading.end();
    // What is longer than any link of ours was cut.
    link.dropped.inputs |= !own.whole && link.screen != LinkTarget::Home;
    link.dropped.unknown |= !own.whole;
    link
}

struct Reading {
    link: DeepLink,
    /// A place was named that there is not.
    nowhere: bool,
}

impl Reading {
    /// Takes a value of one of the five utm keys; the first counts.
    fn campaign(&mut self, key: &str, value: &str) {
        let DeepLink { utm, dropped, .. } = &mut self.link;
        if utm.get(key).is_some() {
            return;
        }
        match utm.set(key, value) {
            Ok(Taken::Whole) | Err(Refused::OtherKey | Refused::Empty) => {}
            Ok(Taken::Cleaned) | Err(Refused::Malformed) => dropped.campaign = true,
            Err(Refused::Personal) => dropped.personal = true,
        }
    }

    fn part(&mut self, key: String, value: String) {
        if KEYS.contains(&key.as_str()) {
            self.campaign(&key, &value);
        } else if let Some(place) = LinkTarget::of(&key, &value) {
            self.open(place, &value);
        } else if key == "lang" {
            let locale = language(&value);
            if locale.is_none() {
                self.link.dropped.ignore(&key, &value);
            }
            self.link.locale = self.link.locale.or(locale);
        } else if is_foreign(&key) {
            self.link.dropped.personal |= looks_personal(&value);
        } else {
            self.link.inputs.push((key, value));
        }
    }

    /// The first place counts; another one after it is a link that contradicts itself.
    fn open(&mut self, place: Option<LinkTarget>, value: &str) {
        let Some(place) = place else {
            self.nowhere = true;
            self.link.dropped.personal |= looks_personal(value);
            return;
        };
        let link = &mut self.link;
        let named = (place == LinkTarget::Receipt).then(|| ("receipt".to_owned(), code(value)));
        if link.screen == LinkTarget::Home {
            link.screen = place;
            link.inputs.splice(0..0, named);
        } else {
            link.dropped.inputs |= place != link.screen || named.is_some_and(|code| link.inputs.first() != Some(&code));
        }
    }

    fn end(self) -> DeepLink {
        let Reading { mut link, nowhere } = self;
        if nowhere {
            link.dropped.inputs |= link.screen == LinkTarget::Home;
            link.dropped.unknown = true;
        }
        // A receipt says everything itself, and the other screens have no inputs.
        let most = match link.screen {
            LinkTarget::Tool(_) => link.inputs.len(),
            LinkTarget::Receipt => 1,
            _ => 0,
        };
        for (key, value) in link.inputs.iter().skip(most) {
            link.dropped.ignore(key, value);
        }
        link.inputs.truncate(most);
        link
    }
}

impl LinkTarget {
    /// The place that a part of a link names; `None` where the part is about something else.
    fn of(key: &str, value: &str) -> Option<Option<LinkTarget>> {
        match key {
            "tool" => Some(registry::known(&name(value)).map(LinkTarget::Tool)),
            "screen" => Some(LinkTarget::named(&name(value))),
            "receipt" => Some(Some(LinkTarget::Receipt)),
            _ => None,
        }
    }
}

impl Dropped {
    /// A part that means nothing here.
    fn ignore(&mut self, key: &str, value: &str) {
        self.unknown = true;
        self.personal |= looks_personal(key) || looks_personal(value);
    }
}

impl DeepLink {
    /// This link with its inputs as the tool's fields read them; what is no input of the tool, or lies out of its
    /// bounds, is left out and reported. Amounts may name any currency.
    #[must_use]
    pub fn checked(self) -> DeepLink {
        self.checked_in(None)
    }

    /// This link like [`checked`](DeepLink::checked), at an institution with this currency: an amount in another one is
    /// left out and reported.
    ///
    /// ```
    /// use finplan::campaign::link::read;
    /// use finplan::domain::money::Currency;
    /// let link = || read("#tool=mortgage&amount=HK$1,200,000", "");
    /// assert_eq!(link().checked_in(Some(Currency::Hkd)).inputs.len(), 1);
    /// assert_eq!(link().checked_in(Some(Currency::Cny)).inputs.len(), 0);
    /// ```
    #[must_use]
    pub fn checked_in(self, currency: Option<Currency>) -> DeepLink {
        let LinkTarget::Tool(id) = self.screen else { return self };
        match registry::find(id) {
            Some(tool) => self.checked_by(tool, currency),
            None => self,
        }
    }

    /// This link like [`checked_in`](DeepLink::checked_in), where its tool is at hand.
    #[must_use]
    pub fn checked_by(mut self, tool: &Tool, currency: Option<Currency>) -> DeepLink {
        for (key, value) in std::mem::take(&mut self.inputs) {
            match tool.input(&key) {
                Some(input) => self.fill(input, &value, currency),
                None if is_row(tool, &key) => self.dropped.inputs = true,
                None => self.dropped.ignore(&key, &value),
            }
        }
        self
    }

    /// The first value counts; another one after it is a link that contradicts itself.
    fn fill(&mut self, input: &Input, text: &str, currency: Option<Currency>) {
        let written = plain(text);
        if written.trim().is_empty() {
            self.dropped.unknown = true;
            return;
        }
        let value = without_chatter(written.trim()).find_map(|text| canonical(input, text, currency));
        let known = self.inputs.iter().find(|(id, _)| id == input.id);
        match (value, known) {
            (Some(value), None) => self.inputs.push((input.id.to_owned(), value)),
            (Some(value), Some((_, first))) if value == *first => {}
            _ => self.dropped.inputs = true,
        }
    }
}

/// More characters are no word or two behind a link.
const MAX_CHATTER_CHARS: usize = 40;

/// Whether a key is an input in a row of which the tool has fewer: `debts99_rate`.
fn is_row(tool: &Tool, key: &str) -> bool {
    tool.inputs.iter().any(|input| {
        let row = input.row.and_then(|row| key.strip_prefix(row.count));
        let rest = row.map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()));
        rest.is_some_and(|rest| input.name.ends_with(rest) && rest.starts_with('_') && Some(rest) != row)
    })
}

/// A text, and what is left of it without the words and marks that a message has put behind the link, as little as
/// possible taken away. Nothing with a digit in it is taken for such, nor the `…` or `...` of a link that was cut, nor
/// a word that may be a unit.
fn without_chatter(text: &str) -> impl Iterator<Item = &str> {
    const QUOTES: [char; 8] = ['+', ' ', '"', '\'', '“', '”', '‘', '「'];
    const SCALES: [&str; 8] = ["hundred", "thousand", "grand", "lakh", "lac", "crore", "dozen", "tr"];
    const UNITS: &str = "十百千万亿兆拾佰仟萬億年月日号號天期折成倍半个個多余餘几幾点點分角元块塊";
    let text = text.trim_start_matches(QUOTES);
    let stop = text.strip_suffix(['.', '。']);
    let mut heads = Vec::new();
    for (place, c) in text.char_indices().rev().take(MAX_CHATTER_CHARS) {
        if c.is_numeric() || c == '…' {
            break;
        }
        let chatter = if c.is_alphabetic() { !c.is_ascii() && !UNITS.contains(c) } else { c != '.' };
        let word = text.get(place..).unwrap_or_default().trim_start().to_ascii_lowercase();
        let chatter = chatter && !SCALES.iter().any(|scale| word.starts_with(scale));
        heads.extend(text.get(..place).filter(|_| chatter));
    }
    [Some(text), stop].into_iter().flatten().chain(heads)
}

/// The name at the beginning of a text, in small letters.
fn name(text: &str) -> String {
    let text = plain(text).to_ascii_lowercase();
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    text.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-')).collect()
}

/// The code of a receipt at the beginning of a text.
fn code(text: &str) -> String {
    let text = plain(text);
    let code = text.trim_start().chars();
    let code: String = code
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ' ' | '\u{2010}'..='\u{2015}'))
        .collect();
    code.trim_end().to_owned()
}

/// The language of a tag that some browser or author wrote; only Chinese and English ones are understood.
fn language(tag: &str) -> Option<Locale> {
    let tag = name(tag).replace('_', "-");
    let known = matches!(tag.split('-').next(), Some("zh" | "en"));
    (known && tag.len() <= 35).then(|| Locale::closest(&tag))
}

fn canonical(input: &Input, text: &str, currency: Option<Currency>) -> Option<String> {
    match &input.kind {
        InputKind::Choice(options) => {
            let name = name(text);
            options.iter().find(|option| **option == name).map(|option| (*option).to_owned())
        }
        InputKind::Month(_) => parse::month(text).ok().map(format_month),
        kind => {
            let typed = Typed { text: text.to_owned(), wan: false };
            let number = number::read(input, kind.range()?, &typed, currency).ok()?;
            Some(Field::canonical(Value::Number(number)))
        }
    }
}

#[cfg(test)]
mod journey;
#[cfg(test)]
mod tests;
