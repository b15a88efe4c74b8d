//! What a customer keeps of one tool to compare, for this visit or on the device: messages in, effects out.

use std::sync::Arc;

use chrono::NaiveDate;

use super::scenario::{KeepError, Scenario, Scenarios};
use crate::advice::lifecycle::SavedDates;
use crate::tool::value::Values;

/// The scenarios of one tool, how they stand to the device, and what can be taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedScenarios {
    today: NaiveDate,
    rates: Option<NaiveDate>,
    scenarios: Arc<Scenarios>,
    listed: Arc<Scenarios>,
    save_state: SaveState,
    last: Option<LastChange>,
    changes: u32,
    /// The customer has just asked for the device, which has not answered yet.
    save_requested: bool,
}

/// How scenarios stand to the device.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SaveState {
    /// They live as long as the visit, until the customer asks for more.
    #[default]
    Visit,
    /// They are on the device, and follow every change.
    Saved,
    /// The device has some that cannot be read; they stay as they are until the customer asks to save.
    Unreadable,
    /// The browser keeps nothing.
    Blocked,
    /// Where the widget runs nothing may be kept.
    Forbidden,
}

/// A change that can be taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastChange {
    /// Another for each change.
    pub number: u32,
    /// What was done.
    pub edit: ScenarioEdit,
    /// The scenario that it was done to, as it is called after it; `None` where it was done to all.
    pub scenario: Option<Scenario>,
    before: (Arc<Scenarios>, SaveState),
}

/// What was done to scenarios.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScenarioEdit {
    /// One has another name.
    Renamed,
    /// One was given up.
    Removed,
    /// All were given up.
    Cleared,
}

/// Whether anything may be put on the device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageAccess {
    /// It may.
    Open,
    /// The browser refuses.
    Blocked,
    /// Where the widget runs nothing may be kept.
    Forbidden,
}

/// What happens to scenarios.
#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    /// The tool was opened.
    Begin(StorageAccess),
    /// The customer keeps these values.
    Keep(Values),
    /// She names the scenario of this number.
    Rename(u32, String),
    /// She gives it up.
    Remove(u32),
    /// She gives all of them up, here and on the device.
    Clear,
    /// She takes the last change back.
    Undo,
    /// The change of this number stays.
    Commit(u32),
    /// She wants them on the device, or no longer.
    Save(bool),
    /// The device has taken the text of [`Effect::Store`], or refused it.
    Stored(bool),
}

/// What has to be done after a message, in this order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// This text goes on the device; [`Message::Stored`] says whether it was taken.
    Store(String),
    /// So does this one, with the day of the visit; nothing depends on it.
    Note(String),
    /// What the device has goes.
    Forget,
    /// The host page learns it.
    Emit(Notification),
    /// The values were not kept.
    NotKept(KeepError),
}

/// What the host page learns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notification {
    /// Another scenario can be compared.
    Compared,
    /// The customer asked for the device, and it has taken them.
    Saved,
}

impl SavedScenarios {
    /// None yet, on this day; `rates` is the latest change of those that the tool works with.
    #[must_use]
    pub fn new(today: NaiveDate, rates: Option<NaiveDate>) -> SavedScenarios {
        let none = Arc::<Scenarios>::default();
        SavedScenarios {
            today,
            rates,
            scenarios: Arc::clone(&none),
            listed: none,
            save_state: SaveState::Visit,
            last: None,
            changes: 0,
            save_requested: false,
        }
    }

    /// The scenarios.
    #[must_use]
    pub const fn scenarios(&self) -> &Arc<Scenarios> {
        &self.scenarios
    }

    /// The scenarios as a list shows them: the same ones after a rename, which is typed in the list itself.
    #[must_use]
    pub const fn listed(&self) -> &Arc<Scenarios> {
        &self.listed
    }

    /// How they stand to the device.
    #[must_use]
    pub const fn save_state(&self) -> SaveState {
        self.save_state
    }

    /// The last change, while it can be taken back.
    #[must_use]
    pub const fn last(&self) -> Option<&LastChange> {
        self.last.as_ref()
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> u32 {
        u32::try_from(self.scenarios.list().len()).unwrap_or(0)
    }

    /// Takes a message in. `found` is what the device has for this tool at the time.
    #[must_use]
    pub fn apply(&mut self, message: Message, found: Option<&str>) -> Vec<Effect> {
        let save_requested = std::mem::take(&mut self.save_requested);
        let effect = match message {
            Message::Begin(storage) => self.begin(storage, found),
            Message::Keep(values) => return self.keep(&values, found),
            Message::Rename(number, name) => {
                self.change(ScenarioEdit::Renamed, number, &mut |scenarios| scenarios.rename(number, &name), found)
            }
            Message::Remove(number) => {
                self.change(ScenarioEdit::Removed, number, &mut |scenarios| scenarios.remove(number), found)
            }
            Message::Clear => {
                self.change(ScenarioEdit::Cleared, 0, &mut |scenarios| *scenarios = Scenarios::default(), found)
            }
            Message::Undo => self.undo(found),
            Message::Commit(number) => {
                self.last.take_if(|last| last.number == number);
                None
            }
            Message::Save(on) => self.save(on, found),
            Message::Stored(true) => save_requested.then_some(Effect::Emit(Notification::Saved)),
            Message::Stored(false) => {
                self.save_state = SaveState::Blocked;
                None
            }
        };
        effect.into_iter().collect()
    }

    /// Takes up what the device has.
    fn begin(&mut self, storage: StorageAccess, found: Option<&str>) -> Option<Effect> {
        let read = found.filter(|_| storage == StorageAccess::Open).map(|text| (text, Scenarios::read(text)));
        let (scenarios, save_state, noted) = match (storage, read) {
            (StorageAccess::Forbidden, _) => (Scenarios::default(), SaveState::Forbidden, None),
            (StorageAccess::Blocked, _) => (Scenarios::default(), SaveState::Blocked, None),
            (StorageAccess::Open, None) => (Scenarios::default(), SaveState::Visit, None),
            (StorageAccess::Open, Some((_, None))) => (Scenarios::default(), SaveState::Unreadable, None),
            (StorageAccess::Open, Some((text, Some(scenarios)))) => {
                let noted = text_of(&scenarios, SavedDates::after_visit(SavedDates::read(text), self.today));
                (scenarios, SaveState::Saved, Some(Effect::Note(noted)))
            }
        };
        self.scenarios = Arc::new(scenarios);
        self.listed = Arc::clone(&self.scenarios);
        self.save_state = save_state;
        self.last = None;
        noted
    }

    fn keep(&mut self, values: &Values, found: Option<&str>) -> Vec<Effect> {
        let mut scenarios = Scenarios::clone(&self.scenarios);
        if let Err(error) = scenarios.add(values) {
            return vec![Effect::NotKept(error)];
        }
        let stored = self.store(Arc::new(scenarios), self.save_state, found);
        self.listed = Arc::clone(&self.scenarios);
        stored.into_iter().chain([Effect::Emit(Notification::Compared)]).collect()
    }

    /// Makes a change that can be taken back, unless it changes nothing; `number` is the scenario that it is about.
    fn change(
        &mut self,
        edit: ScenarioEdit,
        number: u32,
        change: &mut dyn FnMut(&mut Scenarios),
        found: Option<&str>,
    ) -> Option<Effect> {
        let mut scenarios = Scenarios::clone(&self.scenarios);
        change(&mut scenarios);
        if scenarios == *self.scenarios {
            return None;
        }
        let before = (Arc::clone(&self.scenarios), self.save_state);
        let scenario = scenarios.find(number).or_else(|| before.0.find(number)).cloned();
        let stored = self.store(Arc::new(scenarios), self.save_state, found);
        if edit != ScenarioEdit::Renamed {
            self.listed = Arc::clone(&self.scenarios);
        }
        self.changes = self.changes.wrapping_add(1);
        self.last = Some(LastChange { number: self.changes, edit, scenario, before });
        stored
    }

    fn undo(&mut self, found: Option<&str>) -> Option<Effect> {
        let LastChange { before: (scenarios, save_state), .. } = self.last.take()?;
        let stored = self.store(scenarios, save_state, found);
        // A name that comes back was typed over in the list.
        self.listed = Arc::new(Scenarios::clone(&self.scenarios));
        stored
    }

    fn save(&mut self, on: bool, found: Option<&str>) -> Option<Effect> {
        if matches!(self.save_state, SaveState::Blocked | SaveState::Forbidden) {
            return None;
        }
        self.save_requested = on;
        let save_state = if on { SaveState::Saved } else { SaveState::Visit };
        let stored = self.store(Arc::clone(&self.scenarios), save_state, found);
        if on { stored } else { Some(Effect::Forget) }
    }

    /// Takes scenarios over, and brings the device up to them where the customer asked for that.
    fn store(&mut self, scenarios: Arc<Scenarios>, save_state: SaveState, found: Option<&str>) -> Option<Effect> {
        self.scenarios = scenarios;
        self.save_state = save_state;
        self.last = None;
        if save_state != SaveState::Saved {
            return None;
        }
        if self.scenarios.is_empty() {
            self.save_state = SaveState::Visit;
            return Some(Effect::Forget);
        }
        let dates = SavedDates::after_change(found.and_then(SavedDates::read), self.today, self.rates);
        Some(Effect::Store(text_of(&self.scenarios, dates)))
    }
}

/// Scenarios with their days, as they stand on the device.
#[must_use]
pub fn text_of(scenarios: &Scenarios, dates: SavedDates) -> String {
    format!("{}{}", scenarios.write(), dates.write())
}

#[cfg(test)]
mod tests;
