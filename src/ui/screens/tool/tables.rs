//! The tables of the report.

use leptos::prelude::*;
use web_sys::HtmlDetailsElement;

use crate::i18n::number;
use crate::key;
use crate::platform::download;
use crate::tool::csv;
use crate::tool::report::Table;
use crate::ui::components::table::{Printing, ReportTable};
use crate::ui::state::App;
use crate::ui::state::tools::ToolState;

/// The tables that are no part of a statement. Some inputs add one, such as one for each of two loans.
#[component]
pub fn Tables(
    /// What is being printed.
    printing: RwSignal<Printing>,
) -> impl IntoView {
    let state = expect_context::<ToolState>();
    let stated = state.statement_tables();
    let ids = Memo::new(move |_| {
        let ids = state.report(|report| report.tables.iter().map(|table| table.id).collect::<Vec<_>>());
        let others = ids.unwrap_or_default().into_iter().filter(|id| !stated.contains(id));
        others.collect::<Vec<_>>()
    });
    view! {
        <div class="tables" data-whole=move || printing.get() == Printing::Report>
            <For each=move || ids.get() key=|id| *id let:id>
                <FoldedTable id printing/>
            </For>
        </div>
    }
}

/// A table that opens, with the button that saves it.
#[component]
fn FoldedTable(
    /// The name of the table.
    id: &'static str,
    /// What is being printed.
    printing: RwSignal<Printing>,
) -> impl IntoView {
    let (app, state) = (expect_context::<App>(), expect_context::<ToolState>());
    let open = RwSignal::new(false);
    // What a narrow table says of its amounts.
    let rounded = move || {
        let exact = state.table(id, Table::has_exact_amounts).unwrap_or(false);
        let texts = app.texts_untracked();
        let unit = match number::currency_unit(texts.currency, texts.locale) {
            "" => number::currency_sign(texts.currency),
            unit => unit,
        };
        (exact && texts.currency.decimals() > 0).then(|| texts.around(key!("report.whole"), "unit", unit))
    };
    let toggled = move |event| open.set(event_target::<HtmlDetailsElement>(&event).open());
    view! {
        <details class="table" data-table=id on:toggle=toggled>
            // A click is told before the browser opens the table, so that it never opens empty.
            <summary on:click=move |_| open.set(true)>{move || state.table(id, |table| app.say(&table.title))}</summary>
            <ReportTable id open printing/>
            <p class="whole-note" hidden=move || rounded().is_none()>{move || rounded()}</p>
            <button type="button" class="plain" on:click=move |_| save_csv(app, state, id)>
                {app.text(key!("report.csv"))}
            </button>
        </details>
    }
}

fn save_csv(app: App, state: ToolState, id: &str) {
    if !state.is_settled() {
        return;
    }
    let texts = app.texts_untracked();
    let file = untrack(|| state.table(id, |table| csv::write(table, &|text| texts.say(text), texts.currency)));
    if let Some(file) = file {
        download::save_text(&format!("{}-{id}.csv", state.tool.id), "text/csv;charset=utf-8", &file);
        state.completed();
    }
}
