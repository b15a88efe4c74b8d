//! The parts of the program that are loaded later: their names in the site, and the script that loads them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::build::program::splitter::{LINK_SCRIPT, LOADS};
use crate::build::program::{Built, Mode};
use crate::build::site::pages::Site;
use crate::digest;
use crate::project::Project;
use crate::run::{self, Limit};

/// By the name of a split point: the files that it loads, those that it shares with others first.
pub type Loads = BTreeMap<String, Vec<String>>;

/// What the splitter's script calls instead of the browser's own functions.
const HELPERS: &str = include_str!("parts.js");

/// A part in the site.
struct Part {
    path: String,
    integrity: String,
}

/// Adds the parts to the site, writes the script that loads them beside the glue that imports it, and
/// says which paths each split point loads.
pub fn add(project: &Project, built: &Built, site: &mut Site) -> Result<Loads> {
    let read = |name: &str| {
        let file = built.parts.join(name);
        fs::read_to_string(&file).with_context(|| {
            format!("{} is missing: Trunk must call the wasm-bindgen that comes first in its PATH", file.display())
        })
    };
    let loads: Loads = serde_json::from_str(&read(LOADS)?).with_context(|| format!("{LOADS} is damaged"))?;
    let mut parts = BTreeMap::new();
    for (stem, name) in names(&loads) {
        let file = built.parts.join(format!("{stem}.wasm"));
        let bytes = made_small(project, built.mode, &file)?;
        let integrity = digest::integrity(&bytes);
        parts.insert(stem, Part { path: site.add_hashed(&format!("{name}.wasm"), bytes), integrity });
    }
    let script = link(&read(LINK_SCRIPT)?, &parts)?;
    fs::write(built.stage.join(LINK_SCRIPT), script).with_context(|| format!("{LINK_SCRIPT} cannot be written"))?;
    let path = |stem: &String| parts.get(stem).map(|part| part.path.clone());
    Ok(loads.iter().map(|(split, stems)| (split.clone(), stems.iter().filter_map(path).collect())).collect())
}

/// A built wasm, for customers as small as it gets: which features of wasm may be used, each module says itself.
/// Trunk leaves this to us, so that `trunk build` alone needs nothing that it would have to download.
pub fn made_small(project: &Project, mode: Mode, file: &Path) -> Result<Vec<u8>> {
    let small = match mode {
        Mode::Release => file.with_extension("opt.wasm"),
        Mode::Dev => file.to_path_buf(),
    };
    if mode == Mode::Release {
        let mut command = Command::new(project.node_bin().join("wasm-opt"));
        command.arg("-Oz").arg(file).arg("-o").arg(&small);
        run::must("wasm-opt", &mut command, Limit::total(300))
            .with_context(|| format!("{} could not be made smaller", file.display()))?;
    }
    fs::read(&small).with_context(|| format!("{} cannot be read", small.display()))
}

/// Readable names by those that the splitter gave. It numbers what several split points share by its
/// place among all, which changes with every new split point; here the number follows from who shares.
fn names(loads: &Loads) -> BTreeMap<String, String> {
    let mut users: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (split, stems) in loads {
        for stem in stems {
            users.entry(stem).or_default().push(split);
        }
    }
    let mut shared: Vec<_> = users.iter().filter(|(stem, _)| own_name(stem).is_none()).collect();
    shared.sort_by_key(|(stem, users)| (*users, *stem));
    let shared = shared.into_iter().zip(1..).map(|((stem, _), number)| (*stem, format!("part-shared-{number}")));
    let own = users.keys().filter_map(|stem| Some((*stem, own_name(stem)?)));
    own.chain(shared).map(|(stem, name)| (stem.to_owned(), name)).collect()
}

fn own_name(stem: &str) -> Option<String> {
    Some(format!("part-{}", stem.strip_prefix("split_")?.replace('_', "-")))
}

/// The splitter's script with the names and digests of the built parts, which lie beside the glue, and
/// with our helpers.
fn link(script: &str, parts: &BTreeMap<String, Part>) -> Result<String> {
    let mut script = script.to_owned();
    for (stem, Part { path, integrity }) in parts {
        let name = path.rsplit('/').next().unwrap_or(path);
        let fetched = format!("fetch(new URL(\"./{stem}.wasm\", import.meta.url))");
        let asked = format!("askForPart(new URL(\"./{name}\", import.meta.url), \"{integrity}\")");
        script = replace(&script, &fetched, &asked, 1)?;
    }
    let started = "WebAssembly.instantiateStreaming(src, imports)";
    script = replace(&script, started, "startPart(src, imports)", parts.len())?;
    Ok(format!("{script}{HELPERS}"))
}

fn replace(script: &str, old: &str, new: &str, times: usize) -> Result<String> {
    let found = script.matches(old).count();
    ensure!(
        found == times,
        "`{old}` stands in {LINK_SCRIPT} {found} times instead of {times}: \
         adapt xtask/src/build/program/parts.rs to this version of wasm_split_cli_support"
    );
    Ok(script.replace(old, new))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn loads(splits: &[(&str, &[&str])]) -> Loads {
        let owned = |stems: &[&str]| stems.iter().map(|stem| (*stem).to_owned()).collect();
        splits.iter().map(|(split, stems)| ((*split).to_owned(), owned(stems))).collect()
    }

    fn part() -> BTreeMap<String, Part> {
        let part = Part { path: "assets/part-tools-0a.wasm".to_owned(), integrity: "sha384-x".to_owned() };
        BTreeMap::from([("split_tools".to_owned(), part)])
    }

    const SCRIPT: &str = "export const load = wrapAsyncCb(makeLoad(() => {\n\
        const src = fetch(new URL(\"./split_tools.wasm\", import.meta.url));\n\
        return async (imports) => (WebAssembly.instantiateStreaming(src, imports));\n}, []));\n";

    #[test]
    fn a_part_is_named_after_its_split_point_and_what_is_shared_after_who_shares() {
        let names = names(&loads(&[
            ("advice", &["chunk_7", "chunk_4", "split_advice"]),
            ("risk_check", &["chunk_7", "split_risk_check"]),
            ("tools", &["chunk_4", "split_tools"]),
        ]));
        let name = |stem: &str| names[stem].as_str();
        assert_eq!(name("split_advice"), "part-advice");
        assert_eq!(name("split_risk_check"), "part-risk-check");
        assert_eq!(name("chunk_7"), "part-shared-1");
        assert_eq!(name("chunk_4"), "part-shared-2");
        assert_eq!(names.len(), 5);
    }

    #[test]
    fn a_part_is_fetched_by_its_built_name_and_checked() {
        let script = link(SCRIPT, &part()).unwrap();
        assert!(script.contains("askForPart(new URL(\"./part-tools-0a.wasm\", import.meta.url), \"sha384-x\")"));
        assert!(script.contains("(startPart(src, imports))"));
        assert!(!script.contains("split_tools.wasm"));
        assert_eq!(script.matches("instantiateStreaming").count(), 1, "only the helper may");
    }

    #[test]
    fn a_script_that_is_not_understood_is_refused() {
        for (old, new) in [("import.meta.url", "base"), ("(src, imports)", "(await src, imports)")] {
            let error = link(&SCRIPT.replace(old, new), &part()).err().unwrap();
            assert!(error.to_string().contains("adapt xtask/src/build/program/parts.rs"), "{error}");
        }
        // A part that nobody knows of would be fetched by a name that is not there.
        assert!(link(SCRIPT, &BTreeMap::new()).is_err());
    }

    #[test]
    fn a_program_without_split_points_has_no_parts() {
        assert!(names(&loads(&[])).is_empty());
        assert!(link("", &BTreeMap::new()).is_ok());
    }
}
