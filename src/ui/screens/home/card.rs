//! One thing that the home screen offers.

use leptos::prelude::*;

use crate::advice::mode::Mode;
use crate::config::HomeCard;
use crate::ui::chunk::{ChunkHomePart, HomePart};
use crate::ui::state::{App, Screen};

/// The name in texts: without a level it is an exercise.
fn name(app: App, card: HomeCard) -> &'static str {
    let education = app.home_config(|home| home.institution.mode == Mode::Education);
    if education && card == HomeCard::RiskProfile { "risk_exercise" } else { card.code() }
}

/// What a card says: its title and its line.
pub fn words(app: App, card: HomeCard) -> (String, String) {
    let (texts, name) = (app.texts_untracked(), name(app, card));
    let text = |key: String| texts.get(&key).to_owned();
    (text(format!("home.{name}")), text(format!("home.{name}.line")))
}

/// One card.
#[component]
pub fn Card(
    /// What it opens.
    card: HomeCard,
    /// Whether it shows the figure of its answer, as soon as that can be worked out.
    #[prop(optional)]
    answered: bool,
) -> impl IntoView {
    let app = expect_context::<App>();
    let screen = Screen::of_card(card);
    let (title, line) = words(app, card);
    view! {
        <button
            class=if answered { "tile" } else { "card" }
            type="button"
            data-card=(!answered).then(|| name(app, card))
            on:click=move |_| app.go(screen)
        >
            <span class="card-text">
                <span class="card-title">{title}</span>
                <span class="card-line">{line}</span>
            </span>
            {answered.then(|| view! { <span class="tile-answer"><ChunkHomePart part=HomePart::Tile(card.code())/></span> })}
        </button>
    }
}
