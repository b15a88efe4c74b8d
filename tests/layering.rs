//! Dependencies between the modules of `src/` run one way, and down to the crates of `crates/`.
#![cfg(test)]

use std::fs;
use std::path::{Path, PathBuf};

/// The modules from the lowest layer up; modules of one layer do not use each other.
const LAYERS: [&[&str]; 12] = [
    &["base", "paths"],
    &["domain", "simulate"],
    &["jobs"],
    &["advice", "simulate-wasm", "worker"],
    &["tool"],
    &["tools"],
    &["handover", "receipt"],
    &["campaign", "config", "chart", "i18n", "platform", "training"],
    &["poster", "suggest", "visit"],
    &["ui"],
    &["embed"],
    &["bin", "vectors"],
];

/// What only the modules that need the browser's library set may name.
const BROWSER: [&str; 6] = ["leptos", "web_sys", "js_sys", "wasm_bindgen", "gloo", "crate::platform"];
const BROWSER_MODULES: [&str; 4] = ["platform", "ui", "embed", "bin"];

/// Clocks, randomness and machine state: passed into the pure modules, never read there.
const ENVIRONMENT: [&str; 6] = ["SystemTime", "Instant::now", "std::env", "std::fs", "Local::now", "thread_rng"];
const ENVIRONMENT_MODULES: [&str; 5] = ["platform", "ui", "embed", "bin", "vectors"];

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// Every source file with its module and its code: comments and string contents are not imports. A crate counts as a
/// module.
fn sources() -> Vec<(String, String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = inside(&root.join("src"), None);
    for folder in fs::read_dir(root.join("crates")).unwrap() {
        let folder = folder.unwrap();
        all.extend(inside(&folder.path().join("src"), folder.file_name().to_str()));
    }
    all
}

fn inside(root: &Path, module: Option<&str>) -> Vec<(String, String, String)> {
    let mut found = Vec::new();
    files(root, &mut found);
    found
        .into_iter()
        .map(|path| {
            let inside = path.strip_prefix(root).unwrap();
            let first = inside.components().next().unwrap().as_os_str().to_string_lossy();
            let module = module.map_or_else(|| first.trim_end_matches(".rs").to_owned(), str::to_owned);
            let text = fs::read_to_string(&path).unwrap();
            let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
            (inside.display().to_string(), module, code.collect::<Vec<_>>().join("\n"))
        })
        // The derives write code for whoever uses them; a tool's own tests read what it says as a customer does.
        .filter(|(file, module, _)| {
            module != "lib" && module != "derive" && !(module == "tools" && file.contains("/tests"))
        })
        .collect()
}

fn layer(module: &str) -> usize {
    let place = LAYERS.iter().position(|modules| modules.contains(&module));
    place.unwrap_or_else(|| panic!("`{module}` is in no layer: give it one in tests/layering.rs"))
}

#[test]
fn every_dependency_points_down() {
    let mut wrong = Vec::new();
    let mut dependencies = 0;
    for (file, module, code) in sources() {
        for used in LAYERS.iter().flat_map(|modules| modules.iter().copied()).filter(|used| *used != module) {
            let names = [format!("crate::{used}"), format!("finplan::{used}")];
            let uses = names.iter().any(|name| {
                code.match_indices(name.as_str()).any(|(at, _)| {
                    let after = code[at + name.len()..].chars().next();
                    !after.is_some_and(|c| c.is_alphanumeric() || c == '_')
                })
            });
            if uses {
                dependencies += 1;
                if layer(used) >= layer(&module) {
                    wrong.push(format!("{file} uses {used}"));
                }
            }
        }
    }
    assert!(sources().iter().any(|(_, module, _)| module == "domain"), "the mathematics stand somewhere");
    assert!(dependencies > 20, "only {dependencies} dependencies found: the test no longer sees the imports");
    assert!(wrong.is_empty(), "dependencies that run backwards:\n{}", wrong.join("\n"));
}

#[test]
fn only_the_upper_modules_know_the_browser() {
    refuse(&BROWSER, &BROWSER_MODULES);
}

#[test]
fn no_pure_module_reads_the_clock_the_machine_or_randomness() {
    refuse(&ENVIRONMENT, &ENVIRONMENT_MODULES);
}

fn refuse(names: &[&str], modules: &[&str]) {
    let mut wrong = Vec::new();
    for (file, module, code) in sources().into_iter().filter(|(_, module, _)| !modules.contains(&module.as_str())) {
        for name in names.iter().filter(|name| code.contains(**name)) {
            wrong.push(format!("{file} (module {module}) names {name}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
