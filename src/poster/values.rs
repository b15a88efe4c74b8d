//! What a customer has entered, and what of it she leaves in.

use crate::base::Locale;
use crate::campaign::link::DeepLink;
use crate::i18n::Texts;
use crate::i18n::number::NumberStyle;
use crate::tool::form::Form;
use crate::tool::text::{Arg, Text};
use crate::tool::value::Values;

/// A value that the customer has entered, and may take out.
#[derive(Clone, Debug, PartialEq)]
pub struct Entered {
    /// The name of the input.
    pub input: &'static str,
    /// What it is.
    pub label: Text,
    /// The value.
    pub value: Arg,
}

/// The values that were entered and are not what stood there at first, in the order of the form.
#[must_use]
pub fn entered(form: &Form, values: &Values) -> Vec<Entered> {
    let own = form.fields.iter().filter_map(|field| {
        let input = field.input.id;
        let value = values.get(input).filter(|value| !values.is_default(input) && *value != field.default)?;
        Some(Entered { input, label: form.tool.label(input), value: form.tool.value(field.input, value) })
    });
    own.collect()
}

/// A link to the tool with every value, and one with what was entered alone. Where something is left out, nothing that
/// may follow from it is in either.
pub(super) fn links(form: &Form, values: &Values, out: &[&'static str], locale: Locale, page: &str) -> [String; 2] {
    let own = entered(form, values);
    let link = |all: bool| {
        let mut kept = Values::default();
        for (input, value) in values.iter().filter(|(input, _)| !out.contains(input)) {
            if all || own.iter().any(|one| one.input == input) {
                kept.set(input, value);
            }
        }
        let mut link = DeepLink::to_tool(form.tool, &kept);
        link.locale = Some(locale);
        format!("{page}#{}", link.fragment())
    };
    [link(out.is_empty()), link(false)]
}

/// How the values that were taken out are written.
pub(super) struct Hidden(Vec<String>);

impl Hidden {
    pub(super) fn of(entered: &[Entered], out: &[&'static str], texts: &Texts) -> Hidden {
        let styles = [NumberStyle::Sentence, NumberStyle::Figure, NumberStyle::Cell];
        let gone = entered.iter().filter(|one| out.contains(&one.input));
        let mut written: Vec<String> =
            gone.flat_map(|one| styles.map(|style| plain(&texts.arg(&one.value, style)))).collect();
        written.dedup();
        Hidden(written)
    }

    /// Whether a text says one of them.
    pub(super) fn is_told_by(&self, text: &str) -> bool {
        let text = plain(text);
        self.0.iter().any(|written| {
            text.match_indices(written.as_str()).any(|(place, _)| {
                let before = text.get(..place).and_then(|before| before.chars().next_back());
                let after = text.get(place.saturating_add(written.len())..).and_then(|after| after.chars().next());
                // Part of a longer number is another number.
                let number =
                    |letter: Option<char>| letter.is_some_and(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
                !(number(before) || after.is_some_and(|c| c.is_ascii_digit()))
            })
        })
    }
}

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}
