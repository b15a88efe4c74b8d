//! The words that the law wants beside products, whole, wherever products are named.

use leptos::prelude::*;

use crate::advice::catalogue::Product;
use crate::ui::state::advice::Advice;

/// The words for several products named together, each once.
#[component]
pub fn RequiredWords<'a>(
    /// The products.
    products: &'a [&'a Product],
) -> impl IntoView {
    let advice = expect_context::<Advice>();
    let locale = advice.app.locale();
    let words = advice.bank().words_beside(products, advice.app.today());
    let words = words.into_iter().map(|words| view! { <p class="risk-words">{words.get(locale)}</p> });
    view! { <div class="required">{words.collect_view()}</div> }
}
