//! The answers to the questionnaire, what they say, and what the suggestions start from.

use std::sync::Arc;

use leptos::prelude::*;

use super::App;
use crate::advice::mode::Mode;
use crate::advice::scoring::{Answers, Outcome};
use crate::config::Bank;

/// What the screens of the questionnaire and of the suggestions share.
#[derive(Clone, Copy)]
pub struct Advice {
    /// The widget.
    pub app: App,
    /// The answers to the questionnaire.
    pub answers: RwSignal<Answers>,
    /// What they say; `None` until they were submitted.
    pub outcome: RwSignal<Option<Outcome>>,
    /// Whether suggestions use the customer's situation.
    pub personal: RwSignal<bool>,
    bank: StoredValue<Arc<Bank>>,
}

impl Advice {
    /// The state, made when one of these screens is first opened and kept until the widget ends. `None` where the
    /// bank's document is broken.
    #[must_use]
    pub fn of(app: App) -> Option<Advice> {
        if let Some(advice) = app.advised() {
            return Some(advice);
        }
        let bank = app.bank()?;
        let advice = app.keep(|| Advice {
            app,
            answers: RwSignal::new(Answers::default()),
            outcome: RwSignal::new(None),
            personal: RwSignal::new(true),
            bank: StoredValue::new(bank),
        })?;
        app.advise(advice);
        Some(advice)
    }

    /// The bank's configuration.
    #[must_use]
    pub fn bank(self) -> Arc<Bank> {
        self.bank.get_value()
    }

    /// Whether this is an exercise and no formal assessment.
    #[must_use]
    pub fn is_exercise(self) -> bool {
        self.bank.with_value(|bank| bank.institution.mode == Mode::Education)
    }
}
