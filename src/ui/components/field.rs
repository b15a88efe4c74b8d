//! One input of a form: label, help, the control its kind asks for, and what is wrong with it.

use std::sync::Arc;

use leptos::prelude::*;

use super::{choice, month, number, rows};
use crate::i18n::{Locale, Texts};
use crate::key;
use crate::platform::{clock, dom};
use crate::tool::form::{Field, Typed};
use crate::tool::input::InputKind;
use crate::tool::text::{Arg, Text};
use crate::tool::value::Value;
use crate::ui::el::{El, button, el, text};
use crate::ui::plain;
use crate::ui::state::App;
use crate::ui::state::tools::ToolState;
use crate::visit::answer::FieldStatus;
use crate::visit::change::Change;
use crate::visit::entry::{draft_in_unit, draft_of};

/// What the control of one input needs.
#[derive(Clone)]
pub struct Control {
    /// The widget.
    pub app: App,
    /// The texts of the language in force.
    pub texts: Arc<Texts>,
    /// The tool that the input belongs to.
    pub state: ToolState,
    /// Its place in the form.
    pub place: usize,
    /// The input as this bank offers it.
    pub field: Field,
    /// What stands in it.
    pub typed: RwSignal<Typed>,
    /// Its label.
    pub label: String,
    /// The id of the control in the page.
    pub id: String,
}

impl Control {
    /// The customer changed the field.
    pub fn change(&self, typed: Typed) {
        self.state.apply(Change::Typed(self.place, typed, clock::now_millis()));
    }

    /// The id of the texts that describe the control.
    #[must_use]
    pub fn described_by(&self) -> String {
        format!("{}-note", self.id)
    }

    /// Whether the field has to be mended.
    #[must_use]
    pub fn invalid(&self) -> bool {
        let input = self.field.input.id;
        self.state.field_status(|field_status| field_status.errors.iter().any(|error| error.input == input))
    }

    /// A text with the label of the control in it.
    #[must_use]
    pub fn say(&self, key: &'static str) -> String {
        self.texts.say(&Text::plain(key).with("label", Arg::Name(self.label.clone())))
    }
}

/// The field at `place` of a tool's form.
pub fn view(app: App, texts: &Arc<Texts>, state: ToolState, place: usize) -> Option<El> {
    let (field, typed) = state.field(place)?;
    let input = field.input.id;
    let label = texts.say(&state.tool.label(input));
    let id = format!("fp-{}-{input}", state.tool.id);
    let control = Control { app, texts: Arc::clone(texts), state, place, field, typed, label, id };
    let body = match control.field.input.kind {
        InputKind::Choice(options) => choice::view(&control, options),
        InputKind::Month(_) => month::view(&control),
        InputKind::Rows(_) => rows::view(&control),
        _ => number::view(&control),
    };
    let hidden = move || state.field_status(|field_status| field_status.hidden.contains(&input)).then(String::new);
    Some(el("div", "field").attr("data-input", input).attr_of("hidden", hidden).children(&body))
}

/// The label with the button that opens the input's help, and the help below.
pub fn heading(control: &Control, label: El) -> El {
    let summary = el("summary", "")
        .attr("aria-label", &control.say(key!("form.help")))
        .child(&text("span", "", "?").attr("aria-hidden", "true"));
    let help = control.texts.say(&control.state.tool.help(control.field.input.id));
    let source = control.field.source.as_ref().map(|source| {
        let line = Text::plain(key!("form.default_of"))
            .with("source", Arg::bank_text(source.text.clone()))
            .with("date", Arg::Date(source.as_of));
        text("p", "", &control.texts.say(&line))
    });
    let words = el("div", "help-text").child(&text("p", "", &help)).maybe(source);
    let help = el("details", "help").child(&summary).child(&words);
    el("div", "label-row").child(&label).child(&help)
}

/// What was understood, and what is wrong or unusual, announced when it appears.
pub fn note(control: &Control, echo: impl Fn() -> Option<String> + 'static) -> El {
    let shown = el("div", "").plain_of(move || echo().iter().map(|echo| plain::text("p", "echo", echo)).collect());
    let (state, input, texts) = (control.state, control.field.input.id, Arc::clone(&control.texts));
    let error = move || {
        state.field_status(|field_status| {
            let error = field_status.errors.iter().find(|error| error.input == input).map(|error| (error, "error"));
            let caution =
                field_status.warnings.iter().find(|error| error.input == input).map(|error| (error, "caution"));
            let line = error.or(caution);
            line.map(|(error, class)| plain::text("p", class, &texts.say(&state.tool.explain(error))))
                .into_iter()
                .collect()
        })
    };
    let errors = el("div", "").attr("aria-live", "polite").plain_of(error);
    el("div", "note").attr("id", &control.described_by()).child(&shown).child(&errors).child(&meant_button(control))
}

/// A button that sets what the customer may have meant, where the error of the field says so.
fn meant_button(control: &Control) -> El {
    let control = control.clone();
    let input = control.field.input.id;
    el("div", "").children_of(move || {
        let of = |field_status: &FieldStatus| {
            field_status.errors.iter().find(|error| error.input == input).and_then(|error| error.meant)
        };
        let Some(value) = control.state.field_status(of) else { return Vec::new() };
        let (set, locale) = (control.clone(), control.app.locale());
        let label =
            Text::plain(key!("error.use_meant")).with("b", control.state.tool.value(control.field.input, value));
        let press = move || {
            set.change(draft_in(&set, value, locale));
            // The button goes with the error.
            dom::focus(&set.id);
        };
        vec![button("link", &control.texts.say(&label), press)]
    })
}

/// The value as it stands in the field, which goes on counting units or ten thousands.
fn draft_in(control: &Control, value: Value, locale: Locale) -> Typed {
    match value {
        Value::Number(number) => draft_in_unit(number, control.typed.with_untracked(|typed| typed.wan)),
        other => draft_of(&control.field, other, locale),
    }
}
