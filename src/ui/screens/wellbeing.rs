//! The financial well-being scale: what it is about, one statement at a time, the score. Nothing of it is kept, told
//! to the host or used for anything else.

use leptos::prelude::*;

use crate::advice::wellbeing::{AGE, Answers, HOW_OFTEN, QUESTIONS, Score, US_MEAN, choices};
use crate::key;
use crate::tool::text::{Arg, Text};
use crate::ui::components::step::Step;
use crate::ui::screens::Title;
use crate::ui::state::{App, Screen};

/// The screen at a place: 0 is the introduction, then come the questions, then the score.
#[component]
pub fn WellBeing(
    /// The place.
    place: usize,
) -> impl IntoView {
    let app = expect_context::<App>();
    match (place.checked_sub(1), app.well_being().score()) {
        (None, _) => view! { <Introduction/> }.into_any(),
        (Some(asked), _) if asked < QUESTIONS => view! { <Question asked=asked/> }.into_any(),
        (_, Some(score)) => view! { <ScoreInWords score=score/> }.into_any(),
        // The score needs every answer.
        _ => view! { <Question asked=app.well_being().open().unwrap_or(0)/> }.into_any(),
    }
}

fn go(app: App, question: usize) {
    app.replace(Screen::WellBeing(question.saturating_add(1)));
}

#[component]
fn Introduction() -> impl IntoView {
    let app = expect_context::<App>();
    let texts = app.texts_untracked();
    let about = [key!("wellbeing.intro"), key!("wellbeing.only"), key!("risk.intro.gone"), key!("wellbeing.source")];
    let about = about.into_iter().map(|key| view! { <p>{texts.get(key)}</p> });
    let begun = app.well_being() != Answers::default();
    let start = texts.get(if begun { key!("risk.resume") } else { key!("risk.start") }).to_owned();
    view! {
        <Title words=texts.get(key!("wellbeing.title"))/>
        <div class="quiz">
            <div class="quiz-card">
                {about.collect_view()} <p class="muted">{texts.get(key!("wellbeing.wording"))}</p>
            </div>
            <div class="actions">
                <button
                    class="primary"
                    type="button"
                    on:click=move |_| go(app, app.well_being().open().unwrap_or(QUESTIONS))
                >
                    {start}
                </button>
            </div>
        </div>
    }
}

/// One statement, or the age group. Nothing is chosen beforehand; going back keeps every answer.
#[component]
fn Question(
    /// Which question, counted from 0.
    asked: usize,
) -> impl IntoView {
    let app = expect_context::<App>();
    let texts = app.texts_untracked();
    let (ask, kind) = match asked {
        AGE => (None, "age."),
        HOW_OFTEN.. => (Some(key!("wellbeing.often")), "often."),
        _ => (Some(key!("wellbeing.well")), "well."),
    };
    let missing = RwSignal::new(false);
    let options = (0..choices(asked)).map(|answer| {
        let choose = move |_| {
            missing.set(false);
            let mut answers = app.well_being();
            answers.set(asked, answer);
            app.set_well_being(answers);
        };
        view! {
            <label class="option">
                <input
                    type="radio"
                    name="fp-answer"
                    value=answer.to_string()
                    prop:checked=app.well_being().get(asked) == Some(answer)
                    on:change=choose
                />
                <span>{texts.get(&format!("wellbeing.{kind}{answer}")).to_owned()}</span>
            </label>
        }
    });
    let next = move |_| {
        if app.well_being().get(asked).is_none() {
            missing.set(true);
        } else {
            go(app, asked.saturating_add(1));
        }
    };
    view! {
        <div class="quiz">
            <Step number=asked.saturating_add(1) of=QUESTIONS/>
            <div
                class="quiz-card"
                role="radiogroup"
                aria-labelledby="fp-ask fp-title"
                aria-describedby="fp-missing"
            >
                {ask.map(|ask| {
                    view! {
                        <p class="muted" id="fp-ask">
                            {texts.get(ask)}
                        </p>
                    }
                })}
                <Title words=texts.get(&format!("wellbeing.{asked}"))/>
                <div class="options">{options.collect_view()}</div>
                <p class="error-line" id="fp-missing" role="alert">
                    <span class="error">
                        {move || missing.get().then(|| app.texts_untracked().get(key!("risk.choose")).to_owned())}
                    </span>
                </p>
                <p class="muted">{texts.get(key!("wellbeing.wording"))}</p>
            </div>
            <div class="actions">
                {asked.checked_sub(1).map(|before| {
                    view! {
                        <button class="plain" type="button" on:click=move |_| go(app, before)>
                            {texts.get(key!("risk.previous"))}
                        </button>
                    }
                })}
                <button class="primary" type="button" on:click=next>
                    {texts.get(key!("risk.next"))}
                </button>
            </div>
        </div>
    }
}

/// The score, and what it means.
#[component]
fn ScoreInWords(
    /// The score.
    score: Score,
) -> impl IntoView {
    let app = expect_context::<App>();
    let texts = app.texts_untracked();
    let number = |key, name, value| Text::plain(key).with(name, Arg::Count(value));
    let lines = [
        (Some("headline"), number(key!("wellbeing.score"), "score", score.score)),
        (None, number(key!("wellbeing.meaning"), "low", score.low).with("high", Arg::Count(score.high))),
        (None, number(key!("wellbeing.mean"), "mean", US_MEAN)),
        (None, Text::plain(key!("wellbeing.only"))),
        (Some("muted"), number(key!("wellbeing.total"), "total", score.total)),
        (Some("muted"), Text::plain(key!("wellbeing.source"))),
        (Some("muted"), Text::plain(key!("wellbeing.wording"))),
        (Some("muted"), Text::plain(key!("risk.intro.gone"))),
    ];
    let lines = lines.into_iter().map(|(class, line)| view! { <p class=class>{texts.say(&line)}</p> });
    let again = move |_| {
        app.set_well_being(Answers::default());
        app.replace(Screen::WellBeing(0));
    };
    view! {
        <Title words=texts.get(key!("risk.result"))/>
        <div class="quiz">
            <div class="quiz-card">{lines.collect_view()}</div>
            <div class="actions">
                <button class="plain" type="button" on:click=again>
                    {texts.get(key!("risk.again.exercise"))}
                </button>
            </div>
        </div>
    }
}
