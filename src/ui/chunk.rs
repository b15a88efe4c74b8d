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

mod check;
mod link;
mod replay;
mod screens;
mod theme;
mod workbook;

use futures::join;
use leptos::prelude::*;
use leptos::task::spawn_local;
#[cfg(feature = "split")]
use wasm_split_helpers::SplitLoaderError;

use super::state::{App, Screen};
use crate::config::Piece;
use crate::i18n::texts;
pub use check::{CheckResult, ValidatedBank, check};
pub use link::link;
pub use replay::replay_record;
pub use screens::{ChunkNextStep, ChunkScreen};
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
/// Texts alone, such as those of another language.
pub const TEXTS: &str = "texts";

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

/// A chunk that holds screens: a file that is loaded when it is first needed. Hosts know it as a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chunk {
    /// Calculators.
    Tools,
    /// The questionnaire and the suggestions.
    Advice,
}

impl Chunk {
    /// Every chunk that holds screens.
    pub const ALL: [Chunk; 2] = [Chunk::Tools, Chunk::Advice];

    /// The chunk that a screen is in; `None` for what is always there.
    #[must_use]
    pub const fn of(screen: Screen) -> Option<Chunk> {
        match screen {
            Screen::Home => None,
            Screen::Tool(_) | Screen::Receipt => Some(Chunk::Tools),
            Screen::RiskIntro
            | Screen::RiskItem(_)
            | Screen::RiskReview
            | Screen::RiskResult
            | Screen::Suggestions
            | Screen::Product(_)
            | Screen::WellBeing(_) => Some(Chunk::Advice),
        }
    }

    /// Its name, as the host reads it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Chunk::Tools => "tools",
            Chunk::Advice => "advice",
        }
    }

    /// Its texts.
    #[must_use]
    pub const fn texts(self) -> texts::TextBundle {
        match self {
            Chunk::Tools => texts::TextBundle::Tools,
            Chunk::Advice => texts::TextBundle::Advice,
        }
    }

    /// The pieces of the bank's document that it needs, besides that of the first screen.
    #[must_use]
    pub const fn pieces(self) -> &'static [Piece] {
        match self {
            Chunk::Tools => &[Piece::Tools],
            Chunk::Advice => &[Piece::Tools, Piece::Advice],
        }
    }

    /// Loads it, unless it is there or on its way.
    ///
    /// # Errors
    /// Its files cannot be had; another call tries again.
    pub async fn fetch(self) -> Result<(), ChunkLoadError> {
        #[cfg(feature = "split")]
        screens::load(self).await?;
        Ok(())
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
    let status = app.chunk_status(chunk);
    if status.get_untracked() != ChunkStatus::NotRequested {
        return;
    }
    status.set(ChunkStatus::Loading);
    spawn_local(async move {
        let (program, texts, pieces) = join!(chunk.fetch(), app.fetch_texts(chunk), app.fetch_pieces(chunk.pieces()));
        let there = program.is_ok() && texts && pieces;
        if app.has_ended() {
            return;
        }
        if !there {
            app.host().missing(chunk.name());
        }
        let _ = status.try_set(if there { ChunkStatus::Ready } else { ChunkStatus::Failed });
    });
}
