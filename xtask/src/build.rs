//! `cargo xtask build`: a folder of static files that works under any address of any static host.

mod compress;
pub mod fingerprint;
pub mod program;
pub mod site;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Instant;

use anyhow::{Context, Result, anyhow};

use crate::build::program::Mode;
use crate::build::site::Assembled;
use crate::build::site::loader;
use crate::digest;
use crate::machine::setup::{self, BuildTools};
use crate::project::Project;
use crate::report::manifest::{self, Entry, Manifest};
use crate::report::tool_costs::{self, CodeSizes};
use crate::report::verify;
use crate::report::visits::Parts;
use crate::serve::mime;

/// What the digest of a file takes where the page lists it: no compression makes it smaller.
const DIGEST: usize = 36;

/// Builds `dist`, or finds that it is up to date.
pub fn release(project: &Project) -> Result<()> {
    let tools = setup::for_build(project)?;
    let dist = project.dist();
    let remembered = project.web_target().join("built");
    // The manifest is part of it: a `dist` that is gone, or that another checkout left, is built again.
    let state = |dist: &Path| -> Result<String> {
        let manifest = fs::read(dist.join(manifest::NAME)).unwrap_or_default();
        let extra = format!("{} {}", tools.compiler.version(), digest::hex(&manifest));
        fingerprint::of_content(project, &extra)
    };
    let same = |old: String| state(&dist).is_ok_and(|new| old == new);
    if fs::read_to_string(&remembered).is_ok_and(same) && verify::is_complete(&dist) {
        println!("build: dist is up to date");
        return loader::print(&dist);
    }
    let started = Instant::now();
    let before = fingerprint::of_times(project);
    build(project, &tools, Mode::Release, &dist)?;
    // A file that was saved meanwhile may not be in what was built.
    if fingerprint::of_times(project) == before {
        fs::write(&remembered, state(&dist)?)?;
    }
    let manifest = Manifest::read(&dist)?;
    println!(
        "build: dist is ready after {} s: {} files, first screen {} bytes",
        started.elapsed().as_secs(),
        manifest.files.len(),
        manifest.first_screen.brotli
    );
    loader::print(&dist)
}

/// Builds soon rather than small, into a folder of its own.
pub fn dev(project: &Project, tools: &BuildTools) -> Result<PathBuf> {
    let dist = project.web_target().join("dist-dev");
    build(project, tools, Mode::Dev, &dist)?;
    Ok(dist)
}

fn build(project: &Project, tools: &BuildTools, mode: Mode, dist: &Path) -> Result<()> {
    println!("build: compiling the widget ({})", mode.name());
    let built = program::build(project, tools, mode)?;
    println!("build: putting the site together");
    let assembled = site::assemble(project, &built)?;
    let fresh = project.web_target().join(format!("dist-{}-new", mode.name()));
    remove(&fresh)?;
    match mode {
        Mode::Release => {
            let mut code = BTreeMap::new();
            for (split, stems) in &built.loads {
                for (stem, path) in stems.iter().zip(assembled.chunks.get(split).into_iter().flatten()) {
                    code.insert(path.clone(), code_sizes(&built.chunks.join(format!("{stem}.wasm")))?);
                }
            }
            let main = assembled.first_screen.iter().find(|path| path.ends_with(".wasm"));
            let main = main.context("the page names no program")?.clone();
            code.insert(main, code_sizes(&built.chunks.join("main.wasm"))?);
            write_compressed(&fresh, assembled, &code)?;
        }
        Mode::Dev => write(&fresh, &assembled.files)?,
    }
    // Served at once or not at all: a browser must not meet half of a build.
    remove(dist)?;
    fs::rename(&fresh, dist).with_context(|| format!("{} cannot be written", dist.display()))
}

/// The code in a file of the cut program, which still has the names of its functions.
fn code_sizes(file: &Path) -> Result<CodeSizes> {
    let mut sizes = CodeSizes::default();
    sizes.add(&fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?)?;
    Ok(sizes)
}

fn write_compressed(dist: &Path, assembled: Assembled, code: &BTreeMap<String, CodeSizes>) -> Result<()> {
    let compressed = compress_all(&assembled.files)?;
    let mut manifest = Manifest::default();
    for (path, bytes) in &assembled.files {
        let entry = Entry {
            bytes: bytes.len(),
            brotli: compressed.get(&format!("{path}.br")).map_or(bytes.len(), Vec::len),
            sha384: digest::integrity(bytes),
        };
        manifest.files.insert(path.clone(), entry);
    }
    let texts = |chunk: &str| -> Vec<String> {
        let of_chunk =
            assembled.texts.iter().filter(|(name, _)| name.split_once('.').map_or("", |(_, of)| of) == chunk);
        of_chunk.map(|(_, path)| path.clone()).collect()
    };
    manifest.set_first_screen(assembled.first_screen.clone(), &texts(""))?;
    manifest.set_chunks(&assembled.chunks, texts)?;
    let parts = Parts {
        page: assembled.first_screen.clone(),
        chunks: &assembled.chunks,
        texts: &assembled.texts,
        style: &assembled.style,
        pieces: &assembled.pieces,
    };
    manifest.visits = parts.visits(&manifest)?;
    manifest.tools = costs(&manifest, &assembled, &parts, code);
    write(dist, &assembled.files)?;
    write(dist, &compressed)?;
    fs::write(dist.join(manifest::NAME), manifest.to_text()?)?;
    Ok(())
}

/// What each tool adds to visits about others, in the language with the longest texts: its card, the digests of its files,
/// and whatever of its code lies in no part of its own. What other tools call of it lies with what all share.
fn costs(
    manifest: &Manifest,
    assembled: &Assembled,
    parts: &Parts<'_>,
    code: &BTreeMap<String, CodeSizes>,
) -> BTreeMap<String, usize> {
    let brotli = |path: &str| manifest.files.get(path).map_or(0, |entry| entry.brotli);
    let home = assembled.texts.iter().filter(|(name, _)| !name.contains('.')).max_by_key(|(_, path)| brotli(path));
    let table = home.and_then(|(_, path)| assembled.files.get(path));
    let table = table.map(|table| String::from_utf8_lossy(table)).unwrap_or_default();
    let mut costs = BTreeMap::new();
    for tool in parts.tools() {
        let mut cost = tool_costs::card(tool, &table, home.map_or(0, |(_, path)| brotli(path)));
        let tables = assembled.texts.iter().filter(|(name, _)| name.split_once('.').is_some_and(|(_, of)| of == tool));
        cost += DIGEST * (1 + tables.count());
        // Its own file by its name, beside the two of what several call.
        let own = ["tools", "plans", tool].map(|name| format!("/part-{}-", name.replace('_', "-")));
        let loaded_by_others = |path: &&String| !own.iter().any(|name| path.contains(name));
        for path in code.keys().filter(loaded_by_others) {
            let shares = code.get(path).into_iter().flat_map(|code| code.shares(brotli(path)));
            cost += shares.filter(|(module, _)| *module == tool).map(|(_, share)| share).sum::<usize>();
        }
        costs.insert(tool.to_owned(), cost);
    }
    costs
}

/// The `.br` and `.gz` of every file that gains by it, on two threads: the wasm takes as long as all others.
fn compress_all(files: &BTreeMap<String, Vec<u8>>) -> Result<BTreeMap<String, Vec<u8>>> {
    let (wasm, others): (Vec<_>, Vec<_>) =
        files.iter().filter(|(path, _)| mime::is_compressible(path)).partition(|(path, _)| path.ends_with(".wasm"));
    let work = |files: Vec<(&String, &Vec<u8>)>| -> Result<Vec<(String, Vec<u8>)>> {
        let mut done = Vec::new();
        for (path, bytes) in files {
            done.push((format!("{path}.br"), compress::brotli(bytes)?));
            done.push((format!("{path}.gz"), compress::gzip(bytes)?));
        }
        Ok(done)
    };
    thread::scope(|scope| {
        let wasm = scope.spawn(|| work(wasm));
        let mut done = work(others)?;
        let wasm = wasm.join().map_err(|_| anyhow!("compression stopped"))?;
        done.extend(wasm?);
        Ok(done.into_iter().collect())
    })
}

fn write(folder: &Path, files: &BTreeMap<String, Vec<u8>>) -> Result<()> {
    for (path, bytes) in files {
        let file = folder.join(path);
        let parent = file.parent().unwrap_or(folder);
        fs::create_dir_all(parent)
            .and_then(|()| fs::write(&file, bytes))
            .with_context(|| format!("{} cannot be written", file.display()))?;
    }
    Ok(())
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("{} cannot be removed", folder.display()))?;
    }
    Ok(())
}
