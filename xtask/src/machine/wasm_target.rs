//! A compiler that builds for the browser.
//!
//! The ordinary way is rustup's target. Its server is not reachable from everywhere, and rustup then
//! waits for ever; the way out is Debian's pair of a compiler and its standard-library source, from
//! which the standard library is built once.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::machine::apt;
use crate::machine::missing::{Machine, Missing};
use crate::machine::version;
use crate::project::Project;
use crate::run::{self, Limit, Show};

/// The only target that the browser build has.
pub const TARGET: &str = "wasm32-unknown-unknown";
/// The name under which Debian's compiler is linked into rustup.
const LINKED: &str = "finplan-wasm";
const LINKED_ROOT: &str = "/usr";
const PACKAGES: &[&str] = &["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm", "rust-web-clippy"];
const DOWNLOAD: Limit = Limit::silent(30);

/// Which compiler builds for the browser.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WasmCompiler {
    /// The toolchain that runs everything else too.
    Default,
    /// Debian's, linked into rustup.
    Linked,
}

impl WasmCompiler {
    /// Points a command, and the cargo that it may call, at this compiler.
    pub fn apply(self, command: &mut Command) {
        if self == Self::Linked {
            command.env("RUSTUP_TOOLCHAIN", LINKED);
            if let Some(linker) = linker() {
                command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
            }
        }
    }

    /// What this compiler says it is.
    pub fn version(self) -> String {
        let mut command = Command::new("rustc");
        self.apply(command.arg("--version"));
        run::says(&mut command).unwrap_or_default()
    }

    /// The standard library for the browser is where this compiler looks for it.
    fn is_ready(self) -> bool {
        let mut command = Command::new("rustc");
        self.apply(command.args(["--print", "target-libdir", "--target", TARGET]));
        run::says(&mut command).is_some_and(|folder| has_std(Path::new(folder.trim())))
    }
}

/// Finds a compiler for the browser, or installs one.
pub fn ensure(project: &Project) -> Result<WasmCompiler> {
    let known = [WasmCompiler::Default, WasmCompiler::Linked];
    if let Some(ready) = known.into_iter().find(|compiler| compiler.is_ready()) {
        return Ok(ready);
    }
    println!("setup: the {TARGET} target: rustup target add");
    let mut add = Command::new("rustup");
    let added = run::run(
        "rustup target add",
        add.args(["target", "add", TARGET]).env_remove("RUST_BACKTRACE"),
        DOWNLOAD,
        Show::Progress,
    );
    match added {
        Ok(finished) if finished.success && WasmCompiler::Default.is_ready() => {
            return Ok(WasmCompiler::Default);
        }
        Ok(finished) => run::print_tail(&finished.output),
        Err(error) => println!("setup: {error}"),
    }
    let machine = Machine::here();
    if machine != Machine::Apt {
        bail!("{}", Missing::WasmTarget.advice(machine));
    }
    println!("setup: rustup cannot have it: taking the distribution's compiler");
    link_distribution(project)?;
    if WasmCompiler::Linked.is_ready() {
        return Ok(WasmCompiler::Linked);
    }
    bail!("the {TARGET} target could not be had: run `rustup target add {TARGET}` with a network")
}

fn link_distribution(project: &Project) -> Result<()> {
    let rustc = format!("{LINKED_ROOT}/bin/rustc");
    if !Path::new(&rustc).exists() {
        apt::install(Missing::WasmTarget, PACKAGES)?;
    }
    let library = PathBuf::from(format!("{LINKED_ROOT}/lib/rustlib/{TARGET}/lib"));
    if !has_std(&library) {
        build_std(project, &rustc, &library)?;
    }
    run::run_checked(
        "rustup toolchain link",
        Command::new("rustup").args(["toolchain", "link", LINKED, LINKED_ROOT]),
        Limit::total(30),
    )?;
    Ok(())
}

/// Builds the standard library from the distribution's source and puts it beside the compiler.
///
/// `embed-bitcode` is what later builds with link-time optimisation need, `test` is what tests in a
/// browser need. The environment names the very compiler: cargo would otherwise ask rustup's.
fn build_std(project: &Project, rustc: &str, library: &Path) -> Result<()> {
    let answer = run::says(Command::new(rustc).arg("--version")).unwrap_or_default();
    let name = format!("std-{}", version::of_answer(&answer).unwrap_or("unknown"));
    let folder = project.cached(&name);
    println!("setup: building the standard library for the browser (about a minute)");
    fs::create_dir_all(folder.join("src")).context("the tool cache cannot be written")?;
    fs::write(
        folder.join("Cargo.toml"),
        "[package]\nname = \"finplan-std\"\nversion = \"0.0.0\"\nedition = \"2021\"\n[workspace]\n",
    )?;
    fs::write(folder.join("src/lib.rs"), "")?;
    let mut build = Command::new(format!("{LINKED_ROOT}/bin/cargo"));
    build
        .current_dir(&folder)
        .env_remove("RUSTUP_TOOLCHAIN")
        .env_remove("CARGO_TARGET_DIR")
        .env("RUSTC", rustc)
        .env("RUSTC_BOOTSTRAP", "1")
        .env("RUSTFLAGS", "-Cembed-bitcode=yes -Zforce-unstable-if-unmarked")
        .args(["build", "--release", "--target", TARGET])
        .args(["-Z", "build-std=std,panic_abort,panic_unwind,proc_macro,test"]);
    run::run_checked("standard library", &mut build, Limit::silent(300))
        .context("the standard library for the browser could not be built: is the crate registry reachable?")?;
    let built = folder.join(format!("target/{TARGET}/release/deps"));
    let libraries = rlibs(&built);
    let destination = library.to_string_lossy();
    let needs_root = "the compiler's folder needs root to be written: run this once as root";
    let mut mkdir = apt::as_root(&["mkdir", "-p", &destination]).context(needs_root)?;
    run::run_checked("mkdir", &mut mkdir, Limit::total(30))?;
    let mut copy = apt::as_root(&["cp"]).context(needs_root)?;
    copy.args(&libraries).arg(library);
    run::run_checked("cp", &mut copy, Limit::total(60))?;
    Ok(())
}

/// A linker for wasm: the one that every rustup toolchain brings, or the distribution's, whose link may
/// lead nowhere when the package behind it was not installed.
fn linker() -> Option<PathBuf> {
    let libraries = run::says(Command::new("rustc").args(["--print", "target-libdir"]));
    let own = libraries.map(|folder| Path::new(folder.trim()).join("../bin/rust-lld"));
    let distribution = PathBuf::from(format!("{LINKED_ROOT}/bin/rust-lld"));
    own.into_iter().chain([distribution]).find(|path| path.is_file())
}

fn rlibs(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "rlib"))
        .collect()
}

fn has_std(folder: &Path) -> bool {
    rlibs(folder).iter().any(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("libstd-")))
}
