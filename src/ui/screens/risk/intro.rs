//! What the questionnaire is about, and the ways on from here.

use leptos::prelude::*;

use super::{NoQuestionnaire, Quiz, bank_name, count, first_open, name, refused};
use crate::advice::questionnaire::Questionnaire;
use crate::advice::scoring::Answers;
use crate::campaign::event::Event;
use crate::key;
use crate::tool::text::{Arg, Text};
use crate::ui::screens::Title;
use crate::ui::state::Screen;
use crate::ui::state::advice::Advice;
use crate::visit::questionnaire::QuestionnaireSession;

/// What it is about.
#[component]
pub fn Intro() -> impl IntoView {
    let advice = expect_context::<Advice>();
    let texts = advice.app.texts_untracked();
    let bank = advice.bank();
    let Some(questionnaire) = &bank.questionnaire else { return view! { <NoQuestionnaire/> }.into_any() };
    let lines = about(advice, questionnaire);
    let lines = lines.iter().map(|line| view! { <p>{texts.say(line)}</p> }).collect_view();
    view! {
        <Title words=name(advice, &texts)/>
        <Quiz>
            <div class="quiz-card">{lines}</div>
            <div class="actions">
                <Begin/>
                <LastResult/>
            </div>
        </Quiz>
    }
    .into_any()
}

/// The way to the first open question; none into another assessment where the limits are reached (R06).
#[component]
fn Begin() -> impl IntoView {
    let advice = expect_context::<Advice>();
    let texts = advice.app.texts_untracked();
    if let Some(words) = refusal(advice) {
        return view! {
            <p class="risk-words" role="status">
                {texts.say(&words)}
            </p>
        }
        .into_any();
    }
    let started = advice.answers_untracked() != Answers::default();
    let begin = move |_| {
        if !started {
            advice.app.emit(&Event::QuestionnaireStarted);
        }
        advice.app.go(first_open(advice));
    };
    let words = texts.get(if started { key!("risk.resume") } else { key!("risk.start") }).to_owned();
    view! {
        {started.then(|| view! { <p role="status">{texts.get(key!("risk.intro.resumed"))}</p> })}
        <button class="primary" type="button" on:click=begin>
            {words}
        </button>
    }
    .into_any()
}

/// The way to what the answers of before say.
#[component]
fn LastResult() -> impl IntoView {
    let advice = expect_context::<Advice>();
    let words = advice.app.texts_untracked().get(key!("risk.result")).to_owned();
    advice.outcome_untracked().map(|_| {
        view! {
            <button class="plain" type="button" on:click=move |_| advice.app.go(Screen::RiskResult)>
                {words}
            </button>
        }
    })
}

/// Why no further assessment counts; nothing about any answer.
fn refusal(advice: Advice) -> Option<Text> {
    let bank = advice.bank();
    let questionnaire = bank.questionnaire.as_ref()?;
    let may = QuestionnaireSession::may_begin(questionnaire, bank.institution.mode, advice.app.attempts());
    may.err().map(|refusal| refused(advice, refusal))
}

fn about(advice: Advice, questionnaire: &Questionnaire) -> Vec<Text> {
    let items = advice.answers_untracked().asked(questionnaire).len();
    let items = Text::plain(key!("risk.intro.count")).with("n", count(items));
    if advice.is_exercise() {
        return vec![Text::plain(key!("risk.intro.exercise")), items, Text::plain(key!("risk.intro.gone"))];
    }
    let kept = Text::plain(key!("risk.intro.kept"));
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
