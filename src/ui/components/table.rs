//! A table of any length that only holds the rows in view.

use std::sync::Arc;

use leptos::prelude::*;

use crate::i18n::Texts;
use crate::tool::report::Table;
use crate::ui::el::{El, el, text};
use crate::ui::state::tools::ToolState;

/// Tables up to this length are shown whole.
const SHORT: usize = 45;
/// Rows kept above and below those in view.
const MARGIN: usize = 8;
/// Rows held at a time, those in view and the margins.
const HELD: usize = 30;
/// The height of a row before one could be measured, in pixels.
const USUAL_ROW: i32 = 36;

/// The table `id` of a tool's report. `all` shows every row, for printing.
pub fn view(texts: &Arc<Texts>, state: ToolState, id: &'static str, all: RwSignal<bool>) -> El {
    let first = RwSignal::new(0_usize);
    let scroller = el("div", "scroller").attr("tabindex", "0").attr("role", "region");
    let watched = scroller.clone();
    let scroll = move |_| {
        let element = watched.element();
        let row = element.query_selector("tr[data-row]").ok().flatten();
        let height = row.map_or(USUAL_ROW, |row| row.client_height()).max(1);
        let above = element.scroll_top().checked_div(height).and_then(|rows| usize::try_from(rows).ok());
        let start = above.unwrap_or(0).saturating_sub(MARGIN);
        if first.get_untracked() != start {
            first.set(start);
        }
    };
    let (named, headed, filled) = (Arc::clone(texts), Arc::clone(texts), Arc::clone(texts));
    let head = el("thead", "").children_of(move || {
        let row = with_table(state, id, |table| {
            let cells = table.columns.iter().map(|column| text("th", "", &headed.say(column)).attr("scope", "col"));
            el("tr", "").attr("aria-rowindex", "1").children(&cells.collect::<Vec<_>>())
        });
        row.into_iter().collect()
    });
    let body = el("tbody", "").children_of(move || {
        with_table(state, id, |table| rows(&filled, table, first.get(), all.get())).unwrap_or_default()
    });
    let count = move || with_table(state, id, |table| table.rows().len().saturating_add(1).to_string());
    let table = el("table", "").attr_of("aria-rowcount", count).child(&head).child(&body);
    scroller
        .attr_of("aria-label", move || with_table(state, id, |table| named.say(&table.title)))
        .on("scroll", scroll)
        .child(&table)
}

fn rows(texts: &Texts, table: &Table, first: usize, all: bool) -> Vec<El> {
    let rows = table.rows().len();
    let whole = all || rows <= SHORT;
    let from = if whole { 0 } else { first.min(rows.saturating_sub(HELD)) };
    let held = if whole { rows } else { HELD.min(rows) };
    let mut lines: Vec<El> = gap(from).into_iter().collect();
    for (index, row) in table.rows().enumerate().skip(from).take(held) {
        let number = index.saturating_add(2).to_string();
        let mut line = el("tr", "").attr("data-row", "").attr("aria-rowindex", &number);
        for (place, cell) in row.iter().enumerate() {
            let cell = texts.cell(*cell);
            let cell = if place == 0 { text("th", "", &cell).attr("scope", "row") } else { text("td", "", &cell) };
            line = line.child(&cell);
        }
        lines.push(line);
    }
    lines.extend(gap(rows.saturating_sub(from.saturating_add(held))));
    lines
}

/// Room for rows that are not held, so that the scroll bar tells the truth.
fn gap(rows: usize) -> Option<El> {
    let height = ["calc(var(--row) * ", &rows.to_string(), ")"].concat();
    (rows > 0).then(|| el("tr", "gap").attr("aria-hidden", "true").style("height", &height))
}

fn with_table<T>(state: ToolState, id: &str, read: impl FnOnce(&Table) -> T) -> Option<T> {
    state.answer.with(|answer| {
        let table = answer.report.as_ref()?.tables.iter().find(|table| table.id == id)?;
        Some(read(table))
    })
}
