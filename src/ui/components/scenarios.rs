//! What the customer keeps of a tool: scenarios to compare, on the device when she asks, and a link.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use super::{compare, share};
use crate::i18n::Texts;
use crate::i18n::number::NumberStyle;
use crate::key;
use crate::platform::dom;
use crate::tool::text::Text;
use crate::ui::el::{El, button, el, list, text, ticked, typed};
use crate::ui::state::App;
use crate::ui::state::scenario_store::{ScenarioStore, change_text, scenario_name};
use crate::ui::state::tools::ToolState;
use crate::visit::saved_scenarios::{Message, SaveState};
use crate::visit::scenario::{KeepError, MAX_NAME_CHARS, Scenario};

/// How long a change can be taken back; longer while the notice has the focus or the pointer.
const UNDO_TIMEOUT: Duration = Duration::from_secs(20);
const TITLE: &str = "fp-keep";
const UNDO: &str = "fp-keep-undo";

/// The section.
pub fn view(app: App, texts: &Arc<Texts>, state: ToolState) -> El {
    let store = ScenarioStore { app, state };
    let status = status_line();
    let add = {
        let (status, texts) = (status.clone(), Arc::clone(texts));
        move || {
            if state.answer.with_untracked(|answer| !answer.is_valid()) {
                say_in(&status, store, key!("keep.mend"));
                return;
            }
            match store.add() {
                Ok(name) => status.set_text(&texts.say(&Text::plain(key!("keep.added")).with("name", name))),
                Err(KeepError::Full) => say_in(&status, store, key!("keep.full")),
                Err(KeepError::Duplicate) => say_in(&status, store, key!("keep.same")),
            }
        }
    };
    let unused = move || store.is_empty().then(String::new);
    let rows = {
        let (listed, texts) = (store.listed(), Arc::clone(texts));
        move || {
            let mut rows = Vec::new();
            for scenario in listed.get().list() {
                rows.push(scenario_row(&texts, store, scenario));
            }
            vec![list("kept", rows)]
        }
    };
    let clear = button("link", texts.get(key!("keep.clear")), move || {
        store.apply(Message::Clear);
        focus_later(UNDO);
    });
    el("section", "keep")
        .child(&text("h2", "", texts.get(key!("keep.title"))).attr("id", TITLE).attr("tabindex", "-1"))
        .child(&text("p", "muted", texts.get(key!("keep.intro"))))
        .child(&button("plain", texts.get(key!("keep.add")), add))
        .child(&status)
        .child(&el("div", "").attr_of("hidden", unused).children_of(rows))
        .child(&undo_notice(texts, store))
        .child(&text("p", "muted", texts.get(key!("keep.marks"))).attr("id", "fp-keep-marks").attr_of("hidden", unused))
        .child(&compare::view(texts, store))
        .child(&save_switch(texts, store))
        .child(&clear.attr_of("hidden", unused))
        .maybe(share::view(texts, store))
}

/// A line that is read aloud when it changes.
pub fn status_line() -> El {
    el("p", "said").attr("role", "status")
}

/// Says a sentence in the language of the moment.
pub fn say_in(line: &El, store: ScenarioStore, key: &'static str) {
    line.set_text(&store.app.say(&Text::plain(key)));
}

/// One scenario: its name, which can be changed, and what can be done with it.
fn scenario_row(texts: &Arc<Texts>, store: ScenarioStore, scenario: &Scenario) -> El {
    let number = scenario.number;
    let called = texts.arg(&scenario_name(scenario), NumberStyle::Sentence);
    let unnamed =
        texts.arg(&scenario_name(&Scenario { name: String::new(), ..scenario.clone() }), NumberStyle::Sentence);
    let about = |key: &'static str| texts.around(key, "name", &called);
    let field = el("input", "name")
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("maxlength", &MAX_NAME_CHARS.to_string())
        .attr("placeholder", &unnamed)
        .attr("aria-label", &texts.around(key!("keep.name"), "name", &unnamed))
        .on("change", move |event| store.apply(Message::Rename(number, typed(&event))));
    field.set_prop("value", &scenario.name.as_str().into());
    let open = move || {
        store.open(number);
        dom::focus("fp-answer");
    };
    let remove = move || {
        store.apply(Message::Remove(number));
        focus_later(UNDO);
    };
    el("div", "variant")
        .child(&field)
        .child(&button("link", texts.get(key!("keep.open")), open).attr("aria-label", &about(key!("keep.open.one"))))
        .child(
            &button("link", texts.get(key!("keep.remove")), remove).attr("aria-label", &about(key!("keep.remove.one"))),
        )
}

/// What was done last, with the way back.
fn undo_notice(texts: &Arc<Texts>, store: ScenarioStore) -> El {
    let notice = el("div", "").attr("role", "status");
    let (texts, watched) = (Arc::clone(texts), notice.clone());
    notice.children_of(move || {
        let saved = store.saved();
        let Some(last) = saved.last() else { return Vec::new() };
        schedule_commit(watched.clone(), store, last.number);
        let undo = button("link", texts.get(key!("form.undo")), move || {
            store.apply(Message::Undo);
            focus_later(TITLE);
        });
        let line =
            el("p", "notice").child(&text("span", "", &texts.say(&change_text(last)))).child(&undo.attr("id", UNDO));
        vec![line]
    })
}

/// Moves the focus to what the change has made.
fn focus_later(id: &'static str) {
    request_animation_frame(move || dom::focus(id));
}

/// The notice goes after a while, unless somebody is about to use it.
fn schedule_commit(notice: El, store: ScenarioStore, number: u32) {
    let commit = move || {
        let used = ":is(:focus-within, :hover)";
        if notice.element().matches(used).unwrap_or(false) {
            schedule_commit(notice, store, number);
        } else {
            store.apply(Message::Commit(number));
        }
    };
    set_timeout(commit, UNDO_TIMEOUT);
}

/// Whether the scenarios stay on the device: asked for, and only then.
fn save_switch(texts: &Arc<Texts>, store: ScenarioStore) -> El {
    let why = |state: SaveState| match state {
        SaveState::Blocked => Some(key!("keep.blocked")),
        SaveState::Forbidden => Some(key!("keep.education")),
        SaveState::Unreadable => Some(key!("keep.broken")),
        SaveState::Visit | SaveState::Saved => None,
    };
    let refused = el("div", "").children_of({
        let texts = Arc::clone(texts);
        move || {
            let why = why(store.saved().save_state()).filter(|_| !store.is_empty());
            why.map(|key| text("p", "muted", texts.get(key))).into_iter().collect()
        }
    });
    let kept_nowhere = move || matches!(store.saved().save_state(), SaveState::Blocked | SaveState::Forbidden);
    let hidden = move || (store.is_empty() || kept_nowhere()).then(String::new);
    let tick = el("input", "")
        .attr("type", "checkbox")
        .attr("aria-describedby", "fp-keep-what")
        .prop_of("checked", move || (store.saved().save_state() == SaveState::Saved).into())
        .on("change", move |event| store.apply(Message::Save(ticked(&event))));
    let label = el("label", "switch-row").child(&tick).child(&text("span", "", texts.get(key!("keep.save"))));
    let what = text("p", "muted", texts.get(key!("keep.save.what"))).attr("id", "fp-keep-what");
    el("div", "").child(&refused).child(&el("div", "").attr_of("hidden", hidden).child(&label).child(&what))
}
