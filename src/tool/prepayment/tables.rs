//! The picture and the tables.

use rust_decimal::Decimal;

use super::choice::{Choice, Comparison, balance};
use super::name;
use crate::domain::loan::Schedule;
use crate::domain::money::Money;
use crate::tool::report::{Cell, Chart, Mark, MarkKind, Role, Series, Table};
use crate::tool::text::{Arg, Text};

fn columns(names: &[&'static str]) -> Vec<Text> {
    names.iter().map(|id| name("column", id)).collect()
}

/// The balance with and without.
pub(super) fn picture(choice: &Choice) -> Chart {
    let done = &choice.done;
    let months = done.without.periods().max(done.with.periods());
    let start = choice.question.terms.principal;
    let path = |schedule: &Schedule, start: Money| {
        (0..=months).map(|month| choice.question.plain(balance(schedule, start, month))).collect()
    };
    let summary = if choice.lowers() {
        name("chart", "summary_lower").with("less", Arg::Money(choice.less()))
    } else {
        name("chart", "summary_sooner")
    };
    let summary = summary.with("usual", Arg::Month(choice.usual_end())).with("end", Arg::Month(choice.paid_off()));
    Chart {
        series: vec![
            Series { label: name("chart", "without"), role: Role::Before, values: path(&done.without, start) },
            Series { label: name("chart", "with"), role: Role::Balance, values: path(&done.with, start) },
        ],
        events: events(choice),
        marker: Some(if choice.lowers() { choice.question.after } else { done.with.periods() }),
        ..Chart::new("balance", name("chart", "title"), summary, "balance")
    }
}

/// The money paid in, and the last payment with and without it.
fn events(choice: &Choice) -> Vec<Mark> {
    let (question, done) = (&choice.question, &choice.done);
    let mark = |event: &'static str, month: u32, when, kind| {
        let label = name("event", event).with("month", Arg::Month(when)).with("amount", Arg::Money(done.extra));
        Mark { month, label, kind }
    };
    let month = question.month(question.after);
    let mut events = vec![
        mark("prepay", question.after, month, MarkKind::Prepayment),
        mark("end", done.with.periods().max(question.after), choice.paid_off(), MarkKind::End),
    ];
    if choice.usual_end() > choice.paid_off() {
        events.push(mark("usual_end", done.without.periods(), choice.usual_end(), MarkKind::End));
    }
    events
}

/// What is owed, year by year: without prepaying and with either way of doing it.
pub(super) fn balances(shorter: &Choice, lower: &Choice) -> Table {
    let question = &shorter.question;
    let start = question.terms.principal;
    let months = shorter.done.without.periods().max(lower.done.with.periods());
    let last = (!months.is_multiple_of(12)).then_some(months);
    let cells = (0..=months).step_by(12).chain(last).flat_map(|month| {
        let owed = |schedule| Cell::Money(balance(schedule, start, month));
        [Cell::Count(month), owed(&shorter.done.without), owed(&shorter.done.with), owed(&lower.done.with)]
    });
    Table {
        id: "balance",
        title: name("table", "balance"),
        columns: columns(&["months", "without", "shorten", "lower"]),
        cells: cells.collect(),
    }
}

/// The payments that are left.
pub(super) fn schedule(choice: &Choice) -> Table {
    let cells = choice.rows_after().flat_map(Cell::of_payment);
    Table {
        id: "after",
        title: name("table", "after"),
        columns: columns(&["period", "payment", "principal", "interest", "balance"]),
        cells: cells.collect(),
    }
}

/// The money kept and the payments freed, year by year, both invested.
pub(super) fn invested(choice: &Choice, comparison: &Comparison) -> Table {
    let question = &choice.question;
    let months = comparison.kept.len().saturating_sub(1);
    let last = (!months.is_multiple_of(12)).then_some(months);
    let cells = (0..=months).step_by(12).chain(last).flat_map(|place| {
        let at = |path: &[Decimal]| Cell::About(path.get(place).copied().unwrap_or_default());
        let month = question.after.saturating_add(u32::try_from(place).unwrap_or(u32::MAX));
        [Cell::Month(question.month(month)), at(&comparison.kept), at(&comparison.freed)]
    });
    Table {
        id: "invested",
        title: name("table", "invested"),
        columns: columns(&["month", "kept", "freed"]),
        cells: cells.collect(),
    }
}
