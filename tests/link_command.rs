//! `finplan link` makes links that the widget understands.
#![cfg(test)]
#![cfg(feature = "cli")]

use std::io;
use std::process::{Command, Output};

use chrono::NaiveDate;
use finplan::campaign::link::{DeepLink, Dropped, LinkTarget, decode};
use finplan::domain::money::Currency;
use finplan::receipt::{self, Receipt};
use finplan::tool::Context;
use finplan::tool::form::{Field, Form, Typed};
use finplan::tool::input::InputKind;
use finplan::tool::value::Value;
use finplan::tools::registry::{TOOLS, calculator};
use rust_decimal::Decimal;

const TODAY: &str = "--today=2026-11-29";

fn link<S: AsRef<str>>(args: &[S]) -> io::Result<Output> {
    Command::new(env!("CARGO_BIN_EXE_finplan")).arg("link").args(args.iter().map(AsRef::as_ref)).output()
}

/// What the widget opens for the link that is printed, and what is said beside it.
fn opened<S: AsRef<str>>(args: &[S]) -> (DeepLink, String, String) {
    let made = link(args).unwrap();
    let said = String::from_utf8(made.stderr).unwrap();
    assert!(made.status.success(), "{said}");
    let line = String::from_utf8(made.stdout).unwrap().trim().to_owned();
    let (page, fragment) = line.split_once('#').unwrap_or((&line, ""));
    let (page, query) = page.split_once('?').unwrap_or((page, ""));
    (decode(fragment, query), page.to_owned(), said)
}

fn context() -> Context {
    Context::new(NaiveDate::from_ymd_opt(2026, 11, 29).unwrap(), Currency::Cny)
}

#[test]
fn a_link_opens_what_it_was_made_for() {
    let (link, page, said) = opened(&[
        "mortgage",
        "--amount=120万",
        "--term=25",
        "--lang=en",
        "--utm_source=WeChat",
        "--page=https://bank.example/loans",
    ]);
    assert_eq!((page.as_str(), said.as_str()), ("https://bank.example/loans", ""));
    assert_eq!(link.screen, LinkTarget::Tool("mortgage"));
    assert_eq!(link.inputs.len(), 2);
    assert_eq!(link.utm.get("utm_source"), Some("wechat"));
    assert_eq!(link.dropped, Dropped::default());
}

/// Every place there is; a new one does not compile until it is named here.
fn places() -> Vec<LinkTarget> {
    let needs_more = |place: &LinkTarget| match place {
        LinkTarget::Home | LinkTarget::RiskProfile | LinkTarget::Suggestions | LinkTarget::WellBeing => false,
        LinkTarget::Tool(_) | LinkTarget::Receipt => true,
    };
    assert!(!LinkTarget::SCREENS.iter().any(needs_more));
    let [home, risk, suggestions, wellbeing] =
        [LinkTarget::Home, LinkTarget::RiskProfile, LinkTarget::Suggestions, LinkTarget::WellBeing];
    let mut places = vec![home, risk, suggestions, wellbeing, LinkTarget::Receipt];
    places.extend(TOOLS.iter().map(|tool| LinkTarget::Tool(tool.id)));
    places
}

/// The receipt of the first answer that a tool gives.
fn code(tool: &'static finplan::tool::Tool) -> String {
    let reading = Form::new(calculator(tool.id).unwrap(), &[], &context()).read(|_| None, &context());
    let report = calculator(tool.id).unwrap().answer(&reading.values, &context()).unwrap();
    Receipt::of(tool, &reading.values, &context(), &report).code().unwrap()
}

#[test]
fn every_place_that_opens_has_a_link() {
    let help = String::from_utf8(link(&["--help"]).unwrap().stdout).unwrap();
    let code = code(TOOLS.first().unwrap());
    for place in places() {
        assert!(
            help.lines().any(|line| line.split_whitespace().next() == Some(place.name())),
            "{}: {help}",
            place.name()
        );
        let mut args = vec![place.name(), "--lang=zh-TW", "--utm_medium=qr"];
        if place == LinkTarget::Receipt {
            args.push(&code);
        }
        let (link, page, said) = opened(&args);
        assert_eq!((link.screen, page.as_str(), said.as_str()), (place, "widget.html", ""));
        assert_eq!(link.dropped, Dropped::default());
    }
}

#[test]
fn a_receipts_link_runs_it_again() {
    for tool in TOOLS {
        let code = code(tool);
        let (link, ..) = opened(&["receipt", &code.to_lowercase()]);
        let [(_, read)] = link.inputs.as_slice() else { panic!("{:?}", link.inputs) };
        assert_eq!(receipt::read(read).unwrap(), receipt::read(&code).unwrap());
    }
    assert!(!link(&["receipt", "10D6T-GF1PE"]).unwrap().status.success());
}

/// Everything that a tool can ask for at once, at its largest.
#[test]
fn every_tool_at_its_fullest_goes_through_a_link() {
    for tool in TOOLS {
        let form = Form::new(calculator(tool.id).unwrap(), &[], &context());
        let mut args = vec![tool.id.to_owned(), TODAY.to_owned()];
        let mut wanted = Vec::new();
        for field in &form.fields {
            let text = match &field.input.kind {
                InputKind::Choice(options) => options.iter().max_by_key(|option| option.len()).unwrap().to_string(),
                InputKind::Month(_) => {
                    let last = field.input.kind.range().unwrap().max;
                    let months = i32::try_from(last.trunc().mantissa() / 10_i128.pow(last.trunc().scale())).unwrap();
                    let month = 2026 * 12 + 10 + months;
                    format!("{}-{:02}", month / 12, month % 12 + 1)
                }
                InputKind::Money(range) => {
                    Field::canonical(Value::Number(range.max - Decimal::new(1, 2).max(Decimal::ZERO)))
                }
                kind => Field::canonical(Value::Number(kind.range().unwrap().max)),
            };
            let read = field.read(&Typed { text: text.clone(), wan: false }, &context());
            let value = read.unwrap_or_else(|error| panic!("{} {} {text}: {error:?}", tool.id, field.input.id));
            args.push(format!("--{}={text}", field.input.id));
            wanted.push((field.input.id.to_owned(), Field::canonical(value)));
        }
        assert_eq!(wanted.len(), tool.inputs.len());
        for key in ["utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content"] {
            args.push(format!("--{key}={}", "春".repeat(100)));
        }
        let (link, _, said) = opened(&args);
        assert_eq!(said, "");
        assert_eq!(link.inputs, wanted, "{}", tool.id);
        assert_eq!(link.utm.get("utm_content").map(|value| value.chars().count()), Some(100));
        assert_eq!(link.dropped, Dropped::default(), "{}", tool.id);
    }
}

#[test]
fn what_no_link_may_hold_is_refused() {
    for args in [
        ["mortgage", "--amount=lots"],
        ["mortgage", "--utm_term=13800138000"],
        ["mortgage", "--utm_term=138_0013_8000"],
        ["home", "--utm_content=110105491231002"],
        ["wellbeing", "--utm_content=GB82 WEST 1234 5698 7654 32"],
        ["risk_profile", "--utm_source=a%40b.cn"],
        ["suggestions", "--page=https://bank.example/p?phone=13800138000"],
        ["suggestions", "--page=https://bank.example/p?mail=a%40b.cn#top"],
        ["mortgage", "--utm_term={}"],
        ["mortgage", "--answer=b"],
        ["alchemy", "--lang=en"],
    ] {
        let refused = link(&args).unwrap();
        assert!(!refused.status.success(), "{args:?}");
        assert!(refused.stdout.is_empty() && !refused.stderr.is_empty());
    }
}

#[test]
fn whoever_makes_the_link_is_told_what_became_of_it() {
    for (given, kept) in [
        ("Spring(2026)", "spring(2026)"),
        ("{{ad.id}}", "ad.id"),
        ("%E6%98%A5%E8%8A%82", "春节"),
        ("春节🧧红包", "春节_红包"),
    ] {
        let (link, _, said) = opened(&["mortgage", &["--utm_campaign=", given].concat()]);
        assert_eq!(link.utm.get("utm_campaign"), Some(kept));
        assert_eq!(link.dropped, Dropped::default(), "a link of ours is kept as it is");
        assert_eq!(said.contains(kept), given.to_lowercase() != kept, "{said}");
    }
    let (link, page, said) = opened(&["wellbeing", "--page=/p?id=7&utm_term=x#top", "--utm_source=QQ"]);
    assert_eq!((link.screen, page.as_str()), (LinkTarget::WellBeing, "/p"));
    assert_eq!(link.utm.query(), "utm_source=qq");
    assert!(said.contains('#'), "{said}");
}
