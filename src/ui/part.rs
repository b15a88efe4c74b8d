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

use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use chrono::NaiveDate;
use leptos::prelude::*;
use leptos::task::spawn_local;
#[cfg(feature = "split")]
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::components::upcoming;
use super::el::{El, button, el, text};
use super::screens::{receipt, risk, suggestions, title, tool, wellbeing};
use super::state::advice::Advice;
use super::state::tools::ToolState;
use super::state::{App, Screen};
use crate::advice::record::Difference;
use crate::campaign::event::Event;
use crate::campaign::link::{self, Start};
use crate::config::{self, Front};
use crate::i18n::number::Style;
use crate::i18n::{Texts, texts};
use crate::key;
use crate::suggest;
use crate::tool::Tool;
use crate::tool::report::Report;
use crate::tool::text::{Arg, Text};
use crate::tool::value::Values;
use crate::tool::xlsx::{self, Answer};

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
    pub const fn texts(self) -> texts::Part {
        match self {
            Part::Tools => texts::Part::Tools,
            Part::Advice => texts::Part::Advice,
        }
    }

    /// Loads it, unless it is there or on its way.
    ///
    /// # Errors
    /// Its files cannot be had; another call tries again.
    pub async fn fetch(self) -> Result<(), NotLoaded> {
        #[cfg(feature = "split")]
        match self {
            Part::Tools => fetch_tools().await?,
            Part::Advice => fetch_advice().await?,
        }
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

/// What a whole check says of a document.
pub type Checked = Result<Sound, Vec<String>>;

/// A document without problems.
#[derive(Debug)]
pub struct Sound {
    /// What the first screen needs.
    pub front: Front,
    /// What is lawful but should be looked at.
    pub warnings: Vec<String>,
    /// Why some offers are left out.
    pub left_out: Vec<String>,
    /// Where it stands, as JSON pointers.
    pub gaps: Vec<String>,
}

/// What a workbook tells.
pub struct Told {
    /// The tool.
    pub tool: &'static Tool,
    /// What was entered.
    pub values: Values,
    /// What came of it.
    pub report: Arc<Report>,
    /// The words for it.
    pub texts: Arc<Texts>,
    /// Who answers, of which day, and the receipt.
    pub notes: Vec<(Text, Arg)>,
}

/// Reads and checks a whole document before anything of it is shown; problems and warnings come as lines to print.
///
/// # Errors
/// The part with the checks cannot be loaded.
pub async fn check(document: String, texts: String, today: NaiveDate) -> Result<Checked, NotLoaded> {
    of_part!(checked(document, texts, today))
}

#[cfg_attr(feature = "split", wasm_split(check, fallible))]
fn checked(document: String, texts: String, today: NaiveDate) -> Result<Checked, NotLoaded> {
    let known = |key: &str| texts.lines().any(|line| line.split_once('\t').is_some_and(|(known, _)| known == key));
    let lines = |problems: &[config::Problem]| problems.iter().map(ToString::to_string).collect();
    Ok(match config::open(&document, &known, today) {
        Ok(bank) => {
            let gaps = bank.left_out.iter().map(|problem| problem.pointer.clone()).collect();
            let (warnings, left_out) = (lines(&bank.warnings), lines(&bank.left_out));
            Ok(Sound { front: Front::from(&bank), warnings, left_out, gaps })
        }
        Err(problems) => Err(lines(&problems)),
    })
}

/// Reads what a link says, as [`link::read`] does; a visit without one needs no part for it.
///
/// # Errors
/// The part that reads links cannot be loaded.
pub async fn link(fragment: String, query: String) -> Result<Start, NotLoaded> {
    if fragment.is_empty() && query.is_empty() {
        return Ok(Start::default());
    }
    of_part!(read(fragment, query))
}

#[cfg_attr(feature = "split", wasm_split(link, fallible))]
fn read(fragment: String, query: String) -> Result<Start, NotLoaded> {
    Ok(link::read(&fragment, &query))
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

/// Puts a report into a workbook.
///
/// # Errors
/// The part that writes workbooks cannot be loaded.
pub async fn sheet(told: Told) -> Result<Vec<u8>, NotLoaded> {
    of_part!(written(told))
}

#[cfg_attr(feature = "split", wasm_split(sheet, fallible))]
fn written(told: Told) -> Result<Vec<u8>, NotLoaded> {
    let Told { tool, values, report, texts, notes } = told;
    let answer = Answer { tool, values: &values, report: &report, currency: texts.currency, notes: &notes };
    Ok(xlsx::of_report(&answer, &|arg| texts.arg(arg, Style::Sentence)))
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

#[cfg_attr(feature = "split", wasm_split(advice, fallible))]
fn replay(app: App, record: String) -> Result<Option<Vec<Difference>>, NotLoaded> {
    Ok(app.bank().and_then(|bank| suggest::replay(&bank, &record).ok()))
}

/// Runs a record of suggestions again and tells the host what came of it, or that the program for it is missing.
pub fn replay_record(app: App, record: String) {
    spawn_local(async move {
        match of_part!(replay(app, record)) {
            Ok(differences) => app.emit(&Event::RecordReplayed { differences }),
            // Nobody has read the record: nothing is said of it.
            Err(NotLoaded) => app.host().missing(Part::Advice.name()),
        }
    });
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
        if part.fetch().await.is_ok() {
            app.add_texts(part, come);
        } else {
            come(false);
        }
    });
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
