//! The chunks of the program that are loaded later: their names in the site, and the script that loads them.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::build::program::cut::LINK_SCRIPT;
use crate::build::program::{Built, Mode};
use crate::build::site::pages::Site;
use crate::digest;
use crate::project::Project;
use crate::run::{self, Limit};

/// By the name of a split point: the files that it loads, those that it shares with others first.
pub type ChunkMap = BTreeMap<String, Vec<String>>;

/// What the splitter's script calls instead of the browser's own functions.
const HELPERS: &str = include_str!("chunks.js");
const HELPERS_NAME: &str = "__chunks.js";
/// How the script names what a split point calls.
const LOADER: &str = "export const __wasm_split_load_";
/// The version of `wasm_split_cli_support` whose script is understood here.
const SUPPORTED_VERSION: &str = "0.2.4";

/// A chunk in the site.
struct Chunk {
    path: String,
    integrity: String,
}

/// Adds the chunks to the site, writes the script that loads them beside the glue that imports it, and
/// says which paths each split point loads.
pub fn add(project: &Project, built: &Built, site: &mut Site) -> Result<ChunkMap> {
    let mut chunks = BTreeMap::new();
    for (stem, name) in names(&built.loads) {
        let file = built.chunks.join(format!("{stem}.wasm"));
        let bytes = optimise_for_size(project, built.mode, &file)?;
        let integrity = digest::short_integrity(&bytes);
        chunks.insert(stem, Chunk { path: site.add_hashed(&format!("{name}.wasm"), bytes), integrity });
    }
    let file = built.chunks.join(LINK_SCRIPT);
    let script = fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))?;
    for (name, content) in
        [(LINK_SCRIPT, link_script(&script, &built.loads, &chunks)?.as_str()), (HELPERS_NAME, HELPERS)]
    {
        fs::write(built.stage.join(name), content).with_context(|| format!("{name} cannot be written"))?;
    }
    let path = |stem: &String| chunks.get(stem).map(|chunk| chunk.path.clone());
    let paths = |stems: &Vec<String>| stems.iter().filter_map(path).collect();
    Ok(built.loads.iter().map(|(split, stems)| (split.clone(), paths(stems))).collect())
}

/// The module of the worker, as fast as it gets and then as small.
pub fn optimise_for_speed(project: &Project, file: &Path) -> Result<Vec<u8>> {
    run_wasm_opt(project, &["-O3", "--strip-debug", "--strip-producers", "--strip-target-features"], file)
}

/// How a built wasm gets short once it is compressed: nothing lies in the first kilobyte, where the stack ends, and what
/// is called from one place alone stays a function of its own where it is long.
const SMALL: &[&str] = &[
    "-O2",
    "--low-memory-unused",
    "--flexible-inline-max-function-size=4",
    "--one-caller-inline-max-function-size=50",
];

/// The module of the simulation: what is to be fast in it the compiler has written out, and the rest is to be short.
pub fn optimise_simulation(project: &Project, file: &Path) -> Result<Vec<u8>> {
    let how = ["-Oz", "--converge", "--strip-debug", "--strip-producers", "--strip-target-features"];
    run_wasm_opt(project, &how, file)
}

/// A built wasm, for customers: which features of wasm may be used, each module says itself. What counts is what is
/// sent: compressed, the shortest code (`-Oz`) is some 0.5 % longer than this.
pub fn optimise_for_size(project: &Project, mode: Mode, file: &Path) -> Result<Vec<u8>> {
    match mode {
        Mode::Release => run_wasm_opt(project, SMALL, file),
        Mode::Dev => fs::read(file).with_context(|| format!("{} cannot be read", file.display())),
    }
}

fn run_wasm_opt(project: &Project, how: &[&str], file: &Path) -> Result<Vec<u8>> {
    let out = file.with_extension("opt.wasm");
    let mut command = Command::new(project.node_bin().join("wasm-opt"));
    command.args(how).arg(file).arg("-o").arg(&out);
    run::run_checked("wasm-opt", &mut command, Limit::total(300))
        .with_context(|| format!("{} could not be made smaller", file.display()))?;
    fs::read(&out).with_context(|| format!("{} cannot be read", out.display()))
}

/// Readable names by those of the files: of split points, of what several share, and what the splitter numbers by its
/// place among all, which changes with every new split point: there the number follows from who shares.
fn names(loads: &ChunkMap) -> BTreeMap<String, String> {
    let mut users: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (split, stems) in loads {
        for stem in stems {
            users.entry(stem).or_default().push(split);
        }
    }
    let mut numbered: Vec<_> = users.iter().filter(|(stem, _)| own_name(stem).is_none()).collect();
    numbered.sort_by_key(|(stem, users)| (*users, *stem));
    let numbered = numbered.into_iter().zip(1..).map(|((stem, _), number)| (*stem, format!("part-shared-{number}")));
    let own = users.keys().filter_map(|stem| Some((*stem, own_name(stem)?)));
    own.chain(numbered).map(|(stem, name)| (stem.to_owned(), name)).collect()
}

fn own_name(stem: &str) -> Option<String> {
    if stem.starts_with("chunk_") {
        return None;
    }
    Some(format!("part-{}", stem.strip_prefix("split_").unwrap_or(stem).replace('_', "-")))
}

/// The splitter's script as far as it says how chunks are linked to the program, with our own word which files a split
/// point loads: under the names of the built chunks, which lie beside the glue, and held against their digests.
fn link_script(script: &str, loads: &ChunkMap, chunks: &BTreeMap<String, Chunk>) -> Result<String> {
    let mut text = format!(
        "import {{ askForChunk, startChunk }} from \"./{HELPERS_NAME}\";\n{}\nconst chunk = (name, integrity) => \
         makeLoad(() => {{\n\
         const asked = askForChunk(new URL(name, import.meta.url), integrity);\n\
         asked.catch(() => {{}});\n\
         return (imports) => startChunk(asked, imports);\n}}, []);\n",
        linking(script, loads)?
    );
    let mut places = BTreeMap::new();
    for (place, (stem, Chunk { path, integrity })) in chunks.iter().enumerate() {
        places.insert(stem, place);
        let name = path.rsplit('/').next().unwrap_or(path);
        writeln!(text, "const chunk{place} = chunk({}, {});", Value::from(name), Value::from(integrity.as_str()))?;
    }
    for (split, stems) in loads {
        let mut calls = Vec::new();
        for stem in stems {
            calls.push(format!("chunk{}()", places.get(stem).with_context(|| format!("there is no {stem}"))?));
        }
        writeln!(text, "{LOADER}{split} = wrapAsyncCb(() => Promise.all([{}]));", calls.join(", "))?;
    }
    Ok(text)
}

/// What of the splitter's script stands before its loaders, if it is what is understood here.
fn linking<'a>(script: &'a str, loads: &ChunkMap) -> Result<&'a str> {
    let end = ["\n/* ", "\nconst __chunk_", "\nexport const "].iter().filter_map(|text| script.find(text)).min();
    let head = script.get(..end.unwrap_or(script.len())).unwrap_or_default();
    let knows = |text: &&str| head.contains(*text);
    let functions =
        ["function getSharedImports() {", "function wrapAsyncCb(callee) {", "function makeLoad(fetcher, deps) {"];
    let exported = script.matches("export const ").count();
    let named = |split: &String| script.matches(&format!("{LOADER}{split} = wrapAsyncCb(makeLoad(")).count() == 1;
    ensure!(
        functions.iter().all(knows) && exported == loads.len() && loads.keys().all(named),
        "{LINK_SCRIPT} is not the script of wasm_split_cli_support {SUPPORTED_VERSION} that \
         xtask/src/build/program/chunks.rs understands; adapt it to the new one"
    );
    Ok(head)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::machine::version;

    fn loads(splits: &[(&str, &[&str])]) -> ChunkMap {
        let owned = |stems: &[&str]| stems.iter().map(|stem| (*stem).to_owned()).collect();
        splits.iter().map(|(split, stems)| ((*split).to_owned(), owned(stems))).collect()
    }

    fn chunk() -> BTreeMap<String, Chunk> {
        let chunk = Chunk { path: "assets/part-tools-0a.wasm".to_owned(), integrity: "sha384-x".to_owned() };
        BTreeMap::from([("split_tools".to_owned(), chunk)])
    }

    const SCRIPT: &str = "function getSharedImports() {}\n\
        function wrapAsyncCb(callee) {}\n\
        function makeLoad(fetcher, deps) {}\n\
        /* more */\n\
        export const __wasm_split_load_tools = wrapAsyncCb(makeLoad(() => {}, []));\n";

    #[test]
    fn a_chunk_is_named_after_its_split_point_and_what_is_shared_after_who_shares() {
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
    fn a_chunk_is_fetched_by_its_built_name_and_checked() {
        let script = link_script(SCRIPT, &loads(&[("tools", &["split_tools"])]), &chunk()).unwrap();
        assert!(script.contains("function makeLoad(fetcher, deps) {}\nconst chunk ="), "{script}");
        assert!(script.contains(r#"const chunk0 = chunk("part-tools-0a.wasm", "sha384-x");"#), "{script}");
        let load = "export const __wasm_split_load_tools = wrapAsyncCb(() => Promise.all([chunk0()]));";
        assert!(script.contains(load), "{script}");
        for helper in ["export function askForChunk(", "export async function startChunk("] {
            assert!(HELPERS.contains(helper), "{helper}");
        }
    }

    #[test]
    fn a_script_that_is_not_understood_is_refused() {
        let known = loads(&[("tools", &["split_tools"])]);
        for (old, new) in [
            ("function makeLoad(fetcher, deps)", "function load(fetcher)"),
            ("wrapAsyncCb(makeLoad(", "wrap(load("),
            ("load_tools", "load_others"),
            ("/* more */", "export const more = 1;"),
        ] {
            let error = link_script(&SCRIPT.replace(old, new), &known, &chunk()).err().unwrap().to_string();
            assert!(error.contains("wasm_split_cli_support 0.2.4"), "{error}");
            assert!(error.contains("build/program/chunks.rs"), "{error}");
        }
        // A chunk that nobody knows of would be fetched by a name that is not there.
        assert!(link_script(SCRIPT, &known, &BTreeMap::new()).is_err());
    }

    #[test]
    fn the_version_that_is_understood_is_the_one_in_use() {
        let lock = include_str!("../../../../Cargo.lock");
        assert_eq!(version::locked(lock, "wasm_split_cli_support"), Some(SUPPORTED_VERSION));
    }

    #[test]
    fn a_program_without_split_points_has_no_chunks() {
        assert!(names(&loads(&[])).is_empty());
        let (head, _) = SCRIPT.split_once("/*").unwrap();
        assert!(link_script(head, &loads(&[]), &BTreeMap::new()).is_ok());
    }
}
