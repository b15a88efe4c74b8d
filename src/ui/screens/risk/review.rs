//! Every answer, before it counts, and what is asked back about them.

use leptos::prelude::*;

use super::{actions, again, bank_name, calm, count, quiz, refusal, with_questionnaire};
use crate::advice::questionnaire::{Item, Questionnaire};
use crate::advice::scoring::{AssessmentOutcome, NoResult, SecondLook, assess, second_look};
use crate::campaign::event::Event;
use crate::i18n::Texts;
use crate::key;
use crate::platform::clock;
use crate::tool::text::{Arg, Text};
use crate::ui::el::{El, button, el, text};
use crate::ui::screens::title;
use crate::ui::state::Screen;
use crate::ui::state::advice::Advice;

/// The answers, or the question back.
pub fn review(advice: Advice, texts: &Texts) -> Vec<El> {
    with_questionnaire(advice, texts, |questionnaire| {
        if let Some(look) = advice.way().look {
            return asked_back(advice, texts, questionnaire, look);
        }
        let mut rows = el("ul", "review");
        for place in advice.given().asked(questionnaire) {
            if let Some(item) = questionnaire.items.get(place) {
                rows = rows.child(&el("li", "").child(&row(advice, texts, item, place, "link")));
            }
        }
        // On the calmer path the answers are looked at by those who want to.
        let card = if calm(advice) {
            el("details", "quiz-card").child(&text("summary", "", texts.get(key!("risk.answers")))).child(&rows)
        } else {
            el("div", "quiz-card").child(&rows)
        };
        let problem = el("p", "error").attr("role", "alert");
        let told = problem.clone();
        let submit = button("primary", texts.get(key!("risk.submit")), move || {
            if let Err(problem) = finish(advice) {
                told.set_text(&advice.app.say(&problem));
            }
        });
        let parts = [card, problem, actions(&[submit])];
        vec![title(texts.get(key!("risk.review"))), quiz(advice, texts, &parts)]
    })
}

/// A question with its answer and a way to change it.
fn row(advice: Advice, texts: &Texts, item: &Item, place: usize, class: &str) -> El {
    let question = item.text.get(texts.locale);
    let mut row = el("div", "review-row").child(&text("span", "question", question));
    let mut answer = String::new();
    for choice in advice.given().chosen(item) {
        if !answer.is_empty() {
            answer.push_str(" / ");
        }
        answer.push_str(choice.text.get(texts.locale));
    }
    if answer.is_empty() {
        answer.push('—');
    }
    let label = Text::plain(key!("risk.change")).with("question", Arg::Name(question.to_owned()));
    let change = button(class, texts.get(key!("risk.change_short")), move || {
        advice.go_on(&mut |way| way.look = None);
        advice.app.replace(Screen::RiskItem(place));
    });
    row = row.child(&text("span", "", &answer));
    row.child(&change.attr("aria-label", &texts.say(&label)))
}

/// Neutral, and keeping the answers is as easy as changing them: every way is the same kind of button.
fn asked_back(advice: Advice, texts: &Texts, questionnaire: &Questionnaire, look: SecondLook) -> Vec<El> {
    let mut card = el("div", "quiz-card asked-back");
    let mut ways = Vec::new();
    match look {
        SecondLook::Doubt(place) => {
            let Some(doubt) = questionnaire.doubts.get(place) else { return Vec::new() };
            card = card.child(&text("p", "", doubt.ask.get(texts.locale)));
            for answer in &doubt.answers {
                let place = questionnaire.items.iter().position(|item| item.id == answer.item);
                if let Some((place, item)) = place.and_then(|place| Some((place, questionnaire.items.get(place)?))) {
                    card = card.child(&row(advice, texts, item, place, "plain"));
                }
            }
        }
        SecondLook::Haste => {
            card = card.child(&text("p", "", texts.get(key!("risk.look.haste"))));
            ways.push(button("plain", texts.get(key!("risk.look.again")), move || {
                settle(advice, look);
                again(advice, Screen::RiskReview);
            }));
        }
    }
    ways.push(button("plain keep", texts.get(key!("risk.look.keep")), move || {
        settle(advice, look);
        if finish(advice).is_err() {
            again(advice, Screen::RiskReview);
        }
    }));
    vec![title(texts.get(key!("risk.look"))), quiz(advice, texts, &[card, actions(&ways)])]
}

/// It is not asked back again.
fn settle(advice: Advice, look: SecondLook) {
    advice.go_on(&mut |way| {
        way.look = None;
        way.kept.push(look);
    });
}

/// Asks back, or scores the answers and shows the result, or says what is missing.
fn finish(advice: Advice) -> Result<(), Text> {
    let bank = advice.bank();
    let Some(questionnaire) = &bank.questionnaire else { return Err(Text::plain(key!("risk.none"))) };
    if let Some(words) = refusal(advice) {
        return Err(words);
    }
    let mode = bank.institution.mode;
    let given = advice.given();
    let outcome = match assess(questionnaire, &given, mode, advice.app.today()) {
        Ok(outcome) => outcome,
        Err(NoResult::Unanswered(open)) => {
            return Err(Text::plain(key!("risk.unanswered")).with("n", count(open.len())));
        }
        Err(NoResult::NoBand) => return Err(Text::plain(key!("risk.no_band")).with("bank", bank_name(advice))),
    };
    let way = advice.way();
    let seconds = way.begun.map(|begun| clock::millis().saturating_sub(begun) / 1000);
    let seconds = seconds.map(|seconds| u32::try_from(seconds).unwrap_or(u32::MAX));
    let look = second_look(questionnaire, &given, seconds, &way.kept);
    if look.is_some() {
        advice.go_on(&mut |way| way.look = look);
        again(advice, Screen::RiskReview);
        return Ok(());
    }
    let mut level = None;
    if let AssessmentOutcome::Level(assessment) = &outcome {
        advice.app.count(advice.app.attempts().one_more());
        advice.app.emit(&Event::AssessmentAttempted);
        // Which level it is stays between the customer and the widget, unless the bank's document says otherwise.
        level = questionnaire.tell_level.then(|| assessment.tolerance.level.code().into());
    }
    advice.app.emit(&Event::QuestionnaireCompleted { level });
    advice.outcome.set(Some(outcome));
    advice.go_on(&mut |way| way.page = 0);
    advice.app.replace(Screen::RiskResult);
    Ok(())
}
