//! What is asked before a picture of the result is sent, with the picture itself.

mod easel;

use leptos::html;
use leptos::prelude::*;

use super::scenarios::StatusLine;
use crate::i18n::number::NumberStyle;
use crate::key;
use crate::platform::dom;
use crate::poster::canvas::Surface;
use crate::poster::{CodeState, Entered, entered};
use crate::ui::state::App;
use crate::ui::state::tools::ToolState;
use easel::Easel;

const TITLE: &str = "fp-poster";
/// How tall the dialog is where the frame is as tall as what is in it, in pixels: it stands around its button then.
const TALL: f64 = 640.0;
/// Above and below it there.
const BESIDE: f64 = 8.0;

/// The dialog.
#[component]
pub fn PosterDialog(
    /// The widget.
    app: App,
    /// The tool whose answer it is.
    state: ToolState,
    /// Whether it is open, and how far down the frame its button is.
    open: RwSignal<Option<f64>>,
) -> impl IntoView {
    let easel = Easel::new(app, state);
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        if let Some(dialog) = dialog.get() {
            let _ = dialog.show_modal();
        }
    });
    Effect::new(move |_| {
        easel.left_out.track();
        easel.draw();
    });
    let button = open.get_untracked();
    let top = dom::frame_height().zip(button).map(|(frame, button)| {
        let lowest = frame - TALL - BESIDE;
        format!("{}px", whole((button - TALL / 2.0).min(lowest).max(BESIDE)))
    });
    let texts = app.texts_untracked();
    view! {
        <dialog
            class="poster"
            aria-labelledby=TITLE
            style:top=top
            node_ref=dialog
            on:close=move |_| open.set(None)
        >
            <h2 id=TITLE tabindex="-1" autofocus>{texts.get(key!("poster.title"))}</h2>
            <p class="muted">{texts.get(key!("poster.intro"))}</p>
            <LeftIn easel/>
            <Preview easel/>
            <div class="poster-end">
                <Ways easel/>
                <form method="dialog">
                    <button type="submit" class="plain">{texts.get(key!("app.close"))}</button>
                </form>
            </div>
        </dialog>
    }
}

/// The picture, and what has to be said of it.
#[component]
fn Preview(
    /// Where it is made.
    easel: Easel,
) -> impl IntoView {
    let Easel { app, drawn, failed, surface, .. } = easel;
    let said = move || {
        let key = match drawn.get().map(|drawn| drawn.code) {
            _ if failed.get() => key!("poster.failed"),
            None => key!("poster.drawing"),
            Some(CodeState::Entered) => key!("poster.fewer"),
            Some(CodeState::TooLong) => key!("poster.no_code"),
            Some(CodeState::Whole | CodeState::Nowhere) => return String::new(),
        };
        app.text(key)
    };
    let address = move || drawn.get().map(|drawn| drawn.address);
    let words = move || drawn.get().map(|drawn| drawn.words);
    view! {
        <img class="poster-picture" src=address alt=words hidden=move || drawn.with(Option::is_none)/>
        <p class="muted" hidden=move || !surface.with(|surface| surface.keeps_by_pressing)>
            {app.text(key!("poster.long_press"))}
        </p>
        <StatusLine said=Signal::derive(said)/>
    }
}

/// The values that stay in.
#[component]
fn LeftIn(
    /// Where the picture is made.
    easel: Easel,
) -> impl IntoView {
    let app = easel.app;
    let own = easel.answer.with_value(|answer| easel.state.form.with_value(|form| entered(form, &answer.values)));
    (!own.is_empty()).then(|| {
        view! {
            <fieldset class="left-in">
                <legend>{app.text(key!("poster.left_in"))}</legend>
                <div>{own.into_iter().map(|value| view! { <LeftInValue easel value/> }).collect_view()}</div>
                <p class="muted" role="status">
                    {move || (!easel.left_out.with(Vec::is_empty)).then(|| app.text(key!("poster.stays")))}
                </p>
            </fieldset>
        }
    })
}

/// One of them.
#[component]
fn LeftInValue(
    /// Where the picture is made.
    easel: Easel,
    /// The value.
    value: Entered,
) -> impl IntoView {
    let texts = easel.app.texts_untracked();
    let input = value.input;
    let turn = move |event| {
        let stays = event_target_checked(&event);
        easel.left_out.update(|out| {
            out.retain(|known| *known != input);
            if !stays {
                out.push(input);
            }
        });
    };
    let written = texts.arg(&value.value, NumberStyle::Sentence);
    view! {
        <label class="check">
            <input type="checkbox" checked on:change=turn/>
            <span>{texts.say(&value.label)} " " <b>{written}</b></span>
        </label>
    }
}

/// The ways to hand the picture on.
#[component]
fn Ways(
    /// Where it is made.
    easel: Easel,
) -> impl IntoView {
    let Easel { app, drawn, surface, state, .. } = easel;
    let said = RwSignal::new(String::new());
    let hand = move |way: &'static str, done: &'static str| {
        let order = format!("> {way} {}.png", state.tool.id);
        let told = move |outcome: Option<String>| {
            let key = match outcome.as_deref() {
                Some("done") => done,
                Some("") => "",
                _ => key!("poster.by_hand"),
            };
            said.try_set(if key.is_empty() { String::new() } else { app.text(key) });
            if outcome.as_deref() == Some("done") {
                state.completed();
            }
        };
        app.host().picture(&order, Box::new(told));
    };
    let absent = move || drawn.with(Option::is_none);
    let cannot = move |able: fn(&Surface) -> bool| absent() || !surface.with(able);
    let texts = app.texts_untracked();
    view! {
        <div class="ways-on">
            <button
                type="button"
                class="primary"
                hidden=move || cannot(|surface| !surface.keeps_by_pressing)
                on:click=move |_| hand("save", key!("poster.saving"))
            >
                {texts.get(key!("poster.save"))}
            </button>
            <button
                type="button"
                class="plain"
                hidden=move || cannot(|surface| surface.copies)
                on:click=move |_| hand("copy", key!("poster.copied"))
            >
                {texts.get(key!("poster.copy"))}
            </button>
            <button
                type="button"
                class="plain"
                hidden=move || cannot(|surface| surface.shares)
                on:click=move |_| hand("share", "")
            >
                {texts.get(key!("poster.share"))}
            </button>
        </div>
        <StatusLine said/>
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a cast of a float saturates")]
const fn whole(pixels: f64) -> u32 {
    pixels as u32
}
