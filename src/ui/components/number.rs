//! An amount, a rate or a count: a text field, steppers and a slider that move together.

use std::sync::Arc;

use leptos::prelude::*;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use super::field::{Control, heading, note};
use crate::domain::decimal::Exact as _;
use crate::i18n::Locale;
use crate::i18n::number::{self as write, Style};
use crate::key;
use crate::tool::form::Typed;
use crate::tool::input::{Kind, Range};
use crate::tool::parse;
use crate::tool::text::{Arg, Text};
use crate::tool::value::Value;
use crate::ui::el::{El, button, el, text, typed};
use crate::ui::state::tools::in_unit;

/// The control.
pub fn view(control: &Control) -> Vec<El> {
    let Some(range) = control.field.range else { return Vec::new() };
    let signal = control.typed;
    let (written, marked) = (control.clone(), control.clone());
    let write = move |event| {
        let wan = signal.with_untracked(|typed| typed.wan);
        written.change(Typed { text: typed(&event), wan });
    };
    let mode = if range.min.is_sign_negative() { "text" } else { "decimal" };
    let input = el("input", "")
        .attr("type", "text")
        .attr("inputmode", mode)
        .attr("autocomplete", "off")
        .attr("id", &control.id)
        .attr("aria-describedby", &control.described_by())
        .attr_of("aria-invalid", move || marked.invalid().then(|| "true".to_owned()))
        .prop_of("value", move || signal.with(|typed| typed.text.as_str().into()))
        .on("input", write);
    let entry = el("div", "entry")
        .child(&stepper(control, range, false))
        .child(&el("span", "box").child(&input).child(&unit(control)))
        .child(&stepper(control, range, true));
    let label = text("label", "label", &control.label).attr("for", &control.id);
    let mut parts = vec![heading(control, label), entry];
    parts.extend(slider(control, range));
    parts.push(note(control, echo(control)));
    parts
}

fn stepper(control: &Control, range: Range, up: bool) -> El {
    let (sign, key) = if up { ("+", key!("form.more")) } else { ("−", key!("form.less")) };
    let stepped = control.clone();
    let step = move || {
        let value = value_of(&stepped).unwrap_or(range.default);
        let next = if up { value.plus(range.step) } else { value.minus(range.step) };
        set(&stepped, next.unwrap_or(value).clamp(range.min, range.max));
    };
    button("step", sign, step).attr("aria-label", &control.say(key))
}

fn value_of(control: &Control) -> Option<Decimal> {
    let context = control.app.context();
    match control.typed.with(|typed| control.field.read(typed, &context)) {
        Ok(Value::Number(number)) => Some(number),
        _ => None,
    }
}

fn set(control: &Control, value: Decimal) {
    let wan = control.typed.with_untracked(|typed| typed.wan);
    control.change(in_unit(value, wan));
}

/// The unit behind the number; for amounts in Chinese a button that switches between 元 and 万元.
fn unit(control: &Control) -> El {
    let texts = &control.texts;
    let fixed = match control.field.input.kind {
        Kind::Percent(_) => texts.get(key!("form.unit.percent")),
        Kind::Years(_) => texts.get(key!("form.unit.years")),
        Kind::Months(_) => texts.get(key!("form.unit.months")),
        Kind::Count(_) => "",
        _ if texts.locale == Locale::En => write::currency_sign(texts.currency),
        _ => return unit_switch(control),
    };
    text("span", "unit", fixed)
}

fn unit_switch(control: &Control) -> El {
    let signal = control.typed;
    let name = |texts: &crate::i18n::Texts, wan: bool| {
        texts.get(if wan { key!("form.unit.wan") } else { key!("form.unit.one") }).to_owned()
    };
    let switched = control.clone();
    let switch = move || {
        let wan = !signal.with_untracked(|typed| typed.wan);
        match value_of(&switched) {
            Some(value) => signal.set(in_unit(value, wan)),
            None => signal.update(|typed| typed.wan = wan),
        }
    };
    let (shown, spoken) = (Arc::clone(&control.texts), Arc::clone(&control.texts));
    let label = move || {
        let unit = Arg::Name(name(&spoken, signal.with(|typed| typed.wan)));
        Some(spoken.say(&Text::plain(key!("form.unit.switch")).with("unit", unit)))
    };
    button("unit switch", "", switch)
        .text_of(move || name(&shown, signal.with(|typed| typed.wan)))
        .attr_of("aria-label", label)
}

/// The reading of what was typed, where it differs from the typed text: `= 1,200,000 元`.
fn echo(control: &Control) -> impl Fn() -> Option<String> + 'static {
    let control = control.clone();
    move || {
        let Kind::Money(_) = control.field.input.kind else { return None };
        let value = value_of(&control).filter(|value| *value >= Decimal::from(10_000))?;
        let as_typed = control.typed.with(|typed| in_unit(value, false).text == typed.text);
        (!as_typed).then(|| {
            let text = Text::plain(key!("form.echo")).with("amount", Arg::Amount(value));
            control.texts.say(&text)
        })
    }
}

/// The slider spans the usual values in whole steps; values beyond it are typed.
fn slider(control: &Control, range: Range) -> Option<El> {
    let (low, high) = (range.usual.0.max(range.min), range.usual.1.min(range.max));
    let steps = high.minus(low)?.over(range.step)?.floor().to_i32().filter(|steps| *steps > 0)?;
    let (placed, spoken, moved) = (control.clone(), control.clone(), control.clone());
    let position = move || {
        let value = value_of(&placed).unwrap_or(range.default).clamp(low, high);
        let place = value.minus(low).and_then(|way| way.over(range.step));
        place.and_then(|place| place.round().to_i32()).unwrap_or(0).to_string().into()
    };
    let read_aloud = move || {
        let value = spoken.field.arg(value_of(&spoken).unwrap_or(range.default));
        Some(spoken.texts.arg(&value, Style::Spoken))
    };
    let slide = move |event| {
        let place = parse::number(&typed(&event)).map(|place| place.value).unwrap_or_default();
        let value = place.times(range.step).and_then(|way| way.plus(low));
        set(&moved, value.unwrap_or(range.default));
    };
    let slider = track(steps.unsigned_abs(), &control.say(key!("form.slider")));
    Some(slider.attr_of("aria-valuetext", read_aloud).prop_of("value", position).on("input", slide))
}

/// A slider of whole steps.
#[must_use]
pub fn track(steps: u32, label: &str) -> El {
    el("input", "slider")
        .attr("type", "range")
        .attr("min", "0")
        .attr("max", &steps.to_string())
        .attr("step", "1")
        .attr("aria-label", label)
}
