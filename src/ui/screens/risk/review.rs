//! Every answer, before it counts, and what is asked back about them.

use super::{actions, again, bank_name, calm, count, quiz, refused, with_questionnaire};
use crate::advice::questionnaire::{Item, Questionnaire};
use crate::advice::scoring::{AssessmentOutcome, SecondLook};
use crate::campaign::event::Event;
use crate::i18n::Texts;
use crate::key;
use crate::tool::text::{Arg, Text};
use crate::ui::el::{El, button, el, text};
use crate::ui::screens::title;
use crate::ui::state::Screen;
use crate::ui::state::advice::Advice;
use crate::visit::questionnaire::{NotSubmitted, QuestionnaireChange, Submitted};

/// The answers, or the question back.
pub fn review(advice: Advice, texts: &Texts) -> Vec<El> {
    with_questionnaire(advice, texts, |questionnaire| {
        if let Some(look) = advice.session(|session, _| session.asked_back()).flatten() {
            return asked_back(advice, texts, questionnaire, look);
        }
        let mut rows = el("ul", "review");
        for place in advice.answers_untracked().asked(questionnaire) {
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
    for choice in advice.answers_untracked().chosen(item) {
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
        advice.apply(QuestionnaireChange::Reconsidered);
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
                advice.apply(QuestionnaireChange::Confirmed(look));
                again(advice, Screen::RiskReview);
            }));
        }
    }
    ways.push(button("plain keep", texts.get(key!("risk.look.keep")), move || {
        advice.apply(QuestionnaireChange::Confirmed(look));
        if finish(advice).is_err() {
            again(advice, Screen::RiskReview);
        }
    }));
    vec![title(texts.get(key!("risk.look"))), quiz(advice, texts, &[card, actions(&ways)])]
}

/// Asks back, or scores the answers and shows the result, or says what is missing.
fn finish(advice: Advice) -> Result<(), Text> {
    match advice.submit() {
        None => return Err(Text::plain(key!("risk.none"))),
        Some(Err(NotSubmitted::Refused(refusal))) => return Err(refused(advice, refusal)),
        Some(Err(NotSubmitted::Unanswered(open))) => {
            return Err(Text::plain(key!("risk.unanswered")).with("n", count(open)));
        }
        Some(Err(NotSubmitted::NoBand)) => {
            return Err(Text::plain(key!("risk.no_band")).with("bank", bank_name(advice)));
        }
        Some(Ok(Submitted::AskedBack(_))) => again(advice, Screen::RiskReview),
        Some(Ok(Submitted::Finished)) => {
            tell(advice);
            advice.app.replace(Screen::RiskResult);
        }
    }
    Ok(())
}

/// Counts the assessment and tells the host that there is one. Which level it is stays between the customer and the
/// widget, unless the bank's document says otherwise.
fn tell(advice: Advice) {
    let mut level = None;
    if let Some(AssessmentOutcome::Level(assessment)) = advice.outcome_untracked() {
        advice.app.set_attempts(advice.app.attempts().one_more());
        advice.app.emit(&Event::AssessmentAttempted);
        let told = advice.session(|_, questionnaire| questionnaire.tell_level).unwrap_or(false);
        level = told.then(|| assessment.tolerance.level.code().into());
    }
    advice.app.emit(&Event::QuestionnaireCompleted { level });
}
