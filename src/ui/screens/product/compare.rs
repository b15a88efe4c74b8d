//! Up to four products side by side; what differs from the first is marked.

use leptos::prelude::*;

use super::facts::{KEYS, facts};
use super::{RiskWords, SIDE_BY_SIDE, grade};
use crate::advice::catalogue::Product;
use crate::key;
use crate::tool::text::{Arg, Text};
use crate::ui::components::anew::Anew;
use crate::ui::state::App;
use crate::ui::state::advice::{Advice, ProductSelection};

/// The products that she put side by side; nothing before there are two.
#[component]
pub fn SideBySide() -> impl IntoView {
    let advice = expect_context::<Advice>();
    view! {
        <Anew
            of=move || advice.selected(ProductSelection::Compared)
            children=move |ids| {
                let bank = advice.bank();
                let products: Vec<&Product> = ids.iter().filter_map(|id| bank.product(id)).collect();
                (products.len() > 1).then(|| view! { <Compared products=&products/> }.into_any())
            }
        />
    }
}

/// The heading, and the table in a box that scrolls sideways.
#[component]
fn Compared<'a>(
    /// The products.
    products: &'a [&'a Product],
) -> impl IntoView {
    let texts = expect_context::<App>().texts_untracked();
    let full = Text::plain(key!("compare.full")).with("n", Arg::Count(u32::try_from(SIDE_BY_SIDE).unwrap_or(0)));
    view! {
        <div class="compared">
            <h2 id="fp-compare" tabindex="-1">
                {texts.get(key!("compare.title"))}
            </h2>
            {(products.len() >= SIDE_BY_SIDE).then(|| view! { <p class="muted">{texts.say(&full)}</p> })}
            <div class="scroller compare" tabindex="0" role="region" aria-labelledby="fp-compare">
                <FactTable products=products/>
            </div>
        </div>
    }
}

/// A column for each product, a row for each fact that one of them has, and the words that must stand beside them.
#[component]
fn FactTable<'a>(
    /// The products.
    products: &'a [&'a Product],
) -> impl IntoView {
    let advice = expect_context::<Advice>();
    let (texts, bank, today) = (advice.app.texts_untracked(), advice.bank(), advice.app.today());
    let columns = products.iter().map(|product| {
        let kind = texts.say(&Text::of("kind", product.kind.code()));
        let mut column = vec![("product.type", kind)];
        column.extend(grade(&texts, product).map(|grade| ("product.risk", grade)));
        column.extend(facts(&texts, &bank, product, today));
        column
    });
    let columns: Vec<_> = columns.collect();
    let rows = KEYS.into_iter().filter_map(|key| {
        let cells = columns.iter().map(|column| column.iter().find(|(known, _)| *known == key));
        let cells: Vec<Option<String>> = cells.map(|cell| cell.map(|(_, words)| words.clone())).collect();
        let label = texts.get(key).to_owned();
        cells.iter().any(Option::is_some).then(|| view! { <Row label=label cells=cells/> })
    });
    let heads = products.iter().map(|product| view! { <ColumnHead product=product/> });
    let words = products.iter().map(|product| {
        view! {
            <td class="said">
                <RiskWords product=product/>
            </td>
        }
    });
    view! {
        <table>
            <thead>
                <tr>
                    <td></td>
                    {heads.collect_view()}
                </tr>
            </thead>
            <tbody>
                {rows.collect_view()} <tr>
                    <th scope="row">{texts.get(key!("compare.words"))}</th>
                    {words.collect_view()}
                </tr>
            </tbody>
        </table>
    }
}

/// The name of a product, and the way to take it out of the table.
#[component]
fn ColumnHead<'a>(
    /// The product.
    product: &'a Product,
) -> impl IntoView {
    let advice = expect_context::<Advice>();
    let texts = advice.app.texts_untracked();
    let label = Text::plain(key!("compare.remove.label")).with("product", Arg::bank_text(product.name.clone()));
    let id = product.id.clone();
    view! {
        <th scope="col">
            <span>{product.name.get(texts.locale)}</span>
            <button
                class="link"
                type="button"
                aria-label=texts.say(&label)
                on:click=move |_| advice.select(ProductSelection::Compared, &id, false)
            >
                {texts.get(key!("compare.remove"))}
            </button>
        </th>
    }
}

/// One fact about each product.
#[component]
fn Row(
    /// What it is.
    label: String,
    /// Its words for each product; `None` where there is nothing to say.
    cells: Vec<Option<String>>,
) -> impl IntoView {
    let first = cells.first().cloned().flatten();
    let cells = cells.into_iter().map(|words| view! { <Cell differs=words != first words=words/> });
    view! {
        <tr>
            <th scope="row">{label}</th>
            {cells.collect_view()}
        </tr>
    }
}

/// One fact about one product.
#[component]
fn Cell(
    /// Its words.
    words: Option<String>,
    /// Whether they are not those of the first product.
    differs: bool,
) -> impl IntoView {
    let texts = expect_context::<App>().texts_untracked();
    let mark = differs.then(|| {
        view! {
            <span class="mark" aria-hidden="true">
                "≠\u{a0}"
            </span>
            <span class="visually-hidden">{format!("{} ", texts.get(key!("compare.differs")))}</span>
        }
    });
    let words = match words {
        Some(words) => view! { <span>{words}</span> }.into_any(),
        None => view! {
            <span aria-hidden="true">"—"</span>
            <span class="visually-hidden">{texts.get(key!("compare.none"))}</span>
        }
        .into_any(),
    };
    view! { <td>{mark} {words}</td> }
}
