//! What follows from the answer: warnings, and what could be changed.

use leptos::prelude::*;

use crate::key;
use crate::ui::components::levers::{self, Levers};
use crate::ui::state::App;
use crate::ui::state::tools::ToolState;

/// The warnings, and the levers where there is one to offer.
#[component]
pub fn Consequences() -> impl IntoView {
    let (app, state) = (expect_context::<App>(), expect_context::<ToolState>());
    let texts = app.texts_untracked();
    let locked = state.is_locked();
    let warnings = move || {
        state.report(|report| {
            let lines = report.warnings.iter().map(|line| view! { <li>{app.say(line)}</li> }.into_any()).collect_view();
            view! { <ul>{lines}</ul> }.into_any()
        })
    };
    let beyond = move || {
        let offers = state.offers(app);
        let lines = || offers.notes.iter().map(|line| view! { <li>{app.say(line)}</li> }.into_any()).collect_view();
        (!offers.notes.is_empty()).then(|| view! { <ul>{lines()}</ul> }.into_any())
    };
    view! {
        <section class="warnings">
            <h2>{texts.get(key!("report.warning"))}</h2>
            <div>{move || warnings()}</div>
            <div>{move || beyond()}</div>
        </section>
        <section hidden=move || locked || !levers::any(app, state)>
            <h2>{texts.get(key!("report.levers"))}</h2>
            <Levers/>
        </section>
    }
}
