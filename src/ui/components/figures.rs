//! The row of key figures, and how each was reached.

use leptos::prelude::*;

use crate::i18n::number::NumberStyle;
use crate::tool::report::Figure;
use crate::ui::state::App;
use crate::ui::state::tools::ToolState;

/// The key figures of the tool's report.
#[component]
pub fn Figures() -> impl IntoView {
    let state = expect_context::<ToolState>();
    let texts = expect_context::<App>().texts_untracked();
    let figure = move |figure: &Figure| {
        view! {
            <div class="figure">
                <dt>{texts.say(&figure.label)}</dt>
                <dd>{texts.arg(&figure.value, NumberStyle::Figure)}</dd>
            </div>
        }
        .into_any()
    };
    let figures = move || {
        state.report(|report| {
            let figures = report.figures.iter().map(&figure).collect_view();
            view! { <dl class="figures">{figures}</dl> }.into_any()
        })
    };
    view! { <div class="key-figures">{move || figures()}</div> }
}

/// How each figure was reached, every method once.
#[component]
pub fn Methods(
    /// The figures.
    figures: Vec<Figure>,
) -> impl IntoView {
    let texts = expect_context::<App>().texts_untracked();
    let mut methods: Vec<String> = Vec::new();
    for figure in figures {
        let line = texts.say(&figure.method);
        if !methods.contains(&line) {
            methods.push(line);
        }
    }
    view! {
        <ul>{methods.into_iter().map(|line| view! { <li>{line}</li> }.into_any()).collect_view()}</ul>
    }
}
