//! The one question beside products that are an answer away: asked on the spot, and taken back as easily.

use leptos::prelude::*;

use crate::advice::facts::Need;
use crate::advice::question::{Opening, ProductAnswer, Topic};
use crate::advice::ranking::{Suggestions, Withheld};
use crate::advice::suitability::Customer;
use crate::config::Bank;
use crate::i18n::Texts;
use crate::key;
use crate::platform::dom;
use crate::tool::text::{Arg, Text};
use crate::ui::components::lines::Lines;
use crate::ui::components::required::RequiredWords;
use crate::ui::screens::product::{self, why};
use crate::ui::state::App;
use crate::ui::state::advice::Advice;

/// The id of the headline of the list.
pub const HEADLINE: &str = "fp-fits";

/// The id of the group of answers to a question.
fn group(topic: Topic) -> String {
    format!("fp-ask-{}", topic.code())
}

/// The questions with their answers; nothing where no product is an answer away.
#[component]
pub(super) fn Questions<'a>(
    /// The answers, with the products that they open.
    openings: &'a [Opening<'a>],
) -> impl IntoView {
    let texts = expect_context::<App>().texts_untracked();
    let asked = Topic::ALL.iter().map(|topic| {
        let answers: Vec<&Opening<'_>> = openings.iter().filter(|one| one.answer.topic() == *topic).collect();
        (!answers.is_empty()).then(|| view! { <TopicGroup topic=*topic openings=answers/> })
    });
    (!openings.is_empty()).then(|| {
        view! {
            <section class="ask">
                <h2>{texts.get(key!("suggest.ask.title"))}</h2>
                {asked.collect_view()}
            </section>
        }
    })
}

/// One question, its answers, and what kinds of products they open.
#[component]
fn TopicGroup<'a>(
    /// What it asks for.
    topic: Topic,
    /// The answers, with the products that they open.
    openings: Vec<&'a Opening<'a>>,
) -> impl IntoView {
    let texts = expect_context::<App>().texts_untracked();
    let mut opened = Vec::new();
    for kind in openings.iter().flat_map(|opening| kinds(&texts, opening)) {
        if !opened.contains(&kind) {
            opened.push(kind);
        }
    }
    let opens = Text::plain(key!("suggest.ask.opens")).with("kinds", Arg::Name(opened.join(comma(&texts))));
    let answers = openings.into_iter().map(|opening| view! { <AnswerButton opening=opening/> });
    view! {
        <fieldset>
            <legend id=group(topic) tabindex="-1">
                {texts.say(&Text::of("suggest.ask", topic.code()))}
            </legend>
            <div class="ways-on">{answers.collect_view()}</div>
            <p class="muted">{texts.say(&opens)}</p>
        </fieldset>
    }
}

/// Gives an answer, and leads to the first product that it opens.
#[component]
fn AnswerButton<'a>(
    /// The answer, with the products that it opens.
    opening: &'a Opening<'a>,
) -> impl IntoView {
    let advice = expect_context::<Advice>();
    let texts = advice.app.texts_untracked();
    let words = words(&texts, &advice.bank(), &opening.answer);
    let label = Text::plain(key!("suggest.ask.answer"))
        .with("answer", Arg::Name(words.clone()))
        .with("kinds", Arg::Name(kinds(&texts, opening).join(comma(&texts))));
    let answer = opening.answer.clone();
    let first = opening.products.first().map_or_else(|| HEADLINE.to_owned(), |one| product::heading(one));
    let give = move |_| {
        advice.add_product_answer(answer.clone());
        focus_soon(first.clone());
    };
    view! {
        <button class="plain" type="button" aria-label=texts.say(&label) on:click=give>
            {words}
        </button>
    }
}

/// What she said here, each with the way to take it back.
#[component]
pub(super) fn Given() -> impl IntoView {
    let advice = expect_context::<Advice>();
    let texts = advice.app.texts_untracked();
    let rows = advice.product_answers().into_iter().map(|answer| {
        let said = Arg::Name(words(&texts, &advice.bank(), &answer));
        let said = texts.say(&Text::plain(key!("suggest.ask.given")).with("answer", said));
        let undo = move |_| {
            advice.remove_product_answer(&answer);
            focus_soon(HEADLINE.to_owned());
        };
        view! {
            <p class="notice for">
                <span>{said.clone()}</span>
                <button
                    class="link"
                    type="button"
                    aria-label=format!("{} {said}", texts.get(key!("suggest.ask.undo")))
                    on:click=undo
                >
                    {texts.get(key!("suggest.ask.undo"))}
                </button>
            </p>
        }
    });
    rows.collect_view()
}

/// The products for what she looks for, where none of them is shown.
pub(super) fn sought<'a>(customer: &Customer, suggestions: &'a Suggestions<'a>) -> Vec<&'a Withheld<'a>> {
    let Some(need) = customer.wants().first().copied() else { return Vec::new() };
    if suggestions.shown.iter().any(|one| one.product.needs.contains(&need)) {
        return Vec::new();
    }
    suggestions.withheld.iter().filter(|other| other.product.needs.contains(&need)).collect()
}

/// What she looks for and is not shown: named before everything else, with the reasons.
#[component]
pub(super) fn Sought<'a>(
    /// What she looks for.
    need: Need,
    /// The products for it.
    products: &'a [&'a Withheld<'a>],
) -> impl IntoView {
    let texts = expect_context::<App>().texts_untracked();
    let title = Text::plain(key!("suggest.sought")).with("need", Arg::text(Text::of("need", need.code())));
    let named: Vec<_> = products.iter().map(|other| other.product).collect();
    let rows = products.iter().map(|other| {
        view! {
            <li>
                <div>
                    <WhyNotShown other=other/>
                </div>
            </li>
        }
    });
    view! {
        <div class="sought">
            <p>{texts.say(&title)}</p>
            <ul>{rows.collect_view()}</ul>
            <RequiredWords products=&named/>
        </div>
    }
}

/// The name of a product that is not shown, and every reason.
#[component]
pub(super) fn WhyNotShown<'a>(
    /// The product with the reasons.
    other: &'a Withheld<'a>,
) -> impl IntoView {
    let texts = expect_context::<App>().texts_untracked();
    let reasons = other.reasons.iter().map(|why| texts.say(&why::why_not(why))).collect();
    view! {
        <b>{other.product.name.get(texts.locale)}</b>
        <Lines class="reasons" lines=reasons/>
    }
}

/// The way from a product that is an answer away to its question.
#[component]
pub(super) fn WayToQuestion<'a>(
    /// The product.
    other: &'a Withheld<'a>,
    /// The answers, with the products that they open.
    openings: &'a [Opening<'a>],
) -> impl IntoView {
    let texts = expect_context::<App>().texts_untracked();
    let opens = |opening: &&Opening<'_>| opening.products.iter().any(|product| product.id == other.product.id);
    let id = group(openings.iter().find(opens)?.answer.topic());
    let label = Text::plain(key!("suggest.ask.away.label")).with("product", Arg::bank_text(other.product.name.clone()));
    Some(view! {
        <button class="link" type="button" aria-label=texts.say(&label) on:click=move |_| dom::focus(&id)>
            {texts.get(key!("suggest.ask.away"))}
        </button>
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
