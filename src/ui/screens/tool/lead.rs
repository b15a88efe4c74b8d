//! The answers of calculators on home.

use leptos::prelude::*;

use super::announcer::Announcer;
use super::answer::Rates;
use super::face::Face;
use crate::i18n::Texts;
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
    let read = move |place: usize, pick: fn(&Texts, &Reading) -> String| {
        state.report(|report| report.face.get(place).map(|reading| pick(&app.texts_untracked(), reading))).flatten()
    };
    let label = |texts: &Texts, reading: &Reading| texts.say(&reading.label);
    view! {
        <span class="reading-label">{move || read(0, label)}</span>
        <b class="tile-figure">{move || read(0, Texts::reading)}</b>
        <span class="reading-label">{move || read(1, label)} " " {move || read(1, Texts::reading)}</span>
    }
}
