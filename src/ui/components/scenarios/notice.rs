//! What was done last, with the way back.

use std::time::Duration;

use leptos::html;
use leptos::prelude::*;

use super::{TITLE, UNDO, focus_later};
use crate::key;
use crate::ui::state::scenario_store::{ScenarioStore, change_text};
use crate::visit::saved_scenarios::Message;

/// How long a change can be taken back; longer while the notice has the focus or the pointer.
const UNDO_TIMEOUT: Duration = Duration::from_secs(20);

/// The notice of the last change; it goes after a while.
#[component]
pub fn UndoNotice(
    /// Where the change was made.
    store: ScenarioStore,
) -> impl IntoView {
    let notice = NodeRef::<html::Div>::new();
    let undo = move |_| {
        store.apply(Message::Undo);
        focus_later(TITLE);
    };
    let line = move || {
        let saved = store.saved();
        let last = saved.last()?;
        schedule_commit(notice, store, last.number);
        let line = view! {
            <p class="notice">
                <span>{store.app.say(&change_text(last))}</span>
                <button type="button" class="link" id=UNDO on:click=undo>
                    {store.app.text(key!("form.undo"))}
                </button>
            </p>
        };
        Some(line.into_any())
    };
    view! { <div role="status" node_ref=notice>{move || line()}</div> }
}

/// The notice goes after a while, unless somebody is about to use it.
fn schedule_commit(notice: NodeRef<html::Div>, store: ScenarioStore, number: u32) {
    let commit = move || {
        let element = notice.try_get_untracked().flatten();
        let used = element.and_then(|element| element.matches(":is(:focus-within, :hover)").ok());
        if used.unwrap_or(false) {
            schedule_commit(notice, store, number);
        } else {
            store.apply(Message::Commit(number));
        }
    };
    set_timeout(commit, UNDO_TIMEOUT);
}
