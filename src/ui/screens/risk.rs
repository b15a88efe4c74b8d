//! The risk questionnaire: what it is about, one question at a time, a last look, the result.

mod amount;
mod item;
mod result;
mod review;
mod understanding;

use leptos::prelude::*;

use crate::advice::attempts::Refusal;
use crate::advice::questionnaire::Questionnaire;
use crate::advice::scoring::{Answers, senior};
use crate::campaign::event::Event;
use crate::i18n::Texts;
use crate::key;
use crate::platform::dom;
use crate::tool::text::{Arg, Text};
use crate::ui::el::{El, button, el, text};
use crate::ui::screens::title;
use crate::ui::state::Screen;
use crate::ui::state::advice::Advice;
use crate::visit::questionnaire::{Page, QuestionnaireChange, QuestionnaireSession};

pub use item::item;
pub use result::result;
pub use review::review;
pub use understanding::understanding;

/// The bank's questionnaire, or a sentence that says there is none.
fn with_questionnaire(advice: Advice, texts: &Texts, show: impl FnOnce(&Questionnaire) -> Vec<El>) -> Vec<El> {
    match &advice.bank().questionnaire {
        Some(questionnaire) => show(questionnaire),
        None => vec![title(name(advice, texts)), text("p", "", texts.get(key!("risk.none")))],
    }
}

fn name(advice: Advice, texts: &Texts) -> &str {
    texts.get(if advice.is_exercise() { key!("risk.exercise.title") } else { key!("risk.title") })
}

fn bank_name(advice: Advice) -> Arg {
    Arg::bank_text(advice.bank().institution.short.clone())
}

/// A sentence that names the bank and its telephone number.
fn with_phone(advice: Advice, key: &'static str) -> Text {
    let phone = Arg::Name(advice.bank().institution.phone.clone());
    Text::plain(key).with("bank", bank_name(advice)).with("phone", phone)
}

fn count(items: usize) -> Arg {
    Arg::Count(u32::try_from(items).unwrap_or(0))
}

/// Whether the customer is on the calmer path (R09).
fn calm(advice: Advice) -> bool {
    let bank = advice.bank();
    let questionnaire = bank.questionnaire.as_ref();
    questionnaire.is_some_and(|asked| senior(asked, &advice.answers_untracked()))
}

/// The frame of a screen: on the calmer path larger, and with a word that there is time and somebody to ask.
fn quiz(advice: Advice, texts: &Texts, parts: &[El]) -> El {
    let calm = calm(advice);
    let word = calm.then(|| text("p", "muted", &texts.say(&with_phone(advice, key!("risk.calm")))));
    el("div", if calm { "quiz calm" } else { "quiz" }).children(parts).maybe(word)
}

fn actions(buttons: &[El]) -> El {
    el("div", "actions").children(buttons)
}

/// Shows a screen anew, though it may be the one that is there.
fn again(advice: Advice, screen: Screen) {
    advice.app.replace(screen);
    request_animation_frame(|| dom::focus("fp-title"));
}

/// What it is about.
pub fn intro(advice: Advice, texts: &Texts) -> Vec<El> {
    with_questionnaire(advice, texts, |questionnaire| {
        let lines = about(advice, questionnaire);
        let mut card = el("div", "quiz-card");
        for line in &lines {
            card = card.child(&text("p", "", &texts.say(line)));
        }
        vec![title(name(advice, texts)), quiz(advice, texts, &[card, actions(&ways(advice, texts))])]
    })
}

/// The ways on from the introduction; none into another assessment where the limits are reached (R06).
fn ways(advice: Advice, texts: &Texts) -> Vec<El> {
    let started = advice.answers_untracked() != Answers::default();
    let begin = move || {
        if !started {
            advice.app.emit(&Event::QuestionnaireStarted);
        }
        advice.app.go(first_open(advice));
    };
    let mut ways = match refusal(advice) {
        Some(words) => vec![text("p", "risk-words", &texts.say(&words)).attr("role", "status")],
        None => {
            let start = texts.get(if started { key!("risk.resume") } else { key!("risk.start") });
            vec![button("primary", start, begin)]
        }
    };
    if advice.outcome_untracked().is_some() {
        ways.push(button("plain", texts.get(key!("risk.result")), move || advice.app.go(Screen::RiskResult)));
    }
    ways
}

/// Why no further assessment counts; nothing about any answer.
fn refusal(advice: Advice) -> Option<Text> {
    let bank = advice.bank();
    let questionnaire = bank.questionnaire.as_ref()?;
    let may = QuestionnaireSession::may_begin(questionnaire, bank.institution.mode, advice.app.attempts());
    may.err().map(|refusal| refused(advice, refusal))
}

fn refused(advice: Advice, refusal: Refusal) -> Text {
    with_phone(
        advice,
        match refusal {
            Refusal::Day => key!("risk.refused.day"),
            Refusal::Year => key!("risk.refused.year"),
        },
    )
}

fn about(advice: Advice, questionnaire: &Questionnaire) -> Vec<Text> {
    let items = advice.answers_untracked().asked(questionnaire).len();
    let items = Text::plain(key!("risk.intro.count")).with("n", count(items));
    let kept = Text::plain(key!("risk.intro.kept"));
    if advice.is_exercise() {
        return vec![Text::plain(key!("risk.intro.exercise")), items, kept];
    }
    let full = Arg::bank_text(advice.bank().institution.full.clone());
    let mut about = vec![
        Text::plain(key!("risk.intro")).with("bank", full),
        items,
        kept,
        Text::plain(key!("risk.intro.valid")).with("time", Arg::Duration(questionnaire.valid_months)),
        Text::plain(key!("risk.intro.attempts"))
            .with("day", Arg::Count(questionnaire.attempts_per_day))
            .with("year", Arg::Count(questionnaire.attempts_per_year))
            .with("bank", bank_name(advice)),
    ];
    if questionnaire.tell_level {
        about.push(Text::plain(key!("risk.intro.told")).with("bank", bank_name(advice)));
    }
    about
}

/// The screen of a page of the questionnaire.
const fn screen(page: Page) -> Screen {
    match page {
        Page::Item(place) => Screen::RiskItem(place),
        Page::Review => Screen::RiskReview,
    }
}

/// The first question without an answer, or the review where all have one.
fn first_open(advice: Advice) -> Screen {
    let page = advice.session(|session, questionnaire| session.first_open(questionnaire));
    page.map_or(Screen::RiskIntro, screen)
}

/// Begins anew: the answers and the old result are forgotten.
fn forget(advice: Advice) {
    advice.apply(QuestionnaireChange::Forgotten);
    advice.app.replace(Screen::RiskIntro);
}
