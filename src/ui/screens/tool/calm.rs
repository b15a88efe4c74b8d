//! The calm way through a calculator: one number at a time, somebody to ask, and a sheet for the family.

use leptos::prelude::*;

use crate::i18n::number::NumberStyle;
use crate::key;
use crate::tool::input::Range;
use crate::tool::text::{Arg, Text};
use crate::tool::usual::stride;
use crate::ui::chunk::{Below, BelowPart};
use crate::ui::components::anew::Anew;
use crate::ui::components::control::Control;
use crate::ui::components::number::{entry, step};
use crate::ui::components::phone::PhoneLink;
use crate::ui::state::App;
use crate::ui::state::tools::ToolState;

/// One number with two large buttons, the telephone, and the way to everything else.
#[component]
pub fn CalmWay(
    /// Whether all of the calculator is shown.
    all: RwSignal<bool>,
) -> impl IntoView {
    let (app, state) = (expect_context::<App>(), expect_context::<ToolState>());
    let texts = app.texts_untracked();
    let bank = app.home_config(|home| home.institution.short.clone());
    let ask = Text::plain(key!("calm.ask")).with("bank", Arg::bank_text(bank));
    let switch = move || app.text(if all.get() { key!("calm.one") } else { key!("calm.all") });
    view! {
        <section class="calm-way" aria-label=texts.get(key!("calm.title"))>
            <div hidden=move || all.get() || state.is_broken()>
                <Anew
                    of=move || state.on_dial.get()
                    children=|place| place.and_then(Control::at).map(|control| view! { <OneNumber control/> })
                />
            </div>
            <p>{texts.say(&ask)}</p>
            <PhoneLink/>
            <Below part=BelowPart::FamilyPrint/>
            <button type="button" class="link calm-all" on:click=move |_| all.update(|all| *all = !*all)>
                {switch}
            </button>
        </section>
    }
}

/// The number of one field between two buttons, and the way to the next field.
#[component]
fn OneNumber(
    /// The field.
    control: Control,
) -> impl IntoView {
    let range = control.range()?;
    let (app, entry) = (control.app, entry(control));
    let value = move || {
        let number = entry.value.get().unwrap_or(range.default);
        app.texts_untracked().arg(&control.field(|field| field.arg(number)), NumberStyle::Sentence)
    };
    let by = stride(&control.input.kind, &range);
    let stride = Range { step: by, ..range };
    let by = Text::plain(key!("calm.step")).with("step", control.field(|field| field.arg(by)));
    let press = move |up, sign, key| {
        view! {
            <button type="button" class="calm-step" aria-label=control.say(key) on:click=move |_| step(entry, &stride, up)>
                {sign}
            </button>
        }
    };
    // What follows is said by its name, so that nobody has to guess how much there is.
    let next = control.state.next_on_dial(control.place).map(|place| {
        let label = control.state.field(place).map(|(field, _)| control.state.tool.label(field.input.id));
        let words = label.map(|label| Text::plain(key!("calm.next")).with("label", Arg::text(label)));
        view! {
            <button type="button" class="link" on:click=move |_| control.state.put_on_dial(place)>
                {words.map(|words| app.say(&words))}
            </button>
        }
    });
    Some(view! {
        <div class="one-number" role="group" aria-label=control.label()>
            <h2>{control.label()}</h2>
            <div class="calm-row">
                {press(false, "−", key!("form.less"))}
                <output class="calm-value">{value}</output>
                {press(true, "+", key!("form.more"))}
            </div>
            <p class="muted">{app.say(&by)}</p>
            {next}
        </div>
    })
}
