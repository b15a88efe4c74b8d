//! An amount, a rate or a count: a text field in its line, with usual values one tap away.

use leptos::prelude::*;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use web_sys::KeyboardEvent;

use super::control::Control;
use super::field::FieldHeading;
use super::field_note::FieldNote;
use super::number_entry::{MoneyUnit, NumberBox, NumberEntry};
use crate::base::decimal::DecimalExt as _;
use crate::i18n::number as write;
use crate::key;
use crate::tool::form::Typed;
use crate::tool::input::{InputKind, Range};
use crate::tool::usual::usual_values;
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
        let terms = matches!(control.input.kind, InputKind::Years(_) | InputKind::Months(_));
        let keys = move |event: KeyboardEvent| {
            let up = match event.key().as_str() {
                "ArrowUp" => true,
                "ArrowDown" => false,
                _ => return,
            };
            event.prevent_default();
            step(entry, &range, up);
        };
        view! {
            <FieldHeading control>
                <label class="label" for=control.id()>{control.label()}</label>
            </FieldHeading>
            <span class="entry" on:keydown=keys>
                {terms.then(|| view! { <UsualValues control entry range/> })}
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
            </span>
            <Show when=move || control.state.leads(control.place) && entry.money>
                <UsualValues control entry range/>
            </Show>
            <FieldNote control echo/>
        }
    })
}

/// What is typed into the field.
pub fn entry(control: Control) -> NumberEntry {
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

/// One step more or less, within the bounds.
pub fn step(entry: NumberEntry, range: &Range, up: bool) {
    let value = entry.value.get_untracked().unwrap_or(range.default);
    let next = if up { value.add_checked(range.step) } else { value.sub_checked(range.step) };
    entry.set(next.unwrap_or(value).clamp(range.min, range.max));
}

/// The usual values as buttons; the one that stands in the field is pressed.
#[component]
fn UsualValues(
    /// The input.
    control: Control,
    /// What they set.
    entry: NumberEntry,
    /// The bounds.
    range: Range,
) -> impl IntoView {
    let values = usual_values(&control.input.kind, &range);
    let locale = control.app.locale();
    let words = move |value: Decimal| match value.to_f64() {
        Some(amount) if entry.money => write::axis(amount, locale),
        _ => write::plain(value),
    };
    let value = |value: Decimal| {
        view! {
            <button
                type="button"
                class="chip"
                aria-pressed=move || (entry.value.get() == Some(value)).to_string()
                on:click=move |_| entry.set(value)
            >
                {words(value)}
            </button>
        }
        .into_any()
    };
    (!values.is_empty()).then(|| {
        view! {
            <span class="usual" class:amounts=entry.money role="group" aria-label=control.say(key!("form.usual"))>
                {values.into_iter().map(value).collect_view()}
            </span>
        }
    })
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
