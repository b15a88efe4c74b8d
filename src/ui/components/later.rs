//! What may come a moment after the rest.

use std::time::Duration;

use leptos::prelude::*;

/// Shows its children in a task of their own, after what stands around them: a screen that is made in one task holds a
/// slow phone until all of it is there.
#[component]
pub fn Later(
    /// What nobody looks for at once.
    children: ChildrenFn,
) -> impl IntoView {
    let due = RwSignal::new(false);
    // A screen that is left before has no signal any more.
    set_timeout(move || due.try_set(true).map_or((), drop), Duration::ZERO);
    view! { <Show when=move || due.get()>{children()}</Show> }
}
