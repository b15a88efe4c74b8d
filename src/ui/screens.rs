//! One thing at a time.

pub mod home;
pub mod product;
pub mod receipt;
pub mod risk;
pub mod suggestions;
pub mod tool;
pub mod wellbeing;

use leptos::prelude::*;

use crate::tool::text::Text;
use crate::ui::state::App;

/// The title of a screen: takes the focus when the screen is new.
#[component]
pub fn Title(
    /// Its words.
    #[prop(into)]
    words: String,
    /// Whether it is for screen readers alone.
    #[prop(optional)]
    unseen: bool,
) -> impl IntoView {
    view! {
        <h1 id="fp-title" tabindex="-1" class:visually-hidden=unseen>
            {words}
        </h1>
    }
}

/// The title of a tool, whose screen needs its room for an answer: it stands in the bar above, where there is one.
#[component]
pub fn BarTitle(
    /// The tool.
    tool: &'static str,
) -> impl IntoView {
    let app = expect_context::<App>();
    if app.standalone() {
        return Some(view! { <Title words=app.say(&Text::of(tool, "title"))/> });
    }
    app.bar_title.set(Some(tool));
    None
}
