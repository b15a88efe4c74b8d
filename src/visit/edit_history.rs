//! What stood in the fields before, to go back to.

use super::entry::Entry;
use crate::base::Locale;

/// How many steps can be taken back.
const MAX_STEPS: usize = 50;
/// Changes of one field closer together than this, in milliseconds, are one step.
const BURST_MILLIS: i64 = 1000;

/// What stands in every field of a form, in its order.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// The language that the numbers are written for.
    pub locale: Locale,
    /// The fields.
    pub entries: Vec<Entry>,
}

/// The same where a reader sees the same.
impl PartialEq for Snapshot {
    fn eq(&self, other: &Snapshot) -> bool {
        let drafts =
            |snapshot: &Snapshot| snapshot.entries.iter().map(|entry| entry.draft().clone()).collect::<Vec<_>>();
        self.locale == other.locale && drafts(self) == drafts(other)
    }
}

/// The last steps of one form, back and forth.
#[derive(Clone, Debug, Default)]
pub struct EditHistory {
    past: Vec<Snapshot>,
    future: Vec<Snapshot>,
    /// The field that was changed last, and when.
    last: Option<(&'static str, i64)>,
}

impl EditHistory {
    /// Something is about to change what stands in the fields `now`. `field` is the one that is being typed into or
    /// slid: its changes are one step until it rests. A step of several fields at once names none. Answers whether a
    /// step begins.
    pub fn record_step(&mut self, field: Option<&'static str>, time: i64, now: impl FnOnce() -> Snapshot) -> bool {
        let continues = match (self.last, field) {
            (Some((last, before)), Some(field)) => last == field && time.saturating_sub(before) < BURST_MILLIS,
            _ => false,
        };
        self.last = field.map(|field| (field, time));
        self.future.clear();
        if continues {
            return false;
        }
        if self.past.len() >= MAX_STEPS {
            self.past.remove(0);
        }
        self.past.push(now());
        true
    }

    /// What stood in the fields before the last step, which is then the next to be done again.
    pub fn undo(&mut self, now: Snapshot) -> Option<Snapshot> {
        self.last = None;
        swap_snapshot(&mut self.past, &mut self.future, now)
    }

    /// What stood there before the last [`undo`](EditHistory::undo).
    pub fn redo(&mut self, now: Snapshot) -> Option<Snapshot> {
        self.last = None;
        swap_snapshot(&mut self.future, &mut self.past, now)
    }

    /// Whether there is a step to take back.
    #[must_use]
    pub const fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is a step to do again.
    #[must_use]
    pub const fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
}

/// Takes the next snapshot of `from` and puts `now` on `to`. Steps that changed nothing are passed over.
fn swap_snapshot(from: &mut Vec<Snapshot>, to: &mut Vec<Snapshot>, now: Snapshot) -> Option<Snapshot> {
    while let Some(there) = from.pop() {
        if there != now {
            to.push(now);
            return Some(there);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::Currency;
    use crate::tool::Context;
    use crate::tool::form::{Form, Typed};
    use crate::tools::registry;
    use proptest::prelude::*;

    fn with(text: &str) -> Snapshot {
        let form = Form::new(registry::calculator("mortgage").unwrap(), &[], &context());
        let field = form.field("amount").unwrap();
        let draft = Typed { text: text.to_owned(), wan: false };
        let entry = Entry::default_of(field, Locale::En).with_draft(field, draft, &context());
        Snapshot { locale: Locale::En, entries: vec![entry] }
    }

    fn context() -> Context {
        Context::new("2026-11-23".parse().unwrap(), Currency::Cny)
    }

    #[test]
    fn a_burst_of_typing_is_one_step() {
        let mut history = EditHistory::default();
        // "5" becomes "51" and "512" within the second after each key; then the customer rests and types "6".
        for (time, before) in [(0, "5"), (400, "51"), (1_300, "512"), (2_300, "6")] {
            history.record_step(Some("amount"), time, || with(before));
        }
        assert_eq!(history.undo(with("61")), Some(with("6")));
        assert_eq!(history.undo(with("6")), Some(with("5")));
        assert_eq!(history.undo(with("5")), None);
    }

    #[test]
    fn another_field_or_a_lever_is_a_step_of_its_own() {
        let mut history = EditHistory::default();
        for (field, before) in [(Some("amount"), "a"), (Some("term"), "b"), (None, "c"), (None, "d")] {
            history.record_step(field, 10, || with(before));
        }
        let mut now = with("e");
        for expected in ["d", "c", "b", "a"] {
            now = history.undo(now).unwrap();
            assert_eq!(now, with(expected));
        }
        assert!(!history.can_undo() && history.can_redo());
    }

    #[test]
    fn a_change_after_going_back_forgets_the_way_forward() {
        let mut history = EditHistory::default();
        history.record_step(Some("amount"), 0, || with("1"));
        assert_eq!(history.undo(with("2")), Some(with("1")));
        history.record_step(Some("amount"), 10, || with("1"));
        assert!(!history.can_redo());
        assert_eq!(history.undo(with("3")), Some(with("1")));
    }

    #[test]
    fn a_step_that_changed_nothing_is_passed_over() {
        let mut history = EditHistory::default();
        history.record_step(None, 0, || with("1"));
        history.record_step(None, 0, || with("2"));
        assert_eq!(history.undo(with("2")), Some(with("1")));
    }

    #[test]
    fn the_oldest_steps_are_forgotten() {
        let mut history = EditHistory::default();
        for number in 0..MAX_STEPS + 5 {
            history.record_step(None, 0, || with(&number.to_string()));
        }
        let mut now = with("now");
        while let Some(before) = history.undo(now.clone()) {
            now = before;
        }
        assert_eq!(now, with("5"));
    }

    proptest! {
        #[test]
        fn going_back_and_forth_again_changes_nothing(states in prop::collection::vec("[a-c]{1,2}", 1..20)) {
            let mut history = EditHistory::default();
            let mut seen = Vec::new();
            for text in &states {
                history.record_step(None, 0, || with(text));
                seen.push(with(text));
            }
            let end = with("end");
            let mut now = end.clone();
            while let Some(before) = history.undo(now.clone()) {
                prop_assert!(seen.contains(&before));
                now = before;
            }
            prop_assert_eq!(&now, &seen[0]);
            while let Some(after) = history.redo(now.clone()) {
                now = after;
            }
            prop_assert_eq!(now, end);
        }
    }
}
