//! The products that are not shown: why, and the one way to some of them (R03).

use leptos::prelude::*;

use super::ask::{WayToQuestion, WhyNotShown};
use crate::advice::catalogue::Product;
use crate::advice::question::Opening;
use crate::advice::ranking::{Ranks, Suggestion, Withheld};
use crate::advice::suitability::on_request;
use crate::base::Id;
use crate::key;
use crate::platform::dom;
use crate::suggest;
use crate::tool::text::{Arg, Text};
use crate::ui::components::anew::Anew;
use crate::ui::components::required::RequiredWords;
use crate::ui::screens::product::card::ProductCard;
use crate::ui::screens::product::{RiskWords, place_of, why};
use crate::ui::state::advice::{Advice, ProductSelection};
use crate::ui::state::{App, Screen};

/// The list, folded.
#[component]
pub(super) fn Others<'a>(
    /// The products with the reasons.
    withheld: &'a [Withheld<'a>],
    /// The answers that would open some of them.
    openings: &'a [Opening<'a>],
) -> impl IntoView {
    let texts = expect_context::<App>().texts_untracked();
    let count = u32::try_from(withheld.len()).unwrap_or(0);
    let summary = texts.say(&Text::plain(key!("suggest.why_not")).with("n", Arg::Count(count)));
    let obstacles = suggest::obstacles(withheld).into_iter().map(|(obstacle, count)| {
        let what = Arg::text(Text::of("obstacle", obstacle.code()));
        texts.say(&Text::plain(key!("obstacle")).with("what", what).with("n", Arg::Count(count)))
    });
    let obstacles: Vec<String> = obstacles.collect();
    let named: Vec<_> = withheld.iter().map(|other| other.product).collect();
    let rows = withheld.iter().map(|other| {
        let open = on_request(other.product.kind, &other.reasons);
        view! {
            <li>
                <div>
                    <WhyNotShown other=other/>
                    <WayToQuestion other=other openings=openings/>
                    {open.then(|| view! { <Request id=other.product.id.clone()/> })}
                </div>
            </li>
        }
    });
    view! {
        <details class="withheld">
            <summary>
                {summary}
                <span class="muted">{obstacles.join(" · ")}</span>
            </summary>
            <ul>{rows.collect_view()}</ul>
            <RequiredWords products=&named/>
        </details>
    }
}

/// How far the request for a product has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Requested {
    NotYet,
    /// The warning is shown.
    Asked,
    /// Whoever has seen the product has confirmed the warning.
    Confirmed,
}

/// The way to a product above the customer's level: the warning, and then its screen; its card stays.
#[component]
fn Request(
    /// The product.
    id: Id,
) -> impl IntoView {
    let advice = expect_context::<Advice>();
    let asked = RwSignal::new(false);
    let own = id.clone();
    let state = Memo::new(move |_| {
        if advice.selected(ProductSelection::Requested).contains(&own) {
            Requested::Confirmed
        } else if asked.get() {
            Requested::Asked
        } else {
            Requested::NotYet
        }
    });
    let show = move |state| {
        let bank = advice.bank();
        let Some(product) = bank.product(&id) else { return ().into_any() };
        match state {
            Requested::NotYet => view! { <Ask product=product asked=asked/> }.into_any(),
            Requested::Asked => view! { <Warning product=product asked=asked/> }.into_any(),
            Requested::Confirmed => {
                let suggestion = Suggestion { product, reasons: Vec::new(), ranks: Ranks::default() };
                view! { <ProductCard suggestion=&suggestion listed=false/> }.into_any()
            }
        }
    };
    view! {
        <div class="request">
            <Anew of=move || state.get() children=show/>
        </div>
    }
}

fn warning_id(product: &Product) -> String {
    format!("fp-warning-{}", product.id)
}

fn focus_soon(id: String) {
    request_animation_frame(move || dom::focus(&id));
}

/// Asks for a product.
#[component]
fn Ask<'a>(
    /// The product.
    product: &'a Product,
    /// Whether it was asked for.
    asked: RwSignal<bool>,
) -> impl IntoView {
    let texts = expect_context::<App>().texts_untracked();
    let label = Text::plain(key!("suggest.request.label")).with("product", Arg::bank_text(product.name.clone()));
    let focus = warning_id(product);
    let ask = move |_| {
        asked.set(true);
        focus_soon(focus.clone());
    };
    view! {
        <button class="link" type="button" aria-label=texts.say(&label) on:click=ask>
            {texts.get(key!("suggest.request"))}
        </button>
    }
}

/// The special warning, which must be ticked before the product is seen.
#[component]
fn Warning<'a>(
    /// The product.
    product: &'a Product,
    /// Whether it was asked for.
    asked: RwSignal<bool>,
) -> impl IntoView {
    let advice = expect_context::<Advice>();
    let texts = advice.app.texts_untracked();
    let read = RwSignal::new(false);
    let words = Text::plain(key!("suggest.request.warning"))
        .with("product", Arg::bank_text(product.name.clone()))
        .with("bank", Arg::bank_text(advice.bank().institution.short.clone()));
    let words = match product.grade() {
        Some(grade) => words.with("grade", why::short(grade)),
        None => words,
    };
    let (id, place) = (product.id.clone(), place_of(&advice.bank(), product));
    let see = move |_| {
        if read.get_untracked() {
            advice.select(ProductSelection::Requested, &id, true);
            advice.app.go(Screen::Product(place));
        }
    };
    let say = |key: &'static str| texts.get(key).to_owned();
    view! {
        <div>
            <h3 id=warning_id(product) tabindex="-1">
                {say(key!("suggest.request.title"))}
            </h3>
            <p class="risk-words">{texts.say(&words)}</p>
            <RiskWords product=product/>
            <label class="switch-row">
                <input type="checkbox" on:change:target=move |event| read.set(event.target().checked())/>
                <span>{say(key!("suggest.request.confirm"))}</span>
            </label>
            <div class="actions">
                <button class="plain" type="button" on:click=move |_| asked.set(false)>
                    {say(key!("suggest.request.close"))}
                </button>
                <button class="plain" type="button" disabled=move || !read.get() on:click=see>
                    {say(key!("suggest.request.open"))}
                </button>
            </div>
        </div>
    }
}
