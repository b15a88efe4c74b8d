//! The crates that the browser build is made of: fetched before it, so that it can work without a network.
//!
//! A machine that has built before has them all, and would never show that one of them is not fetched: the tests
//! begin with an empty home for crates (`test::fresh`).

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::machine::wasm_target::WasmCompiler;
use crate::project::Project;
use crate::run::{self, Limit};

/// Nobody listens there.
const NOWHERE: &str = "http://127.0.0.1:9";

/// What of a person's own home for crates another one shares: where crates come from, and cargo's own commands.
const SHARED: &[&str] = &["bin", "config", "config.toml", "credentials", "credentials.toml"];

/// Fetches every crate of the lock file, into this home or the usual one.
///
/// Not those of the browser's target alone: cargo wants all that this machine's side of the build names too, the
/// crates of macros and build scripts, and what those name for it.
pub fn fetch(project: &Project, compiler: WasmCompiler, home: Option<&Path>) -> Result<()> {
    let mut command = Command::new("cargo");
    command.current_dir(project.root()).args(["fetch", "--locked"]);
    compiler.apply(&mut command);
    if let Some(home) = home {
        command.env("CARGO_HOME", home);
    }
    run::run_checked("cargo fetch", &mut command, Limit::silent(120))
        .context("the crates could not be fetched: is the crate registry reachable?")?;
    Ok(())
}

/// Points a command, and the cargo that it calls, at a home for crates, and takes the network from it.
pub fn without_network(command: &mut Command, home: &Path) {
    command.env("CARGO_HOME", home).env("CARGO_NET_OFFLINE", "true");
    for proxy in ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"] {
        command.env(proxy, NOWHERE);
    }
    for exception in ["NO_PROXY", "no_proxy"] {
        command.env_remove(exception);
    }
}

/// Makes an empty home for crates, as a machine has that never built anything.
pub fn empty_home(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("{} cannot be emptied", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    let Some(own) = home() else { return Ok(()) };
    for name in SHARED {
        let from = own.join(name);
        if from.exists() {
            link(&from, &folder.join(name)).with_context(|| format!("{} cannot be linked", from.display()))?;
        }
    }
    Ok(())
}

/// Where cargo keeps the crates that it downloaded.
pub fn home() -> Option<PathBuf> {
    let set = |name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    set("CARGO_HOME").or_else(|| Some(set("HOME")?.join(".cargo")))
}

#[cfg(unix)]
fn link(from: &Path, to: &Path) -> std::io::Result<()> {
    std::os::unix::fs::symlink(from, to)
}

#[cfg(not(unix))]
fn link(from: &Path, to: &Path) -> std::io::Result<()> {
    if from.is_dir() { std::os::windows::fs::symlink_dir(from, to) } else { fs::copy(from, to).map(drop) }
}
