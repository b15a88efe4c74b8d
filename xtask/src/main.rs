//! The project's own commands: `cargo xtask serve`, `cargo xtask test` and what they are made of.
#![allow(clippy::arithmetic_side_effects, reason = "counts of files, bytes and tests")]

mod bench;
mod build;
mod digest;
mod machine;
mod project;
mod report;
mod run;
mod serve;
mod test;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::machine::setup;
use crate::project::{Project, schema};
use crate::report::shots;
use crate::test::{browser, components};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "FinPlan's own commands")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Find or install everything that the other commands need
    Setup,
    /// Run every check
    Test {
        /// Only what needs no browser
        #[arg(long)]
        quick: bool,
    },
    /// Run the tests of components in a browser
    Components {
        /// Words that the names of the tests hold
        words: Vec<String>,
    },
    /// Build the static site into dist/
    Build,
    /// Build and serve the demo bank on 127.0.0.1
    Serve(serve::Options),
    /// Take pictures of every screen into shots/
    Shots {
        /// Handed to tests/browser/shots.mjs
        #[arg(trailing_var_arg = true)]
        arguments: Vec<String>,
    },
    /// Measure in Chromium what a customer waits for
    Bench {
        /// A program in benches/browser, such as `slider`; or `simulate`
        name: String,
        /// Handed to it
        arguments: Vec<String>,
    },
    /// Write the JSON Schema of the bank's configuration
    Schema,
}

fn main() -> ExitCode {
    match dispatch(Arguments::parse().command) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(command: Command) -> Result<ExitCode> {
    let project = Project::locate()?;
    match command {
        Command::Setup => setup::everything(&project)?,
        Command::Build => build::release(&project)?,
        Command::Components { words } => components::alone(&project, &words)?,
        Command::Test { quick } => return Ok(test::test(&project, quick)),
        Command::Shots { arguments } => shots::shots(&project, &arguments)?,
        Command::Bench { name, arguments } if name == "simulate" => bench::simulate(&project, &arguments)?,
        Command::Bench { name, arguments } => {
            browser::built(&project, &format!("benches/browser/{name}.mjs"), &arguments)?;
        }
        Command::Schema => schema::write(&project)?,
        Command::Serve(options) => serve::serve(&project, &options)?,
    }
    Ok(ExitCode::SUCCESS)
}
