//! What has to be mended, in one place.

use leptos::prelude::*;

use crate::key;
use crate::platform::dom;
use crate::tool::text::{Arg, Text};
use crate::tool::value::FieldError;
use crate::ui::state::App;
use crate::ui::state::tools::ToolState;

/// Everything that has to be mended, each line leading to its field.
#[component]
pub fn ErrorSummary() -> impl IntoView {
    let (app, state) = (expect_context::<App>(), expect_context::<ToolState>());
    let line = move |error: &FieldError| {
        let id = format!("fp-{}-{}", state.tool.id, error.input);
        let words = app.say(&state.tool.explain(error));
        view! { <li><button type="button" class="link" on:click=move |_| dom::focus(&id)>{words}</button></li> }
            .into_any()
    };
    let summary = move || {
        state.answer.with(|answer| {
            let errors = &answer.field_status.errors;
            let count = u32::try_from(errors.len()).ok().filter(|count| *count > 0)?;
            let heading = Text::plain(key!("form.summary")).with("n", Arg::Count(count));
            let summary = view! {
                <div class="fault-summary" role="alert">
                    <p>{app.say(&heading)}</p>
                    <ul>{errors.iter().map(line).collect_view()}</ul>
                </div>
            };
            Some(summary.into_any())
        })
    };
    view! { <div>{move || summary()}</div> }
}
