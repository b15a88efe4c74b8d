//! A choice between a few options.

use leptos::prelude::*;

use super::field::{Control, heading, note};
use crate::tool::form::Typed;
use crate::ui::el::{El, el, text};

/// Radio buttons that look like one control.
pub fn view(control: &Control, options: &'static [&'static str]) -> Vec<El> {
    let (tool, input, typed) = (control.state.tool, control.field.input.id, control.typed);
    let buttons: Vec<El> = options
        .iter()
        .map(|option| {
            let changed = control.clone();
            let radio = el("input", "")
                .attr("type", "radio")
                .attr("name", &control.id)
                .attr("value", option)
                .prop_of("checked", move || typed.with(|typed| typed.text == *option).into())
                .on("change", move |_| changed.change(Typed { text: (*option).to_owned(), wan: false }));
            let name = control.texts.say(&tool.option(input, option));
            el("label", "option").child(&radio).child(&text("span", "", &name))
        })
        .collect();
    // The first option takes the focus that an error summary sends here.
    if let Some(first) = buttons.first().and_then(|button| button.element().first_element_child()) {
        first.set_id(&control.id);
    }
    let group = format!("{}-label", control.id);
    let label = text("span", "label", &control.label).attr("id", &group);
    let body = el("div", "choice")
        .attr("role", "radiogroup")
        .attr("aria-labelledby", &group)
        .attr("aria-describedby", &control.described_by())
        .child(&el("div", "options").children(&buttons));
    vec![heading(control, label), body, note(control, || None)]
}
