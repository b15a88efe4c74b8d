//! `licenses.txt`: the terms of what others wrote and is in the published files.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, Package, PackageId, TargetKind};

use crate::build::program;
use crate::machine::wasm_target::TARGET;
use crate::project::Project;
use crate::report::manifest::Manifest;

/// The file's name in `dist`.
pub const NAME: &str = "licenses.txt";

/// Not in the program itself: it writes the script that loads the program's chunks.
const WRITES_SCRIPTS: &str = "wasm_split_cli_support";

/// How the files begin in which crates put their terms.
const FILES: &[&str] = &["licen", "copying", "copyright", "notice", "unlicense"];

const APACHE: &str = include_str!("../../../../LICENSE-APACHE");
const MIT: &str = include_str!("../../../../LICENSE-MIT");
const UNICODE: &str = include_str!("../../../licences/unicode.txt");
/// What the Mozilla Public License asks to stand beside a file under it (Exhibit A).
const MPL: &str = "This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0. If a copy of the \
    MPL was not distributed with this file, You can obtain one at http://mozilla.org/MPL/2.0/.";

/// One crate with its terms.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Work {
    name: String,
    version: String,
    licence: String,
    source: String,
    texts: Vec<String>,
}

/// The notices for everything in the browser build; an error where a crate has no terms.
pub fn notices(project: &Project) -> Result<String> {
    let mut question = MetadataCommand::new();
    question.current_dir(project.root()).other_options(
        [
            "--locked",
            "--offline",
            "--no-default-features",
            "--features",
            program::FEATURES,
            "--filter-platform",
            TARGET,
        ]
        .map(str::to_owned)
        .to_vec(),
    );
    let metadata = question.exec().context("cargo does not say what the program is made of")?;
    let mut works = vec![standard_library()];
    works.extend(data());
    for package in built_in(&metadata)? {
        works.push(work(package)?);
    }
    works.sort();
    Ok(text(&works))
}

/// The crates in the program and in what belongs to it, without our own. What only runs while it is built, macros
/// and build scripts, leaves nothing of its own there.
fn built_in(metadata: &Metadata) -> Result<Vec<&Package>> {
    let resolve = metadata.resolve.as_ref().context("cargo resolved nothing")?;
    let nodes: BTreeMap<&PackageId, _> = resolve.nodes.iter().map(|node| (&node.id, node)).collect();
    let root = resolve.root.as_ref().context("cargo names no program")?;
    let script = metadata.packages.iter().find(|package| package.name.as_str() == WRITES_SCRIPTS);
    let script = &script.with_context(|| format!("{WRITES_SCRIPTS} is not among the crates"))?.id;
    let mut found = BTreeSet::from([script]);
    let mut open = vec![root];
    while let Some(id) = open.pop() {
        let Some(node) = nodes.get(id) else { continue };
        for dependency in &node.deps {
            let runs = dependency.dep_kinds.iter().any(|kind| kind.kind == DependencyKind::Normal);
            if runs && !is_macro(&metadata[&dependency.pkg]) && found.insert(&dependency.pkg) {
                open.push(&dependency.pkg);
            }
        }
    }
    Ok(found.into_iter().map(|id| &metadata[id]).collect())
}

fn is_macro(package: &Package) -> bool {
    package.targets.iter().any(|target| target.kind.contains(&TargetKind::ProcMacro))
}

fn work(package: &Package) -> Result<Work> {
    let folder = package.manifest_path.parent().context("a crate without a folder")?;
    let texts = files(folder.as_std_path(), package.license_file.as_ref().map(|file| file.as_std_path()))?;
    let licence = package.license.clone().unwrap_or_default();
    let texts = if texts.is_empty() {
        let text = standard(&licence, &package.authors).with_context(|| {
            format!(
                "{} {} ({licence}) has no licence text: add one in xtask/src/build/site/licences.rs",
                package.name, package.version
            )
        })?;
        vec![text]
    } else {
        texts
    };
    Ok(Work {
        name: package.name.to_string(),
        version: package.version.to_string(),
        licence,
        source: package.repository.clone().unwrap_or_default(),
        texts,
    })
}

/// The texts that a crate brings, in the order of their names.
fn files(folder: &Path, named: Option<&Path>) -> Result<Vec<String>> {
    let mut paths: Vec<_> = named.map(|file| folder.join(file)).into_iter().collect();
    for entry in fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        let is_code = path.extension().is_some_and(|extension| extension == "rs");
        if FILES.iter().any(|begin| name.starts_with(begin)) && path.is_file() && !is_code {
            paths.push(path);
        }
    }
    paths.sort();
    paths.dedup();
    let read = |path| fs::read(path).map(|bytes| String::from_utf8_lossy(&bytes).replace('\r', "").trim().to_owned());
    let texts = paths.into_iter().map(read).collect::<Result<Vec<_>, _>>().context("a licence cannot be read")?;
    Ok(texts.into_iter().filter(|text| !text.is_empty()).collect())
}

/// The text of a licence for a crate that leaves it out: of several that it offers, one that names no holder, else one
/// that names its authors.
fn standard(licence: &str, authors: &[String]) -> Result<String> {
    let offered: Vec<&str> = licence.split(" OR ").flat_map(|one| one.split('/')).map(str::trim).collect();
    if offered.contains(&"Apache-2.0") {
        return Ok(APACHE.trim().to_owned());
    }
    if offered.contains(&"MIT") && !authors.is_empty() {
        return mit(&authors.join(", "));
    }
    bail!("only Apache-2.0, and MIT with its authors, can be written for a crate")
}

fn mit(holders: &str) -> Result<String> {
    let (_, terms) = MIT.split_once("Permission is hereby granted").context("LICENSE-MIT is not the usual one")?;
    Ok(format!("MIT License\n\nCopyright (c) {holders}\n\nPermission is hereby granted{}", terms.trim_end()))
}

/// Where the standard library keeps the crates that it is made with: they come under its own terms, and their versions
/// follow the compiler.
const OF_STANDARD_LIBRARY: &str = "/rust/deps/";

/// The compiler puts it into every program.
fn standard_library() -> Work {
    Work {
        name: "std".to_owned(),
        version: "(the Rust standard library and what it is made with, such as dlmalloc and hashbrown)".to_owned(),
        licence: "MIT OR Apache-2.0".to_owned(),
        source: "https://github.com/rust-lang/rust".to_owned(),
        texts: vec![APACHE.trim().to_owned()],
    }
}

/// What was taken from the data of others into the checks of a bank's texts; no crate in the program brings it.
fn data() -> [Work; 3] {
    let work = |name: &str, version: &str, licence: &str, source: &str, text: &str| Work {
        name: name.to_owned(),
        version: version.to_owned(),
        licence: licence.to_owned(),
        source: source.to_owned(),
        texts: vec![text.trim().to_owned()],
    };
    [
        work("OpenCC", "(character variants)", "Apache-2.0", "https://github.com/BYVoid/OpenCC", APACHE),
        work("Public Suffix List", "(2026-11)", "MPL-2.0", "https://publicsuffix.org/list/", MPL),
        work("Unicode data", "(UTS #39, UAX #15)", "Unicode-3.0", "https://www.unicode.org/Public/", UNICODE),
    ]
}

fn text(works: &[Work]) -> String {
    let mut out = String::from(
        "FinPlan's published files contain software and data that others wrote. Its parts, their licences, and the texts that\n\
         come with them:\n\n",
    );
    let mut texts: Vec<(String, &str, Vec<&Work>)> = Vec::new();
    for work in works {
        let Work { name, version, licence, source, .. } = work;
        out.push_str(&format!("{name} {version}  {licence}  {source}\n"));
        for text in &work.texts {
            // The same words are often broken into other lines.
            let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
            match texts.iter_mut().find(|(known, ..)| *known == words) {
                Some((.., users)) => users.push(work),
                None => texts.push((words, text, vec![work])),
            }
        }
    }
    for (_, text, users) in texts {
        let users: Vec<_> = users.iter().map(|work| format!("{} {}", work.name, work.version)).collect();
        out.push_str(&format!("\n{}\n{}\n\n{text}\n", "=".repeat(80), users.join(", ")));
    }
    out
}

/// Fails where a built program has code of a crate that the notices leave out.
pub fn check_site(dist: &Path, manifest: &Manifest) -> Result<()> {
    let notices = fs::read_to_string(dist.join(NAME)).with_context(|| format!("{NAME} is missing"))?;
    let programs = manifest.files.keys().filter(|path| path.ends_with(".wasm"));
    programs
        .map(|path| fs::read(dist.join(path)).context("a program is missing"))
        .try_for_each(|program| check(&notices, &program?))
}

/// The places in a program that can panic tell whose they are.
fn check(notices: &str, program: &[u8]) -> Result<()> {
    for (name, version) in crates_in(program) {
        ensure!(
            notices.lines().any(|line| line.starts_with(&format!("{name} {version}  "))),
            "{NAME} leaves out {name} {version}, which is in the program"
        );
    }
    Ok(())
}

/// Name and version of each crate whose source a program names, such as `/leptos-0.8.23/src/mount.rs`.
fn crates_in(program: &[u8]) -> BTreeSet<(String, String)> {
    let text = String::from_utf8_lossy(program);
    let mut found = BTreeSet::new();
    for (before, _) in text.match_indices("/src/").map(|(at, _)| text.split_at(at)) {
        let folder = before.rsplit(|letter: char| !(letter.is_ascii_alphanumeric() || "-_.+".contains(letter))).next();
        let versioned = |folder: &str| {
            let (at, _) = folder.match_indices('-').find(|(at, _)| {
                folder.get(at + 1..).is_some_and(|rest| rest.starts_with(|one: char| one.is_ascii_digit()))
            })?;
            let (name, version) = folder.split_at_checked(at)?;
            let version = version.strip_prefix('-')?;
            let is_version = version.split('.').count() >= 3;
            (is_version && !name.is_empty()).then(|| (name.to_owned(), version.to_owned()))
        };
        let own = |folder: &&str| !before.strip_suffix(*folder).is_some_and(|home| home.ends_with(OF_STANDARD_LIBRARY));
        found.extend(folder.filter(own).and_then(versioned));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str, texts: &[&str]) -> Work {
        Work {
            name: name.to_owned(),
            version: "1.0.0".to_owned(),
            licence: "MIT".to_owned(),
            source: String::new(),
            texts: texts.iter().map(|text| (*text).to_owned()).collect(),
        }
    }

    #[test]
    fn a_crate_without_a_text_and_without_terms_that_we_know_is_an_error() {
        let authors = ["A. Author".to_owned()];
        assert!(standard("", &authors).is_err());
        assert!(standard("MPL-2.0", &authors).is_err());
        assert!(standard("MIT", &[]).is_err());
        assert!(standard("MIT AND Unicode-3.0", &authors).is_err());
        assert!(standard("(MIT OR Apache-2.0) AND Unicode-3.0", &authors).is_err());
    }

    #[test]
    fn a_crate_without_a_text_gets_that_of_its_licence() {
        let authors = ["A. Author".to_owned(), "B. Author".to_owned()];
        let mit = standard("MIT", &authors).unwrap();
        assert!(mit.contains("Copyright (c) A. Author, B. Author\n"), "{mit}");
        assert!(mit.contains("Permission is hereby granted, free of charge") && mit.ends_with("SOFTWARE."), "{mit}");
        assert!(standard("MIT/Apache-2.0", &[]).unwrap().contains("Apache License"));
    }

    #[test]
    fn every_crate_is_named_and_a_text_that_several_share_stands_once() {
        let works = [named("a", &["The  terms\nof all."]), named("b", &["The terms of all.", "And more."])];
        let text = text(&works);
        assert!(text.contains("a 1.0.0  MIT") && text.contains("b 1.0.0  MIT"));
        assert!(text.contains("a 1.0.0, b 1.0.0\n\nThe  terms\nof all."));
        assert!(!text.contains("The terms of all.") && text.contains("And more."));
    }

    #[test]
    fn every_table_of_others_that_the_program_carries_is_named() {
        let notices = text(&data());
        let suffixes = include_str!("../../../../src/config/check/suffixes.txt");
        let wording = include_str!("../../../../public/packs/wording.json");
        for (file, name, terms) in [
            (suffixes, "Public Suffix List", "http://mozilla.org/MPL/2.0/"),
            (wording, "OpenCC", "Apache License"),
            (include_str!("../../../../build.rs"), "Unicode", "UNICODE LICENSE V3"),
        ] {
            assert!(file.contains(name) && notices.contains(name) && notices.contains(terms), "{name}");
        }
        assert!(suffixes.contains("edition of 2026-11") && notices.contains("(2026-11)"), "the same edition");
    }

    #[test]
    fn a_crate_in_the_program_that_is_left_out_is_noticed() {
        let program =
            b"\0asm\xffN/rust_decimal-1.43.0/src/ops.rs\0/toml-1.2.1+spec-1.1.0/src/de.rs src/tool/a.rs /a-b/src/\
            /rust/deps/dlmalloc-0.2.11/src/dlmalloc.rs";
        let pair = |name: &str, version: &str| (name.to_owned(), version.to_owned());
        assert_eq!(
            crates_in(program),
            BTreeSet::from([pair("rust_decimal", "1.43.0"), pair("toml", "1.2.1+spec-1.1.0")])
        );
        let notices = "rust_decimal 1.43.0  MIT  \ntoml 1.2.1+spec-1.1.0  MIT  \n";
        assert!(check(notices, program).is_ok());
        assert!(check("rust_decimal 1.43.0  MIT  \ntoml 1.2.2  MIT  \n", program).is_err());
    }
}
