//! The screens of the chunks: each where its chunk is there, and otherwise a word to wait.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use leptos::prelude::*;
#[cfg(feature = "split")]
use wasm_split_helpers::wasm_split;

use super::{Chunk, ChunkLoadError, ChunkStatus, fetch, of_chunk};
use crate::i18n::Texts;
use crate::key;
use crate::ui::components::upcoming;
use crate::ui::el::{El, button, el, text};
use crate::ui::screens::{receipt, risk, suggestions, title, tool, wellbeing};
use crate::ui::state::advice::Advice;
use crate::ui::state::tools::ToolState;
use crate::ui::state::{App, Screen};

/// Loads the program of a chunk.
///
/// # Errors
/// Its files cannot be had.
#[cfg(feature = "split")]
pub(super) async fn load(chunk: Chunk) -> Result<(), ChunkLoadError> {
    match chunk {
        Chunk::Tools => fetch_tools().await?,
        Chunk::Advice => fetch_advice().await?,
    }
    Ok(())
}

#[cfg_attr(feature = "split", wasm_split(tools, fallible, preload(fetch_tools)))]
fn tools(app: App, screen: Screen) -> Result<Vec<El>, ChunkLoadError> {
    let texts = app.texts_untracked();
    Ok(match screen {
        Screen::Tool(id) => ToolState::of(app, id).map_or_else(Vec::new, |state| tool::view(app, &texts, state)),
        Screen::Receipt => receipt::view(app, &texts),
        _ => upcoming::view(app, &texts),
    })
}

#[cfg_attr(feature = "split", wasm_split(advice, fallible, preload(fetch_advice)))]
fn advice(app: App, screen: Screen) -> Result<Vec<El>, ChunkLoadError> {
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

/// A screen of a chunk: itself where the chunk is there, and otherwise a word to wait, and then itself.
pub fn view(app: App, texts: &Texts, screen: Screen) -> Vec<El> {
    let Some(chunk) = Chunk::of(screen) else { return Vec::new() };
    fetch(app, chunk);
    match app.chunk_status(chunk).get() {
        ChunkStatus::Ready => render(app, chunk, screen),
        ChunkStatus::Failed => failed_view(app, texts, chunk),
        ChunkStatus::NotRequested | ChunkStatus::Loading => {
            vec![title(texts.get(key!("app.loading"))).attr("role", "status"), el("div", "waiting")]
        }
    }
}

/// The next step on the home screen, once a chunk is there that can tell it; it can do without.
pub fn next_step(app: App) -> Vec<El> {
    let chunk = if app.chunk_status(Chunk::Tools).get() == ChunkStatus::Ready { Chunk::Tools } else { Chunk::Advice };
    fetch(app, chunk);
    match app.chunk_status(chunk).get() {
        ChunkStatus::Ready => render(app, chunk, Screen::Home),
        ChunkStatus::Failed => vec![el("span", "")],
        ChunkStatus::NotRequested | ChunkStatus::Loading => Vec::new(),
    }
}

/// What a chunk that is there shows. It follows its signals by itself: none of them may build it anew.
fn render(app: App, chunk: Chunk, screen: Screen) -> Vec<El> {
    let rendered = untrack(|| match chunk {
        Chunk::Tools => now_or_never(async { of_chunk!(tools(app, screen)) }),
        Chunk::Advice => now_or_never(async { of_chunk!(advice(app, screen)) }),
    });
    rendered.and_then(Result::ok).unwrap_or_default()
}

fn failed_view(app: App, texts: &Texts, chunk: Chunk) -> Vec<El> {
    let again =
        button("primary", texts.get(key!("app.retry")), move || app.chunk_status(chunk).set(ChunkStatus::NotRequested));
    let words = text("p", "", texts.get(key!("app.part_failed"))).attr("role", "alert");
    vec![title(texts.get(key!("app.not_loaded"))), words, again]
}

/// What comes of something that need not wait.
fn now_or_never<T>(future: impl Future<Output = T>) -> Option<T> {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => Some(value),
        Poll::Pending => None,
    }
}
