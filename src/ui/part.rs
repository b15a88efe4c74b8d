//! The parts of the program that are loaded when they are first needed.
//!
//! With the feature `split` the build takes everything that only a part's functions reach out of the program and puts
//! it into a file of its own. Home and the frame around the screens are in the program itself; which files a part
//! needs, and how large they are, says the size report. Without the feature the program is one file, every part is
//! there from the start, and no tool but Trunk's own is needed.

#![cfg_attr(
    feature = "split",
    allow(unsafe_code, reason = "the attribute makes the border of a part an imported function")
)]

mod check;
mod link;
mod replay;
mod screens;
mod sheet;

use leptos::prelude::*;
use leptos::task::spawn_local;
#[cfg(feature = "split")]
use wasm_split_helpers::SplitLoaderError;

use super::state::{App, Screen};
use crate::i18n::texts;
pub use check::{CheckResult, ValidatedBank, check};
pub use link::link;
pub use replay::replay_record;
pub use screens::{next_step, view};
pub use sheet::{Told, sheet};

/// The part that checks documents, as the host reads it.
pub const CHECK: &str = "check";
/// The part that reads links, as the host reads it.
pub const LINK: &str = "link";
/// The part that writes workbooks.
pub const SHEET: &str = "sheet";
/// Texts alone, such as those of another language.
pub const TEXTS: &str = "texts";

/// What a function of a part answers: with the feature `split` its files are waited for.
#[cfg(feature = "split")]
macro_rules! of_part {
    ($call:expr) => {
        $call.await
    };
}
#[cfg(not(feature = "split"))]
macro_rules! of_part {
    ($call:expr) => {
        $call
    };
}
use of_part;

/// A part of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Calculators.
    Tools,
    /// The questionnaire and the suggestions.
    Advice,
}

impl Part {
    /// Every part.
    pub const ALL: [Part; 2] = [Part::Tools, Part::Advice];

    /// The part that a screen is in; `None` for what is always there.
    #[must_use]
    pub const fn of(screen: Screen) -> Option<Part> {
        match screen {
            Screen::Home => None,
            Screen::Tool(_) | Screen::Receipt => Some(Part::Tools),
            Screen::RiskIntro
            | Screen::RiskItem(_)
            | Screen::RiskReview
            | Screen::RiskResult
            | Screen::Suggestions
            | Screen::WellBeing(_) => Some(Part::Advice),
        }
    }

    /// Its name, as the host reads it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Part::Tools => "tools",
            Part::Advice => "advice",
        }
    }

    /// Its texts.
    #[must_use]
    pub const fn texts(self) -> texts::TextBundle {
        match self {
            Part::Tools => texts::TextBundle::Tools,
            Part::Advice => texts::TextBundle::Advice,
        }
    }

    /// Loads it, unless it is there or on its way.
    ///
    /// # Errors
    /// Its files cannot be had; another call tries again.
    pub async fn fetch(self) -> Result<(), NotLoaded> {
        #[cfg(feature = "split")]
        screens::load(self).await?;
        Ok(())
    }
}

/// How far a part has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Nobody asked for it yet.
    Absent,
    /// On its way.
    Coming,
    /// There.
    Ready,
    /// It could not be had.
    Failed,
}

/// What comes of a part that is not there.
#[derive(Debug)]
pub struct NotLoaded;

#[cfg(feature = "split")]
impl From<SplitLoaderError> for NotLoaded {
    fn from(_: SplitLoaderError) -> NotLoaded {
        NotLoaded
    }
}

/// Sets out for a part with its texts; a screen that waits for it learns when it is there, and the host when it is not.
pub fn fetch(app: App, part: Part) {
    let status = app.part(part);
    if status.get_untracked() != Status::Absent {
        return;
    }
    status.set(Status::Coming);
    spawn_local(async move {
        let come = move |there: bool| {
            if !there {
                app.host().missing(part.name());
            }
            let _ = status.try_set(if there { Status::Ready } else { Status::Failed });
        };
        match part.fetch().await {
            _ if app.has_ended() => {}
            Ok(()) => app.add_texts(part, come),
            Err(NotLoaded) => come(false),
        }
    });
}
