//! Lists: whole, or with the places of what could not be read.

use super::{Node, ReadEntry, wrong_type};
use crate::base::json::Json;
use crate::config::problem::{ProblemCode, Problems};
#[cfg(feature = "cli")]
use crate::config::schema::Definitions;

impl<T: Node> Node for Vec<T> {
    fn initial() -> Self {
        Vec::new()
    }

    fn read(&mut self, json: &Json, problems: &mut Problems) -> bool {
        list(json, problems, &mut |_, json, problems| {
            let mut entry = T::initial();
            let whole = entry.read(json, problems);
            self.push(entry);
            whole
        })
    }

    #[cfg(feature = "cli")]
    fn schema(definitions: &mut Definitions) -> serde_json::Value {
        serde_json::json!({ "type": "array", "items": T::schema(definitions) })
    }
}

/// A list of which some entries could not be read: the others keep their places, so that checks go on.
#[derive(Debug)]
pub(in crate::config) struct PartialList<T> {
    entries: Vec<T>,
    unread: Vec<usize>,
}

impl<T> PartialList<T> {
    /// The entries that could be read, with their places.
    pub(in crate::config) fn iter(&self) -> impl Iterator<Item = (usize, &T)> {
        self.entries.iter().enumerate().filter(|(place, _)| !self.unread.contains(place))
    }

    /// The entry at a place, where it could be read.
    pub(in crate::config) fn at(&self, place: usize) -> Option<&T> {
        self.entries.get(place).filter(|_| !self.unread.contains(&place))
    }

    /// Leaves an entry out from now on; false where it is not there any more.
    pub(in crate::config) fn leave_out(&mut self, place: usize) -> bool {
        let there = self.at(place).is_some();
        self.unread.push(place);
        there
    }

    /// Whether every entry could be read and none was left out.
    pub(in crate::config) fn is_whole(&self) -> bool {
        self.unread.is_empty()
    }

    /// Whether the list has no entry, not even one that could not be read.
    pub(in crate::config) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The list; meant for documents without a problem.
    pub(in crate::config) fn into_entries(self) -> Vec<T> {
        self.entries
    }

    /// The entries that were not left out.
    pub(in crate::config) fn into_kept(mut self) -> Vec<T> {
        let mut place = 0_usize;
        self.entries.retain(|_| {
            place = place.saturating_add(1);
            !self.unread.contains(&place.saturating_sub(1))
        });
        self.entries
    }
}

impl<T: Node> Node for PartialList<T> {
    fn initial() -> Self {
        PartialList { entries: Vec::new(), unread: Vec::new() }
    }

    /// Fails only where there is no list.
    fn read(&mut self, json: &Json, problems: &mut Problems) -> bool {
        let _whole = list(json, problems, &mut |place, json, problems| {
            let mut entry = T::initial();
            if !entry.read(json, problems) {
                self.unread.push(place);
            }
            self.entries.push(entry);
            true
        });
        matches!(json, Json::List(_))
    }

    #[cfg(feature = "cli")]
    fn schema(definitions: &mut Definitions) -> serde_json::Value {
        Vec::<T>::schema(definitions)
    }
}

/// The longest list of a document.
const MAX_LIST_ENTRIES: usize = 5_000;

fn list(json: &Json, problems: &mut Problems, read: ReadEntry<'_>) -> bool {
    let Json::List(entries) = json else {
        wrong_type("a list", json, problems);
        return false;
    };
    if entries.len() > MAX_LIST_ENTRIES {
        problems.note(ProblemCode::TooLarge, "at most 5000 entries", &entries.len().to_string());
        return false;
    }
    let mut whole = true;
    for (place, json) in entries.iter().enumerate() {
        let mark = problems.enter_place(place);
        whole &= read(place, json, problems);
        problems.leave(mark);
    }
    whole
}
