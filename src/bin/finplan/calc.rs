//! `finplan calc TOOL --input value…`: one tool's report as text, JSON, CSV or a workbook.

mod print;

use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use finplan::base::LocalText;
use finplan::config::{self, Bank};
use finplan::domain::date;
use finplan::domain::money::Currency;
use finplan::handover::FormState;
use finplan::handover::settings::Settings;
use finplan::i18n::number::NumberStyle;
use finplan::i18n::texts::{self, TextBundle};
use finplan::i18n::{Locale, Texts};
use finplan::receipt::Receipt;
use finplan::tool::form::{Field, Form, Typed};
use finplan::tool::input::{Input, InputKind};
use finplan::tool::report::{self, Destination, Report};
use finplan::tool::text::{Arg as Value, Text};
use finplan::tool::value::Value as InputValue;
use finplan::tool::xlsx::{self, WorkbookSource};
use finplan::tool::{Context, Tool, statement};
use finplan::tools::registry::{TOOLS, calculator};
use serde_json::{Value as Json, json};

use crate::{check, clock};

/// The subcommand, with one subcommand for each tool and one option for each of its inputs.
pub fn command() -> Command {
    let texts = Texts::built_in(Locale::En, Currency::Cny);
    Command::new("calc")
        .about("Answer one tool's question")
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommands(TOOLS.iter().map(|tool| tool_command(tool, &texts)))
}

fn tool_command(tool: &'static Tool, texts: &Texts) -> Command {
    Command::new(tool.id)
        .about(texts.say(&tool.question()))
        .args(inputs(tool, texts))
        .arg(monthly(tool))
        .arg(flag("json").help("Print the report as JSON, with every table in full"))
        .arg(
            Arg::new("csv")
                .long("csv")
                .value_name("TABLE")
                .num_args(0..=1)
                .require_equals(true)
                .default_missing_value("")
                .conflicts_with_all(["json", "statement"])
                .help(
                    "Print one table as CSV: that of the years, of the months with --months, or the one that is named",
                ),
        )
        .arg(flag("statement").help(
            "Print the statement to be confirmed as canonical JSON, whose SHA-256 the event statement.confirmed has",
        ))
        .arg(locale_option())
        .arg(
            Arg::new("bank")
                .long("bank")
                .value_parser(value_parser!(PathBuf))
                .help("A bank's document, for its currency, defaults, limits, rules and words"),
        )
        .arg(
            Arg::new("xlsx")
                .long("xlsx")
                .value_name("FILE")
                .value_parser(value_parser!(PathBuf))
                .help("Write the report as a workbook, too"),
        )
        .arg(clock::option())
}

/// `--months`; where an input of the tool has that name, `--by-month` alone.
fn monthly(tool: &'static Tool) -> Arg {
    let flag = flag(BY_MONTH).help("Print what happens month by month, not by year");
    if tool.input("months").is_some() { flag } else { flag.visible_alias("months") }
}

/// The name of the option that asks for every month.
const BY_MONTH: &str = "by-month";

fn flag(name: &'static str) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue)
}

/// The option `--locale`.
pub fn locale_option() -> Arg {
    Arg::new("locale")
        .long("locale")
        .value_parser(Locale::ALL.map(Locale::tag))
        .default_value("en")
        .help("The language of the report")
}

/// The language given with `--locale`.
pub fn locale(matches: &ArgMatches) -> Locale {
    matches.get_one::<String>("locale").and_then(|tag| Locale::from_tag(tag)).unwrap_or(Locale::En)
}

/// The bank given with `--bank`.
pub fn bank(matches: &ArgMatches, today: NaiveDate) -> Result<Option<Bank>, String> {
    let Some(file) = matches.get_one::<PathBuf>("bank") else { return Ok(None) };
    let text = std::fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    check::load(&text, today).map(Some).map_err(|_| format!("{}: see finplan check", file.display()))
}

/// The words of a bank in its currency; FinPlan's own in yuan without one.
fn words(bank: Option<&Bank>, locale: Locale) -> Texts {
    let Some(bank) = bank else { return Texts::built_in(locale, Currency::Cny) };
    let own = config::HomeConfig::from(bank).own_words(locale);
    let tables = TextBundle::all().map(|bundle| texts::table(bundle, locale)).collect();
    Texts::from_tables(locale, bank.institution.currency, tables, own)
}

/// What tools may know besides their inputs: the bank's packs, or those that are built in, whose amounts are yuan.
pub fn context(bank: Option<&Bank>, today: NaiveDate, currency: Currency) -> Context {
    let context = Context::new(today, currency);
    match bank {
        Some(bank) => context.with(Arc::clone(&bank.tools.packs)),
        None if currency == Currency::Cny => context.with(Arc::new(config::built_in_packs())),
        None => context,
    }
}

/// One option for each input of a tool.
pub fn inputs(tool: &'static Tool, texts: &Texts) -> Vec<Arg> {
    tool.inputs
        .iter()
        .map(|input| {
            Arg::new(input.id)
                .long(input.id)
                .allow_hyphen_values(true)
                .value_name(value_name(input))
                .help(texts.say(&tool.help(input.id)))
        })
        .collect()
}

fn value_name(input: &Input) -> String {
    match input.kind {
        InputKind::Money(_) => "AMOUNT".to_owned(),
        InputKind::Percent(_) => "PERCENT".to_owned(),
        InputKind::Months(_) => "MONTHS".to_owned(),
        InputKind::Years(_) => "YEARS".to_owned(),
        InputKind::Month(_) => "YYYY-MM".to_owned(),
        InputKind::Choice(options) => options.join("|"),
        InputKind::Count(_) => "NUMBER".to_owned(),
        InputKind::Rows(_) => "ROWS".to_owned(),
    }
}

/// The answer as text or JSON.
pub fn run(matches: &ArgMatches) -> Result<String, String> {
    let (id, matches) = matches.subcommand().ok_or("name a tool")?;
    let calculator = calculator(id).ok_or("no such tool")?;
    let tool = calculator.tool;
    let today = clock::today(matches)?;
    let bank = bank(matches, today)?;
    let texts = words(bank.as_ref(), locale(matches));
    let context = context(bank.as_ref(), today, texts.currency);
    let settings = bank.as_ref().map_or(&[][..], |bank| bank.tools.settings(tool.id));
    let form = Form::new(calculator, settings, &context);
    let typed = |input: &str| {
        let text = matches.get_one::<String>(input)?.clone();
        Some(Typed { text, wan: false })
    };
    let reading = form.read(typed, &context);
    let answer =
        if reading.errors.is_empty() { calculator.answer(&reading.values, &context) } else { Err(reading.errors) };
    let mut report = answer.map_err(|errors| {
        let lines = errors.iter().map(|error| format!("--{}: {}", error.input, texts.say(&tool.explain(error))));
        lines.collect::<Vec<_>>().join("\n")
    })?;
    if matches.get_flag("statement") {
        let vouched = bank.as_ref().is_some_and(|bank| bank.tools.cost_statement.no_other_charges);
        return statement::json(&report, context.currency, vouched)
            .ok_or_else(|| format!("{id} draws up no statement"));
    }
    let code = Receipt::of(tool, &reading.values, &context, &report).code().unwrap_or_default();
    if let Some(file) = matches.get_one::<PathBuf>("xlsx") {
        let notes = [
            (Text::plain("receipt.date"), Value::Date(today)),
            (Text::plain("receipt.code"), Value::Name(code.clone())),
        ];
        let answer = WorkbookSource {
            tool,
            values: &reading.values,
            report: &report,
            currency: context.currency,
            notes: &notes,
        };
        let book = xlsx::of_report(&answer, &|arg| texts.arg(arg, NumberStyle::Sentence));
        std::fs::write(file, book).map_err(|error| format!("{}: {error}", file.display()))?;
    }
    // The workbook and the receipt are of the answer alone, whatever the bank offers.
    let settings = bank.as_ref().map_or_else(Settings::default, |bank| bank.tools.settings.clone());
    let entered = |_: usize, field: &Field| Some(field.read(&typed(field.input.id)?, &context));
    FormState { form: &form, entered: &entered, context: &context }.keep_offers(&mut report, &settings);
    if matches.get_flag("json") {
        return Ok(format!("{:#}\n", report_json(&report, &code, &texts)));
    }
    let months = matches.get_flag(BY_MONTH);
    if let Some(table) = matches.get_one::<String>("csv") {
        return print::csv(&report, &texts, months, table);
    }
    let text = print::report(&report, &texts, months).map_err(|error| error.to_string())?;
    Ok(format!("{text}\nReceipt: {code}\n"))
}

fn report_json(report: &Report, receipt: &str, texts: &Texts) -> Json {
    let lines = |lines: &[Text]| lines.iter().map(|line| texts.say(line)).collect::<Vec<_>>();
    json!({
        "headline": texts.say(&report.headline),
        "figures": report.figures.iter().map(|figure| json!({
            "key": figure.label.key.path(),
            "label": texts.say(&figure.label),
            "value": plain(&figure.value, texts),
            "text": texts.arg(&figure.value, NumberStyle::Figure),
            "method": texts.say(&figure.method),
        })).collect::<Vec<_>>(),
        "warnings": lines(&report.warnings),
        "assumptions": lines(&report.assumptions),
        "levers": report.levers.iter().map(|lever| json!({
            "label": texts.say(&lever.label),
            "effect": texts.say(&lever.effect),
            "set": set(&lever.set),
        })).collect::<Vec<_>>(),
        "next": report.next.iter().map(|next| {
            let (place, values) = match &next.destination {
                Destination::Tool(tool, values) => (tool.id, set(values)),
                Destination::Profile => ("risk_profile", set(&[])),
                Destination::Suggestions => ("suggestions", set(&[])),
            };
            json!({ "label": texts.say(&next.label), "place": place, "set": values })
        }).collect::<Vec<_>>(),
        "currency": texts.currency.code(),
        "receipt": receipt,
        "tables": report.tables.iter().map(|table| json!({
            "id": table.id,
            "title": texts.say(&table.title),
            "columns": print::heading(table, texts),
            "rows": table.rows()
                .map(|row| row.iter().map(|cell| cell.plain(texts.currency)).collect::<Vec<_>>())
                .collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
    })
}

/// Inputs with their canonical texts.
fn set(values: &[(&'static str, InputValue)]) -> Json {
    Json::Object(values.iter().map(|(id, value)| ((*id).to_owned(), Json::String(Field::canonical(*value)))).collect())
}

/// The figure without words: what a program reads.
fn plain(value: &Value, texts: &Texts) -> Json {
    let own = |text: &LocalText| text.get(texts.locale).to_owned();
    Json::String(match value {
        Value::Money(amount) => report::plain_amount(*amount, texts.currency),
        Value::Amount(number)
        | Value::Rounded(number, _)
        | Value::Percent(number)
        | Value::Points(number)
        | Value::BasisPoints(number) => number.normalize().to_string(),
        Value::Count(number) | Value::Duration(number) | Value::Months(number) => number.to_string(),
        Value::Month(day) | Value::Date(day) => date::iso(*day),
        Value::Text(text) => texts.say(text),
        Value::BankText(text) => own(text),
        Value::Name(name) => name.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tool_has_a_command_whose_options_have_names_of_their_own() {
        command().debug_assert();
    }
}
