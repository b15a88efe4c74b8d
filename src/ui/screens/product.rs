//! One product's card: what it is, what it costs, its risk words, why it is shown and why there.

pub mod facts;
pub mod why;

use std::sync::Arc;

use leptos::prelude::*;

use crate::advice::catalogue::Product;
use crate::advice::ranking::Suggestion;
use crate::campaign::event::Event;
use crate::config::Bank;
use crate::handover;
use crate::i18n::Texts;
use crate::key;
use crate::platform::dom;
use crate::tool::report::Destination;
use crate::tool::text::{Arg, Text};
use crate::ui::el::{El, button, effect, el, lines, list, text};
use crate::ui::state::App;
use crate::ui::state::advice::{Advice, ProductSelection};
use why::{number, short};

/// How many products can stand side by side.
pub const SIDE_BY_SIDE: usize = 4;

/// The card of the product at this place of the list; `None` for one above the customer's level that she asked for.
pub fn card(advice: Advice, texts: &Arc<Texts>, bank: &Bank, suggestion: &Suggestion<'_>, place: Option<u32>) -> El {
    let (app, product) = (advice.app, suggestion.product);
    let locale = texts.locale;
    let kind = texts.get(&format!("kind.{}", product.kind.code())).to_owned();
    let tags = el("p", "tags")
        .child(&text("span", "tag", &kind))
        .maybe(grade(texts, product).map(|grade| text("span", "tag grade", &grade)));
    let differ = match (product.issuer_grade, product.seller_grade) {
        (Some(issuer), Some(seller)) if issuer != seller => {
            let words =
                Text::plain(key!("product.grades_differ")).with("issuer", short(issuer)).with("seller", short(seller));
            Some(text("p", "muted", &texts.say(&words)))
        }
        _ => None,
    };
    let name = text("h3", "", product.name.get(locale)).attr("id", &heading(product)).attr("tabindex", "-1");
    let head = el("header", "").child(&name).child(&tags).maybe(differ);
    let mut facts = el("dl", "facts");
    for (label, value) in facts::facts(texts, bank, product, app.today()) {
        facts = facts.child(&text("dt", "", texts.get(label))).child(&text("dd", "", &value));
    }
    let card = el("div", "product")
        .attr("data-product", product.id.as_str())
        .child(&head)
        .child(&text("p", "", product.summary.get(locale)))
        .child(&facts)
        .maybe(product.loan.as_ref().map(|loan| text("p", "muted", loan.note.get(locale))))
        .maybe(documents(texts, bank, product))
        .children(&required_words(app, texts, bank, product));
    let card = match place {
        None => card.child(&text("p", "risk-words", texts.get(key!("suggest.request.tag")))),
        Some(_) => {
            let reasons: Vec<String> = suggestion.reasons.iter().map(|why| texts.say(&why::why_shown(why))).collect();
            let why = el("div", "").child(&text("p", "muted", texts.get(key!("suggest.why"))));
            card.child(&why.child(&lines("reasons", &reasons))).maybe(why_here(texts, suggestion))
        }
    };
    let ways = el("div", "ways-on").children(&compare(advice, texts, product)).maybe(calculate(advice, texts, product));
    card.child(&ways).child(&hand_over(app, texts, bank, product, place.unwrap_or(0)))
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

/// The words that must stand beside the product, wherever it stands.
pub fn required_words(app: App, texts: &Texts, bank: &Bank, product: &Product) -> Vec<El> {
    let words = bank.required_words(product, app.today());
    words.iter().map(|words| text("p", "risk-words", words.get(texts.locale))).collect()
}

/// Why the product stands where it stands.
fn why_here(texts: &Texts, suggestion: &Suggestion<'_>) -> Option<El> {
    let places = why::why_here(&suggestion.ranks);
    let places: Vec<String> = places.iter().map(|place| texts.say(place)).collect();
    let summary = text("summary", "", texts.get(key!("suggest.place")));
    (!places.is_empty()).then(|| el("details", "place").child(&summary).child(&lines("reasons", &places)))
}

/// Puts the product beside others, or takes it away, and leads to them.
fn compare(advice: Advice, texts: &Arc<Texts>, product: &Product) -> [El; 2] {
    let id = product.id.clone();
    // Whether it is among them, and how many they are.
    let state = move || {
        let picked = advice.selected(ProductSelection::Compared);
        (picked.contains(&id), picked.len())
    };
    let name = Arg::bank_text(product.name.clone());
    let say = |key| texts.say(&Text::plain(key).with("product", name.clone()));
    let words = [texts.get(key!("compare.add")).to_owned(), texts.get(key!("compare.remove")).to_owned()];
    let labels = [say(key!("compare.add.label")), say(key!("compare.remove.label"))];
    let (id, toggled) = (product.id.clone(), state.clone());
    let toggle = button("plain", "", move || {
        let among = untrack(&toggled).0;
        advice.select(ProductSelection::Compared, &id, !among);
    });
    let see = button("link", "", || dom::focus("fp-compare"));
    let (follow, shown, texts) = (toggle.clone(), see.clone(), Arc::clone(texts));
    effect(move || {
        let (among, count) = state();
        let [words, labels] = [&words, &labels].map(|[add, remove]| if among { remove } else { add });
        follow.set_text(words);
        follow.set("aria-label", Some(labels));
        follow.set("disabled", (!among && count >= SIDE_BY_SIDE).then_some(""));
        let n = Arg::Count(u32::try_from(count).unwrap_or(0));
        shown.set_text(&texts.say(&Text::plain(key!("compare.see")).with("n", n)));
        shown.set("hidden", (!among || count < 2).then_some(""));
    });
    [toggle, see]
}

/// To the calculation with the product's terms, where the bank offers one.
fn calculate(advice: Advice, texts: &Texts, product: &Product) -> Option<El> {
    let (intent, bank) = (untrack(|| advice.intent()), advice.bank());
    let place = handover::of_product(product, &intent, &bank.tools.settings, &advice.app.context())?;
    let Destination::Tool(tool, handed) = place else { return None };
    if !advice.app.offers(tool.id) {
        return None;
    }
    let label = Text::plain(key!("suggest.calculate.label")).with("product", Arg::bank_text(product.name.clone()));
    let go = move || advice.app.go_with(tool.id, handed.clone());
    Some(button("plain calculate", texts.get(key!("suggest.calculate")), go).attr("aria-label", &texts.say(&label)))
}

/// Prospectus and terms, on the institution's own pages.
fn documents(texts: &Texts, bank: &Bank, product: &Product) -> Option<El> {
    if product.documents.is_empty() {
        return None;
    }
    let links = product.documents.iter().map(|document| {
        text("a", "document", document.title.get(texts.locale))
            .attr("href", &bank.address(&document.link))
            .attr("target", "_blank")
            .attr("rel", "noopener noreferrer")
    });
    Some(list("documents", links).attr("aria-label", texts.get(key!("product.documents"))))
}

/// "Continue at the bank": the host page learns the product, nothing else.
fn hand_over(app: App, texts: &Texts, bank: &Bank, product: &Product, position: u32) -> El {
    let bank_name = Arg::bank_text(bank.institution.short.clone());
    let words = texts.say(&Text::plain(key!("suggest.continue")).with("bank", bank_name.clone()));
    let label = Text::plain(key!("suggest.continue.label"))
        .with("bank", bank_name)
        .with("product", Arg::bank_text(product.name.clone()));
    let (id, address) = (product.id.as_str().to_owned(), bank.address(&product.link));
    let go = move || {
        app.emit(&Event::SuggestionSelected { product: id.as_str().into(), position });
        app.hand_over(&id, &address);
    };
    button("primary", &words, go).attr("aria-label", &texts.say(&label))
}
