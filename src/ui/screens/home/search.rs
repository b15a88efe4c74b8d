//! A word that finds what home offers.

use leptos::prelude::*;

use super::card::words;
use crate::config::HomeCard;
use crate::i18n::search::holds_words;
use crate::key;
use crate::ui::state::App;

/// The cards that a word finds: a bit for each, in their order; `None` while nothing is sought.
#[derive(Clone, Copy)]
pub struct Found(RwSignal<Option<u64>>);

impl Found {
    /// Nothing is sought yet.
    pub fn new() -> Found {
        Found(RwSignal::new(None))
    }

    /// Whether something is sought.
    pub fn is_on(self) -> bool {
        self.0.get().is_some()
    }

    /// Whether one of the cards of these bits is shown: while nothing is sought, each is.
    pub fn shows(self, bits: u64) -> bool {
        self.0.get().is_none_or(|found| found & bits != 0)
    }
}

/// The bit of the card at a place; there are never so many that they run out.
pub fn bit(place: usize) -> u64 {
    u32::try_from(place).ok().and_then(|place| 1_u64.checked_shl(place)).unwrap_or(0)
}

/// The field for the word.
#[component]
pub fn Search(
    /// What is found.
    found: Found,
) -> impl IntoView {
    let app = expect_context::<App>();
    let texts = app.texts_untracked();
    let seek = move |event| {
        let word = event_target_value(&event);
        let bits = || {
            let cards = app.home_config(|home| home.cards.clone());
            let found = cards.into_iter().enumerate().filter(|(_, card)| holds_words(&found_by(app, *card), &word));
            found.fold(0, |bits, (place, _)| bits | bit(place))
        };
        found.0.set((!word.trim().is_empty()).then(bits));
    };
    view! {
        <div class="search" role="search">
            <span class="icon icon-search" aria-hidden="true"></span>
            <input
                type="search"
                autocomplete="off"
                aria-label=texts.get(key!("home.search"))
                placeholder=texts.get(key!("home.search.hint"))
                on:input=seek
            />
            <p class="muted" role="status">
                <span hidden=move || found.shows(u64::MAX)>{texts.get(key!("home.search.nothing"))}</span>
            </p>
        </div>
    }
}

/// Everything that a card may be found by.
fn found_by(app: App, card: HomeCard) -> String {
    let (mut all, line) = words(app, card);
    let texts = app.texts_untracked();
    for more in [line.as_str(), texts.get(&format!("home.{}.words", card.code()))] {
        all.push(' ');
        all.push_str(more);
    }
    all
}
