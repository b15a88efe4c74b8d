//! A few sentences to judge before products are matched. What is judged wrongly is explained and can be tried again;
//! nothing of it changes the level.

use leptos::prelude::*;

use super::{Quiz, again, count};
use crate::advice::scoring::AssessmentOutcome;
use crate::key;
use crate::tool::text::{Arg, Text};
use crate::ui::screens::Title;
use crate::ui::state::Screen;
use crate::ui::state::advice::Advice;
use crate::visit::questionnaire::QuestionnaireChange;

/// The place of the next sentence; `None` where all were judged rightly, there is none, or there is no result to match
/// with.
pub fn open_statement(advice: Advice) -> Option<usize> {
    let bank = advice.bank();
    let questionnaire = bank.questionnaire.as_ref()?;
    let current = match advice.outcome_untracked() {
        Some(AssessmentOutcome::Level(assessment)) => assessment.current(questionnaire, advice.app.today()).is_ok(),
        _ => false,
    };
    let done = advice.session(|session, _| session.understood())?;
    (current && done < questionnaire.understanding.len()).then_some(done)
}

/// A sentence, and the two ways to judge it.
#[component]
pub fn Understanding(
    /// Its place among the sentences.
    place: usize,
) -> impl IntoView {
    let advice = expect_context::<Advice>();
    let texts = advice.app.texts_untracked();
    let bank = advice.bank();
    let statements = &bank.questionnaire.as_ref()?.understanding;
    let statement = statements.get(place)?;
    let words = statement.text.get(texts.locale).to_owned();
    let number = Text::plain(key!("risk.progress"))
        .with("n", count(place.saturating_add(1)))
        .with("of", count(statements.len()));
    let number = texts.say(&number);
    let why = texts.say(&Text::plain(key!("risk.check.why")).with("why", Arg::bank_text(statement.why.clone())));
    let (told, truth) = (RwSignal::new(false), statement.truth);
    let judge = move |judged: bool| {
        if judged == truth {
            advice.apply(QuestionnaireChange::Understood);
            again(advice, Screen::Suggestions);
        } else {
            told.set(true);
        }
    };
    let title = texts.get(key!("risk.check")).to_owned();
    let say = move |key: &'static str| texts.get(key).to_owned();
    Some(view! {
        <Title words=title/>
        <Quiz>
            <p class="muted">{say(key!("risk.check.about"))}</p>
            <div class="quiz-card">
                <p class="muted">{number}</p>
                <p class="headline">{words}</p>
                <div class="actions check">
                    <button class="plain" type="button" on:click=move |_| judge(true)>
                        {say(key!("risk.check.true"))}
                    </button>
                    <button class="plain" type="button" on:click=move |_| judge(false)>
                        {say(key!("risk.check.false"))}
                    </button>
                </div>
                <p class="risk-words" role="status" hidden=move || !told.get()>
                    {move || told.get().then(|| why.clone())}
                </p>
            </div>
        </Quiz>
    })
}
