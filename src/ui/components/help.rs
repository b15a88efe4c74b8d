//! What an input means, in a bubble over what follows: opening it moves nothing.

use leptos::ev;
use leptos::html::Details;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{KeyboardEvent, Node};

use super::control::Control;
use crate::key;
use crate::tool::text::{Arg, Text};

/// The button and the bubble. A press elsewhere or the key Escape closes it.
#[component]
pub fn Help(
    /// The input.
    control: Control,
) -> impl IntoView {
    let source = control.field(|field| field.source.clone()).map(|source| {
        let line = Text::plain(key!("form.default_of"))
            .with("source", Arg::bank_text(source.text))
            .with("date", Arg::Date(source.as_of));
        view! { <p>{control.app.say(&line)}</p> }
    });
    let bubble: NodeRef<Details> = NodeRef::new();
    let close = move || {
        bubble.get_untracked().is_some_and(|details| details.open() && details.remove_attribute("open").is_ok())
    };
    let elsewhere = window_event_listener(ev::pointerdown, move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
        if bubble.get_untracked().is_some_and(|details| !details.contains(target.as_ref())) {
            close();
        }
    });
    on_cleanup(move || elsewhere.remove());
    let escape = move |event: KeyboardEvent| {
        if event.key() == "Escape" && close() {
            event.stop_propagation();
        }
    };
    view! {
        <details class="help" node_ref=bubble on:keydown=escape>
            <summary aria-label=control.say(key!("form.help"))>
                <span aria-hidden="true">"?"</span>
            </summary>
            <div class="help-text">
                <p>{control.app.say(&control.state.tool.help(control.input.id))}</p>
                {source}
            </div>
        </details>
    }
}
