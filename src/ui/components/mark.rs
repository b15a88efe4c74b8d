//! The mark of the bank.

use leptos::prelude::*;

use crate::ui::state::App;

/// The first letter of the bank's name, over which its style sheet draws its mark if it has one. The name stands
/// beside it.
#[component]
pub fn Mark() -> impl IntoView {
    let app = expect_context::<App>();
    let locale = app.locale();
    let initial = app.home_config(|home| {
        let name = home.institution.short.get(locale);
        name.get(..name.chars().next().map_or(0, char::len_utf8)).unwrap_or_default().to_owned()
    });
    view! { <span class="mark" aria-hidden="true">{initial}</span> }
}
