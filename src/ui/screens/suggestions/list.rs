//! The products for a customer, with what must be said about the list.

use leptos::prelude::*;

use super::ask::{Given, HEADLINE, Questions, Sought};
use super::group::PurposeGroup;
use super::order::OrderInWords;
use super::others::Others;
use super::{keep_what_is_seen, prepared};
use crate::advice::suitability::{Customer, tolerance};
use crate::campaign::event::Event;
use crate::key;
use crate::suggest;
use crate::tool::text::{Arg, Text};
use crate::ui::components::record::RecordOfSuggestions;
use crate::ui::screens::product::compare::SideBySide;
use crate::ui::state::Screen;
use crate::ui::state::advice::Advice;

/// The list.
#[component]
pub(super) fn Products(
    /// Whether it uses the customer's situation.
    personal: bool,
    /// What is known about her.
    customer: Customer,
) -> impl IntoView {
    let advice = expect_context::<Advice>();
    let (app, bank) = (advice.app, advice.bank());
    let (texts, today) = (app.texts_untracked(), app.today());
    let (customer, order, because) = prepared(advice, personal, customer);
    let suggestions = suggest::listed(&bank, &customer, order, today);
    let openings = suggest::openings(&bank, &suggestions, &customer, &app.visit(), order, today);
    keep_what_is_seen(advice, &suggestions);
    let shown = u32::try_from(suggestions.shown.len()).unwrap_or(0);
    app.emit(&Event::SuggestionsViewed { count: shown });
    // A result that no longer counts is none (R05).
    let assessed = tolerance(&customer, &bank.rules(today)).is_ok();
    // What she looks for is said first, with its question where it is an answer away; what else she may look for, last.
    let sought = if personal { super::ask::sought(&customer, &suggestions) } else { Vec::new() };
    let need = customer.wants().first().copied();
    let before = !sought.is_empty();
    let groups = suggest::groups(&suggestions).into_iter().map(|group| view! { <PurposeGroup group=group/> });
    view! {
        <Headline shown=shown assessed=assessed/>
        {(!personal).then(|| view! { <p class="notice">{texts.get(key!("suggest.personal_off"))}</p> })}
        {need.filter(|_| before).map(|need| view! { <Sought need=need products=&sought/> })}
        {before.then(|| view! { <Questions openings=&openings/> })}
        {(shown > 1).then(|| view! { <Picking/> })}
        {groups.collect_view()}
        <SideBySide/>
        {(!before).then(|| view! { <Questions openings=&openings/> })}
        <div class="about-list">
            {(!suggestions.withheld.is_empty())
                .then(|| view! { <Others withheld=&suggestions.withheld openings=&openings/> })}
            <OrderInWords suggestions=&suggestions because=because/>
            <RecordOfSuggestions customer=customer order=order/>
        </div>
    }
}

/// Lets every card be put beside others.
#[component]
fn Picking() -> impl IntoView {
    let advice = expect_context::<Advice>();
    let texts = advice.app.texts_untracked();
    let [begin, end] = [key!("suggest.pick"), key!("suggest.pick.done")].map(|key| texts.get(key).to_owned());
    view! {
        <button class="link picking" type="button" on:click=move |_| advice.picking.update(|picking| *picking = !*picking)>
            {move || if advice.picking.get() { end.clone() } else { begin.clone() }}
        </button>
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
