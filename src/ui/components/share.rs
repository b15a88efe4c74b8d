//! A link that opens the tool with what is in its fields.

use leptos::html;
use leptos::prelude::*;

use super::scenarios::StatusLine;
use crate::campaign::link::DeepLink;
use crate::key;
use crate::tool::text::Text;
use crate::ui::Shared;
use crate::ui::state::scenario_store::ScenarioStore;

/// The button with what the link gives away; nothing where no address opens this widget.
#[component]
pub fn ShareLink(
    /// The tool that it opens.
    store: ScenarioStore,
) -> impl IntoView {
    let app = store.app;
    let home = app.address();
    if home.is_empty() {
        return None;
    }
    let texts = app.texts_untracked();
    let said = RwSignal::new(String::new());
    let field = NodeRef::<html::Input>::new();
    let press = move |_| {
        let Some(link) = link(store, &home) else {
            said.set(app.say(&Text::plain(key!("keep.mend"))));
            return;
        };
        let Some(field) = field.get_untracked() else { return };
        // The page takes the link out of the field at once.
        field.set_value(&link);
        field.set_hidden(false);
        app.share(&field, move |shared| {
            said.try_set(match shared {
                Shared::Offered => String::new(),
                Shared::Copied => app.say(&Text::plain(key!("keep.link.copied"))),
                Shared::ByHand => app.say(&Text::plain(key!("keep.link.by_hand"))),
            });
        });
    };
    Some(view! {
        <div class="share">
            <p class="muted" id="fp-link-what">{texts.get(key!("keep.link.what"))}</p>
            <button type="button" class="plain" aria-describedby="fp-link-what" on:click=press>
                {texts.get(key!("keep.link"))}
            </button>
            <StatusLine said/>
            <input
                class="name"
                type="text"
                readonly
                hidden
                aria-label=texts.get(key!("keep.link.address"))
                node_ref=field
            />
        </div>
    })
}

/// The whole address; `None` while a field has to be mended.
fn link(store: ScenarioStore, home: &str) -> Option<String> {
    let mut start = store
        .state
        .answer
        .with_untracked(|answer| answer.is_valid().then(|| DeepLink::to_tool(store.state.tool, &answer.values)))?;
    start.locale = Some(store.app.locale());
    Some(format!("{home}#{}", start.fragment()))
}
