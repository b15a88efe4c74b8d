//! Says which values were taken over from other tools.

use std::sync::Arc;

use crate::i18n::Texts;
use crate::key;
use crate::tool::text::{Arg, Text};
use crate::ui::el::{El, el, text};
use crate::ui::state::tools::ToolState;

/// A line for each value, for as long as it stands there.
pub fn view(texts: &Arc<Texts>, state: ToolState) -> El {
    let texts = Arc::clone(texts);
    el("div", "carried").children_of(move || {
        let mut lines = Vec::new();
        for one in state.carried_values() {
            let line = Text::plain(key!("keep.carried"))
                .with("label", Arg::text(state.tool.label(one.input)))
                .with("tool", Arg::text(Text::of(one.from, "title")));
            lines.push(text("p", "muted", &texts.say(&line)));
        }
        lines
    })
}
