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
use crate::ui::el::{El, button, el, lines, text, ticked};
use crate::ui::state::App;
use crate::ui::state::advice::Advice;

/// What gives the record of a list to the bank; `None` where there is nobody to give it to or nothing is said of how
/// long it is kept, and in education mode, which keeps nothing.
pub fn view(advice: Advice, customer: &Customer, order: RankingOrder) -> Option<El> {
    let app = advice.app;
    let mode = app.home_config(|home| home.institution.mode);
    if mode == Mode::Education || !app.host().listens() {
        return None;
    }
    let texts = app.texts_untracked();
    let kept = texts.say(&kept(app)?);
    let opened = RwSignal::new(false);
    let title = text("summary", "", texts.get(key!("record.title")));
    let customer = customer.clone();
    // Made when somebody wants to see it.
    let body = el("div", "")
        .children_of(move || if opened.get() { body(advice, &texts, &kept, &customer, order) } else { Vec::new() });
    Some(el("details", "record").child(&title).child(&body).on("toggle", move |_| opened.set(true)))
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

fn body(advice: Advice, texts: &Arc<Texts>, kept: &str, customer: &Customer, order: RankingOrder) -> Vec<El> {
    let app = advice.app;
    let record = suggest::record(&advice.bank(), customer, order, app.today());
    let bank = app.home_config(|home| home.institution.full.get(texts.locale).to_owned());
    let paragraph = |key: &'static str| text("p", "", texts.get(key));
    let whole = el("details", "")
        .child(&text("summary", "", texts.get(key!("record.see"))))
        .child(&text("pre", "", record.as_str()).attr("tabindex", "0"));
    let agreed = RwSignal::new(false);
    let tick = el("input", "").attr("type", "checkbox").on("change", move |event| agreed.set(ticked(&event)));
    let agree = texts.around(key!("record.agree"), "bank", &bank);
    let agree = el("label", "switch-row").child(&tick).child(&text("span", "", &agree));
    let told = el("p", "").attr("role", "status");
    let (said, words) = (told.clone(), Arc::clone(texts));
    let give = button("plain", texts.get(key!("record.give")), move || {
        if agreed.get_untracked() {
            hand_over(app, &words, &record, &said);
        } else {
            said.set_text(words.get(key!("record.tick")));
        }
    });
    vec![
        paragraph(key!("record.why")),
        paragraph(key!("record.holds")),
        lines("reasons", &used(texts, customer)),
        paragraph(key!("record.not")),
        text("p", "", kept),
        whole,
        agree,
        give,
        told,
    ]
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

fn hand_over(app: App, texts: &Arc<Texts>, record: &Record, told: &El) {
    let (texts, record, told) = (Arc::clone(texts), record.clone(), told.clone());
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
        told.set_text(&words);
    };
    app.host().digest(&json, Box::new(done));
}
