//! The next step, in one quiet card that can be put away for this visit.

use crate::advice::lifecycle::{Action, Situation, next_best_action};
use crate::advice::mode::Mode;
use crate::config::HomeCard;
use crate::i18n::Texts;
use crate::key;
use crate::platform::dom;
use crate::tool::text::{Arg, Text};
use crate::ui::components::calendar;
use crate::ui::el::{El, button, el, text};
use crate::ui::state::{App, Screen};

/// What to do and why; it asks for nothing and is gone with one press.
pub fn card(app: App, texts: &Texts, what: &str, why: &str, go: impl FnMut() + 'static, more: Option<El>) -> El {
    let name = texts.get(key!("home.next"));
    let card = el("section", "upcoming").attr("aria-label", name);
    let gone = card.clone();
    let close = move || {
        app.dismiss_next_step();
        gone.set("hidden", Some(""));
        dom::focus("fp-title");
    };
    let close = button("link", texts.get(key!("home.next.close")), close);
    let card = card.child(&text("span", "muted", name)).child(&button("link", what, go));
    card.child(&text("p", "muted", why)).maybe(more).child(&close)
}

/// The next step that follows from this visit and from what is kept; nothing where nothing is left to say.
pub fn view(app: App, texts: &Texts) -> Vec<El> {
    let visit = app.visit();
    let plans = app.plans(&visit);
    let Some(config) = app.tools_config() else { return Vec::new() };
    let (mode, cards) = app.home_config(|home| (home.institution.mode, home.cards.clone()));
    let first = cards.iter().find_map(|card| if let HomeCard::Tool(id) = card { Some(*id) } else { None });
    let situation = Situation {
        today: app.today(),
        thresholds: &config.lifecycle,
        first,
        asks: app.offers("risk_profile"),
        visit: &visit,
        plans: &plans,
        valid_until: app.valid_until(),
    };
    // A place that stays empty takes no room.
    let Some(next) = next_best_action(&situation) else { return vec![el("span", "")] };
    let exercise = mode == Mode::Education;
    let screen = match (next.tool, next.action) {
        (Some(tool), _) => Screen::Tool(tool),
        (None, Action::Note) => Screen::RiskResult,
        (None, _) => Screen::RiskIntro,
    };
    let tool = next.tool.unwrap_or_default();
    let what = match next.action {
        Action::Begin => Text::of("home", tool),
        Action::Profile => Text::of("home", if exercise { "risk_exercise" } else { "risk_profile" }),
        action => Text::of("next", action.code()).with("tool", Arg::text(Text::of("home", tool))),
    };
    let mut why = Text::item("next", "why", next.reason.code());
    if let Some(day) = next.day {
        why = why.with("date", Arg::Date(day));
    }
    let remind = next.day.filter(|_| matches!(next.action, Action::Retest | Action::Note));
    let file = remind.map(|day| calendar::view(app, texts, day));
    vec![card(app, texts, &texts.say(&what), &texts.say(&why), move || app.go(screen), file)]
}
