//! A table of any length that only holds the rows in view.

use leptos::html;
use leptos::prelude::*;

use crate::base::width;
use crate::i18n::Texts;
use crate::key;
use crate::tool::report::{Cell, Table};
use crate::tool::text::{Arg, Text};
use crate::ui::state::App;
use crate::ui::state::tools::ToolState;
use crate::ui::state::tools::reading::latest_report;

/// Tables up to this length are shown whole.
const MAX_WHOLE_ROWS: usize = 45;
/// Rows kept above and below those in view.
const OVERSCAN_ROWS: usize = 2;
/// Rows held at a time, those in view and the margins.
const RENDERED_ROWS: usize = 17;

/// A heading or the name of a row wider than this breaks, in narrow characters.
const LONG_NAME: usize = 12;

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
            let report = report.as_ref()?;
            let table = report.tables.iter().find(|table| table.id == id)?;
            let printed = printing.get() != Printing::Off;
            let window = Window::of(table.rows().len(), first.get(), printed);
            let pointed = report.charts.iter().find_map(|chart| table.pointed_row(chart));
            let look = if printed { Look::paper(table) } else { Look::screen(table, pointed) };
            Some(rows(&app.texts_untracked(), table, window, &look))
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

/// How the rows are shown.
struct Look {
    /// The places of the columns from left to right.
    order: Vec<usize>,
    /// The row that a picture points at.
    pointed: Option<usize>,
    on_screen: bool,
}

impl Look {
    /// As the report has it, to the cent.
    fn paper(table: &Table) -> Look {
        Look { order: (0..table.columns.len()).collect(), pointed: None, on_screen: false }
    }

    /// What is looked for first, and without cents where there is no room for them.
    fn screen(table: &Table, pointed: Option<usize>) -> Look {
        Look { order: table.screen_order(), pointed, on_screen: true }
    }
}

/// The headings and the rows in the window. What is compared with what stood in the same line before: while the number
/// of lines stays, they stay and take other texts, which the browser lays out sooner than new ones.
fn rows(texts: &Texts, table: &Table, Window { from, held, behind }: Window, look: &Look) -> AnyView {
    let columns = look.order.iter().filter_map(|place| table.columns.get(*place));
    let headings = columns.map(|column| heading(texts.say(column)));
    let lines = table.rows().skip(from).take(held).zip(from..);
    let by_year = look.on_screen && table.goes_by_year();
    let line = |(row, place): (&[Cell], usize)| {
        let mut cells = look.order.iter().filter_map(|place| row.get(*place)).copied();
        let pointed = (look.pointed == Some(place)).then_some("pointed");
        view! {
            <tr data-row="" class=pointed aria-rowindex=place.saturating_add(2).to_string()>
                {cells.next().map(|cell| row_name(texts, cell, by_year))}
                {cells.map(|cell| value(texts, cell, look.on_screen)).collect_view()}
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

/// What stands at the head of a column; a long one takes two lines.
fn heading(name: String) -> AnyView {
    let long = (width(&name) > LONG_NAME).then_some("long");
    view! { <th scope="col" class=long>{name}</th> }.into_any()
}

/// The name of a row; one of many words may break.
fn row_name(texts: &Texts, cell: Cell, by_year: bool) -> AnyView {
    let name = match cell {
        Cell::Count(year) if by_year => texts.say(&Text::plain(key!("chart.at_year")).with("n", Arg::Count(year))),
        _ => texts.cell(cell),
    };
    let words = (matches!(cell, Cell::Word(..)) && width(&name) > LONG_NAME).then_some("words");
    view! { <th scope="row" class=words>{name}</th> }.into_any()
}

/// A value; an exact amount also without cents, of which one is seen. Read aloud it is exact.
fn value(texts: &Texts, cell: Cell, on_screen: bool) -> AnyView {
    let exact = texts.cell(cell);
    match texts.whole_cell(cell).filter(|_| on_screen) {
        Some(whole) => view! {
            <td>
                <span class="exact">{exact}</span>
                <span class="whole" aria-hidden="true">{whole}</span>
            </td>
        }
        .into_any(),
        None => view! { <td>{exact}</td> }.into_any(),
    }
}

/// Room for rows that are not held, so that the scroll bar tells the truth.
fn gap(rows: usize) -> Option<AnyView> {
    (rows > 0).then(|| {
        let height = format!("calc(var(--row) * {rows})");
        view! { <tr class="gap" aria-hidden="true" style:height=height></tr> }.into_any()
    })
}
