//! What each command needs from the machine: found first, installed only where it is missing.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::machine::apt;
use crate::machine::missing::Missing;
use crate::machine::node;
use crate::machine::tools::{self, CargoTool};
use crate::machine::version;
use crate::machine::wasm_target::{self, WasmCompiler};
use crate::project::Project;
use crate::run::{self, Limit, Show};

/// What a browser build needs.
pub struct BuildTools {
    /// Which compiler builds for the browser.
    pub compiler: WasmCompiler,
    /// Node's executable.
    pub node: PathBuf,
}

/// Makes the tools of a browser build available.
pub fn for_build(project: &Project) -> Result<BuildTools> {
    let compiler = wasm_target::ensure(project)?;
    let node = node::ensure(project)?;
    Ok(BuildTools { compiler, node })
}

/// What `trunk build` and `trunk serve` alone need, which a person types.
pub struct TrunkTools {
    /// Trunk's executable.
    pub trunk: PathBuf,
    /// wasm-bindgen's executable, of the very version that the lock file names.
    pub wasm_bindgen: PathBuf,
}

/// Makes Trunk and its tools available.
pub fn for_trunk(project: &Project) -> Result<TrunkTools> {
    let trunk = cargo_tool(project, &tools::TRUNK)?;
    let wasm_bindgen = bound(project, tools::wasm_bindgen)?;
    Ok(TrunkTools { trunk, wasm_bindgen })
}

/// Makes the program available that runs tests of components, of the very version that the lock file names.
pub fn for_components(project: &Project) -> Result<PathBuf> {
    bound(project, tools::wasm_bindgen_test_runner)
}

/// A tool whose version is that of the crate wasm-bindgen.
fn bound(project: &Project, tool: fn(&str) -> CargoTool<'_>) -> Result<PathBuf> {
    let lock = project.lock()?;
    let version = version::locked(&lock, "wasm-bindgen").context("no wasm-bindgen in Cargo.lock")?;
    cargo_tool(project, &tool(version))
}

/// The browsers that the tests drive. One that could not be had is absent.
pub struct Browsers {
    /// Chromium's executable.
    pub chromium: Option<PathBuf>,
    /// Chromium's driver, which the tests of components need.
    pub chromedriver: Option<PathBuf>,
    /// Firefox' executable and its driver.
    pub firefox: Option<(PathBuf, PathBuf)>,
    /// WebKit's driver, and the program that gives it a display.
    pub webkit: Option<(PathBuf, PathBuf)>,
}

impl Browsers {
    /// What the browser tests read from the environment.
    pub fn variables(&self) -> Vec<(&'static str, &Path)> {
        let mut variables = Vec::new();
        if let Some(chromium) = &self.chromium {
            variables.push(("CHROMIUM", chromium.as_path()));
        }
        if let Some((firefox, driver)) = &self.firefox {
            variables.push(("FIREFOX", firefox.as_path()));
            variables.push(("GECKODRIVER", driver.as_path()));
        }
        if let Some((driver, display)) = &self.webkit {
            variables.push(("WEBKITDRIVER", driver.as_path()));
            variables.push(("XVFB_RUN", display.as_path()));
        }
        variables
    }

    /// The names of those that are absent.
    pub fn missing(&self) -> Vec<&'static str> {
        [("Chromium", self.chromium.is_none()), ("Firefox", self.firefox.is_none()), ("WebKit", self.webkit.is_none())]
            .into_iter()
            .filter_map(|(name, missing)| missing.then_some(name))
            .collect()
    }
}

/// Makes the browsers available. Says which one could not be had and why; what that means is for the
/// caller to decide.
pub fn for_browsers(project: &Project) -> Browsers {
    let chromium = present_or(find_chromium(project), || {
        apt::install(Missing::Chromium, &["chromium", "chromium-driver", "chromium-sandbox", "fonts-noto-cjk"])?;
        find_chromium(project).context("Chromium is missing although it was installed")
    });
    let chromedriver = present_or(find_chromedriver(project), || {
        apt::install(Missing::Chromium, &["chromium-driver"])?;
        find_chromedriver(project).context("Chromium's driver is missing although it was installed")
    });
    let firefox = present_or(find_firefox(project), || {
        if tools::find(project, tools::FIREFOX).is_none() {
            apt::install(Missing::Firefox, &["firefox-esr"])?;
        }
        if tools::find(project, &["geckodriver"]).is_none() {
            cargo_install(project, &tools::GECKODRIVER)?;
        }
        find_firefox(project).context("Firefox or its driver is missing although it was installed")
    });
    let webkit = present_or(find_webkit(project), || {
        apt::install(Missing::WebKit, &["webkit2gtk-driver", "xvfb", "xauth"])?;
        find_webkit(project).context("WebKit's driver is missing although it was installed")
    });
    Browsers { chromium, chromedriver, firefox, webkit }
}

/// Everything, for `cargo xtask setup`.
pub fn everything(project: &Project) -> Result<()> {
    let tools = for_build(project)?;
    let trunk = for_trunk(project)?;
    let found = |name: &str, what: String| println!("setup: {name}: {what}");
    found("compiler for the browser", tools.compiler.version().trim().to_owned());
    found("trunk", trunk.trunk.display().to_string());
    found("wasm-bindgen", trunk.wasm_bindgen.display().to_string());
    found("wasm-bindgen-test-runner", for_components(project)?.display().to_string());
    found("node", tools.node.display().to_string());
    let browsers = for_browsers(project);
    for (name, path) in browsers.variables() {
        found(name, path.display().to_string());
    }
    let missing = browsers.missing();
    if missing.is_empty() {
        println!("setup: everything is in place");
        return Ok(());
    }
    bail!("without {} some browser tests cannot run", missing.join(", "))
}

/// Makes cargo's format and lint commands available.
pub fn components() -> Result<()> {
    for (name, command) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if run::says(Command::new("cargo").args([command, "--version"])).is_some() {
            continue;
        }
        println!("setup: {name}: rustup component add");
        let mut add = Command::new("rustup");
        add.args(["component", "add", name]);
        run::run("rustup component add", &mut add, Limit::silent(30), Show::Progress).ok();
        if run::says(Command::new("cargo").args([command, "--version"])).is_none() {
            bail!("{name} is missing: run `rustup component add {name}` with a network");
        }
    }
    Ok(())
}

/// In CI a missing browser is a failure, elsewhere it is said and skipped.
pub fn is_ci() -> bool {
    env::var("CI").is_ok_and(|value| !matches!(value.as_str(), "" | "0" | "false"))
}

fn find_chromium(project: &Project) -> Option<PathBuf> {
    named("CHROMIUM").or_else(|| tools::find(project, tools::CHROMIUM))
}

fn find_chromedriver(project: &Project) -> Option<PathBuf> {
    named("CHROMEDRIVER").or_else(|| tools::find(project, &["chromedriver"]))
}

fn find_firefox(project: &Project) -> Option<(PathBuf, PathBuf)> {
    let browser = named("FIREFOX").or_else(|| tools::find(project, tools::FIREFOX))?;
    let driver = named("GECKODRIVER").or_else(|| tools::find(project, &["geckodriver"]))?;
    Some((browser, driver))
}

fn find_webkit(project: &Project) -> Option<(PathBuf, PathBuf)> {
    let driver = named("WEBKITDRIVER").or_else(|| tools::find(project, &["WebKitWebDriver"]))?;
    tools::find(project, &["xauth"])?;
    Some((driver, tools::find(project, &["xvfb-run"])?))
}

/// A person can name an executable that stands elsewhere.
fn named(variable: &str) -> Option<PathBuf> {
    let path = PathBuf::from(env::var_os(variable)?);
    path.is_file().then_some(path)
}

fn present_or<T>(found: Option<T>, install: impl FnOnce() -> Result<T>) -> Option<T> {
    if found.is_some() {
        return found;
    }
    match install() {
        Ok(installed) => Some(installed),
        Err(error) => {
            println!("setup: {error}");
            None
        }
    }
}

/// The tool's executable, installed from source where it is missing.
fn cargo_tool(project: &Project, tool: &CargoTool) -> Result<PathBuf> {
    let CargoTool { name, version, .. } = tool;
    if let Some(found) = tools::find_exact(project, name, version) {
        return Ok(found);
    }
    cargo_install(project, tool)?;
    tools::find_exact(project, name, version)
        .with_context(|| format!("{name} {version} is missing although it was installed"))
}

fn cargo_install(project: &Project, tool: &CargoTool) -> Result<()> {
    let CargoTool { package, version, .. } = tool;
    println!("setup: {package} {version}: cargo install (some minutes, once)");
    fs::create_dir_all(project.tools()).context("the tool cache cannot be written")?;
    let mut command = Command::new("cargo");
    command
        .current_dir(project.tools())
        .env_remove("CARGO_TARGET_DIR")
        // Most of these programs' own profiles ask for the slowest build there is. They start other
        // programs and copy files: that is as fast without.
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", tool.opt_level)
        .args(["install", package, "--version", &format!("={version}")])
        .args(tool.locked.then_some("--locked"))
        .arg("--root")
        .arg(project.tools());
    let label = format!("cargo install {package}");
    match run::run(&label, &mut command, Limit::silent(600), Show::Progress) {
        Ok(finished) if finished.success => Ok(()),
        Ok(finished) => {
            run::print_tail(&finished.output);
            bail!("{package} {version} could not be installed: is the crate registry reachable?")
        }
        Err(error) => bail!("{package} {version} could not be installed ({error}): is the crate registry reachable?"),
    }
}
