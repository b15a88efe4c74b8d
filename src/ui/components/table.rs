//! A table of any length that only holds the rows in view.

use leptos::html;
use leptos::prelude::*;

use crate::i18n::Texts;
use crate::tool::report::Table;
use crate::ui::state::App;
use crate::ui::state::tools::ToolState;
use crate::ui::state::tools::reading::latest_report;

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
    let content = move || {
        report.with(|report| {
            let table = report.as_ref()?.tables.iter().find(|table| table.id == id)?;
            let window = Window::of(table.rows().len(), first.get(), printing.get() != Printing::Off);
            Some(rows(&app.texts_untracked(), table, window))
        })
    };
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

/// Which of the rows are held.
#[derive(Clone, Copy)]
struct Window {
    from: usize,
    held: usize,
    /// How many rows come behind.
    behind: usize,
}

impl Window {
    fn of(rows: usize, first: usize, all: bool) -> Window {
        let held = if all || rows <= MAX_WHOLE_ROWS { rows } else { RENDERED_ROWS.min(rows) };
        let from = first.min(rows.saturating_sub(held));
        Window { from, held, behind: rows.saturating_sub(from.saturating_add(held)) }
    }
}

/// The headings and the rows in the window. What is compared with what stood in the same line before: while the number
/// of lines stays, they stay and take other texts, which the browser lays out sooner than new ones.
fn rows(texts: &Texts, table: &Table, Window { from, held, behind }: Window) -> AnyView {
    let headings = table.columns.iter().map(|column| view! { <th scope="col">{texts.say(column)}</th> }.into_any());
    let lines = table.rows().skip(from).take(held).zip(from.saturating_add(2)..);
    let line = |(row, place): (&[_], usize)| {
        let mut cells = row.iter().map(|cell| texts.cell(*cell));
        view! {
            <tr data-row="" aria-rowindex=place.to_string()>
                {cells.next().map(|name| view! { <th scope="row">{name}</th> }.into_any())}
                {cells.map(|value| view! { <td>{value}</td> }.into_any()).collect_view()}
            </tr>
        }
        .into_any()
    };
    view! {
        <thead>
            <tr aria-rowindex="1">{headings.collect_view()}</tr>
        </thead>
        <tbody>
            {gap(from)}
            {lines.map(line).collect_view()}
            {gap(behind)}
        </tbody>
    }
    .into_any()
}

/// Room for rows that are not held, so that the scroll bar tells the truth.
fn gap(rows: usize) -> Option<AnyView> {
    (rows > 0).then(|| {
        let height = format!("calc(var(--row) * {rows})");
        view! { <tr class="gap" aria-hidden="true" style:height=height></tr> }.into_any()
    })
}
