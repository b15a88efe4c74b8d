//! What only shows: parts of the page that listen to nothing and follow nothing themselves.
//!
//! They are described anew after each change and compared with what was described before, and the browser is told
//! of what differs alone: while a slider moves, most of a picture stays.

use super::el::{self, El};

/// An element with what is in it: a text or other elements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plain {
    tag: &'static str,
    /// Whether it is part of an SVG picture.
    drawn: bool,
    attributes: Vec<(&'static str, String)>,
    /// A style property, which a strict policy allows through the object model alone.
    style: Option<(&'static str, String)>,
    text: String,
    children: Vec<Plain>,
}

/// An element with a class; an empty class sets none.
#[must_use]
pub fn plain(tag: &'static str, class: &str) -> Plain {
    let plain =
        Plain { tag, drawn: false, attributes: Vec::new(), style: None, text: String::new(), children: Vec::new() };
    if class.is_empty() { plain } else { plain.attr("class", class) }
}

/// An element of an SVG picture.
#[must_use]
pub fn shape(tag: &'static str, class: &str) -> Plain {
    Plain { drawn: true, ..plain(tag, class) }
}

/// An element with a text in it.
#[must_use]
pub fn text(tag: &'static str, class: &str, text: &str) -> Plain {
    Plain { text: text.to_owned(), ..plain(tag, class) }
}

/// A list of sentences.
#[must_use]
pub fn lines(class: &str, lines: &[String]) -> Plain {
    lines.iter().fold(plain("ul", class), |list, line| list.child(text("li", "", line)))
}

impl Plain {
    /// This element with an attribute.
    #[must_use]
    pub fn attr(mut self, name: &'static str, value: &str) -> Plain {
        self.attributes.push((name, value.to_owned()));
        self
    }

    /// This element with a style property.
    #[must_use]
    pub fn style(mut self, name: &'static str, value: String) -> Plain {
        self.style = Some((name, value));
        self
    }

    /// This element with a child at its end.
    #[must_use]
    pub fn child(mut self, child: Plain) -> Plain {
        self.children.push(child);
        self
    }

    /// This element with children at its end.
    #[must_use]
    pub fn children(mut self, children: impl IntoIterator<Item = Plain>) -> Plain {
        self.children.extend(children);
        self
    }
}

/// An element on the page, as it was described.
pub(super) struct Shown {
    plain: Plain,
    element: El,
    inside: Vec<Shown>,
}

/// Makes what is `shown` in `parent` what `next` describes. An element stays as long as its place has the same tag.
pub(super) fn show(parent: &El, shown: &mut Vec<Shown>, next: Vec<Plain>) {
    for gone in shown.drain(next.len().min(shown.len())..) {
        gone.element.element().remove();
    }
    let mut next = next.into_iter();
    for (old, new) in shown.iter_mut().zip(next.by_ref()) {
        old.become_of(new);
    }
    for new in next {
        let new = Shown::of(new);
        parent.add(&new.element);
        shown.push(new);
    }
}

impl Shown {
    fn of(plain: Plain) -> Shown {
        let element = if plain.drawn { el::svg(plain.tag, "") } else { el::el(plain.tag, "") };
        let bare = Plain { attributes: Vec::new(), style: None, text: String::new(), children: Vec::new(), ..plain };
        let mut shown = Shown { plain: bare, element, inside: Vec::new() };
        shown.become_of(plain);
        shown
    }

    fn become_of(&mut self, mut new: Plain) {
        let Shown { plain: old, element, inside } = self;
        if (old.tag, old.drawn) != (new.tag, new.drawn) {
            let made = Shown::of(new);
            let _ = element.element().replace_with_with_node_1(made.element.element());
            *self = made;
            return;
        }
        for (name, value) in &new.attributes {
            if !old.attributes.iter().any(|(known, said)| known == name && said == value) {
                element.set(name, Some(value));
            }
        }
        for (name, _) in &old.attributes {
            if !new.attributes.iter().any(|(known, _)| known == name) {
                element.set(name, None);
            }
        }
        if old.style != new.style {
            let gone = old.style.iter().map(|(name, _)| (*name, ""));
            for (name, value) in gone.chain(new.style.iter().map(|(name, value)| (*name, value.as_str()))) {
                let _ = element.clone().style(name, value);
            }
        }
        show(element, inside, std::mem::take(&mut new.children));
        if old.text != new.text {
            element.set_text(&new.text);
        }
        *old = new;
    }
}
