//! Products that fit, why, and why others are not shown.

mod ask;
mod compare;
mod others;

use std::sync::Arc;

use leptos::prelude::*;

use super::product;
use crate::advice::ranking::{RankingOrder, Suggestions};
use crate::advice::suitability::{on_request, tolerance};
use crate::campaign::event::Event;
use crate::config::Bank;
use crate::handover::product_intent::ProductIntent;
use crate::i18n::Texts;
use crate::key;
use crate::suggest;
use crate::tool::text::{Arg, Text};
use crate::ui::components::{because, record, required};
use crate::ui::el::{El, button, el, list, text, ticked};
use crate::ui::screens::title;
use crate::ui::state::advice::{Advice, ProductSelection};
use crate::ui::state::{Prefill, Screen};

/// The list, made anew when the customer switches personalisation.
pub fn view(advice: Advice, texts: &Arc<Texts>) -> Vec<El> {
    if let Some(Prefill::Products(intent)) = advice.app.take_prefill() {
        advice.set_intent(intent);
    }
    let switch = el("input", "")
        .attr("type", "checkbox")
        .attr("role", "switch")
        .prop_of("checked", move || advice.personal.get().into())
        .on("change", move |event| advice.personal.set(ticked(&event)));
    let switch = el("label", "switch-row").child(&switch).child(&text("span", "", texts.get(key!("suggest.personal"))));
    let (shared, named) = (Arc::clone(texts), Arc::clone(texts));
    let calculation = el("div", "").children_of(move || calculation(advice, &named).into_iter().collect());
    let products = el("div", "").children_of(move || products(advice, &shared));
    vec![title(texts.get(key!("suggest.title"))), calculation, switch, compare::view(advice, texts), products]
}

/// The numbers that the customer brought from a calculation, and the way to do without them.
fn calculation(advice: Advice, texts: &Texts) -> Option<El> {
    let intent = advice.intent();
    let (amount, [alone, over]) = match (intent.borrow, intent.amount) {
        (Some(amount), _) => (amount, [key!("suggest.for.borrow"), key!("suggest.for.borrow_over")]),
        (None, Some(amount)) => (amount, [key!("suggest.for.amount"), key!("suggest.for.amount_over")]),
        (None, None) => return None,
    };
    let words = match intent.months.filter(|months| *months > 0) {
        Some(months) => Text::plain(over).with("time", Arg::Duration(months)),
        None => Text::plain(alone),
    };
    let clear = move || advice.set_intent(ProductIntent::default());
    let clear = button("link", texts.get(key!("suggest.for.clear")), clear);
    let words = texts.say(&words.with("amount", Arg::Amount(amount)));
    Some(el("p", "notice for").child(&text("span", "", &words)).child(&clear))
}

fn products(advice: Advice, texts: &Arc<Texts>) -> Vec<El> {
    let bank = advice.bank();
    let personal = advice.personal.get();
    let mut told = Vec::new();
    let mut customer = advice.customer();
    let visit = advice.app.visit();
    let need = suggest::need(&bank, &customer, &visit, advice.app.today());
    customer.segment = need.filter(|_| personal).map(|(segment, because)| {
        told = because;
        segment.id.clone()
    });
    let order = if personal { RankingOrder::Personal } else { RankingOrder::ByName(texts.locale) };
    let suggestions = suggest::products(&bank, &customer, order, advice.app.today());
    let openings = suggest::openings(&bank, &suggestions, &customer, &visit, order, advice.app.today());
    keep_what_is_seen(advice, &suggestions);
    let shown = u32::try_from(suggestions.shown.len()).unwrap_or(0);
    advice.app.emit(&Event::SuggestionsViewed { count: shown });
    // A result that no longer counts is none (R05).
    let assessed = tolerance(&customer, &bank.rules(advice.app.today())).is_ok();
    let exercise = advice.is_exercise();
    // Whoever sells nothing that invests, or asks no questions, has nobody wait for a result.
    let assesses = bank.questionnaire.is_some() && bank.products.iter().any(|one| one.kind.regime().is_some());
    let key = match (shown, assessed) {
        (0, _) => key!("suggest.none"),
        _ if exercise => key!("suggest.count.exercise"),
        _ if !assesses => key!("suggest.count.plain"),
        (_, true) => key!("suggest.count"),
        (_, false) => key!("suggest.count.open"),
    };
    let headline = texts.say(&Text::plain(key).with("n", Arg::Count(shown)));
    let headline = text("h2", "headline", &headline).attr("id", ask::HEADLINE).attr("tabindex", "-1");
    let mut parts = vec![el("div", "").attr("role", "status").child(&headline)];
    parts.extend(ask::given(advice, texts, &bank));
    if !assessed && !exercise && assesses {
        parts.push(button("plain", texts.get(key!("suggest.assess")), move || advice.app.go(Screen::RiskIntro)));
    }
    if !personal {
        parts.push(text("p", "notice", texts.get(key!("suggest.personal_off"))));
    }
    if let Some(segment) = suggestions.segment {
        if suggestions.segment_applies {
            parts.push(text("h2", "segment", segment.heading.get(texts.locale)));
            let reason = segment.reason.as_ref().filter(|_| !segment.first.is_empty());
            parts.extend(reason.map(|reason| text("p", "", reason.get(texts.locale))));
        }
        parts.extend(because::view(texts, &told));
    }
    for line in order_in_words(&bank, &suggestions) {
        parts.push(text("p", "muted", &texts.say(&line)));
    }
    // What she looks for is said first, with its question where it is an answer away; what else she may look for, last.
    let sought = if personal { ask::sought(advice, texts, &customer, &suggestions) } else { None };
    let (before, mut questions) = (sought.is_some(), ask::view(advice, texts, &bank, &openings));
    parts.extend(sought);
    parts.extend(questions.take_if(|_| before));
    let cards = suggestions.shown.iter().zip(1_u32..);
    let cards = cards.map(|(suggestion, place)| product::card(advice, texts, &bank, suggestion, Some(place)));
    parts.push(list("products", cards.collect::<Vec<_>>()));
    let named: Vec<_> = suggestions.withheld.iter().map(|other| other.product).collect();
    parts.extend(questions);
    let others = others::view(advice, texts, &suggestions.withheld, &openings);
    parts.extend(others.map(|others| others.child(&required::words(advice, texts, &named))));
    parts.extend(record::view(advice, &customer, order));
    parts
}

/// How the list was put in order.
fn order_in_words(bank: &Bank, suggestions: &Suggestions<'_>) -> Vec<Text> {
    let Some(shares) = suggestions.shares.filter(|_| !suggestions.shown.is_empty()) else { return Vec::new() };
    if shares.content == 100 {
        return vec![Text::plain(key!("suggest.order.fit"))];
    }
    let share = product::why::share;
    let fused = Text::plain(key!("suggest.order.fused"))
        .with("content", share(shares.content))
        .with("similar", share(shares.similar))
        .with("learned", share(shares.learned));
    let models = bank.models.as_ref().map(|models| {
        Text::plain(key!("suggest.order.models"))
            .with("date", Arg::Date(models.trained_on))
            .with("n", Arg::Count(models.visits))
            .with("source", Arg::bank_text(models.source.clone()))
    });
    [Some(fused), models].into_iter().flatten().collect()
}

/// After another result or calculation, nothing stays beside others or opened that may no longer be seen.
fn keep_what_is_seen(advice: Advice, suggestions: &Suggestions<'_>) {
    let seen = |which| untrack(|| advice.selected(which));
    let (mut requested, mut compared) = (seen(ProductSelection::Requested), seen(ProductSelection::Compared));
    let before = (requested.len(), compared.len());
    requested.retain(|id| {
        let other = suggestions.withheld.iter().find(|other| other.product.id == *id);
        other.is_some_and(|other| on_request(other.product.kind, &other.reasons))
    });
    compared.retain(|id| requested.contains(id) || suggestions.shown.iter().any(|shown| shown.product.id == *id));
    if before != (requested.len(), compared.len()) {
        advice.set_selected(ProductSelection::Requested, requested);
        advice.set_selected(ProductSelection::Compared, compared);
    }
}
