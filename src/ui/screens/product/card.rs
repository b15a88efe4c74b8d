//! A product in a list: closed, with four facts and one reason; its own screen says the rest.

use leptos::prelude::*;

use super::beside::Beside;
use super::glance::glance;
use super::{Differ, heading, level_or_kind, place_of, why};
use crate::advice::ranking::Suggestion;
use crate::key;
use crate::tool::text::{Arg, Text};
use crate::ui::state::Screen;
use crate::ui::state::advice::Advice;

/// The card of a product, which leads to its screen.
#[component]
pub fn ProductCard<'a>(
    /// The product, with why it is shown.
    suggestion: &'a Suggestion<'a>,
    /// Whether it is one of the list; otherwise it is above the customer's level, and she asked for it.
    listed: bool,
) -> impl IntoView {
    let advice = expect_context::<Advice>();
    let (app, bank) = (advice.app, advice.bank());
    let texts = app.texts_untracked();
    let product = suggestion.product;
    let reason = match suggestion.reasons.first() {
        Some(why) => texts.say(&why::why_shown(why)),
        None if listed => product.summary.get(texts.locale).to_owned(),
        None => texts.get(key!("suggest.request.tag")).to_owned(),
    };
    let level = level_or_kind(&texts, product);
    let label = Text::plain(key!("suggest.open"))
        .with("product", Arg::bank_text(product.name.clone()))
        .with("level", Arg::Name(level.clone()))
        .with("reason", Arg::Name(reason.clone()));
    let facts = glance(&texts, &bank, product, app.today());
    let facts = facts.into_iter().map(|fact| {
        view! {
            <div class=if fact.wide { "wide" } else { "" }>
                <dt>{texts.get(fact.label)}</dt>
                <dd>{fact.words}</dd>
            </div>
        }
    });
    let place = place_of(&bank, product);
    let pick = listed.then(|| {
        let beside = view! { <Beside product=product/> }.into_any();
        view! {
            <div class="ways-on" hidden=move || !advice.picking.get()>
                {beside}
            </div>
        }
    });
    view! {
        <div class="product" data-product=product.id.as_str().to_owned()>
            <h3>
                <button
                    class="open"
                    type="button"
                    id=heading(product)
                    aria-label=texts.say(&label)
                    on:click=move |_| app.go(Screen::Product(place))
                >
                    <span>{product.name.get(texts.locale)}</span>
                    <span class="icon icon-on" aria-hidden="true"></span>
                </button>
            </h3>
            <p class="tags">
                <span class=if product.grade().is_some() { "tag grade" } else { "tag" }>{level}</span>
                <span>{bank.issuer(product).get(texts.locale)}</span>
            </p>
            <Differ product=product/>
            <dl class="glance">{facts.collect_view()}</dl>
            <p class="reason">{reason}</p>
            {pick}
        </div>
    }
}
