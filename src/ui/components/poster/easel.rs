//! Where a picture of a result is made, of what is left in.

use std::sync::Arc;

use leptos::prelude::*;

use crate::advice::mode::Mode;
use crate::key;
use crate::poster::canvas::{Surface, question};
use crate::poster::{CodeState, Content, Source};
use crate::ui::state::App;
use crate::ui::state::tools::ToolState;
use crate::visit::answer::Answer;

/// A picture that was drawn.
#[derive(Clone, PartialEq)]
pub(super) struct Drawn {
    /// Its address.
    pub address: String,
    /// What it says.
    pub words: String,
    /// What became of its code.
    pub code: CodeState,
}

/// Where a picture is made.
#[derive(Clone, Copy)]
pub(super) struct Easel {
    pub app: App,
    pub state: ToolState,
    /// The answer that it is about: it stays while the dialog is open.
    pub answer: StoredValue<Arc<Answer>>,
    pub left_out: RwSignal<Vec<&'static str>>,
    pub drawn: RwSignal<Option<Drawn>>,
    pub failed: RwSignal<bool>,
    pub surface: RwSignal<Surface>,
    /// Which order is the last.
    latest: StoredValue<u32>,
}

impl Easel {
    /// One for the answer as it stands.
    pub(super) fn new(app: App, state: ToolState) -> Easel {
        Easel {
            app,
            state,
            answer: StoredValue::new(state.answer.get_untracked()),
            left_out: RwSignal::new(Vec::new()),
            drawn: RwSignal::new(None),
            failed: RwSignal::new(false),
            surface: RwSignal::new(Surface::default()),
            latest: StoredValue::new(0),
        }
    }

    /// Draws the picture with what is left in.
    pub(super) fn draw(self) {
        let Some(content) = self.content() else {
            self.failed.set(true);
            return;
        };
        let number = self.latest.with_value(|latest| latest.wrapping_add(1));
        self.latest.set_value(number);
        let asked = question(&content);
        let letters = asked.clone();
        let measured = move |answer: Option<String>| {
            if self.latest.try_get_value() != Some(number) {
                return;
            }
            let Some(surface) = answer.and_then(|answer| Surface::read(&asked, &answer)) else {
                self.failed.set(true);
                return;
            };
            let order = surface.order(&content);
            self.surface.set(surface);
            let (words, code) = (content.in_words(), content.code_state);
            let shown = move |address: Option<String>| {
                if self.latest.try_get_value() == Some(number) {
                    self.failed.set(address.is_none());
                    self.drawn.set(address.map(|address| Drawn { address, words, code }));
                }
            };
            self.app.host().picture(&order, Box::new(shown));
        };
        self.app.host().picture(&letters, Box::new(measured));
    }

    /// What the picture says.
    fn content(self) -> Option<Content> {
        let Easel { app, state, .. } = self;
        let answer = self.answer.get_value();
        let report = answer.current_report()?;
        let texts = app.texts_untracked();
        let page = app.address();
        let left_out = self.left_out.get_untracked();
        Some(app.home_config(|home| {
            let institution = &home.institution;
            let mut notices = Vec::new();
            if institution.sample {
                notices.push(key!("app.sample"));
            }
            if institution.mode == Mode::Education {
                notices.push(key!("app.education"));
            }
            state.form.with_value(|form| {
                Content::of(&Source {
                    form,
                    values: &answer.values,
                    report,
                    left_out: &left_out,
                    texts: &texts,
                    bank: &institution.full,
                    short: &institution.short,
                    notices: &notices,
                    date: state.today,
                    page: &page,
                })
            })
        }))
    }
}
