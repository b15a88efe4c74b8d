//! The fees of a product, and what they come to for one amount.

use leptos::prelude::*;
use rust_decimal::Decimal;

use super::charged::how_charged;
use super::glance::round;
use crate::advice::catalogue::Product;
use crate::advice::catalogue::example::{Example, Line};
use crate::i18n::Texts;
use crate::i18n::number::NumberStyle;
use crate::key;
use crate::tool::text::{Arg, Text};
use crate::ui::state::App;
use crate::ui::state::advice::Advice;

/// The fees in a table, with an example in money.
#[component]
pub(super) fn FeeTable<'a>(
    /// The product.
    product: &'a Product,
) -> impl IntoView {
    let advice = expect_context::<Advice>();
    let texts = advice.app.texts_untracked();
    let (intent, loan) = (untrack(|| advice.intent()), product.kind.is_loan());
    let example = Example::of(product, if loan { intent.borrow } else { intent.amount });
    let about = example.lines.iter().any(|line| line.about);
    let counted = example.lines.iter().any(|line| line.cost.is_some());
    let title = match (counted, loan) {
        (false, _) => Text::plain(key!("product.fees")),
        (true, true) => Text::plain(key!("product.costs.loan")).with("amount", round(example.amount)),
        (true, false) => Text::plain(key!("product.costs.money")).with("amount", round(example.amount)),
    };
    let table = if example.lines.is_empty() {
        view! { <p>{texts.get(key!("product.fees.none"))}</p> }.into_any()
    } else {
        let total = example.total.filter(|_| counted).map(|total| in_money(&texts, total, about));
        view! { <Table lines=&example.lines total=total/> }.into_any()
    };
    view! {
        <section class="costs">
            <h2>{texts.say(&title)}</h2>
            {table}
            {about.then(|| view! { <p class="muted">{texts.get(key!("product.costs.note"))}</p> })}
        </section>
    }
}

/// What is charged, how, and what it comes to.
#[component]
fn Table<'a>(
    /// The fees.
    lines: &'a [Line<'a>],
    /// What all of them come to, where that can be said.
    total: Option<String>,
) -> impl IntoView {
    let texts = expect_context::<App>().texts_untracked();
    let rows = lines.iter().map(|line| {
        let cost = line.cost.map(|cost| in_money(&texts, cost, line.about));
        view! {
            <tr>
                <th scope="row">{texts.say(&Text::of("fee", line.fee.kind.code()))}</th>
                <td>{how_charged(&texts, line.fee)}</td>
                <td>{cost.unwrap_or_else(|| texts.get(key!("product.costs.open")).to_owned())}</td>
            </tr>
        }
    });
    let total = total.map(|total| {
        view! {
            <tfoot>
                <tr>
                    <th scope="row" colspan="2">
                        {texts.get(key!("product.costs.total"))}
                    </th>
                    <td>{total}</td>
                </tr>
            </tfoot>
        }
    });
    view! {
        <table class="fees">
            <thead>
                <tr>
                    <th scope="col">{texts.get(key!("product.costs.item"))}</th>
                    <th scope="col">{texts.get(key!("product.costs.how"))}</th>
                    <th scope="col">{texts.get(key!("product.costs.sum"))}</th>
                </tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
            {total}
        </table>
    }
}

/// An amount as it is due, or about so much: rounded up, since she pays it.
fn in_money(texts: &Texts, amount: Decimal, about: bool) -> String {
    if about {
        return texts.say(&Text::plain(key!("product.costs.about")).with("amount", Arg::at_least(amount)));
    }
    texts.arg(&Arg::Amount(amount), NumberStyle::Sentence)
}
