//! One question. Nothing is chosen beforehand; going back keeps every answer.

use leptos::prelude::*;

use super::amount::amount;
use super::{actions, count, quiz, screen, with_questionnaire};
use crate::advice::questionnaire::{Item, ItemKind};
use crate::base::Id;
use crate::campaign::event::Event;
use crate::i18n::Texts;
use crate::key;
use crate::platform::clock;
use crate::tool::text::Text;
use crate::ui::el::{El, button, el, text};
use crate::ui::screens::title;
use crate::ui::state::Screen;
use crate::ui::state::advice::Advice;
use crate::visit::questionnaire::QuestionnaireChange;

/// The question at this place.
pub fn item(advice: Advice, texts: &Texts, place: usize) -> Vec<El> {
    with_questionnaire(advice, texts, |questionnaire| {
        let Some(item) = questionnaire.items.get(place) else { return Vec::new() };
        advice.apply(QuestionnaireChange::Shown(clock::now_millis()));
        let given = advice.answers_untracked();
        let asked = given.asked(questionnaire);
        let at = asked.iter().position(|known| *known == place).unwrap_or(0);
        let before = advice.session(|session, questionnaire| session.before(questionnaire, place)).flatten();
        let missing = RwSignal::new(false);
        // Who comes back to change one answer goes straight back to the review.
        let complete = given.open(questionnaire).is_empty();
        let next = move || match advice
            .session(|session, questionnaire| session.after(questionnaire, place, complete))
            .flatten()
        {
            Some(page) => advice.app.replace(screen(page)),
            None => missing.set(true),
        };
        let previous = before.map(|before| {
            button("plain", texts.get(key!("risk.previous")), move || advice.app.replace(Screen::RiskItem(before)))
        });
        let mut buttons: Vec<El> = previous.into_iter().collect();
        buttons.push(button("primary", texts.get(key!("risk.next")), next));
        let mut parts = vec![progress(advice, texts, at.saturating_add(1), asked.len())];
        if let Some(section) = questionnaire.section(place) {
            let heading = text("b", "", section.title.get(texts.locale));
            let line = text("span", "muted", section.line.get(texts.locale));
            parts.push(el("p", "quiz-section").child(&heading).child(&line));
        }
        parts.push(card(advice, texts, item, place, missing));
        parts.push(actions(&buttons));
        vec![quiz(advice, texts, &parts)]
    })
}

fn progress(advice: Advice, texts: &Texts, number: usize, of: usize) -> El {
    let shown = |place: usize| u32::try_from(place).unwrap_or(0);
    advice.app.emit(&Event::StepViewed { index: shown(number), of: shown(of) });
    let words = Text::plain(key!("risk.progress")).with("n", count(number)).with("of", count(of));
    let bar = el("progress", "")
        .attr("aria-labelledby", "fp-progress")
        .attr("max", &of.to_string())
        .attr("value", &number.to_string());
    el("div", "progress").child(&text("span", "", &texts.say(&words)).attr("id", "fp-progress")).child(&bar)
}

/// The question with its answers.
fn card(advice: Advice, texts: &Texts, item: &Item, place: usize, missing: RwSignal<bool>) -> El {
    let (role, lacking) = match item.kind() {
        ItemKind::Multiple => ("group", key!("risk.choose_some")),
        ItemKind::Amount => ("group", key!("risk.enter")),
        ItemKind::Single | ItemKind::YesNo => ("radiogroup", key!("risk.choose")),
    };
    let lacking = texts.get(lacking).to_owned();
    let error = move || if missing.get() { vec![text("span", "error", &lacking)] } else { Vec::new() };
    let error = el("p", "error-line").attr("id", "fp-missing").attr("role", "alert").children_of(error);
    let help = item.help.as_ref().map(|help| text("p", "muted", help.get(texts.locale)));
    let several = (item.kind() == ItemKind::Multiple).then(|| text("p", "muted", texts.get(key!("risk.several"))));
    let entry = if item.kind() == ItemKind::Amount {
        amount(advice, item, place, missing)
    } else {
        let mut options = el("div", if item.kind() == ItemKind::YesNo { "options yes-no" } else { "options" });
        let several = item.kind() == ItemKind::Multiple;
        for (index, choice) in item.choices.iter().enumerate() {
            let input = input(advice, &item.id, &choice.id, several);
            let take = move |_| {
                missing.set(false);
                taken(advice, place, index);
            };
            let words = text("span", "", choice.text.get(texts.locale));
            options = options.child(&el("label", "option").child(&input.on("change", take)).child(&words));
        }
        options
    };
    el("div", "quiz-card")
        .attr("role", role)
        .attr("aria-labelledby", "fp-title")
        .attr("aria-describedby", "fp-missing")
        .child(&title(item.text.get(texts.locale)))
        .maybe(help)
        .maybe(several)
        .child(&entry)
        .child(&error)
}

fn input(advice: Advice, item: &Id, choice: &Id, several: bool) -> El {
    let (asked, own) = (item.clone(), choice.clone());
    el("input", "")
        .attr("type", if several { "checkbox" } else { "radio" })
        .attr("name", "fp-answer")
        .attr("value", choice)
        // An answer that stands alone takes the others with it.
        .prop_of("checked", move || advice.answers.with(|answers| answers.all(&asked).contains(&own)).into())
}

/// A choice was pressed.
fn taken(advice: Advice, place: usize, index: usize) {
    let choice = advice.session(|_, questionnaire| {
        let choice = questionnaire.items.get(place)?.choices.get(index)?;
        Some(choice.id.clone())
    });
    if let Some(choice) = choice.flatten() {
        advice.apply(QuestionnaireChange::Chosen(place, choice));
    }
}
