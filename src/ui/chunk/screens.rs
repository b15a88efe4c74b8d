//! The screens of the chunks: each where its chunk is there, and otherwise a word to wait.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

#[cfg(feature = "split")]
use futures::join;
use leptos::prelude::*;
#[cfg(feature = "split")]
use wasm_split_helpers::wasm_split;

#[cfg(feature = "split")]
use super::calculators;
use super::{Chunk, ChunkLoadError, ChunkStatus, fetch, fetch_at_rest, of_chunk};
use crate::key;
use crate::ui::components::anew::Anew;
use crate::ui::components::paper::PaperHead;
use crate::ui::components::upcoming::Upcoming;
use crate::ui::screens::Title;
use crate::ui::screens::product::ProductScreen;
use crate::ui::screens::receipt::ReceiptEntry;
use crate::ui::screens::risk::{Intro, Question, Review, RiskResult, Understanding, open_statement};
use crate::ui::screens::suggestions::SuggestionList;
use crate::ui::screens::tool::{Detail, LeadAnswer, PrintButton, TileAnswer, ToolScreen};
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
        Chunk::Below => fetch_below().await?,
        Chunk::Advice => fetch_advice().await?,
        Chunk::Tool(id) => {
            let (shared, own) = join!(fetch_tools(), calculators::load(id));
            shared?;
            own?;
        }
    }
    Ok(())
}

#[cfg_attr(feature = "split", wasm_split(tools, fallible, preload(fetch_tools)))]
fn tools(app: App, id: &'static str, part: ToolPart) -> Result<AnyView, ChunkLoadError> {
    Ok(match part {
        ToolPart::Screen => ToolState::of(app, id).map(|state| view! { <ToolScreen state/> }).into_any(),
        ToolPart::Lead => ToolState::on_home(app, id).map(|state| view! { <LeadAnswer state/> }).into_any(),
        ToolPart::Tile => ToolState::on_home(app, id).map(|state| view! { <TileAnswer state/> }).into_any(),
    })
}

/// What of a calculator is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ToolPart {
    /// Its screen.
    Screen,
    /// Its answer on home.
    Lead,
    /// Its figure on home.
    Tile,
}

/// What there is below an answer, and what else comes with that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BelowPart {
    /// What a reader of paper needs first.
    Paper,
    /// What lies below the answer, and what is kept where there is none.
    Detail,
    /// The button that prints the answer for the family.
    FamilyPrint,
    /// Where the code of a receipt is entered.
    Receipt,
    /// The next step on home.
    NextStep,
}

// One function for all: each has a loader of its own, and is only there at once when that was waited for.
#[cfg_attr(feature = "split", wasm_split(below, fallible, preload(fetch_below)))]
fn below(part: BelowPart) -> Result<AnyView, ChunkLoadError> {
    Ok(match part {
        BelowPart::Paper => view! { <PaperHead/> }.into_any(),
        BelowPart::Detail => view! { <Detail/> }.into_any(),
        BelowPart::FamilyPrint => view! { <PrintButton for_family=true/> }.into_any(),
        BelowPart::Receipt => view! { <ReceiptEntry/> }.into_any(),
        BelowPart::NextStep => view! { <Upcoming/> }.into_any(),
    })
}

#[cfg_attr(feature = "split", wasm_split(advice, fallible, preload(fetch_advice)))]
fn advice(app: App, screen: Screen) -> Result<AnyView, ChunkLoadError> {
    if let Screen::WellBeing(place) = screen {
        return Ok(view! { <WellBeing place=place/> }.into_any());
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
        // What did not come at rest may come now.
        again(app, chunk);
        view! {
            <Anew
                of=move || status(app, chunk)
                children=move |status| match status {
                    ChunkStatus::Ready => render(app, chunk, screen),
                    ChunkStatus::Failed => view! { <NotLoaded chunk=chunk/> }.into_any(),
                    ChunkStatus::NotRequested | ChunkStatus::Loading => view! { <Waiting/> }.into_any(),
                }
            />
        }
    })
}

/// What of home comes with a chunk; home can do without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HomePart {
    /// The answer of the bank's first tool, with its dial.
    Lead(&'static str),
    /// The figure of another.
    Tile(&'static str),
    /// The next step.
    NextStep,
}

/// A part of home, once the chunk is there that has it: home asks for its calculators one after another.
#[component]
pub fn ChunkHomePart(
    /// Which part.
    part: HomePart,
) -> impl IntoView {
    let app = expect_context::<App>();
    let chunk = match part {
        HomePart::Lead(tool) | HomePart::Tile(tool) => Chunk::Tool(tool),
        HomePart::NextStep => {
            fetch_at_rest(app, Chunk::Below);
            Chunk::Below
        }
    };
    view! {
        <Anew
            of=move || status(app, chunk)
            children=move |status| match (status, part) {
                (ChunkStatus::Ready, HomePart::Lead(tool)) => render_tool(app, tool, ToolPart::Lead),
                (ChunkStatus::Ready, HomePart::Tile(tool)) => render_tool(app, tool, ToolPart::Tile),
                (ChunkStatus::Ready, HomePart::NextStep) => render_below(BelowPart::NextStep),
                // A place that stays empty takes no room.
                (ChunkStatus::Failed, _) => view! { <span></span> }.into_any(),
                (ChunkStatus::NotRequested | ChunkStatus::Loading, _) => ().into_any(),
            }
        />
    }
}

/// What of a calculator's screen comes after its answer: nothing until its chunk is there.
#[component]
pub fn Below(
    /// Which part of it.
    part: BelowPart,
) -> impl IntoView {
    let app = expect_context::<App>();
    let failed = move || (part == BelowPart::Detail).then(|| view! { <NotBelow/> });
    view! {
        <Anew
            of=move || status(app, Chunk::Below)
            children=move |status| match status {
                ChunkStatus::Ready => render_below(part),
                ChunkStatus::Failed => failed().into_any(),
                ChunkStatus::NotRequested | ChunkStatus::Loading => ().into_any(),
            }
        />
    }
}

fn status(app: App, chunk: Chunk) -> ChunkStatus {
    app.chunk_status(chunk).map_or(ChunkStatus::Failed, |status| status.get())
}

/// What a chunk that is there shows. It follows its signals by itself: none of them may build it anew.
fn render(app: App, chunk: Chunk, screen: Screen) -> AnyView {
    let rendered = match (chunk, screen) {
        (Chunk::Advice, _) => now_or_never(async { of_chunk!(advice(app, screen)) }),
        (_, Screen::Tool(id)) => return render_tool(app, id, ToolPart::Screen),
        _ => return render_below(BelowPart::Receipt),
    };
    rendered.and_then(Result::ok).into_any()
}

fn render_tool(app: App, id: &'static str, part: ToolPart) -> AnyView {
    now_or_never(async { of_chunk!(tools(app, id, part)) }).and_then(Result::ok).into_any()
}

fn render_below(part: BelowPart) -> AnyView {
    now_or_never(async { of_chunk!(below(part)) }).and_then(Result::ok).into_any()
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
    view! {
        <Title words=texts.get(key!("app.not_loaded"))/>
        <p role="alert">{texts.get(key!("app.part_failed"))}</p>
        <button class="primary" type="button" on:click=move |_| again(app, chunk)>
            {texts.get(key!("app.retry"))}
        </button>
    }
}

/// That what lies below an answer could not be had, and the way to try again.
#[component]
fn NotBelow() -> impl IntoView {
    let app = expect_context::<App>();
    let texts = app.texts_untracked();
    view! {
        <p role="alert">{texts.get(key!("app.part_failed"))}</p>
        <button class="plain" type="button" on:click=move |_| again(app, Chunk::Below)>
            {texts.get(key!("app.retry"))}
        </button>
    }
}

/// Asks for a chunk, also where it could not be had before.
fn again(app: App, chunk: Chunk) {
    if let Some(status) = app.chunk_status(chunk).filter(|status| status.get_untracked() == ChunkStatus::Failed) {
        status.set(ChunkStatus::NotRequested);
    }
    fetch(app, chunk);
}

/// What comes of something that need not wait.
pub(super) fn now_or_never<T>(future: impl Future<Output = T>) -> Option<T> {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => Some(value),
        Poll::Pending => None,
    }
}
