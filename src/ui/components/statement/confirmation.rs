//! The time to read a statement, and the button that it enables.

use leptos::html;
use leptos::prelude::*;

use crate::campaign::event::{Digest, Event};
use crate::key;
use crate::platform::dom;
use crate::ui::state::App;
use crate::ui::state::tools::ToolState;

/// The line that says how long there is to read, and what came of the confirmation.
const READING: &str = "fp-reading";

/// What is said of the reading.
#[derive(Clone, Copy)]
struct Reading {
    app: App,
    state: ToolState,
    /// The seconds that are left.
    left: RwSignal<u32>,
    /// What the line says.
    told: RwSignal<String>,
    /// What is spoken: when the time begins and when it is over, not with every second.
    spoken: RwSignal<String>,
    /// The statement is confirmed.
    confirmed: RwSignal<bool>,
}

/// The line, the button, and what is spoken.
#[component]
pub fn Confirmation(
    /// The statement that is confirmed.
    json: String,
    /// How long it is read.
    seconds: u32,
    /// What is read.
    watched: NodeRef<html::Section>,
) -> impl IntoView {
    let app = expect_context::<App>();
    let reading = Reading {
        app,
        state: expect_context(),
        left: RwSignal::new(seconds),
        told: RwSignal::default(),
        spoken: RwSignal::default(),
        confirmed: RwSignal::new(false),
    };
    reading.count(seconds, false);
    // The section is there once it was made.
    Effect::new(move |_| {
        if let Some(section) = watched.get().filter(|_| seconds > 0) {
            let mut begun = false;
            let count = move |left: u32| {
                reading.count(left, left < seconds && !begun);
                begun |= left < seconds;
            };
            app.host().read(&section, seconds, Box::new(count));
        }
    });
    let confirm = move |_| {
        if reading.left.get_untracked() == 0 {
            app.host().digest(&json, Box::new(move |hash| reading.confirm(hash.unwrap_or_default())));
        }
    };
    view! {
        <p class="reading" id=READING tabindex="-1">{move || reading.told.get()}</p>
        <button
            type="button"
            class="primary"
            aria-describedby=READING
            aria-disabled=move || (reading.left.get() > 0).then_some("true")
            hidden=move || reading.confirmed.get()
            on:click=confirm
        >
            {app.text(key!("statement.confirm"))}
        </button>
        <p class="visually-hidden" role="status">{move || reading.spoken.get()}</p>
    }
}

impl Reading {
    /// So many seconds are left; `aloud` where that is spoken. Another statement may have come in between.
    fn count(self, left: u32, aloud: bool) {
        let texts = self.app.texts_untracked();
        let words = if left == 0 {
            texts.get(key!("statement.can_confirm")).to_owned()
        } else {
            texts.around(key!("statement.read"), "seconds", &left.to_string())
        };
        self.left.try_set(left);
        if aloud || left == 0 {
            self.spoken.try_set(words.clone());
        }
        self.told.try_set(words);
    }

    /// Tells the host, with the digest of what was confirmed; without one it is not confirmed.
    fn confirm(self, hash: String) {
        let texts = self.app.texts_untracked();
        let words = match Digest::new(&hash) {
            Some(digest) => {
                self.confirmed.try_set(true);
                self.app.emit(&Event::StatementConfirmed { tool: self.state.tool.id.into(), hash: digest });
                texts.around(key!("statement.confirmed"), "hash", hash.get(..16).unwrap_or_default())
            }
            None => texts.get(key!("statement.not_confirmed")).to_owned(),
        };
        self.spoken.try_set(words.clone());
        self.told.try_set(words);
        dom::focus(READING);
    }
}
