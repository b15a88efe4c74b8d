//! The chunks of the program that are loaded later: their names in the site, and the script that loads them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};

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
        let integrity = digest::integrity(&bytes);
        chunks.insert(stem, Chunk { path: site.add_hashed(&format!("{name}.wasm"), bytes), integrity });
    }
    let file = built.chunks.join(LINK_SCRIPT);
    let script = fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))?;
    for (name, content) in [(LINK_SCRIPT, link_script(&script, &chunks)?.as_str()), (HELPERS_NAME, HELPERS)] {
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

/// A built wasm, for customers as small as it gets: which features of wasm may be used, each module says itself.
pub fn optimise_for_size(project: &Project, mode: Mode, file: &Path) -> Result<Vec<u8>> {
    match mode {
        Mode::Release => run_wasm_opt(project, &["-Oz"], file),
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

/// Readable names by those that the splitter gave. It numbers what several split points share by its
/// place among all, which changes with every new split point; here the number follows from who shares.
fn names(loads: &ChunkMap) -> BTreeMap<String, String> {
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

/// The splitter's script as it is, after what `fetch` and `WebAssembly` mean in it: our helpers, with the names and
/// digests of the built chunks, which lie beside the glue.
fn link_script(script: &str, chunks: &BTreeMap<String, Chunk>) -> Result<String> {
    check_script(script, chunks)?;
    let known: BTreeMap<_, _> = chunks
        .iter()
        .map(|(stem, Chunk { path, integrity })| (file(stem), [path.rsplit('/').next().unwrap_or(path), integrity]))
        .collect();
    let known = serde_json::to_string(&known)?;
    Ok(format!(
        "import {{ askForChunk, engine as WebAssembly }} from \"./{HELPERS_NAME}\";\n\
         const fetch = (url) => askForChunk(url, {known});\n{script}"
    ))
}

fn file(stem: &str) -> String {
    format!("{stem}.wasm")
}

/// Whether the script loads each chunk once, and that by what our helpers stand for.
fn check_script(script: &str, chunks: &BTreeMap<String, Chunk>) -> Result<()> {
    let named = chunks.keys().map(|stem| (format!("fetch(new URL(\"./{}\", import.meta.url))", file(stem)), 1));
    let each = [".wasm\"", "fetch(", "WebAssembly.instantiate"].map(|text| (text.to_owned(), chunks.len()));
    for (text, times) in named.chain(each) {
        let found = script.matches(&text).count();
        ensure!(
            found == times,
            "`{text}` stands in {LINK_SCRIPT} {found} times instead of {times}: xtask/src/build/program/chunks.rs \
             understands the script of wasm_split_cli_support {SUPPORTED_VERSION}; adapt it to the new one"
        );
    }
    Ok(())
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

    const SCRIPT: &str = "export const load = wrapAsyncCb(makeLoad(() => {\n\
        const src = fetch(new URL(\"./split_tools.wasm\", import.meta.url));\n\
        src.catch(() => {});\n\
        return async (imports) => (WebAssembly.instantiateStreaming(src, imports));\n}, []));\n";

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
        let script = link_script(SCRIPT, &chunk()).unwrap();
        assert!(script.ends_with(SCRIPT), "it stays as it is");
        let before = script.strip_suffix(SCRIPT).unwrap();
        assert!(
            before.contains(r#"askForChunk(url, {"split_tools.wasm":["part-tools-0a.wasm","sha384-x"]})"#),
            "{before}"
        );
        assert!(before.contains("engine as WebAssembly"));
        for helper in ["export async function askForChunk(", "export const engine ="] {
            assert!(HELPERS.contains(helper), "{helper}");
        }
    }

    #[test]
    fn a_script_that_is_not_understood_is_refused() {
        for (old, new) in [
            ("import.meta.url", "base"),
            ("WebAssembly.instantiateStreaming", "start"),
            ("fetch(", "import.source("),
            ("export", "const more = fetch(url);\nexport"),
            ("split_tools", "split_others"),
        ] {
            let error = link_script(&SCRIPT.replace(old, new), &chunk()).err().unwrap().to_string();
            assert!(error.contains("wasm_split_cli_support 0.2.4"), "{error}");
            assert!(error.contains("build/program/chunks.rs"), "{error}");
        }
        // A chunk that nobody knows of would be fetched by a name that is not there.
        assert!(link_script(SCRIPT, &BTreeMap::new()).is_err());
    }

    #[test]
    fn the_version_that_is_understood_is_the_one_in_use() {
        let lock = include_str!("../../../../Cargo.lock");
        assert_eq!(version::locked(lock, "wasm_split_cli_support"), Some(SUPPORTED_VERSION));
    }

    #[test]
    fn a_program_without_split_points_has_no_chunks() {
        assert!(names(&loads(&[])).is_empty());
        assert!(link_script("", &BTreeMap::new()).is_ok());
    }
}
