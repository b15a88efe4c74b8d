//! Scripts and style sheets: imports followed, comments and spaces removed, by esbuild.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::project::Project;
use crate::run;

/// The engines the widget is meant for; esbuild rewrites newer syntax for them.
const ENGINES: &str = "--target=chrome96,firefox102,safari16.4";
/// Every engine there is: what stands in for the widget where it cannot run must itself be read. esbuild writes nothing
/// newer, and refuses what it cannot put in older words.
const EVERY_ENGINE: &str = "--target=es5";

/// How a file is used.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BundleKind {
    /// A script that may import others.
    Module,
    /// A script for a plain `<script>` that may import others; none of its names is seen outside.
    Script,
    /// A script for engines that run no modules; it imports nothing.
    Legacy,
    /// A style sheet that may import others; pictures it names are put into it.
    Style,
}

/// Bundles one file.
pub fn bundle(project: &Project, file: &Path, kind: BundleKind) -> Result<Vec<u8>> {
    let mut command = Command::new(project.node_bin().join("esbuild"));
    command.current_dir(project.root()).arg(file).args(["--minify", "--charset=utf8", "--log-level=warning"]);
    command.arg(if kind == BundleKind::Legacy { EVERY_ENGINE } else { ENGINES });
    match kind {
        BundleKind::Script => {
            command.args(["--bundle", "--format=iife"]);
        }
        BundleKind::Legacy => {}
        BundleKind::Module => {
            command.args(["--bundle", "--format=esm", "--legal-comments=none"]);
        }
        BundleKind::Style => {
            command.args(["--bundle", "--legal-comments=none"]).args([
                "--loader:.svg=dataurl",
                "--loader:.png=dataurl",
                "--loader:.webp=dataurl",
            ]);
        }
    }
    let output = command.output().context("esbuild cannot be started: run `cargo xtask setup`")?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    run::print_tail(&String::from_utf8_lossy(&output.stderr));
    bail!("{} could not be bundled", file.display())
}
