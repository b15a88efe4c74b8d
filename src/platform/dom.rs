//! The document.

use wasm_bindgen::JsCast as _;
use web_sys::{Document, HtmlElement};

/// The document, where there is one.
#[must_use]
pub fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Moves the focus to the element of this id, without scrolling when it is in view already.
pub fn focus(id: &str) {
    let element = document().and_then(|document| document.get_element_by_id(id));
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Opens the table of this name and moves the focus to its heading.
pub fn open_table(table: &str) {
    let selector = format!("[data-table={table}]");
    let details = document().and_then(|document| document.query_selector(&selector).ok().flatten());
    if let Some(details) = details {
        let _ = details.set_attribute("open", "");
        let heading = details.first_element_child().and_then(|element| element.dyn_into::<HtmlElement>().ok());
        let _ = heading.map(|heading| heading.focus());
    }
}

/// How far the widget is scrolled, in pixels; in a frame that shows all of it, not at all.
#[must_use]
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a cast of a float saturates")]
pub fn scroll() -> u32 {
    web_sys::window().and_then(|window| window.scroll_y().ok()).unwrap_or_default() as u32
}

/// Scrolls the widget so far.
pub fn scroll_to(pixels: u32) {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, f64::from(pixels));
    }
}

/// Whether a bank's page is around the widget and hears what it tells.
#[must_use]
pub fn is_framed() -> bool {
    document().is_some_and(|document| document.query_selector(".fp-framed").is_ok_and(|found| found.is_some()))
}

/// How tall the frame is, where it is as tall as what is in it: nothing in it stays in view by itself then.
#[must_use]
pub fn frame_height() -> Option<f64> {
    let whole = document()?.query_selector(".fp-framed:not(.fp-scrolls)").ok().flatten()?;
    Some(whole.scroll_height().into())
}
