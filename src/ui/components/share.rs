//! A link that opens the tool with what is in its fields.

use super::scenarios::{say_in, status_line};
use crate::campaign::link::DeepLink;
use crate::i18n::Texts;
use crate::key;
use crate::ui::Shared;
use crate::ui::el::{El, button, el, text};
use crate::ui::state::scenario_store::ScenarioStore;

/// The button with what the link gives away; nothing where no address opens this widget.
pub fn view(texts: &Texts, store: ScenarioStore) -> Option<El> {
    let home = store.app.address();
    if home.is_empty() {
        return None;
    }
    let status = status_line();
    let field = el("input", "name")
        .attr("type", "text")
        .attr("readonly", "")
        .attr("hidden", "")
        .attr("aria-label", texts.get(key!("keep.link.address")));
    let (spoken, shown) = (status.clone(), field.clone());
    let press = move || {
        let Some(link) = link(store, &home) else {
            say_in(&spoken, store, key!("keep.mend"));
            return;
        };
        shown.set_prop("value", &link.as_str().into());
        shown.set("hidden", None);
        let spoken = spoken.clone();
        store.app.share(shown.element(), move |shared| match shared {
            Shared::Offered => spoken.set_text(""),
            Shared::Copied => say_in(&spoken, store, key!("keep.link.copied")),
            Shared::ByHand => say_in(&spoken, store, key!("keep.link.by_hand")),
        });
    };
    let what = text("p", "muted", texts.get(key!("keep.link.what"))).attr("id", "fp-link-what");
    let press = button("plain", texts.get(key!("keep.link")), press).attr("aria-describedby", "fp-link-what");
    Some(el("div", "share").child(&what).child(&press).child(&status).child(&field))
}

/// The whole address; `None` while a field has to be mended.
fn link(store: ScenarioStore, home: &str) -> Option<String> {
    use leptos::prelude::WithUntracked as _;
    let mut start = store
        .state
        .answer
        .with_untracked(|answer| answer.is_valid().then(|| DeepLink::to_tool(store.state.tool, &answer.values)))?;
    start.locale = Some(store.app.locale());
    Some(format!("{home}#{}", start.fragment()))
}
