//! A statement under the answer: its tables open, the time to read them, the confirmation, and the statement to keep.

mod confirmation;
mod picture;

use leptos::html;
use leptos::prelude::*;

use super::table::{Printing, ReportTable};
use crate::key;
use crate::platform::download;
use crate::tool::statement;
use crate::tool::text::Text;
use crate::ui::state::App;
use crate::ui::state::tools::ToolState;
use confirmation::Confirmation;
use picture::StatementPicture;

/// The statement that the report's tables for it make up.
#[component]
pub fn CostStatement() -> impl IntoView {
    let (app, state) = (expect_context::<App>(), expect_context::<ToolState>());
    let texts = app.texts_untracked();
    let rules = app.tools_config().map(|config| config.cost_statement.clone()).unwrap_or_default();
    // The bank speaks for what its own page drew up, not for what anybody typed.
    let vouched = app.standalone() && rules.no_other_charges;
    let full = app.home_config(|home| home.institution.full.get(texts.locale).to_owned());
    // The word of the bank under it, or that it follows what was entered.
    let note = StoredValue::new(if vouched {
        texts.around(key!("statement.no_other"), "bank", &full)
    } else {
        texts.get(key!("statement.entered")).to_owned()
    });
    let (seconds, currency) = (rules.reading_seconds(), texts.currency);
    // The same until an input changes.
    let json = Memo::new(move |_| {
        state.answer.with(|answer| {
            answer.current_report().and_then(|report| statement::json(report, currency, vouched)).unwrap_or_default()
        })
    });
    let watched = NodeRef::<html::Section>::new();
    let end = move || {
        let json = json.get();
        let note = note.get_value();
        (!json.is_empty()).then(|| view! { <StatementEnd json note seconds watched/> })
    };
    let tables = state.statement_tables().iter().map(|id| view! { <StatedTable id/> });
    view! {
        <section class="statement" aria-labelledby="fp-statement" node_ref=watched>
            <h2 id="fp-statement">{texts.get(key!("statement.title"))}</h2>
            {tables.collect_view()}
            <div>{move || end()}</div>
        </section>
    }
}

/// A table with its title, while the report has it.
#[component]
fn StatedTable(
    /// The name of the table.
    id: &'static str,
) -> impl IntoView {
    let (app, state) = (expect_context::<App>(), expect_context::<ToolState>());
    view! {
        <div class="stated" data-table=id hidden=move || state.table(id, |_| ()).is_none()>
            <h3>{app.say(&Text::item(state.tool.id, "table", id))}</h3>
            // A statement is read whole, on the screen as on paper.
            <ReportTable id open=true printing=Printing::Page/>
        </div>
    }
}

/// What stands under the tables, made anew with every other statement: that has to be read, too.
#[component]
fn StatementEnd(
    /// The statement.
    json: String,
    /// What is said of where it comes from.
    note: String,
    /// How long it is read.
    seconds: u32,
    /// What is read.
    watched: NodeRef<html::Section>,
) -> impl IntoView {
    let texts = expect_context::<App>().texts_untracked();
    let (file, save_json) = (json.clone(), texts.get(key!("statement.json")).to_owned());
    let save = move |_| download::save_text("cost_statement.json", "application/json", &file);
    view! {
        <p>{note.clone()}</p>
        <Confirmation json seconds watched/>
        <StatementPicture note>
            <button type="button" class="plain" on:click=save>{save_json}</button>
        </StatementPicture>
        <p class="print-only">{texts.get(key!("statement.sign"))}</p>
    }
}
