//! Looking for the tools that a command needs, before anything is installed.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::machine::version;
use crate::project::Project;
use crate::run;

/// A program that cargo builds from source.
pub struct CargoTool<'a> {
    /// The executable.
    pub name: &'a str,
    /// The crate.
    pub package: &'a str,
    /// The very version.
    pub version: &'a str,
    /// Whether its own lock file still resolves.
    pub locked: bool,
    /// As much optimisation as its work is worth.
    pub opt_level: &'a str,
}

/// Builds the widget's page.
pub const TRUNK: CargoTool =
    CargoTool { name: "trunk", package: "trunk", version: "0.21.14", locked: true, opt_level: "0" };

/// Drives Firefox. Where there is one already, any version will do.
pub const GECKODRIVER: CargoTool =
    CargoTool { name: "geckodriver", package: "geckodriver", version: "0.37.1", locked: true, opt_level: "0" };

/// Writes the glue between wasm and JavaScript; its version must be that of the crate.
pub fn wasm_bindgen(version: &str) -> CargoTool<'_> {
    CargoTool { name: "wasm-bindgen", package: "wasm-bindgen-cli", version, locked: false, opt_level: "1" }
}

/// Runs tests in a browser; it comes with the tool above.
pub fn wasm_bindgen_test_runner(version: &str) -> CargoTool<'_> {
    CargoTool { name: "wasm-bindgen-test-runner", ..wasm_bindgen(version) }
}

/// Names under which a Chromium may be installed.
pub const CHROMIUM: &[&str] = &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
/// Names under which a Firefox may be installed.
pub const FIREFOX: &[&str] = &["firefox-esr", "firefox"];

/// The executables of this name, those of PATH first and then the one in the tool cache.
fn candidates(project: &Project, name: &str) -> Vec<PathBuf> {
    let own = Some(project.tools().join("bin").join(name)).filter(|file| is_executable(file));
    in_path(name).into_iter().chain(own).collect()
}

/// The executables of this name in PATH.
pub fn in_path(name: &str) -> Vec<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path).map(|dir| dir.join(name)).filter(|file| is_executable(file)).collect()
}

/// The first tool of one of these names, in any version.
pub fn find(project: &Project, names: &[&str]) -> Option<PathBuf> {
    names.iter().find_map(|name| candidates(project, name).into_iter().next())
}

/// The tool in exactly this version.
pub fn find_exact(project: &Project, name: &str, wanted: &str) -> Option<PathBuf> {
    candidates(project, name).into_iter().find(|file| {
        run::says(Command::new(file).arg("--version")).is_some_and(|answer| version::of_answer(&answer) == Some(wanted))
    })
}

/// PATH with these folders in front.
pub fn path_with(folders: &[&Path]) -> OsString {
    let path = env::var_os("PATH").unwrap_or_default();
    let folders = folders.iter().map(|folder| folder.to_path_buf());
    env::join_paths(folders.chain(env::split_paths(&path))).unwrap_or(path)
}

#[cfg(unix)]
fn is_executable(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(file).is_ok_and(|meta| meta.is_file() && meta.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_executable(file: &Path) -> bool {
    fs::metadata(file).is_ok_and(|meta| meta.is_file())
}
