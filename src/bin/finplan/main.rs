//! `finplan`: the calculations, checks and tables of the widget on the command line.

mod calc;
mod check;
mod clock;
mod link;
mod publish;
mod receipt;
mod replay;
mod train;

use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Arg, ArgMatches, Command, value_parser};
use finplan::i18n::texts::TextBundle;
use finplan::i18n::{Locale, texts};
use finplan::{config, vectors};

fn main() -> ExitCode {
    let result = match command().get_matches().subcommand() {
        Some(("calc", matches)) => calc::run(matches).and_then(|report| print(&report)),
        Some(("check", matches)) => check::run(matches),
        Some(("link", matches)) => link::run(matches),
        Some(("publish", matches)) => publish::run(matches),
        Some(("receipt", matches)) => receipt::run(matches),
        Some(("replay", matches)) => replay::run(matches),
        Some(("train", matches)) => train::run(matches),
        Some(("schema", _)) => print(&config::schema_text()),
        Some(("texts", matches)) => write_texts(matches),
        Some(("vectors", matches)) => run_vectors(matches),
        _ => Ok(()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            if !problem.is_empty() {
                eprintln!("finplan: {problem}");
            }
            ExitCode::FAILURE
        }
    }
}

fn command() -> Command {
    let path = |id: &'static str| Arg::new(id).required(true).value_parser(value_parser!(PathBuf));
    Command::new("finplan")
        .about("Calculations, checks and tables of the FinPlan widget")
        .version(env!("CARGO_PKG_VERSION"))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(calc::command())
        .subcommand(check::command())
        .subcommand(link::command())
        .subcommand(publish::command())
        .subcommand(receipt::command())
        .subcommand(replay::command())
        .subcommand(train::command())
        .subcommand(Command::new("schema").about("Print the JSON Schema of a bank's document"))
        .subcommand(
            Command::new("texts")
                .about("Write the text table of each language, as the browser loads it")
                .arg(path("out").long("out").help("The folder to write to")),
        )
        .subcommand(
            Command::new("vectors")
                .about("Compare the calculations with reference vectors")
                .arg(path("paths").num_args(1..).help("Files, or folders of JSON files")),
        )
}

/// Prints; a reader that has gone away (`| head`) is no failure.
fn print(text: &str) -> Result<(), String> {
    match io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.to_string()),
        _ => Ok(()),
    }
}

fn write_texts(matches: &ArgMatches) -> Result<(), String> {
    let folder = matches.get_one::<PathBuf>("out").ok_or("--out is missing")?;
    std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for (bundle, locale) in TextBundle::all().flat_map(|bundle| Locale::ALL.map(|locale| (bundle, locale))) {
        let file = folder.join(format!("{}.txt", bundle.table_name(locale)));
        std::fs::write(&file, texts::table(bundle, locale)).map_err(|error| format!("{}: {error}", file.display()))?;
    }
    Ok(())
}

fn run_vectors(matches: &ArgMatches) -> Result<(), String> {
    let paths: Vec<PathBuf> = matches.get_many("paths").into_iter().flatten().cloned().collect();
    let report = vectors::run_paths(&paths, &mut io::stdout().lock()).map_err(|error| error.to_string())?;
    if report.failed == 0 { Ok(()) } else { Err(String::new()) }
}
