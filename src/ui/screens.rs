//! One thing at a time.

pub mod home;
pub mod product;
pub mod receipt;
pub mod risk;
pub mod suggestions;
pub mod tool;
pub mod wellbeing;

use leptos::prelude::*;

/// The title of a screen: takes the focus when the screen is new.
#[component]
pub fn Title(
    /// Its words.
    #[prop(into)]
    words: String,
) -> impl IntoView {
    view! {
        <h1 id="fp-title" tabindex="-1">
            {words}
        </h1>
    }
}
