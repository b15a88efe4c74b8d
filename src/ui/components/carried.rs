//! Says which values were taken over from other tools.

use leptos::prelude::*;

use crate::key;
use crate::tool::text::{Arg, Text};
use crate::ui::state::App;
use crate::ui::state::tools::ToolState;

/// A line for each value, for as long as it stands there.
#[component]
pub fn CarriedValues() -> impl IntoView {
    let (app, state) = (expect_context::<App>(), expect_context::<ToolState>());
    let lines = move || {
        let line = |input: &str, from: &'static str| {
            let line = Text::plain(key!("keep.carried"))
                .with("label", Arg::text(state.tool.label(input)))
                .with("tool", Arg::text(Text::of(from, "title")));
            view! { <p class="muted">{app.say(&line)}</p> }.into_any()
        };
        state.carried_values().iter().map(|one| line(one.input, one.from)).collect_view()
    };
    view! { <div class="carried">{move || lines()}</div> }
}
