//! The dial under the answer: it turns the number of the field that is marked.

use std::sync::Arc;

use leptos::prelude::*;
use rust_decimal::prelude::ToPrimitive as _;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, PointerEvent};

use super::anew::Anew;
use super::control::Control;
use super::number::{entry, step};
use super::number_entry::NumberEntry;
use super::slider::Slider;
use crate::chart::ruler::{Ruler, TickSize};
use crate::i18n::number::{self as write, NumberStyle};
use crate::key;
use crate::tool::input::{InputKind, Range};
use crate::tool::scale::Scale;
use crate::tool::text::{Arg, Text};
use crate::ui::state::tools::ToolState;

/// A finger that moves less than so many pixels has tapped.
const TAP: f64 = 5.0;

/// The dial of the field that is marked; it takes the same room whatever it turns.
#[component]
pub fn Dial() -> impl IntoView {
    let state = expect_context::<ToolState>();
    view! {
        <div class="dial-place">
            <Anew
                of=move || state.on_dial.get()
                children=|place| place.and_then(Control::at).map(|control| view! { <FieldDial control/> })
            />
        </div>
    }
}

/// The dial of one field.
#[component]
fn FieldDial(
    /// The field.
    control: Control,
) -> impl IntoView {
    let range = control.range()?;
    let (entry, scale) = (entry(control), Arc::new(Scale::new(&range)?));
    let label = control.label();
    let name = Text::plain(key!("form.dial")).with("label", Arg::Name(label));
    Some(view! {
        <div class="dial-row">
            <Stepper control entry range up=false/>
            <Turning control entry range scale/>
            <Stepper control entry range up=true/>
        </div>
        <p class="dial-name" aria-hidden="true">{control.app.say(&name)}</p>
    })
}

/// Where a finger began to turn.
#[derive(Clone, Copy)]
struct Grip {
    /// Where the finger was.
    x: f64,
    /// At which stop the ruler stood.
    stop: f64,
}

/// The ruler, which follows the finger, over a range input for keys and screen readers.
#[component]
fn Turning(
    /// The field.
    control: Control,
    /// What it turns.
    entry: NumberEntry,
    /// The bounds.
    range: Range,
    /// Its stops; values beyond them are typed.
    scale: Arc<Scale>,
) -> impl IntoView {
    let ruler = Ruler::new(&scale);
    let (gap, last) = (f64::from(ruler.gap), scale.last());
    let grip: StoredValue<Option<Grip>> = StoredValue::new(None);
    // Between two stops while a finger holds the ruler.
    let held: RwSignal<Option<f64>> = RwSignal::new(None);
    let stops = Arc::clone(&scale);
    let stop = Memo::new(move |_| stops.position(entry.value.get().unwrap_or(range.default)));
    let spoken = move || {
        let value = control.field(|field| field.arg(entry.value.get().unwrap_or(range.default)));
        control.app.texts_untracked().arg(&value, NumberStyle::Spoken)
    };
    let stops = Arc::clone(&scale);
    let turn_to = move |at: f64| {
        let at = at.clamp(0.0, f64::from(last));
        held.set(Some(at));
        let next = at.round().to_u32().unwrap_or(0);
        if next != stop.get_untracked() {
            entry.set(stops.value(next));
        }
    };
    let turn = StoredValue::new(turn_to);
    let take = move |event: PointerEvent| {
        let Some(dial) = event.current_target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
        let _ = dial.set_pointer_capture(event.pointer_id());
        grip.set_value(Some(Grip { x: f64::from(event.client_x()), stop: f64::from(stop.get_untracked()) }));
    };
    let follow = move |event: PointerEvent| {
        if let Some(grip) = grip.get_value() {
            let at = grip.stop + (grip.x - f64::from(event.client_x())) / gap;
            turn.with_value(|turn| turn(at));
        }
    };
    let release = move |event: PointerEvent| {
        let Some(grip) = grip.try_update_value(Option::take).flatten() else { return };
        let x = f64::from(event.client_x());
        // A tap leads to what was tapped.
        let dial = event.current_target().and_then(|target| target.dyn_into::<Element>().ok());
        if let Some(dial) = dial.filter(|_| (x - grip.x).abs() < TAP && event.type_() == "pointerup") {
            let place = dial.get_bounding_client_rect();
            let at = grip.stop + (x - place.left() - place.width() / 2.0) / gap;
            turn.with_value(|turn| turn(at));
        }
        held.set(None);
    };
    let place = move || {
        let at = held.get().unwrap_or_else(|| f64::from(stop.get()));
        format!("translate(-{})", whole(at * gap))
    };
    let money = matches!(control.input.kind, InputKind::Money(_));
    view! {
        <div
            class="dial"
            class:held=move || held.get().is_some()
            on:pointerdown=take
            on:pointermove=follow
            on:pointerup=release
            on:pointercancel=release
        >
            <svg class="ruler" aria-hidden="true">
                <g transform=place>
                    <Ticks ruler money locale=control.app.locale()/>
                </g>
            </svg>
            <span class="needle" aria-hidden="true"></span>
            <Slider
                label=control.say(key!("form.slider"))
                max=last
                value=Signal::derive(move || stop.get())
                spoken=Signal::derive(spoken)
                on_move=move |stop| entry.set(scale.value(stop))
            />
        </div>
    }
}

/// A length in whole pixels; to write a fraction takes more program than all of the dial.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a ruler is short, and begins at 0")]
fn whole(pixels: f64) -> u32 {
    pixels.round() as u32
}

/// The drawing of a ruler: a path for each length of tick, and the numbers.
#[component]
fn Ticks(
    /// The ruler.
    ruler: Ruler,
    /// Whether its numbers are amounts.
    money: bool,
    /// For whom they are written.
    locale: crate::base::Locale,
) -> impl IntoView {
    let path = |size: TickSize, length: u32| {
        let ticks = ruler.ticks.iter().filter(|tick| tick.size == size);
        ticks.map(|tick| format!("M{} 12v{length}", tick.x)).collect::<String>()
    };
    let numbers = ruler.ticks.iter().filter(|tick| tick.size == TickSize::Major).map(|tick| {
        let words = match tick.value.to_f64() {
            Some(amount) if money => write::axis(amount, locale),
            _ => write::plain(tick.value),
        };
        view! { <text x=tick.x.to_string() y="4.1em">{words}</text> }.into_any()
    });
    view! {
        <path class="minor" d=path(TickSize::Minor, 10)/>
        <path class="middle" d=path(TickSize::Middle, 16)/>
        <path class="major" d=path(TickSize::Major, 20)/>
        {numbers.collect_view()}
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
    view! {
        <button type="button" class="step" aria-label=control.say(key) on:click=move |_| step(entry, &range, up)>
            {sign}
        </button>
    }
}
