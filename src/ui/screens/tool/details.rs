//! The details of the answer: tables, how it was reached, and what to take away.

use std::time::Duration;

use leptos::prelude::*;

use super::Printed;
use super::tables::Tables;
use crate::key;
use crate::platform::print;
use crate::ui::components::receipt::ReceiptCode;
use crate::ui::components::table::Printing;
use crate::ui::components::workbook::WorkbookButton;
use crate::ui::state::App;
use crate::ui::state::tools::ToolState;

/// How long the page gets to lay out every row before the print dialog opens.
const LAYOUT: Duration = Duration::from_millis(50);

/// The section.
#[component]
pub fn Details() -> impl IntoView {
    let app = expect_context::<App>();
    let texts = app.texts_untracked();
    let Printed(printing) = expect_context();
    view! {
        <section class="tables">
            <h2>{texts.get(key!("report.tables"))}</h2>
            <Tables printing/>
            <PrintButton/>
            <WorkbookButton/>
            <ReceiptCode/>
        </section>
    }
}

/// Prints the whole report.
#[component]
pub fn PrintButton(
    /// Whether it says that the sheet is for the family.
    #[prop(optional)]
    for_family: bool,
) -> impl IntoView {
    let state = expect_context::<ToolState>();
    let Printed(printing) = expect_context();
    let to_paper = move |_| {
        if !state.is_settled() {
            return;
        }
        state.completed();
        printing.set(Printing::Report);
        let open = move || {
            print::open();
            let _ = printing.try_set(Printing::Off);
        };
        set_timeout(open, LAYOUT);
    };
    view! {
        <button type="button" class="plain print" on:click=to_paper>
            {expect_context::<App>().text(if for_family { key!("calm.print") } else { key!("report.print") })}
        </button>
    }
}
