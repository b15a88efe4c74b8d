//! `cargo xtask test`: every check there is, each with its time, and one closing line.

use std::process::{Command, ExitCode};
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::browser::Program;
use crate::build;
use crate::licences;
use crate::manifest::Manifest;
use crate::node;
use crate::project::Project;
use crate::run::{self, Limit, Show};
use crate::schema;
use crate::setup::{self, Browsers, BuildTools};
use crate::size;
use crate::summary::{self, Counts};
use crate::trunk;
use crate::verify;
use crate::wasm_target::TARGET;

const WARNINGS_DENIED: [&str; 3] = ["--", "-D", "warnings"];

/// Runs the checks; `quick` leaves out whatever needs a browser or its compiler.
pub fn test(project: &Project, quick: bool) -> ExitCode {
    let started = Instant::now();
    let mut run = Run::default();
    native(project, &mut run);
    if !quick {
        web(project, &mut run);
    }
    println!();
    for (name, counts, seconds) in &run.done {
        println!("{seconds:>6} s  {name}: {counts}");
    }
    println!("{:>6} s  in all", started.elapsed().as_secs());
    println!("{}", run.total);
    if run.total.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The checks so far.
#[derive(Default)]
struct Run {
    done: Vec<(String, Counts, u64)>,
    total: Counts,
}

impl Run {
    /// One check: it is run, timed and counted; an error is a failure and does not stop the others.
    fn check(&mut self, name: &str, check: impl FnOnce() -> Result<Counts>) -> bool {
        println!("== {name}");
        let started = Instant::now();
        let counts = check().unwrap_or_else(|error| {
            println!("  {error:#}");
            Counts::FAILED
        });
        println!("   {counts} ({:.1} s)", started.elapsed().as_secs_f64());
        self.done.push((name.to_owned(), counts, started.elapsed().as_secs()));
        self.total = self.total.and(counts);
        counts.failed == 0
    }
}

/// What needs no browser.
fn native(project: &Project, run: &mut Run) {
    let cargo = |arguments: &[&str]| {
        let mut command = Command::new("cargo");
        command.current_dir(project.root()).args(arguments);
        command
    };
    if !run.check("rustfmt and clippy", || setup::components().map(|()| Counts::PASSED)) {
        return;
    }
    run.check("format", || passes("rustfmt", &mut cargo(&["fmt", "--all", "--check"])));
    run.check("clippy, native", || {
        let all = ["clippy", "--locked", "--workspace", "--all-targets"];
        passes("clippy", cargo(&all).args(WARNINGS_DENIED))
    });
    run.check("clippy, native core", || {
        let core = ["clippy", "--locked", "--lib", "--no-default-features"];
        passes("clippy", cargo(&core).args(WARNINGS_DENIED))
    });
    run.check("native tests", || {
        let tests = ["test", "--locked", "--workspace", "--no-fail-fast"];
        let finished = run::run("cargo test", &mut cargo(&tests), Limit::silent(900), Show::Progress)?;
        let counts = summary::of_cargo_test(&finished.output).unwrap_or_default();
        let counts = counts.with_exit(finished.success);
        if counts.failed > 0 {
            run::print_tail(&finished.output);
            // Other test programs may have run after the one that failed.
            run::print_tail(&summary::failures(&finished.output).join("\n"));
        }
        Ok(counts)
    });
    run.check("vectors", || {
        let vectors = ["run", "--quiet", "--locked", "--bin", "finplan", "--", "vectors", "tests/vectors"];
        counted("finplan vectors", &mut cargo(&vectors))
    });
    run.check("schema", || schema::check(project).map(|()| Counts::PASSED));
}

/// What needs the browser's compiler, or a browser.
fn web(project: &Project, run: &mut Run) {
    let mut tools = None;
    if !run.check("tools", || {
        tools = Some(setup::for_build(project)?);
        Ok(Counts::PASSED)
    }) {
        return;
    }
    let Some(tools) = tools else { return };
    run.check("clippy, browser", || browser_clippy(project, &tools));
    let built = run.check("release build", || {
        build::release(project)?;
        let dist = project.dist();
        let manifest = Manifest::read(&dist)?;
        verify::dist(&dist, &manifest)?;
        licences::check_site(&dist, &manifest)?;
        Ok(Counts::PASSED)
    });
    if !built {
        return;
    }
    run.check("size", || {
        size::report(&Manifest::read(&project.dist())?)?;
        Ok(Counts::PASSED)
    });
    let browsers = setup::for_browsers(project);
    run.check("browsers", || Ok(presence(&browsers)));
    run.check("browser tests", || {
        if browsers.chromium.is_none() {
            bail!("there is no Chromium: run `cargo xtask setup` and see why");
        }
        let program = Program { project, node: node::ensure_for_browsers(project)?, browsers: &browsers };
        let finished = program.run("tests/browser/run.mjs", &[])?;
        let counts = summary::of_closing_line(&finished.output);
        let counts = counts.context("the browser tests ended without their closing line")?;
        Ok(counts.with_exit(finished.success))
    });
}

/// The same profile as the build's: what is compiled for macros and build scripts serves both.
fn browser_clippy(project: &Project, tools: &BuildTools) -> Result<Counts> {
    let mut command = Command::new("cargo");
    command
        .current_dir(project.root())
        .args(["clippy", "--locked", "--target", TARGET, "--profile", "web"])
        .args(["--no-default-features", "--features", "web"])
        .args(["--lib", "--bin", "widget"])
        .args(WARNINGS_DENIED);
    trunk::environment(project, tools, &mut command);
    passes("clippy", &mut command)
}

/// Outside of CI a browser that is not there is said and skipped, except the one that all tests need.
fn presence(browsers: &Browsers) -> Counts {
    let mut counts = Counts::default();
    for (name, path) in browsers.variables() {
        println!("  {name}: {}", path.display());
    }
    for name in browsers.missing() {
        let needed = setup::is_ci() || name == "Chromium";
        println!("  {name}: {}", if needed { "missing" } else { "skipped, it is not installed" });
        let missing = if needed { Counts::FAILED } else { Counts::new(0, 0, 1) };
        counts = counts.and(missing);
    }
    counts
}

/// A program whose exit code says all.
fn passes(label: &str, command: &mut Command) -> Result<Counts> {
    let finished = run::run(label, command, Limit::silent(900), Show::Progress)?;
    if finished.success {
        return Ok(Counts::PASSED);
    }
    run::print_tail(&finished.output);
    Ok(Counts::FAILED)
}

/// A program of ours that counts its tests in its last line.
fn counted(label: &str, command: &mut Command) -> Result<Counts> {
    let finished = run::run(label, command, Limit::silent(900), Show::Progress)?;
    let counts = summary::of_closing_line(&finished.output).unwrap_or_default();
    let counts = counts.with_exit(finished.success);
    if counts.failed > 0 {
        run::print_tail(&finished.output);
    }
    Ok(counts)
}
