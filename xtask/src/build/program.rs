//! Running Trunk: the widget's page, its wasm and the glue between them.

pub mod parts;
pub mod splitter;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::machine::crates;
use crate::machine::setup::BuildTools;
use crate::machine::tools;
use crate::project::Project;
use crate::run::{self, Limit};

/// What of the program is built: the browser application, cut into parts.
pub const FEATURES: &str = "web,split";

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

/// What a build leaves.
pub struct Built {
    /// How it was built.
    pub mode: Mode,
    /// The folder of what the page needs at once.
    pub stage: PathBuf,
    /// The folder of what it loads later, as the splitter left it.
    pub parts: PathBuf,
}

/// Builds into folders of the target directory.
pub fn build(project: &Project, tools: &BuildTools, mode: Mode) -> Result<Built> {
    crates::fetch(project, tools.compiler, None)?;
    let stage = project.web_target().join(format!("stage-{}", mode.name()));
    let parts = project.web_target().join(format!("parts-{}", mode.name()));
    let stand_in = project.web_target().join("stand-in");
    let mut command = Command::new(&tools.trunk);
    command
        .current_dir(project.root())
        .args(["build", "--offline", "--locked", "--skip-version-check", "--features", FEATURES])
        .arg("--dist")
        .arg(&stage);
    if mode == Mode::Release {
        command.arg("--release");
    }
    environment(project, tools, &mut command);
    // Its own question to cargo, of what the project is made, would be asked with the network.
    command.env("CARGO_NET_OFFLINE", "true");
    splitter::stand_in(&stand_in, &tools.wasm_bindgen, &parts, &mut command)?;
    let node: &Path = &project.node_bin();
    command.env("PATH", tools::path_with(&[&stand_in, node]));
    run::must("trunk build", &mut command, Limit::silent(900)).context("the widget could not be built")?;
    Ok(Built { mode, stage, parts })
}

/// The environment in which cargo builds for the browser.
pub fn environment(project: &Project, tools: &BuildTools, command: &mut Command) {
    // What is cut into parts must say where it refers to what.
    let mut flags = vec!["-Clink-arg=--emit-relocs".to_owned()];
    flags.extend(without_this_machine());
    command
        .env("CARGO_TARGET_DIR", project.web_target())
        // Its own call stack says nothing about a mistake in our code.
        .env_remove("RUST_BACKTRACE")
        // Trunk 0.21 takes NO_COLOR=1 for a mistake.
        .env_remove("NO_COLOR")
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags.join(" "));
    tools.compiler.apply(command);
}

/// Every place that can panic carries the path of its source file. Without the folder that crates are
/// kept in, those are shorter, tell nothing of the machine, and are the same on every other one.
fn without_this_machine() -> Option<String> {
    let home = crates::home()?;
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
