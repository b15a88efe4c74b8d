//! The scenarios one by one.

use leptos::prelude::*;

use super::{UNDO, focus_later};
use crate::i18n::number::NumberStyle;
use crate::key;
use crate::platform::dom;
use crate::ui::state::scenario_store::{ScenarioStore, scenario_name};
use crate::visit::saved_scenarios::Message;
use crate::visit::scenario::{MAX_NAME_CHARS, Scenario};

/// The scenarios. A row is made anew when its name has changed from elsewhere, since everything in it is named so.
#[component]
pub fn ScenarioList(
    /// Where they are kept.
    store: ScenarioStore,
) -> impl IntoView {
    let listed = store.listed();
    view! {
        <ul class="kept">
            <For
                each=move || listed.get().list().to_vec()
                key=|scenario| (scenario.number, scenario.name.clone())
                let:scenario
            >
                <li><ScenarioRow store scenario/></li>
            </For>
        </ul>
    }
}

/// One scenario: its name, which can be changed, and what can be done with it.
#[component]
fn ScenarioRow(
    /// Where it is kept.
    store: ScenarioStore,
    /// The scenario.
    scenario: Scenario,
) -> impl IntoView {
    let texts = store.app.texts_untracked();
    let number = scenario.number;
    let called = texts.arg(&scenario_name(&scenario), NumberStyle::Sentence);
    let unnamed =
        texts.arg(&scenario_name(&Scenario { name: String::new(), ..scenario.clone() }), NumberStyle::Sentence);
    let about = |key: &'static str| texts.around(key, "name", &called);
    let rename = move |event| store.apply(Message::Rename(number, event_target_value(&event)));
    let open = move |_| {
        store.open(number);
        dom::focus("fp-answer");
    };
    let remove = move |_| {
        store.apply(Message::Remove(number));
        focus_later(UNDO);
    };
    view! {
        <div class="variant">
            <input
                class="name"
                type="text"
                autocomplete="off"
                maxlength=MAX_NAME_CHARS.to_string()
                placeholder=unnamed.clone()
                aria-label=texts.around(key!("keep.name"), "name", &unnamed)
                prop:value=scenario.name
                on:change=rename
            />
            <button type="button" class="link" aria-label=about(key!("keep.open.one")) on:click=open>
                {texts.get(key!("keep.open"))}
            </button>
            <button type="button" class="link" aria-label=about(key!("keep.remove.one")) on:click=remove>
                {texts.get(key!("keep.remove"))}
            </button>
        </div>
    }
}
