//! Files made in the page.

use wasm_bindgen::JsCast as _;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Offers `text` as a file; does nothing where the browser refuses.
pub fn save_text(name: &str, mime: &str, text: &str) {
    let _ = offer(name, mime, &text.into());
}

/// Offers `bytes` as a file; does nothing where the browser refuses.
pub fn save_bytes(name: &str, mime: &str, bytes: &[u8]) {
    let _ = offer(name, mime, &js_sys::Uint8Array::from(bytes));
}

fn offer(name: &str, mime: &str, content: &wasm_bindgen::JsValue) -> Result<(), wasm_bindgen::JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let parts = js_sys::Array::of1(content);
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    if let Some(document) = super::dom::document() {
        let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
        link.set_href(&address);
        link.set_download(name);
        link.click();
    }
    // The click has started the download; the address may go once it has been read.
    gloo::timers::callback::Timeout::new(10_000, move || {
        let _ = Url::revoke_object_url(&address);
    })
    .forget();
    Ok(())
}
