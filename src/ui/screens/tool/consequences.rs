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
    // Most steps of a dial leave the words as they are.
    let said = Memo::new(move |_| {
        state.report(|report| report.warnings.iter().map(|line| app.say(line)).collect::<Vec<_>>()).unwrap_or_default()
    });
    let warnings = move || {
        let lines = said.get().into_iter().map(|line| view! { <li>{line}</li> }.into_any()).collect_view();
        view! { <ul>{lines}</ul> }.into_any()
    };
    let beyond = move || {
        let offers = state.offers(app);
        let lines = || offers.notes.iter().map(|line| view! { <li>{app.say(line)}</li> }.into_any()).collect_view();
        (!offers.notes.is_empty()).then(|| view! { <ul>{lines()}</ul> }.into_any())
    };
    view! {
        <section class="warnings" hidden=move || said.with(Vec::is_empty) && state.offers(app).notes.is_empty()>
            <h2>{texts.get(key!("report.warning"))}</h2>
            <div>{warnings}</div>
            <div>{move || beyond()}</div>
        </section>
        <section hidden=move || locked || !levers::any(app, state)>
            <h2>{texts.get(key!("report.levers"))}</h2>
            <Levers/>
        </section>
    }
}
