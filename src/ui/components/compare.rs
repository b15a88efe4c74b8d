//! Scenarios side by side with what is in the fields now.

use std::sync::Arc;

use leptos::prelude::*;

use crate::i18n::Texts;
use crate::i18n::number::NumberStyle;
use crate::key;
use crate::tool::Tool;
use crate::tool::text::Arg;
use crate::ui::el::{El, el, text};
use crate::ui::state::scenario_store::{ScenarioStore, scenario_name};
use crate::visit::scenario::ComparisonColumn;
use crate::visit::scenario::compare::{ComparisonCell, ComparisonRow, compare};

/// The table; nothing while there are no scenarios.
pub fn view(texts: &Arc<Texts>, store: ScenarioStore) -> El {
    let scroller = el("div", "scroller compare")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", texts.get(key!("keep.title")))
        .attr("aria-describedby", "fp-keep-marks");
    let (texts, columns) = (Arc::clone(texts), store.columns());
    scroller
        .attr_of("hidden", move || store.is_empty().then(String::new))
        .children_of(move || if store.is_empty() { Vec::new() } else { vec![table(&texts, store, columns)] })
}

fn table(texts: &Texts, store: ScenarioStore, columns: Memo<Vec<ComparisonColumn>>) -> El {
    let mut head = el("tr", "").child(&el("td", ""));
    for scenario in store.saved().scenarios().list() {
        head = head.child(&heading(&texts.arg(&scenario_name(scenario), NumberStyle::Sentence)));
    }
    let head = head.child(&heading(texts.get(key!("keep.now"))));
    let table = el("table", "").child(&el("thead", "").child(&head));
    let now = store.now();
    columns.with(|columns| {
        let columns: Vec<&ComparisonColumn> = columns.iter().chain([&now]).collect();
        let comparison = compare(&columns);
        let width = columns.len().saturating_add(1).to_string();
        let inputs = part(texts, texts.get(key!("form.title")), &width, &comparison.inputs);
        let figures = part(texts, texts.get(key!("report.figures")), &width, &comparison.figures);
        let notes = el("tbody", "").maybe(notes(texts, store.state.tool, &columns));
        table.children(&[inputs, notes, figures])
    })
}

fn heading(name: &str) -> El {
    text("th", "", name).attr("scope", "col")
}

fn part(texts: &Texts, title: &str, width: &str, rows: &[ComparisonRow]) -> El {
    let title = text("th", "", title).attr("colspan", width).attr("scope", "rowgroup");
    let mut body = el("tbody", "").child(&el("tr", "group").child(&title));
    for row in rows {
        let mut line = el("tr", "").child(&text("th", "", &texts.say(row.label)).attr("scope", "row"));
        for cell in &row.cells {
            line = line.child(&table_cell(texts, cell));
        }
        body = body.child(&line);
    }
    body
}

fn table_cell(texts: &Texts, cell: &ComparisonCell) -> El {
    // Numbers stay in one piece.
    let words = matches!(cell.value, Some(Arg::Text(_)));
    let mut td = el("td", if words { "" } else { "whole" });
    if cell.differs {
        let mark = text("span", "mark", "≠\u{a0}").attr("aria-hidden", "true");
        let words = format!("{} ", texts.get(key!("keep.differs")));
        td = td.child(&mark).child(&text("span", "visually-hidden", &words));
    }
    td = match cell.value {
        Some(value) => td.child(&text("span", "", &texts.arg(value, NumberStyle::Figure))),
        None => {
            let gap = text("span", "", "—").attr("aria-hidden", "true");
            td.child(&gap).child(&text("span", "visually-hidden", texts.get(key!("keep.none"))))
        }
    };
    td.maybe(cell.delta.as_ref().map(|delta| {
        let sign = if delta.more { "+" } else { "−" };
        text("span", "change", &format!("{sign}{}", texts.arg(&delta.size, NumberStyle::Figure)))
    }))
}

/// What keeps a column from being calculated, under its name.
fn notes(texts: &Texts, tool: &'static Tool, columns: &[&ComparisonColumn]) -> Option<El> {
    if !columns.iter().any(|column| column.has_unknown_inputs || !column.errors.is_empty()) {
        return None;
    }
    let mut line = el("tr", "").child(&text("th", "", texts.get(key!("report.warning"))).attr("scope", "row"));
    for column in columns {
        let mut cell = el("td", "said");
        for error in &column.errors {
            cell = cell.child(&text("p", "", &texts.say(&tool.explain(error))));
        }
        if column.has_unknown_inputs {
            cell = cell.child(&text("p", "", texts.get(key!("keep.strange"))));
        }
        line = line.child(&cell);
    }
    Some(line)
}
