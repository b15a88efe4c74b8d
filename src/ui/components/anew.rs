//! What is built anew rather than changed in place.

use leptos::prelude::*;

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
    T: Send + 'static,
    Of: Fn() -> T + Send + 'static,
    Children: Fn(T) -> Shown + Clone + Send + 'static,
    Shown: IntoView + 'static,
{
    let built = StoredValue::new(0_u32);
    let next = move || {
        built.update_value(|number| *number = number.wrapping_add(1));
        built.get_value()
    };
    view! {
        <For
            each=move || [(next(), of())]
            key=|(number, _)| *number
            children=move |(_, value)| untrack(|| children(value))
        />
    }
}
