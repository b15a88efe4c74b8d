//! Puts a product beside others.

use leptos::prelude::*;

use super::SIDE_BY_SIDE;
use crate::advice::catalogue::Product;
use crate::key;
use crate::platform::dom;
use crate::tool::text::{Arg, Text};
use crate::ui::state::advice::{Advice, ProductSelection};

/// Puts a product beside others, or takes it away, and leads to them.
#[component]
pub(super) fn Beside<'a>(
    /// The product.
    product: &'a Product,
) -> impl IntoView {
    let advice = expect_context::<Advice>();
    let texts = advice.app.texts_untracked();
    let (id, own) = (product.id.clone(), product.id.clone());
    // Whether it is among them, and how many they are.
    let state = Memo::new(move |_| {
        let picked = advice.selected(ProductSelection::Compared);
        (picked.contains(&own), picked.len())
    });
    let among = move || state.get().0;
    let full = move || !among() && state.get().1 >= SIDE_BY_SIDE;
    let alone = move || !among() || state.get().1 < 2;
    let name = Arg::bank_text(product.name.clone());
    let say = |key| texts.say(&Text::plain(key).with("product", name.clone()));
    let words = [key!("compare.add"), key!("compare.remove")].map(|key| texts.get(key).to_owned());
    let labels = [key!("compare.add.label"), key!("compare.remove.label")].map(say);
    let one_of = move |[add, remove]: &[String; 2]| if among() { remove.clone() } else { add.clone() };
    let see = move || {
        let n = Arg::Count(u32::try_from(state.get().1).unwrap_or(0));
        texts.say(&Text::plain(key!("compare.see")).with("n", n))
    };
    view! {
        <button
            class="plain"
            type="button"
            aria-label=move || one_of(&labels)
            disabled=full
            on:click=move |_| advice.select(ProductSelection::Compared, &id, !untrack(among))
        >
            {move || one_of(&words)}
        </button>
        <button
            class="link"
            type="button"
            hidden=alone
            on:click=|_| dom::focus("fp-compare")
        >
            {see}
        </button>
    }
}
