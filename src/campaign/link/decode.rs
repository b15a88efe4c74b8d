//! Reading a link: what cannot be taken is left out and reported.

use chrono::NaiveDate;

use super::{Place, Start};
use crate::advice::local_text::Locale;
use crate::campaign::query;
use crate::campaign::utm::Refused;
use crate::domain::decimal::Exact;
use crate::tool::form::{Field, format_month};
use crate::tool::input::{Input, Kind};
use crate::tool::value::Value;
use crate::tool::{parse, registry};

/// Reads a link's fragment and query, with or without `#` and `?`.
///
/// Never fails: what cannot be taken is left out, and [`Start::dropped`] says so. Other keys of the query belong
/// to the page and are not even looked at.
///
/// ```
/// use finplan::campaign::link::{Place, decode};
/// let start = decode("#tool=mortgage&amount=120万&colour=red", "?utm_source=WeChat&id=7");
/// assert_eq!(start.screen, Place::Tool("mortgage"));
/// assert_eq!(start.inputs, [("amount".to_owned(), "1200000".to_owned())]);
/// assert_eq!(start.utm.get("utm_source"), Some("wechat"));
/// assert!(start.dropped.some, "colour is no input");
/// ```
#[must_use]
pub fn decode(fragment: &str, query: &str) -> Start {
    read(fragment, query).checked()
}

/// Reads a link like [`decode`], but leaves the tool's inputs as they are written until [`Start::checked`]: where
/// to open, and in which language, can be known before the tool itself is there.
#[must_use]
pub fn read(fragment: &str, query: &str) -> Start {
    let mut start = Start::default();
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    // WeChat puts this behind the fragment of a page that it opened through its own address.
    let fragment = fragment.trim_end_matches("wechat_redirect");
    for part in query::pairs(fragment) {
        let taken = part.and_then(|(key, value)| match key.as_str() {
            "tool" => start.open(registry::known(&value).map(Place::Tool)),
            "screen" => start.open(Place::named(&value)),
            "receipt" => start.open(Some(Place::Receipt)).map(|()| start.inputs.insert(0, (key, value))),
            "lang" => {
                let new = start.locale.is_none();
                start.locale = start.locale.or_else(|| language(&value));
                (new && start.locale.is_some()).then_some(())
            }
            _ => {
                start.inputs.push((key, value));
                Some(())
            }
        });
        start.dropped.some |= taken.is_none();
    }
    if start.screen == Place::Receipt {
        start.dropped.some |= start.inputs.len() > 1;
        start.inputs.truncate(1);
    } else if !matches!(start.screen, Place::Tool(_)) {
        start.dropped.some |= !start.inputs.is_empty();
        start.inputs.clear();
    }
    for (key, value) in query::pairs(query.strip_prefix('?').unwrap_or(query)).flatten() {
        match start.utm.set(&key, &value) {
            Ok(()) | Err(Refused::OtherKey) => {}
            Err(Refused::Malformed) => start.dropped.some = true,
            Err(Refused::Personal) => start.dropped.personal = true,
        }
    }
    start
}

impl Start {
    /// This start with its inputs as the tool's fields read them; what is no input of the tool, or lies out of its
    /// bounds, is left out and reported.
    #[must_use]
    pub fn checked(mut self) -> Start {
        let tool = match self.screen {
            Place::Tool(id) => registry::find(id),
            // What a code says is read when it is run again.
            Place::Receipt => return self,
            _ => None,
        };
        for (key, value) in std::mem::take(&mut self.inputs) {
            let taken = tool.and_then(|tool| self.fill(tool.input(&key)?, &value));
            self.dropped.some |= taken.is_none();
        }
        self
    }

    /// The first place counts.
    fn open(&mut self, place: Option<Place>) -> Option<()> {
        if self.screen != Place::Home {
            return None;
        }
        self.screen = place?;
        Some(())
    }

    /// The first value counts.
    fn fill(&mut self, input: &Input, text: &str) -> Option<()> {
        if self.inputs.iter().any(|(id, _)| id == input.id) {
            return None;
        }
        let text = canonical(input, text)?;
        self.inputs.push((input.id.to_owned(), text));
        Some(())
    }
}

/// The language of a tag that some browser or author wrote; only Chinese and English ones are understood.
fn language(tag: &str) -> Option<Locale> {
    let known = ["zh", "en"].iter().any(|known| tag.get(..2).is_some_and(|two| two.eq_ignore_ascii_case(known)));
    (known && tag.len() <= 35).then(|| Locale::closest(tag))
}

fn canonical(input: &Input, text: &str) -> Option<String> {
    match &input.kind {
        Kind::Choice(options) => options.iter().find(|option| **option == text).map(|option| (*option).to_owned()),
        Kind::Month(_) => {
            let (year, month) = text.split_once('-')?;
            let year = year.parse().ok().filter(|year| (1900..=9999).contains(year))?;
            let first = NaiveDate::from_ymd_opt(year, month.parse().ok()?, 1)?;
            Some(format_month(first))
        }
        kind => {
            let range = kind.range()?;
            let number = parse::number(text).ok()?.value;
            let whole = matches!(kind, Kind::Months(_) | Kind::Years(_) | Kind::Count(_) | Kind::Rows(_));
            let fits = (range.min..=range.max).contains(&number) && (!whole || number.is_whole());
            fits.then(|| Field::canonical(Value::Number(number)))
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
            format!("https://bank.example/loans?utm_source=wechat&utm_campaign=%E6%98%A5%E8%8A%82#{FULL}")
        );
    }

    #[test]
    fn other_screens_have_links_too() {
        for place in [Place::RiskProfile, Place::Suggestions] {
            let start = Start { screen: place, locale: Some(Locale::En), ..Start::default() };
            assert_eq!(decode(&start.fragment(), ""), start);
        }
        assert_eq!(decode("", ""), Start::default());
        assert_eq!(decode("#screen=home", ""), Start::default());
        assert_eq!(decode("#wechat_redirect", "?from=singlemessage"), Start::default());
        assert_eq!(decode("#lang=zh-HK", "").locale, Some(Locale::ZhTw));
    }

    #[test]
    fn a_receipt_has_a_link_too() {
        let start = decode("#receipt=10d6t-gf1pe&lang=en", "");
        assert_eq!((start.screen, start.locale, start.dropped), (Place::Receipt, Some(Locale::En), Dropped::default()));
        assert_eq!(start.inputs, [("receipt".to_owned(), "10d6t-gf1pe".to_owned())]);
        assert_eq!(start.fragment(), "lang=en&receipt=10d6t-gf1pe");
        assert_eq!(decode(&start.fragment(), ""), start);
        // A receipt says everything itself.
        for other in ["receipt=A&amount=5", "amount=5&receipt=A", "receipt=A&receipt=B", "receipt=A&tool=mortgage"] {
            let start = decode(other, "");
            assert_eq!((start.screen, start.dropped.some), (Place::Receipt, true), "{other}");
            assert_eq!(start.inputs, [("receipt".to_owned(), "A".to_owned())], "{other}");
        }
        assert_eq!(decode("tool=mortgage&receipt=A", "").inputs, []);
    }

    #[test]
    fn unknown_and_malformed_parts_are_dropped_and_reported() {
        for (fragment, inputs) in [
            ("tool=alchemy", 0),
            ("tool=mortgage&answer.q1=b", 0),
            ("tool=mortgage&level=C5&amount=1200000", 1),
            ("tool=mortgage&amount=lots", 0),
            ("tool=mortgage&amount=99999999999", 0),
            ("tool=mortgage&amount=-5", 0),
            ("tool=mortgage&term=12.5", 0),
            ("tool=mortgage&method=magic&term=20", 1),
            ("tool=mortgage&amount=%", 0),
            ("tool=mortgage&amount=1000000&amount=2000000", 1),
            ("tool=mortgage&tool=saving_goal", 0),
            ("amount=1200000", 0),
            ("screen=risk_profile&q1=b", 0),
            ("lang=tlh", 0),
            ("lang=en&lang=zh-CN", 0),
            ("section-2", 0),
            ("__proto__=x&constructor=y", 0),
        ] {
            let start = decode(fragment, "");
            assert!(start.dropped.some, "{fragment}");
            assert_eq!(start.inputs.len(), inputs, "{fragment}");
        }
    }

    #[test]
    fn personal_data_is_dropped_and_reported() {
        let start = decode("", "utm_source=a%40b.cn&utm_term=13800138000&utm_medium=cpc");
        assert!(start.dropped.personal);
        assert_eq!(start.utm.iter().collect::<Vec<_>>(), [("utm_medium", "cpc")]);
    }

    #[test]
    fn nothing_but_the_five_keys_is_read_from_a_query() {
        let start = decode("", "email=a%40b.cn&amount=5&tool=mortgage&gclid=1");
        assert_eq!(start, Start::default());
    }
}
