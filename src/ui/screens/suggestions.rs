//! Products that fit, why, and why others are not shown.

mod ask;
mod group;
mod list;
mod order;
mod others;

use std::time::Duration;

use leptos::prelude::*;

use crate::advice::ranking::{RankingOrder, Suggestions};
use crate::advice::segment::SegmentReason;
use crate::advice::suitability::{Customer, on_request};
use crate::handover::product_intent::ProductIntent;
use crate::key;
use crate::platform::dom;
use crate::suggest;
use crate::tool::text::{Arg, Text};
use crate::ui::components::anew::Anew;
use crate::ui::screens::{Title, product};
use crate::ui::state::advice::{Advice, ProductSelection};
use crate::ui::state::{Prefill, Screen};
use list::Products;

/// So long a page may take to show the beginning of a new screen, and to make room for all of it.
const UNFOLDED: Duration = Duration::from_millis(250);

/// The list, made anew when the customer switches personalisation.
#[component]
pub fn SuggestionList() -> impl IntoView {
    let advice = expect_context::<Advice>();
    let texts = advice.app.texts_untracked();
    if let Some(Prefill::Products(intent)) = advice.app.take_prefill() {
        advice.set_intent(intent);
    }
    find_again(advice);
    view! {
        <Title words=texts.get(key!("suggest.title"))/>
        <div>{move || view! { <Calculation intent=advice.intent()/> }}</div>
        <div>
            <Anew
                of=move || (advice.personal.get(), advice.customer())
                children=|(personal, customer)| view! { <Products personal=personal customer=customer/> }
            />
        </div>
        <label class="switch-row">
            <input
                type="checkbox"
                role="switch"
                prop:checked=move || advice.personal.get()
                on:change:target=move |event| advice.personal.set(event.target().checked())
            />
            <span>{texts.get(key!("suggest.personal"))}</span>
        </label>
    }
}

/// Whoever comes back from a product stands at its card again. In a frame that shows all of the list the focus alone
/// moves the bank's page there.
fn find_again(advice: Advice) {
    let seen = advice.seen.get_untracked();
    advice.seen.set(None);
    let (Some(place), bank) = (seen, advice.bank()) else { return };
    if advice.app.came_back_from() != Some(Screen::Product(place)) {
        return;
    }
    let Some(card) = bank.products.get(place).map(product::heading) else { return };
    let find = move || dom::focus(&card);
    if dom::is_framed() {
        set_timeout(find, UNFOLDED);
    } else {
        // The title takes the focus with the next frame.
        request_animation_frame(move || request_animation_frame(find));
    }
}

/// The customer as the list is made for her, in which order, and why she is in her segment.
pub(super) fn prepared(
    advice: Advice,
    personal: bool,
    mut customer: Customer,
) -> (Customer, RankingOrder, Vec<SegmentReason>) {
    let (bank, app) = (advice.bank(), advice.app);
    let need = suggest::need(&bank, &customer, &app.visit(), app.today()).filter(|_| personal);
    let (segment, told) = need.map(|(segment, because)| (segment.id.clone(), because)).unzip();
    customer.segment = segment;
    let order = if personal { RankingOrder::Personal } else { RankingOrder::ByName(app.texts_untracked().locale) };
    (customer, order, told.unwrap_or_default())
}

/// After another result or calculation, nothing stays beside others or opened that may no longer be seen.
pub(super) fn keep_what_is_seen(advice: Advice, suggestions: &Suggestions<'_>) {
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

/// The numbers that the customer brought from a calculation, and the way to do without them.
#[component]
fn Calculation(
    /// What the calculation said.
    intent: ProductIntent,
) -> impl IntoView {
    let advice = expect_context::<Advice>();
    let texts = advice.app.texts_untracked();
    let (amount, [alone, over]) = match (intent.borrow, intent.amount) {
        (Some(amount), _) => (amount, [key!("suggest.for.borrow"), key!("suggest.for.borrow_over")]),
        (None, Some(amount)) => (amount, [key!("suggest.for.amount"), key!("suggest.for.amount_over")]),
        (None, None) => return None,
    };
    let words = match intent.months.filter(|months| *months > 0) {
        Some(months) => Text::plain(over).with("time", Arg::Duration(months)),
        None => Text::plain(alone),
    };
    Some(view! {
        <p class="notice for">
            <span>{texts.say(&words.with("amount", Arg::Amount(amount)))}</span>
            <button class="link" type="button" on:click=move |_| advice.set_intent(ProductIntent::default())>
                {texts.get(key!("suggest.for.clear"))}
            </button>
        </p>
    })
}
