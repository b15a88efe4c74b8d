//! One question. Nothing is chosen beforehand; going back keeps every answer.

use leptos::prelude::*;

use super::amount::AmountEntry;
use super::{NoQuestionnaire, Quiz, screen};
use crate::advice::questionnaire::{Item, ItemKind, Section};
use crate::base::Id;
use crate::campaign::event::Event;
use crate::key;
use crate::platform::clock;
use crate::ui::components::step::Step;
use crate::ui::screens::Title;
use crate::ui::state::Screen;
use crate::ui::state::advice::Advice;
use crate::visit::questionnaire::QuestionnaireChange;

/// The question at a place of the questionnaire.
#[component]
pub fn Question(
    /// The place.
    place: usize,
) -> impl IntoView {
    let advice = expect_context::<Advice>();
    let bank = advice.bank();
    let Some(questionnaire) = &bank.questionnaire else { return view! { <NoQuestionnaire/> }.into_any() };
    let Some(item) = questionnaire.items.get(place).cloned() else { return ().into_any() };
    advice.apply(QuestionnaireChange::Shown(clock::now_millis()));
    let asked = advice.answers_untracked().asked(questionnaire);
    let number = asked.iter().position(|known| *known == place).unwrap_or(0).saturating_add(1);
    let shown = |place: usize| u32::try_from(place).unwrap_or(0);
    advice.app.emit(&Event::StepViewed { index: shown(number), of: shown(asked.len()) });
    let section = questionnaire.section(place).cloned();
    let missing = RwSignal::new(false);
    view! {
        <Quiz>
            <Step number=number of=asked.len()/>
            {section.map(|section| view! { <SectionTitle section=section/> })}
            <Card item=item place=place missing=missing/>
            <Ways place=place missing=missing/>
        </Quiz>
    }
    .into_any()
}

/// What this question and those around it are about.
#[component]
fn SectionTitle(
    /// The section.
    section: Section,
) -> impl IntoView {
    let locale = expect_context::<Advice>().app.locale();
    view! {
        <p class="quiz-section">
            <b>{section.title.get(locale)}</b>
            <span class="muted">{section.line.get(locale)}</span>
        </p>
    }
}

/// The question with its answers.
#[component]
fn Card(
    /// The question.
    item: Item,
    /// Its place in the questionnaire.
    place: usize,
    /// Whether an answer was asked for in vain.
    missing: RwSignal<bool>,
) -> impl IntoView {
    let advice = expect_context::<Advice>();
    let texts = advice.app.texts_untracked();
    let (role, lacking) = match item.kind() {
        ItemKind::Multiple => ("group", key!("risk.choose_some")),
        ItemKind::Amount => ("group", key!("risk.enter")),
        ItemKind::Single | ItemKind::YesNo => ("radiogroup", key!("risk.choose")),
    };
    let several = item.kind() == ItemKind::Multiple;
    let (ask, help) = (item.text.get(texts.locale).to_owned(), item.help.clone());
    let error = move || {
        let lacking = || advice.app.texts_untracked().get(lacking).to_owned();
        missing.get().then(|| view! { <span class="error">{lacking()}</span> })
    };
    view! {
        <div class="quiz-card" role=role aria-labelledby="fp-title" aria-describedby="fp-missing">
            <Title words=ask/>
            {help.map(|help| view! { <p class="muted">{help.get(texts.locale)}</p> })}
            {several.then(|| view! { <p class="muted">{texts.get(key!("risk.several"))}</p> })}
            {if item.kind() == ItemKind::Amount {
                view! { <AmountEntry item=item place=place missing=missing/> }.into_any()
            } else {
                view! { <Choices item=item place=place missing=missing/> }.into_any()
            }}
            <p class="error-line" id="fp-missing" role="alert">
                {error}
            </p>
        </div>
    }
}

/// The answers to choose from.
#[component]
fn Choices(
    /// The question.
    item: Item,
    /// Its place in the questionnaire.
    place: usize,
    /// Whether an answer was asked for in vain.
    missing: RwSignal<bool>,
) -> impl IntoView {
    let advice = expect_context::<Advice>();
    let locale = advice.app.locale();
    let kind = if item.kind() == ItemKind::Multiple { "checkbox" } else { "radio" };
    let options = item.choices.iter().map(|choice| {
        let (asked, own, taken) = (item.id.clone(), choice.id.clone(), choice.id.clone());
        let take = move |_| {
            missing.set(false);
            advice.apply(QuestionnaireChange::Chosen(place, taken.clone()));
        };
        view! {
            <label class="option">
                <input
                    type=kind
                    name="fp-answer"
                    value=choice.id.as_str().to_owned()
                    // An answer that stands alone takes the others with it.
                    prop:checked=move || is_chosen(advice, &asked, &own)
                    on:change=take
                />
                <span>{choice.text.get(locale)}</span>
            </label>
        }
    });
    let class = if item.kind() == ItemKind::YesNo { "options yes-no" } else { "options" };
    view! { <div class=class>{options.collect_view()}</div> }
}

fn is_chosen(advice: Advice, item: &Id, choice: &Id) -> bool {
    advice.answers.with(|answers| answers.all(item).contains(choice))
}

/// The way on, and the way back.
#[component]
fn Ways(
    /// The question's place in the questionnaire.
    place: usize,
    /// Whether an answer was asked for in vain.
    missing: RwSignal<bool>,
) -> impl IntoView {
    let advice = expect_context::<Advice>();
    let texts = advice.app.texts_untracked();
    // Who comes back to change one answer goes straight back to the review.
    let open = advice.session(|_, questionnaire| advice.answers_untracked().open(questionnaire));
    let complete = open.is_some_and(|open| open.is_empty());
    let before = advice.session(|session, questionnaire| session.before(questionnaire, place)).flatten();
    let senior = advice.is_senior();
    let next = move |_| {
        // From the answer that says her age the whole visit is calm, until she wants it otherwise.
        if !senior && advice.is_senior() {
            advice.app.set_calm(true);
        }
        let after = advice.session(|session, questionnaire| session.after(questionnaire, place, complete));
        match after.flatten() {
            Some(page) => advice.app.replace(screen(page)),
            None => missing.set(true),
        }
    };
    view! {
        <div class="actions">
            {before.map(|before| {
                view! {
                    <button
                        class="plain"
                        type="button"
                        on:click=move |_| advice.app.replace(Screen::RiskItem(before))
                    >
                        {texts.get(key!("risk.previous"))}
                    </button>
                }
            })}
            <button class="primary" type="button" on:click=next>
                {texts.get(key!("risk.next"))}
            </button>
        </div>
    }
}
