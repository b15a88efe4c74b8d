//! The statement as a picture that can be kept where there is no printer.

use leptos::prelude::*;

use crate::i18n::number::NumberStyle;
use crate::key;
use crate::tool::report::Report;
use crate::ui::state::App;
use crate::ui::state::tools::ToolState;

/// The button that draws it, and what it drew.
#[component]
pub fn StatementPicture(
    /// What is said of where the statement comes from.
    note: String,
    /// Other ways to keep the statement.
    children: Children,
) -> impl IntoView {
    let (app, state) = (expect_context::<App>(), expect_context::<ToolState>());
    let texts = app.texts_untracked();
    let address = RwSignal::new(None);
    let draw = move |_| {
        let lines = untrack(|| state.report(|report| lines(app, state, report, &note)));
        let shown = move |drawn: Option<String>| {
            if drawn.is_some() {
                address.try_set(drawn);
            }
        };
        if let Some(lines) = lines {
            app.host().picture(&lines, Box::new(shown));
        }
    };
    let drawn = move || {
        let address = address.get()?;
        let picture = view! {
            <a href=address.clone() download="cost_statement.png">
                <img src=address.clone() alt=app.say(&state.tool.title())/>
            </a>
            <p>{app.text(key!("statement.image_help"))}</p>
        };
        Some(picture.into_any())
    };
    view! {
        <div class="keep">
            <button type="button" class="plain" on:click=draw>{texts.get(key!("statement.image"))}</button>
            {children()}
        </div>
        <div class="picture">{move || drawn()}</div>
    }
}

/// The statement as lines of text; see [`HostPage::picture`](crate::ui::HostPage::picture).
fn lines(app: App, state: ToolState, report: &Report, note: &str) -> String {
    let texts = app.texts_untracked();
    let mut lines = format!("# {}\n{}", texts.say(&state.tool.title()), texts.say(&report.headline));
    for figure in &report.figures {
        let value = texts.arg(&figure.value, NumberStyle::Figure);
        lines.push_str(&format!("\n- {}\t{value}", texts.say(&figure.label)));
    }
    let tables = state.statement_tables();
    for table in report.tables.iter().filter(|table| tables.contains(&table.id)) {
        lines.push_str(&format!("\n# {}", texts.say(&table.title)));
        for row in table.rows() {
            for (place, (cell, column)) in row.iter().zip(&table.columns).enumerate() {
                let said = texts.cell(*cell);
                let line =
                    if place == 0 { format!("\n* {said}") } else { format!("\n- {}\t{said}", texts.say(column)) };
                lines.push_str(&line);
            }
        }
    }
    let bank = app.home_config(|home| home.institution.full.get(texts.locale).to_owned());
    let provided = texts.around(key!("app.provided_by"), "bank", &bank);
    lines.push_str(&format!("\n{note}\n{provided}"));
    lines
}
