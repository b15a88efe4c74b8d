//! Running Trunk: the widget's page, its wasm and the glue between them.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::project::Project;
use crate::run::{self, Limit};
use crate::setup::BuildTools;
use crate::tools;
use crate::wasm_target::TARGET;

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
}

/// Builds into a folder of the target directory and says which.
pub fn build(project: &Project, tools: &BuildTools, mode: Mode) -> Result<PathBuf> {
    fetch(project, tools)?;
    let stage = project.web_target().join(format!("stage-{}", mode.name()));
    let mut command = Command::new(&tools.trunk);
    command
        .current_dir(project.root())
        .args(["build", "--offline", "--locked", "--skip-version-check"])
        .arg("--dist")
        .arg(&stage);
    if mode == Mode::Release {
        command.arg("--release");
    }
    environment(project, tools, &mut command)?;
    run::must("trunk build", &mut command, Limit::silent(900)).context("the widget could not be built")?;
    Ok(stage)
}

/// Trunk works offline, so the crates of the browser build are fetched before.
fn fetch(project: &Project, tools: &BuildTools) -> Result<()> {
    let mut command = Command::new("cargo");
    command.current_dir(project.root()).args(["fetch", "--locked", "--target", TARGET]);
    tools.compiler.apply(&mut command);
    run::must("cargo fetch", &mut command, Limit::silent(120))
        .context("the crates could not be fetched: is the crate registry reachable?")?;
    Ok(())
}

/// The environment in which cargo builds for the browser.
pub fn environment(project: &Project, tools: &BuildTools, command: &mut Command) -> Result<()> {
    let bindgen = tools.wasm_bindgen.parent().context("wasm-bindgen has no folder")?;
    let node: &Path = &project.node_bin();
    command
        .env("PATH", tools::path_with(&[node, bindgen]))
        .env("CARGO_TARGET_DIR", project.web_target())
        // Its own call stack says nothing about a mistake in our code.
        .env_remove("RUST_BACKTRACE")
        // Trunk 0.21 takes NO_COLOR=1 for a mistake.
        .env_remove("NO_COLOR");
    if let Some(flags) = without_this_machine() {
        command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags);
    }
    tools.compiler.apply(command);
    Ok(())
}

/// Every place that can panic carries the path of its source file. Without the folder that crates are
/// kept in, those are shorter, tell nothing of the machine, and are the same on every other one.
fn without_this_machine() -> Option<String> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(PathBuf::from(env::var_os("HOME")?).join(".cargo")))?;
    let mut registries: Vec<PathBuf> = fs::read_dir(home.join("registry/src"))
        .ok()?
        .flatten()
        .filter(|entry| entry.file_name().to_string_lossy().starts_with("index.crates.io-"))
        .map(|entry| entry.path())
        .collect();
    registries.sort();
    let flags: Vec<String> =
        registries.iter().map(|path| format!("--remap-path-prefix={}/=", path.display())).collect();
    let flags = flags.join(" ");
    // Such a list is split at spaces: a folder with one in its name is left as it is.
    let split = flags.split(' ').count();
    (split == registries.len()).then_some(flags)
}
