//! Reading a link: what cannot be taken is left out and reported.

use super::{Dropped, Place, Start};
use crate::advice::local_text::Locale;
use crate::campaign::foreign::is_foreign;
use crate::campaign::pii::looks_personal;
use crate::campaign::plain::plain;
use crate::campaign::query::{HEADS, Whose, parts};
use crate::campaign::utm::{KEYS, Refused, Taken};
use crate::domain::money::Currency;
use crate::tool::form::{Field, Typed, format_month, number};
use crate::tool::input::{Input, Kind};
use crate::tool::value::Value;
use crate::tool::{Tool, parse, registry};

/// Reads a link's fragment and query, with or without `#` and `?`.
///
/// Never fails: what cannot be taken is left out, and [`Start::dropped`] says so. Encoded once more, written into a
/// page's source, or with what messengers and login pages add behind it, a link still says what it was made for; where a
/// redirect has moved the fragment into the query, it is found there. Other keys of the query belong to the page and
/// are not even looked at.
///
/// ```
/// use finplan::campaign::link::{Place, decode};
/// let start = decode("#tool=mortgage&amount=120万&colour=red", "?utm_source=WeChat&id=7");
/// assert_eq!(start.screen, Place::Tool("mortgage"));
/// assert_eq!(start.inputs, [("amount".to_owned(), "1200000".to_owned())]);
/// assert_eq!(start.utm.get("utm_source"), Some("wechat"));
/// assert!(start.dropped.unknown, "colour is no input");
/// assert_eq!(decode("#tool%3Dmortgage%26amp%3Bterm%3D20)#wechat_redirect", "").fragment(), "tool=mortgage&term=20");
/// ```
#[must_use]
pub fn decode(fragment: &str, query: &str) -> Start {
    read(fragment, query).checked()
}

/// Reads a link like [`decode`], but leaves the tool's inputs as they are written until [`Start::checked`]: where
/// to open, and in which language, can be known before the tool itself is there.
#[must_use]
pub fn read(fragment: &str, query: &str) -> Start {
    let page = parts(query.strip_prefix('?').unwrap_or(query), Whose::Page);
    let link = parts(fragment.strip_prefix('#').unwrap_or(fragment), Whose::Link);
    let mut reading = Reading { start: Start::default(), nowhere: false };
    for (key, value) in &page.list {
        reading.campaign(key, value);
    }
    let moved = !link.list.iter().any(|(key, _)| HEADS.contains(&key.as_str()) && key != "lang");
    for (key, value) in link.list {
        reading.part(key, value);
    }
    if moved {
        let begins = |(key, value): &(String, String)| Place::of(key, value).is_some_and(|place| place.is_some());
        for (key, value) in page.list.into_iter().skip_while(|part| !begins(part)) {
            if !KEYS.contains(&key.as_str()) {
                reading.part(key, value);
            }
        }
    }
    let mut start = reading.end();
    // What is longer than any link of ours was cut.
    start.dropped.inputs |= !link.whole && start.screen != Place::Home;
    start.dropped.unknown |= !link.whole;
    start
}

struct Reading {
    start: Start,
    /// A place was named that there is not.
    nowhere: bool,
}

impl Reading {
    /// Takes a value of one of the five utm keys; the first counts.
    fn campaign(&mut self, key: &str, value: &str) {
        let Start { utm, dropped, .. } = &mut self.start;
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
        } else if let Some(place) = Place::of(&key, &value) {
            self.open(place, &value);
        } else if key == "lang" {
            let locale = language(&value);
            self.start.dropped.unknown |= locale.is_none();
            self.start.locale = self.start.locale.or(locale);
        } else if is_foreign(&key) {
            self.start.dropped.personal |= looks_personal(&value);
        } else {
            self.start.inputs.push((key, value));
        }
    }

    /// The first place counts; another one after it is a link that contradicts itself.
    fn open(&mut self, place: Option<Place>, value: &str) {
        let Some(place) = place else {
            self.nowhere = true;
            return;
        };
        let start = &mut self.start;
        let named = (place == Place::Receipt).then(|| ("receipt".to_owned(), code(value)));
        if start.screen == Place::Home {
            start.screen = place;
            start.inputs.splice(0..0, named);
        } else {
            start.dropped.inputs |=
                place != start.screen || named.is_some_and(|code| start.inputs.first() != Some(&code));
        }
    }

    fn end(self) -> Start {
        let Reading { mut start, nowhere } = self;
        if nowhere {
            start.dropped.inputs |= start.screen == Place::Home;
            start.dropped.unknown = true;
        }
        // A receipt says everything itself, and the other screens have no inputs.
        let most = match start.screen {
            Place::Tool(_) => start.inputs.len(),
            Place::Receipt => 1,
            _ => 0,
        };
        for (key, value) in start.inputs.iter().skip(most) {
            start.dropped.ignore(key, value);
        }
        start.inputs.truncate(most);
        start
    }
}

impl Place {
    /// The place that a part of a link names; `None` where the part is about something else.
    fn of(key: &str, value: &str) -> Option<Option<Place>> {
        match key {
            "tool" => Some(registry::known(&name(value)).map(Place::Tool)),
            "screen" => Some(Place::named(&name(value))),
            "receipt" => Some(Some(Place::Receipt)),
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

impl Start {
    /// This start with its inputs as the tool's fields read them; what is no input of the tool, or lies out of its
    /// bounds, is left out and reported. Amounts may name any currency.
    #[must_use]
    pub fn checked(self) -> Start {
        self.checked_in(None)
    }

    /// This start like [`checked`](Start::checked), at an institution with this currency: an amount in another one is
    /// left out and reported.
    ///
    /// ```
    /// use finplan::campaign::link::read;
    /// use finplan::domain::money::Currency;
    /// let start = || read("#tool=mortgage&amount=HK$1,200,000", "");
    /// assert_eq!(start().checked_in(Some(Currency::Hkd)).inputs.len(), 1);
    /// assert_eq!(start().checked_in(Some(Currency::Cny)).inputs.len(), 0);
    /// ```
    #[must_use]
    pub fn checked_in(mut self, currency: Option<Currency>) -> Start {
        let Place::Tool(id) = self.screen else { return self };
        let Some(tool) = registry::find(id) else { return self };
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
const LONGEST_CHATTER: usize = 40;

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
    const QUOTES: [char; 6] = ['"', '\'', '“', '”', '‘', '「'];
    const UNITS: &str = "十百千万亿兆拾佰仟萬億年月日号號天期折成倍半个個多余餘几幾点點分角元块塊";
    let text = text.trim_start_matches(QUOTES);
    let stop = text.strip_suffix(['.', '。']);
    let mut heads = Vec::new();
    for (place, c) in text.char_indices().rev().take(LONGEST_CHATTER) {
        if c.is_numeric() || c == '…' {
            break;
        }
        let chatter = if c.is_alphabetic() { !c.is_ascii() && !UNITS.contains(c) } else { c != '.' };
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
        Kind::Choice(options) => {
            let name = name(text);
            options.iter().find(|option| **option == name).map(|option| (*option).to_owned())
        }
        Kind::Month(_) => parse::month(text).ok().map(format_month),
        kind => {
            let typed = Typed { text: text.to_owned(), wan: false };
            let number = number::read(input, kind.range()?, &typed, currency).ok()?;
            Some(Field::canonical(Value::Number(number)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::link::Dropped;

    const FULL: &str = "tool=mortgage&lang=zh-CN&amount=1200000&annual_rate=3.1&term=30&method=equal_installment";

    #[test]
    fn a_campaign_link_opens_one_tool_prefilled() {
        let start = decode(FULL, "utm_source=wechat&utm_campaign=%E6%98%A5%E8%8A%82");
        assert_eq!(start.screen, Place::Tool("mortgage"));
        assert_eq!(start.locale, Some(Locale::ZhCn));
        assert_eq!(start.inputs.len(), 4);
        assert_eq!(start.utm.get("utm_campaign"), Some("春节"));
        assert_eq!(start.dropped, Dropped::default());
        assert_eq!(start.fragment(), FULL);
        assert_eq!(
            start.link("https://bank.example/loans?id=7#top"),
            format!("https://bank.example/loans?id=7&utm_source=wechat&utm_campaign=%E6%98%A5%E8%8A%82#{FULL}")
        );
    }

    #[test]
    fn other_screens_have_links_too() {
        for place in Place::SCREENS {
            let start = Start { screen: place, locale: Some(Locale::En), ..Start::default() };
            assert_eq!(decode(&start.fragment(), ""), start);
        }
        assert_eq!(decode("", ""), Start::default());
        assert_eq!(decode("#screen=home", ""), Start::default());
        assert_eq!(decode("#wechat_redirect", "?from=singlemessage"), Start::default());
        assert_eq!(decode("#lang=zh-HK", "").locale, Some(Locale::ZhTw));
        assert_eq!(decode("#lang=ZH_TW", "").locale, Some(Locale::ZhTw));
    }

    #[test]
    fn a_receipt_has_a_link_too() {
        let start = decode("#receipt=10d6t-gf1pe&lang=en", "");
        assert_eq!((start.screen, start.locale, start.dropped), (Place::Receipt, Some(Locale::En), Dropped::default()));
        assert_eq!(start.inputs, [("receipt".to_owned(), "10d6t-gf1pe".to_owned())]);
        assert_eq!(start.fragment(), "lang=en&receipt=10d6t-gf1pe");
        assert_eq!(decode(&start.fragment(), ""), start);
        // A receipt says everything itself.
        for (other, contradicts) in [
            ("receipt=A&amount=5", false),
            ("amount=5&receipt=A", false),
            ("receipt=A&receipt=B", true),
            ("receipt=A&tool=mortgage", true),
            ("receipt=A。", false),
            ("receipt=A)&receipt=A", false),
        ] {
            let start = decode(other, "");
            assert_eq!((start.screen, start.dropped.inputs), (Place::Receipt, contradicts), "{other}");
            assert_eq!(start.inputs, [("receipt".to_owned(), "A".to_owned())], "{other}");
        }
        assert_eq!(decode("tool=mortgage&receipt=A", "").inputs, []);
    }

    #[test]
    fn what_the_tool_cannot_take_is_told_to_the_customer() {
        for (fragment, inputs) in [
            ("tool=alchemy", 0),
            ("screen=attic", 0),
            ("tool=mortgage&amount=lots", 0),
            ("tool=mortgage&amount=99999999999", 0),
            ("tool=mortgage&amount=-5", 0),
            ("tool=mortgage&term=12.5", 0),
            ("tool=mortgage&method=magic&term=20", 1),
            ("tool=mortgage&amount=%", 0),
            ("tool=mortgage&amount=12000%E2%80%A6", 0),
            ("tool=mortgage&amount=12000...", 0),
            ("tool=mortgage&amount=12000...)", 0),
            ("tool=mortgage&amount=120千k", 0),
            ("tool=mortgage&amount=120000k。", 0),
            ("tool=mortgage&term=20，第2期", 0),
            ("tool=mortgage&amount={{amount}}", 0),
            ("tool=mortgage&amount=1000000&amount=2000000", 1),
            ("tool=mortgage&events11_kind=rate&term=20", 1),
            ("tool=mortgage&tool=saving_goal", 0),
        ] {
            let start = decode(fragment, "");
            assert!(start.dropped.inputs, "{fragment}");
            assert_eq!(start.inputs.len(), inputs, "{fragment}");
        }
    }

    #[test]
    fn what_is_no_input_is_told_to_the_host_alone() {
        for (fragment, inputs) in [
            ("tool=mortgage&answer.q1=b", 0),
            ("tool=mortgage&level=C5&amount=1200000", 1),
            ("tool=mortgage&amount=", 0),
            ("tool=mortgage&term=20&_bogus&colour=red", 1),
            ("amount=1200000", 0),
            ("screen=risk_profile&q1=b", 0),
            ("lang=tlh", 0),
            ("section-2", 0),
            ("__proto__=x&constructor=y", 0),
            ("tool=mortgage&term=20&screen=1080x1920", 1),
        ] {
            let start = decode(fragment, "");
            let told = Dropped { unknown: true, ..Dropped::default() };
            assert_eq!((start.inputs.len(), start.dropped), (inputs, told), "{fragment}");
        }
    }

    /// What messengers, login pages, mail programs and people do to a link on its way.
    #[test]
    fn no_input_is_lost_and_nobody_alarmed_on_the_way() {
        for link in [FULL, "tool=mortgage&lang=zh-CN&method=equal_installment&annual_rate=3.1&term=30&amount=1200000"] {
            survives(link);
        }
    }

    fn survives(link: &str) {
        let whole = decode(link, "");
        let twice = |text: &str| text.replace('%', "%25").replace('&', "%26").replace('=', "%3D");
        let once = twice(link);
        let mut ways = vec![once.clone(), twice(&once), link.to_ascii_uppercase(), format!("{link}#{link}")];
        for behind in [
            "#wechat_redirect",
            "&wechat_redirect",
            "%23wechat_redirect",
            "?code=041w&state=abc",
            "&code=041w&state=abc#wechat_redirect",
            "#/?code=041w&state=123",
            "?code=041w&state=a%3Db%26c",
            "&shareTo=weixin",
            "&share_token=1-2&share_source=qq",
            "&from=singlemessage&isappinstalled=0",
            "?from=timeline&nsukey=x%2By%3D%3D",
            "&gclid=Cj0KCQiA4&fbclid=IwAR0&msclkid=1a2b&gbraid=0A&ttclid=E.C&yclid=7",
            "&utm_source=wechat&utm_campaign=spring(2026)",
            "。",
            "%E3%80%82",
            ")",
            ">",
            "%3E",
            "\"",
            "”",
            "】",
            "》。",
            "，快来看",
            "快来看看",
            "/",
            "？",
            "！",
            "：",
            "~",
            "</a>",
            "#rd",
            "#wechat_redirect#rd",
            ":~:text=rate",
            "#access_token=eyJ&token_type=bearer&expires_in=7200",
            "&error=access_denied&error_description=x",
            " see this",
            "%20%E7%82%B9%E5%87%BB%E6%9F%A5%E7%9C%8B",
            ").",
            "%E2%80%8B",
            "\u{200b}",
            "\u{feff}\n",
            ",",
            ";",
            "|text>",
            "**",
            "&",
            "&&",
            "#",
            "?",
            "&=",
        ] {
            ways.push([link, behind].concat());
            ways.push(["#", &once, &twice(behind)].concat());
        }
        for (from, to) in [
            ("&", "&amp;"),
            ("&", "&amp;amp;"),
            ("&", "&#38;"),
            ("&", "%26"),
            ("&", "&&"),
            ("&", "&\u{200b}"),
            ("&", " &+"),
            ("&", ";"),
            ("&", "%3B"),
            ("&", "?"),
            ("=", "%3D"),
            ("=", "=\""),
            ("=", "=\u{2060}"),
            ("=", "=+"),
            ("mort", "mort\n"),
            ("_", "%5F"),
            ("&", "＆"),
        ] {
            ways.push(link.replace(from, to));
        }
        for before in
            ["/", "!", "#", "?", "/?", "!/?", "&", "\u{feff}", "from=timeline&", "code=1&state=2&", "*", "(", "“"]
        {
            ways.push([before, link].concat());
            ways.push([before, &once].concat());
            ways.push([before, &twice(&once)].concat());
            ways.push([&twice(before), once.as_str()].concat());
        }
        for way in ways {
            let start = decode(&way, "from=singlemessage&code=041w&state=abc");
            assert_eq!(
                (start.screen, start.locale, &start.inputs),
                (whole.screen, whole.locale, &whole.inputs),
                "{way}"
            );
            assert_eq!(start.dropped, Dropped::default(), "{way}");
        }
    }

    /// Redirects that do not know fragments.
    #[test]
    fn a_fragment_is_found_in_the_query() {
        let whole = decode(FULL, "utm_source=wechat");
        let once = FULL.replace('&', "%26").replace('=', "%3D");
        for query in [
            format!("utm_source=wechat&{FULL}"),
            format!("id=7&{FULL}&utm_source=wechat&code=1&state=2"),
            format!("utm_source=wechat%23{FULL}"),
            format!("utm_source=wechat%23{once}"),
            format!("utm_source=wechat%2523{}", once.replace('%', "%25")),
            format!("utm_source=wechat#{FULL}#wechat_redirect"),
            format!("utm_source=wechat&amp;{}", FULL.replace('&', "&amp;")),
            format!("{once}&utm_source=wechat"),
        ] {
            for fragment in ["", "wechat_redirect", "section-2"] {
                let start = decode(fragment, &query);
                assert_eq!(
                    (&start.screen, &start.inputs, &start.utm),
                    (&whole.screen, &whole.inputs, &whole.utm),
                    "{query}"
                );
                assert!(!start.dropped.inputs, "{query}");
            }
            // The fragment itself comes first.
            assert_eq!(decode("screen=suggestions", &query).screen, Place::Suggestions);
        }
        for other in ["tool=hammer&amount=5", "screen=1080x1920&lang=en", "url=https%3A%2F%2Fx.cn%2F%3Ftool%3Dmortgage"]
        {
            assert_eq!(decode("", other), Start::default(), "{other}");
        }
    }

    #[test]
    fn campaigns_values_are_no_business_of_the_customers() {
        for query in [
            "utm_campaign=spring(2026)",
            "utm_content=banner_728x90,top",
            "utm_campaign=%25E6%2598%25A5%25E8%258A%2582",
            "utm_campaign=%E6%98%A5%E8%8A%82%F0%9F%A7%A7",
            "utm_content={{ad.id}}&utm_term=%7Bkeyword%7D",
            "utm_term=&utm_content=+",
            "utm_source=%zz&utm_medium=%ff",
            "UTM_SOURCE=x&Utm_Medium=y",
        ] {
            for (fragment, query) in
                [(FULL.to_owned(), query), ([FULL, "&", query].concat(), ""), ([FULL, "?", query].concat(), "")]
            {
                let start = decode(&fragment, query);
                let told = Dropped { campaign: start.dropped.campaign, ..Dropped::default() };
                assert_eq!((start.dropped, start.inputs.len()), (told, 4), "{fragment} {query}");
            }
        }
        assert!(!decode("", "utm_campaign=spring(2026)").dropped.campaign);
        assert!(decode("", "utm_campaign=%25E6%2598%25A5").dropped.campaign);
        assert_eq!(decode("", "utm_source=a&utm_source=b").utm.get("utm_source"), Some("a"));
        assert_eq!(decode("utm_source=b&utm_medium=c", "utm_source=a").utm.query(), "utm_source=a&utm_medium=c");
    }

    #[test]
    fn personal_data_is_dropped_and_reported() {
        let start = decode("", "utm_source=a%40b.cn&utm_term=13800138000&utm_medium=cpc");
        assert!(start.dropped.personal);
        assert_eq!(start.utm.iter().collect::<Vec<_>>(), [("utm_medium", "cpc")]);
        for fragment in
            ["phone=13800138000", "tool=mortgage&phone=138-0013-8000", "tool=mortgage&state=a%40b.cn", "a@b.cn"]
        {
            assert!(decode(fragment, "").dropped.personal, "{fragment}");
        }
        assert!(!decode("tool=mortgage&amount=13800138&term=20", "email=a%40b.cn").dropped.personal);
    }

    #[test]
    fn nothing_but_the_five_keys_is_read_from_a_query_that_has_no_link() {
        let start = decode("", "email=a%40b.cn&amount=5&lang=en&gclid=1");
        assert_eq!(start, Start::default());
    }
}
