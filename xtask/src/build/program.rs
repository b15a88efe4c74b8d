//! The widget's program: compiled by cargo, cut into chunks, bound to JavaScript.

mod bind;
pub mod chunks;
mod cut;
mod exports;
pub mod merge;
pub mod panics;

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::build::program::chunks::ChunkMap;
use crate::build::program::cut::Cut;
use crate::machine::crates;
use crate::machine::setup::BuildTools;
use crate::machine::wasm_target::TARGET;
use crate::project::Project;
use crate::run::{self, Limit};

/// What of the program is built: the browser application, cut into chunks.
pub const FEATURES: &str = "web,split";
/// What cargo calls it, and the files that it becomes.
const NAME: &str = "widget";
/// Cargo's word for how the worker's module is built.
const WORKER_PROFILE: &str = "worker";

/// How much work to put into the wasm.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// As small as it gets: for customers, and for everything that is measured.
    Release,
    /// Soon ready: for the person who edits.
    Dev,
}

impl Mode {
    /// A word for folder names.
    pub fn name(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::Dev => "dev",
        }
    }

    /// Cargo's word for it.
    pub fn profile(self) -> &'static str {
        match self {
            Self::Release => "web",
            Self::Dev => "web-dev",
        }
    }
}

/// What a build leaves.
pub struct Built {
    /// How it was built.
    pub mode: Mode,
    /// The folder of what the page needs at once.
    pub stage: PathBuf,
    /// The folder of what it loads later, as the splitter left it.
    pub chunks: PathBuf,
    /// What of that each split point loads.
    pub loads: ChunkMap,
    /// The module that a worker loads.
    pub worker: PathBuf,
}

/// Builds into folders of the target directory.
pub fn build(project: &Project, tools: &BuildTools, mode: Mode) -> Result<Built> {
    crates::fetch(project, tools.compiler, None)?;
    let wasm = compile(project, tools, mode).context("the widget could not be built")?;
    let stage = empty_dir(project.web_target().join(format!("stage-{}", mode.name())))?;
    let chunks = empty_dir(project.web_target().join(format!("chunks-{}", mode.name())))?;
    let program = fs::read(&wasm).with_context(|| format!("{} cannot be read", wasm.display()))?;
    let program = exports::without(&program, &exports::UNUSED)?;
    let Cut { main, loads } = cut::cut(&program, &chunks)?;
    bind::bind(&main, &stage, mode)?;
    let worker = compile_worker(project, tools).context("the worker's module could not be built")?;
    Ok(Built { mode, stage, chunks, loads, worker })
}

/// The module of the worker is as fast as it gets in every build: it is small, and what it is for takes time.
fn compile_worker(project: &Project, tools: &BuildTools) -> Result<PathBuf> {
    let mut command = Command::new("cargo");
    command
        .current_dir(project.root())
        .args(["build", "--offline", "--locked", "--target", TARGET, "--profile", WORKER_PROFILE])
        .args(["--package", "finplan-worker"]);
    let flags = remap_path_flags().unwrap_or_default();
    with_flags(project, tools, &mut command, &flags);
    run::run_checked("cargo build", &mut command, Limit::silent(900))?;
    Ok(project.web_target().join(TARGET).join(WORKER_PROFILE).join("finplan_worker.wasm"))
}

/// The module that plays plans, without the vectors of wasm and with them: not every engine has them.
pub fn simulation(project: &Project, tools: &BuildTools) -> Result<[PathBuf; 2]> {
    let one = |vectors| compile_simulation(project, tools, vectors).context("the simulation could not be built");
    Ok([one(false)?, one(true)?])
}

fn compile_simulation(project: &Project, tools: &BuildTools, vectors: bool) -> Result<PathBuf> {
    let mut command = Command::new("cargo");
    command
        .current_dir(project.root())
        .args(["build", "--offline", "--locked", "--target", TARGET, "--profile", WORKER_PROFILE])
        .args(["--package", "finplan-simulate-wasm"]);
    let mut flags = remap_path_flags().unwrap_or_default();
    let mut target = project.web_target();
    if vectors {
        flags.push_str(" -Ctarget-feature=+simd128");
        // A folder of its own: cargo would build everything anew for other flags.
        target = target.join("vectors");
    }
    with_flags(project, tools, &mut command, flags.trim());
    command.env("CARGO_TARGET_DIR", &target);
    run::run_checked("cargo build", &mut command, Limit::silent(900))?;
    let built = target.join(TARGET).join(WORKER_PROFILE).join("finplan_simulate_wasm.wasm");
    let module = fs::read(&built).with_context(|| format!("{} cannot be read", built.display()))?;
    let silent = built.with_extension("silent.wasm");
    fs::write(&silent, panics::silent(&module)?).with_context(|| format!("{} cannot be written", silent.display()))?;
    Ok(silent)
}

/// Lets cargo build the whole program; says where it is.
fn compile(project: &Project, tools: &BuildTools, mode: Mode) -> Result<PathBuf> {
    let mut command = Command::new("cargo");
    command
        .current_dir(project.root())
        .args(["build", "--offline", "--locked", "--target", TARGET, "--profile", mode.profile()])
        .args(["--no-default-features", "--features", FEATURES, "--bin", NAME]);
    environment(project, tools, &mut command);
    run::run_checked("cargo build", &mut command, Limit::silent(900))?;
    Ok(project.web_target().join(TARGET).join(mode.profile()).join(format!("{NAME}.wasm")))
}

fn empty_dir(folder: PathBuf) -> Result<PathBuf> {
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("{} cannot be emptied", folder.display()))?;
    }
    fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    Ok(folder)
}

/// The environment in which cargo builds for the browser.
pub fn environment(project: &Project, tools: &BuildTools, command: &mut Command) {
    // What is cut into chunks must say where it refers to what. One type for all views, as in `.cargo/config.toml`:
    // what cargo makes of flags from both places has changed before.
    let mut flags = vec!["-Clink-arg=--emit-relocs".to_owned(), "--cfg=erase_components".to_owned()];
    flags.extend(remap_path_flags());
    with_flags(project, tools, command, &flags.join(" "));
}

fn with_flags(project: &Project, tools: &BuildTools, command: &mut Command, flags: &str) {
    command.env("CARGO_TARGET_DIR", project.web_target()).env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags);
    tools.compiler.apply(command);
}

/// Every place that can panic carries the path of its source file. Without the folder that crates are
/// kept in, those are shorter, tell nothing of the machine, and are the same on every other one. A slash stays in front:
/// whatever lies before a path in the program would be read as the beginning of a crate's name.
fn remap_path_flags() -> Option<String> {
    let home = crates::home()?;
    let mut registries: Vec<PathBuf> = fs::read_dir(home.join("registry/src"))
        .ok()?
        .flatten()
        .filter(|entry| entry.file_name().to_string_lossy().starts_with("index.crates.io-"))
        .map(|entry| entry.path())
        .collect();
    registries.sort();
    let flags: Vec<String> =
        registries.iter().map(|path| format!("--remap-path-prefix={}=/", path.display())).collect();
    let flags = flags.join(" ");
    // Such a list is split at spaces: a folder with one in its name is left as it is.
    let split = flags.split(' ').count();
    (split == registries.len()).then_some(flags)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trunk_builds_alone_what_is_built_here() {
        let page = include_str!("../../../public/index.html");
        for (attribute, value) in [
            ("bin", NAME),
            ("cargo-profile-release", Mode::Release.profile()),
            ("cargo-profile-dev", Mode::Dev.profile()),
        ] {
            assert!(page.contains(&format!("data-{attribute}=\"{value}\"")), "{attribute}");
        }
    }
}
