//! Checks of our JavaScript that need Node and no browser: `tests/browser/scripts.mjs` says what they are.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::project::Project;
use crate::run::{self, Limit, Show};
use crate::test::summary::{self, Counts};

const PROGRAM: &str = "tests/browser/scripts.mjs";

/// Runs one of them, `types` or `lint`; each script counts.
pub fn check(project: &Project, node: &Path, name: &str) -> Result<Counts> {
    let mut command = Command::new(node);
    command.current_dir(project.root()).arg(project.at(PROGRAM)).arg(name);
    let finished = run::run(PROGRAM, &mut command, Limit::total(300), Show::Progress)?;
    if !finished.success {
        run::print_tail(&finished.output);
    }
    let counts = summary::of_closing_line(&finished.output);
    let counts = counts.with_context(|| format!("{PROGRAM} {name} ended without its closing line"))?;
    Ok(counts.with_exit(finished.success))
}
