//! Products that fit, why, and why others are not shown.

mod ask;
mod compare;
mod list;
mod others;

use leptos::prelude::*;

use crate::handover::product_intent::ProductIntent;
use crate::key;
use crate::tool::text::{Arg, Text};
use crate::ui::components::anew::Anew;
use crate::ui::screens::Title;
use crate::ui::state::Prefill;
use crate::ui::state::advice::Advice;
use compare::SideBySide;
use list::Products;

/// The list, made anew when the customer switches personalisation.
#[component]
pub fn SuggestionList() -> impl IntoView {
    let advice = expect_context::<Advice>();
    let texts = advice.app.texts_untracked();
    if let Some(Prefill::Products(intent)) = advice.app.take_prefill() {
        advice.set_intent(intent);
    }
    view! {
        <Title words=texts.get(key!("suggest.title"))/>
        <div>{move || view! { <Calculation intent=advice.intent()/> }}</div>
        <label class="switch-row">
            <input
                type="checkbox"
                role="switch"
                prop:checked=move || advice.personal.get()
                on:change:target=move |event| advice.personal.set(event.target().checked())
            />
            <span>{texts.get(key!("suggest.personal"))}</span>
        </label>
        <section>
            <SideBySide/>
        </section>
        <div>
            <Anew
                of=move || (advice.personal.get(), advice.customer())
                children=|(personal, customer)| view! { <Products personal=personal customer=customer/> }
            />
        </div>
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
