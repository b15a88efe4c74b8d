//! `cargo xtask test`: every check there is, each with its time, and one closing line.

pub mod browser;
pub mod components;
mod fresh;
mod scripts;
mod summary;

use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::build;
use crate::build::program;
use crate::build::site::licences;
use crate::machine::node;
use crate::machine::setup::{self, Browsers, BuildTools};
use crate::machine::wasm_target::TARGET;
use crate::project::Project;
use crate::project::finplan;
use crate::project::schema;
use crate::report::manifest::Manifest;
use crate::report::size;
use crate::report::verify;
use crate::run::{self, Limit, Show};
use crate::test::browser::Program;
use crate::test::summary::{Counts, Timed};

const WARNINGS_DENIED: [&str; 3] = ["--", "-D", "warnings"];
/// What is written for the browser.
const CHECKED: [&str; 5] = ["--lib", "--bin", "widget", "--test", "components"];
const DOCUMENTED: [&str; 3] = ["--lib", "--bin", "widget"];
const DOC_WARNINGS_DENIED: &str = "-D warnings";
/// How many of the slowest tests are named.
const SLOWEST: usize = 10;

/// Runs the checks; `quick` leaves out whatever needs a browser or its compiler.
///
/// What is native and what is for the browser goes side by side: the one's tests run while the other is linked.
pub fn test(project: &Project, quick: bool) -> ExitCode {
    let started = Instant::now();
    let run = Run::default();
    if run.check("rustfmt and clippy", || setup::components().map(|()| Counts::PASSED)) {
        thread::scope(|scope| {
            let native = scope.spawn(|| native(project, &run));
            if !quick {
                let site = web(project, &run);
                // What is measured in a browser is not to wait for a compiler.
                native.join().ok();
                if let Some(site) = site {
                    browsers(project, &site, &run);
                }
            }
        });
    }
    run.report(started.elapsed().as_secs())
}

/// The checks so far.
#[derive(Default)]
struct Run {
    done: Mutex<Vec<(String, Counts, u64)>>,
    tests: Mutex<Vec<Timed>>,
}

impl Run {
    /// One check: it is run, timed and counted; an error is a failure and does not stop the others.
    fn check(&self, name: &str, check: impl FnOnce() -> Result<Counts>) -> bool {
        println!("== {name}");
        let started = Instant::now();
        let counts = check().unwrap_or_else(|error| {
            println!("  {name}: {error:#}");
            Counts::FAILED
        });
        println!("   {name}: {counts} ({:.1} s)", started.elapsed().as_secs_f64());
        if let Ok(mut done) = self.done.lock() {
            done.push((name.to_owned(), counts, started.elapsed().as_secs()));
        }
        counts.failed == 0
    }

    /// Single tests with their times.
    fn time(&self, tests: Vec<Timed>) {
        if let Ok(mut all) = self.tests.lock() {
            all.extend(tests);
        }
    }

    fn report(self, seconds: u64) -> ExitCode {
        // A check that broke down in the middle is no reason to say nothing of the others.
        let done = self.done.into_inner().unwrap_or_else(PoisonError::into_inner);
        let tests = self.tests.into_inner().unwrap_or_else(PoisonError::into_inner);
        println!();
        for Timed { seconds, name } in summary::slowest(tests, SLOWEST) {
            println!("{seconds:>8.1} s  {name}");
        }
        println!();
        let mut total = Counts::default();
        for (name, counts, seconds) in &done {
            println!("{seconds:>6} s  {name}: {counts}");
            total = total.and(*counts);
        }
        println!("{seconds:>6} s  in all");
        println!("{total}");
        if total.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}

/// What needs no browser.
fn native(project: &Project, run: &Run) {
    let cargo = |arguments: &[&str]| {
        let mut command = Command::new("cargo");
        command.current_dir(project.root()).args(arguments);
        command
    };
    run.check("format", || passes("rustfmt", &mut cargo(&["fmt", "--all", "--check"])));
    run.check("clippy, native", || {
        let all = ["clippy", "--locked", "--workspace", "--all-targets"];
        passes("clippy", cargo(&all).args(WARNINGS_DENIED))
    });
    run.check("clippy, native core", || {
        let core = ["clippy", "--locked", "--lib", "--no-default-features"];
        passes("clippy", cargo(&core).args(WARNINGS_DENIED))
    });
    run.check("documentation", || {
        let doc = ["doc", "--locked", "--workspace", "--no-deps"];
        passes("cargo doc", cargo(&doc).env("RUSTDOCFLAGS", DOC_WARNINGS_DENIED))
    });
    run.check("native tests", || {
        let tests = ["test", "--locked", "--workspace", "--no-fail-fast"];
        let finished = run::run("cargo test", &mut cargo(&tests), Limit::silent(900), Show::Progress)?;
        if finished.success {
            finplan::mark_built(project);
        }
        let counts = summary::of_cargo_test(&finished.output).unwrap_or_default();
        let counts = counts.with_exit(finished.success);
        if counts.failed > 0 {
            run::print_tail(&finished.output);
            // Other test programs may have run after the one that failed.
            run::print_tail(&summary::failures(&finished.output).join("\n"));
        }
        run.time(summary::programs(&finished.output));
        Ok(counts)
    });
    run.check("vectors", || {
        let mut vectors = finplan::command(project);
        counted("finplan vectors", vectors.args(["vectors", "tests/vectors"]))
    });
    run.check("schema", || schema::check(project).map(|()| Counts::PASSED));
}

/// What there is for a browser to look at, beside `dist`.
struct Site {
    /// What builds for the browser.
    tools: BuildTools,
    /// The page that Trunk built by itself.
    trunk_page: Option<PathBuf>,
}

/// What needs the browser's compiler. Answers once `dist` is there.
fn web(project: &Project, run: &Run) -> Option<Site> {
    let mut tools = None;
    run.check("tools", || {
        tools = Some(setup::for_build(project)?);
        Ok(Counts::PASSED)
    });
    let tools = tools?;
    for (name, check) in [("types of the scripts", "types"), ("lint of the scripts", "lint")] {
        run.check(name, || scripts::check(project, &node::recent(project)?, check));
    }
    run.check("clippy, browser", || browser_cargo(project, &tools, "clippy", &CHECKED, &WARNINGS_DENIED));
    run.check("documentation, browser", || browser_cargo(project, &tools, "doc", &DOCUMENTED, &["--no-deps"]));
    let built = run.check("release build", || {
        build::release(project)?;
        let dist = project.dist();
        let manifest = Manifest::read(&dist)?;
        verify::dist(&dist, &manifest)?;
        licences::check_site(&dist, &manifest)?;
        Ok(Counts::PASSED)
    });
    let mut trunk_page = None;
    run.check("trunk build alone, on a machine without crates", || {
        trunk_page = Some(fresh::page(project, &tools)?);
        Ok(Counts::PASSED)
    });
    run.check("component tests, build", || components::build(project, &tools).map(|()| Counts::PASSED));
    if !built {
        return None;
    }
    run.check("size", || {
        size::report(&Manifest::read(&project.dist())?)?;
        Ok(Counts::PASSED)
    });
    Some(Site { tools, trunk_page })
}

/// What needs a browser.
fn browsers(project: &Project, site: &Site, run: &Run) {
    let browsers = setup::for_browsers(project);
    run.check("browsers", || Ok(presence(&browsers)));
    run.check("component tests", || {
        let finished = components::run(project, &site.tools, &browsers, &[])?;
        let counts = summary::of_cargo_test(&finished.output);
        let counts = counts.context("the component tests ended without their closing line")?;
        // The runner says of itself what it is running, in cargo's words.
        let programs = summary::programs(&finished.output).into_iter();
        run.time(programs.map(|program| Timed { name: "component tests".to_owned(), ..program }).collect());
        Ok(counts.with_exit(finished.success))
    });
    run.check("browser tests", || {
        if browsers.chromium.is_none() {
            bail!("there is no Chromium: run `cargo xtask setup` and see why");
        }
        let program = Program { project, node: node::recent(project)?, browsers: &browsers };
        let folders: Vec<_> = site.trunk_page.iter().map(|page| ("FINPLAN_TRUNK_PAGE", page.as_path())).collect();
        let finished = program.run("tests/browser/run.mjs", &[], &folders)?;
        let counts = summary::of_closing_line(&finished.output);
        let counts = counts.context("the browser tests ended without their closing line")?;
        run.time(summary::browser_tests(&finished.output));
        Ok(counts.with_exit(finished.success))
    });
}

/// The same profile as the build's: what is compiled for macros and build scripts serves both.
fn browser_cargo(project: &Project, tools: &BuildTools, what: &str, targets: &[&str], more: &[&str]) -> Result<Counts> {
    let mut command = Command::new("cargo");
    command
        .current_dir(project.root())
        .args([what, "--locked", "--target", TARGET, "--profile", "web"])
        .args(["--no-default-features", "--features", program::FEATURES])
        .args(targets)
        .args(more)
        .env("RUSTDOCFLAGS", DOC_WARNINGS_DENIED);
    program::environment(project, tools, &mut command);
    passes(&format!("cargo {what}"), &mut command)
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
