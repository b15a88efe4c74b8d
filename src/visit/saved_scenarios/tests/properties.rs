use proptest::prelude::*;

use super::*;

/// What a customer may do, apart from asking for the device.
fn any_change() -> impl Strategy<Value = Message> {
    prop_oneof![
        3 => prop::sample::select(TERMS.to_vec()).prop_map(keep),
        2 => (1..6_u32, "[a-z]{0,3}").prop_map(|(number, name)| Message::Rename(number, name)),
        1 => (1..6_u32).prop_map(Message::Remove),
        1 => Just(Message::Clear),
        2 => Just(Message::Undo),
        1 => (1..20_u32).prop_map(Message::Commit),
    ]
}

fn any_message() -> impl Strategy<Value = Message> {
    prop_oneof![5 => any_change(), 1 => any::<bool>().prop_map(Message::Save)]
}

fn changes() -> impl Strategy<Value = Vec<Message>> {
    prop::collection::vec(any_change(), 0..25)
}

fn messages() -> impl Strategy<Value = Vec<Message>> {
    prop::collection::vec(any_message(), 0..25)
}

proptest! {
    #[test]
    fn the_device_follows_every_change_only_where_that_was_asked(messages in messages()) {
        let mut page = Page::open(StorageAccess::Open, None);
        for message in messages {
            page.take(message);
            match page.saved.save_state() {
                SaveState::Saved => {
                    prop_assert!(page.on_device().is_some_and(|found| found == **page.saved.scenarios()));
                }
                other => prop_assert_eq!((other, page.text.as_deref()), (SaveState::Visit, None)),
            }
            let visit = page.saved.save_state() == SaveState::Visit;
            prop_assert!(visit || page.notifications.contains(&Notification::Saved));
        }
    }

    #[test]
    fn what_was_changed_comes_back(messages in messages(), number in 1..6_u32, what in 0..3) {
        let mut page = Page::open(StorageAccess::Open, None);
        page.take_all(messages);
        page.take(Message::Commit(page.saved.last().map_or(0, |last| last.number)));
        let (before, text) = (page.saved.clone(), page.text.clone());
        page.take(match what { 0 => Message::Remove(number), 1 => rename(number, "another"), _ => Message::Clear });
        page.take(Message::Undo);
        prop_assert_eq!(page.saved.scenarios(), before.scenarios());
        prop_assert_eq!((page.saved.save_state(), page.saved.last()), (before.save_state(), None));
        prop_assert_eq!(page.text, text);
    }

    #[test]
    fn nothing_is_written_where_it_is_forbidden_or_blocked(
        messages in messages(),
        forbidden in any::<bool>(),
        text in prop::sample::select(vec![None, Some(STRANGE), Some("1\n1\t\tterm=20\n")]),
    ) {
        let (storage, save_state) = if forbidden {
            (StorageAccess::Forbidden, SaveState::Forbidden)
        } else {
            (StorageAccess::Blocked, SaveState::Blocked)
        };
        let mut page = Page::open(storage, text);
        prop_assert_eq!(page.saved.count(), 0);
        page.take_all(messages);
        prop_assert!(page.is_untouched());
        prop_assert_eq!((page.saved.save_state(), page.text.as_deref()), (save_state, text));
        prop_assert!(!page.notifications.contains(&Notification::Saved));
    }

    #[test]
    fn what_cannot_be_read_stays_until_the_customer_asks(changes in changes()) {
        let mut page = Page::open(StorageAccess::Open, Some(STRANGE));
        page.take_all(changes);
        prop_assert!(page.is_untouched());
        prop_assert_eq!((page.saved.save_state(), page.text.as_deref()), (SaveState::Unreadable, Some(STRANGE)));
    }

    #[test]
    fn another_visit_finds_what_was_saved(messages in messages()) {
        let mut page = Page::open(StorageAccess::Open, None);
        page.take_all(messages);
        let next = Page::on(day(24), StorageAccess::Open, page.text.as_deref(), false);
        let saved = page.saved.save_state() == SaveState::Saved;
        prop_assert_eq!(next.saved.save_state(), page.saved.save_state());
        prop_assert_eq!(next.saved.count(), if saved { page.saved.count() } else { 0 });
    }
}
