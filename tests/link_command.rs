//! `finplan link` makes links that the widget understands.
#![cfg(test)]
#![cfg(feature = "cli")]

use std::io;
use std::process::{Command, Output};

use finplan::campaign::link::{Dropped, Place, decode};

fn link(args: &[&str]) -> io::Result<Output> {
    Command::new(env!("CARGO_BIN_EXE_finplan")).arg("link").args(args).output()
}

#[test]
fn a_link_opens_what_it_was_made_for() {
    let made = link(&[
        "mortgage",
        "--amount=120万",
        "--term=25",
        "--lang=en",
        "--utm_source=WeChat",
        "--page=https://bank.example/loans",
    ])
    .unwrap();
    let line = String::from_utf8(made.stdout).unwrap();
    let (page, fragment) = line.trim().split_once('#').unwrap();
    let (page, query) = page.split_once('?').unwrap();
    let start = decode(fragment, query);
    assert_eq!(page, "https://bank.example/loans");
    assert_eq!(start.screen, Place::Tool("mortgage"));
    assert_eq!(start.inputs.len(), 2);
    assert_eq!(start.utm.get("utm_source"), Some("wechat"));
    assert_eq!(start.dropped, Dropped::default());
}

#[test]
fn what_no_link_may_hold_is_refused() {
    for args in [
        ["mortgage", "--amount=lots"],
        ["mortgage", "--utm_term=13800138000"],
        ["mortgage", "--answer=b"],
        ["alchemy", "--lang=en"],
    ] {
        let refused = link(&args).unwrap();
        assert!(!refused.status.success(), "{args:?}");
        assert!(refused.stdout.is_empty() && !refused.stderr.is_empty());
    }
}
