//! An amount, a rate or a count: a text field, steppers and a slider that move together.

use crate::base::decimal::DecimalExt as _;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use super::field::{Control, heading, note};
use super::number_input::NumberInput;
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
    let number_input = number_input(control);
    let mode = if range.min.is_sign_negative() { "text" } else { "decimal" };
    let input = number_input.input().attr("inputmode", mode).attr("aria-describedby", &control.described_by()).attr_of(
        "aria-invalid",
        {
            let control = control.clone();
            move || control.invalid().then(|| "true".to_owned())
        },
    );
    let row = el("div", "entry")
        .child(&stepper(control, &number_input, range, false))
        .child(&el("span", "box").child(&input).child(&unit(control, &number_input)))
        .child(&stepper(control, &number_input, range, true));
    let label = text("label", "label", &control.label).attr("for", &control.id);
    let mut parts = vec![heading(control, label), row];
    parts.extend(slider(control, &number_input, range));
    let field = control.field.input;
    parts.push(note(control, move || number_input.echo(&|value| field.bound(value))));
    parts
}

/// What is typed into the field.
fn number_input(control: &Control) -> NumberInput {
    let read = {
        let control = control.clone();
        move |typed: &Typed| match control.field.read(typed, &control.app.context()) {
            Ok(Value::Number(number)) => Some(number),
            _ => None,
        }
    };
    let change = {
        let control = control.clone();
        move |typed| control.change(typed)
    };
    let (state, place) = (control.state, control.place);
    NumberInput {
        texts: Arc::clone(&control.texts),
        id: control.id.clone(),
        typed: control.typed,
        read: Rc::new(read),
        change: Rc::new(change),
        count: Rc::new(move |wan| state.apply(Change::UnitChanged(place, wan))),
        money: matches!(control.field.input.kind, InputKind::Money(_)),
    }
}

fn stepper(control: &Control, number_input: &NumberInput, range: Range, up: bool) -> El {
    let (sign, key) = if up { ("+", key!("form.more")) } else { ("−", key!("form.less")) };
    let step = {
        let number_input = number_input.clone();
        move || {
            let value = untrack(|| number_input.value()).unwrap_or(range.default);
            let next = if up { value.add_checked(range.step) } else { value.sub_checked(range.step) };
            number_input.set(next.unwrap_or(value).clamp(range.min, range.max));
        }
    };
    button("step", sign, step).attr("aria-label", &control.say(key))
}

/// The unit behind the number.
fn unit(control: &Control, number_input: &NumberInput) -> El {
    let texts = &control.texts;
    let fixed = match control.field.input.kind {
        InputKind::Percent(_) => texts.get(key!("form.unit.percent")),
        InputKind::Years(_) => texts.get(key!("form.unit.years")),
        InputKind::Months(_) => texts.get(key!("form.unit.months")),
        InputKind::Count(_) => "",
        _ => return number_input.money_unit(),
    };
    text("span", "unit", fixed)
}

/// The slider moves over the stops of its scale; values beyond it are typed.
fn slider(control: &Control, number_input: &NumberInput, range: Range) -> Option<El> {
    let scale = Arc::new(Scale::new(&range)?);
    let slider = track(scale.last(), &control.say(key!("form.slider")));
    let position = {
        let (number_input, scale) = (number_input.clone(), Arc::clone(&scale));
        move || scale.position(number_input.value().unwrap_or(range.default)).to_string().into()
    };
    let read_aloud = {
        let (number_input, control) = (number_input.clone(), control.clone());
        move || {
            let value = control.field.arg(number_input.value().unwrap_or(range.default));
            Some(control.texts.arg(&value, NumberStyle::Spoken))
        }
    };
    let slide = {
        let number_input = number_input.clone();
        move |event| {
            if let Ok(stop) = typed(&event).parse() {
                number_input.set(scale.value(stop));
            }
        }
    };
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
