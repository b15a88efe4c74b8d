//! A report as text for a terminal.

use std::borrow::Cow;
use std::fmt::Write as _;

use finplan::i18n::Texts;
use finplan::i18n::number::NumberStyle;
use finplan::tool::csv;
use finplan::tool::report::{Cell, Report, Table};
use finplan::tool::text::Text;
use unicode_width::UnicodeWidthStr as _;

/// Between two columns.
const GAP: &str = "  ";

/// The headline, the figures, what to note and what was taken for granted, and the tables.
pub fn report(report: &Report, texts: &Texts, months: bool) -> Result<String, std::fmt::Error> {
    let mut out = String::new();
    writeln!(out, "{}\n", texts.say(&report.headline))?;
    for figure in &report.figures {
        let value = texts.arg(&figure.value, NumberStyle::Figure);
        writeln!(out, "{}: {value}", texts.say(&figure.label))?;
    }
    let sections = [("report.warning", &report.warnings), ("report.assumptions", &report.assumptions)];
    for (title, lines) in sections.into_iter().filter(|(_, lines)| !lines.is_empty()) {
        writeln!(out, "\n{}", texts.get(title))?;
        for line in lines {
            writeln!(out, "- {}", texts.say(line))?;
        }
    }
    for table in tables(report, months) {
        writeln!(out, "\n{}", texts.say(&table.title))?;
        aligned(&mut out, &table, texts)?;
    }
    Ok(out)
}

/// The tables that are printed: what goes by month is told by year, unless `months` are asked for.
pub fn tables(report: &Report, months: bool) -> Vec<Cow<'_, Table>> {
    let yearly = report.tables.iter().any(|table| table.id == "years");
    let shown = |table: &Table| months || !(yearly && table.id == "months");
    let tables = report.tables.iter().filter(|table| shown(table));
    tables
        .map(|table| match table.by_year().filter(|_| !months) {
            Some(years) => Cow::Owned(years),
            None => Cow::Borrowed(table),
        })
        .collect()
}

/// One table as CSV: the one of this name; else with `months` one that goes by month; else that of the years or behind
/// the first picture.
pub fn csv(report: &Report, texts: &Texts, months: bool, id: &str) -> Result<String, String> {
    let tables = tables(report, months);
    let named = |id: &str| tables.iter().find(|table| table.id == id);
    let found = if id.is_empty() {
        let monthly = tables.iter().find(|table| months && table.goes_by_month());
        let pictured = || report.charts.first().and_then(|chart| named(chart.table));
        monthly.or_else(|| named("years")).or_else(pictured).or(tables.first())
    } else {
        named(id)
    };
    let known = || tables.iter().map(|table| table.id).collect::<Vec<_>>().join(", ");
    let table = found.ok_or_else(|| format!("--csv {id}: the tables are {}", known()))?;
    let text = csv::write(table, &|text| texts.say(text), texts.currency);
    // What reads standard output takes a byte-order mark for a part of the first heading.
    Ok(text.trim_start_matches('\u{feff}').to_owned())
}

/// What stands at the head of each column.
pub fn heading(table: &Table, texts: &Texts) -> Vec<String> {
    table.columns.iter().map(|column: &Text| texts.say(column)).collect()
}

/// The rows below their headings, words to the left and numbers to the right. A Chinese character is two cells wide.
fn aligned(out: &mut String, table: &Table, texts: &Texts) -> std::fmt::Result {
    let mut lines = vec![heading(table, texts)];
    lines.extend(table.rows().map(|row| row.iter().map(|cell| texts.cell(*cell)).collect()));
    let mut columns: Vec<(usize, bool)> = Vec::new();
    for place in 0..table.columns.len() {
        let width = lines.iter().filter_map(|line| line.get(place)).map(|text| text.width()).max().unwrap_or(0);
        let words = table.rows().any(|row| matches!(row.get(place), Some(Cell::Word(..))));
        columns.push((width, words));
    }
    for line in &lines {
        let mut written = String::new();
        for (place, (text, (width, words))) in line.iter().zip(&columns).enumerate() {
            let space = " ".repeat(width.saturating_sub(text.width()));
            let gap = if place == 0 { "" } else { GAP };
            let (before, after) = if *words { ("", space.as_str()) } else { (space.as_str(), "") };
            write!(written, "{gap}{before}{text}{after}")?;
        }
        writeln!(out, "{}", written.trim_end())?;
    }
    Ok(())
}
