//! One product's card: what it is, what it costs, its risk words, why it is shown and why there.

mod beside;
pub mod facts;
mod ways;
pub mod why;

use leptos::prelude::*;

use crate::advice::catalogue::Product;
use crate::advice::ranking::{Ranks, Suggestion};
use crate::i18n::Texts;
use crate::key;
use crate::tool::text::{Arg, Text};
use crate::ui::components::lines::Lines;
use crate::ui::state::App;
use crate::ui::state::advice::Advice;
use beside::Beside;
use facts::facts;
use ways::{Calculate, Continue};
use why::{number, short};

/// How many products can stand side by side.
pub const SIDE_BY_SIDE: usize = 4;

/// The card of a product.
#[component]
pub fn ProductCard<'a>(
    /// The product, with why it is shown.
    suggestion: &'a Suggestion<'a>,
    /// Its place in the list; `None` for one above the customer's level that she asked for.
    place: Option<u32>,
) -> impl IntoView {
    let app = expect_context::<App>();
    let texts = app.texts_untracked();
    let product = suggestion.product;
    let note = product.loan.as_ref().map(|loan| loan.note.get(texts.locale).to_owned());
    let reasons: Vec<String> = suggestion.reasons.iter().map(|why| texts.say(&why::why_shown(why))).collect();
    view! {
        <div class="product" data-product=product.id.as_str().to_owned()>
            <Name product=product/>
            <p>{product.summary.get(texts.locale)}</p>
            <Facts product=product/>
            {note.map(|note| view! { <p class="muted">{note}</p> })}
            <Documents product=product/>
            <RiskWords product=product/>
            {if place.is_none() {
                view! { <p class="risk-words">{texts.get(key!("suggest.request.tag"))}</p> }.into_any()
            } else {
                view! {
                    <div>
                        <p class="muted">{texts.get(key!("suggest.why"))}</p>
                        <Lines class="reasons" lines=reasons/>
                    </div>
                    <WhyHere ranks=suggestion.ranks/>
                }
                    .into_any()
            }}
            <div class="ways-on">
                <Beside product=product/>
                <Calculate product=product/>
            </div>
            <Continue product=product position=place.unwrap_or(0)/>
        </div>
    }
}

/// The id of the heading of a product's card.
pub fn heading(product: &Product) -> String {
    format!("fp-product-{}", product.id)
}

/// The grade that counts, in words.
pub fn grade(texts: &Texts, product: &Product) -> Option<String> {
    let grade = Text::plain(key!("product.grade")).with("n", Arg::Count(number(product.grade()?)));
    Some(texts.say(&grade))
}

/// The words that must stand beside a product, wherever it stands.
#[component]
pub fn RiskWords<'a>(
    /// The product.
    product: &'a Product,
) -> impl IntoView {
    let advice = expect_context::<Advice>();
    let locale = advice.app.locale();
    let words = advice.bank().required_words(product, advice.app.today());
    let words = words.iter().map(|words| view! { <p class="risk-words">{words.get(locale)}</p> });
    words.collect_view()
}

/// Name, kind and grade of a product.
#[component]
fn Name<'a>(
    /// The product.
    product: &'a Product,
) -> impl IntoView {
    let texts = expect_context::<App>().texts_untracked();
    let differ = match (product.issuer_grade, product.seller_grade) {
        (Some(issuer), Some(seller)) if issuer != seller => {
            Some(Text::plain(key!("product.grades_differ")).with("issuer", short(issuer)).with("seller", short(seller)))
        }
        _ => None,
    };
    view! {
        <header>
            <h3 id=heading(product) tabindex="-1">
                {product.name.get(texts.locale)}
            </h3>
            <p class="tags">
                <span class="tag">{texts.get(&format!("kind.{}", product.kind.code())).to_owned()}</span>
                {grade(&texts, product).map(|grade| view! { <span class="tag grade">{grade}</span> })}
            </p>
            {differ.map(|words| view! { <p class="muted">{texts.say(&words)}</p> })}
        </header>
    }
}

/// What is known of a product.
#[component]
fn Facts<'a>(
    /// The product.
    product: &'a Product,
) -> impl IntoView {
    let advice = expect_context::<Advice>();
    let texts = advice.app.texts_untracked();
    let facts = facts(&texts, &advice.bank(), product, advice.app.today());
    let facts = facts.into_iter().map(|(label, value)| {
        view! {
            <dt>{texts.get(label)}</dt>
            <dd>{value}</dd>
        }
    });
    view! { <dl class="facts">{facts.collect_view()}</dl> }
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
            <ul class="documents" aria-label=texts.get(key!("product.documents"))>
                {links.collect_view()}
            </ul>
        }
    })
}

/// Why a product stands where it stands.
#[component]
fn WhyHere(
    /// Its places.
    ranks: Ranks,
) -> impl IntoView {
    let texts = expect_context::<App>().texts_untracked();
    let places: Vec<String> = why::why_here(&ranks).iter().map(|place| texts.say(place)).collect();
    (!places.is_empty()).then(|| {
        view! {
            <details class="place">
                <summary>{texts.get(key!("suggest.place"))}</summary>
                <Lines class="reasons" lines=places/>
            </details>
        }
    })
}
