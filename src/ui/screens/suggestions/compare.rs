//! Up to four products side by side; what differs from the first is marked.

use std::sync::Arc;

use crate::advice::catalogue::Product;
use crate::config::Bank;
use crate::i18n::Texts;
use crate::key;
use crate::tool::text::{Arg, Text};
use crate::ui::el::{El, button, el, text};
use crate::ui::screens::product::facts::{KEYS, facts};
use crate::ui::screens::product::{SIDE_BY_SIDE, grade, required_words};
use crate::ui::state::advice::{Advice, ProductSelection};

/// The table; nothing before there are two products.
pub fn view(advice: Advice, texts: &Arc<Texts>) -> El {
    let texts = Arc::clone(texts);
    el("section", "").children_of(move || {
        let (bank, ids) = (advice.bank(), advice.selected(ProductSelection::Compared));
        let products: Vec<&Product> = ids.iter().filter_map(|id| bank.product(id)).collect();
        if products.len() < 2 { Vec::new() } else { side_by_side(advice, &texts, &bank, &products) }
    })
}

fn side_by_side(advice: Advice, texts: &Texts, bank: &Bank, products: &[&Product]) -> Vec<El> {
    let mut head = el("tr", "").child(&el("td", ""));
    let mut columns = Vec::new();
    for product in products {
        let id = product.id.clone();
        let label = Text::plain(key!("compare.remove.label")).with("product", Arg::bank_text(product.name.clone()));
        let remove = move || advice.select(ProductSelection::Compared, &id, false);
        let remove = button("link", texts.get(key!("compare.remove")), remove).attr("aria-label", &texts.say(&label));
        let name = text("span", "", product.name.get(texts.locale));
        head = head.child(&el("th", "").attr("scope", "col").child(&name).child(&remove));
        let mut column = vec![("product.type", texts.say(&Text::of("kind", product.kind.code())))];
        if let Some(grade) = grade(texts, product) {
            column.push(("product.risk", grade));
        }
        column.extend(facts(texts, bank, product, advice.app.today()));
        columns.push(column);
    }
    let mut body = el("tbody", "");
    for key in KEYS {
        let mut cells: Vec<Option<&str>> = Vec::new();
        for column in &columns {
            cells.push(column.iter().find(|(known, _)| *known == key).map(|(_, words)| words.as_str()));
        }
        if cells.iter().any(Option::is_some) {
            body = body.child(&row(texts, texts.get(key), &cells));
        }
    }
    let mut words = el("tr", "").child(&text("th", "", texts.get(key!("compare.words"))).attr("scope", "row"));
    for product in products {
        words = words.child(&el("td", "said").children(&required_words(advice.app, texts, bank, product)));
    }
    let table = el("table", "").child(&el("thead", "").child(&head)).child(&body.child(&words));
    let heading = text("h2", "", texts.get(key!("compare.title"))).attr("id", "fp-compare").attr("tabindex", "-1");
    let scroller = el("div", "scroller compare")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-labelledby", "fp-compare")
        .child(&table);
    let full = Text::plain(key!("compare.full")).with("n", Arg::Count(u32::try_from(SIDE_BY_SIDE).unwrap_or(0)));
    let full = (products.len() >= SIDE_BY_SIDE).then(|| text("p", "muted", &texts.say(&full)));
    vec![el("div", "compared").child(&heading).maybe(full).child(&scroller)]
}

fn row(texts: &Texts, label: &str, cells: &[Option<&str>]) -> El {
    let mut line = el("tr", "").child(&text("th", "", label).attr("scope", "row"));
    for cell in cells {
        let mut shown = el("td", "");
        if cells.first() != Some(cell) {
            let words = format!("{} ", texts.get(key!("compare.differs")));
            shown = shown.child(&text("span", "mark", "≠\u{a0}").attr("aria-hidden", "true")).child(&text(
                "span",
                "visually-hidden",
                &words,
            ));
        }
        shown = match cell {
            Some(words) => shown.child(&text("span", "", words)),
            None => shown.child(&text("span", "", "—").attr("aria-hidden", "true")).child(&text(
                "span",
                "visually-hidden",
                texts.get(key!("compare.none")),
            )),
        };
        line = line.child(&shown);
    }
    line
}
