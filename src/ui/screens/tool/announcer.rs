//! The answer for screen readers.

use std::time::Duration;

use leptos::prelude::*;

use crate::campaign::event::Event;
use crate::ui::debounce::debounce;
use crate::ui::state::App;
use crate::ui::state::tools::ToolState;

/// How long the fields must rest before a change is announced and counted.
const DEBOUNCE: Duration = Duration::from_millis(900);

/// Says the headline once the fields rest; changes are also counted then.
#[component]
pub fn Announcer() -> impl IntoView {
    let (app, state) = (expect_context::<App>(), expect_context::<ToolState>());
    let spoken = RwSignal::new(String::new());
    let follow = move || {
        state.answer.track();
        state.touched.track();
    };
    debounce(DEBOUNCE, follow, move || {
        // A report before this one is no news, and the next one is told when it is there.
        if !state.touched.get_untracked() || !state.is_settled() {
            return;
        }
        // Beside a mistake stands the answer to other numbers.
        let headline = || if state.is_broken() { None } else { state.report(|report| app.say(&report.headline)) };
        spoken.set(untrack(headline).unwrap_or_default());
        app.emit(&Event::CalculatorChanged { tool: state.tool.id.into() });
    });
    view! { <p class="visually-hidden" role="status">{move || spoken.get()}</p> }
}
