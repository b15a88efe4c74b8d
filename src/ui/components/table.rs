//! A table of any length that only holds the rows in view.

use std::sync::Arc;

use leptos::prelude::*;

use crate::i18n::Texts;
use crate::tool::report::Table;
use crate::ui::el::{El, effect, el};
use crate::ui::state::tools::ToolState;

/// Tables up to this length are shown whole.
const MAX_WHOLE_ROWS: usize = 45;
/// Rows kept above and below those in view.
const OVERSCAN_ROWS: usize = 2;
/// Rows held at a time, those in view and the margins.
const RENDERED_ROWS: usize = 17;

/// What goes on paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Printing {
    /// Nothing is being printed.
    Off,
    /// The page as it is, with every row of the tables that are open.
    Page,
    /// The whole report, with every table.
    Report,
}

/// The table `id` of a tool's report, filled while it is `open` or printed. On paper it has every row.
pub fn view(
    texts: &Arc<Texts>,
    state: ToolState,
    id: &'static str,
    open: RwSignal<bool>,
    printing: RwSignal<Printing>,
) -> El {
    let first = RwSignal::new(0_usize);
    let scroller = el("div", "scroller").attr("tabindex", "0").attr("role", "region");
    let watched = scroller.clone();
    let lines = move || with_table(state, id, |table| table.rows().len().saturating_add(1));
    let scroll = move |_| {
        // Every line is as high as the next, also that of the headings. A height in whole pixels would be wrong by
        // several lines at the end.
        let element = watched.element();
        let lines = untrack(lines).and_then(|lines| i32::try_from(lines).ok()).unwrap_or(0);
        let above = element.scroll_top().saturating_mul(lines).checked_div(element.scroll_height());
        let start = above.and_then(|above| usize::try_from(above).ok()).unwrap_or(0).saturating_sub(OVERSCAN_ROWS);
        if first.get_untracked() != start {
            first.set(start);
        }
    };
    let (named, filled) = (Arc::clone(texts), Arc::clone(texts));
    let page = el("table", "");
    let mut rows = Rows::of(page.clone());
    effect(move || {
        let printed = printing.get();
        if open.get() || printed == Printing::Report {
            with_table(state, id, |table| rows.show(&filled, table, first.get(), printed != Printing::Off));
        }
    });
    scroller
        .attr_of("aria-label", move || with_table(state, id, |table| named.say(&table.title)))
        .on("scroll", scroll)
        .child(&page.attr_of("aria-rowcount", move || lines().map(|lines| lines.to_string())))
}

/// The rows on the page. While their number stays the same they stay and take other texts, which the browser lays
/// out in two thirds of the time that new ones need.
struct Rows {
    page: El,
    body: El,
    lines: Vec<El>,
    /// The headings, then row by row, with what they say.
    cells: Vec<(El, String)>,
    /// Room for the rows above and below that are not held, so that the scroll bar tells the truth.
    gaps: Vec<El>,
    /// How many rows these are.
    around: [usize; 2],
}

impl Rows {
    fn of(page: El) -> Rows {
        let body = page.clone();
        Rows { page, body, lines: Vec::new(), cells: Vec::new(), gaps: Vec::new(), around: [0; 2] }
    }

    fn show(&mut self, texts: &Texts, table: &Table, first: usize, all: bool) {
        let (rows, wide) = (table.rows().len(), table.columns.len());
        let whole = all || rows <= MAX_WHOLE_ROWS;
        let from = if whole { 0 } else { first.min(rows.saturating_sub(RENDERED_ROWS)) };
        let held = if whole { rows } else { RENDERED_ROWS.min(rows) };
        if self.lines.len() != held || self.cells.len() != held.saturating_add(1).saturating_mul(wide) {
            self.make(held, wide);
        }
        let around = [from, rows.saturating_sub(from.saturating_add(held))];
        if self.around != around {
            self.around = around;
            for gap in self.gaps.drain(..) {
                gap.element().remove();
            }
            let first = self.lines.first().map(El::element);
            for (rows, before) in around.into_iter().zip([first, None]).filter(|(rows, _)| *rows > 0) {
                let gap = gap(rows);
                let _ = self.body.element().insert_before(gap.element(), before.map(AsRef::as_ref));
                self.gaps.push(gap);
            }
            for (line, place) in self.lines.iter().zip(from.saturating_add(2)..) {
                line.set("aria-rowindex", Some(&place.to_string()));
            }
        }
        let mut cells = self.cells.iter_mut();
        for (column, cell) in table.columns.iter().zip(cells.by_ref()) {
            write(cell, texts.say(column));
        }
        for (value, cell) in table.cells.iter().skip(from.saturating_mul(wide)).zip(cells) {
            write(cell, texts.cell(*value));
        }
    }

    fn make(&mut self, held: usize, wide: usize) {
        self.cells.clear();
        let head = self.line(wide, "col", "th").attr("aria-rowindex", "1");
        self.lines.clear();
        for _ in 0..held {
            let line = self.line(wide, "row", "td").attr("data-row", "");
            self.lines.push(line);
        }
        self.body = el("tbody", "").children(&self.lines);
        self.around = [usize::MAX; 2];
        self.page.set_text("");
        let _ = self.page.clone().child(&el("thead", "").child(&head)).child(&self.body);
    }

    /// A row of cells; the first names it.
    fn line(&mut self, wide: usize, scope: &str, rest: &str) -> El {
        let mut line = el("tr", "");
        for place in 0..wide {
            let cell = if place == 0 || rest == "th" { el("th", "").attr("scope", scope) } else { el(rest, "") };
            line = line.child(&cell);
            self.cells.push((cell, String::new()));
        }
        line
    }
}

fn gap(rows: usize) -> El {
    let height = format!("calc(var(--row) * {rows})");
    el("tr", "gap").attr("aria-hidden", "true").style("height", &height)
}

/// A text that stays the same is not written again.
fn write((cell, said): &mut (El, String), text: String) {
    if *said != text {
        cell.set_text(&text);
        *said = text;
    }
}

fn with_table<T>(state: ToolState, id: &str, read: impl FnOnce(&Table) -> T) -> Option<T> {
    state.answer.with(|answer| {
        let table = answer.report.as_ref()?.tables.iter().find(|table| table.id == id)?;
        Some(read(table))
    })
}
