//! The answers of calculators on home.

use leptos::prelude::*;

use super::announcer::Announcer;
use super::answer::Rates;
use super::face::Face;
use crate::tool::report::Reading;
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

/// The figure with what it is called, and the one beside it: a middle case never stands alone.
#[component]
pub fn TileAnswer(
    /// The tool.
    state: ToolState,
) -> impl IntoView {
    let app = expect_context::<App>();
    move || {
        let texts = app.texts_untracked();
        let [figure, beside] = state.report(|report| [0, 1].map(|place| report.face.get(place).cloned()))?;
        let said = |reading: Option<Reading>| reading.map(|one| (texts.say(&one.label), texts.reading(&one)));
        let ((label, figure), beside) = (said(figure)?, said(beside));
        Some(view! {
            <span class="reading-label">{label}</span>
            <b class="tile-figure">{figure}</b>
            <span class="reading-label">{beside.map(|(label, figure)| format!("{label} {figure}"))}</span>
        })
    }
}
