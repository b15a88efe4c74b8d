//! The programs that drive real browsers: the tests, the screenshots and the measurements.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use crate::build;
use crate::machine::node;
use crate::machine::setup::{self, Browsers};
use crate::project::Project;
use crate::run::{self, Finished, Limit, Show};

/// A node program with all that it needs to know in its environment:
///
/// - `FINPLAN_ROOT`, `FINPLAN_DIST`: the checkout and the built site;
/// - `FINPLAN_XTASK`: this program; `$FINPLAN_XTASK serve --no-build --port 0` prints its address first;
/// - `FINPLAN_SHOTS`: the folder for pictures;
/// - `FINPLAN_TRUNK_PAGE`: for the tests, the page that Trunk built by itself;
/// - `CHROMIUM`, `FIREFOX`, `GECKODRIVER`, `WEBKITDRIVER`, `XVFB_RUN`: absent where there is none.
pub struct Program<'a> {
    /// The checkout.
    pub project: &'a Project,
    /// Node's executable.
    pub node: PathBuf,
    /// The browsers that it may drive.
    pub browsers: &'a Browsers,
}

/// Builds, and runs a program of the checkout that needs Chromium.
pub fn built(project: &Project, file: &str, arguments: &[String]) -> Result<()> {
    build::release(project)?;
    let browsers = setup::for_browsers(project);
    ensure!(browsers.chromium.is_some(), "there is no Chromium: run `cargo xtask setup` and see why");
    let program = Program { project, node: node::recent(project)?, browsers: &browsers };
    if !program.run(file, arguments, &[])?.success {
        bail!("{file} did not come to its end");
    }
    Ok(())
}

impl Program<'_> {
    /// Runs it to its end, with more folders in its environment, and shows what it says.
    pub fn run(&self, file: &str, arguments: &[String], folders: &[(&str, &Path)]) -> Result<Finished> {
        let path = self.project.at(file);
        ensure!(path.is_file(), "{} is missing", path.display());
        let xtask = std::env::current_exe().context("the name of this program is not known")?;
        let mut command = Command::new(&self.node);
        command
            .current_dir(self.project.root())
            .arg(&path)
            .args(arguments)
            .env("FINPLAN_ROOT", self.project.root())
            .env("FINPLAN_DIST", self.project.dist())
            .env("FINPLAN_SHOTS", self.project.at("shots"))
            .env("FINPLAN_XTASK", xtask)
            .envs(folders.iter().copied());
        for name in ["CHROMIUM", "FIREFOX", "GECKODRIVER", "WEBKITDRIVER", "XVFB_RUN"] {
            command.env_remove(name);
        }
        for (name, value) in self.browsers.variables() {
            command.env(name, value);
        }
        let limit = Limit { silent: std::time::Duration::from_secs(300), total: std::time::Duration::from_secs(2400) };
        run::run(file, &mut command, limit, Show::All)
    }
}
