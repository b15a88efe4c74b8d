//! The place that a widget has in its document, of which there is one.
//!
//! A document has one language, one theme and one address that links lead to, and the widget sets them. After a
//! break-down nothing of the program can be used again: it has one memory.

use std::cell::RefCell;
use std::panic;
use std::sync::Once;

use wasm_bindgen::JsValue;
use web_sys::console;

use super::page::Host;

thread_local! {
    /// Who hears of a break-down.
    static TAKEN: RefCell<Option<Host>> = const { RefCell::new(None) };
}

/// Held by the widget that runs, or is on its way; free again once it is dropped.
pub(super) struct Seat(());

impl Seat {
    /// The seat, unless another widget has it. When the program breaks down, `host` is told, and nothing that was typed
    /// goes with it.
    pub(super) fn take(host: &Host) -> Option<Seat> {
        static HOOK: Once = Once::new();
        HOOK.call_once(|| panic::set_hook(Box::new(broke_down)));
        TAKEN.with_borrow_mut(|taken| {
            let free = taken.is_none();
            free.then(|| {
                *taken = Some(host.clone());
                Seat(())
            })
        })
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let _ = TAKEN.try_with(RefCell::take);
    }
}

fn broke_down(info: &panic::PanicHookInfo<'_>) {
    // The place alone: a message may quote what somebody typed.
    if let Some(place) = info.location() {
        let line = format!("finplan: broke down at {}:{}", place.file(), place.line());
        console::error_1(&JsValue::from_str(&line));
    }
    let _ = TAKEN.try_with(|taken| {
        if let Some(host) = taken.try_borrow().iter().flat_map(|host| host.iter()).next() {
            host.fatal();
        }
    });
}
