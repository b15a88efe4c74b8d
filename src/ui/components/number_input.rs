//! The box that a number is typed into, for the questionnaire's amounts: goes with `el.rs`, once these take
//! [`NumberEntry`](super::number_entry::NumberEntry).

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use rust_decimal::Decimal;

use crate::i18n::number as write;
use crate::i18n::{Locale, Texts};
use crate::key;
use crate::tool::form::{Typed, number};
use crate::tool::text::{Arg, Text};
use crate::ui::el::{El, button, el, text, typed};
use crate::visit::entry::draft_in_unit;

/// The number that a text says, where it says one.
type Reading = dyn Fn(&Typed) -> Option<Decimal>;

/// A number that is typed somewhere.
#[derive(Clone)]
pub struct NumberInput {
    /// The texts of the language in force.
    pub texts: Arc<Texts>,
    /// The id of the text field in the page.
    pub id: String,
    /// What stands in it.
    pub typed: RwSignal<Typed>,
    /// The number that it says, where it says one.
    pub read: Rc<Reading>,
    /// Called with what stands in it after a change by the customer.
    pub change: Rc<dyn Fn(Typed)>,
    /// Called where it is to count ten thousands, or units: the same number.
    pub count: Rc<dyn Fn(bool)>,
    /// Whether it is an amount of money.
    pub money: bool,
}

impl NumberInput {
    /// The text field.
    pub fn input(&self) -> El {
        let (signal, change) = (self.typed, Rc::clone(&self.change));
        let write = move |event| {
            let wan = signal.with_untracked(|typed| typed.wan);
            change(Typed { text: typed(&event), wan });
        };
        el("input", "")
            .attr("type", "text")
            .attr("autocomplete", "off")
            .attr("id", &self.id)
            .prop_of("value", move || signal.with(|typed| typed.text.as_str().into()))
            .on("input", write)
    }

    /// The number that stands in it; follows it.
    #[must_use]
    pub fn value(&self) -> Option<Decimal> {
        self.typed.with(|typed| (self.read)(typed))
    }

    /// Puts a number into it, in the unit that it counts in.
    pub fn set(&self, value: Decimal) {
        let wan = self.typed.with_untracked(|typed| typed.wan);
        (self.change)(draft_in_unit(value, wan));
    }

    /// The sign of the currency; in Chinese a button that switches between 元 and 万元.
    pub fn money_unit(&self) -> El {
        if self.texts.locale == Locale::En {
            return text("span", "unit", write::currency_sign(self.texts.currency));
        }
        let signal = self.typed;
        let name = |texts: &Texts, wan: bool| {
            texts.get(if wan { key!("form.unit.wan") } else { key!("form.unit.one") }).to_owned()
        };
        let switch = {
            let count = Rc::clone(&self.count);
            move || count(!signal.with_untracked(|typed| typed.wan))
        };
        let label = {
            let texts = Arc::clone(&self.texts);
            move || {
                let unit = Arg::Name(name(&texts, signal.with(|typed| typed.wan)));
                Some(texts.say(&Text::plain(key!("form.unit.switch")).with("unit", unit)))
            }
        };
        let texts = Arc::clone(&self.texts);
        button("unit switch", "", switch)
            .text_of(move || name(&texts, signal.with(|typed| typed.wan)))
            .attr_of("aria-label", label)
    }

    /// The reading of what was typed, where it may not be what stands there: `= 1,200,000 元`.
    #[must_use]
    pub fn echo(&self, arg: &dyn Fn(Decimal) -> Arg) -> Option<String> {
        let value = self.value()?;
        let is_told = self.typed.with(|typed| number::is_told(typed, value, self.money));
        is_told.then(|| self.texts.say(&Text::plain(key!("form.echo")).with("amount", arg(value))))
    }
}
