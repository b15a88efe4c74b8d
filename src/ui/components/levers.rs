//! What the customer can change with one tap, and what it would do.

use std::sync::Arc;

use leptos::prelude::*;

use crate::platform::dom;
use crate::tool::report::{Lever, Report};
use crate::tool::text::Text;
use crate::ui::state::App;
use crate::ui::state::tools::ToolState;
use crate::visit::change::Change;

type Whole = Option<Arc<Report>>;

/// The levers; the focus goes to the answer, which the tap has changed.
#[component]
pub fn Levers() -> impl IntoView {
    let whole = whole(expect_context());
    let count = Memo::new(move |_| whole.with(|report| report.as_ref().map_or(0, |report| report.levers.len())));
    view! {
        <ul class="levers">
            <For each=move || 0..count.get() key=|place| *place let:place>
                <LeverButton whole place/>
            </For>
        </ul>
    }
}

#[component]
fn LeverButton(
    /// The report that it is of.
    whole: Memo<Whole>,
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

/// The last report that was whole: a first one has no levers yet, and they would come and go while a slider moves.
fn whole(state: ToolState) -> Memo<Whole> {
    let read = move |before: Option<&Whole>| {
        let current = state.answer.with(|answer| answer.current_report().cloned());
        current.or_else(|| before.cloned().flatten())
    };
    let differs = |before: Option<&Whole>, now: Option<&Whole>| match (before, now) {
        (Some(Some(before)), Some(Some(now))) => !Arc::ptr_eq(before, now),
        (before, now) => before.is_some_and(Option::is_some) != now.is_some_and(Option::is_some),
    };
    Memo::new_with_compare(read, differs)
}

fn lever<T: Default>(whole: Memo<Whole>, place: usize, read: impl FnOnce(&Lever) -> T) -> T {
    whole.with(|report| report.as_ref()?.levers.get(place).map(read)).unwrap_or_default()
}
