//! The sheets of a report: what was entered and came of it, and one for each table.

use super::sheet::{Entry, Sheet};
use crate::domain::money::Currency;
use crate::tool::Tool;
use crate::tool::report::{Cell, Report};
use crate::tool::text::{Arg, Text};
use crate::tool::value::Values;

/// What a workbook is made of.
#[derive(Clone, Copy, Debug)]
pub struct WorkbookSource<'a> {
    /// The tool.
    pub tool: &'static Tool,
    /// What was entered.
    pub values: &'a Values,
    /// What came of it.
    pub report: &'a Report,
    /// The currency of every amount.
    pub currency: Currency,
    /// What else the first sheet says: a label and a value each, such as who answers, the date, and the receipt.
    pub notes: &'a [(Text, Arg)],
}

/// The workbook; `say` puts texts and values into words.
#[must_use]
pub fn of_report(source: &WorkbookSource<'_>, say: &dyn Fn(&Arg) -> String) -> Vec<u8> {
    let words = |text: &Text| say(&Arg::text(text.clone()));
    let mut sheets = vec![summary(source, say)];
    for table in &source.report.tables {
        let mut sheet = Sheet::new(&words(&table.title), source.currency);
        let mut headings = Vec::new();
        for column in &table.columns {
            headings.push(Entry::Heading(words(column)));
        }
        sheet.row(&headings);
        for row in table.rows() {
            let mut entries = Vec::with_capacity(row.len());
            for cell in row {
                entries.push(match cell {
                    Cell::Word(area, word) => Entry::Text(words(&Text::of(area, word))),
                    figure => Entry::Figure(*figure),
                });
            }
            sheet.row(&entries);
        }
        sheets.push(sheet);
    }
    super::write(sheets, source.currency)
}

/// Label, value and method: what was entered, the key figures, then what was taken for granted and what to note.
fn summary(source: &WorkbookSource<'_>, say: &dyn Fn(&Arg) -> String) -> Sheet {
    let (tool, report) = (source.tool, source.report);
    let words = |text: &Text| say(&Arg::text(text.clone()));
    let mut sheet = Sheet::new(&words(&tool.title()), source.currency);
    sheet.row(&[Entry::Heading(words(&report.headline))]);
    heading(&mut sheet, &words(&Text::plain("form.title")));
    for input in tool.inputs {
        if let Some(value) = source.values.get(input.id) {
            sheet.row(&[Entry::Text(words(&tool.label(input.id))), entry(&tool.value(input, value), say)]);
        }
    }
    heading(&mut sheet, &words(&Text::plain("report.figures")));
    for figure in &report.figures {
        let method = Entry::Text(words(&figure.method));
        sheet.row(&[Entry::Text(words(&figure.label)), entry(&figure.value, say), method]);
    }
    for (title, lines) in [("report.warning", &report.warnings), ("report.assumptions", &report.assumptions)] {
        heading(&mut sheet, &words(&Text::plain(title)));
        for line in lines {
            sheet.row(&[Entry::Text(words(line))]);
        }
    }
    sheet.row(&[]);
    for (label, value) in source.notes {
        sheet.row(&[Entry::Text(words(label)), entry(value, say)]);
    }
    sheet
}

fn heading(sheet: &mut Sheet, words: &str) {
    sheet.row(&[]);
    sheet.row(&[Entry::Heading(words.to_owned())]);
}

/// A value as a number where it is one; what has a unit of its own stays in words.
fn entry(value: &Arg, say: &dyn Fn(&Arg) -> String) -> Entry {
    match value {
        Arg::Money(amount) => Entry::Figure(Cell::Money(*amount)),
        Arg::Amount(amount) => Entry::Amount(*amount),
        Arg::Rounded(amount, side) => Entry::Figure(Cell::Rounded(*amount, *side)),
        Arg::Percent(rate) => Entry::Figure(Cell::Percent(*rate)),
        Arg::Points(change) => Entry::Points(*change),
        Arg::Count(number) => Entry::Figure(Cell::Count(*number)),
        Arg::Month(month) => Entry::Figure(Cell::Month(*month)),
        Arg::Date(day) => Entry::Day(*day),
        Arg::Duration(_) | Arg::Months(_) | Arg::BasisPoints(_) | Arg::Text(_) | Arg::BankText(_) | Arg::Name(_) => {
            Entry::Text(say(value))
        }
    }
}
