//! The products for a customer, with what must be said about the list.

use leptos::prelude::*;

use super::ask::{Given, HEADLINE, Questions, Sought};
use super::others::Others;
use crate::advice::ranking::{RankingOrder, Suggestions};
use crate::advice::segment::{Segment, SegmentReason};
use crate::advice::suitability::{Customer, on_request, tolerance};
use crate::campaign::event::Event;
use crate::config::Bank;
use crate::key;
use crate::suggest;
use crate::tool::text::{Arg, Text};
use crate::ui::components::because::Because;
use crate::ui::components::record::RecordOfSuggestions;
use crate::ui::screens::product::{ProductCard, why};
use crate::ui::state::advice::{Advice, ProductSelection};
use crate::ui::state::{App, Screen};

/// The list.
#[component]
pub(super) fn Products(
    /// Whether it uses the customer's situation.
    personal: bool,
    /// What is known about her.
    customer: Customer,
) -> impl IntoView {
    let advice = expect_context::<Advice>();
    let (app, bank, mut customer) = (advice.app, advice.bank(), customer);
    let (texts, today, visit) = (app.texts_untracked(), app.today(), app.visit());
    let need = suggest::need(&bank, &customer, &visit, today).filter(|_| personal);
    let (segment, told) = need.map(|(segment, because)| (segment.id.clone(), because)).unzip();
    customer.segment = segment;
    let order = if personal { RankingOrder::Personal } else { RankingOrder::ByName(texts.locale) };
    let suggestions = suggest::products(&bank, &customer, order, today);
    let openings = suggest::openings(&bank, &suggestions, &customer, &visit, order, today);
    keep_what_is_seen(advice, &suggestions);
    let shown = u32::try_from(suggestions.shown.len()).unwrap_or(0);
    app.emit(&Event::SuggestionsViewed { count: shown });
    // A result that no longer counts is none (R05).
    let assessed = tolerance(&customer, &bank.rules(today)).is_ok();
    // What she looks for is said first, with its question where it is an answer away; what else she may look for, last.
    let sought = if personal { super::ask::sought(&customer, &suggestions) } else { Vec::new() };
    let need = customer.wants().first().copied();
    let before = !sought.is_empty();
    let cards = suggestions.shown.iter().zip(1_u32..).map(|(suggestion, place)| {
        view! {
            <li>
                <ProductCard suggestion=suggestion place=Some(place)/>
            </li>
        }
    });
    let cards = view! { <ul class="products">{cards.collect_view()}</ul> };
    let about = order_in_words(&bank, &suggestions);
    let about = about.iter().map(|line| view! { <p class="muted">{texts.say(line)}</p> });
    view! {
        <Headline shown=shown assessed=assessed/>
        {(!personal).then(|| view! { <p class="notice">{texts.get(key!("suggest.personal_off"))}</p> })}
        {suggestions
            .segment
            .map(|segment| {
                let reasons = told.unwrap_or_default();
                view! { <SegmentWords segment=segment applies=suggestions.segment_applies reasons=reasons/> }
            })}
        {about.collect_view()}
        {need.filter(|_| before).map(|need| view! { <Sought need=need products=&sought/> })}
        {before.then(|| view! { <Questions openings=&openings/> })}
        {cards}
        {(!before).then(|| view! { <Questions openings=&openings/> })}
        {(!suggestions.withheld.is_empty()).then(|| view! { <Others withheld=&suggestions.withheld openings=&openings/> })}
        <RecordOfSuggestions customer=customer order=order/>
    }
}

/// How many products there are, what she answered for them, and the way to an assessment where one is missing.
#[component]
fn Headline(
    /// How many there are.
    shown: u32,
    /// Whether there is a result that counts.
    assessed: bool,
) -> impl IntoView {
    let advice = expect_context::<Advice>();
    let (texts, bank, exercise) = (advice.app.texts_untracked(), advice.bank(), advice.is_exercise());
    // Whoever sells nothing that invests, or asks no questions, has nobody wait for a result.
    let assesses = bank.questionnaire.is_some() && bank.products.iter().any(|one| one.kind.regime().is_some());
    let key = match (shown, assessed) {
        (0, _) => key!("suggest.none"),
        _ if exercise => key!("suggest.count.exercise"),
        _ if !assesses => key!("suggest.count.plain"),
        (_, true) => key!("suggest.count"),
        (_, false) => key!("suggest.count.open"),
    };
    view! {
        <div role="status">
            <h2 class="headline" id=HEADLINE tabindex="-1">
                {texts.say(&Text::plain(key).with("n", Arg::Count(shown)))}
            </h2>
        </div>
        <Given/>
        {(!assessed && !exercise && assesses)
            .then(|| {
                view! {
                    <button class="plain" type="button" on:click=move |_| advice.app.go(Screen::RiskIntro)>
                        {texts.get(key!("suggest.assess"))}
                    </button>
                }
            })}
    }
}

/// What customers of a segment need, and why she is one of them.
#[component]
fn SegmentWords<'a>(
    /// The segment.
    segment: &'a Segment,
    /// Whether its words are true of this list.
    applies: bool,
    /// Why she is one of them.
    reasons: Vec<SegmentReason>,
) -> impl IntoView {
    let locale = expect_context::<App>().locale();
    let reason = segment.reason.as_ref().filter(|_| !segment.first.is_empty());
    view! {
        {applies.then(|| {
            view! {
                <h2 class="segment">{segment.heading.get(locale)}</h2>
                {reason.map(|reason| view! { <p>{reason.get(locale)}</p> })}
            }
        })}
        <Because reasons=reasons/>
    }
}

/// How the list was put in order.
fn order_in_words(bank: &Bank, suggestions: &Suggestions<'_>) -> Vec<Text> {
    let Some(shares) = suggestions.shares.filter(|_| !suggestions.shown.is_empty()) else { return Vec::new() };
    if shares.content == 100 {
        return vec![Text::plain(key!("suggest.order.fit"))];
    }
    let share = why::share;
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
