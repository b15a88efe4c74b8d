//! A report's table as a CSV file (RFC 4180) that spreadsheets open without surprises.

use super::report::{Cell, Table};
use super::text::Text;
use crate::domain::money::Currency;

/// The file: UTF-8 with a byte-order mark, CRLF line ends, plain numbers, headings and words as `say` gives them.
///
/// A word that a spreadsheet would run as a formula is made plain with an apostrophe; the numbers are ours.
///
/// ```
/// use finplan::domain::money::{Currency, Money};
/// use finplan::tool::{csv, report::{Cell, Table}, text::Text};
/// let table = Table {
///     id: "t", title: Text::plain("t"), columns: vec![Text::plain("Way"), Text::plain("=1+1, \"x\"")],
///     cells: vec![Cell::Word("-line", "a"), Cell::Money(Money::from_minor(123_456))],
/// };
/// assert_eq!(csv::write(&table, &|text| text.key.path(), Currency::Cny),
///            "\u{feff}Way,\"'=1+1, \"\"x\"\"\"\r\n'-line.a,1234.56\r\n");
/// ```
#[must_use]
pub fn write(table: &Table, say: &dyn Fn(&Text) -> String, currency: Currency) -> String {
    let mut out = String::from('\u{feff}');
    line(&mut out, table.columns.iter().map(|heading| text(&say(heading))));
    for row in table.rows() {
        line(
            &mut out,
            row.iter().map(|cell| match cell {
                Cell::Word(area, word) => text(&say(&Text::of(area, word))),
                number => number.plain(currency),
            }),
        );
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
    let body = format!("{guard}{}", field.replace('"', "\"\""));
    if quoted { format!("\"{body}\"") } else { body }
}
