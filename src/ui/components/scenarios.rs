//! What the customer keeps of a tool: scenarios to compare, on the device when she asks, and a link.

mod list;
mod notice;
mod save_switch;

use leptos::prelude::*;

use super::compare::Comparison;
use super::picture::PictureButton;
use super::share::ShareLink;
use crate::key;
use crate::platform::dom;
use crate::tool::text::Text;
use crate::ui::state::App;
use crate::ui::state::scenario_store::ScenarioStore;
use crate::visit::saved_scenarios::Message;
use crate::visit::scenario::KeepError;
use list::ScenarioList;
use notice::UndoNotice;
use save_switch::SaveSwitch;

const TITLE: &str = "fp-keep";
const UNDO: &str = "fp-keep-undo";

/// The section.
#[component]
pub fn Scenarios() -> impl IntoView {
    let app = expect_context::<App>();
    let store = ScenarioStore { app, state: expect_context() };
    let texts = app.texts_untracked();
    let clear = move |_| {
        store.apply(Message::Clear);
        focus_later(UNDO);
    };
    view! {
        <section class="keep">
            <h2 id=TITLE tabindex="-1">{texts.get(key!("keep.title"))}</h2>
            <p class="muted">{texts.get(key!("keep.intro"))}</p>
            <KeepButton store/>
            <div hidden=move || store.is_empty()><ScenarioList store/></div>
            <UndoNotice store/>
            <p class="muted" id="fp-keep-marks" hidden=move || store.is_empty()>{texts.get(key!("keep.marks"))}</p>
            <Comparison store/>
            <SaveSwitch store/>
            <button type="button" class="link" hidden=move || store.is_empty() on:click=clear>
                {texts.get(key!("keep.clear"))}
            </button>
            <ShareLink store/>
            <PictureButton/>
        </section>
    }
}

/// Keeps what is in the fields, and says under which name, or why not.
#[component]
fn KeepButton(
    /// Where it is kept.
    store: ScenarioStore,
) -> impl IntoView {
    let app = store.app;
    let said = RwSignal::new(String::new());
    let keep = move |_| {
        let text = if store.state.answer.with_untracked(|answer| !answer.is_valid()) {
            Text::plain(key!("keep.mend"))
        } else {
            match store.add() {
                Ok(name) => Text::plain(key!("keep.added")).with("name", name),
                Err(KeepError::Full) => Text::plain(key!("keep.full")),
                Err(KeepError::Duplicate) => Text::plain(key!("keep.same")),
            }
        };
        said.set(app.say(&text));
    };
    view! {
        <button type="button" class="plain" on:click=keep>
            {app.text(key!("keep.add"))}
        </button>
        <StatusLine said/>
    }
}

/// A line that is read aloud when it changes.
#[component]
pub fn StatusLine(
    /// What it says.
    #[prop(into)]
    said: Signal<String>,
) -> impl IntoView {
    view! { <p class="said" role="status">{move || said.get()}</p> }
}

/// Moves the focus to what the change has made.
fn focus_later(id: &'static str) {
    request_animation_frame(move || dom::focus(id));
}
