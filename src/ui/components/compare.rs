//! Scenarios side by side with what is in the fields now.

use leptos::prelude::*;

use crate::i18n::Texts;
use crate::i18n::number::NumberStyle;
use crate::key;
use crate::tool::Tool;
use crate::tool::text::Arg;
use crate::ui::state::scenario_store::{ScenarioStore, scenario_name};
use crate::visit::scenario::ComparisonColumn;
use crate::visit::scenario::compare::{ComparisonCell, ComparisonRow, compare};

/// The table; out of sight while there are no scenarios.
#[component]
pub fn Comparison(
    /// The scenarios.
    store: ScenarioStore,
) -> impl IntoView {
    let columns = store.columns();
    let table = move || {
        let texts = store.app.texts_untracked();
        (!store.is_empty()).then(|| columns.with(|columns| table(&texts, store, columns)))
    };
    view! {
        <div
            class="scroller compare"
            tabindex="0"
            role="region"
            aria-label=store.app.text(key!("keep.title"))
            aria-describedby="fp-keep-marks"
            hidden=move || store.is_empty()
        >
            {move || table()}
        </div>
    }
}

fn table(texts: &Texts, store: ScenarioStore, columns: &[ComparisonColumn]) -> AnyView {
    let names = |scenario| heading(&texts.arg(&scenario_name(scenario), NumberStyle::Sentence));
    let names = store.saved().scenarios().list().iter().map(names).collect_view();
    let now = store.now();
    let columns: Vec<&ComparisonColumn> = columns.iter().chain([&now]).collect();
    let comparison = compare(&columns);
    let width = columns.len().saturating_add(1);
    view! {
        <table>
            <thead>
                <tr>
                    <td></td>
                    {names}
                    {heading(texts.get(key!("keep.now")))}
                </tr>
            </thead>
            {part(texts, texts.get(key!("form.title")), width, &comparison.inputs)}
            <tbody>{notes(texts, store.state.tool, &columns)}</tbody>
            {part(texts, texts.get(key!("report.figures")), width, &comparison.figures)}
        </table>
    }
    .into_any()
}

fn heading(name: &str) -> AnyView {
    view! { <th scope="col">{name.to_owned()}</th> }.into_any()
}

fn part(texts: &Texts, title: &str, width: usize, rows: &[ComparisonRow]) -> AnyView {
    let row = |row: &ComparisonRow| {
        let cells = row.cells.iter().map(|cell| table_cell(texts, cell)).collect_view();
        view! {
            <tr>
                <th scope="row">{texts.say(row.label)}</th>
                {cells}
            </tr>
        }
        .into_any()
    };
    view! {
        <tbody>
            <tr class="group">
                <th colspan=width.to_string() scope="rowgroup">{title.to_owned()}</th>
            </tr>
            {rows.iter().map(row).collect_view()}
        </tbody>
    }
    .into_any()
}

fn table_cell(texts: &Texts, cell: &ComparisonCell) -> AnyView {
    // Numbers stay in one piece.
    let words = matches!(cell.value, Some(Arg::Text(_)));
    let mark = cell.differs.then(|| {
        view! {
            <span class="mark" aria-hidden="true">"≠\u{a0}"</span>
            <span class="visually-hidden">{format!("{} ", texts.get(key!("keep.differs")))}</span>
        }
        .into_any()
    });
    let value = match cell.value {
        Some(value) => view! { <span>{texts.arg(value, NumberStyle::Figure)}</span> }.into_any(),
        None => view! {
            <span aria-hidden="true">"—"</span>
            <span class="visually-hidden">{texts.get(key!("keep.none")).to_owned()}</span>
        }
        .into_any(),
    };
    let change = cell.delta.as_ref().map(|delta| {
        let sign = if delta.more { "+" } else { "−" };
        view! { <span class="change">{format!("{sign}{}", texts.arg(&delta.size, NumberStyle::Figure))}</span> }
            .into_any()
    });
    view! { <td class=(!words).then_some("whole")>{mark}{value}{change}</td> }.into_any()
}

/// What keeps a column from being calculated, under its name.
fn notes(texts: &Texts, tool: &'static Tool, columns: &[&ComparisonColumn]) -> Option<AnyView> {
    if !columns.iter().any(|column| column.has_unknown_inputs || !column.errors.is_empty()) {
        return None;
    }
    let cell = |column: &&ComparisonColumn| {
        let errors = column.errors.iter().map(|error| view! { <p>{texts.say(&tool.explain(error))}</p> }.into_any());
        let strange =
            column.has_unknown_inputs.then(|| view! { <p>{texts.get(key!("keep.strange")).to_owned()}</p> }.into_any());
        view! { <td class="said">{errors.collect_view()}{strange}</td> }.into_any()
    };
    let cells = columns.iter().map(cell).collect_view();
    let notes = view! {
        <tr>
            <th scope="row">{texts.get(key!("report.warning")).to_owned()}</th>
            {cells}
        </tr>
    };
    Some(notes.into_any())
}
