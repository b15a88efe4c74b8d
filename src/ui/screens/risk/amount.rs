//! The field of a question for an amount, and the band that the amount lies in: what counts, and nothing else.

use leptos::prelude::*;
use rust_decimal::Decimal;

use crate::advice::questionnaire::Item;
use crate::i18n::Locale;
use crate::key;
use crate::platform::dom;
use crate::tool::amount;
use crate::tool::form::Typed;
use crate::tool::text::{Arg, Text};
use crate::tool::value::Value;
use crate::ui::components::number_entry::{MoneyUnit, NumberBox, NumberEntry};
use crate::ui::state::advice::Advice;
use crate::visit::entry::draft_in_unit;
use crate::visit::questionnaire::QuestionnaireChange;

/// The id of the field in the page.
const ID: &str = "fp-amount";

/// What is asked, and what stands in the field.
#[derive(Clone, Copy)]
struct Asked {
    advice: Advice,
    place: usize,
    entry: NumberEntry,
    /// Where the second band begins that an amount can lie in.
    first: Decimal,
    /// Whether the bands count 万 in the language in force.
    wan: bool,
}

/// A field for an amount.
#[component]
pub(super) fn AmountEntry(
    /// The question.
    item: Item,
    /// Its place in the questionnaire.
    place: usize,
    /// Whether an answer was asked for in vain.
    missing: RwSignal<bool>,
) -> impl IntoView {
    let advice = expect_context::<Advice>();
    let texts = advice.app.texts_untracked();
    let currency = texts.currency;
    let first = item.first_bound().unwrap_or_default();
    let wan = texts.locale != Locale::En && first >= Decimal::from(10_000);
    let before = advice.answers_untracked().amount(&item.id);
    let shown = |amount: Decimal| if wan { draft_in_unit(amount, wan) } else { plain_digits(amount) };
    let typed = RwSignal::new(before.map_or(Typed { text: String::new(), wan }, shown));
    let change = move |changed: Typed| {
        let changed = amount::settled(changed);
        missing.set(false);
        advice.apply(QuestionnaireChange::Entered(place, amount::read(&changed, currency).ok()));
        typed.set(changed);
    };
    // The same number in another unit; what is none is read in that unit.
    let count = move |wan: bool| {
        let now = typed.get_untracked();
        match amount::read(&now, currency) {
            Ok(number) => typed.set(draft_in_unit(number, wan)),
            Err(_) => change(Typed { wan, ..now }),
        }
    };
    let entry = NumberEntry {
        typed,
        value: Memo::new(move |_| typed.with(|typed| amount::read(typed, currency).ok())),
        on_change: Callback::new(change),
        on_count: Callback::new(count),
        money: true,
    };
    let asked = Asked { advice, place, entry, first, wan };
    view! {
        <div class="amount-entry">
            <span class="box">
                <NumberBox
                    entry
                    id=ID.to_owned()
                    inputmode="decimal"
                    labelledby="fp-title"
                    describedby="fp-band fp-amount-note fp-missing"
                    invalid=Signal::derive(move || asked.error().is_some())
                />
                <MoneyUnit entry/>
            </span>
            <p class="muted" id="fp-band" role="status">
                {move || asked.band()}
            </p>
            <Note asked/>
        </div>
    }
}

/// What was understood, what is wrong, and one tap for what may have been meant.
#[component]
fn Note(
    /// What is asked.
    asked: Asked,
) -> impl IntoView {
    let texts = asked.advice.app.texts_untracked();
    let line = |class, words: Option<String>| words.map(|words| view! { <p class=class>{words}</p> });
    view! {
        <div class="note" id="fp-amount-note">
            <div aria-live="polite">
                {move || line("echo", asked.entry.echo(&texts, Arg::Amount))}
                {move || line("error", asked.error().map(|(text, _)| asked.say(&text)))}
                {move || line("caution", asked.question().map(|(text, _)| asked.say(&text)))}
            </div>
            <div>{move || asked.meant().map(|meant| view! { <UseMeant asked meant/> })}</div>
        </div>
    }
}

/// Puts what may have been meant into the field.
#[component]
fn UseMeant(
    /// What is asked.
    asked: Asked,
    /// What may have been meant.
    meant: Decimal,
) -> impl IntoView {
    let label = Text::plain(key!("error.use_meant")).with("b", Arg::Amount(meant));
    let press = move |_| {
        asked.entry.on_change.run(draft_in_unit(meant, asked.wan));
        // The button goes with the question.
        dom::focus(ID);
    };
    view! {
        <button class="link" type="button" on:click=press>
            {asked.say(&label)}
        </button>
    }
}

fn plain_digits(amount: Decimal) -> Typed {
    Typed { text: amount.normalize().to_string(), wan: false }
}

impl Asked {
    /// The band of what stands in the field.
    fn band(self) -> String {
        let amount = self.entry.value.get();
        let bank = self.advice.bank();
        let item = bank.questionnaire.as_ref().and_then(|questionnaire| questionnaire.items.get(self.place));
        let band = item.zip(amount).and_then(|(item, amount)| item.band(amount));
        band.map_or(String::new(), |band| band.text.get(self.advice.app.locale()).to_owned())
    }

    /// What is wrong with what was typed, and what may have been meant.
    fn error(self) -> Option<(Text, Option<Decimal>)> {
        let typed = self.entry.typed.get();
        if typed.text.trim().is_empty() {
            return None;
        }
        let error = amount::read(&typed, self.advice.app.texts_untracked().currency).err()?;
        let meant = match error.meant {
            Some(Value::Number(number)) => Some(number),
            _ => None,
        };
        let label = Arg::Name(self.advice.app.text(key!("risk.amount")));
        Some((error.text.with("label", label), meant))
    }

    /// A question back: an amount so far below the bands that its scale may be missing.
    fn question(self) -> Option<(Text, Decimal)> {
        let scale = Decimal::from(if self.advice.app.locale() == Locale::En { 1_000 } else { 10_000 });
        let typed = self.entry.typed.get();
        let meant = amount::unscaled(&typed, self.first, scale, self.advice.app.texts_untracked().currency)?;
        let read = self.entry.value.get()?;
        let text = Text::plain(key!("risk.meant")).with("a", Arg::Amount(read)).with("b", Arg::Amount(meant));
        Some((text, meant))
    }

    /// What may have been meant, where something else was typed.
    fn meant(self) -> Option<Decimal> {
        let error = self.error().and_then(|(_, meant)| meant);
        error.or_else(|| self.question().map(|(_, meant)| meant))
    }

    fn say(self, text: &Text) -> String {
        self.advice.app.say(text)
    }
}
