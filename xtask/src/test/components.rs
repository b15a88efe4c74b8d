//! The tests of components: one program for the browser, which `wasm-bindgen-test-runner` runs in one.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use crate::build::program;
use crate::machine::setup::{self, Browsers, BuildTools};
use crate::machine::wasm_target::TARGET;
use crate::machine::webdriver::WebDriver;
use crate::project::Project;
use crate::run::{self, Finished, Limit, Show};

/// How many seconds all of them may take together: a machine that does other things at the time is slow.
const PATIENCE: &str = "180";

/// Compiles them, and runs none.
pub fn build(project: &Project, tools: &BuildTools) -> Result<()> {
    let mut command = cargo_test(project, tools);
    command.arg("--no-run");
    run::run_checked("cargo test", &mut command, Limit::silent(900)).map(|_| ())
}

/// Runs those whose names hold all of these words, and shows what they say.
pub fn run(project: &Project, tools: &BuildTools, browsers: &Browsers, words: &[String]) -> Result<Finished> {
    let Some(driver) = WebDriver::of(browsers) else {
        bail!("there is no driver of a browser: run `cargo xtask setup` and see why");
    };
    let runner = setup::for_components(project)?;
    let capabilities = project.web_target().join("webdriver.json");
    fs::write(&capabilities, driver.capabilities.to_string()).context("webdriver.json cannot be written")?;
    println!("  {}: {}", driver.browser, driver.driver.display());
    let mut command = cargo_test(project, tools);
    for variable in ["CHROMEDRIVER", "GECKODRIVER", "SAFARIDRIVER", "MSEDGEDRIVER"] {
        command.env_remove(variable).env_remove(format!("{variable}_REMOTE"));
    }
    command
        .arg("--")
        .args(words)
        .env(driver.variable, &driver.driver)
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities)
        .env("WASM_BINDGEN_TEST_TIMEOUT", PATIENCE)
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "30")
        .env_remove("NO_HEADLESS");
    run::run("cargo test", &mut command, Limit::silent(900), Show::All)
}

/// `cargo xtask components`: builds and runs them.
pub fn alone(project: &Project, words: &[String]) -> Result<()> {
    let tools = setup::for_build(project)?;
    let browsers = setup::for_browsers(project);
    ensure!(run(project, &tools, &browsers, words)?.success, "a component does not do what it promises");
    Ok(())
}

/// The flags are those of `.cargo/config.toml`, and the paths of sources stay whole: a panic tells its place by them.
fn cargo_test(project: &Project, tools: &BuildTools) -> Command {
    let mut command = Command::new("cargo");
    command
        .current_dir(project.root())
        .args(["test", "--locked", "--target", TARGET, "--profile", program::Mode::Dev.profile()])
        .args(["--no-default-features", "--features", "web", "--test", "components"])
        .env("CARGO_TARGET_DIR", project.web_target());
    tools.compiler.apply(&mut command);
    command
}
