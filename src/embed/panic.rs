//! What happens when the program breaks down: the host is told, and nothing that was typed goes with it.

use std::cell::RefCell;
use std::panic;
use std::sync::Once;

use wasm_bindgen::JsValue;
use web_sys::console;

use super::page::Host;

thread_local! {
    static HOSTS: RefCell<Vec<Host>> = const { RefCell::new(Vec::new()) };
}

/// Tells `host` too when the program breaks down. After a panic every widget of the page is lost: they share one
/// memory.
pub(super) fn report_to(host: &Host) {
    static HOOK: Once = Once::new();
    HOSTS.with_borrow_mut(|hosts| hosts.push(host.clone()));
    HOOK.call_once(|| {
        panic::set_hook(Box::new(|info| {
            // The place alone: a message may quote what somebody typed.
            if let Some(place) = info.location() {
                let line = format!("finplan: broke down at {}:{}", place.file(), place.line());
                console::error_1(&JsValue::from_str(&line));
            }
            let _ = HOSTS.try_with(|hosts| {
                for host in hosts.try_borrow().iter().flat_map(|hosts| hosts.iter()) {
                    host.fatal();
                }
            });
        }));
    });
}
