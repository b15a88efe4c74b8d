//! The way to a picture of the result. What makes it is a chunk of its own, loaded when somebody asks for it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{HtmlElement, MouseEvent};

use super::scenarios::StatusLine;
use crate::key;
use crate::platform::dom;
use crate::ui::chunk;
use crate::ui::state::App;
use crate::ui::state::tools::ToolState;

/// The button that opens what is asked before a picture is made.
#[component]
pub fn PictureButton() -> impl IntoView {
    let (app, state) = (expect_context::<App>(), expect_context::<ToolState>());
    let said = RwSignal::new(String::new());
    // Open, and how far down the frame the button is.
    let open = RwSignal::new(None::<f64>);
    let press = move |event: MouseEvent| {
        let button: HtmlElement = event_target(&event);
        let place = button.get_bounding_client_rect().top() + f64::from(dom::scroll());
        if state.answer.with_untracked(|answer| answer.current_report().is_none()) {
            said.set(app.text(key!("keep.mend")));
            return;
        }
        said.set(String::new());
        spawn_local(async move {
            let there = chunk::fetch_picture().await.is_ok();
            if app.has_ended() {
                return;
            }
            if there {
                open.try_set(Some(place));
            } else {
                app.host().missing(chunk::POSTER);
                said.try_set(app.text(key!("app.part_failed")));
            }
        });
    };
    let is_open = Memo::new(move |_| open.get().is_some());
    view! {
        <div class="send">
            <button type="button" class="plain" aria-haspopup="dialog" on:click=press>
                {app.text(key!("keep.picture"))}
            </button>
            <StatusLine said/>
            <div>{move || is_open.get().then(|| chunk::poster_dialog(app, state, open))}</div>
        </div>
    }
}
