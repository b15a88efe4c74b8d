//! What the answers say, in plain words.

mod hand_over;
mod level;
mod reasons;

use leptos::prelude::*;

use super::{Intro, Quiz, again, calm, forget, with_phone};
use crate::advice::scoring::{Assessment, AssessmentOutcome, Exercise};
use crate::key;
use crate::platform::dom;
use crate::tool::text::{Arg, Text};
use crate::ui::components::record::kept;
use crate::ui::screens::Title;
use crate::ui::state::Screen;
use crate::ui::state::advice::Advice;
use crate::visit::questionnaire::QuestionnaireChange;
use hand_over::HandOver;
use level::LevelCard;
use reasons::reasons;

/// The result.
#[component]
pub fn RiskResult() -> impl IntoView {
    let advice = expect_context::<Advice>();
    let Some(outcome) = advice.outcome_untracked() else { return view! { <Intro/> }.into_any() };
    let words = advice.app.texts_untracked().get(key!("risk.result")).to_owned();
    view! {
        <Title words=words/>
        <Quiz>
            {match outcome {
                AssessmentOutcome::Level(assessment) if assessment.facts_changed => view! { <Changed/> }.into_any(),
                AssessmentOutcome::Level(assessment) => view! { <Level assessment=assessment/> }.into_any(),
                AssessmentOutcome::Exercise(exercise) => view! { <Theme exercise=exercise/> }.into_any(),
            }}
        </Quiz>
    }
    .into_any()
}

/// That the result no longer counts, because the customer's circumstances have changed.
#[component]
fn Changed() -> impl IntoView {
    let advice = expect_context::<Advice>();
    let texts = advice.app.texts_untracked();
    view! {
        <div class="quiz-card">
            <p class="headline">{texts.get(key!("risk.changed"))}</p>
        </div>
        <div class="actions">
            <button class="primary" type="button" on:click=move |_| forget(advice)>
                {texts.get(key!("risk.again"))}
            </button>
        </div>
    }
}

/// What an exercise leads to think about.
#[component]
fn Theme(
    /// The exercise.
    exercise: Exercise,
) -> impl IntoView {
    let advice = expect_context::<Advice>();
    let texts = advice.app.texts_untracked();
    let line = match exercise.theme {
        Some(theme) => Text::plain(key!("risk.exercise.theme")).with("theme", Arg::bank_text(theme)),
        None => Text::plain(key!("risk.exercise.none")),
    };
    view! {
        <div class="quiz-card">
            <p class="headline">{texts.say(&line)}</p>
            <p>{texts.get(key!("risk.intro.exercise"))}</p>
        </div>
        <div class="actions">
            <button class="plain" type="button" on:click=move |_| forget(advice)>
                {texts.get(key!("risk.again.exercise"))}
            </button>
        </div>
    }
}

/// All parts of the result, and on the calmer path one after the other.
#[component]
fn Level(
    /// The result.
    assessment: Assessment,
) -> impl IntoView {
    let advice = expect_context::<Advice>();
    let mut cards = cards(advice, &assessment);
    if !calm(advice) {
        return view! {
            {cards}
            <div class="actions">
                <Ways/>
            </div>
        }
        .into_any();
    }
    let page = advice.session(|session, _| session.part()).unwrap_or(0);
    let next = page.saturating_add(1);
    let last = next >= cards.len();
    let card = (page < cards.len()).then(|| cards.swap_remove(page));
    view! {
        {card}
        <div class="actions">
            {page.checked_sub(1).map(|page| view! { <Turn page=page key=key!("risk.previous") class="plain"/> })}
            {if last {
                view! { <Ways/> }.into_any()
            } else {
                view! { <Turn page=next key=key!("risk.next") class="primary"/> }.into_any()
            }}
        </div>
    }
    .into_any()
}

/// Leads to another part of the result.
#[component]
fn Turn(
    /// The part.
    page: usize,
    /// The key of its words.
    key: &'static str,
    /// The class of the button.
    class: &'static str,
) -> impl IntoView {
    let advice = expect_context::<Advice>();
    let words = advice.app.texts_untracked().get(key).to_owned();
    let turn = move |_| {
        advice.apply(QuestionnaireChange::Turned(page));
        again(advice, Screen::RiskResult);
    };
    view! {
        <button class=class type="button" on:click=turn>
            {words}
        </button>
    }
}

/// The ways on from the result.
#[component]
fn Ways() -> impl IntoView {
    let advice = expect_context::<Advice>();
    let texts = advice.app.texts_untracked();
    let say = |key: &'static str| texts.get(key).to_owned();
    let change = move |_| {
        advice.apply(QuestionnaireChange::FactsChanged);
        again(advice, Screen::RiskResult);
    };
    view! {
        <button class="primary" type="button" on:click=move |_| advice.app.go(Screen::Suggestions)>
            {say(key!("risk.see"))}
        </button>
        <button class="plain again" type="button" on:click=move |_| forget(advice)>
            {say(key!("risk.again"))}
        </button>
        <button class="plain changed" type="button" on:click=change>
            {say(key!("risk.change_facts"))}
        </button>
    }
}

/// The parts of the result.
fn cards(advice: Advice, assessment: &Assessment) -> Vec<AnyView> {
    let mut cards = vec![view! { <LevelCard assessment=assessment/> }.into_any()];
    if !assessment.tolerance.minimal {
        cards.extend(reasons(advice, assessment));
    }
    if assessment.senior {
        let words = advice.app.say(&with_phone(advice, key!("risk.senior")));
        cards.push(view! { <p class="quiz-card risk-words">{words}</p> }.into_any());
    }
    if dom::is_framed()
        && let Some(kept) = kept(advice.app)
    {
        cards.push(view! { <HandOver assessment=assessment.clone() kept=advice.app.say(&kept)/> }.into_any());
    }
    cards
}
