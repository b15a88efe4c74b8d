//! A table of any length that only holds the rows in view.

mod lines;

use leptos::html;
use leptos::prelude::*;

use crate::ui::state::App;
use crate::ui::state::tools::ToolState;
use crate::ui::state::tools::reading::latest_report;
use lines::{Lines, Shape};

/// Rows kept above and below those in view.
const OVERSCAN_ROWS: usize = 2;

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

/// A table of the tool's report, filled while it is open or printed. On paper it has every row.
#[component]
pub fn ReportTable(
    /// The name of the table.
    id: &'static str,
    /// Whether it can be seen.
    #[prop(into)]
    open: Signal<bool>,
    /// What is being printed.
    #[prop(into)]
    printing: Signal<Printing>,
) -> impl IntoView {
    let (app, state) = (expect_context::<App>(), expect_context::<ToolState>());
    let first = RwSignal::new(0);
    let lines = move || state.table(id, |table| table.rows().len().saturating_add(1));
    let scroller = NodeRef::<html::Div>::new();
    let scroll = move |_| {
        // Every line is as high as the next, also that of the headings. A height in whole pixels would be wrong by
        // several lines at the end.
        let Some(element) = scroller.get_untracked() else { return };
        let lines = untrack(lines).and_then(|lines| i32::try_from(lines).ok()).unwrap_or(0);
        let above = element.scroll_top().saturating_mul(lines).checked_div(element.scroll_height());
        let start = above.and_then(|above| usize::try_from(above).ok()).unwrap_or(0).saturating_sub(OVERSCAN_ROWS);
        if first.get_untracked() != start {
            first.set(start);
        }
    };
    // While nobody sees the table it is left alone.
    let seen = move || open.get() || printing.get() == Printing::Report;
    let report = latest_report(move || if seen() { state.answer.with(|answer| answer.report.clone()) } else { None });
    let shape = Memo::new(move |_| {
        report.with(|report| {
            let table = report.as_ref()?.tables.iter().find(|table| table.id == id)?;
            Some(Shape::of(table, printing.get() != Printing::Off))
        })
    });
    let window = Memo::new(move |_| shape.with(|shape| shape.as_ref().map_or(0, |shape| shape.from(first.get()))));
    let content = move || shape.with(|shape| Some(Lines { id, report, first: window }.view(shape.as_ref()?)));
    view! {
        <div
            class="scroller"
            tabindex="0"
            role="region"
            aria-label=move || state.table(id, |table| app.say(&table.title))
            node_ref=scroller
            on:scroll=scroll
        >
            <table aria-rowcount=move || lines().map(|lines| lines.to_string())>{move || content()}</table>
        </div>
    }
}
