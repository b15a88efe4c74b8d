//! Products that fit, why, and why others are not shown.

use std::sync::Arc;

use leptos::prelude::*;

use super::product;
use crate::advice::ranking::{Order, Withheld};
use crate::advice::scoring::Outcome;
use crate::advice::suitability::Customer;
use crate::campaign::event::Event;
use crate::i18n::Texts;
use crate::key;
use crate::tool::text::{Arg, Text};
use crate::ui::components::{record, required};
use crate::ui::el::{El, button, el, lines, list, text, ticked};
use crate::ui::screens::title;
use crate::ui::state::Screen;
use crate::ui::state::advice::Advice;

/// The list, made anew when the customer switches personalisation.
pub fn view(advice: Advice, texts: &Arc<Texts>) -> Vec<El> {
    let switch = el("input", "")
        .attr("type", "checkbox")
        .attr("role", "switch")
        .prop_of("checked", move || advice.personal.get().into())
        .on("change", move |event| advice.personal.set(ticked(&event)));
    let switch = el("label", "switch-row").child(&switch).child(&text("span", "", texts.get(key!("suggest.personal"))));
    let shared = Arc::clone(texts);
    let products = el("div", "").children_of(move || products(advice, &shared));
    vec![title(texts.get(key!("suggest.title"))), switch, products]
}

fn products(advice: Advice, texts: &Texts) -> Vec<El> {
    let bank = advice.bank();
    let personal = advice.personal.get();
    let customer = match advice.outcome.get() {
        Some(Outcome::Level(assessment)) => Customer::assessed(assessment),
        _ => Customer::default(),
    };
    let order = if personal { Order::Personal } else { Order::ByName(texts.locale) };
    let suggestions = bank.suggest(&customer, order, advice.app.today());
    let shown = u32::try_from(suggestions.shown.len()).unwrap_or(0);
    advice.app.emit(&Event::SuggestionsViewed { count: shown });
    let assessed = customer.assessment.is_some();
    let key = match (shown, assessed) {
        (0, _) => key!("suggest.none"),
        (_, true) => key!("suggest.count"),
        (_, false) => key!("suggest.count.open"),
    };
    let headline = texts.say(&Text::plain(key).with("n", Arg::Count(shown)));
    let mut parts = vec![el("div", "").attr("role", "status").child(&text("h2", "headline", &headline))];
    if !assessed && bank.questionnaire.is_some() {
        parts.push(button("plain", texts.get(key!("suggest.assess")), move || advice.app.go(Screen::RiskIntro)));
    }
    if !personal {
        parts.push(text("p", "notice", texts.get(key!("suggest.personal_off"))));
    }
    if let Some(segment) = suggestions.segment {
        parts.push(text("h2", "segment", segment.heading.get(texts.locale)));
        parts.push(text("p", "", segment.reason.get(texts.locale)));
    }
    let cards = suggestions.shown.iter().zip(1_u32..);
    let cards = cards.map(|(suggestion, place)| product::card(advice.app, texts, &bank, suggestion, place));
    parts.push(list("products", cards.collect::<Vec<_>>()));
    let named: Vec<_> = suggestions.withheld.iter().map(|other| other.product).collect();
    let others = others(texts, &suggestions.withheld);
    parts.extend(others.map(|others| others.child(&required::words(advice, texts, &named))));
    parts.extend(record::view(advice, &customer, order));
    parts
}

fn others(texts: &Texts, withheld: &[Withheld<'_>]) -> Option<El> {
    let count = u32::try_from(withheld.len()).ok().filter(|count| *count > 0)?;
    let rows = withheld.iter().map(|other| {
        let reasons: Vec<String> = other.reasons.iter().map(|why| texts.say(&product::why_not(why))).collect();
        el("div", "").child(&text("b", "", other.product.name.get(texts.locale))).child(&lines("reasons", &reasons))
    });
    let rows = list("", rows.collect::<Vec<_>>());
    let summary = texts.say(&Text::plain(key!("suggest.why_not")).with("n", Arg::Count(count)));
    Some(el("details", "withheld").child(&text("summary", "", &summary)).child(&rows))
}
