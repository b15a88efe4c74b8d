//! The mark of the bank.

use leptos::prelude::*;

use crate::ui::state::App;

/// The first letter of the bank's name, over which its style sheet draws its mark if it has one. The name stands
/// beside it.
#[component]
pub fn Mark() -> impl IntoView {
    let app = expect_context::<App>();
    let locale = app.locale();
    let initial: String = app.home_config(|home| home.institution.short.get(locale).chars().take(1).collect());
    view! { <span class="mark" aria-hidden="true">{initial}</span> }
}
