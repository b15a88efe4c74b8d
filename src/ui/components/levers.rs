//! What the customer can change with one tap, and what it would do.

use std::sync::Arc;

use crate::i18n::Texts;
use crate::platform::dom;
use crate::tool::report::Lever;
use crate::tool::text::Text;
use crate::ui::el::{El, button, el};
use crate::ui::state::App;
use crate::ui::state::tools::ToolState;
use crate::visit::change::Change;
use leptos::prelude::With as _;

/// The levers; the focus goes to the answer, which the tap has changed.
pub fn view(app: App, texts: &Arc<Texts>, state: ToolState) -> El {
    let texts = Arc::clone(texts);
    let count = move || state.answer.with(|answer| answer.report.as_ref().map_or(0, |report| report.levers.len()));
    el("ul", "levers").each_of(count, move |place| {
        let said = |class: &str, pick: fn(&Lever) -> &Text| {
            let texts = Arc::clone(&texts);
            el("span", class).text_of(move || lever(state, place, |lever| texts.say(pick(lever))))
        };
        let pull = move || {
            // While a slider moves, what is offered may be of the answer before.
            if !offered(app, state, place) {
                return;
            }
            state.apply(Change::Set(lever(state, place, |lever| lever.set.clone())));
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
    state.offers(app).levers.contains(&true)
}

fn offered(app: App, state: ToolState, place: usize) -> bool {
    state.offers(app).levers.get(place).copied().unwrap_or(false)
}

fn lever<T: Default>(state: ToolState, place: usize, read: impl FnOnce(&Lever) -> T) -> T {
    state.answer.with(|answer| answer.report.as_ref()?.levers.get(place).map(read)).unwrap_or_default()
}
