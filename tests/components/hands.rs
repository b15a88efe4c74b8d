//! The hands and eyes of who uses a page.

use finplan::tool::value::Value;
use js_sys::Promise;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Event, EventInit, HtmlInputElement, KeyboardEvent, KeyboardEventInit};

#[wasm_bindgen]
extern "C" {
    /// A range input with what the browser does on its arrow keys.
    #[wasm_bindgen(extends = HtmlInputElement)]
    type RangeInput;
    #[wasm_bindgen(method, js_name = stepUp)]
    fn step_up(this: &RangeInput);
    #[wasm_bindgen(method, js_name = stepDown)]
    fn step_down(this: &RangeInput);
}

/// Types a text in place of what stands in a field.
pub fn enter(field: &HtmlInputElement, text: &str) {
    field.set_value(text);
    fire(field, "input");
}

/// An event that bubbles; whether the browser goes on to do what it does by itself.
pub fn fire(target: &Element, kind: &str) -> bool {
    let init = EventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    target.dispatch_event(&Event::new_with_event_init_dict(kind, &init).unwrap()).unwrap()
}

/// Presses a key; whether the browser goes on to do what it does by itself.
pub fn press(target: &Element, key: &str) -> bool {
    press_with(target, key, |_| {})
}

/// Presses a key with others.
pub fn press_with(target: &Element, key: &str, with: impl FnOnce(&KeyboardEventInit)) -> bool {
    let init = KeyboardEventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    init.set_key(key);
    with(&init);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
    target.dispatch_event(&event).unwrap()
}

/// Presses an arrow key on a slider: the browser moves it by a step and says so.
pub fn press_arrow(slider: &HtmlInputElement, up: bool) {
    let range: &RangeInput = slider.unchecked_ref();
    if up {
        range.step_up();
    } else {
        range.step_down();
    }
    fire(slider, "input");
}

/// The element that has the focus.
pub fn focused() -> Option<Element> {
    document().active_element()
}

/// What an element says, with single spaces.
pub fn text_of(element: &Element) -> String {
    element.text_content().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Until all that follows from the last change stands in the page.
pub async fn settled() {
    frame().await;
    frame().await;
}

/// Until the next frame is drawn.
pub async fn frame() {
    let wait = Promise::new(&mut |done, _| {
        window().request_animation_frame(&done).unwrap();
    });
    JsFuture::from(wait).await.unwrap();
}

/// For so long.
pub async fn pause(milliseconds: i32) {
    let wait = Promise::new(&mut |done, _| {
        window()
            .set_timeout_with_callback_and_timeout_and_arguments(&done, milliseconds, &js_sys::Array::new())
            .unwrap();
    });
    JsFuture::from(wait).await.unwrap();
}

/// Until something holds, for at most two seconds.
pub async fn until(what: &str, holds: impl Fn() -> bool) {
    for _ in 0..100 {
        if holds() {
            return;
        }
        pause(20).await;
    }
    panic!("{what}: not within two seconds");
}

/// A number as a value of the visit.
pub fn number(number: i64) -> Option<Value> {
    Some(Value::Number(number.into()))
}

/// Whether two elements are the same one.
pub fn is_same(one: &impl AsRef<JsValue>, other: &impl AsRef<JsValue>) -> bool {
    js_sys::Object::is(one.as_ref(), other.as_ref())
}
