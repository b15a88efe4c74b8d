//! The answer in one sentence, and the figures beside it.

use leptos::prelude::*;

use crate::key;
use crate::ui::components::figures::Figures;
use crate::ui::components::progress::Progress;
use crate::ui::state::App;
use crate::ui::state::tools::ToolState;

/// The answer; it stays while a field has to be mended, and says so.
#[component]
pub fn Answer() -> impl IntoView {
    let (app, state) = (expect_context::<App>(), expect_context::<ToolState>());
    let texts = app.texts_untracked();
    let stale = texts.get(key!("report.stale")).to_owned();
    view! {
        <section
            class="answer"
            aria-label=texts.get(key!("report.answer"))
            data-stale=move || state.is_broken() || state.has_failed()
            aria-busy=move || state.is_pending().then_some("true")
        >
            <div class="sentence" id="fp-answer" tabindex="-1">
                <p class="headline">{move || state.report(|report| app.say(&report.headline))}</p>
                <div>{move || state.is_broken().then(|| view! { <p class="stale-note">{stale.clone()}</p> })}</div>
                <Progress/>
            </div>
            <Figures/>
        </section>
    }
}
