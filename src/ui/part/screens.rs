//! The screens of the parts: each where its part is there, and otherwise a word to wait.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use leptos::prelude::*;
#[cfg(feature = "split")]
use wasm_split_helpers::wasm_split;

use super::{NotLoaded, Part, Status, fetch, of_part};
use crate::i18n::Texts;
use crate::key;
use crate::ui::components::upcoming;
use crate::ui::el::{El, button, el, text};
use crate::ui::screens::{receipt, risk, suggestions, title, tool, wellbeing};
use crate::ui::state::advice::Advice;
use crate::ui::state::tools::ToolState;
use crate::ui::state::{App, Screen};

/// Loads the program of a part.
///
/// # Errors
/// Its files cannot be had.
#[cfg(feature = "split")]
pub(super) async fn load(part: Part) -> Result<(), NotLoaded> {
    match part {
        Part::Tools => fetch_tools().await?,
        Part::Advice => fetch_advice().await?,
    }
    Ok(())
}

#[cfg_attr(feature = "split", wasm_split(tools, fallible, preload(fetch_tools)))]
fn tools(app: App, screen: Screen) -> Result<Vec<El>, NotLoaded> {
    let texts = app.texts_untracked();
    Ok(match screen {
        Screen::Tool(id) => ToolState::of(app, id).map_or_else(Vec::new, |state| tool::view(app, &texts, state)),
        Screen::Receipt => receipt::view(app, &texts),
        _ => upcoming::view(app, &texts),
    })
}

#[cfg_attr(feature = "split", wasm_split(advice, fallible, preload(fetch_advice)))]
fn advice(app: App, screen: Screen) -> Result<Vec<El>, NotLoaded> {
    let texts = app.texts_untracked();
    match screen {
        Screen::WellBeing(place) => return Ok(wellbeing::view(app, &texts, place)),
        Screen::Home => return Ok(upcoming::view(app, &texts)),
        _ => {}
    }
    let Some(advice) = Advice::of(app) else { return Ok(Vec::new()) };
    Ok(match screen {
        Screen::RiskIntro => risk::intro(advice, &texts),
        Screen::RiskItem(place) => risk::item(advice, &texts, place),
        Screen::RiskReview => risk::review(advice, &texts),
        Screen::RiskResult => risk::result(advice, &texts),
        Screen::Suggestions => risk::understanding(advice, &texts).unwrap_or_else(|| suggestions::view(advice, &texts)),
        Screen::Home | Screen::Tool(_) | Screen::Receipt | Screen::WellBeing(_) => Vec::new(),
    })
}

/// A screen of a part: itself where the part is there, and otherwise a word to wait, and then itself.
pub fn view(app: App, texts: &Texts, screen: Screen) -> Vec<El> {
    let Some(part) = Part::of(screen) else { return Vec::new() };
    fetch(app, part);
    match app.part(part).get() {
        Status::Ready => shown(app, part, screen),
        Status::Failed => failed(app, texts, part),
        Status::Absent | Status::Coming => {
            vec![title(texts.get(key!("app.loading"))).attr("role", "status"), el("div", "waiting")]
        }
    }
}

/// The next step on the home screen, once a part is there that can tell it; it can do without.
pub fn next_step(app: App) -> Vec<El> {
    let part = if app.part(Part::Tools).get() == Status::Ready { Part::Tools } else { Part::Advice };
    fetch(app, part);
    match app.part(part).get() {
        Status::Ready => shown(app, part, Screen::Home),
        Status::Failed => vec![el("span", "")],
        Status::Absent | Status::Coming => Vec::new(),
    }
}

/// What a part that is there shows. It follows its signals by itself: none of them may build it anew.
fn shown(app: App, part: Part, screen: Screen) -> Vec<El> {
    let made = untrack(|| match part {
        Part::Tools => now(async { of_part!(tools(app, screen)) }),
        Part::Advice => now(async { of_part!(advice(app, screen)) }),
    });
    made.and_then(Result::ok).unwrap_or_default()
}

fn failed(app: App, texts: &Texts, part: Part) -> Vec<El> {
    let again = button("primary", texts.get(key!("app.retry")), move || app.part(part).set(Status::Absent));
    let words = text("p", "", texts.get(key!("app.part_failed"))).attr("role", "alert");
    vec![title(texts.get(key!("app.not_loaded"))), words, again]
}

/// What comes of something that need not wait.
fn now<T>(future: impl Future<Output = T>) -> Option<T> {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => Some(value),
        Poll::Pending => None,
    }
}
