//! Back to what stood in the fields before, and forth again.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, KeyboardEvent};

use crate::i18n::Texts;
use crate::key;
use crate::ui::el::{El, button, el, on_document};
use crate::ui::state::App;
use crate::ui::state::tools::ToolState;

/// The id of the button that goes back, which takes the focus from a button that goes away.
pub const BACK: &str = "fp-undo";

/// The two buttons, there once something was changed, and the keys for them.
pub fn view(app: App, texts: &Texts, state: ToolState) -> El {
    watch_keys(app, state);
    let way = |back: bool, label: &str| {
        let closed = move || {
            let (past, future) = state.ways();
            !(if back { past } else { future })
        };
        button("link", label, move || state.travel(app, back))
            .attr_of("aria-disabled", move || closed().then(|| "true".to_owned()))
    };
    let none = move || (state.ways() == (false, false)).then(String::new);
    el("span", "undo")
        .attr_of("hidden", none)
        .child(&way(true, texts.get(key!("form.undo"))).attr("id", BACK))
        .child(&way(false, texts.get(key!("keep.redo"))))
}

/// Ctrl or Cmd with Z goes back, with Shift or as Y forth. In a text field these keys belong to the browser.
fn watch_keys(app: App, state: ToolState) {
    on_document("keydown", move |event| {
        let Some(back) = asked(&event) else { return };
        let (past, future) = untrack(|| state.ways());
        if if back { past } else { future } {
            event.prevent_default();
            state.travel(app, back);
        }
    });
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
