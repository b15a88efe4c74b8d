//! What the customer can change with one tap, and what it would do.

use leptos::prelude::*;

use crate::platform::dom;
use crate::tool::report::Lever;
use crate::tool::text::Text;
use crate::ui::state::App;
use crate::ui::state::tools::ToolState;
use crate::ui::state::tools::reading::{LatestReport, latest_report};
use crate::visit::change::Change;

/// The levers; the focus goes to the answer, which the tap has changed.
#[component]
pub fn Levers() -> impl IntoView {
    let state = expect_context::<ToolState>();
    // A first report has no levers yet, and they would come and go while a slider moves.
    let whole = latest_report(move || state.answer.with(|answer| answer.current_report().cloned()));
    let count = Memo::new(move |_| whole.with(|report| report.as_ref().map_or(0, |report| report.levers.len())));
    view! {
        <ul class="levers">
            {move || (0..count.get()).map(|place| view! { <LeverButton whole place/> }).collect_view()}
        </ul>
    }
}

#[component]
fn LeverButton(
    /// The report that it is of.
    whole: LatestReport,
    /// Which of its levers it is.
    place: usize,
) -> impl IntoView {
    let (app, state) = (expect_context::<App>(), expect_context::<ToolState>());
    let say = move |pick: fn(&Lever) -> &Text| lever(whole, place, |lever| app.say(pick(lever)));
    let pull = move |_| {
        // While a slider moves, what is offered may be of the answer before.
        let stands = state.answer.with_untracked(|answer| answer.current_report().is_some());
        if !stands || !untrack(|| is_offered(app, state, place)) {
            return;
        }
        state.apply(Change::LeverTaken(untrack(|| lever(whole, place, |lever| lever.set.clone()))));
        dom::focus("fp-answer");
    };
    view! {
        <li hidden=move || !is_offered(app, state, place)>
            <button type="button" class="lever" on:click=pull>
                <span class="lever-label">{move || say(|lever| &lever.label)}</span>
                <span class="lever-effect">{move || say(|lever| &lever.effect)}</span>
            </button>
        </li>
    }
}

/// Whether there is a lever to offer.
pub fn any(app: App, state: ToolState) -> bool {
    !state.has_failed() && state.offers(app).levers.contains(&true)
}

fn is_offered(app: App, state: ToolState, place: usize) -> bool {
    !state.has_failed() && state.offers(app).levers.get(place).copied().unwrap_or(false)
}

fn lever<T: Default>(whole: LatestReport, place: usize, read: impl FnOnce(&Lever) -> T) -> T {
    whole.with(|report| report.as_ref()?.levers.get(place).map(read)).unwrap_or_default()
}
