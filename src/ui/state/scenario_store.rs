//! The page's hold on what a customer keeps of one tool: its [`SavedScenarios`] decide, and the device, the host page
//! and the readers of a signal learn it.

use std::collections::VecDeque;
use std::sync::Arc;

use leptos::prelude::*;

use super::App;
use super::tools::ToolState;
use crate::advice::mode::Mode;
use crate::campaign::event::Event;
use crate::key;
use crate::platform::storage;
use crate::tool::text::{Arg, Text};
use crate::visit::change::{Change, prefill_texts};
use crate::visit::saved_scenarios::{
    Effect, LastChange, Message, Notification, SavedScenarios, ScenarioEdit, StorageAccess,
};
use crate::visit::scenario::{ComparisonColumn, KeepError, Scenario, Scenarios};

/// What can be done with the scenarios of one tool.
#[derive(Clone, Copy)]
pub struct ScenarioStore {
    /// The widget.
    pub app: App,
    /// The tool.
    pub state: ToolState,
}

impl ScenarioStore {
    /// Takes up what is on the device, once: when it is first looked at, which is after the tool's answer.
    pub fn begin(self) {
        if self.state.saved_begun.try_update_value(|begun| std::mem::replace(begun, true)) != Some(false) {
            return;
        }
        let storage = if self.app.home_config(|home| home.institution.mode == Mode::Education) {
            StorageAccess::Forbidden
        } else if storage::is_available() {
            StorageAccess::Open
        } else {
            StorageAccess::Blocked
        };
        self.apply(Message::Begin(storage));
    }

    /// The scenarios, how they stand to the device, and what can be taken back; a reader is told when they change.
    #[must_use]
    pub fn saved(self) -> Arc<SavedScenarios> {
        self.state.saved.get()
    }

    /// Whether there are none; a reader is told when they change.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.state.saved.with(|saved| saved.scenarios().is_empty())
    }

    /// The scenarios as a list shows them.
    #[must_use]
    pub fn listed(self) -> Memo<Arc<Scenarios>> {
        let read = move |_: Option<&Arc<Scenarios>>| self.state.saved.with(|saved| Arc::clone(saved.listed()));
        let differs = |before: Option<&Arc<Scenarios>>, now: Option<&Arc<Scenarios>>| match (before, now) {
            (Some(before), Some(now)) => !Arc::ptr_eq(before, now),
            _ => true,
        };
        Memo::new_with_compare(read, differs)
    }

    /// What each scenario says today.
    #[must_use]
    pub fn columns(self) -> Memo<Vec<ComparisonColumn>> {
        Memo::new(move |_| {
            let (saved, context) = (self.saved(), self.app.context());
            let column = |scenario: &Scenario| self.state.form.with_value(|form| scenario.column(form, &context));
            saved.scenarios().list().iter().map(column).collect()
        })
    }

    /// What is in the fields now; a reader is told when it changes.
    #[must_use]
    pub fn now(self) -> ComparisonColumn {
        self.state.answer.with(|answer| {
            let report = answer.current_report().map(AsRef::as_ref);
            self.state.form.with_value(|form| {
                ComparisonColumn::of_values(form, &answer.values, report, &answer.field_status.errors)
            })
        })
    }

    /// Keeps what is in the fields; answers with its name.
    ///
    /// # Errors
    /// [`KeepError`], and nothing has changed.
    pub fn add(self) -> Result<Arg, KeepError> {
        let values = self.state.answer.with_untracked(|answer| answer.values.clone());
        match self.dispatch(Message::Keep(values)) {
            Some(error) => Err(error),
            None => Ok(self
                .state
                .saved
                .with_untracked(|saved| saved.scenarios().list().last().map_or(Arg::Count(0), scenario_name))),
        }
    }

    /// Fills the fields with a scenario, as one step.
    pub fn open(self, number: u32) {
        let saved = self.state.saved.get_untracked();
        let Some(scenario) = saved.scenarios().find(number) else { return };
        self.state.apply(Change::ScenarioOpened(prefill_texts(self.state.tool, &scenario.inputs)));
    }

    /// Takes a message in, and does what follows from it.
    pub fn apply(self, message: Message) {
        let _ = self.dispatch(message);
    }

    /// The same; answers why values were not kept.
    fn dispatch(self, message: Message) -> Option<KeepError> {
        // A notice that waits may outlive the widget.
        let before = self.state.saved.try_get_untracked()?;
        let key = self.app.storage_key(self.state.tool.id);
        let mut saved = SavedScenarios::clone(&before);
        let mut effects = VecDeque::from(saved.apply(message, storage::read(&key).as_deref()));
        let (mut notifications, mut error) = (Vec::new(), None);
        while let Some(effect) = effects.pop_front() {
            match effect {
                Effect::Store(text) => {
                    let stored = Message::Stored(storage::write(&key, &text));
                    effects.extend(saved.apply(stored, Some(&text)));
                }
                Effect::Note(text) => {
                    let _taken = storage::write(&key, &text);
                }
                Effect::Forget => storage::remove(&key),
                Effect::Emit(one) => notifications.push(one),
                Effect::NotKept(why) => error = Some(why),
            }
        }
        if saved != *before {
            self.state.saved.set(Arc::new(saved));
        }
        let tool = || self.state.tool.id.into();
        for one in notifications {
            self.app.emit(&match one {
                Notification::Compared => Event::PlanCompared { tool: tool() },
                Notification::Saved => Event::PlanSaved { tool: tool() },
            });
        }
        error
    }
}

/// What a scenario is called.
#[must_use]
pub fn scenario_name(scenario: &Scenario) -> Arg {
    if scenario.name.is_empty() {
        Arg::text(Text::plain(key!("keep.variant")).with("n", Arg::Count(scenario.number)))
    } else {
        Arg::Name(scenario.name.clone())
    }
}

/// A change in words.
#[must_use]
pub fn change_text(change: &LastChange) -> Text {
    let text = Text::plain(match change.edit {
        ScenarioEdit::Renamed => key!("keep.renamed"),
        ScenarioEdit::Removed => key!("keep.removed"),
        ScenarioEdit::Cleared => key!("keep.cleared"),
    });
    match &change.scenario {
        Some(scenario) => text.with("name", scenario_name(scenario)),
        None => text,
    }
}
