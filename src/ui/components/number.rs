//! An amount, a rate or a count: a text field, steppers and a slider that move together.

use std::sync::Arc;

use leptos::prelude::*;

use super::control::Control;
use super::field::FieldHeading;
use super::field_note::FieldNote;
use super::number_entry::{MoneyUnit, NumberBox, NumberEntry};
use super::slider::Slider;
use crate::base::decimal::DecimalExt as _;
use crate::i18n::number::NumberStyle;
use crate::key;
use crate::tool::form::Typed;
use crate::tool::input::{InputKind, Range};
use crate::tool::scale::Scale;
use crate::tool::value::Value;
use crate::visit::change::Change;

/// The control; nothing for an input without bounds.
#[component]
pub fn NumberControl(
    /// The input.
    control: Control,
) -> impl IntoView {
    control.range().map(|range| {
        let entry = entry(control);
        let texts = control.app.texts_untracked();
        let echo = Signal::derive(move || control.field(|field| entry.echo(&texts, |value| field.input.bound(value))));
        view! {
            <FieldHeading control>
                <label class="label" for=control.id()>{control.label()}</label>
            </FieldHeading>
            <div class="entry">
                <Stepper control entry range up=false/>
                <span class="box">
                    <NumberBox
                        entry
                        id=control.id()
                        inputmode=if range.min.is_sign_negative() { "text" } else { "decimal" }
                        describedby=control.note_id()
                        invalid=Signal::derive(move || control.is_invalid())
                    />
                    <Unit control entry/>
                </span>
                <Stepper control entry range up=true/>
            </div>
            {Scale::new(&range).map(|scale| view! { <NumberSlider control entry range scale=Arc::new(scale)/> })}
            <FieldNote control echo/>
        }
    })
}

/// What is typed into the field.
fn entry(control: Control) -> NumberEntry {
    let read = move |typed: &Typed| match control.field(|field| field.read(typed, &control.app.context())) {
        Ok(Value::Number(number)) => Some(number),
        _ => None,
    };
    NumberEntry {
        typed: control.typed,
        value: Memo::new(move |_| control.typed.with(read)),
        on_change: Callback::new(move |typed| control.change(typed)),
        on_count: Callback::new(move |wan| control.state.apply(Change::UnitChanged(control.place, wan))),
        money: matches!(control.input.kind, InputKind::Money(_)),
    }
}

/// A button for one step more or less.
#[component]
fn Stepper(
    /// The input.
    control: Control,
    /// What it changes.
    entry: NumberEntry,
    /// Between which bounds.
    range: Range,
    /// Whether it adds.
    up: bool,
) -> impl IntoView {
    let (sign, key) = if up { ("+", key!("form.more")) } else { ("−", key!("form.less")) };
    let step = move |_| {
        let value = entry.value.get_untracked().unwrap_or(range.default);
        let next = if up { value.add_checked(range.step) } else { value.sub_checked(range.step) };
        entry.set(next.unwrap_or(value).clamp(range.min, range.max));
    };
    view! { <button type="button" class="step" aria-label=control.say(key) on:click=step>{sign}</button> }
}

/// The unit behind the number.
#[component]
fn Unit(
    /// The input.
    control: Control,
    /// Its number.
    entry: NumberEntry,
) -> impl IntoView {
    let texts = control.app.texts_untracked();
    let fixed = match control.input.kind {
        InputKind::Percent(_) => texts.get(key!("form.unit.percent")),
        InputKind::Years(_) => texts.get(key!("form.unit.years")),
        InputKind::Months(_) => texts.get(key!("form.unit.months")),
        InputKind::Count(_) => "",
        _ => return view! { <MoneyUnit entry/> }.into_any(),
    };
    view! { <span class="unit">{fixed}</span> }.into_any()
}

/// The slider moves over the stops of its scale; values beyond it are typed.
#[component]
fn NumberSlider(
    /// The input.
    control: Control,
    /// What it moves.
    entry: NumberEntry,
    /// The bounds.
    range: Range,
    /// Its stops.
    scale: Arc<Scale>,
) -> impl IntoView {
    let value = move || entry.value.get().unwrap_or(range.default);
    let spoken = move || {
        let value = control.field(|field| field.arg(value()));
        control.app.texts_untracked().arg(&value, NumberStyle::Spoken)
    };
    let (last, stops) = (scale.last(), Arc::clone(&scale));
    view! {
        <Slider
            label=control.say(key!("form.slider"))
            max=last
            value=Signal::derive(move || stops.position(value()))
            spoken=Signal::derive(spoken)
            on_move=move |stop| entry.set(scale.value(stop))
        />
    }
}
