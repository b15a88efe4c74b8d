//! Home: one question answered on the spot, and everything else by what people want.

mod card;
mod search;

use leptos::prelude::*;
use web_sys::HtmlDetailsElement;

use crate::config::HomeCard;
use crate::key;
use crate::tool::wish::Wish;
use crate::ui::chunk::{self, Chunk, ChunkHomePart, HomePart};
use crate::ui::screens::Title;
use crate::ui::state::{App, Screen};
use card::{Card, words};
use search::{Found, Search};

fn tool(card: &HomeCard) -> Option<&'static str> {
    if let HomeCard::Tool(id) = card { Some(*id) } else { None }
}

/// So many calculators are large besides the first.
const LIKELY: usize = 2;

/// The first question of the bank, what she may go on with, and the cards that the bank put there, by what people want.
#[component]
pub fn Home() -> impl IntoView {
    let app = expect_context::<App>();
    let texts = app.texts_untracked();
    let cards = app.home_config(|home| home.cards.clone());
    let lead = cards.iter().find_map(tool);
    let led = |card: &&HomeCard| tool(card).is_some_and(|tool| Some(tool) != lead);
    // The first of what else people want.
    let first = |wish: &Wish| cards.iter().filter(led).find(|card| card.wish() == *wish).copied();
    let led_wish = cards.iter().find(|card| tool(card).is_some()).map(|card| card.wish());
    let likely: Vec<_> =
        Wish::ALL.iter().filter(|wish| Some(**wish) != led_wish).filter_map(first).take(LIKELY).collect();
    chunk::fetch_in_turn(app, lead.into_iter().chain(likely.iter().chain(&cards).filter_map(tool)).collect());
    let found = Found::new();
    view! {
        <Title words=texts.get(key!("home.title")) unseen=true/>
        <div class="home">
            {lead.map(|tool| view! { <Lead tool/> })}
            // Who has something to go on from sees it; what there is to say comes with a chunk.
            {(app.has_begun() == Some(true)).then(|| {
                view! {
                    <div class="upcoming-place">
                        <ChunkHomePart part=HomePart::NextStep/>
                    </div>
                }
            })}
            {(!likely.is_empty()).then(|| {
                let tile = |card| view! { <Card card answered=true/> };
                view! { <div class="likely">{likely.into_iter().map(tile).collect_view()}</div> }
            })}
            <Search found/>
            <div class="wishes">
                {Wish::ALL.into_iter().map(|wish| view! { <Group wish found cards=cards.clone()/> }).collect_view()}
            </div>
        </div>
        <p class="aside">
            <button class="link" type="button" on:click=move |_| app.go(Screen::Receipt)>
                {texts.get(key!("home.receipt"))}
            </button>
        </p>
    }
}

/// The first tool of the bank: the question that it answers, and the answer as soon as it can be worked out.
#[component]
fn Lead(
    /// The tool.
    tool: &'static str,
) -> impl IntoView {
    let app = expect_context::<App>();
    let (title, line) = words(app, HomeCard::Tool(tool));
    let promise = app.text(key!("home.promise"));
    view! {
        <section class="face lead">
            <p class="promise">{promise}</p>
            <p class="question">{line}</p>
            <div class="lead-answer">
                <ChunkHomePart part=HomePart::Lead(tool)/>
            </div>
            <button class="primary" type="button" on:click=move |_| app.go(Screen::Tool(tool))>
                {title}
            </button>
        </section>
    }
}

/// What people find who want something: closed, it names its tools; while a word is sought, it shows those it finds.
#[component]
fn Group(
    /// What they want.
    wish: Wish,
    /// What is found.
    found: Found,
    /// All cards.
    cards: Vec<HomeCard>,
) -> impl IntoView {
    let app = expect_context::<App>();
    let texts = app.texts_untracked();
    let (mut names, mut bits, mut items) = (String::new(), 0, Vec::new());
    for (place, card) in cards.into_iter().enumerate().filter(|(_, card)| card.wish() == wish) {
        if !names.is_empty() {
            names.push_str(texts.get(key!("home.comma")));
        }
        names.push_str(&words(app, card).0);
        let bit = search::bit(place);
        bits |= bit;
        items.push((bit, card));
    }
    let items = items.into_iter().map(|(bit, card)| {
        view! {
            <li hidden=move || !found.shows(bit)>
                <Card card=card/>
            </li>
        }
    });
    let code = wish.code();
    // One at a time: home stays as long as it is. Who opens it may press what is inside: its chunk is on its way.
    let toggled = move |event| {
        let open = event_target::<HtmlDetailsElement>(&event).open();
        let stands = app.open_wish.get_untracked() == Some(code);
        if open != stands && !found.is_on() {
            app.open_wish.set(open.then_some(code));
        }
        if open {
            chunk::fetch(app, if wish == Wish::Myself { Chunk::Advice } else { Chunk::Tools });
        }
    };
    (bits != 0).then(|| {
        view! {
            <details
                class="wish"
                data-wish=code
                hidden=move || !found.shows(bits)
                open=move || found.is_on() || app.open_wish.get() == Some(code)
                on:toggle=toggled
            >
                <summary>
                    <span class=format!("icon icon-{code}") aria-hidden="true"></span>
                    <span class="card-text">
                        <span class="card-title">{texts.get(&format!("home.wish.{code}")).to_owned()}</span>
                        <span class="card-line">{names}</span>
                    </span>
                </summary>
                <ul class="cards">{items.collect_view()}</ul>
            </details>
        }
    })
}
