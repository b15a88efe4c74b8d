//! What the customer can change with one tap, and what it would do.

use std::sync::Arc;

use leptos::prelude::*;

use crate::i18n::Texts;
use crate::platform::dom;
use crate::tool::report::{Lever, Report};
use crate::tool::text::Text;
use crate::ui::components::progress::has_failed;
use crate::ui::el::{El, button, el};
use crate::ui::state::App;
use crate::ui::state::tools::ToolState;
use crate::visit::change::Change;

type Whole = Option<Arc<Report>>;

/// The levers; the focus goes to the answer, which the tap has changed.
pub fn view(app: App, texts: &Arc<Texts>, state: ToolState) -> El {
    let texts = Arc::clone(texts);
    let whole = whole(state);
    let count = move || whole.with(|report| report.as_ref().map_or(0, |report| report.levers.len()));
    el("ul", "levers").each_of(count, move |place| {
        let said = |class: &str, pick: fn(&Lever) -> &Text| {
            let texts = Arc::clone(&texts);
            el("span", class).text_of(move || lever(whole, place, |lever| texts.say(pick(lever))))
        };
        let pull = move || {
            // While a slider moves, what is offered may be of the answer before.
            let stands = untrack(|| state.answer.with(|answer| answer.current_report().is_some()));
            if !stands || !offered(app, state, place) {
                return;
            }
            state.apply(Change::LeverTaken(untrack(|| lever(whole, place, |lever| lever.set.clone()))));
            dom::focus("fp-answer");
        };
        let (label, effect) = (said("lever-label", |lever| &lever.label), said("lever-effect", |lever| &lever.effect));
        el("li", "")
            .attr_of("hidden", move || (!offered(app, state, place)).then(String::new))
            .child(&button("lever", "", pull).child(&label).child(&effect))
    })
}

/// Whether there is a lever to offer.
pub fn any(app: App, state: ToolState) -> bool {
    !has_failed(state) && state.offers(app).levers.contains(&true)
}

fn offered(app: App, state: ToolState, place: usize) -> bool {
    !has_failed(state) && state.offers(app).levers.get(place).copied().unwrap_or(false)
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
