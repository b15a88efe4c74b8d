//! Elements of the page, built by plain calls over Leptos' reactive core.
//!
//! Leptos' own views are types: every nesting is another type with its own machine code. These screens came to
//! 258 KB (brotli) that way. An [`El`] is one type; what reacts to signals is a boxed closure inside an
//! [`effect`]. The same screens take less than a third.
//!
//! An effect runs at once and again after each change of a signal it read. Listeners and effects made inside an
//! effect end when it runs again, because they belong to its owner.

use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use leptos::reactive::effect::RenderEffect;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Element, Event, EventTarget, HtmlElement, Node};

use super::plain::{self, Plain};
use crate::platform::dom;

/// One element. Clones are the same element.
#[derive(Clone, Debug)]
pub struct El(Element);

/// A new element with a class; an empty class sets none.
#[must_use]
pub fn el(tag: &str, class: &str) -> El {
    let element = dom::document().and_then(|document| document.create_element(tag).ok());
    named(element, class)
}

/// A new element of an SVG picture.
#[must_use]
pub fn svg(tag: &str, class: &str) -> El {
    let document = dom::document();
    let name = Some("http://www.w3.org/2000/svg");
    named(document.and_then(|document| document.create_element_ns(name, tag).ok()), class)
}

/// An element with a text in it.
#[must_use]
pub fn text(tag: &str, class: &str, text: &str) -> El {
    el(tag, class).text(text)
}

/// A list with these entries.
#[must_use]
pub fn list(class: &str, entries: impl IntoIterator<Item = El>) -> El {
    entries.into_iter().fold(el("ul", class), |list, entry| list.child(&el("li", "").child(&entry)))
}

/// A list of sentences.
#[must_use]
pub fn lines(class: &str, lines: &[String]) -> El {
    lines.iter().fold(el("ul", class), |list, line| list.child(&text("li", "", line)))
}

/// A button that does something.
pub fn button(class: &str, label: &str, press: impl FnMut() + 'static) -> El {
    let press: Box<dyn FnMut()> = Box::new(press);
    pressed(text("button", class, label), press)
}

/// A document refuses no tag of ours; if it did, the part would be missing and the rest would stand.
fn named(element: Option<Element>, class: &str) -> El {
    let element = El::of(element);
    if !class.is_empty() {
        element.set("class", Some(class));
    }
    element
}

fn pressed(button: El, mut press: Box<dyn FnMut()>) -> El {
    button.attr("type", "button").on("click", move |_| press())
}

/// Runs `react` now and whenever a signal that it read has changed, until its owner ends.
pub fn effect(react: impl FnMut() + 'static) {
    boxed_effect(Box::new(react));
}

fn boxed_effect(mut react: Box<dyn FnMut()>) {
    // The arena drops the effect together with the owner.
    let _ = StoredValue::new_local(RenderEffect::new(move |_: Option<()>| react()));
}

/// Listens to an event anywhere on the page until the owner ends.
pub fn on_document(event: &'static str, listen: impl FnMut(Event) + 'static) {
    on_target(dom::document().map(EventTarget::from), event, Box::new(listen));
}

/// Listens to an event of the window, such as `beforeprint`, until the owner ends.
pub fn on_window(event: &'static str, listen: impl FnMut(Event) + 'static) {
    on_target(web_sys::window().map(EventTarget::from), event, Box::new(listen));
}

/// An element that leaves the page may still lose the focus, when nobody is there to hear of it: the listener goes
/// first.
fn on_target(target: Option<EventTarget>, event: &'static str, mut listen: Box<dyn FnMut(Event)>) {
    let Some(target) = target else { return };
    let options = EventListenerOptions::enable_prevent_default();
    let listener = EventListener::new_with_options(&target, event, options, move |event| listen(event.clone()));
    let kept = StoredValue::new_local(Some(listener));
    on_cleanup(move || {
        let _ = kept.try_update_value(Option::take);
    });
}

impl El {
    /// An element that is there; nothing where it could not be made.
    pub(super) fn of(element: Option<Element>) -> El {
        El(element.unwrap_or_else(|| JsValue::NULL.unchecked_into()))
    }

    /// This element with an attribute.
    #[must_use]
    pub fn attr(self, name: &str, value: &str) -> El {
        self.set(name, Some(value));
        self
    }

    /// Sets an attribute, or removes it.
    pub fn set(&self, name: &str, value: Option<&str>) {
        let _ = match value {
            Some(value) => self.0.set_attribute(name, value),
            None => self.0.remove_attribute(name),
        };
    }

    /// This element with nothing but a text in it.
    #[must_use]
    pub fn text(self, text: &str) -> El {
        self.set_text(text);
        self
    }

    /// Replaces everything inside by a text.
    pub fn set_text(&self, text: &str) {
        // The browser draws another text in the same place sooner than a new text.
        match self.0.first_child().filter(|only| !text.is_empty() && is_text(only) && only.next_sibling().is_none()) {
            Some(only) => only.set_node_value(Some(text)),
            None => self.0.set_text_content(Some(text)),
        }
    }

    /// This element with a child at its end.
    #[must_use]
    pub fn child(self, child: &El) -> El {
        self.add(child);
        self
    }

    /// This element with children at its end.
    #[must_use]
    pub fn children(self, children: &[El]) -> El {
        for child in children {
            self.add(child);
        }
        self
    }

    /// This element with a child, where there is one.
    #[must_use]
    pub fn maybe(self, child: Option<El>) -> El {
        if let Some(child) = child {
            self.add(&child);
        }
        self
    }

    pub(super) fn add(&self, child: &El) {
        let _ = self.0.append_child(&child.0);
    }

    /// Puts this element at the end of a parent, until the owner ends.
    pub fn mount(&self, parent: &HtmlElement) {
        let _ = parent.append_child(&self.0);
        let element = StoredValue::new_local(self.0.clone());
        on_cleanup(move || {
            let _ = element.try_with_value(Element::remove);
        });
    }

    /// This element, listening to an event until the owner ends.
    #[must_use]
    pub fn on(self, event: &'static str, listen: impl FnMut(Event) + 'static) -> El {
        on_target(Some(self.0.clone().into()), event, Box::new(listen));
        self
    }

    /// This element with a text that follows signals.
    #[must_use]
    pub fn text_of(self, text: impl Fn() -> String + 'static) -> El {
        self.follow_text(Box::new(text));
        self
    }

    /// This element with an attribute that follows signals.
    #[must_use]
    pub fn attr_of(self, name: &'static str, value: impl Fn() -> Option<String> + 'static) -> El {
        self.follow_attr(name, Box::new(value));
        self
    }

    /// This element with a property, such as `value` or `checked`, that follows signals.
    #[must_use]
    pub fn prop_of(self, name: &'static str, value: impl Fn() -> JsValue + 'static) -> El {
        self.follow_prop(name, Box::new(value));
        self
    }

    /// Sets a property of the element's object.
    pub fn set_prop(&self, name: &str, value: &JsValue) {
        let _ = js_sys::Reflect::set(&self.0, &name.into(), value);
    }

    /// This element with children that follow signals: made anew each time.
    #[must_use]
    pub fn children_of(self, children: impl Fn() -> Vec<El> + 'static) -> El {
        self.follow_children(Box::new(children));
        self
    }

    /// This element with nothing in it but what follows signals and only shows.
    #[must_use]
    pub fn plain_of(self, children: impl Fn() -> Vec<Plain> + 'static) -> El {
        self.follow_plain(Box::new(children));
        self
    }

    /// This element with as many children as follow from signals, made anew when their number changes; what they say
    /// follows signals of their own.
    #[must_use]
    pub fn each_of(self, count: impl Fn() -> usize + 'static, child: impl Fn(usize) -> El + 'static) -> El {
        let many = RwSignal::new(0);
        effect(move || {
            let count = count();
            if many.get_untracked() != count {
                many.set(count);
            }
        });
        self.children_of(move || {
            let many = many.get();
            untrack(|| (0..many).map(&child).collect())
        })
    }

    fn follow_text(&self, text: Box<dyn Fn() -> String>) {
        let (element, mut last) = (self.clone(), None);
        boxed_effect(Box::new(move || {
            let text = Some(text());
            if text != last {
                element.set_text(text.as_deref().unwrap_or_default());
                last = text;
            }
        }));
    }

    fn follow_attr(&self, name: &'static str, value: Box<dyn Fn() -> Option<String>>) {
        let (element, mut last) = (self.clone(), None);
        boxed_effect(Box::new(move || {
            let value = value();
            if value != last {
                element.set(name, value.as_deref());
                last = value;
            }
        }));
    }

    fn follow_prop(&self, name: &'static str, value: Box<dyn Fn() -> JsValue>) {
        let element = self.clone();
        boxed_effect(Box::new(move || element.set_prop(name, &value())));
    }

    fn follow_children(&self, children: Box<dyn Fn() -> Vec<El>>) {
        let element = self.clone();
        boxed_effect(Box::new(move || {
            let children = children();
            element.set_text("");
            for child in &children {
                element.add(child);
            }
        }));
    }

    fn follow_plain(&self, children: Box<dyn Fn() -> Vec<Plain>>) {
        let (element, mut shown) = (self.clone(), Vec::new());
        boxed_effect(Box::new(move || plain::show(&element, &mut shown, children())));
    }

    /// Sets a style property through the object model, which a strict policy allows.
    #[must_use]
    pub fn style(self, name: &str, value: &str) -> El {
        let _ = self.0.unchecked_ref::<HtmlElement>().style().set_property(name, value);
        self
    }

    /// The element itself.
    #[must_use]
    pub fn element(&self) -> &Element {
        &self.0
    }
}

fn is_text(node: &Node) -> bool {
    node.node_type() == Node::TEXT_NODE
}

/// What stands in the field that an event came from.
#[must_use]
pub fn typed(event: &Event) -> String {
    property(event, "value").as_string().unwrap_or_default()
}

/// Whether the box that an event came from is ticked.
#[must_use]
pub fn ticked(event: &Event) -> bool {
    property(event, "checked").as_bool().unwrap_or(false)
}

/// A number that an event carries.
#[must_use]
pub fn number(event: &Event, name: &str) -> f64 {
    js_sys::Reflect::get(event, &name.into()).ok().and_then(|value| value.as_f64()).unwrap_or(0.0)
}

fn property(event: &Event, name: &str) -> JsValue {
    let target = event.target().map_or(JsValue::UNDEFINED, JsValue::from);
    js_sys::Reflect::get(&target, &name.into()).unwrap_or(JsValue::UNDEFINED)
}
