//! `docs/RULES.md` beside the tests: every rule has its section, and the tests that are named for it stand there.

use std::collections::BTreeMap;
use std::fs;

use super::{files, root};

const DOCUMENT: &str = "docs/RULES.md";

/// A test and the file that it is in.
type Test = (String, String);

fn document() -> String {
    fs::read_to_string(root().join(DOCUMENT)).unwrap()
}

/// The tests that the section of each rule lists, by the number of the rule.
fn listed(document: &str) -> BTreeMap<&str, Vec<Test>> {
    let sections = document.split("\n## ").filter_map(|section| section.strip_prefix('R')?.split_at_checked(2));
    let tests = |section: &str| {
        let (_, list) = section.split_once("**Tests**").unwrap_or_default();
        list.split("\n- `").skip(1).map(entry).collect()
    };
    sections.map(|(rule, section)| (rule, tests(section))).collect()
}

/// An entry such as "name` in `file`", which may go over two lines.
fn entry(lines: &str) -> Test {
    let line = lines.split_whitespace().collect::<Vec<_>>().join(" ");
    let parts = line.split_once("` in `").and_then(|(name, rest)| Some((name, rest.strip_suffix('`')?)));
    let (name, file) = parts.unwrap_or_else(|| panic!("{DOCUMENT}: no test and file: {line}"));
    (name.to_owned(), file.to_owned())
}

/// Every test of a file by its name: the function, or the title as the source writes it.
fn tests_in(text: &str) -> Vec<&str> {
    let native = text.split("#[test]").skip(1).filter_map(|part| part.trim_start().strip_prefix("fn "));
    let native = native.filter_map(|part| part.split('(').next());
    let browser = text.lines().filter_map(|line| {
        let call = line.trim_start().strip_prefix("test(")?;
        let (quote, title) = call.split_at_checked(1)?;
        title.split_once(&[quote, ", async"].concat()).map(|(title, _)| title)
    });
    native.chain(browser).collect()
}

/// The rules that a test names: the first words of a function (`r11_r12_…`), or words of a title (`R19: …`).
fn rules_of(test: &str) -> Vec<&str> {
    let is_rule = |word: &str, head: char| word.len() == 3 && word.starts_with(head);
    let native = test.split('_').take_while(|word| is_rule(word, 'r'));
    let browser = test.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| is_rule(word, 'R'));
    let found = native.chain(browser).filter_map(|word| word.get(1..));
    found.filter(|rule| rule.bytes().all(|byte| byte.is_ascii_digit())).collect()
}

#[test]
fn every_rule_has_its_section_and_no_other() {
    let document = document();
    let wanted: Vec<String> = (1..=24).map(|rule| format!("{rule:02}")).collect();
    assert_eq!(listed(&document).into_keys().collect::<Vec<_>>(), wanted);
}

#[test]
fn every_test_that_names_a_rule_is_listed_with_it() {
    let document = document();
    let listed = listed(&document);
    let (mut named, mut missing) = (0, Vec::new());
    for path in
        [files("tests", ".rs"), files("crates", ".rs"), files("src", ".rs"), files("tests/browser/suites", ".mjs")]
            .concat()
    {
        let text = fs::read_to_string(&path).unwrap();
        let file = path.strip_prefix(root()).unwrap().display().to_string().replace('\\', "/");
        for test in tests_in(&text) {
            for rule in rules_of(test) {
                named += 1;
                let there = listed.get(rule).is_some_and(|tests| tests.contains(&(test.to_owned(), file.clone())));
                if !there {
                    missing.push(format!("R{rule}: - `{test}` in `{file}`"));
                }
            }
        }
    }
    assert!(named > 60, "only {named} tests found: this test no longer sees them");
    assert!(missing.is_empty(), "missing in {DOCUMENT}:\n{}", missing.join("\n"));
}

#[test]
fn every_test_that_is_listed_exists() {
    let document = document();
    let mut wrong = Vec::new();
    for (rule, tests) in listed(&document) {
        assert!(!tests.is_empty(), "R{rule} lists no test");
        for (name, file) in tests {
            let text = fs::read_to_string(root().join(&file)).unwrap_or_default();
            if !tests_in(&text).contains(&name.as_str()) {
                wrong.push(format!("R{rule}: `{name}` in `{file}`"));
            }
        }
    }
    assert!(wrong.is_empty(), "{DOCUMENT} names tests that there are not:\n{}", wrong.join("\n"));
}
