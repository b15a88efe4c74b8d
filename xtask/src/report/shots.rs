//! `cargo xtask shots`: a picture of every screen, to be looked at.

use std::fs;

use anyhow::Result;

use crate::project::Project;
use crate::test::browser;

/// Builds, and lets `tests/browser/shots.mjs` write into `shots/`.
pub fn shots(project: &Project, arguments: &[String]) -> Result<()> {
    fs::create_dir_all(project.at("shots"))?;
    browser::built(project, "tests/browser/shots.mjs", arguments)
}
