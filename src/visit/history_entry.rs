//! What the browser's history keeps of a screen: enough to find it again, also after the page was loaded anew.

use std::fmt;

/// Before an entry, so that those of others are told apart.
const MARK: &str = "finplan";

/// One entry of the browser's history. No amount and no answer is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryEntry {
    /// The visit that has made it: another load of the page is another visit.
    pub visit: u64,
    /// How many screens of the visit lie before it.
    pub place: usize,
    /// The name of the screen, as links have it.
    pub screen: String,
}

impl HistoryEntry {
    /// Reads what an entry was written as; `None` for what is none of ours.
    ///
    /// ```
    /// use finplan::visit::history_entry::HistoryEntry;
    /// let entry = HistoryEntry { visit: 7, place: 2, screen: "mortgage".into() };
    /// assert_eq!(HistoryEntry::read(&entry.to_string()), Some(entry));
    /// assert_eq!(HistoryEntry::read("checkout/7/2/mortgage"), None);
    /// ```
    #[must_use]
    pub fn read(text: &str) -> Option<HistoryEntry> {
        let mut parts = text.splitn(4, '/');
        if parts.next() != Some(MARK) {
            return None;
        }
        let (visit, place) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        Some(HistoryEntry { visit, place, screen: parts.next()?.to_owned() })
    }
}

impl fmt::Display for HistoryEntry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{MARK}/{}/{}/{}", self.visit, self.place, self.screen)
    }
}
