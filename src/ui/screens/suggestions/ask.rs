//! The one question beside products that are an answer away: asked on the spot, and taken back as easily.

use std::sync::Arc;

use leptos::prelude::*;

use crate::advice::question::{Opening, ProductAnswer, Topic};
use crate::advice::ranking::{Suggestions, Withheld};
use crate::advice::suitability::Customer;
use crate::config::Bank;
use crate::i18n::Texts;
use crate::key;
use crate::platform::dom;
use crate::tool::text::{Arg, Text};
use crate::ui::components::required;
use crate::ui::el::{El, button, el, lines, list, text};
use crate::ui::screens::product::{self, why};
use crate::ui::state::advice::Advice;

/// The id of the headline of the list.
pub const HEADLINE: &str = "fp-fits";

/// The id of the group of answers to a question.
fn group(topic: Topic) -> String {
    format!("fp-ask-{}", topic.code())
}

/// The questions with their answers; nothing where no product is an answer away.
pub fn view(advice: Advice, texts: &Texts, bank: &Bank, openings: &[Opening<'_>]) -> Option<El> {
    if openings.is_empty() {
        return None;
    }
    let mut section = el("section", "ask").child(&text("h2", "", texts.get(key!("suggest.ask.title"))));
    for topic in Topic::ALL {
        let mut row = el("div", "ways-on");
        let mut opened = Vec::new();
        for opening in openings.iter().filter(|opening| opening.answer.topic() == *topic) {
            let kinds = kinds(texts, opening);
            let label = Text::plain(key!("suggest.ask.answer"))
                .with("answer", Arg::Name(words(texts, bank, &opening.answer)))
                .with("kinds", Arg::Name(kinds.join(comma(texts))));
            row = row.child(&answer(advice, texts, bank, opening).attr("aria-label", &texts.say(&label)));
            for kind in kinds {
                if !opened.contains(&kind) {
                    opened.push(kind);
                }
            }
        }
        if opened.is_empty() {
            continue;
        }
        let id = group(*topic);
        let question = texts.say(&Text::of("suggest.ask", topic.code()));
        let opens = Text::plain(key!("suggest.ask.opens")).with("kinds", Arg::Name(opened.join(comma(texts))));
        let legend = text("legend", "", &question).attr("id", &id).attr("tabindex", "-1");
        let group = el("fieldset", "").child(&legend).child(&row).child(&text("p", "muted", &texts.say(&opens)));
        section = section.child(&group);
    }
    Some(section)
}

/// What she said here, each with the way to take it back.
pub fn given(advice: Advice, texts: &Texts, bank: &Bank) -> Vec<El> {
    let mut rows = Vec::new();
    for answer in advice.product_answers() {
        let said = Text::plain(key!("suggest.ask.given")).with("answer", Arg::Name(words(texts, bank, &answer)));
        let said = texts.say(&said);
        let label = format!("{} {said}", texts.get(key!("suggest.ask.undo")));
        let undo = move || {
            advice.remove_product_answer(&answer);
            focus_soon(HEADLINE.to_owned());
        };
        let undo = button("link", texts.get(key!("suggest.ask.undo")), undo).attr("aria-label", &label);
        rows.push(el("p", "notice for").child(&text("span", "", &said)).child(&undo));
    }
    rows
}

/// What she looks for and is not shown: named before everything else, with the reasons.
pub fn sought(advice: Advice, texts: &Arc<Texts>, customer: &Customer, suggestions: &Suggestions<'_>) -> Option<El> {
    let need = customer.wants().first().copied()?;
    if suggestions.shown.iter().any(|one| one.product.needs.contains(&need)) {
        return None;
    }
    let others = suggestions.withheld.iter().filter(|other| other.product.needs.contains(&need));
    let others: Vec<&Withheld<'_>> = others.collect();
    if others.is_empty() {
        return None;
    }
    let rows = others.iter().map(|other| {
        let reasons: Vec<String> = other.reasons.iter().map(|why| texts.say(&why::why_not(why))).collect();
        el("div", "").child(&text("b", "", other.product.name.get(texts.locale))).child(&lines("reasons", &reasons))
    });
    let title = Text::plain(key!("suggest.sought")).with("need", Arg::text(Text::of("need", need.code())));
    let named: Vec<_> = others.iter().map(|other| other.product).collect();
    let sought = el("div", "sought").child(&text("p", "", &texts.say(&title)));
    Some(sought.child(&list("", rows.collect::<Vec<_>>())).child(&required::words(advice, texts, &named)))
}

/// The way from a product that is an answer away to its question.
pub fn leads_there(texts: &Texts, openings: &[Opening<'_>], other: &Withheld<'_>) -> Option<El> {
    let opens = |opening: &&Opening<'_>| opening.products.iter().any(|product| product.id == other.product.id);
    let id = group(openings.iter().find(opens)?.answer.topic());
    let label = Text::plain(key!("suggest.ask.away.label")).with("product", Arg::bank_text(other.product.name.clone()));
    let words = texts.get(key!("suggest.ask.away"));
    Some(button("link", words, move || dom::focus(&id)).attr("aria-label", &texts.say(&label)))
}

fn answer(advice: Advice, texts: &Texts, bank: &Bank, opening: &Opening<'_>) -> El {
    let answer = opening.answer.clone();
    let first = opening.products.first().map_or_else(|| HEADLINE.to_owned(), |one| product::heading(one));
    button("plain", &words(texts, bank, &opening.answer), move || {
        advice.add_product_answer(answer.clone());
        focus_soon(first.clone());
    })
}

/// What kinds of products an answer opens, each once.
fn kinds(texts: &Texts, opening: &Opening<'_>) -> Vec<String> {
    let mut kinds = Vec::new();
    for product in &opening.products {
        let kind = texts.say(&Text::of("kind", product.kind.code()));
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    kinds
}

fn words(texts: &Texts, bank: &Bank, answer: &ProductAnswer) -> String {
    match answer {
        ProductAnswer::Need(need) => texts.say(&Text::of("need", need.code())),
        ProductAnswer::Occupation(occupation) => texts.say(&Text::of("suggest.ask.occupation", occupation.code())),
        ProductAnswer::Channel(channel) => texts.say(&Text::of("channel", channel.code())),
        ProductAnswer::Region(id) => {
            let known = bank.matching.iter().flat_map(|matching| &matching.regions).find(|region| region.id == *id);
            known.map_or_else(|| id.to_string(), |region| region.name.get(texts.locale).to_owned())
        }
    }
}

fn comma(texts: &Texts) -> &'static str {
    if texts.locale == crate::i18n::Locale::En { ", " } else { "、" }
}

fn focus_soon(id: String) {
    request_animation_frame(move || dom::focus(&id));
}
