//! "What would you like to do?"

use crate::advice::mode::Mode;
use crate::config::Card;
use crate::i18n::Texts;
use crate::key;
use crate::ui::el::{El, button, el, list, text};
use crate::ui::screens::title;
use crate::ui::state::{App, Screen};

/// The cards that the bank put there.
pub fn view(app: App, texts: &Texts) -> Vec<El> {
    let bank = app.bank();
    let education = bank.institution.mode == Mode::Education;
    let cards = bank.home.iter().filter_map(|card| {
        let (name, screen) = match card {
            Card::RiskProfile if education => ("risk_exercise", Screen::RiskIntro),
            Card::RiskProfile => ("risk_profile", Screen::RiskIntro),
            Card::Suggestions => ("suggestions", Screen::Suggestions),
            Card::Tool(tool) => (tool.id, Screen::Tool(app.tool_index(tool.id)?)),
        };
        let words = el("span", "card-text")
            .child(&text("span", "card-title", texts.get(&["home.", name].concat())))
            .child(&text("span", "card-line", texts.get(&["home.", name, ".line"].concat())));
        let icon = el("span", &["icon icon-", name].concat()).attr("aria-hidden", "true");
        Some(button("card", "", move || app.go(screen)).attr("data-card", name).child(&icon).child(&words))
    });
    let cards = list("cards", cards.collect::<Vec<_>>());
    vec![title(texts.get(key!("home.title"))), cards]
}
