//! "What would you like to do?"

use crate::advice::mode::Mode;
use crate::config::HomeCard;
use crate::i18n::Texts;
use crate::key;
use crate::ui::chunk::{self, Chunk};
use crate::ui::components::upcoming;
use crate::ui::el::{El, button, el, list, text};
use crate::ui::screens::title;
use crate::ui::state::{App, Screen};

/// The cards that the bank put there.
pub fn view(app: App, texts: &Texts) -> Vec<El> {
    let (education, cards) = app.home_config(|home| (home.institution.mode == Mode::Education, home.cards.clone()));
    let first = cards.iter().find_map(|card| if let HomeCard::Tool(id) = card { Some(*id) } else { None });
    let cards = cards.iter().map(|card| {
        let (name, screen) = match card {
            HomeCard::RiskProfile if education => ("risk_exercise", Screen::RiskIntro),
            HomeCard::RiskProfile => ("risk_profile", Screen::RiskIntro),
            HomeCard::Suggestions => ("suggestions", Screen::Suggestions),
            HomeCard::WellBeing => ("wellbeing", Screen::WellBeing(0)),
            HomeCard::Tool(id) => (*id, Screen::Tool(id)),
        };
        let words = el("span", "card-text")
            .child(&text("span", "card-title", texts.get(&format!("home.{name}"))))
            .child(&text("span", "card-line", texts.get(&format!("home.{name}.line"))));
        let icon = el("span", &format!("icon icon-{name}")).attr("aria-hidden", "true");
        let card = button("card", "", move || app.go(screen)).attr("data-card", name).child(&icon).child(&words);
        // Who points at a card may press it: by then its chunk is often there.
        ["pointerenter", "touchstart", "focus"]
            .into_iter()
            .fold(card, |card, sign| card.on(sign, move |_| soon(app, screen)))
    });
    let cards = list("cards", cards.collect::<Vec<_>>());
    let receipt = button("link", texts.get(key!("home.receipt")), move || app.go(Screen::Receipt));
    let mut parts = vec![title(texts.get(key!("home.title")))];
    let begun = app.has_begun();
    if begun == Some(true) {
        // Who has something to go on from sees it first; what there is to say comes with a chunk.
        parts.push(el("div", "upcoming-place").children_of(move || chunk::next_step(app)));
    }
    parts.push(cards);
    parts.push(el("p", "aside").child(&receipt));
    if let (Some(false), Some(tool)) = (begun, first) {
        let (what, why) = (texts.get(&format!("home.{tool}")).to_owned(), texts.get(key!("home.next.begin")));
        parts.push(upcoming::card(app, texts, &what, why, move || app.go(Screen::Tool(tool)), None));
    }
    parts
}

fn soon(app: App, screen: Screen) {
    if let Some(chunk) = Chunk::of(screen) {
        chunk::fetch(app, chunk);
    }
}
