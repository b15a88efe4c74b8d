//! The screen of a product: what it is, what it costs, why it suits, and the way on to the bank.

use leptos::prelude::*;

use super::beside::Beside;
use super::compare::SideBySide;
use super::facts::facts;
use super::fees::FeeTable;
use super::ways::{Calculate, Continue};
use super::{Differ, RiskWords, grade, why};
use crate::advice::catalogue::Product;
use crate::advice::purpose::Purpose;
use crate::advice::ranking::{Ranks, Suggestion};
use crate::advice::suitability::Customer;
use crate::key;
use crate::suggest;
use crate::tool::text::Text;
use crate::ui::components::anew::Anew;
use crate::ui::components::lines::Lines;
use crate::ui::screens::Title;
use crate::ui::screens::suggestions::{keep_what_is_seen, prepared};
use crate::ui::state::advice::{Advice, ProductSelection};
use crate::ui::state::{App, Screen};

/// The product at this place of the bank's document, as long as the customer may see it: shown, or asked for (R03).
#[component]
pub fn ProductScreen(
    /// The place.
    place: usize,
) -> impl IntoView {
    let advice = expect_context::<Advice>();
    advice.seen.set(Some(place));
    view! {
        <Anew
            of=move || (advice.personal.get(), advice.customer())
            children=move |(personal, customer)| view! { <IfSeen place=place personal=personal customer=customer/> }
        />
    }
}

/// The product, or that it is not listed now.
#[component]
fn IfSeen(
    /// Its place in the bank's document.
    place: usize,
    /// Whether the list uses the customer's situation.
    personal: bool,
    /// What is known about her.
    customer: Customer,
) -> impl IntoView {
    let advice = expect_context::<Advice>();
    let bank = advice.bank();
    let (customer, order, _) = prepared(advice, personal, customer);
    let list = suggest::listed(&bank, &customer, order, advice.app.today());
    keep_what_is_seen(advice, &list);
    let Some(product) = bank.products.get(place) else { return view! { <Gone/> }.into_any() };
    let shown = list.shown.iter().zip(1_u32..).find(|(one, _)| one.product.id == product.id);
    match shown {
        Some((suggestion, place)) => view! { <Sheet suggestion=suggestion place=Some(place)/> }.into_any(),
        None if advice.selected(ProductSelection::Requested).contains(&product.id) => {
            let suggestion = Suggestion { product, reasons: Vec::new(), ranks: Ranks::default() };
            view! { <Sheet suggestion=&suggestion place=None/> }.into_any()
        }
        None => view! { <Gone/> }.into_any(),
    }
}

/// That the product is not listed now, and the way to those that are.
#[component]
fn Gone() -> impl IntoView {
    let app = expect_context::<App>();
    let texts = app.texts_untracked();
    view! {
        <Title words=texts.get(key!("product.gone"))/>
        <button class="plain" type="button" on:click=move |_| app.replace(Screen::Suggestions)>
            {texts.get(key!("product.all"))}
        </button>
    }
}

/// All that there is to say of a product.
#[component]
fn Sheet<'a>(
    /// The product, with why it is shown.
    suggestion: &'a Suggestion<'a>,
    /// Its place in the list; `None` for one above the customer's level that she asked for.
    place: Option<u32>,
) -> impl IntoView {
    let app = expect_context::<App>();
    let texts = app.texts_untracked();
    let product = suggestion.product;
    // Where the host shows one screen alone there is no way back above it.
    let list = app.standalone().then(|| {
        view! {
            <button class="link" type="button" on:click=move |_| app.back()>
                {texts.get(key!("product.all"))}
            </button>
        }
    });
    view! {
        <div class="sheet" data-product=product.id.as_str().to_owned()>
            {list}
            <Title words=product.name.get(texts.locale)/>
            <p>{product.summary.get(texts.locale)}</p>
            <div class="sections">
                <Facts product=product/>
                <FeeTable product=product/>
                {place.map(|_| view! { <Why suggestion=suggestion/> })}
                <Questions product=product/>
                <Documents product=product/>
            </div>
            <div class="ways-on">
                <Beside product=product/>
                <Calculate product=product/>
            </div>
            <SideBySide/>
            <Onward product=product place=place/>
        </div>
    }
}

/// Who stands behind a product.
const NAMES: [&str; 3] = [key!("product.issuer"), key!("product.distributor"), key!("product.provider")];

/// What is known of a product, the grade first.
#[component]
fn Facts<'a>(
    /// The product.
    product: &'a Product,
) -> impl IntoView {
    let advice = expect_context::<Advice>();
    let texts = advice.app.texts_untracked();
    let kind = texts.say(&Text::of("kind", product.kind.code()));
    let mut rows = vec![(key!("product.type"), kind)];
    rows.extend(facts(&texts, &advice.bank(), product, advice.app.today()));
    // What it costs has a table of its own; who stands behind it is said last.
    rows.retain(|(key, _)| *key != key!("product.fees"));
    let (names, mut rows): (Vec<_>, Vec<_>) = rows.into_iter().partition(|(key, _)| NAMES.contains(key));
    rows.extend(names);
    let rows =
        rows.into_iter().map(|(label, words)| view! { <FactRow label=texts.get(label).to_owned() words=words/> });
    let level = grade(&texts, product).map(|grade| {
        view! {
            <div>
                <dt>{texts.get(key!("product.risk"))}</dt>
                <dd>
                    <b class="grade">{grade}</b>
                    <Differ product=product/>
                </dd>
            </div>
        }
    });
    let note = product.loan.as_ref().map(|loan| loan.note.get(texts.locale).to_owned());
    view! {
        <section>
            <dl class="facts">{level} {rows.collect_view()}</dl>
            {note.map(|note| view! { <p class="muted">{note}</p> })}
        </section>
    }
}

/// One fact.
#[component]
fn FactRow(
    /// What it is.
    label: String,
    /// Its words.
    words: String,
) -> impl IntoView {
    view! {
        <div>
            <dt>{label}</dt>
            <dd>{words}</dd>
        </div>
    }
}

/// Why the product is shown, and why it stands where it stands.
#[component]
fn Why<'a>(
    /// The product, with why it is shown.
    suggestion: &'a Suggestion<'a>,
) -> impl IntoView {
    let texts = expect_context::<App>().texts_untracked();
    let reasons: Vec<String> = suggestion.reasons.iter().map(|why| texts.say(&why::why_shown(why))).collect();
    let places: Vec<String> = why::why_here(&suggestion.ranks).iter().map(|place| texts.say(place)).collect();
    let here = (!places.is_empty()).then(|| {
        view! {
            <details class="place">
                <summary>{texts.get(key!("suggest.place"))}</summary>
                <Lines class="reasons" lines=places/>
            </details>
        }
    });
    (!reasons.is_empty()).then(|| {
        view! {
            <section>
                <h2>{texts.get(key!("suggest.why"))}</h2>
                <Lines class="reasons" lines=reasons/>
                {here}
            </section>
        }
    })
}

/// What to ask the bank before anything is signed.
#[component]
fn Questions<'a>(
    /// The product.
    product: &'a Product,
) -> impl IntoView {
    let texts = expect_context::<App>().texts_untracked();
    let purpose = Purpose::of(product).code();
    let questions = ["1", "2", "3"].map(|place| texts.say(&Text::item("product.ask", purpose, place)));
    view! {
        <section>
            <h2>{texts.get(key!("product.ask"))}</h2>
            <Lines class="asked-first" lines=questions.to_vec()/>
        </section>
    }
}

/// Prospectus and terms, on the institution's own pages.
#[component]
fn Documents<'a>(
    /// The product.
    product: &'a Product,
) -> impl IntoView {
    let advice = expect_context::<Advice>();
    let (texts, bank) = (advice.app.texts_untracked(), advice.bank());
    let links = product.documents.iter().map(|document| {
        let title = document.title.get(texts.locale).to_owned();
        view! {
            <li>
                <a class="document" href=bank.address(&document.link) target="_blank" rel="noopener noreferrer">
                    {title}
                </a>
            </li>
        }
    });
    (!product.documents.is_empty()).then(|| {
        view! {
            <section>
                <h2>{texts.get(key!("product.documents"))}</h2>
                <ul class="documents">{links.collect_view()}</ul>
            </section>
        }
    })
}

/// The required words and the way on to the bank, in one block: where the one is seen the other is.
#[component]
fn Onward<'a>(
    /// The product.
    product: &'a Product,
    /// Its place in the list; `None` for one above the customer's level that she asked for.
    place: Option<u32>,
) -> impl IntoView {
    let texts = expect_context::<App>().texts_untracked();
    let requested = place.is_none().then(|| texts.get(key!("suggest.request.tag")).to_owned());
    view! {
        <div class="onward">
            <RiskWords product=product/>
            {requested.map(|words| view! { <p class="risk-words">{words}</p> })}
            <Continue product=product position=place.unwrap_or(0)/>
            <p class="muted">{texts.get(key!("product.leaves"))}</p>
        </div>
    }
}
