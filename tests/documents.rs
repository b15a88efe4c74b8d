//! Documents beside the code: what they name is there, and the glossary says what the product says.
#![cfg(test)]
#![allow(clippy::arithmetic_side_effects, reason = "tests may overflow: they then fail")]

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use finplan::domain::money::Currency;
use finplan::i18n::{Locale, Texts};

/// The longest line of a document, in characters.
const LONGEST: usize = 120;
/// What paths in documents begin with.
const FOLDERS: [&str; 10] =
    ["crates/", "src/", "tests/", "public/", "style/", "docs/", "xtask/src/", "xtask/README", "benches/", ".ci/"];
/// Documents at the root, besides the front page.
const ROOT: [&str; 3] = ["CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file with one of these endings below a folder.
fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, endings));
        } else if path.extension().is_some_and(|ending| endings.iter().any(|known| ending == *known)) {
            found.push(path);
        }
    }
    found
}

/// Every document but the front page, with its text.
fn documents() -> Vec<(PathBuf, String)> {
    let paths = ROOT.map(|name| root().join(name)).into_iter().chain(files(&root().join("docs"), &["md"]));
    let documents: Vec<_> = paths.map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect();
    assert!(documents.len() > 10, "{}", documents.len());
    documents
}

/// What stands between single backticks.
fn spans(text: &str) -> impl Iterator<Item = &str> {
    let lines = text.split("```").step_by(2);
    lines.flat_map(|part| part.split('`').skip(1).step_by(2))
}

#[test]
fn every_path_that_a_document_names_exists() {
    let (mut named, mut wrong) = (0, Vec::new());
    for (document, text) in documents() {
        for span in spans(&text).filter(|span| FOLDERS.iter().any(|folder| span.starts_with(folder))) {
            named += 1;
            if !root().join(span).exists() {
                wrong.push(format!("{}: {span}", document.display()));
            }
        }
    }
    assert!(named > 100, "only {named} paths found: this test no longer sees them");
    assert!(wrong.is_empty(), "paths that there are not:\n{}", wrong.join("\n"));
}

#[test]
fn every_link_leads_to_a_file() {
    let front = root().join("README.md");
    let front = (front.clone(), fs::read_to_string(front).unwrap());
    let (mut named, mut wrong) = (0, Vec::new());
    for (document, text) in documents().into_iter().chain([front]) {
        let targets = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        for target in targets.filter(|target| !target.contains("://")) {
            named += 1;
            let file = target.split('#').next().unwrap_or_default();
            if !document.parent().unwrap().join(file).exists() {
                wrong.push(format!("{}: {target}", document.display()));
            }
        }
    }
    assert!(named > 10, "only {named} links found: this test no longer sees them");
    assert!(wrong.is_empty(), "links that lead nowhere:\n{}", wrong.join("\n"));
}

#[test]
fn no_line_is_too_long() {
    for (document, text) in documents() {
        for line in text.lines() {
            assert!(line.chars().count() <= LONGEST, "{}: {line}", document.display());
        }
    }
    // Of the front page the prose: a table or an example cannot be broken.
    let front = fs::read_to_string(root().join("README.md")).unwrap();
    for line in front.split("```").step_by(2).flat_map(str::lines).filter(|line| !line.starts_with('|')) {
        assert!(line.chars().count() <= LONGEST, "README.md: {line}");
    }
}

/// A term of the glossary.
#[derive(Debug)]
struct Term {
    name: String,
    /// In Simplified and Traditional Chinese; `—` where the product has no word.
    chinese: [String; 2],
    /// What the code calls it.
    code: Vec<String>,
    /// The text that it stands in.
    text: Option<String>,
}

/// Reads `- **name** · 简体 · 繁體: meaning. Code: `a`, `b`. Text: `key`.`
fn term(entry: &str) -> Option<Term> {
    let (entry, _) = entry.split_once("\n\n").unwrap_or((entry, ""));
    let entry = entry.split_whitespace().collect::<Vec<_>>().join(" ");
    let (name, rest) = entry.split_once("** · ")?;
    let (chinese, rest) = rest.split_once(": ")?;
    let (simplified, traditional) = chinese.split_once(" · ")?;
    let (_, names) = rest.split_once("Code: ")?;
    let (code, text) = names.split_once("Text: ").unwrap_or((names, ""));
    Some(Term {
        name: name.to_owned(),
        chinese: [simplified.to_owned(), traditional.to_owned()],
        code: spans(code).map(str::to_owned).collect(),
        text: spans(text).next().map(str::to_owned),
    })
}

fn glossary() -> Vec<Term> {
    let text = fs::read_to_string(root().join("docs/GLOSSARY.md")).unwrap();
    let entries = text.split("\n- **").skip(1);
    let terms: Vec<Term> = entries.map(|entry| term(entry).unwrap_or_else(|| panic!("no term: {entry}"))).collect();
    assert!(terms.len() > 60, "only {} terms found: this test no longer sees them", terms.len());
    terms
}

fn source() -> String {
    let folders = ["crates", "src", "public"].map(|folder| files(&root().join(folder), &["rs", "js", "ts", "json"]));
    folders.iter().flatten().map(|path| fs::read_to_string(path).unwrap()).collect()
}

#[test]
fn every_name_of_the_glossary_is_in_the_source() {
    let source = source();
    let names: HashSet<&str> = source.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').collect();
    for Term { name, code, .. } in glossary() {
        assert!(!code.is_empty(), "{name}");
        for one in code {
            assert!(names.contains(one.as_str()), "{name}: `{one}` is not in the source");
        }
    }
}

#[test]
fn the_glossary_has_the_words_of_the_product() {
    let source = source();
    let texts = [Locale::ZhCn, Locale::ZhTw].map(|locale| Texts::built_in(locale, Currency::Cny));
    for Term { name, chinese, text, .. } in glossary() {
        for (word, texts) in chinese.iter().zip(&texts).filter(|(word, _)| *word != "—") {
            match &text {
                Some(key) => assert!(texts.get(key).contains(word), "{name}: {word} is not in {key}"),
                None => assert!(source.contains(word), "{name}: {word} is not in the source"),
            }
        }
    }
}
