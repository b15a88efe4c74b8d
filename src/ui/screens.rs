//! One thing at a time.

pub mod home;
pub mod product;
pub mod receipt;
pub mod risk;
pub mod suggestions;
pub mod tool;
pub mod wellbeing;

use leptos::prelude::*;

use crate::ui::el::{El, text};

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

/// The title of a screen, for a screen that is not made of views yet.
#[must_use]
pub fn title(words: &str) -> El {
    text("h1", "", words).attr("id", "fp-title").attr("tabindex", "-1")
}
