//! The products for one purpose, with the words that the law wants beside them.

use leptos::prelude::*;

use crate::advice::catalogue::Product;
use crate::suggest::Group;
use crate::tool::text::Text;
use crate::ui::components::required::RequiredWords;
use crate::ui::screens::product::card::ProductCard;
use crate::ui::screens::product::glance::rates_as_of;
use crate::ui::state::App;

/// A heading, what is true of all of them, the cards, and the required words once for all.
#[component]
pub(super) fn PurposeGroup<'a>(
    /// The group.
    group: Group<'a>,
) -> impl IntoView {
    let app = expect_context::<App>();
    let texts = app.texts_untracked();
    let purpose = group.purpose.code();
    let id = format!("fp-group-{purpose}");
    let heading = id.clone();
    let cards = group.products.iter().map(|suggestion| {
        view! {
            <li>
                <ProductCard suggestion=suggestion listed=true/>
            </li>
        }
    });
    let products: Vec<&Product> = group.products.iter().map(|one| one.product).collect();
    let rates = rates_as_of(&texts, &products, app.today());
    let rates = rates.into_iter().map(|line| view! { <p class="muted">{line}</p> });
    let segment = group.segment.map(|segment| {
        let reason = segment.reason.as_ref().filter(|_| !segment.first.is_empty());
        view! {
            <p class="for-you">
                <b class="segment">{segment.heading.get(texts.locale)}</b>
                {reason.map(|reason| view! { <span>{reason.get(texts.locale)}</span> })}
            </p>
        }
    });
    view! {
        <section class="group" aria-labelledby=id>
            <div class="group-head">
                <span class=format!("icon icon-{purpose}") aria-hidden="true"></span>
                <h2 id=heading>{texts.say(&Text::of("purpose", purpose))}</h2>
                <p class="muted">{texts.say(&Text::item("purpose", purpose, "line"))}</p>
            </div>
            {segment}
            <ul class="products">{cards.collect_view()}</ul>
            {rates.collect_view()}
            <RequiredWords products=&products/>
        </section>
    }
}
