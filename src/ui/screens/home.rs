//! "What would you like to do?"

use leptos::prelude::*;

use crate::advice::mode::Mode;
use crate::config::HomeCard;
use crate::key;
use crate::ui::chunk::{self, Chunk, ChunkNextStep};
use crate::ui::components::upcoming::NextStep;
use crate::ui::screens::Title;
use crate::ui::state::{App, Screen};

/// The cards that the bank put there, and the next step.
#[component]
pub fn Home() -> impl IntoView {
    let app = expect_context::<App>();
    let texts = app.texts_untracked();
    let cards = app.home_config(|home| home.cards.clone());
    let first = cards.iter().find_map(|card| if let HomeCard::Tool(id) = card { Some(*id) } else { None });
    let cards = cards.into_iter().map(|card| {
        view! {
            <li>
                <Card card=card/>
            </li>
        }
    });
    let begun = app.has_begun();
    let begin = first.filter(|_| begun == Some(false)).map(|tool| {
        let (what, why) =
            (texts.get(&format!("home.{tool}")).to_owned(), texts.get(key!("home.next.begin")).to_owned());
        view! { <NextStep what=what why=why screen=Screen::Tool(tool)/> }
    });
    view! {
        <Title words=texts.get(key!("home.title"))/>
        // Who has something to go on from sees it first; what there is to say comes with a chunk.
        {(begun == Some(true)).then(|| {
            view! {
                <div class="upcoming-place">
                    <ChunkNextStep/>
                </div>
            }
        })}
        <ul class="cards">{cards.collect_view()}</ul>
        <p class="aside">
            <button class="link" type="button" on:click=move |_| app.go(Screen::Receipt)>
                {texts.get(key!("home.receipt"))}
            </button>
        </p>
        {begin}
    }
}

/// One card. Who points at it may press it: by then its chunk is often there.
#[component]
fn Card(
    /// What it opens.
    card: HomeCard,
) -> impl IntoView {
    let app = expect_context::<App>();
    let texts = app.texts_untracked();
    let education = app.home_config(|home| home.institution.mode == Mode::Education);
    let screen = Screen::of_card(card);
    let name = if education && card == HomeCard::RiskProfile { "risk_exercise" } else { card.code() };
    let soon = move || {
        if let Some(chunk) = Chunk::of(screen) {
            chunk::fetch(app, chunk);
        }
    };
    view! {
        <button
            class="card"
            type="button"
            data-card=name
            on:click=move |_| app.go(screen)
            on:pointerenter=move |_| soon()
            on:touchstart=move |_| soon()
            on:focus=move |_| soon()
        >
            <span class=format!("icon icon-{name}") aria-hidden="true"></span>
            <span class="card-text">
                <span class="card-title">{texts.get(&format!("home.{name}")).to_owned()}</span>
                <span class="card-line">{texts.get(&format!("home.{name}.line")).to_owned()}</span>
            </span>
        </button>
    }
}
