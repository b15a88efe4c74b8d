//! The chunks of the program that are loaded when they are first needed.
//!
//! With the feature `split` the build takes everything that only a chunk's functions reach out of the program and puts
//! it into a file of its own. Home and the frame around the screens are in the program itself; which files a chunk
//! needs, and how large they are, says the size report. Without the feature the program is one file, every chunk is
//! there from the start, and no tool but Trunk's own is needed.

#![cfg_attr(
    feature = "split",
    allow(unsafe_code, reason = "the attribute makes the border of a chunk an imported function")
)]

#[cfg(feature = "split")]
mod calculators;
mod check;
mod link;
mod poster;
mod replay;
mod screens;
mod theme;
mod workbook;

use std::pin::Pin;
use std::time::Duration;

use futures::join;
use leptos::prelude::*;
use leptos::task::spawn_local;
#[cfg(feature = "split")]
use wasm_split_helpers::SplitLoaderError;

use super::state::{App, Screen};
use crate::config::Piece;
use crate::i18n::texts::TextBundle;
use crate::platform::network;
use crate::tools::registry::IDS;
pub use check::{CheckResult, ValidatedBank, check};
pub use link::link;
pub use poster::{fetch_picture, poster_dialog};
pub use replay::replay_record;
pub use screens::{Below, BelowPart, ChunkHomePart, ChunkScreen, HomePart};
pub use theme::theme_problems;
pub use workbook::{WorkbookRequest, write_workbook};

/// The chunk that checks documents, as the host reads it.
pub const CHECK: &str = "check";
/// The chunk that checks a page's colours, as the host reads it.
pub const THEME: &str = "theme";
/// The chunk that reads links, as the host reads it.
pub const LINK: &str = "link";
/// The chunk that writes workbooks.
pub const SHEET: &str = "sheet";
/// The chunk that makes a picture of a result.
pub const POSTER: &str = "poster";
/// Texts alone, such as those of another language.
pub const TEXTS: &str = "texts";

/// So long after an answer what may come next is asked for.
const REST: Duration = Duration::from_millis(300);

/// What a function of a chunk answers: with the feature `split` its files are waited for.
#[cfg(feature = "split")]
macro_rules! of_chunk {
    ($call:expr) => {
        $call.await
    };
}
#[cfg(not(feature = "split"))]
macro_rules! of_chunk {
    ($call:expr) => {
        $call
    };
}
use of_chunk;

/// A chunk that holds what screens show: files that are loaded when it is first needed. Hosts know it as a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chunk {
    /// What all calculators share.
    Tools,
    /// What lies below an answer, receipts, and the next step on home.
    Below,
    /// The questionnaire and the suggestions.
    Advice,
    /// One calculator, by its name, with what all share.
    Tool(&'static str),
}

impl Chunk {
    /// Those that are no calculator.
    const COMMON: [Chunk; 3] = [Chunk::Tools, Chunk::Below, Chunk::Advice];
    /// How many there are.
    pub const COUNT: usize = Chunk::COMMON.len() + IDS.len();

    /// Every chunk that holds what screens show.
    pub fn all() -> impl Iterator<Item = Chunk> {
        Chunk::COMMON.into_iter().chain(IDS.into_iter().map(Chunk::Tool))
    }

    /// The chunk that a screen is in; `None` for what is always there.
    #[must_use]
    pub const fn of(screen: Screen) -> Option<Chunk> {
        match screen {
            Screen::Home => None,
            Screen::Tool(id) => Some(Chunk::Tool(id)),
            Screen::Receipt => Some(Chunk::Below),
            Screen::RiskIntro
            | Screen::RiskItem(_)
            | Screen::RiskReview
            | Screen::RiskResult
            | Screen::Suggestions
            | Screen::Product(_)
            | Screen::WellBeing(_) => Some(Chunk::Advice),
        }
    }

    /// Its name, as the host reads it: to that all calculators are one part.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Chunk::Tools | Chunk::Below | Chunk::Tool(_) => "tools",
            Chunk::Advice => "advice",
        }
    }

    /// Its texts.
    #[must_use]
    pub fn texts(self) -> Vec<TextBundle> {
        match self {
            Chunk::Tools => vec![TextBundle::Tools],
            Chunk::Below => vec![TextBundle::Tools, TextBundle::Below],
            Chunk::Advice => vec![TextBundle::Advice],
            Chunk::Tool(id) => vec![TextBundle::Tools, TextBundle::Tool(id)],
        }
    }

    /// The pieces of the bank's document that it needs, besides that of the first screen.
    #[must_use]
    pub const fn pieces(self) -> &'static [Piece] {
        match self {
            Chunk::Tools | Chunk::Below | Chunk::Tool(_) => &[Piece::Tools],
            Chunk::Advice => &[Piece::Tools, Piece::Advice],
        }
    }

    /// Its place among all.
    #[must_use]
    pub fn place(self) -> Option<usize> {
        Chunk::all().position(|chunk| chunk == self)
    }

    /// Loads it, unless it is there or on its way.
    ///
    /// # Errors
    /// Its files cannot be had; another call tries again.
    pub fn fetch(self) -> Pin<Box<dyn Future<Output = Result<(), ChunkLoadError>>>> {
        // Boxed, so that it is built once for all who wait for it.
        Box::pin(async move {
            #[cfg(feature = "split")]
            screens::load(self).await?;
            Ok(())
        })
    }
}

/// How far a chunk has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChunkStatus {
    /// Nobody asked for it yet.
    NotRequested,
    /// On its way.
    Loading,
    /// There.
    Ready,
    /// It could not be had.
    Failed,
}

/// What comes of a chunk that is not there.
#[derive(Debug)]
pub struct ChunkLoadError;

#[cfg(feature = "split")]
impl From<SplitLoaderError> for ChunkLoadError {
    fn from(_: SplitLoaderError) -> ChunkLoadError {
        ChunkLoadError
    }
}

/// Loads a chunk with its texts and its pieces of the bank's document, all at once. A screen that waits for it learns
/// when it is there, and the host when it is not.
pub fn fetch(app: App, chunk: Chunk) {
    begin(app, chunk, true);
}

fn begin(app: App, chunk: Chunk, needed: bool) {
    let status = app.chunk_status(chunk);
    if status.is_some_and(|status| status.get_untracked() == ChunkStatus::NotRequested) {
        spawn_local(async move {
            arrive(app, chunk, needed).await;
        });
    }
}

/// Loads a chunk like [`fetch`]; whether it is there.
pub async fn arrival(app: App, chunk: Chunk) -> bool {
    arrive(app, chunk, true).await
}

async fn arrive(app: App, chunk: Chunk, needed: bool) -> bool {
    let Some(status) = app.chunk_status(chunk) else { return false };
    if status.get_untracked() == ChunkStatus::Ready {
        return true;
    }
    status.set(ChunkStatus::Loading);
    let (program, texts, pieces) = join!(chunk.fetch(), app.fetch_texts(chunk), app.fetch_pieces(chunk.pieces()));
    let there = program.is_ok() && texts && pieces;
    if app.has_ended() {
        return false;
    }
    if !there && needed {
        app.host().missing(chunk.name());
    }
    let _ = status.try_set(if there { ChunkStatus::Ready } else { ChunkStatus::Failed });
    there
}

/// Whether a tool can be calculated; a reader is told when it can. What is not there is asked for at rest.
pub fn soon(app: App, tool: &'static str) -> bool {
    let chunk = Chunk::Tool(tool);
    let Some(status) = app.chunk_status(chunk) else { return false };
    if status.get() == ChunkStatus::NotRequested {
        fetch_at_rest(app, chunk);
    }
    status.get() == ChunkStatus::Ready
}

/// Loads calculators one after another while home is shown, a moment after what is more urgent; none where the browser
/// is to save data. Nobody waits for them.
pub fn fetch_in_turn(app: App, tools: Vec<&'static str>) {
    let ask = move || {
        spawn_local(async move {
            for chunk in tools.into_iter().map(Chunk::Tool) {
                if app.has_ended() || untrack(|| app.screen()) != Screen::Home {
                    return;
                }
                let status = app.chunk_status(chunk);
                if status.is_some_and(|status| status.get_untracked() == ChunkStatus::NotRequested) {
                    arrive(app, chunk, false).await;
                }
            }
        });
    };
    if !network::saves_data() {
        set_timeout(ask, REST);
    }
}

/// Loads a chunk like [`fetch`], a moment after what is more urgent. Nobody waits for it, so that nobody is told where
/// it does not come; whoever then needs it asks again.
pub fn fetch_at_rest(app: App, chunk: Chunk) {
    let ask = move || {
        if !app.has_ended() {
            begin(app, chunk, false);
        }
    };
    set_timeout(ask, REST);
}
