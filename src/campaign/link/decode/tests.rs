use super::*;
use crate::campaign::link::Dropped;

pub(super) const FULL: &str =
    "tool=mortgage&lang=zh-CN&amount=1200000&annual_rate=3.1&term=30&method=equal_installment";

#[test]
fn a_campaign_link_opens_one_tool_prefilled() {
    let link = decode(FULL, "utm_source=wechat&utm_campaign=%E6%98%A5%E8%8A%82");
    assert_eq!(link.screen, LinkTarget::Tool("mortgage"));
    assert_eq!(link.locale, Some(Locale::ZhCn));
    assert_eq!(link.inputs.len(), 4);
    assert_eq!(link.utm.get("utm_campaign"), Some("春节"));
    assert_eq!(link.dropped, Dropped::default());
    assert_eq!(link.fragment(), FULL);
    assert_eq!(
        link.url("https://bank.example/loans?id=7#top"),
        format!("https://bank.example/loans?id=7&utm_source=wechat&utm_campaign=%E6%98%A5%E8%8A%82#{FULL}")
    );
}

#[test]
fn other_screens_have_links_too() {
    for place in LinkTarget::SCREENS {
        let link = DeepLink { screen: place, locale: Some(Locale::En), ..DeepLink::default() };
        assert_eq!(decode(&link.fragment(), ""), link);
    }
    assert_eq!(decode("", ""), DeepLink::default());
    assert_eq!(decode("#screen=home", ""), DeepLink::default());
    assert_eq!(decode("#wechat_redirect", "?from=singlemessage"), DeepLink::default());
    assert_eq!(decode("#lang=zh-HK", "").locale, Some(Locale::ZhTw));
    assert_eq!(decode("#lang=ZH_TW", "").locale, Some(Locale::ZhTw));
}

#[test]
fn a_receipt_has_a_link_too() {
    let link = decode("#receipt=10d6t-gf1pe&lang=en", "");
    assert_eq!((link.screen, link.locale, link.dropped), (LinkTarget::Receipt, Some(Locale::En), Dropped::default()));
    assert_eq!(link.inputs, [("receipt".to_owned(), "10d6t-gf1pe".to_owned())]);
    assert_eq!(link.fragment(), "lang=en&receipt=10d6t-gf1pe");
    assert_eq!(decode(&link.fragment(), ""), link);
    // A receipt says everything itself.
    for (other, contradicts) in [
        ("receipt=A&amount=5", false),
        ("amount=5&receipt=A", false),
        ("receipt=A&receipt=B", true),
        ("receipt=A&tool=mortgage", true),
        ("receipt=A。", false),
        ("receipt=A)&receipt=A", false),
    ] {
        let link = decode(other, "");
        assert_eq!((link.screen, link.dropped.inputs), (LinkTarget::Receipt, contradicts), "{other}");
        assert_eq!(link.inputs, [("receipt".to_owned(), "A".to_owned())], "{other}");
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
        ("tool=mortgage&amount=20 lakh", 0),
        ("tool=mortgage&amount=20000 Dozen.", 0),
        ("tool=mortgage&amount=120000k。", 0),
        ("tool=mortgage&term=20，第2期", 0),
        ("tool=mortgage&amount={{amount}}", 0),
        ("tool=mortgage&amount=1000000&amount=2000000", 1),
        ("tool=mortgage&events11_kind=rate&term=20", 1),
        ("tool=mortgage&tool=saving_goal", 0),
    ] {
        let link = decode(fragment, "");
        assert!(link.dropped.inputs, "{fragment}");
        assert_eq!(link.inputs.len(), inputs, "{fragment}");
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
        let link = decode(fragment, "");
        let told = Dropped { unknown: true, ..Dropped::default() };
        assert_eq!((link.inputs.len(), link.dropped), (inputs, told), "{fragment}");
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
            let link = decode(fragment, &query);
            assert_eq!((&link.screen, &link.inputs, &link.utm), (&whole.screen, &whole.inputs, &whole.utm), "{query}");
            assert!(!link.dropped.inputs, "{query}");
        }
        // The fragment itself comes first.
        assert_eq!(decode("screen=suggestions", &query).screen, LinkTarget::Suggestions);
    }
    for other in ["tool=hammer&amount=5", "screen=1080x1920&lang=en", "url=https%3A%2F%2Fx.cn%2F%3Ftool%3Dmortgage"] {
        assert_eq!(decode("", other), DeepLink::default(), "{other}");
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
            [(FULL.to_owned(), query), (format!("{FULL}&{query}"), ""), (format!("{FULL}?{query}"), "")]
        {
            let link = decode(&fragment, query);
            let told = Dropped { campaign: link.dropped.campaign, ..Dropped::default() };
            assert_eq!((link.dropped, link.inputs.len()), (told, 4), "{fragment} {query}");
        }
    }
    assert!(!decode("", "utm_campaign=spring(2026)").dropped.campaign);
    assert!(decode("", "utm_campaign=%25E6%2598%25A5").dropped.campaign);
    assert_eq!(decode("", "utm_source=a&utm_source=b").utm.get("utm_source"), Some("a"));
    assert_eq!(decode("utm_source=b&utm_medium=c", "utm_source=a").utm.query(), "utm_source=a&utm_medium=c");
}

#[test]
fn personal_data_is_dropped_and_reported() {
    let link = decode("", "utm_source=a%40b.cn&utm_term=13800138000&utm_medium=cpc");
    assert!(link.dropped.personal);
    assert_eq!(link.utm.iter().collect::<Vec<_>>(), [("utm_medium", "cpc")]);
    for fragment in ["phone=13800138000", "tool=mortgage&phone=138-0013-8000", "tool=mortgage&state=a%40b.cn", "a@b.cn"]
    {
        assert!(decode(fragment, "").dropped.personal, "{fragment}");
    }
    assert!(!decode("tool=mortgage&amount=13800138&term=20", "email=a%40b.cn").dropped.personal);
}

#[test]
fn nothing_but_the_five_keys_is_read_from_a_query_that_has_no_link() {
    let link = decode("", "email=a%40b.cn&amount=5&lang=en&gclid=1");
    assert_eq!(link, DeepLink::default());
}
