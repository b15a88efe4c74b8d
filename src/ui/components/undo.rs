//! Back to what stood in the fields before, and forth again.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, KeyboardEvent};

use crate::key;
use crate::ui::state::App;
use crate::ui::state::tools::ToolState;
use crate::visit::change::Change;

/// The id of the button that goes back, which takes the focus from a button that goes away.
pub const BACK: &str = "fp-undo";

/// A way through the steps.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Back,
    Forth,
}

/// The two buttons, there once something was changed, and the keys for them.
#[component]
pub fn Undo() -> impl IntoView {
    let state = expect_context::<ToolState>();
    let texts = expect_context::<App>().texts_untracked();
    watch_keys(state);
    view! {
        <span class="undo" hidden=move || state.steps.get() == (false, false)>
            <StepButton way=Way::Back id=BACK label=texts.get(key!("form.undo"))/>
            <StepButton way=Way::Forth label=texts.get(key!("keep.redo"))/>
        </span>
    }
}

#[component]
fn StepButton(
    /// Where it goes.
    way: Way,
    /// Its id in the page.
    #[prop(optional)]
    id: Option<&'static str>,
    /// What it says.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    let state = expect_context::<ToolState>();
    view! {
        <button
            type="button"
            class="link"
            id=id
            aria-disabled=move || (!way.is_open(state.steps.get())).then_some("true")
            on:click=move |_| state.apply(way.change())
        >
            {label}
        </button>
    }
}

/// Ctrl or Cmd with Z goes back, with Shift or as Y forth. In a text field these keys belong to the browser.
fn watch_keys(state: ToolState) {
    let keys = window_event_listener(ev::keydown, move |event| {
        if let Some(way) = asked(&event).filter(|way| way.is_open(state.steps.get_untracked())) {
            event.prevent_default();
            state.apply(way.change());
        }
    });
    on_cleanup(move || keys.remove());
}

impl Way {
    /// Whether there is a step to go: `steps` has those taken and those taken back.
    const fn is_open(self, (past, future): (bool, bool)) -> bool {
        match self {
            Way::Back => past,
            Way::Forth => future,
        }
    }

    const fn change(self) -> Change {
        match self {
            Way::Back => Change::Undo,
            Way::Forth => Change::Redo,
        }
    }
}

/// Which way the keys ask for.
fn asked(event: &KeyboardEvent) -> Option<Way> {
    if event.alt_key() || !(event.ctrl_key() || event.meta_key()) {
        return None;
    }
    let target: Element = event.target()?.unchecked_into();
    if target.matches("[type=text],textarea").unwrap_or(false) {
        return None;
    }
    match event.key().as_str() {
        "z" | "Z" if event.shift_key() => Some(Way::Forth),
        "z" | "Z" => Some(Way::Back),
        "y" | "Y" => Some(Way::Forth),
        _ => None,
    }
}
