//! What the browser says of its connection.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// Whether the customer has asked her browser to load little. One that cannot say was not asked.
pub fn saves_data() -> bool {
    let window = web_sys::window().map(JsValue::from);
    let at = |from: JsValue, name: &str| Reflect::get(&from, &JsValue::from_str(name)).ok();
    let asked = ["navigator", "connection", "saveData"].into_iter().try_fold(window.unwrap_or_default(), at);
    asked.is_some_and(|asked| asked.is_truthy())
}
