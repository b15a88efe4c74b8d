//! Custom properties on the root element, where the style sheet picks them up.

use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

/// Sets `--name: value` for the whole document.
pub fn set(name: &str, value: &str) {
    let root = super::dom::document().and_then(|document| document.document_element());
    if let Some(root) = root.and_then(|root| root.dyn_into::<HtmlElement>().ok()) {
        let _ = root.style().set_property(name, value);
    }
}

/// Sets an attribute of the root element, such as `lang`.
pub fn attribute(name: &str, value: &str) {
    if let Some(root) = super::dom::document().and_then(|document| document.document_element()) {
        let _ = root.set_attribute(name, value);
    }
}
