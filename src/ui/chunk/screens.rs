//! The screens of the chunks: each where its chunk is there, and otherwise a word to wait.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use leptos::prelude::*;
#[cfg(feature = "split")]
use wasm_split_helpers::wasm_split;

use super::{Chunk, ChunkLoadError, ChunkStatus, fetch, of_chunk};
use crate::key;
use crate::ui::components::anew::Anew;
use crate::ui::components::upcoming::Upcoming;
use crate::ui::screens::Title;
use crate::ui::screens::product::ProductScreen;
use crate::ui::screens::receipt::ReceiptEntry;
use crate::ui::screens::risk::{Intro, Question, Review, RiskResult, Understanding, open_statement};
use crate::ui::screens::suggestions::SuggestionList;
use crate::ui::screens::tool::ToolScreen;
use crate::ui::screens::wellbeing::WellBeing;
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
fn tools(app: App, screen: Screen) -> Result<AnyView, ChunkLoadError> {
    Ok(match screen {
        Screen::Tool(id) => ToolState::of(app, id).map(|state| view! { <ToolScreen state/> }).into_any(),
        Screen::Receipt => view! { <ReceiptEntry/> }.into_any(),
        _ => view! { <Upcoming/> }.into_any(),
    })
}

#[cfg_attr(feature = "split", wasm_split(advice, fallible, preload(fetch_advice)))]
fn advice(app: App, screen: Screen) -> Result<AnyView, ChunkLoadError> {
    match screen {
        Screen::WellBeing(place) => return Ok(view! { <WellBeing place=place/> }.into_any()),
        Screen::Home => return Ok(view! { <Upcoming/> }.into_any()),
        _ => {}
    }
    let Some(advice) = Advice::of(app) else { return Ok(().into_any()) };
    provide_context(advice);
    Ok(match screen {
        Screen::RiskIntro => view! { <Intro/> }.into_any(),
        Screen::RiskItem(place) => view! { <Question place=place/> }.into_any(),
        Screen::RiskReview => view! { <Review/> }.into_any(),
        Screen::RiskResult => view! { <RiskResult/> }.into_any(),
        Screen::Suggestions | Screen::Product(_) => match (open_statement(advice), screen) {
            (Some(place), _) => view! { <Understanding place=place/> }.into_any(),
            (None, Screen::Product(place)) => view! { <ProductScreen place=place/> }.into_any(),
            (None, _) => view! { <SuggestionList/> }.into_any(),
        },
        Screen::Home | Screen::Tool(_) | Screen::Receipt | Screen::WellBeing(_) => ().into_any(),
    })
}

/// A screen of a chunk: itself where the chunk is there, and otherwise a word to wait, and then itself.
#[component]
pub fn ChunkScreen(
    /// Which one.
    screen: Screen,
) -> impl IntoView {
    let app = expect_context::<App>();
    Chunk::of(screen).map(|chunk| {
        fetch(app, chunk);
        view! {
            <Anew
                of=move || app.chunk_status(chunk).get()
                children=move |status| match status {
                    ChunkStatus::Ready => render(app, chunk, screen),
                    ChunkStatus::Failed => view! { <NotLoaded chunk=chunk/> }.into_any(),
                    ChunkStatus::NotRequested | ChunkStatus::Loading => view! { <Waiting/> }.into_any(),
                }
            />
        }
    })
}

/// The next step on the home screen, once a chunk is there that can tell it; it can do without.
#[component]
pub fn ChunkNextStep() -> impl IntoView {
    let app = expect_context::<App>();
    let status = move || {
        let tools = app.chunk_status(Chunk::Tools).get() == ChunkStatus::Ready;
        let chunk = if tools { Chunk::Tools } else { Chunk::Advice };
        (chunk, app.chunk_status(chunk).get())
    };
    let (chunk, _) = untrack(status);
    fetch(app, chunk);
    view! {
        <Anew
            of=status
            children=move |(chunk, status)| match status {
                ChunkStatus::Ready => render(app, chunk, Screen::Home),
                // A place that stays empty takes no room.
                ChunkStatus::Failed => view! { <span></span> }.into_any(),
                ChunkStatus::NotRequested | ChunkStatus::Loading => ().into_any(),
            }
        />
    }
}

/// What a chunk that is there shows. It follows its signals by itself: none of them may build it anew.
fn render(app: App, chunk: Chunk, screen: Screen) -> AnyView {
    let rendered = match chunk {
        Chunk::Tools => now_or_never(async { of_chunk!(tools(app, screen)) }),
        Chunk::Advice => now_or_never(async { of_chunk!(advice(app, screen)) }),
    };
    rendered.and_then(Result::ok).into_any()
}

/// A word to wait.
#[component]
fn Waiting() -> impl IntoView {
    let texts = expect_context::<App>().texts_untracked();
    view! {
        <Title words=texts.get(key!("app.loading")) attr:role="status"/>
        <div class="waiting"></div>
    }
}

/// That a chunk could not be had, and the way to try again.
#[component]
fn NotLoaded(
    /// The chunk.
    chunk: Chunk,
) -> impl IntoView {
    let app = expect_context::<App>();
    let texts = app.texts_untracked();
    let again = move |_| {
        app.chunk_status(chunk).set(ChunkStatus::NotRequested);
        fetch(app, chunk);
    };
    view! {
        <Title words=texts.get(key!("app.not_loaded"))/>
        <p role="alert">{texts.get(key!("app.part_failed"))}</p>
        <button class="primary" type="button" on:click=again>
            {texts.get(key!("app.retry"))}
        </button>
    }
}

/// What comes of something that need not wait.
fn now_or_never<T>(future: impl Future<Output = T>) -> Option<T> {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => Some(value),
        Poll::Pending => None,
    }
}
