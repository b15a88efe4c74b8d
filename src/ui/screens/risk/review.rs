//! Every answer, before it counts, and what is asked back about them.

use leptos::prelude::*;

use super::{NoQuestionnaire, Quiz, again, bank_name, calm, count, refused};
use crate::advice::questionnaire::{Item, Questionnaire};
use crate::advice::scoring::{AssessmentOutcome, SecondLook};
use crate::campaign::event::Event;
use crate::key;
use crate::tool::text::{Arg, Text};
use crate::ui::screens::Title;
use crate::ui::state::Screen;
use crate::ui::state::advice::Advice;
use crate::visit::questionnaire::{NotSubmitted, QuestionnaireChange, Submitted};

/// The answers, or the question back.
#[component]
pub fn Review() -> impl IntoView {
    let advice = expect_context::<Advice>();
    let bank = advice.bank();
    let Some(questionnaire) = &bank.questionnaire else { return view! { <NoQuestionnaire/> }.into_any() };
    match advice.session(|session, _| session.asked_back()).flatten() {
        Some(look) => view! { <AskedBack questionnaire=questionnaire look=look/> }.into_any(),
        None => view! { <AllAnswers questionnaire=questionnaire/> }.into_any(),
    }
}

/// All answers, and the button that hands them in.
#[component]
fn AllAnswers<'a>(
    /// What was asked.
    questionnaire: &'a Questionnaire,
) -> impl IntoView {
    let advice = expect_context::<Advice>();
    let texts = advice.app.texts_untracked();
    let asked = advice.answers_untracked().asked(questionnaire).into_iter();
    let asked = asked.filter_map(|place| Some((place, questionnaire.items.get(place)?.clone())));
    let rows = asked.map(|(place, item)| {
        view! {
            <li>
                <Answer item=item place=place class="link"/>
            </li>
        }
    });
    let rows = view! { <ul class="review">{rows.collect_view()}</ul> };
    // On the calmer path the answers are looked at by those who want to.
    let card = if calm(advice) {
        view! {
            <details class="quiz-card">
                <summary>{texts.get(key!("risk.answers"))}</summary>
                {rows}
            </details>
        }
        .into_any()
    } else {
        view! { <div class="quiz-card">{rows}</div> }.into_any()
    };
    view! {
        <Title words=texts.get(key!("risk.review"))/>
        <Quiz>{card} <Submit/></Quiz>
    }
}

/// Hands the answers in, or says what is missing.
#[component]
fn Submit() -> impl IntoView {
    let advice = expect_context::<Advice>();
    let problem = RwSignal::new(String::new());
    let submit = move |_| {
        if let Err(words) = finish(advice) {
            problem.set(advice.app.say(&words));
        }
    };
    view! {
        <p class="error" role="alert">
            {move || problem.get()}
        </p>
        <div class="actions">
            <button class="primary" type="button" on:click=submit>
                {advice.app.texts_untracked().get(key!("risk.submit")).to_owned()}
            </button>
        </div>
    }
}

/// A question with its answer and a way to change it.
#[component]
fn Answer(
    /// The question.
    item: Item,
    /// Its place in the questionnaire.
    place: usize,
    /// The class of the button.
    class: &'static str,
) -> impl IntoView {
    let advice = expect_context::<Advice>();
    let texts = advice.app.texts_untracked();
    let question = item.text.get(texts.locale).to_owned();
    let answers = advice.answers_untracked();
    let chosen: Vec<&str> = answers.chosen(&item).into_iter().map(|choice| choice.text.get(texts.locale)).collect();
    let answer = if chosen.is_empty() { "—".to_owned() } else { chosen.join(" / ") };
    let label = texts.say(&Text::plain(key!("risk.change")).with("question", Arg::Name(question.clone())));
    let change = move |_| {
        advice.apply(QuestionnaireChange::Reconsidered);
        advice.app.replace(Screen::RiskItem(place));
    };
    view! {
        <div class="review-row">
            <span class="question">{question}</span>
            <span>{answer}</span>
            <button class=class type="button" aria-label=label on:click=change>
                {texts.get(key!("risk.change_short"))}
            </button>
        </div>
    }
}

/// Neutral, and keeping the answers is as easy as changing them: every way is the same kind of button.
#[component]
fn AskedBack<'a>(
    /// What was asked.
    questionnaire: &'a Questionnaire,
    /// What is asked back.
    look: SecondLook,
) -> impl IntoView {
    let advice = expect_context::<Advice>();
    let texts = advice.app.texts_untracked();
    let doubt = match look {
        SecondLook::Doubt(place) => Some(questionnaire.doubts.get(place)?),
        SecondLook::Haste => None,
    };
    let words =
        doubt.map_or_else(|| texts.get(key!("risk.look.haste")), |doubt| doubt.ask.get(texts.locale)).to_owned();
    let doubtful = doubt.iter().flat_map(|doubt| &doubt.answers).filter_map(|answer| {
        let place = questionnaire.items.iter().position(|item| item.id == answer.item)?;
        Some((place, questionnaire.items.get(place)?.clone()))
    });
    let rows = doubtful.map(|(place, item)| view! { <Answer item=item place=place class="plain"/> }).collect_view();
    Some(view! {
        <Title words=texts.get(key!("risk.look"))/>
        <Quiz>
            <div class="quiz-card asked-back">
                <p>{words}</p>
                {rows}
            </div>
            <div class="actions">
                {(look == SecondLook::Haste).then(|| view! { <LookAgain look=look/> })} <Keep look=look/>
            </div>
        </Quiz>
    })
}

/// Leads back to all answers.
#[component]
fn LookAgain(
    /// What was asked back.
    look: SecondLook,
) -> impl IntoView {
    let advice = expect_context::<Advice>();
    let press = move |_| {
        advice.apply(QuestionnaireChange::Confirmed(look));
        again(advice, Screen::RiskReview);
    };
    view! {
        <button class="plain" type="button" on:click=press>
            {advice.app.texts_untracked().get(key!("risk.look.again")).to_owned()}
        </button>
    }
}

/// Hands the answers in as they are.
#[component]
fn Keep(
    /// What was asked back.
    look: SecondLook,
) -> impl IntoView {
    let advice = expect_context::<Advice>();
    let press = move |_| {
        advice.apply(QuestionnaireChange::Confirmed(look));
        if finish(advice).is_err() {
            again(advice, Screen::RiskReview);
        }
    };
    view! {
        <button class="plain keep" type="button" on:click=press>
            {advice.app.texts_untracked().get(key!("risk.look.keep")).to_owned()}
        </button>
    }
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
