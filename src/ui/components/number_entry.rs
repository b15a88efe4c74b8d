//! The box that a number is typed into, with its unit and what was understood.

use leptos::prelude::*;
use rust_decimal::Decimal;

use crate::i18n::number as write;
use crate::i18n::{Locale, Texts};
use crate::key;
use crate::tool::form::{Typed, number};
use crate::tool::text::{Arg, Text};
use crate::ui::state::App;
use crate::visit::entry::draft_in_unit;

/// A number that is typed somewhere.
#[derive(Clone, Copy)]
pub struct NumberEntry {
    /// What stands in the box.
    pub typed: RwSignal<Typed>,
    /// The number that it says, where it says one.
    pub value: Memo<Option<Decimal>>,
    /// Told what stands in it after a change by the customer.
    pub on_change: Callback<Typed>,
    /// Told where it is to count ten thousands, or units: the same number.
    pub on_count: Callback<bool>,
    /// Whether it is an amount of money.
    pub money: bool,
}

impl NumberEntry {
    /// Puts a number into the box, in the unit that it counts in.
    pub fn set(self, value: Decimal) {
        self.on_change.run(draft_in_unit(value, self.typed.with_untracked(|typed| typed.wan)));
    }

    /// The reading of what was typed, where it may not be what stands there: `= 1,200,000 元`.
    #[must_use]
    pub fn echo(self, texts: &Texts, arg: impl FnOnce(Decimal) -> Arg) -> Option<String> {
        let value = self.value.get()?;
        let is_told = self.typed.with(|typed| number::is_told(typed, value, self.money));
        is_told.then(|| texts.say(&Text::plain(key!("form.echo")).with("amount", arg(value))))
    }
}

/// The text field.
#[component]
pub fn NumberBox(
    /// The number.
    entry: NumberEntry,
    /// The id of the field in the page.
    id: String,
    /// Which keyboard a phone shows for it: `decimal`, or `text` where a sign may be needed.
    inputmode: &'static str,
    /// The id of what names it, where no label does.
    #[prop(optional, into)]
    labelledby: Option<String>,
    /// The ids of what describes it.
    #[prop(into)]
    describedby: String,
    /// Whether it has to be mended.
    #[prop(into)]
    invalid: Signal<bool>,
) -> impl IntoView {
    let write = move |event| {
        let wan = entry.typed.with_untracked(|typed| typed.wan);
        entry.on_change.run(Typed { text: event_target_value(&event), wan });
    };
    view! {
        <input
            type="text"
            autocomplete="off"
            id=id
            inputmode=inputmode
            aria-labelledby=labelledby
            aria-describedby=describedby
            aria-invalid=move || invalid.get().then_some("true")
            prop:value=move || entry.typed.with(|typed| typed.text.clone())
            on:input=write
        />
    }
}

/// The sign of the currency; in Chinese a button that switches between 元 and 万元.
#[component]
pub fn MoneyUnit(
    /// The amount that it stands behind.
    entry: NumberEntry,
) -> impl IntoView {
    let texts = expect_context::<App>().texts_untracked();
    if texts.locale == Locale::En {
        return view! { <span class="unit">{write::currency_sign(texts.currency)}</span> }.into_any();
    }
    let name = StoredValue::new([key!("form.unit.one"), key!("form.unit.wan")].map(|key| texts.get(key).to_owned()));
    let name = move || {
        let wan = entry.typed.with(|typed| typed.wan);
        name.with_value(|[one, many]| if wan { many.clone() } else { one.clone() })
    };
    let label = Text::plain(key!("form.unit.switch"));
    let switch = move |_| entry.on_count.run(!entry.typed.with_untracked(|typed| typed.wan));
    view! {
        <button
            type="button"
            class="unit switch"
            aria-label=move || texts.say(&label.clone().with("unit", Arg::Name(name())))
            on:click=switch
        >
            {move || name()}
        </button>
    }
    .into_any()
}
