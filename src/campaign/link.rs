//! Deep links: where the widget opens, in which language, with which inputs.
//!
//! `https://bank.example/loans?utm_source=wechat#tool=mortgage&lang=zh-CN&amount=1200000&term=30`: what a
//! customer may want to calculate stands in the fragment, which no server and no referrer ever sees; the query has
//! nothing but the five [`utm`](super::utm) keys. Answers of a questionnaire, scores and levels are in no link.

mod decode;

pub use decode::{decode, read};

use super::event::Event;
use super::query;
use super::utm::{KEYS, Utm};
use crate::base::Locale;
use crate::tool::Tool;
use crate::tool::form::Field;
use crate::tool::value::Values;

/// Where the widget opens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LinkTarget {
    /// The choice of what to do.
    #[default]
    Home,
    /// A tool, by its id.
    Tool(&'static str),
    /// The risk questionnaire.
    RiskProfile,
    /// The suggestions.
    Suggestions,
    /// The financial well-being scale.
    WellBeing,
    /// A receipt, whose code is the only input.
    Receipt,
}

/// What a link says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeepLink {
    /// Where to open.
    pub screen: LinkTarget,
    /// In which language; the host's or the browser's where the link does not say.
    pub locale: Option<Locale>,
    /// The tool's inputs: canonical texts, which a form's field reads, after [`DeepLink::checked`]. The bank's limits
    /// are not checked here.
    pub inputs: Vec<(String, String)>,
    /// Where the customer came from.
    pub utm: Utm,
    /// What of the link was not taken.
    pub dropped: Dropped,
}

/// What of a link was not taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dropped {
    /// A place that there is not, or an input's value that the tool cannot take: the customer does not see what the
    /// link was made for.
    pub inputs: bool,
    /// A part that means nothing here, and is none of those that messengers and login pages are known to add.
    pub unknown: bool,
    /// A campaign's value is not what was written; see [`utm::Taken`](super::utm::Taken). No business of the
    /// customer's.
    pub campaign: bool,
    /// A part looked like a person's data.
    pub personal: bool,
}

impl Dropped {
    /// What the host is told of it, once each: `told` is what it knows already.
    pub fn events(self, told: Dropped) -> impl Iterator<Item = Event> {
        let dropped = self.inputs || self.unknown;
        [
            (self.personal && !told.personal).then_some(Event::PiiDropped),
            (dropped && !told.inputs && !told.unknown).then_some(Event::LinkDropped),
            (self.campaign && !told.campaign).then_some(Event::UtmCleaned),
        ]
        .into_iter()
        .flatten()
    }
}

impl LinkTarget {
    /// Every place that needs no more than its name, besides the tools.
    pub const SCREENS: [LinkTarget; 4] =
        [LinkTarget::Home, LinkTarget::RiskProfile, LinkTarget::Suggestions, LinkTarget::WellBeing];

    /// The name in links, events and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            LinkTarget::Home => "home",
            LinkTarget::Tool(id) => id,
            LinkTarget::RiskProfile => "risk_profile",
            LinkTarget::Suggestions => "suggestions",
            LinkTarget::WellBeing => "wellbeing",
            LinkTarget::Receipt => "receipt",
        }
    }

    fn named(name: &str) -> Option<LinkTarget> {
        LinkTarget::SCREENS.into_iter().find(|place| place.name() == name)
    }
}

impl DeepLink {
    /// A link to a tool with these values.
    #[must_use]
    pub fn to_tool(tool: &'static Tool, values: &Values) -> DeepLink {
        let inputs = values.iter().map(|(id, value)| (id.to_owned(), Field::canonical(value))).collect();
        DeepLink { screen: LinkTarget::Tool(tool.id), inputs, ..DeepLink::default() }
    }

    /// A link to the receipt with this code.
    #[must_use]
    pub fn to_receipt(code: &str) -> DeepLink {
        DeepLink {
            screen: LinkTarget::Receipt,
            inputs: vec![("receipt".to_owned(), code.to_owned())],
            ..DeepLink::default()
        }
    }

    /// The address of this link on a page. What else stands in the page's query stays there; its utm keys and its
    /// fragment are replaced.
    #[must_use]
    pub fn url(&self, page: &str) -> String {
        let page = page.split('#').next().unwrap_or_default();
        let (page, query) = page.split_once('?').unwrap_or((page, ""));
        let key = |part: &str| part.split('=').next().unwrap_or_default().to_ascii_lowercase();
        let own = query.split('&').filter(|part| !part.is_empty() && !KEYS.contains(&key(part).as_str()));
        let utm = self.utm.query();
        let query: Vec<&str> = own.chain((!utm.is_empty()).then_some(utm.as_str())).collect();
        let mut url = page.to_owned();
        for (mark, text) in [("?", query.join("&")), ("#", self.fragment())] {
            if !text.is_empty() {
                url.push_str(mark);
                url.push_str(&text);
            }
        }
        url
    }

    /// The fragment without its `#`; empty for home in no particular language.
    #[must_use]
    pub fn fragment(&self) -> String {
        let mut out = String::new();
        match self.screen {
            LinkTarget::Home | LinkTarget::Receipt => {}
            LinkTarget::Tool(id) => query::push(&mut out, "tool", id),
            other => query::push(&mut out, "screen", other.name()),
        }
        if let Some(locale) = self.locale {
            query::push(&mut out, "lang", locale.tag());
        }
        for (id, text) in &self.inputs {
            query::push(&mut out, id, text);
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::Currency;
    use crate::tool::Context;
    use crate::tool::form::{Form, Typed};
    use crate::tool::input::{Input, InputKind};
    use crate::tool::value::Value;
    use crate::tools::registry;
    use chrono::NaiveDate;
    use proptest::prelude::*;
    use rust_decimal::Decimal;

    fn context() -> Context {
        Context::new(NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(), Currency::Cny)
    }

    /// Any value of an input, within the tool's bounds.
    fn value(input: &'static Input) -> BoxedStrategy<(&'static str, Value)> {
        let id = input.id;
        match &input.kind {
            InputKind::Choice(options) => {
                prop::sample::select(*options).prop_map(move |option| (id, Value::Choice(option))).boxed()
            }
            InputKind::Month(_) => (2000..2100_i32, 1..=12_u32)
                .prop_map(move |(year, month)| (id, Value::Month(NaiveDate::from_ymd_opt(year, month, 1).unwrap())))
                .boxed(),
            kind => {
                let range = *kind.range().unwrap();
                (0..=10_000_u32)
                    .prop_map(move |part| {
                        let steps = range.step.checked_mul(Decimal::from(part)).unwrap();
                        let number = range.min.checked_add(steps).unwrap().min(range.max);
                        (id, Value::Number(number.normalize()))
                    })
                    .boxed()
            }
        }
    }

    fn link() -> impl Strategy<Value = DeepLink> {
        let tool = prop::sample::select(registry::TOOLS.to_vec());
        let values = tool.prop_flat_map(|tool| {
            let fields: Vec<_> = tool.inputs.iter().map(|input| prop::option::of(value(input))).collect();
            (Just(tool), fields)
        });
        let locale = prop::option::of(prop::sample::select(Locale::ALL.to_vec()));
        let source = prop::option::of("[a-z一-龥 ]{0,9}[a-z]");
        (values, locale, source).prop_map(|((tool, fields), locale, source)| {
            let mut values = Values::default();
            for (id, value) in fields.into_iter().flatten() {
                values.set(id, value);
            }
            let mut link = DeepLink::to_tool(tool, &values);
            link.locale = locale;
            if let Some(source) = source {
                link.utm.set("utm_source", &source).unwrap();
            }
            link
        })
    }

    /// Every input of a tool at its longest, and those of the rows that it can have.
    fn fullest(tool: &'static Tool) -> Values {
        let mut values = Values::default();
        for input in tool.inputs {
            let longest = match &input.kind {
                InputKind::Choice(options) => Value::Choice(options.iter().max_by_key(|option| option.len()).unwrap()),
                InputKind::Month(_) => Value::Month(NaiveDate::from_ymd_opt(2099, 12, 1).unwrap()),
                InputKind::Rows(range) => Value::Number(range.max),
                // As many digits as it may have.
                kind => {
                    let range = kind.range().unwrap();
                    Value::Number(range.max.checked_sub(range.step).unwrap().max(range.min).normalize())
                }
            };
            values.set(input.id, longest);
        }
        values
    }

    /// Browsers, messengers and mini-programs take addresses of 2,000 letters; what is read back may be longer.
    #[test]
    fn the_longest_link_of_every_tool_can_be_passed_on() {
        for tool in registry::TOOLS {
            let length = DeepLink::to_tool(tool, &fullest(tool)).url("https://bank.example/x").len();
            assert!(length < 2_000, "{}: {length}", tool.id);
        }
    }

    #[test]
    fn every_tool_at_its_fullest_opens_as_it_was() {
        for tool in registry::TOOLS {
            let mut link = DeepLink::to_tool(tool, &fullest(tool));
            link.locale = Some(Locale::ZhTw);
            // The longest numbers there are within a tool's bounds.
            for ((id, text), input) in link.inputs.iter_mut().zip(tool.inputs) {
                assert_eq!(id, input.id);
                let whole = matches!(
                    input.kind,
                    InputKind::Months(_) | InputKind::Years(_) | InputKind::Count(_) | InputKind::Rows(_)
                );
                if let (Some(range), false) = (input.kind.range(), whole || matches!(input.kind, InputKind::Month(_))) {
                    // A form rounds to twelve decimals.
                    let tiny = Decimal::new(7, 12);
                    *text = Field::canonical(Value::Number(range.max.checked_sub(tiny).unwrap()));
                    assert!(text.len() > 13, "{id}: {text}");
                }
            }
            for key in KEYS {
                link.utm.set(key, &"春".repeat(100)).unwrap();
            }
            let url = link.url("https://bank.example/x");
            let (page, fragment) = url.split_once('#').unwrap();
            let query = page.split_once('?').unwrap().1;
            assert_eq!(decode(fragment, query), link, "{}", tool.id);
            // Encoded three times over, and with as much again behind it.
            let mut encoded = fragment.to_owned();
            for _ in 0..3 {
                encoded = encoded.replace('%', "%25").replace('&', "%26").replace('=', "%3D");
            }
            let long = format!("{encoded}&from={}", "x".repeat(fragment.len()));
            assert_eq!(decode(&long, query), link, "{}", tool.id);
        }
    }

    #[test]
    fn what_is_too_long_is_cut_aloud() {
        let link = decode(&format!("tool=mortgage&term=20{}", "&x=1".repeat(1_000_000)), "");
        assert!(link.dropped.inputs && link.dropped.unknown);
        assert_eq!(link.inputs, [("term".to_owned(), "20".to_owned())]);
    }

    #[test]
    fn a_page_keeps_what_else_stands_in_its_query() {
        let mut link = DeepLink { screen: LinkTarget::Suggestions, ..DeepLink::default() };
        link.utm.set("utm_source", "wechat").unwrap();
        for (page, url) in [
            ("widget.html", "widget.html?utm_source=wechat#screen=suggestions"),
            ("widget.html?bank=b.json#x", "widget.html?bank=b.json&utm_source=wechat#screen=suggestions"),
            ("/p?UTM_source=a&id=7&utm_term=b", "/p?id=7&utm_source=wechat#screen=suggestions"),
        ] {
            assert_eq!(link.url(page), url);
        }
    }

    proptest! {
        #[test]
        fn a_link_opens_what_it_was_made_from(link in link()) {
            let url = link.url("https://bank.example/x");
            prop_assert!(url.is_ascii());
            let (page, fragment) = url.split_once('#').unwrap();
            let query = page.split_once('?').map_or("", |(_, query)| query);
            prop_assert_eq!(decode(fragment, query), link);
        }

        #[test]
        fn forms_read_what_links_hold(link in link()) {
            let LinkTarget::Tool(id) = link.screen else { return Ok(()) };
            let form = Form::new(registry::calculator(id).unwrap(), &[], &context());
            for (id, text) in link.inputs {
                let field = form.field(&id).unwrap();
                let typed = Typed { text: text.clone(), wan: false };
                // A month may lie in the past by the time a link is opened, and years are whole.
                if let Ok(value) = field.read(&typed, &context()) {
                    prop_assert_eq!(Field::canonical(value), text);
                }
            }
        }

        #[test]
        fn no_link_is_too_strange(fragment in "\\PC{0,80}", query in "\\PC{0,80}") {
            let link = decode(&fragment, &query);
            prop_assert!(link.screen != LinkTarget::Home || link.inputs.is_empty());
        }
    }
}
