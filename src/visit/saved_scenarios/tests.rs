mod properties;

use super::*;
use crate::tool::value::Value;

const TERMS: [i64; 6] = [5, 10, 15, 20, 25, 30];
const STRANGE: &str = "7\nfrom the future\n";

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
}

fn term(years: i64) -> Values {
    let mut values = Values::default();
    values.set("term", Value::Number(years.into()));
    values
}

fn keep(years: i64) -> Message {
    Message::Keep(term(years))
}

fn rename(number: u32, name: &str) -> Message {
    Message::Rename(number, name.to_owned())
}

/// What a page does with the effects, on a device that may be full.
#[derive(Debug)]
struct Page {
    saved: SavedScenarios,
    text: Option<String>,
    full: bool,
    /// What was done to the device.
    log: Vec<&'static str>,
    notifications: Vec<Notification>,
    not_kept: Vec<KeepError>,
}

impl Page {
    fn open(storage: StorageAccess, text: Option<&str>) -> Page {
        Page::on(day(23), storage, text, false)
    }

    fn on(today: NaiveDate, storage: StorageAccess, text: Option<&str>, full: bool) -> Page {
        let mut page = Page {
            saved: SavedScenarios::new(today, Some(day(20))),
            text: text.map(str::to_owned),
            full,
            log: Vec::new(),
            notifications: Vec::new(),
            not_kept: Vec::new(),
        };
        page.take(Message::Begin(storage));
        page
    }

    fn take(&mut self, message: Message) {
        let found = self.text.clone();
        for effect in self.saved.apply(message, found.as_deref()) {
            match effect {
                Effect::Store(text) => {
                    let taken = self.write(text);
                    self.take(Message::Stored(taken));
                }
                Effect::Note(text) => {
                    self.write(text);
                }
                Effect::Forget => {
                    self.log.push("forget");
                    self.text = None;
                }
                Effect::Emit(one) => self.notifications.push(one),
                Effect::NotKept(error) => self.not_kept.push(error),
            }
        }
    }

    fn take_all(&mut self, messages: impl IntoIterator<Item = Message>) {
        for message in messages {
            self.take(message);
        }
    }

    fn write(&mut self, text: String) -> bool {
        self.log.push("write");
        if !self.full {
            self.text = Some(text);
        }
        !self.full
    }

    fn names(&self) -> Vec<(u32, &str)> {
        self.saved.scenarios().list().iter().map(|one| (one.number, one.name.as_str())).collect()
    }

    fn on_device(&self) -> Option<Scenarios> {
        Scenarios::read(self.text.as_deref()?)
    }

    fn is_untouched(&self) -> bool {
        self.log.is_empty()
    }
}

#[test]
fn nothing_is_stored_before_it_is_asked_for_and_all_of_it_goes_again() {
    let mut page = Page::open(StorageAccess::Open, None);
    page.take_all([keep(30), keep(20)]);
    assert!(page.is_untouched() && page.saved.save_state() == SaveState::Visit);
    page.take(Message::Save(true));
    assert_eq!(page.text.as_deref(), Some("1\n1\t\tterm=30\n2\t\tterm=20\ndays\t20261123\t20261120\t20261123\t\n"));
    assert_eq!(page.notifications, [Notification::Compared, Notification::Compared, Notification::Saved]);
    page.take(Message::Clear);
    assert_eq!((page.saved.save_state(), page.text.as_deref()), (SaveState::Visit, None));
    page.take(Message::Undo);
    assert_eq!(
        (page.saved.save_state(), page.on_device().as_ref()),
        (SaveState::Saved, Some(&**page.saved.scenarios()))
    );
    page.take(Message::Save(false));
    assert_eq!((page.saved.save_state(), page.text.as_deref(), page.saved.count()), (SaveState::Visit, None, 2));
    assert_eq!(page.notifications.len(), 3, "of a change the host page learns nothing");
}

#[test]
fn what_the_device_has_is_taken_up_and_the_visit_is_noted_beside_it() {
    let before = "1\n2\tnear\tterm=30\ndays\t20261103\t20261101\t20261110\t\n";
    let page = Page::open(StorageAccess::Open, Some(before));
    assert_eq!((page.saved.save_state(), page.names()), (SaveState::Saved, vec![(2, "near")]));
    let noted = "1\n2\tnear\tterm=30\ndays\t20261103\t20261101\t20261123\t20261110\n";
    assert_eq!(page.text.as_deref(), Some(noted), "nothing was changed today, of scenarios or of rates");
    // With a change both days are those of today.
    let mut page = page;
    page.take(Message::Rename(2, String::new()));
    assert_eq!(page.text.as_deref(), Some("1\n2\t\tterm=30\ndays\t20261123\t20261120\t20261123\t20261110\n"));
    // A device that takes no note has them still.
    let full = Page::on(day(23), StorageAccess::Open, Some(before), true);
    assert_eq!((full.saved.save_state(), full.text.as_deref()), (SaveState::Saved, Some(before)));
}

#[test]
fn a_device_that_takes_no_more_is_said_and_comparing_goes_on() {
    let mut page = Page::open(StorageAccess::Open, None);
    page.take_all([keep(30), Message::Save(true)]);
    page.full = true;
    page.take(keep(20));
    assert_eq!((page.saved.save_state(), page.saved.count()), (SaveState::Blocked, 2));
    let log = page.log.clone();
    page.take_all([keep(10), rename(1, "near"), Message::Save(true)]);
    assert_eq!((page.saved.save_state(), page.saved.count(), page.log), (SaveState::Blocked, 3, log));
    // Nobody hears of saving where the first text was refused.
    let mut page = Page::on(day(23), StorageAccess::Open, None, true);
    page.take_all([keep(30), Message::Save(true)]);
    assert_eq!((page.saved.save_state(), page.notifications), (SaveState::Blocked, vec![Notification::Compared]));
}

#[test]
fn a_change_that_a_full_device_refused_is_taken_back_as_it_was() {
    let mut page = Page::open(StorageAccess::Open, None);
    page.take_all([keep(30), keep(20), Message::Save(true)]);
    page.full = true;
    page.take(Message::Remove(1));
    assert_eq!(page.saved.save_state(), SaveState::Blocked);
    page.full = false;
    page.take(Message::Undo);
    assert_eq!(
        (page.saved.save_state(), page.on_device().as_ref()),
        (SaveState::Saved, Some(&**page.saved.scenarios()))
    );
}

#[test]
fn saving_replaces_what_cannot_be_read() {
    let mut page = Page::open(StorageAccess::Open, Some(STRANGE));
    page.take(keep(30));
    assert_eq!((page.saved.save_state(), page.text.as_deref()), (SaveState::Unreadable, Some(STRANGE)));
    page.take(Message::Save(true));
    assert_eq!(
        (page.saved.save_state(), page.on_device().as_ref()),
        (SaveState::Saved, Some(&**page.saved.scenarios()))
    );
}

#[test]
fn nothing_to_save_is_not_saved() {
    let mut page = Page::open(StorageAccess::Open, None);
    page.take(Message::Save(true));
    assert_eq!((page.saved.save_state(), page.text, page.notifications.len()), (SaveState::Visit, None, 0));
}

#[test]
fn what_is_not_kept_is_said_and_changes_nothing() {
    let mut page = Page::open(StorageAccess::Open, None);
    page.take_all([keep(30), keep(20), keep(15), rename(1, "near")]);
    let before = page.saved.clone();
    page.take(keep(20));
    page.take_all([rename(1, " near\n"), rename(9, "far"), Message::Remove(9)]);
    assert_eq!(page.saved, before, "the rename can still be taken back");
    page.take_all([keep(10), keep(5)]);
    assert_eq!(page.not_kept, [KeepError::Duplicate, KeepError::Full]);
}

#[test]
fn the_last_change_says_what_was_done_until_it_settles() {
    let mut page = Page::open(StorageAccess::Open, None);
    page.take_all([keep(30), keep(20), rename(1, "near")]);
    let last = |page: &Page| page.saved.last().map(|last| (last.edit, last.scenario.clone().map(|one| one.name)));
    assert_eq!(last(&page), Some((ScenarioEdit::Renamed, Some("near".to_owned()))));
    let first = page.saved.last().unwrap().number;
    page.take(Message::Remove(1));
    assert_eq!(last(&page), Some((ScenarioEdit::Removed, Some("near".to_owned()))));
    page.take(Message::Commit(first));
    assert!(page.saved.last().is_some(), "the change of before has settled, not this one");
    page.take(Message::Clear);
    assert_eq!(last(&page), Some((ScenarioEdit::Cleared, None)));
    page.take(Message::Commit(page.saved.last().unwrap().number));
    assert_eq!(page.saved.last(), None);
    page.take(Message::Undo);
    assert_eq!(page.saved.count(), 0, "what has settled stays");
}

#[test]
fn a_list_follows_all_but_the_name_that_is_typed_in_it() {
    let mut page = Page::open(StorageAccess::Open, None);
    page.take_all([keep(30), keep(20)]);
    let follows = |page: &mut Page, message: Message| {
        let before = Arc::clone(page.saved.listed());
        page.take(message);
        !Arc::ptr_eq(&before, page.saved.listed())
    };
    assert!(!follows(&mut page, rename(1, "near")));
    assert!(!follows(&mut page, Message::Save(true)));
    assert!(!follows(&mut page, rename(1, "far")));
    assert!(follows(&mut page, Message::Undo), "the name of before stands in the list again");
    assert_eq!(**page.saved.listed(), **page.saved.scenarios());
    for message in [Message::Remove(1), Message::Undo, keep(10), Message::Clear, Message::Undo] {
        assert!(follows(&mut page, message));
        assert!(Arc::ptr_eq(page.saved.listed(), page.saved.scenarios()) || page.saved.last().is_none());
    }
}
