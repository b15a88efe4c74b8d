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
    static OCCUPANT: RefCell<Option<Host>> = const { RefCell::new(None) };
}

/// Held by the widget that runs, or is on its way; free again once it is dropped.
pub(super) struct DocumentSlot(());

impl DocumentSlot {
    /// The place, unless another widget has it. When the program breaks down, `host` is told, and nothing that was
    /// typed goes with it.
    pub(super) fn take(host: &Host) -> Option<DocumentSlot> {
        static HOOK: Once = Once::new();
        HOOK.call_once(|| panic::set_hook(Box::new(on_panic)));
        OCCUPANT.with_borrow_mut(|occupant| {
            let free = occupant.is_none();
            free.then(|| {
                *occupant = Some(host.clone());
                DocumentSlot(())
            })
        })
    }
}

impl Drop for DocumentSlot {
    fn drop(&mut self) {
        let _ = OCCUPANT.try_with(RefCell::take);
    }
}

fn on_panic(info: &panic::PanicHookInfo<'_>) {
    // The place alone: a message may quote what somebody typed.
    if let Some(place) = info.location() {
        let line = format!("finplan: broke down at {}:{}", place.file(), place.line());
        console::error_1(&JsValue::from_str(&line));
    }
    let _ = OCCUPANT.try_with(|occupant| {
        if let Some(host) = occupant.try_borrow().iter().flat_map(|host| host.iter()).next() {
            host.fatal();
        }
    });
}
