//! `cargo xtask bench simulate`: how fast plans are played, against the same work in JavaScript and NumPy.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use crate::build::program::{self, chunks};
use crate::machine::node;
use crate::machine::setup;
use crate::project::Project;
use crate::run::{self, Limit};
use crate::test::browser::Program;

const PROGRAM: &str = "benches/simulate/run.mjs";
const EXAMPLE: &str = "bench";

/// Builds both modules and the native example, and measures them in one run.
pub fn simulate(project: &Project, arguments: &[String]) -> Result<()> {
    let tools = setup::for_build(project)?;
    let folder = project.web_target().join("bench-simulate");
    fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    for (built, name) in program::simulation(project, &tools)?.iter().zip(["simulate.wasm", "simulate-simd.wasm"]) {
        fs::write(folder.join(name), chunks::optimise_simulation(project, built)?)?;
    }
    let native = native(project, &folder)?;
    let browsers = setup::for_browsers(project);
    ensure!(browsers.chromium.is_some(), "there is no Chromium: run `cargo xtask setup` and see why");
    let program = Program { project, node: node::recent(project)?, browsers: &browsers };
    let folders = [("FINPLAN_SIMULATE", folder.as_path()), ("FINPLAN_SIMULATE_NATIVE", native.as_path())];
    if !program.run(PROGRAM, arguments, &folders)?.success {
        bail!("{PROGRAM} did not come to its end");
    }
    Ok(())
}

/// The example with the same work, which also writes the jobs.
fn native(project: &Project, folder: &Path) -> Result<std::path::PathBuf> {
    let target = project.web_target().join("native");
    let mut command = Command::new("cargo");
    command
        .current_dir(project.root())
        .args(["build", "--offline", "--locked", "--profile", "worker", "--package", "finplan-simulate"])
        .args(["--example", EXAMPLE])
        .env("CARGO_TARGET_DIR", &target);
    run::run_checked("cargo build", &mut command, Limit::silent(900))?;
    let native = target.join("worker/examples").join(EXAMPLE);
    let mut jobs = Command::new(&native);
    jobs.arg("jobs").arg(folder);
    run::run_checked("the jobs", &mut jobs, Limit::total(60))?;
    Ok(native)
}
