//! The record of a list of suggestions: what is in it, and the consent that it needs to leave the device.

use std::sync::Arc;

use leptos::prelude::*;

use crate::advice::mode::Mode;
use crate::advice::ranking::RankingOrder;
use crate::advice::record::Record;
use crate::advice::suitability::Customer;
use crate::campaign::event::{Digest, Event};
use crate::config::HomeConfig;
use crate::i18n::Texts;
use crate::key;
use crate::suggest;
use crate::tool::text::{Arg, Text};
use crate::ui::components::lines::Lines;
use crate::ui::state::App;
use crate::ui::state::advice::Advice;

/// What gives the record of a list to the bank; nothing where there is nobody to give it to or nothing is said of how
/// long it is kept, and in education mode, which keeps nothing.
#[component]
pub fn RecordOfSuggestions(
    /// Whom the list is for.
    customer: Customer,
    /// How it was put in order.
    order: RankingOrder,
) -> impl IntoView {
    let app = expect_context::<App>();
    let texts = app.texts_untracked();
    let mode = app.home_config(|home| home.institution.mode);
    let given = mode != Mode::Education && app.host().listens();
    let opened = RwSignal::new(false);
    given.then(|| kept(app)).flatten().map(|kept| {
        let kept = texts.say(&kept);
        view! {
            <details class="record" on:toggle=move |_| opened.set(true)>
                <summary>{texts.get(key!("record.title"))}</summary>
                // Made when somebody wants to see it.
                <div>
                    <Show when=move || opened.get()>
                        <Consent customer=customer.clone() order=order kept=kept.clone()/>
                    </Show>
                </div>
            </details>
        }
    })
}

/// Who keeps what is handed over, for how long, and where it can be had back: without this no consent is informed
/// (PIPL Art. 17). `None` where the institution does not say so.
pub fn kept(app: App) -> Option<Text> {
    app.home_config(|HomeConfig { institution: bank, .. }| {
        let kept = Text::plain(key!("record.kept"))
            .with("bank", Arg::bank_text(bank.short.clone()))
            .with("time", Arg::bank_text(bank.keeps_records.clone()?))
            .with("phone", Arg::Name(bank.phone.clone()));
        Some(kept.with("hours", Arg::bank_text(bank.hours.clone())))
    })
}

/// What is in the record, and the box to tick before it is handed over.
#[component]
fn Consent(
    /// Whom the list is for.
    customer: Customer,
    /// How it was put in order.
    order: RankingOrder,
    /// Who keeps it, and for how long.
    kept: String,
) -> impl IntoView {
    let advice = expect_context::<Advice>();
    let app = advice.app;
    let texts = app.texts_untracked();
    let record = suggest::record(&advice.bank(), &customer, order, app.today());
    let whole = record.as_str().to_owned();
    let bank = app.home_config(|home| home.institution.full.get(texts.locale).to_owned());
    let agreed = RwSignal::new(false);
    let told = RwSignal::new(String::new());
    let give = {
        let texts = Arc::clone(&texts);
        move |_| {
            if agreed.get_untracked() {
                hand_over(app, &texts, &record, told);
            } else {
                told.set(texts.get(key!("record.tick")).to_owned());
            }
        }
    };
    let say = |key: &'static str| texts.get(key).to_owned();
    view! {
        <p>{say(key!("record.why"))}</p>
        <p>{say(key!("record.holds"))}</p>
        <Lines class="reasons" lines=used(&texts, &customer)/>
        <p>{say(key!("record.not"))}</p>
        <p>{kept}</p>
        <details>
            <summary>{say(key!("record.see"))}</summary>
            <pre tabindex="0">{whole}</pre>
        </details>
        <label class="switch-row">
            <input type="checkbox" on:change:target=move |event| agreed.set(event.target().checked())/>
            <span>{texts.around(key!("record.agree"), "bank", &bank)}</span>
        </label>
        <button class="plain" type="button" on:click=give>{say(key!("record.give"))}</button>
        <p role="status">{move || told.get()}</p>
    }
}

/// What the record holds of the customer's situation.
fn used(texts: &Texts, customer: &Customer) -> Vec<String> {
    let facts = &customer.facts;
    let looked_for = customer.goal.is_some() || !customer.asked.is_empty();
    let planned = customer.borrow.is_some() || customer.months.is_some() || looked_for;
    let mut used = Vec::new();
    for (there, key) in [
        (customer.assessment.is_some(), key!("record.level")),
        (facts.age_from.is_some() || facts.age_to.is_some(), key!("record.age")),
        (facts.occupation.is_some() || customer.besides.is_some(), key!("record.occupation")),
        (facts.horizon_months.is_some() || facts.cash_days.is_some(), key!("record.time")),
        (facts.means_from.is_some() || facts.means_to.is_some() || customer.amount.is_some(), key!("record.means")),
        (facts.goal.is_some(), key!("record.goal")),
        (planned || !customer.opened.is_empty(), key!("record.plan")),
    ] {
        if there {
            used.push(texts.get(key).to_owned());
        }
    }
    if used.is_empty() {
        used.push(texts.get(key!("record.nothing")).to_owned());
    }
    used
}

fn hand_over(app: App, texts: &Arc<Texts>, record: &Record, told: RwSignal<String>) {
    let (texts, record) = (Arc::clone(texts), record.clone());
    let json = record.as_str().to_owned();
    let done = move |hash: Option<String>| {
        let hash = hash.unwrap_or_default();
        let words = match Digest::new(&hash) {
            Some(digest) => {
                app.emit(&Event::SuggestionsRecorded { record, hash: digest });
                texts.around(key!("record.given"), "hash", hash.get(..16).unwrap_or_default())
            }
            None => texts.get(key!("record.failed")).to_owned(),
        };
        let _ = told.try_set(words);
    };
    app.host().digest(&json, Box::new(done));
}
