//! Back to what stood in the fields before, and forth again.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, KeyboardEvent};

use crate::i18n::Texts;
use crate::key;
use crate::ui::el::{El, button, el, on_document};
use crate::ui::state::tools::ToolState;
use crate::visit::change::Change;

/// The id of the button that goes back, which takes the focus from a button that goes away.
pub const BACK: &str = "fp-undo";

/// The two buttons, there once something was changed, and the keys for them.
pub fn view(texts: &Texts, state: ToolState) -> El {
    watch_keys(state);
    let way = |back: bool, label: &str| {
        let closed = move || {
            let (past, future) = state.steps.get();
            !(if back { past } else { future })
        };
        button("link", label, move || state.apply(step(back)))
            .attr_of("aria-disabled", move || closed().then(|| "true".to_owned()))
    };
    let none = move || (state.steps.get() == (false, false)).then(String::new);
    el("span", "undo")
        .attr_of("hidden", none)
        .child(&way(true, texts.get(key!("form.undo"))).attr("id", BACK))
        .child(&way(false, texts.get(key!("keep.redo"))))
}

/// Ctrl or Cmd with Z goes back, with Shift or as Y forth. In a text field these keys belong to the browser.
fn watch_keys(state: ToolState) {
    on_document("keydown", move |event| {
        let Some(back) = asked(&event) else { return };
        let (past, future) = state.steps.get_untracked();
        if if back { past } else { future } {
            event.prevent_default();
            state.apply(step(back));
        }
    });
}

const fn step(back: bool) -> Change {
    if back { Change::Undo } else { Change::Redo }
}

/// Which way the keys ask for.
fn asked(event: &Event) -> Option<bool> {
    let key: &KeyboardEvent = event.unchecked_ref();
    if key.alt_key() || !(key.ctrl_key() || key.meta_key()) {
        return None;
    }
    let target: Element = event.target()?.unchecked_into();
    if target.matches("[type=text],textarea").unwrap_or(false) {
        return None;
    }
    match key.key().as_str() {
        "z" | "Z" => Some(!key.shift_key()),
        "y" | "Y" => Some(false),
        _ => None,
    }
}
