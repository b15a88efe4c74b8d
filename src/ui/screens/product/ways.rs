//! The ways on from a product.

use leptos::prelude::*;

use crate::advice::catalogue::Product;
use crate::campaign::event::Event;
use crate::handover;
use crate::key;
use crate::tool::report::Destination;
use crate::tool::text::{Arg, Text};
use crate::ui::chunk;
use crate::ui::state::advice::Advice;

/// To the calculation with a product's terms, where the bank offers one.
#[component]
pub(super) fn Calculate<'a>(
    /// The product.
    product: &'a Product,
) -> impl IntoView {
    let advice = expect_context::<Advice>();
    let (app, intent) = (advice.app, untrack(|| advice.intent()));
    let tool = handover::tool_of_product(product).filter(|tool| app.offers(tool))?;
    let product = product.clone();
    let button = move || {
        let (texts, bank) = (app.texts_untracked(), advice.bank());
        let place = handover::of_product(&product, &intent, &bank.tools.settings, &app.context())?;
        let Destination::Tool(tool, handed) = place else { return None };
        let label = Text::plain(key!("suggest.calculate.label")).with("product", Arg::bank_text(product.name.clone()));
        let button = view! {
            <button
                class="plain calculate"
                type="button"
                aria-label=texts.say(&label)
                on:click=move |_| app.go_with(tool.id, handed.clone())
            >
                {texts.get(key!("suggest.calculate"))}
            </button>
        };
        Some(button.into_any())
    };
    // Whether the tool takes the terms, its part has to be there to say.
    Some(move || if chunk::soon(app, tool) { button() } else { None })
}

/// "Continue at the bank": the host page learns the product, nothing else.
#[component]
pub(super) fn Continue<'a>(
    /// The product.
    product: &'a Product,
    /// Its place in the list; 0 for none.
    position: u32,
) -> impl IntoView {
    let advice = expect_context::<Advice>();
    let (app, bank) = (advice.app, advice.bank());
    let texts = app.texts_untracked();
    let bank_name = Arg::bank_text(bank.institution.short.clone());
    let words = texts.say(&Text::plain(key!("suggest.continue")).with("bank", bank_name.clone()));
    let label = Text::plain(key!("suggest.continue.label"))
        .with("bank", bank_name)
        .with("product", Arg::bank_text(product.name.clone()));
    let (id, address) = (product.id.as_str().to_owned(), bank.address(&product.link));
    let go = move |_| {
        app.emit(&Event::SuggestionSelected { product: id.as_str().into(), position });
        app.hand_over(&id, &address);
    };
    view! {
        <button class="primary" type="button" aria-label=texts.say(&label) on:click=go>
            {words}
        </button>
    }
}
