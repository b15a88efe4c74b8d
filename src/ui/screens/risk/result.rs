//! What the answers say, in plain words.

use super::{actions, again, bank_name, calm, forget, intro, quiz, with_phone};
use crate::advice::level::Level;
use crate::advice::questionnaire::Dimension;
use crate::advice::scoring::{Assessment, AssessmentOutcome, Exercise};
use crate::base::LocalText;
use crate::campaign::event::{AssessmentRecord, Digest, Event};
use crate::i18n::Texts;
use crate::key;
use crate::platform::dom;
use crate::tool::text::{Arg, Text};
use crate::ui::components::calendar;
use crate::ui::components::record::kept;
use crate::ui::el::{El, button, el, lines, text};
use crate::ui::screens::title;
use crate::ui::state::Screen;
use crate::ui::state::advice::Advice;
use crate::visit::questionnaire::QuestionnaireChange;

/// The result.
pub fn result(advice: Advice, texts: &Texts) -> Vec<El> {
    let (cards, buttons) = match advice.outcome_untracked() {
        Some(AssessmentOutcome::Level(assessment)) if assessment.facts_changed => {
            let words = text("p", "headline", texts.get(key!("risk.changed")));
            let anew = button("primary", texts.get(key!("risk.again")), move || forget(advice));
            (vec![el("div", "quiz-card").child(&words)], vec![anew])
        }
        Some(AssessmentOutcome::Level(assessment)) => paged(advice, texts, &assessment),
        Some(AssessmentOutcome::Exercise(exercise)) => {
            let anew = button("plain", texts.get(key!("risk.again.exercise")), move || forget(advice));
            (vec![theme(texts, &exercise)], vec![anew])
        }
        None => return intro(advice, texts),
    };
    let mut parts = cards;
    parts.push(actions(&buttons));
    vec![title(texts.get(key!("risk.result"))), quiz(advice, texts, &parts)]
}

/// All parts of the result, and on the calmer path one after the other.
fn paged(advice: Advice, texts: &Texts, assessment: &Assessment) -> (Vec<El>, Vec<El>) {
    let mut cards = cards(advice, texts, assessment);
    let page = advice.session(|session, _| session.part()).unwrap_or(0);
    let turn = |key: &'static str, class: &str, page: usize| {
        button(class, texts.get(key), move || {
            advice.apply(QuestionnaireChange::Turned(page));
            again(advice, Screen::RiskResult);
        })
    };
    if calm(advice) {
        let last = page.saturating_add(1) >= cards.len();
        cards = cards.get(page).cloned().into_iter().collect();
        let back = page.checked_sub(1).map(|page| turn(key!("risk.previous"), "plain", page));
        let mut buttons: Vec<El> = back.into_iter().collect();
        if !last {
            buttons.push(turn(key!("risk.next"), "primary", page.saturating_add(1)));
            return (cards, buttons);
        }
        buttons.extend(ways(advice, texts));
        return (cards, buttons);
    }
    (cards, ways(advice, texts))
}

fn ways(advice: Advice, texts: &Texts) -> Vec<El> {
    let change = move || {
        advice.apply(QuestionnaireChange::FactsChanged);
        again(advice, Screen::RiskResult);
    };
    vec![
        button("primary", texts.get(key!("risk.see")), move || advice.app.go(Screen::Suggestions)),
        button("plain again", texts.get(key!("risk.again")), move || forget(advice)),
        button("plain changed", texts.get(key!("risk.change_facts")), change),
    ]
}

fn cards(advice: Advice, texts: &Texts, assessment: &Assessment) -> Vec<El> {
    let mut cards = vec![level(advice, texts, assessment)];
    if !assessment.tolerance.minimal {
        cards.extend(why(advice, texts, assessment));
    }
    if assessment.senior {
        let words = texts.say(&with_phone(advice, key!("risk.senior")));
        cards.push(text("p", "quiz-card risk-words", &words));
    }
    if dom::is_framed()
        && let Some(kept) = kept(advice.app)
    {
        cards.push(record(advice, texts, assessment, &kept));
    }
    cards
}

fn level_name(advice: Advice, level: Level) -> LocalText {
    let bank = advice.bank();
    let name = bank.questionnaire.as_ref().and_then(|questionnaire| questionnaire.level_name(level));
    name.cloned().unwrap_or_default()
}

fn level(advice: Advice, texts: &Texts, assessment: &Assessment) -> El {
    let tolerance = assessment.tolerance;
    let headline = Text::plain(key!("risk.level"))
        .with("level", Arg::Name(tolerance.level.code().to_owned()))
        .with("name", Arg::bank_text(level_name(advice, tolerance.level)))
        .with("expiry", Arg::Date(assessment.valid_until));
    let line = if tolerance.minimal { "minimal" } else { tolerance.level.code() };
    let mut scale = el("ul", "level-scale").attr("aria-label", texts.get(key!("risk.scale")));
    for level in Level::ALL.iter().copied() {
        let name = level_name(advice, level);
        let place = el("li", "").child(&text("b", "", level.code())).child(&text("span", "", name.get(texts.locale)));
        scale = scale.child(&if level == tolerance.level { place.attr("aria-current", "true") } else { place });
    }
    let version = Text::plain(key!("risk.version"))
        .with("version", Arg::Name(assessment.version.clone()))
        .with("date", Arg::Date(assessment.taken_on));
    el("div", "quiz-card level")
        .child(&text("p", "headline", &texts.say(&headline)))
        .child(&text("p", "", texts.get(&format!("risk.line.{line}"))))
        .child(&scale)
        .child(&text("p", "muted", &texts.say(&version)))
        .child(&calendar::view(advice.app, texts, assessment.valid_until))
}

/// What the level comes from: each dimension, which of them decided, what moved it, and what follows for each goal.
fn why(advice: Advice, texts: &Texts, assessment: &Assessment) -> Vec<El> {
    let mut cards = Vec::new();
    let named =
        |key: &'static str, level: Level| Text::plain(key).with("name", Arg::bank_text(level_name(advice, level)));
    let mut rows = Vec::new();
    for scale in &assessment.scales {
        let key = match scale.dimension {
            Dimension::Tolerance => key!("risk.part.tolerance"),
            Dimension::Capacity => key!("risk.part.capacity"),
            Dimension::Experience => key!("risk.part.experience"),
        };
        rows.push(texts.say(&named(key, scale.level)));
    }
    if !rows.is_empty() {
        let capped = match assessment.capped_by {
            Some(Dimension::Capacity) => key!("risk.capped.capacity"),
            Some(_) => key!("risk.capped.experience"),
            None => key!("risk.capped.none"),
        };
        let card = part(texts, key!("risk.parts"), &rows);
        cards.push(card.child(&text("p", "capped", texts.get(capped))));
    }
    let mut moved = Vec::new();
    for one in &assessment.drivers {
        moved.push(one.text.get(texts.locale).to_owned());
    }
    if !moved.is_empty() {
        cards.push(part(texts, key!("risk.moved"), &moved));
    }
    let mut goals = Vec::new();
    for goal in &assessment.goals {
        let key = if goal.sooner { key!("risk.goal.sooner") } else { key!("risk.goal") };
        goals.push(texts.say(&named(key, goal.level).with("goal", Arg::bank_text(goal.goal.clone()))));
    }
    if !goals.is_empty() {
        cards.push(part(texts, key!("risk.goals"), &goals));
    }
    cards
}

fn part(texts: &Texts, heading: &'static str, rows: &[String]) -> El {
    el("div", "quiz-card").child(&text("h2", "", texts.get(heading))).child(&lines("moved", rows))
}

/// The record of the assessment, for the institution alone and only when the customer hands it over.
fn record(advice: Advice, texts: &Texts, assessment: &Assessment, kept: &Text) -> El {
    let say = |key: &'static str| texts.say(&Text::plain(key).with("bank", bank_name(advice)));
    let status = text("p", "muted", "").attr("role", "status");
    let (given, failed) = (say(key!("risk.record.given")), texts.get(key!("risk.record.failed")).to_owned());
    let (assessment, told) = (assessment.clone(), status.clone());
    let hand_over = text("button", "plain", &say(key!("risk.record.give"))).attr("type", "button");
    let pressed = hand_over.clone();
    let give = move |_| {
        let Some(data) = advice.app.questionnaire_data() else { return told.set_text(&failed) };
        let (assessment, told, pressed) = (assessment.clone(), told.clone(), pressed.clone());
        let (given, failed) = (given.clone(), failed.clone());
        let done = move |hash: Option<String>| match hash.as_deref().and_then(Digest::new) {
            Some(hash) => {
                advice.app.emit(&Event::AssessmentRecorded(Box::new(AssessmentRecord {
                    questionnaire: assessment.questionnaire.as_str().into(),
                    version: assessment.version,
                    hash,
                    level: assessment.tolerance.level.code().into(),
                    minimal: assessment.tolerance.minimal,
                    taken_on: assessment.taken_on,
                    valid_until: assessment.valid_until,
                })));
                pressed.set("hidden", Some(""));
                told.set_text(&given);
            }
            None => told.set_text(&failed),
        };
        advice.app.host().digest(&data, Box::new(done));
    };
    el("div", "quiz-card give-record")
        .child(&text("h2", "", &say(key!("risk.record"))))
        .child(&text("p", "", &say(key!("risk.record.what"))))
        .child(&text("p", "", &texts.say(kept)))
        .child(&hand_over.on("click", give))
        .child(&status)
}

fn theme(texts: &Texts, exercise: &Exercise) -> El {
    let line = match &exercise.theme {
        Some(theme) => Text::plain(key!("risk.exercise.theme")).with("theme", Arg::bank_text(theme.clone())),
        None => Text::plain(key!("risk.exercise.none")),
    };
    el("div", "quiz-card").child(&text("p", "headline", &texts.say(&line))).child(&text(
        "p",
        "",
        texts.get(key!("risk.intro.exercise")),
    ))
}
