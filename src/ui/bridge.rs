//! Between the two ways to build a screen, while one takes the place of the other.

use leptos::prelude::*;
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::types::Node;
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use web_sys::Element;

use super::el::{El, el};

/// A new element with a view in it, which lives until the owner ends.
pub fn el_of(tag: &str, class: &str, view: impl IntoView + 'static) -> El {
    let parent = el(tag, class);
    let mut state = view.into_view().build();
    state.mount(parent.element(), None);
    let _ = StoredValue::new_local(state);
    parent
}

/// An element as a view.
pub fn view_of(el: El) -> impl IntoView {
    Bridged(StoredValue::new_local(el))
}

/// Elements as views, one after the other.
pub fn views_of(els: Vec<El>) -> impl IntoView {
    els.into_iter().map(view_of).collect_view()
}

/// An element that is made already.
struct Bridged(StoredValue<El, LocalStorage>);

/// Where it stands.
struct BridgedState(Element);

impl Mountable for BridgedState {
    fn unmount(&mut self) {
        self.0.remove();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        let _ = parent.insert_before(&self.0, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.0.insert_before_this(child)
    }

    fn elements(&self) -> Vec<Element> {
        vec![self.0.clone()]
    }
}

impl Render for Bridged {
    type State = BridgedState;

    fn build(self) -> BridgedState {
        BridgedState(self.0.with_value(|el| el.element().clone()))
    }

    fn rebuild(self, state: &mut BridgedState) {
        let mut new = self.build();
        state.insert_before_this(&mut new);
        state.unmount();
        *state = new;
    }
}

impl AddAnyAttr for Bridged {
    type Output<SomeNewAttr: Attribute> = Bridged;

    fn add_any_attr<NewAttr: Attribute>(self, _: NewAttr) -> Bridged
    where
        Bridged: RenderHtml,
    {
        self
    }
}

impl RenderHtml for Bridged {
    type AsyncOutput = Bridged;
    type Owned = Bridged;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Bridged {
        self
    }

    fn to_html_with_buf(self, _: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {}

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> BridgedState {
        self.build()
    }

    fn into_owned(self) -> Bridged {
        self
    }
}
