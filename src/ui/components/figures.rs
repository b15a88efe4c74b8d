//! The row of key figures, and how each was reached.

use crate::i18n::Texts;
use crate::i18n::number::NumberStyle;
use crate::key;
use crate::tool::report::Figure;
use crate::ui::plain::{Plain, lines, plain, text};

/// The figures.
pub fn view(texts: &Texts, figures: &[Figure]) -> Plain {
    let figures = figures.iter().map(|figure| {
        let value = texts.arg(&figure.value, NumberStyle::Figure);
        plain("div", "figure").child(text("dt", "", &texts.say(&figure.label))).child(text("dd", "", &value))
    });
    plain("dl", "figures").children(figures)
}

/// How each figure was reached, every method once.
pub fn methods(texts: &Texts, figures: &[Figure]) -> Vec<Plain> {
    let mut methods: Vec<String> = Vec::new();
    for figure in figures {
        let line = texts.say(&figure.method);
        if !methods.contains(&line) {
            methods.push(line);
        }
    }
    vec![text("h3", "", texts.get(key!("report.method"))), lines("", &methods)]
}
