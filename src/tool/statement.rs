//! A statement as canonical JSON, of which a hash can be made and made again.

use super::report::{Cell, Report, Table};
use super::text::Arg;
use crate::base::json::write::{object, quoted};
use crate::domain::money::Currency;
use crate::tool::form::Field;

/// The statement of a report; `None` for a report that is none.
///
/// The same terms give the same bytes in every language and on every day: keys in the order of their bytes, no space,
/// every value a string of ASCII (which is also the canonical form of RFC 8785). `vouched`: the lender itself states
/// that there are no other charges.
///
/// ```text
/// {"currency":"CNY","figures":{"cost":"470.00",…},"inputs":{"amount":"12000",…},"no_other_charges":"not_stated",
///  "tables":{"items":[["interest","interest","7.2","lender","470.00"]]},"tool":"cost_statement","version":"1"}
/// ```
#[must_use]
pub fn json(report: &Report, currency: Currency, vouched: bool) -> Option<String> {
    let statement = report.statement.as_ref()?;
    let (mut figures, mut inputs, mut tables) = (Vec::new(), Vec::new(), Vec::new());
    for figure in &report.figures {
        let value = match &figure.value {
            Arg::Money(amount) => Cell::Money(*amount),
            Arg::Percent(rate) => Cell::Percent(*rate),
            _ => continue,
        };
        figures.push((figure.label.key.2, quoted(&value.plain(currency))));
    }
    for (input, value) in statement.values.iter() {
        inputs.push((input, quoted(&Field::canonical(value))));
    }
    for table in &report.tables {
        if statement.tables.contains(&table.id) {
            tables.push((table.id, rows(table, currency)));
        }
    }
    Some(object(&[
        ("currency", quoted(currency.code())),
        ("figures", object(&figures)),
        ("inputs", object(&inputs)),
        ("no_other_charges", quoted(if vouched { "stated" } else { "not_stated" })),
        ("tables", object(&tables)),
        ("tool", quoted(report.scope)),
        ("version", quoted("1")),
    ]))
}

fn rows(table: &Table, currency: Currency) -> String {
    let mut out = String::from('[');
    for row in table.rows() {
        out.push_str(if out.len() > 1 { ",[" } else { "[" });
        for (place, cell) in row.iter().enumerate() {
            if place > 0 {
                out.push(',');
            }
            out.push_str(&quoted(&cell.plain(currency)));
        }
        out.push(']');
    }
    out + "]"
}
