//! An amount, a rate or a count: a text field, steppers and a slider that move together.

use crate::base::decimal::DecimalExt as _;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use super::entry::Entry;
use super::field::{Control, heading, note};
use crate::i18n::number::NumberStyle;
use crate::key;
use crate::tool::form::Typed;
use crate::tool::input::{InputKind, Range};
use crate::tool::scale::Scale;
use crate::tool::value::Value;
use crate::ui::el::{El, button, el, text, typed};
use crate::visit::change::Change;

/// The control.
pub fn view(control: &Control) -> Vec<El> {
    let Some(range) = control.field.range else { return Vec::new() };
    let entry = entry(control);
    let marked = control.clone();
    let mode = if range.min.is_sign_negative() { "text" } else { "decimal" };
    let input = entry
        .input()
        .attr("inputmode", mode)
        .attr("aria-describedby", &control.described_by())
        .attr_of("aria-invalid", move || marked.invalid().then(|| "true".to_owned()));
    let row = el("div", "entry")
        .child(&stepper(control, &entry, range, false))
        .child(&el("span", "box").child(&input).child(&unit(control, &entry)))
        .child(&stepper(control, &entry, range, true));
    let label = text("label", "label", &control.label).attr("for", &control.id);
    let mut parts = vec![heading(control, label), row];
    parts.extend(slider(control, &entry, range));
    let field = control.field.input;
    parts.push(note(control, move || entry.echo(&|value| field.bound(value))));
    parts
}

/// What is typed into the field.
fn entry(control: &Control) -> Entry {
    let (reader, changed, counted) = (control.clone(), control.clone(), control.clone());
    let read = move |typed: &Typed| match reader.field.read(typed, &reader.app.context()) {
        Ok(Value::Number(number)) => Some(number),
        _ => None,
    };
    Entry {
        texts: Arc::clone(&control.texts),
        id: control.id.clone(),
        typed: control.typed,
        read: Rc::new(read),
        change: Rc::new(move |typed| changed.change(typed)),
        count: Rc::new(move |wan| counted.state.apply(Change::UnitChanged(counted.place, wan))),
        money: matches!(control.field.input.kind, InputKind::Money(_)),
    }
}

fn stepper(control: &Control, entry: &Entry, range: Range, up: bool) -> El {
    let (sign, key) = if up { ("+", key!("form.more")) } else { ("−", key!("form.less")) };
    let stepped = entry.clone();
    let step = move || {
        let value = untrack(|| stepped.value()).unwrap_or(range.default);
        let next = if up { value.add_checked(range.step) } else { value.sub_checked(range.step) };
        stepped.set(next.unwrap_or(value).clamp(range.min, range.max));
    };
    button("step", sign, step).attr("aria-label", &control.say(key))
}

/// The unit behind the number.
fn unit(control: &Control, entry: &Entry) -> El {
    let texts = &control.texts;
    let fixed = match control.field.input.kind {
        InputKind::Percent(_) => texts.get(key!("form.unit.percent")),
        InputKind::Years(_) => texts.get(key!("form.unit.years")),
        InputKind::Months(_) => texts.get(key!("form.unit.months")),
        InputKind::Count(_) => "",
        _ => return entry.money_unit(),
    };
    text("span", "unit", fixed)
}

/// The slider moves over the stops of its scale; values beyond it are typed.
fn slider(control: &Control, entry: &Entry, range: Range) -> Option<El> {
    let scale = Arc::new(Scale::new(&range)?);
    let (placed, moved, read) = (entry.clone(), entry.clone(), entry.clone());
    let spoken = control.clone();
    let (stops, last) = (Arc::clone(&scale), scale.last());
    let position = move || stops.position(placed.value().unwrap_or(range.default)).to_string().into();
    let read_aloud = move || {
        let value = spoken.field.arg(read.value().unwrap_or(range.default));
        Some(spoken.texts.arg(&value, NumberStyle::Spoken))
    };
    let slide = move |event| {
        if let Ok(stop) = typed(&event).parse() {
            moved.set(scale.value(stop));
        }
    };
    let slider = track(last, &control.say(key!("form.slider")));
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
