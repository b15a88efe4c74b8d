//! `cargo xtask shots`: a picture of every screen, to be looked at.

use std::fs;

use anyhow::{Result, bail, ensure};

use crate::browser::Program;
use crate::build;
use crate::node;
use crate::project::Project;
use crate::setup;

/// Builds, and lets `tests/browser/shots.mjs` write into `shots/`.
pub fn shots(project: &Project, arguments: &[String]) -> Result<()> {
    build::release(project)?;
    let browsers = setup::for_browsers(project);
    ensure!(browsers.chromium.is_some(), "there is no Chromium: run `cargo xtask setup` and see why");
    fs::create_dir_all(project.at("shots"))?;
    let program = Program { project, node: node::ensure_for_browsers(project)?, browsers: &browsers };
    if !program.run("shots.mjs", arguments)?.success {
        bail!("the pictures could not be taken");
    }
    Ok(())
}
