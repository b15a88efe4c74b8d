//! The answer of a calculator on home.

use leptos::prelude::*;

use super::announcer::Announcer;
use super::answer::Rates;
use super::face::Face;
use crate::ui::state::App;
use crate::ui::state::tools::ToolState;

/// The figure with its dial, and what it rests on in one sentence; whoever opens the calculator finds it as it was left here.
#[component]
pub fn LeadAnswer(
    /// The tool.
    state: ToolState,
) -> impl IntoView {
    let app = expect_context::<App>();
    provide_context(state);
    view! {
        <Face/>
        <div class="lead-words">
            <p>{move || state.report(|report| app.say(&report.headline))}</p>
            <Rates/>
        </div>
        <Announcer/>
    }
}
