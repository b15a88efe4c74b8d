//! The headings and the rows of a table that are held. They stay, and their texts alone follow the report: to make them
//! anew, or their attributes, with each step of a dial costs a phone most of the time that it has.

use leptos::prelude::*;

use crate::base::width;
use crate::key;
use crate::tool::report::{Cell, Report, Table};
use crate::tool::text::{Arg, Text};
use crate::ui::state::App;
use crate::ui::state::tools::reading::LatestReport;

/// Tables up to this length are shown whole.
const MAX_WHOLE_ROWS: usize = 45;
/// Rows held at a time, those in view and the margins.
const RENDERED_ROWS: usize = 17;
/// A heading or the name of a row wider than this breaks, in narrow characters.
const LONG_NAME: usize = 12;

/// What of a table is made of elements: while it stays they stay.
#[derive(Clone, PartialEq)]
pub struct Shape {
    /// The headings of the columns from left to right, each with its place in the report.
    columns: Vec<(usize, Text)>,
    rows: usize,
    held: usize,
    by_year: bool,
    on_screen: bool,
}

impl Shape {
    /// On paper as the report has it, to the cent and with every row; on a screen what is looked for comes first.
    pub fn of(table: &Table, printed: bool) -> Shape {
        let order = if printed { (0..table.columns.len()).collect() } else { table.screen_order() };
        let columns = order.into_iter().filter_map(|place| Some((place, table.columns.get(place)?.clone())));
        let rows = table.rows().len();
        Shape {
            columns: columns.collect(),
            rows,
            held: if printed || rows <= MAX_WHOLE_ROWS { rows } else { RENDERED_ROWS.min(rows) },
            by_year: !printed && table.goes_by_year(),
            on_screen: !printed,
        }
    }

    /// The first row that is held, where the row at `first` is to be among them.
    pub fn from(&self, first: usize) -> usize {
        first.min(self.rows.saturating_sub(self.held))
    }
}

/// Where the texts of the rows come from.
#[derive(Clone, Copy)]
pub struct Lines {
    /// The name of the table.
    pub id: &'static str,
    /// The report that it is of.
    pub report: LatestReport,
    /// The first row that is held.
    pub first: Memo<usize>,
}

impl Lines {
    /// Headings and rows.
    pub fn view(self, shape: &Shape) -> AnyView {
        let texts = expect_context::<App>().texts_untracked();
        let headings = shape.columns.iter().map(|(_, name)| heading(texts.say(name)));
        let behind = shape.rows.saturating_sub(shape.held);
        view! {
            <thead>
                <tr aria-rowindex="1">{headings.collect_view()}</tr>
            </thead>
            <tbody>
                {move || gap(self.first.get())}
                {(0..shape.held).map(|line| self.row(line, shape)).collect_view()}
                {move || gap(behind.saturating_sub(self.first.get()))}
            </tbody>
        }
        .into_any()
    }

    fn row(self, line: usize, shape: &Shape) -> AnyView {
        let app = expect_context::<App>();
        let (by_year, on_screen, count) = (shape.by_year, shape.on_screen, shape.columns.len());
        let order: Vec<usize> = shape.columns.iter().map(|(place, _)| *place).collect();
        // One for all of its cells: each of them then follows its row alone.
        let row = Memo::new(move |_| {
            let index = self.first.get().saturating_add(line);
            let write = |report: &Report, table: &Table| {
                let cells = table.rows().nth(index).unwrap_or_default();
                let cells = order.iter().map(|place| cells.get(*place).copied());
                let pointed = || report.charts.iter().find_map(|chart| table.pointed_row(chart)) == Some(index);
                Row {
                    index,
                    pointed: on_screen && pointed(),
                    cells: cells.map(|cell| cell.map(|cell| Written::of(app, cell)).unwrap_or_default()).collect(),
                    year: by_year,
                }
            };
            self.read(write).unwrap_or_default()
        });
        let index = move || row.with(|row| row.index.saturating_add(2).to_string());
        view! {
            <tr data-row="" class:pointed=move || row.with(|row| row.pointed) aria-rowindex=index>
                {(count > 0).then(|| name(app, row))}
                {(1..count).map(|column| value(row, column, on_screen)).collect_view()}
            </tr>
        }
        .into_any()
    }

    fn read<T>(self, read: impl FnOnce(&Report, &Table) -> T) -> Option<T> {
        self.report.with(|report| {
            let report = report.as_ref()?;
            Some(read(report, report.tables.iter().find(|table| table.id == self.id)?))
        })
    }
}

/// What stands in a row.
#[derive(Clone, Default, PartialEq)]
struct Row {
    index: usize,
    pointed: bool,
    /// Whether its name is a year.
    year: bool,
    cells: Vec<Written>,
}

impl Row {
    fn cell<T: Default>(&self, column: usize, read: impl FnOnce(&Written) -> T) -> T {
        self.cells.get(column).map(read).unwrap_or_default()
    }
}

/// A value in words.
#[derive(Clone, Default, PartialEq)]
struct Written {
    exact: String,
    /// Without cents, where it has some.
    whole: Option<String>,
    /// A number that may be that of a year.
    count: Option<u32>,
    is_word: bool,
}

impl Written {
    fn of(app: App, cell: Cell) -> Written {
        let texts = app.texts_untracked();
        Written {
            exact: texts.cell(cell),
            whole: texts.whole_cell(cell),
            count: if let Cell::Count(count) = cell { Some(count) } else { None },
            is_word: matches!(cell, Cell::Word(..)),
        }
    }
}

/// The name of a row; one of many words may break.
fn name(app: App, row: Memo<Row>) -> AnyView {
    let name = move || {
        row.with(|row| match row.cell(0, |cell| cell.count).filter(|_| row.year) {
            Some(year) => app.say(&Text::plain(key!("chart.at_year")).with("n", Arg::Count(year))),
            None => row.cell(0, |cell| cell.exact.clone()),
        })
    };
    let words = move || row.with(|row| row.cell(0, |cell| cell.is_word && width(&cell.exact) > LONG_NAME));
    view! {
        <th scope="row" class:words=words>
            {name}
        </th>
    }
    .into_any()
}

/// A value; an exact amount also without cents, of which one is seen. Read aloud it is exact.
fn value(row: Memo<Row>, column: usize, on_screen: bool) -> AnyView {
    let exact = move || row.with(|row| row.cell(column, |cell| cell.exact.clone()));
    let whole = move || row.with(|row| row.cell(column, |cell| cell.whole.clone()));
    if !on_screen || untrack(whole).is_none() {
        return view! { <td>{exact}</td> }.into_any();
    }
    // A column is of one kind; a value of another is written the same in both.
    view! {
        <td>
            <span class="exact">{exact}</span>
            <span class="whole" aria-hidden="true">
                {move || whole().unwrap_or_else(exact)}
            </span>
        </td>
    }
    .into_any()
}

/// What stands at the head of a column; a long one takes two lines.
fn heading(name: String) -> AnyView {
    let long = (width(&name) > LONG_NAME).then_some("long");
    view! { <th scope="col" class=long>{name}</th> }.into_any()
}

/// Room for rows that are not held, so that the scroll bar tells the truth.
fn gap(rows: usize) -> Option<AnyView> {
    (rows > 0).then(|| {
        let height = format!("calc(var(--row) * {rows})");
        view! { <tr class="gap" aria-hidden="true" style:height=height></tr> }.into_any()
    })
}
