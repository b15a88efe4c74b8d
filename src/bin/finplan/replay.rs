//! `finplan replay RECORD.json --bank BANK.json`: whether a record of suggestions comes out the same again.

use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command, value_parser};
use finplan::advice::record::Difference;
use finplan::config::Problem;
use finplan::suggest::{record_date, replay};

use crate::{calc, print};

/// The subcommand.
pub fn command() -> Command {
    let path = |id: &'static str| Arg::new(id).required(true).value_parser(value_parser!(PathBuf));
    Command::new("replay")
        .about("Run the gate and the order of a record of suggestions again")
        .arg(path("record").help("The record, as suggestions.recorded hands it over"))
        .arg(path("bank").long("bank").help("The bank's document of the record's version"))
}

/// Prints that the list is the same; fails where it is another.
pub fn run(matches: &ArgMatches) -> Result<(), String> {
    let file = matches.get_one::<PathBuf>("record").ok_or("RECORD is missing")?;
    let name = file.display().to_string();
    let record = std::fs::read_to_string(file).map_err(|error| format!("{name}: {error}"))?;
    let record = record.trim();
    let unread = |problems: Vec<Problem>| {
        let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
        format!("{name}: {}", problems.join("\n"))
    };
    let day = record_date(record).map_err(unread)?;
    let bank = calc::bank(matches, day)?.ok_or("--bank is missing")?;
    let differences = replay(&bank, record).map_err(unread)?;
    if differences.is_empty() {
        return print("Run again: the same list, with the same reasons and words\n");
    }
    Err(differences.iter().map(line).collect::<Vec<_>>().join("\n"))
}

fn line(Difference { place, then, now }: &Difference) -> String {
    format!("{place}: {then:?} then, {now:?} now")
}
