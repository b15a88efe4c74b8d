//! `finplan check BANK.json`: every problem of a bank's document, as the browser would list it.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Arg, ArgMatches, Command, value_parser};
use finplan::config::{self, Bank, Problem, ProblemCode};
use finplan::handover;
use finplan::i18n::{Locale, Texts, texts};
use finplan::tool::value::FieldError;
use finplan::tools::registry::find;

use crate::{calc, clock, print};

/// The subcommand.
pub fn command() -> Command {
    Command::new("check")
        .about("List every problem of a bank's document, with its place")
        .arg(Arg::new("files").required(true).num_args(1..).value_parser(value_parser!(PathBuf)).help("The documents"))
        .arg(clock::option())
}

/// Checks each document; fails where one has a problem. What is built in and not verified is named beside them: the bank
/// decides whether to work with it.
pub fn run(matches: &ArgMatches) -> Result<(), String> {
    let today = clock::today(matches)?;
    let mut total = 0_usize;
    for file in matches.get_many::<PathBuf>("files").into_iter().flatten() {
        let text = std::fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
        let name = file.display().to_string();
        match load(&text, today) {
            Ok(bank) => {
                list(&name, "warning", &bank.warnings)?;
                list(&name, "warning", &unanswered(&bank, today))?;
                print(&format!("{name}: no problem\n"))?;
            }
            Err(problems) => {
                list(&name, "problem", &problems)?;
                total = total.saturating_add(problems.len());
            }
        }
    }
    for (file, value) in config::unverified_values() {
        print(&format!("{file}: not verified at {}: {}\n", value.pointer, value.source))?;
    }
    if total == 0 { Ok(()) } else { Err(format!("{total} problems")) }
}

/// Tools that the bank offers and whose defaults and limits together have no answer: a customer sees an error first.
fn unanswered(bank: &Bank, today: NaiveDate) -> Vec<Problem> {
    let texts = Texts::built_in(Locale::En, bank.institution.currency);
    let found =
        handover::unanswered(&bank.tools.settings, &calc::context(Some(bank), today, bank.institution.currency));
    let offered = found.into_iter().filter(|(tool, _)| bank.home.iter().any(|card| card.code() == *tool));
    let problem = |(id, error): (&str, FieldError)| Problem {
        pointer: format!("/tools/{id}/{}", error.input),
        code: ProblemCode::Inconsistent,
        expected: "defaults and limits that have an answer together".to_owned(),
        found: find(id).map_or_else(String::new, |tool| texts.say(&tool.explain(&error))),
    };
    offered.map(problem).collect()
}

/// Reads a document the way the browser does.
pub fn load(text: &str, today: NaiveDate) -> Result<Bank, Vec<Problem>> {
    config::load(text, &texts::is_known, today)
}

/// Prints problems, one a line.
pub fn list(file: &str, kind: &str, problems: &[Problem]) -> Result<(), String> {
    for problem in problems {
        print(&format!("{file}: {kind} at {problem}\n"))?;
    }
    Ok(())
}
