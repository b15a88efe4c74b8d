//! Scripts and style sheets: imports followed, comments and spaces removed, by esbuild.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::project::Project;
use crate::run;

/// The engines the widget is meant for; esbuild rewrites newer syntax for them.
const ENGINES: &str = "--target=chrome96,firefox102,safari16.4";

/// How a file is used.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// A script that may import others.
    Module,
    /// A script for a plain `<script>`; it imports nothing and its top-level names are left alone.
    Script,
    /// A style sheet that may import others; pictures it names are put into it.
    Style,
}

/// Bundles one file.
pub fn bundle(project: &Project, file: &Path, kind: Kind) -> Result<Vec<u8>> {
    let mut command = Command::new(project.node_bin().join("esbuild"));
    command.current_dir(project.root()).arg(file).args(["--minify", "--charset=utf8", "--log-level=warning", ENGINES]);
    match kind {
        Kind::Script => {}
        Kind::Module => {
            command.args(["--bundle", "--format=esm", "--legal-comments=none"]);
        }
        Kind::Style => {
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
