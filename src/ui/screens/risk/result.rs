//! What the answers say, in plain words.

use leptos::prelude::*;

use super::{bank_name, intro};
use crate::advice::level::Level;
use crate::advice::scoring::{Assessment, Exercise, Outcome};
use crate::i18n::Texts;
use crate::key;
use crate::tool::text::{Arg, Text};
use crate::ui::el::{El, button, el, lines, text};
use crate::ui::screens::title;
use crate::ui::state::Screen;
use crate::ui::state::advice::Advice;

/// The result.
pub fn result(advice: Advice, texts: &Texts) -> Vec<El> {
    let (card, actions) = match advice.outcome.get_untracked() {
        Some(Outcome::Level(assessment)) => {
            let see = button("primary", texts.get(key!("risk.see")), move || advice.app.go(Screen::Suggestions));
            (level(advice, texts, &assessment), vec![see, again(advice, texts.get(key!("risk.again")))])
        }
        Some(Outcome::Exercise(exercise)) => {
            (theme(texts, &exercise), vec![again(advice, texts.get(key!("risk.again.exercise")))])
        }
        None => return intro(advice, texts),
    };
    let quiz = el("div", "quiz").child(&card).child(&el("div", "actions").children(&actions));
    vec![title(texts.get(key!("risk.result"))), quiz]
}

/// The old result counts no longer from here on.
fn again(advice: Advice, label: &str) -> El {
    button("plain", label, move || {
        advice.answers.update(|answers| answers.clear());
        advice.outcome.set(None);
        advice.app.replace(Screen::RiskIntro);
    })
}

fn level(advice: Advice, texts: &Texts, assessment: &Assessment) -> El {
    let bank = advice.bank();
    let tolerance = assessment.tolerance;
    let name = |level: Level| {
        let name = bank.questionnaire.as_ref().and_then(|questionnaire| questionnaire.level_name(level));
        name.cloned().unwrap_or_default()
    };
    let headline = Text::plain(key!("risk.level"))
        .with("level", Arg::Name(tolerance.level.code().to_owned()))
        .with("name", Arg::own(name(tolerance.level)))
        .with("expiry", Arg::Date(assessment.valid_until));
    let line = if tolerance.minimal { "minimal" } else { tolerance.level.code() };
    let mut scale = el("ul", "level-scale").attr("aria-label", texts.get(key!("risk.scale")));
    for level in Level::ALL.iter().copied() {
        let place =
            el("li", "").child(&text("b", "", level.code())).child(&text("span", "", name(level).get(texts.locale)));
        scale = scale.child(&if level == tolerance.level { place.attr("aria-current", "true") } else { place });
    }
    let moved: Vec<String> = assessment.moved.iter().map(|moved| moved.text.get(texts.locale).to_owned()).collect();
    let version = Text::plain(key!("risk.version"))
        .with("version", Arg::Name(assessment.version.clone()))
        .with("date", Arg::Date(assessment.taken_on));
    let senior = assessment.senior.then(|| {
        let care = Text::plain(key!("risk.senior"))
            .with("bank", bank_name(advice))
            .with("phone", Arg::Name(bank.institution.phone.clone()));
        text("p", "risk-words", &texts.say(&care))
    });
    let card = el("div", "quiz-card level")
        .child(&text("p", "headline", &texts.say(&headline)))
        .child(&text("p", "", texts.get(&["risk.line.", line].concat())))
        .child(&scale);
    let card = if moved.is_empty() {
        card
    } else {
        card.child(&text("h2", "", texts.get(key!("risk.moved")))).child(&lines("moved", &moved))
    };
    card.maybe(senior).child(&text("p", "muted", &texts.say(&version)))
}

fn theme(texts: &Texts, exercise: &Exercise) -> El {
    let line = match &exercise.theme {
        Some(theme) => Text::plain(key!("risk.exercise.theme")).with("theme", Arg::own(theme.clone())),
        None => Text::plain(key!("risk.exercise.none")),
    };
    el("div", "quiz-card").child(&text("p", "headline", &texts.say(&line))).child(&text(
        "p",
        "",
        texts.get(key!("risk.intro.exercise")),
    ))
}
