//! What the customer can change with one tap, and what it would do.

use crate::i18n::Texts;
use crate::platform::dom;
use crate::tool::form::Field;
use crate::tool::report::Lever;
use crate::ui::el::{El, button, list, text};
use crate::ui::state::App;
use crate::ui::state::tools::ToolState;
use leptos::prelude::Set as _;

/// The levers; the focus goes to the answer, which the tap has changed.
pub fn view(app: App, texts: &Texts, state: ToolState, levers: &[Lever]) -> El {
    let levers = levers.iter().map(|lever| {
        let set = lever.set.clone();
        let pull = move || {
            for (id, value) in &set {
                state.write(id, &Field::canonical(*value), app.locale());
            }
            state.touched.set(true);
            dom::focus("fp-answer");
        };
        button("lever", "", pull).child(&text("span", "lever-label", &texts.say(&lever.label))).child(&text(
            "span",
            "lever-effect",
            &texts.say(&lever.effect),
        ))
    });
    list("levers", levers.collect::<Vec<_>>())
}
