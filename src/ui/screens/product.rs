//! One product: its closed card in a list, and the screen that says everything of it.

mod beside;
pub mod card;
mod charged;
pub mod compare;
pub mod facts;
mod fees;
pub mod glance;
mod screen;
mod ways;
pub mod why;

use leptos::prelude::*;

use crate::advice::catalogue::Product;
use crate::config::Bank;
use crate::i18n::Texts;
use crate::key;
use crate::tool::text::Text;
use crate::ui::state::App;
use crate::ui::state::advice::Advice;
use why::short;

pub use screen::ProductScreen;

/// How many products can stand side by side.
pub const SIDE_BY_SIDE: usize = 4;

/// The id of what opens a product's screen.
pub fn heading(product: &Product) -> String {
    format!("fp-product-{}", product.id)
}

/// The place of a product in the bank's document: its screen is known by it.
pub fn place_of(bank: &Bank, product: &Product) -> usize {
    bank.products.iter().position(|other| other.id == product.id).unwrap_or(usize::MAX)
}

/// The grade that counts, in words.
pub fn grade(texts: &Texts, product: &Product) -> Option<String> {
    Some(texts.say(&Text::of("product.level", product.grade()?.code())))
}

/// The grade in words, or what kind of product it is where it has none.
fn level_or_kind(texts: &Texts, product: &Product) -> String {
    grade(texts, product).unwrap_or_else(|| texts.say(&Text::of("kind", product.kind.code())))
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

/// Both grades, where issuer and seller differ (R04).
#[component]
fn Differ<'a>(
    /// The product.
    product: &'a Product,
) -> impl IntoView {
    let texts = expect_context::<App>().texts_untracked();
    let (Some(issuer), Some(seller)) = (product.issuer_grade, product.seller_grade) else { return None };
    let words = Text::plain(key!("product.grades_differ")).with("issuer", short(issuer)).with("seller", short(seller));
    (issuer != seller).then(|| view! { <p class="differ">{texts.say(&words)}</p> })
}
