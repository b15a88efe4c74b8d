//! The details of the answer: tables, how it was reached, and what to take away.

use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;
use web_sys::HtmlDetailsElement;

use super::tables::Tables;
use crate::key;
use crate::platform::print;
use crate::tool::text::{Arg, Text};
use crate::ui::components::figures::Methods;
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
    let printing = RwSignal::new(Printing::Off);
    watch_printing(printing);
    let printed = Text::plain(key!("report.printed")).with("date", Arg::Date(app.today()));
    view! {
        <section class="tables">
            <h2>{texts.get(key!("report.tables"))}</h2>
            <Tables printing/>
            <Method/>
            <PrintButton printing/>
            <WorkbookButton/>
            <ReceiptCode/>
            <p class="print-only">{texts.say(&printed)}</p>
        </section>
    }
}

/// The browser's own command comes without a word before; what reacts runs before the page is laid out for it.
fn watch_printing(printing: RwSignal<Printing>) {
    let before = window_event_listener(ev::beforeprint, move |_| {
        if printing.get_untracked() == Printing::Off {
            printing.set(Printing::Page);
        }
    });
    let after = window_event_listener(ev::afterprint, move |_| printing.set(Printing::Off));
    on_cleanup(move || {
        before.remove();
        after.remove();
    });
}

/// What was assumed and how each figure was reached, made when somebody wants to see it.
#[component]
fn Method() -> impl IntoView {
    let (app, state) = (expect_context::<App>(), expect_context::<ToolState>());
    let opened = RwSignal::new(false);
    let words = move || {
        let made = || {
            state.report(|report| {
                let assumed = report.assumptions.iter().map(|line| view! { <li>{app.say(line)}</li> }.into_any());
                view! {
                    <ul>{assumed.collect_view()}</ul>
                    <Methods figures=report.figures.clone()/>
                }
                .into_any()
            })
        };
        opened.get().then(made).flatten()
    };
    let toggled = move |event| opened.set(event_target::<HtmlDetailsElement>(&event).open());
    view! {
        <details class="method" on:toggle=toggled>
            // A click is told before the browser opens what it is on, so that it never opens empty.
            <summary on:click=move |_| opened.set(true)>
                {app.text(key!("report.assumptions"))}
            </summary>
            <div>{move || words()}</div>
        </details>
    }
}

/// Prints the whole report.
#[component]
fn PrintButton(
    /// What is being printed.
    printing: RwSignal<Printing>,
) -> impl IntoView {
    let state = expect_context::<ToolState>();
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
        <button type="button" class="plain" on:click=to_paper>
            {expect_context::<App>().text(key!("report.print"))}
        </button>
    }
}
