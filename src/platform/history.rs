//! The history of the browser, of which a page owns the entries that it has made.

use wasm_bindgen::JsValue;
use web_sys::{History, ScrollRestoration};

fn history() -> Option<History> {
    web_sys::window()?.history().ok()
}

/// What was written into the entry that is shown.
#[must_use]
pub fn read() -> Option<String> {
    history()?.state().ok()?.as_string()
}

/// Adds an entry, which is then the one that is shown. Some pages may not.
pub fn push(state: &str) {
    let _ = history().map(|history| history.push_state(&JsValue::from_str(state), ""));
}

/// Writes into the entry that is shown.
pub fn replace(state: &str) {
    let _ = history().map(|history| history.replace_state(&JsValue::from_str(state), ""));
}

/// Leaves nothing in the entry that is shown.
pub fn clear() {
    let _ = history().map(|history| history.replace_state(&JsValue::NULL, ""));
}

/// Goes back by one entry; the page hears of it once it is there.
pub fn back() {
    let _ = history().map(|history| history.back());
}

/// The page scrolls to where it was by itself.
pub fn keep_scroll() {
    let _ = history().map(|history| history.set_scroll_restoration(ScrollRestoration::Manual));
}
