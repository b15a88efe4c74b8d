//! What messengers, login pages, mail programs and people do to a link on its way: no input is lost, nobody is alarmed.

use proptest::prelude::*;

use super::tests::FULL;
use super::*;

/// The same with a number at the end, where a message goes on right behind it.
const NUMBER_LAST: &str = "tool=mortgage&lang=zh-CN&method=equal_installment&annual_rate=3.1&term=30&amount=1200000";

const BEHIND: &[&str] = &[
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
];

const BEFORE: &[&str] =
    &["/", "!", "#", "?", "/?", "!/?", "&", "\u{feff}", "from=timeline&", "code=1&state=2&", "*", "(", "“"];

/// What stands in the link, and what becomes of it.
const CHANGED: &[(&str, &str)] = &[
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
];

/// Percent-encoded once more: an `encodeURIComponent` that leaves what needs no escape.
fn encoded(text: &str) -> String {
    let escape = |c: char| match c {
        '%' | '&' | '=' | '#' | '?' | '/' | ':' | ';' | '+' | ' ' | '"' | '<' | '>' | '\\' | '|' => {
            format!("%{:02X}", u32::from(c))
        }
        other => other.to_string(),
    };
    text.chars().map(escape).collect()
}

/// Whether the host hears of something, which it may where several messages have added their words.
fn survives(link: &str, way: &str) -> Result<bool, TestCaseError> {
    let whole = decode(link, "");
    let reached = decode(way, "from=singlemessage&code=041w&state=abc");
    prop_assert_eq!(
        (reached.screen, reached.locale, &reached.inputs),
        (whole.screen, whole.locale, &whole.inputs),
        "{}",
        way
    );
    let Dropped { inputs, unknown, campaign: _, personal } = reached.dropped;
    prop_assert!(!inputs && !personal, "{:?}: {}", reached.dropped, way);
    Ok(unknown)
}

#[test]
fn each_change_alone() {
    for link in [FULL, NUMBER_LAST] {
        let once = encoded(link);
        let mut ways = vec![link.to_ascii_uppercase(), format!("{link}#{link}"), format!("{once}&{link}")];
        for behind in BEHIND {
            ways.push(format!("{link}{behind}"));
            ways.push(format!("{once}{}", *behind));
        }
        for before in BEFORE {
            ways.push(format!("{before}{link}"));
            ways.push(format!("{before}{once}"));
        }
        for (from, to) in CHANGED {
            ways.push(link.replace(from, to));
        }
        for way in ways {
            for way in [&way, &encoded(&way), &encoded(&encoded(&way))] {
                assert!(!survives(link, way).unwrap(), "{way}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]
    #[test]
    fn all_together(
        link in prop::sample::select(vec![FULL, NUMBER_LAST]),
        before in prop::sample::select(BEFORE),
        (from, to) in prop::sample::select(CHANGED),
        behind in prop::collection::vec(prop::sample::select(BEHIND), 0..3),
        inner in 0..2,
        outer in 0..2,
    ) {
        let mut way = link.replace(from, to);
        for _ in 0..inner {
            way = encoded(&way);
        }
        way = format!("{before}{way}{}", behind.concat());
        for _ in 0..outer {
            way = encoded(&way);
        }
        survives(link, &way)?;
    }
}
