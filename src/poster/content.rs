//! What a picture says, in words.

use chrono::NaiveDate;

use super::code::Code;
use super::curve::Curve;
use super::values::{Entered, Hidden, entered, links};
use crate::base::LocalText;
use crate::i18n::Texts;
use crate::i18n::number::NumberStyle;
use crate::key;
use crate::tool::form::Form;
use crate::tool::input::{FormSection, InputKind};
use crate::tool::report::Report;
use crate::tool::text::{Arg, Text};
use crate::tool::value::{Value, Values};

/// So many facts stand below the curve; rates are never left out.
const FACTS: usize = 4;

/// What a picture is made of.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The tool as this bank offers it.
    pub form: &'a Form,
    /// What its fields say.
    pub values: &'a Values,
    /// What came of that.
    pub report: &'a Report,
    /// The inputs whose values stay out.
    pub left_out: &'a [&'static str],
    /// The language, with the texts of the tool and of pictures.
    pub texts: &'a Texts,
    /// The bank's registered name.
    pub bank: &'a LocalText,
    /// Its name within sentences.
    pub short: &'a LocalText,
    /// What has to be said of this bank wherever it speaks, such as that it is a sample: keys.
    pub notices: &'a [&'static str],
    /// The day that it was worked out on.
    pub date: NaiveDate,
    /// Where a link opens this widget; empty where no address does.
    pub page: &'a str,
}

/// What became of the code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeState {
    /// It opens the tool with every number that was left in.
    Whole,
    /// It opens it with what was entered and left in: the rest would have made it too fine.
    Entered,
    /// It would be too fine even so, and is not there.
    TooLong,
    /// No address opens the widget.
    Nowhere,
}

/// What a picture says.
#[derive(Clone, Debug, PartialEq)]
pub struct Content {
    /// The bank's registered name.
    pub bank: String,
    /// What stands in its mark.
    pub initial: String,
    /// What the tool is called.
    pub title: String,
    /// What the figure is.
    pub label: String,
    /// The figure.
    pub figure: String,
    /// The curve of the first picture of the report.
    pub curve: Option<Curve>,
    /// What stands beside the figure.
    pub facts: Vec<(String, String)>,
    /// Above what it was worked out from.
    pub basis: String,
    /// What it was worked out from.
    pub entered: Vec<(String, String)>,
    /// Beside the code: what it is for, and what it takes.
    pub invitation: [String; 2],
    /// The code.
    pub code: Option<Code>,
    /// How much of the numbers the code has.
    pub code_state: CodeState,
    /// How, when and by whom it was worked out.
    pub small: Vec<String>,
}

impl Content {
    /// What the picture of a result says.
    #[must_use]
    pub fn of(source: &Source<'_>) -> Content {
        let Source { form, values, report, left_out, texts, .. } = *source;
        let own = entered(form, values);
        let hidden = Hidden::of(&own, left_out, texts);
        let (code, code_state) = code(source);
        let short = source.short.get(texts.locale);
        let (label, figure) =
            report.face.first().map(|one| (texts.say(&one.label), texts.reading(one))).unwrap_or_default();
        Content {
            bank: source.bank.get(texts.locale).to_owned(),
            initial: short.chars().take(1).collect(),
            title: texts.say(&form.tool.title()),
            label,
            figure,
            curve: report.charts.first().and_then(|chart| Curve::of(chart, texts, &hidden)),
            facts: facts(report, texts, &hidden),
            basis: texts.get(key!("poster.basis")).to_owned(),
            entered: basis(source, &own),
            invitation: [key!("poster.invite"), key!("poster.scan")].map(|key| texts.get(key).to_owned()),
            code,
            code_state,
            small: small(source, &hidden),
        }
    }

    /// Everything that it says, in the order of reading.
    #[must_use]
    pub fn texts(&self) -> Vec<&str> {
        let mut texts = vec![self.initial.as_str(), &self.bank, &self.title, &self.label, &self.figure];
        if let Some(curve) = &self.curve {
            texts.extend(curve.texts());
        }
        for (label, value) in self.facts.iter().chain(&self.entered) {
            texts.extend([label.as_str(), value]);
        }
        texts.push(&self.basis);
        texts.extend(self.invitation.iter().chain(&self.small).map(String::as_str));
        texts
    }

    /// The picture in words, for whoever does not see it.
    #[must_use]
    pub fn in_words(&self) -> String {
        let pair = |(label, value): &(String, String)| format!("{label} {value}");
        let mut lines = vec![self.bank.clone(), self.title.clone(), format!("{} {}", self.label, self.figure)];
        lines.extend(self.curve.iter().map(|curve| curve.summary.clone()));
        lines.extend(self.facts.iter().map(pair));
        if !self.entered.is_empty() {
            lines.push(self.basis.clone());
            lines.extend(self.entered.iter().map(pair));
        }
        lines.extend(self.small.iter().cloned());
        lines.retain(|line| !line.trim().is_empty());
        lines.join("\n")
    }
}

fn code(source: &Source<'_>) -> (Option<Code>, CodeState) {
    if source.page.is_empty() {
        return (None, CodeState::Nowhere);
    }
    let [whole, short] = links(source.form, source.values, source.left_out, source.texts.locale, source.page);
    if let Some(code) = Code::of(&whole) {
        return (Some(code), CodeState::Whole);
    }
    let code = Code::of(&short);
    let state = if code.is_some() { CodeState::Entered } else { CodeState::TooLong };
    (code, state)
}

/// What stands beside the figure, then every rate, then what else the report has room for.
fn facts(report: &Report, texts: &Texts, hidden: &Hidden) -> Vec<(String, String)> {
    let told: Vec<&Arg> = report.face.iter().map(|reading| &reading.value).collect();
    let mut facts: Vec<(String, String)> =
        report.face.iter().skip(1).map(|one| (texts.say(&one.label), texts.reading(one))).collect();
    let others = report.figures.iter().filter(|figure| !told.contains(&&figure.value));
    let (rates, others): (Vec<_>, Vec<_>) = others.partition(|figure| matches!(figure.value, Arg::Percent(_)));
    let enough = FACTS.saturating_sub(facts.len());
    let room = enough.saturating_sub(rates.len());
    for figure in rates.into_iter().chain(others.into_iter().take(room)) {
        facts.push((texts.say(&figure.label), texts.arg(&figure.value, NumberStyle::Figure)));
    }
    facts.retain(|(label, value)| !hidden.is_told_by(label) && !hidden.is_told_by(value));
    facts
}

/// What was entered and left in, and beside it what else was asked, and every rate that is taken for granted.
fn basis(source: &Source<'_>, own: &[Entered]) -> Vec<(String, String)> {
    let Source { form, values, texts, left_out, .. } = *source;
    let shown = form.fields.iter().filter_map(|field| {
        let input = field.input;
        let value = values.get(input.id).filter(|_| !left_out.contains(&input.id))?;
        let nothing = matches!(value, Value::Number(number) if number.is_zero());
        let asked = input.section == FormSection::Question || matches!(input.kind, InputKind::Percent(_));
        (asked && !nothing || own.iter().any(|one| one.input == input.id)).then(|| {
            let value = texts.arg(&form.tool.value(input, value), NumberStyle::Figure);
            (texts.say(&form.tool.label(input.id)), value)
        })
    });
    shown.collect()
}

fn small(source: &Source<'_>, hidden: &Hidden) -> Vec<String> {
    let Source { report, texts, left_out, .. } = *source;
    let made = if left_out.is_empty() { key!("poster.made") } else { key!("poster.made_partly") };
    let mut first = vec![texts.say(&Text::plain(made).with("date", Arg::Date(source.date)))];
    first.extend(report.assumptions.iter().chain(&report.warnings).map(|line| texts.say(line)));
    first.retain(|line| !hidden.is_told_by(line));
    let mut last = vec![texts.around(key!("app.provided_by"), "bank", source.bank.get(texts.locale))];
    last.extend(source.notices.iter().map(|key| texts.get(key).to_owned()));
    let space = if texts.locale == crate::base::Locale::En { " " } else { "" };
    vec![first.join(space), last.join(if space.is_empty() { "。" } else { ". " })]
}
