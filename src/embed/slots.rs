//! The widgets that run on this page, by number.

use std::cell::RefCell;

use crate::ui::Mounted;
use crate::ui::state::App;

thread_local! {
    /// The number of a widget is its place plus one; places are used again.
    static SLOTS: RefCell<Vec<Option<Mounted>>> = const { RefCell::new(Vec::new()) };
}

/// Keeps a widget and answers with its number, which is never 0.
pub(super) fn put(widget: Mounted) -> u32 {
    SLOTS.with_borrow_mut(|slots| {
        let free = slots.iter().position(Option::is_none).unwrap_or(slots.len());
        match slots.get_mut(free) {
            Some(slot) => *slot = Some(widget),
            None => slots.push(Some(widget)),
        }
        u32::try_from(free.saturating_add(1)).unwrap_or(u32::MAX)
    })
}

/// Gives a widget up; dropped outside of the borrow, since its end may run other code.
pub(super) fn take(number: u32) -> Option<Mounted> {
    SLOTS.with_borrow_mut(|slots| slots.get_mut(place(number)?)?.take())
}

/// The state of a running widget.
pub(super) fn app(number: u32) -> Option<App> {
    SLOTS.with_borrow(|slots| slots.get(place(number)?)?.as_ref().map(|widget| widget.app))
}

fn place(number: u32) -> Option<usize> {
    usize::try_from(number.checked_sub(1)?).ok()
}
