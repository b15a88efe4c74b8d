//! What is built anew rather than changed in place.

use leptos::either::Either;
use leptos::prelude::*;
use leptos::tachys::reactive_graph::OwnedView;

/// Shows what a value stands for. Whenever the value may have changed, all of it is built anew, so that nothing stays
/// opened, typed or focused in it; a view alone would keep the elements that the old and the new have in common.
#[component]
pub fn Anew<T, Of, Children, Shown>(
    /// The value; follows signals.
    of: Of,
    /// What to show for it; follows none.
    children: Children,
) -> impl IntoView
where
    T: 'static,
    Of: Fn() -> T + Send + 'static,
    Children: Fn(T) -> Shown + Send + 'static,
    Shown: IntoView + 'static,
{
    by_turns(Box::new(move || {
        let value = of();
        untrack(|| children(value)).into_any()
    }))
}

/// Leptos takes for new what is of another kind: what is built is the left kind and the right by turns. It ends after
/// its elements have left the page, which until then may still be told of an event, such as that the focus is gone.
fn by_turns(build: Box<dyn Fn() -> AnyView + Send>) -> impl IntoView {
    let parent = Owner::current().unwrap_or_default();
    let mut left = false;
    move || {
        let owner = parent.with(Owner::new);
        let view = OwnedView::new_with_owner(owner.with(&build), owner);
        left = !left;
        if left { Either::Left(view) } else { Either::Right(view) }
    }
}
