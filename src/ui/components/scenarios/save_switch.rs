//! Whether the scenarios stay on the device: asked for, and only then.

use leptos::prelude::*;

use crate::key;
use crate::ui::state::scenario_store::ScenarioStore;
use crate::visit::saved_scenarios::{Message, SaveState};

/// The switch with what it means, or why there is none.
#[component]
pub fn SaveSwitch(
    /// What is kept.
    store: ScenarioStore,
) -> impl IntoView {
    let texts = store.app.texts_untracked();
    let state = move || store.saved().save_state();
    let refused = move || {
        let key = why_not(state()).filter(|_| !store.is_empty())?;
        Some(view! { <p class="muted">{store.app.text(key)}</p> }.into_any())
    };
    view! {
        <div>
            <div>{move || refused()}</div>
            <div hidden=move || store.is_empty() || matches!(state(), SaveState::Blocked | SaveState::Forbidden)>
                <label class="switch-row">
                    <input
                        type="checkbox"
                        aria-describedby="fp-keep-what"
                        prop:checked=move || state() == SaveState::Saved
                        on:change=move |event| store.apply(Message::Save(event_target_checked(&event)))
                    />
                    <span>{texts.get(key!("keep.save"))}</span>
                </label>
                <p class="muted" id="fp-keep-what">{texts.get(key!("keep.save.what"))}</p>
            </div>
        </div>
    }
}

const fn why_not(state: SaveState) -> Option<&'static str> {
    match state {
        SaveState::Blocked => Some(key!("keep.blocked")),
        SaveState::Forbidden => Some(key!("keep.education")),
        SaveState::Unreadable => Some(key!("keep.broken")),
        SaveState::Visit | SaveState::Saved => None,
    }
}
