//! A report's table as a CSV file (RFC 4180) that spreadsheets open without surprises.

use super::report::Table;
use crate::domain::money::Currency;

/// The file: UTF-8 with a byte-order mark, CRLF line ends, plain numbers, headings as given.
///
/// A heading that a spreadsheet would run as a formula is made plain with an apostrophe; the numbers are ours.
///
/// ```
/// use finplan::domain::money::{Currency, Money};
/// use finplan::tool::{csv, report::{Cell, Table}, text::Text};
/// let table = Table {
///     id: "t", title: Text::plain("t"), columns: vec![Text::plain("a"), Text::plain("b")],
///     cells: vec![Cell::Count(1), Cell::Money(Money::from_minor(123_456))],
/// };
/// let headings = ["No.".to_owned(), "=1+1, \"x\"".to_owned()];
/// assert_eq!(csv::write(&table, &headings, Currency::Cny),
///            "\u{feff}No.,\"'=1+1, \"\"x\"\"\"\r\n1,1234.56\r\n");
/// ```
#[must_use]
pub fn write(table: &Table, headings: &[String], currency: Currency) -> String {
    let mut out = String::from('\u{feff}');
    line(&mut out, headings.iter().map(|heading| text(heading)));
    for row in table.rows() {
        line(&mut out, row.iter().map(|cell| cell.plain(currency)));
    }
    out
}

fn line(out: &mut String, fields: impl Iterator<Item = String>) {
    for (index, field) in fields.enumerate() {
        if index > 0 {
            out.push(',');
        }
        out.push_str(&field);
    }
    out.push_str("\r\n");
}

fn text(field: &str) -> String {
    let guard = if field.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    let quoted = field.contains([',', '"', '\n', '\r']);
    let body = [guard, &field.replace('"', "\"\"")].concat();
    if quoted { ["\"", &body, "\""].concat() } else { body }
}
