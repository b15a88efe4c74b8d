//! Sentences, one below the other.

use leptos::prelude::*;

/// A list of sentences.
#[component]
pub fn Lines(
    /// The class of the list.
    #[prop(optional)]
    class: Option<&'static str>,
    /// The sentences.
    lines: Vec<String>,
) -> impl IntoView {
    view! { <ul class=class>{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul> }
}
