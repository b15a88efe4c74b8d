//! The products that are not shown: why, and the one way to some of them (R03).

use std::sync::Arc;

use leptos::prelude::*;

use super::ask;
use crate::advice::catalogue::Product;
use crate::advice::question::Opening;
use crate::advice::ranking::{Ranks, Suggestion, Withheld};
use crate::advice::suitability::on_request;
use crate::i18n::Texts;
use crate::key;
use crate::platform::dom;
use crate::tool::text::{Arg, Text};
use crate::ui::el::{El, button, el, lines, list, text, ticked};
use crate::ui::screens::product::{self, why};
use crate::ui::state::advice::{Advice, ProductSelection};

/// The list, folded.
pub fn view(advice: Advice, texts: &Arc<Texts>, withheld: &[Withheld<'_>], openings: &[Opening<'_>]) -> Option<El> {
    let count = u32::try_from(withheld.len()).ok().filter(|count| *count > 0)?;
    let rows = withheld.iter().map(|other| {
        let reasons: Vec<String> = other.reasons.iter().map(|why| texts.say(&why::why_not(why))).collect();
        let name = text("b", "", other.product.name.get(texts.locale));
        let row = el("div", "").child(&name).child(&lines("reasons", &reasons));
        let row = row.maybe(ask::leads_there(texts, openings, other));
        let open = on_request(other.product.kind, &other.reasons);
        if open { row.child(&request(advice, texts, other.product)) } else { row }
    });
    let rows = list("", rows.collect::<Vec<_>>());
    let summary = texts.say(&Text::plain(key!("suggest.why_not")).with("n", Arg::Count(count)));
    Some(el("details", "withheld").child(&text("summary", "", &summary)).child(&rows))
}

/// How far the request for a product has come; whoever has seen the product has confirmed the warning.
fn request(advice: Advice, texts: &Arc<Texts>, product: &Product) -> El {
    let asked = RwSignal::new(false);
    let (texts, id) = (Arc::clone(texts), product.id.clone());
    el("div", "request").children_of(move || {
        let bank = advice.bank();
        let Some(product) = bank.product(&id) else { return Vec::new() };
        if advice.selected(ProductSelection::Requested).contains(&id) {
            let suggestion = Suggestion { product, reasons: Vec::new(), ranks: Ranks::default() };
            return vec![product::card(advice, &texts, &bank, &suggestion, None)];
        }
        if asked.get() {
            return vec![warning(advice, &texts, product, asked)];
        }
        let label = Text::plain(key!("suggest.request.label")).with("product", Arg::bank_text(product.name.clone()));
        let focus = warning_id(product);
        let ask = move || {
            asked.set(true);
            focus_soon(focus.clone());
        };
        vec![button("link", texts.get(key!("suggest.request")), ask).attr("aria-label", &texts.say(&label))]
    })
}

fn warning_id(product: &Product) -> String {
    format!("fp-warning-{}", product.id)
}

fn focus_soon(id: String) {
    request_animation_frame(move || dom::focus(&id));
}

fn warning(advice: Advice, texts: &Texts, product: &Product, asked: RwSignal<bool>) -> El {
    let read = RwSignal::new(false);
    let words = Text::plain(key!("suggest.request.warning"))
        .with("product", Arg::bank_text(product.name.clone()))
        .with("bank", Arg::bank_text(advice.bank().institution.short.clone()));
    let words = match product.grade() {
        Some(grade) => words.with("grade", why::short(grade)),
        None => words,
    };
    let tick = el("input", "").attr("type", "checkbox").on("change", move |event| read.set(ticked(&event)));
    let tick =
        el("label", "switch-row").child(&tick).child(&text("span", "", texts.get(key!("suggest.request.confirm"))));
    let (id, heading) = (product.id.clone(), product::heading(product));
    let see = move || {
        if read.get_untracked() {
            advice.select(ProductSelection::Requested, &id, true);
            focus_soon(heading.clone());
        }
    };
    let see = button("plain", texts.get(key!("suggest.request.open")), see)
        .attr_of("disabled", move || (!read.get()).then(String::new));
    let leave = button("plain", texts.get(key!("suggest.request.close")), move || asked.set(false));
    let title = text("h3", "", texts.get(key!("suggest.request.title")))
        .attr("id", &warning_id(product))
        .attr("tabindex", "-1");
    el("div", "")
        .child(&title)
        .child(&text("p", "risk-words", &texts.say(&words)))
        .children(&required_words(advice, texts, product))
        .child(&tick)
        .child(&el("div", "actions").child(&leave).child(&see))
}

fn required_words(advice: Advice, texts: &Texts, product: &Product) -> Vec<El> {
    product::required_words(advice.app, texts, &advice.bank(), product)
}
