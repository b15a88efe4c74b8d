//! How far somebody has come in questions.

use leptos::prelude::*;

use crate::key;
use crate::tool::text::{Arg, Text};
use crate::ui::state::App;

/// Which question this is, of how many.
#[component]
pub fn Step(
    /// The question, counted from 1.
    number: usize,
    /// How many there are.
    of: usize,
) -> impl IntoView {
    let texts = expect_context::<App>().texts_untracked();
    let count = |questions: usize| Arg::Count(u32::try_from(questions).unwrap_or(0));
    let words = Text::plain(key!("risk.progress")).with("n", count(number)).with("of", count(of));
    view! {
        <div class="progress">
            <span id="fp-progress">{texts.say(&words)}</span>
            <progress aria-labelledby="fp-progress" max=of.to_string() value=number.to_string()></progress>
        </div>
    }
}
