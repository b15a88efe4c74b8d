//! `finplan receipt CODE`: what a receipt holds, and whether it gives the same cents today.

use std::fmt::Write as _;
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Arg, ArgMatches, Command, value_parser};
use finplan::config::Bank;
use finplan::domain::date;
use finplan::i18n::Texts;
use finplan::i18n::number::NumberStyle;
use finplan::receipt::{self, ChangedPack, ENGINE, Receipt, Verification};
use finplan::tool::Context;
use finplan::tool::calculator::Calculator;
use finplan::tool::form::{Field, Form, Typed};
use finplan::tools::registry::calculator;

use crate::{calc, print};

/// The subcommand.
pub fn command() -> Command {
    Command::new("receipt")
        .about("Run the calculation of a receipt again and compare every cent")
        .arg(Arg::new("code").required(true).num_args(1..).help("The code, in either case, with or without hyphens"))
        .arg(calc::locale_option())
        .arg(
            Arg::new("bank")
                .long("bank")
                .value_parser(value_parser!(PathBuf))
                .help("A bank's document: says which inputs lie outside its limits of today"),
        )
}

/// Prints the receipt; fails where it cannot be read or gives other figures.
pub fn run(matches: &ArgMatches) -> Result<(), String> {
    let code: Vec<&str> = matches.get_many::<String>("code").into_iter().flatten().map(String::as_str).collect();
    let receipt = receipt::read(&code.concat()).map_err(|error| error.to_string())?;
    let calculator = calculator(receipt.tool).ok_or("no such tool")?;
    let texts = Texts::built_in(calc::locale(matches), receipt.currency);
    let bank = calc::bank(matches, receipt.date)?;
    print(&describe(&receipt, calculator, &texts, bank.as_ref()).map_err(|error| error.to_string())?)?;
    let context = receipt.context(&calc::context(bank.as_ref(), receipt.date, receipt.currency));
    let report = calculator.answer(&receipt.values, &context).ok();
    if let Some(report) = &report {
        print(&format!("\n{}\n", texts.say(&report.headline)))?;
    }
    match verdict(&receipt.verify(report.as_ref())) {
        Ok(same) => print(&same),
        Err(differs) => Err(differs),
    }
}

fn describe(
    receipt: &Receipt,
    calculator: &'static Calculator,
    texts: &Texts,
    bank: Option<&Bank>,
) -> Result<String, std::fmt::Error> {
    let tool = calculator.tool;
    let mut out = String::new();
    writeln!(out, "{}: {}", tool.id, texts.say(&tool.title()))?;
    writeln!(out, "Date: {}", date::iso(receipt.date))?;
    writeln!(out, "Currency: {}", receipt.currency.code())?;
    writeln!(out, "Engine: {} (now {ENGINE})", receipt.engine)?;
    for pack in &receipt.packs {
        writeln!(out, "Rules of: {}", date::iso(pack.version))?;
    }
    let context = Context::new(receipt.date, receipt.currency);
    let settings = bank.map_or(&[][..], |bank| bank.tools.settings(tool.id));
    for field in &Form::new(calculator, settings, &context).fields {
        let Some(value) = receipt.values.get(field.input.id) else { continue };
        let said = texts.arg(&tool.value(field.input, value), NumberStyle::Sentence);
        let canonical = Field::canonical(value);
        writeln!(out, "--{} {canonical}: {} {said}", field.input.id, texts.say(&tool.label(field.input.id)))?;
        if let Err(error) = field.read(&Typed { text: canonical, wan: false }, &context) {
            writeln!(out, "  outside the bank's limits: {}", texts.say(&tool.explain(&error)))?;
        }
    }
    Ok(out)
}

fn verdict(verification: &Verification) -> Result<String, String> {
    match verification {
        Verification::Same => Ok("Run again: the same figures to the cent\n".to_owned()),
        Verification::RulesChanged(packs) => {
            let packs: Vec<String> = packs.iter().map(changed).collect();
            Err(format!("other figures, because rules have changed: {}", packs.join("; ")))
        }
        Verification::EngineChanged { then } => {
            Err(format!("other figures, because the calculations have changed: engine {then} then, {ENGINE} now"))
        }
        Verification::Differs => Err("other figures, though neither rules nor calculations have changed".to_owned()),
    }
}

fn changed(pack: &ChangedPack) -> String {
    let day = |version: Option<NaiveDate>| version.map_or_else(|| "none".to_owned(), date::iso);
    let name = pack.id.as_deref().unwrap_or("a pack that is no longer there");
    format!("{name} ({} then, {} now)", day(pack.then), day(pack.now))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_differs_is_said_and_fails() {
        let day = date::parse("2026-11-20");
        let pack = ChangedPack { id: Some("cn.lpr".to_owned()), then: None, now: day };
        let gone = ChangedPack { id: None, then: day, now: None };
        let said = verdict(&Verification::RulesChanged(vec![pack, gone])).unwrap_err();
        assert!(said.contains("cn.lpr (none then, 2026-11-20 now); a pack that is no longer there (2026-11-20 then"));
        assert!(verdict(&Verification::EngineChanged { then: 0 }).unwrap_err().contains("engine 0 then"));
        assert!(verdict(&Verification::Differs).is_err());
        assert!(verdict(&Verification::Same).is_ok());
    }
}
