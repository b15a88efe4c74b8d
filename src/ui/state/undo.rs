//! Steps back through what stood in the fields of a tool.

use leptos::prelude::*;

use super::App;
use super::tools::{Memory, ToolState};
use crate::base::Locale;
use crate::platform::clock;
use crate::variant::history::Snapshot;

impl ToolState {
    /// Whether there is a step to take back, and one to do again; a reader is told when it changes.
    #[must_use]
    pub fn ways(self) -> (bool, bool) {
        self.steps.track();
        self.memory.with_value(|memory| (memory.history.can_undo(), memory.history.can_redo()))
    }

    /// To be called before the fields change: `field` is the one that is being typed into or slid, `None` stands for
    /// a step that sets several.
    pub fn mark(self, field: Option<&'static str>, locale: Locale) {
        let now = self.snapshot(locale);
        self.memory.update_value(|memory| memory.history.mark(field, clock::millis(), now));
        count(self.steps);
    }

    /// Takes the last step back, or does it again.
    pub fn travel(self, app: App, back: bool) {
        let locale = app.locale();
        let now = self.snapshot(locale);
        let mut there = None;
        self.memory.update_value(|Memory { history, .. }| {
            there = if back { history.undo(now) } else { history.redo(now) };
        });
        count(self.steps);
        let Some(there) = there else { return };
        self.begin();
        let other_language = there.locale != locale;
        for (signal, typed) in self.typed.get_value().into_iter().zip(there.typed) {
            if signal.with_untracked(|now| *now != typed) {
                signal.set(typed);
            }
        }
        if other_language {
            self.translate(locale, &app.context());
        }
        self.recall(locale, &app.context());
        self.touched.set(true);
    }

    fn snapshot(self, locale: Locale) -> Snapshot {
        let mut typed = Vec::new();
        for signal in self.typed.get_value() {
            typed.push(signal.get_untracked());
        }
        Snapshot { locale, typed }
    }
}

/// Tells the readers of a counter that there is something new.
pub(super) fn count(changes: RwSignal<usize>) {
    changes.update(|count| *count = count.wrapping_add(1));
}
