//! The scenarios of one tool that the customer keeps, for this visit or on the device.

use std::sync::Arc;

use leptos::prelude::*;

use super::App;
use super::tools::ToolState;
use crate::advice::lifecycle::Days;
use crate::advice::mode::Mode;
use crate::campaign::event::Event;
use crate::key;
use crate::platform::storage;
use crate::tool::form::Form;
use crate::tool::text::{Arg, Text};
use crate::visit::change::{Change, given_texts};
use crate::visit::scenario::{Column, Refused, Scenario, Scenarios};

/// How scenarios stand to the device.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Device {
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

/// What the customer keeps, and what can be taken back.
#[derive(Default)]
pub(super) struct Kept {
    scenarios: Scenarios,
    /// What each scenario says today.
    columns: Vec<Column>,
    device: Device,
    /// The last change in words, and what was kept before it.
    before: Option<(Text, Scenarios, Device)>,
}

/// What can be done with the scenarios of one tool.
#[derive(Clone, Copy)]
pub struct Keeper {
    /// The widget.
    pub app: App,
    /// The tool.
    pub state: ToolState,
}

impl Kept {
    /// How many scenarios there are.
    pub(super) fn count(&self) -> u32 {
        u32::try_from(self.scenarios.list().len()).unwrap_or(0)
    }
}

impl Keeper {
    /// Takes up what is on the device. Called once, when the tool is first opened.
    pub fn begin(self) {
        let mut device = Device::Visit;
        let mut scenarios = None;
        if self.app.front(|front| front.institution.mode == Mode::Education) {
            device = Device::Forbidden;
        } else if !storage::allowed() {
            device = Device::Blocked;
        } else if let Some(text) = storage::read(&self.name()) {
            scenarios = Scenarios::read(&text);
            device = if scenarios.is_some() { Device::Saved } else { Device::Unreadable };
            if let Some(scenarios) = &scenarios {
                self.write(scenarios, Days::visited(Days::read(&text), self.app.today()));
            }
        }
        self.put(scenarios.unwrap_or_default(), device, None, true);
    }

    /// The scenarios; a reader is told when they change.
    #[must_use]
    pub fn scenarios(self) -> Scenarios {
        self.state.changes.track();
        self.now().0
    }

    /// The scenarios as they stand in a list; a reader is told when one comes or goes, not when one is renamed.
    #[must_use]
    pub fn listed(self) -> Scenarios {
        self.state.lists.track();
        self.now().0
    }

    /// How they stand to the device; a reader is told when it changes.
    #[must_use]
    pub fn device(self) -> Device {
        self.state.changes.track();
        self.now().1
    }

    /// The last change in words, while it can be taken back, and its number.
    #[must_use]
    pub fn last(self) -> Option<(Text, usize)> {
        let number = self.state.changes.get();
        self.with(|kept| kept.before.as_ref().map(|(words, _, _)| (words.clone(), number)))
    }

    /// What the scenarios say, with what is in the fields now as the last column; a reader is told when they change.
    pub fn beside_now(self, mut read: impl FnMut(&[&Column])) {
        self.state.changes.track();
        let now = self.state.answer.with(|answer| {
            let now =
                |form: &Arc<Form>| Column::now(form, &answer.values, answer.report.as_deref(), &answer.remarks.faults);
            self.state.form.with_value(now)
        });
        self.with(|kept| {
            let mut columns = Vec::new();
            for column in &kept.columns {
                columns.push(column);
            }
            columns.push(&now);
            read(&columns);
        });
    }

    /// Keeps what is in the fields; answers with its name.
    ///
    /// # Errors
    /// [`Refused`], and nothing has changed.
    pub fn add(self) -> Result<Arg, Refused> {
        let (mut scenarios, device) = self.now();
        self.state.answer.with_untracked(|answer| scenarios.add(&answer.values))?;
        let name = scenarios.list().last().map_or(Arg::Count(0), name);
        self.store(scenarios, device, None, true);
        self.app.emit(&Event::PlanCompared { tool: self.state.tool.id.into() });
        Ok(name)
    }

    /// Names a scenario.
    pub fn rename(self, number: u32, to: &str) {
        let (mut scenarios, _) = self.now();
        scenarios.rename(number, to);
        self.change(key!("keep.renamed"), scenarios, number);
    }

    /// Gives a scenario up.
    pub fn remove(self, number: u32) {
        let (mut scenarios, _) = self.now();
        scenarios.remove(number);
        self.change(key!("keep.removed"), scenarios, number);
    }

    /// Gives all of them up, here and on the device.
    pub fn clear(self) {
        self.change(key!("keep.cleared"), Scenarios::default(), 0);
    }

    /// Takes the last change back.
    pub fn undo(self) {
        if let Some((_, scenarios, device)) = self.take_before() {
            self.store(scenarios, device, None, true);
        }
    }

    /// The last change stays, if it is still the one of this number.
    pub fn settle(self, number: usize) {
        if self.state.changes.try_get_untracked() == Some(number) {
            self.take_before();
            self.told(false);
        }
    }

    /// Fills the fields with a scenario, as one step.
    pub fn open(self, number: u32) {
        let (scenarios, _) = self.now();
        let Some(scenario) = scenarios.list().iter().find(|scenario| scenario.number == number) else { return };
        self.state.apply(Change::Opened(given_texts(self.state.tool, &scenario.inputs)));
    }

    /// Puts the scenarios on the device, or takes them off it again.
    pub fn save(self, on: bool) {
        let (scenarios, _) = self.now();
        if !on {
            storage::forget(&self.name());
        }
        self.store(scenarios, if on { Device::Saved } else { Device::Visit }, None, false);
        if self.now().1 == Device::Saved {
            self.app.emit(&Event::PlanSaved { tool: self.state.tool.id.into() });
        }
    }

    fn now(self) -> (Scenarios, Device) {
        self.with(|kept| (kept.scenarios.clone(), kept.device))
    }

    fn with<T>(self, read: impl FnOnce(&Kept) -> T) -> T {
        self.state.kept.with_value(read)
    }

    /// The name on the device.
    fn name(self) -> String {
        self.app.place_on_device(self.state.tool.id)
    }

    /// Puts scenarios and their days on the device; whether it has taken them.
    fn write(self, scenarios: &Scenarios, days: Days) -> bool {
        storage::write(&self.name(), &format!("{}{}", scenarios.write(), days.write()))
    }

    /// Makes a change that can be taken back; `number` is the scenario that it is about.
    fn change(self, what: &'static str, scenarios: Scenarios, number: u32) {
        let (before, device) = self.now();
        if scenarios == before {
            return;
        }
        let one = |scenarios: &Scenarios| scenarios.list().iter().find(|one| one.number == number).map(name);
        let mut words = Text::plain(what);
        if let Some(subject) = one(&scenarios).or_else(|| one(&before)) {
            words = words.with("name", subject);
        }
        let renamed = scenarios.list().len() == before.list().len();
        self.store(scenarios, device, Some((words, before, device)), !renamed);
    }

    /// Takes scenarios over, and brings the device up to them where the customer asked for that.
    fn store(self, scenarios: Scenarios, mut device: Device, before: Option<(Text, Scenarios, Device)>, listed: bool) {
        if device == Device::Saved {
            if scenarios.is_empty() {
                storage::forget(&self.name());
                device = Device::Visit;
            } else {
                let known = storage::read(&self.name()).and_then(|text| Days::read(&text));
                let rates = self.app.bank().and_then(|bank| bank.rates_changed(self.state.tool.id));
                if !self.write(&scenarios, Days::changed(known, self.app.today(), rates)) {
                    device = Device::Blocked;
                }
            }
        }
        self.put(scenarios, device, before, listed);
    }

    fn put(self, scenarios: Scenarios, device: Device, before: Option<(Text, Scenarios, Device)>, listed: bool) {
        let mut columns = Vec::new();
        self.state.form.with_value(|form| {
            for scenario in scenarios.list() {
                columns.push(scenario.column(form, &self.app.context()));
            }
        });
        self.state.kept.set_value(Kept { scenarios, columns, device, before });
        self.told(listed);
    }

    fn take_before(self) -> Option<(Text, Scenarios, Device)> {
        let mut before = None;
        self.state.kept.try_update_value(|kept| before = kept.before.take());
        before
    }

    fn told(self, listed: bool) {
        count(self.state.changes);
        if listed {
            count(self.state.lists);
        }
    }
}

/// Tells the readers of a counter that there is something new.
fn count(changes: RwSignal<usize>) {
    changes.update(|count| *count = count.wrapping_add(1));
}

/// What a scenario is called.
#[must_use]
pub fn name(scenario: &Scenario) -> Arg {
    if scenario.name.is_empty() {
        Arg::text(Text::plain(key!("keep.variant")).with("n", Arg::Count(scenario.number)))
    } else {
        Arg::Name(scenario.name.clone())
    }
}
