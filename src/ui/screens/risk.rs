//! The risk questionnaire: what it is about, one question at a time, a last look, the result.

mod result;

use leptos::prelude::*;

use crate::advice::questionnaire::{Item, Questionnaire};
use crate::advice::scoring::{NoResult, assess};
use crate::campaign::event::Event;
use crate::i18n::Texts;
use crate::key;
use crate::tool::text::{Arg, Text};
use crate::ui::el::{El, button, el, list, text};
use crate::ui::screens::title;
use crate::ui::state::Screen;
use crate::ui::state::advice::Advice;

pub use result::result;

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
    Arg::own(advice.bank().institution.short.clone())
}

fn count(items: usize) -> Arg {
    Arg::Count(u32::try_from(items).unwrap_or(0))
}

/// What it is about.
pub fn intro(advice: Advice, texts: &Texts) -> Vec<El> {
    with_questionnaire(advice, texts, |questionnaire| {
        let about = about(advice, questionnaire);
        let about: Vec<El> = about.iter().map(|line| text("p", "", &texts.say(line))).collect();
        let open = advice.answers.with_untracked(|answers| answers.open(questionnaire).len());
        let started = open < questionnaire.items.len();
        let start = texts.get(if started { key!("risk.resume") } else { key!("risk.start") });
        let begin = move || {
            if !started {
                advice.app.emit(&Event::QuestionnaireStarted);
            }
            advice.app.go(first_open(advice));
        };
        let done = advice
            .outcome
            .get_untracked()
            .is_some()
            .then(|| button("plain", texts.get(key!("risk.result")), move || advice.app.go(Screen::RiskResult)));
        let actions = el("div", "actions").child(&button("primary", start, begin)).maybe(done);
        let card = el("div", "quiz-card").children(&about);
        vec![title(name(advice, texts)), el("div", "quiz").child(&card).child(&actions)]
    })
}

fn about(advice: Advice, questionnaire: &Questionnaire) -> Vec<Text> {
    let items = Text::plain(key!("risk.intro.count")).with("n", count(questionnaire.items.len()));
    let kept = Text::plain(key!("risk.intro.kept"));
    if advice.is_exercise() {
        return vec![Text::plain(key!("risk.intro.exercise")), items, kept];
    }
    let full = Arg::own(advice.bank().institution.full.clone());
    vec![
        Text::plain(key!("risk.intro")).with("bank", full),
        items,
        kept,
        Text::plain(key!("risk.intro.valid")).with("time", Arg::Duration(questionnaire.valid_months)),
        Text::plain(key!("risk.intro.attempts"))
            .with("day", Arg::Count(questionnaire.attempts_per_day))
            .with("year", Arg::Count(questionnaire.attempts_per_year))
            .with("bank", bank_name(advice)),
    ]
}

/// The first question without an answer, or the review where all have one.
fn first_open(advice: Advice) -> Screen {
    let bank = advice.bank();
    let place = bank.questionnaire.as_ref().and_then(|questionnaire| {
        let open = advice.answers.with_untracked(|answers| answers.open(questionnaire));
        let first = open.first()?;
        questionnaire.items.iter().position(|item| item.id == *first)
    });
    place.map_or(Screen::RiskReview, Screen::RiskItem)
}

/// One question. Nothing is chosen beforehand; going back keeps every answer.
pub fn item(advice: Advice, texts: &Texts, place: usize) -> Vec<El> {
    with_questionnaire(advice, texts, |questionnaire| {
        let Some(item) = questionnaire.items.get(place) else { return Vec::new() };
        let items = questionnaire.items.len();
        let number = place.saturating_add(1);
        let shown = |place: usize| u32::try_from(place).unwrap_or(0);
        advice.app.emit(&Event::StepViewed { index: shown(number), of: shown(items) });
        let missing = RwSignal::new(false);
        // Who comes back to change one answer goes straight back to the review.
        let complete = advice.answers.with_untracked(|answers| answers.open(questionnaire).is_empty());
        let id = item.id.clone();
        let next = move || {
            if advice.answers.with_untracked(|answers| answers.get(id.as_str()).is_none()) {
                missing.set(true);
            } else if number < items && !complete {
                advice.app.replace(Screen::RiskItem(number));
            } else {
                advice.app.replace(Screen::RiskReview);
            }
        };
        let previous = place.checked_sub(1).map(|before| {
            button("plain", texts.get(key!("risk.previous")), move || advice.app.replace(Screen::RiskItem(before)))
        });
        let words = Text::plain(key!("risk.progress")).with("n", count(number)).with("of", count(items));
        let bar = el("progress", "")
            .attr("aria-labelledby", "fp-progress")
            .attr("max", &items.to_string())
            .attr("value", &number.to_string());
        let progress =
            el("div", "progress").child(&text("span", "", &texts.say(&words)).attr("id", "fp-progress")).child(&bar);
        let choose = texts.get(key!("risk.choose")).to_owned();
        let error = move || if missing.get() { vec![text("span", "error", &choose)] } else { Vec::new() };
        let error = el("p", "error-line").attr("id", "fp-missing").attr("role", "alert").children_of(error);
        let help = item.help.as_ref().map(|help| text("p", "muted", help.get(texts.locale)));
        let card = el("div", "quiz-card")
            .attr("role", "radiogroup")
            .attr("aria-labelledby", "fp-title")
            .attr("aria-describedby", "fp-missing")
            .child(&title(item.text.get(texts.locale)))
            .maybe(help)
            .child(&el("div", "options").children(&options(advice, texts, item, missing)))
            .child(&error);
        let actions =
            el("div", "actions").maybe(previous).child(&button("primary", texts.get(key!("risk.next")), next));
        vec![el("div", "quiz").child(&progress).child(&card).child(&actions)]
    })
}

fn options(advice: Advice, texts: &Texts, item: &Item, missing: RwSignal<bool>) -> Vec<El> {
    let option = |choice: &crate::advice::questionnaire::Choice| {
        let (asked, given) = (item.id.clone(), choice.id.clone());
        let chosen = advice.answers.with_untracked(|answers| answers.get(asked.as_str()) == Some(&given));
        let radio = el("input", "").attr("type", "radio").attr("name", "fp-answer").attr("value", given.as_str());
        radio.set_prop("checked", &chosen.into());
        let choose = move |_| {
            missing.set(false);
            advice.answers.update(|answers| answers.set(&asked, &given));
        };
        let words = text("span", "", choice.text.get(texts.locale));
        el("label", "option").child(&radio.on("change", choose)).child(&words)
    };
    item.choices.iter().map(option).collect()
}

/// Every answer, before it counts.
pub fn review(advice: Advice, texts: &Texts) -> Vec<El> {
    with_questionnaire(advice, texts, |questionnaire| {
        let rows = questionnaire.items.iter().enumerate().map(|(place, item)| {
            let question = item.text.get(texts.locale);
            let answer = advice.answers.with_untracked(|answers| answers.get(item.id.as_str()).cloned());
            let answer = answer.and_then(|choice| item.choice(choice.as_str()));
            let answer = answer.map_or("—", |choice| choice.text.get(texts.locale));
            let label = Text::plain(key!("risk.change")).with("question", Arg::Name(question.to_owned()));
            let change = texts.get(key!("risk.change_short"));
            let change = button("link", change, move || advice.app.replace(Screen::RiskItem(place)));
            el("div", "review-row")
                .child(&text("span", "question", question))
                .child(&text("span", "", answer))
                .child(&change.attr("aria-label", &texts.say(&label)))
        });
        let rows = list("quiz-card review", rows.collect::<Vec<_>>());
        let problem = el("p", "error").attr("role", "alert");
        let told = problem.clone();
        let submit = button("primary", texts.get(key!("risk.submit")), move || {
            if let Err(problem) = finish(advice) {
                told.set_text(&advice.app.say(&problem));
            }
        });
        let quiz = el("div", "quiz").child(&rows).child(&problem).child(&el("div", "actions").child(&submit));
        vec![title(texts.get(key!("risk.review"))), quiz]
    })
}

/// Scores the answers and shows the result, or says what is missing.
fn finish(advice: Advice) -> Result<(), Text> {
    let bank = advice.bank();
    let Some(questionnaire) = &bank.questionnaire else { return Err(Text::plain(key!("risk.none"))) };
    let mode = bank.institution.mode;
    let outcome = advice.answers.with_untracked(|answers| assess(questionnaire, answers, mode, advice.app.today()));
    match outcome {
        Ok(outcome) => {
            // Which level it is stays between the customer and her bank's own page.
            advice.app.emit(&Event::QuestionnaireCompleted { level: None });
            advice.outcome.set(Some(outcome));
            advice.app.replace(Screen::RiskResult);
            Ok(())
        }
        Err(NoResult::Unanswered(open)) => Err(Text::plain(key!("risk.unanswered")).with("n", count(open.len()))),
        Err(NoResult::NoBand) => Err(Text::plain(key!("risk.no_band")).with("bank", bank_name(advice))),
    }
}
