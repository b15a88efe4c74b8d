//! Installing Debian and Ubuntu packages.

use std::env;
use std::io::{IsTerminal, stdin};
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Result, bail};

use crate::machine::missing::{Machine, Missing};
use crate::run::{self, Limit};

const NETWORK: [&str; 4] = ["-o", "Acquire::http::Timeout=20", "-o", "Acquire::Retries=1"];

/// Package lists are fetched once, before the first installation.
static LISTS_FETCHED: AtomicBool = AtomicBool::new(false);

/// Installs what is missing by these packages; elsewhere the error says what to do instead.
pub fn install(missing: Missing, packages: &[&str]) -> Result<()> {
    let (what, names) = (missing.name(), packages.join(" "));
    let machine = Machine::here();
    if machine != Machine::Apt {
        bail!("{}", missing.advice(machine));
    }
    let Some(mut update) = as_root(&["apt-get", "update"]) else {
        bail!("{what} is missing and needs root: run `apt-get install {names}` as root");
    };
    println!("setup: {what}: apt-get install {names}");
    if !LISTS_FETCHED.swap(true, Ordering::Relaxed) {
        // Old lists are better than none: a failure shows in the installation if it matters.
        run::run("apt-get update", update.args(NETWORK), Limit::silent(90), run::Show::Progress).ok();
    }
    let Some(mut command) = as_root(&["apt-get", "install", "-y", "--no-install-recommends"]) else {
        bail!("{what} is missing and needs root: run `apt-get install {names}` as root");
    };
    command.args(NETWORK).args(packages);
    let result = run::run("apt-get install", &mut command, Limit::silent(300), run::Show::Progress);
    match result {
        Ok(finished) if finished.success => Ok(()),
        Ok(finished) => {
            run::print_tail(&finished.output);
            bail!("{what} could not be installed: run `apt-get install {names}` and see why")
        }
        Err(error) => bail!("{what} could not be installed ({error}): is the network reachable?"),
    }
}

/// A command that runs as root, or nothing where that is not possible.
pub fn as_root(words: &[&str]) -> Option<Command> {
    let (program, arguments) = words.split_first()?;
    let mut command = if is_root() {
        let mut command = Command::new(program);
        command.env("DEBIAN_FRONTEND", "noninteractive");
        command
    } else {
        // With a person at the terminal sudo asks once, on the terminal itself; else it must not wait.
        let mode = if stdin().is_terminal() { "-v" } else { "-nv" };
        let allowed = Command::new("sudo").arg(mode).status();
        if !allowed.is_ok_and(|status| status.success()) {
            return None;
        }
        let mut command = Command::new("sudo");
        command.args(["-n", "DEBIAN_FRONTEND=noninteractive", program]);
        command
    };
    command.args(arguments);
    Some(command)
}

fn is_root() -> bool {
    run::says(Command::new("id").arg("-u"))
        .map_or(env::var("USER").is_ok_and(|user| user == "root"), |id| id.trim() == "0")
}
